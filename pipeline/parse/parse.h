// The parse stage's door: bytes to Document. formats.cpp is the table of source formats.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/document.h"

namespace bifolio::parse {

/// Metadata: a YAML file that stands beside the sources of a book and holds what front matter would.
enum class Format : std::uint8_t { Markdown, Article, Metadata };

/// A decision that a parser took and the evidence for it; what `inspect --explain` prints.
struct Explanation {
  Span span;
  std::string decision;               ///< "title", "heading", "byline" …
  int score = 0;                      ///< evidence for, minus against
  std::vector<std::string> evidence;  ///< "+3 short line between blank lines" …
};

/// By the file name's extension; nothing for one that we don't know. For text without a useful name, `sniff` its content.
std::optional<Format> format_from_path(std::string_view path);
std::optional<Format> format_from_name(std::string_view name);  ///< "markdown", "article" (as --from takes)
Format sniff(std::string_view text);

/// Bytes as UTF-8: a byte order mark is removed; UTF-16, Windows-1252 and ISO-8859-1 are detected and converted (the caller notes
/// `encoding`). NUL and ill-formed sequences become U+FFFD; `replaced` says where. Binary content gives nothing (`why` says what it
/// is).
struct Replacement {
  std::uint32_t offset;  ///< in the decoded text, of the U+FFFD
  bool nul;              ///< else an ill-formed sequence
};
struct DecodedText {
  std::string text;
  std::string encoding;               ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"
  std::vector<Replacement> replaced;  ///< the first thousand
  std::size_t replaced_count = 0;     ///< all of them
};
std::optional<DecodedText> decode(std::string_view bytes, std::string& why);
/// Tells the sink where characters were replaced, once the decoded text has become the source `source`.
void report_replacements(DecodedText const& decoded, SourceId source, DiagnosticSink& sink);

/// Never fails: content problems go to the sink. The source's text must outlive the document.
model::Document parse(SourceText source, Format format, DiagnosticSink& sink, std::vector<Explanation>* explanations = nullptr);

/// The author's list of divided words (--hyphenation): one a line with its hyphens, comments after "#", "[de]" before a language's
/// words.
std::vector<model::HyphenationException> parse_hyphenation(SourceText source, DiagnosticSink& sink);

}  // namespace bifolio::parse
