// What is known about the publication: front matter, or what a parser recovered. Both books' metadata come from here.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/source.h"

namespace bifolio::model {

struct Contributor {
  std::string name;          ///< as it is to be shown: "Oriol Marín"
  std::string file_as;       ///< sort form "Marín, Oriol"; empty when not given
  std::string role = "aut";  ///< MARC relator code: aut, edt, trl, ill …
  std::string title;         ///< position as the byline says it: "Research Assistant"
  std::string affiliation;
  std::string email, url, orcid;
  std::string biography;
  Span span;
  friend bool operator==(Contributor const&, Contributor const&) = default;
};

struct Date {
  std::string written;  ///< as the author wrote it; empty when only `iso` is known
  std::string iso;      ///< YYYY, YYYY-MM or YYYY-MM-DD; empty when the text is not understood
  friend bool operator==(Date const&, Date const&) = default;
};

struct Identifier {
  std::string scheme;  ///< "isbn", "doi", "uuid", "uri" or empty
  std::string value;   ///< normalised: ISBN without hyphens, DOI without resolver
  friend bool operator==(Identifier const&, Identifier const&) = default;
};

/// Which straight characters of the text become typographic ones (resolve/smart).
struct SmartText {
  bool quotes = true, dashes = true, ellipses = true, spaces = true;
  bool given = false;  ///< the source or the command line says it
  friend bool operator==(SmartText const&, SmartText const&) = default;
};

/// Where the author wants a word divided.
struct HyphenationException {
  std::string language;  ///< BCP 47; empty: whatever the language
  std::string word;      ///< with a hyphen wherever it may be divided; none: never
  Span span;
  friend bool operator==(HyphenationException const&, HyphenationException const&) = default;
};

/// The kind of publication decides the default style sheet and the front matter's form.
enum class PublicationType : std::uint8_t { Article, Book };

struct Metadata {
  PublicationType type = PublicationType::Article;
  bool type_given = false;  ///< the source or the command line says it: resolve must not guess
  Span span;                ///< of the first block of metadata in the source
  std::string title, subtitle;
  Span title_span, subtitle_span;
  std::vector<Contributor> creators, contributors;
  Date date;
  std::string language;  ///< BCP 47; empty until resolve decides
  std::string publisher, description, rights, source_url, edition;
  std::vector<Identifier> identifiers;  ///< the first is the publication's unique identifier (after resolve: never empty)
  std::vector<std::string> subjects;
  std::string collection, collection_position;  ///< series, or a site's section
  std::string cover;                            ///< path or URL as written
  Span cover_span;
  std::string cover_alt;
  std::vector<std::string> style_sheets;  ///< front matter's `style:` entries, relative to the source
  SmartText smart;
  std::string quotes;  ///< the quotation marks of the whole text: four of them, a name or a language tag; empty: by language
  Span quotes_span;
  std::vector<HyphenationException> hyphenation;
  std::vector<std::pair<std::string, std::string>> other;  ///< keys that we don't know, kept in order
  friend bool operator==(Metadata const&, Metadata const&) = default;
};

}  // namespace bifolio::model
