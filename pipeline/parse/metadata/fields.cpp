#include "parse/metadata/fields.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "parse/dates.h"
#include "parse/diagnostics.h"
#include "parse/hyphenation_list.h"
#include "parse/metadata/identifiers.h"

namespace bifolio::parse::metadata {
namespace {

using model::Metadata;

/// What one key's reader is given.
struct Field {
  std::string_view key;
  YAML::Node const& value;
  YamlReader& reader;
  Metadata& metadata;
  std::string text() const { return reader.text(value, key); }
};

template <class Read>
void for_each_item(Field const& field, Read read) {
  if (field.value.IsNull()) return;
  if (!field.value.IsSequence()) return read(field.value);
  for (YAML::Node const& item : field.value) read(item);
}

template <std::string Metadata::*member>
void read_text(Field const& field) {
  field.metadata.*member = field.text();
}

template <std::string Metadata::*member, Span Metadata::*place>
void read_placed_text(Field const& field) {
  field.metadata.*member = field.text();
  field.metadata.*place = field.reader.place(field.value);
}

void read_people(Field const& field, std::string_view role) {
  for_each_item(field, [&](YAML::Node const& item) {
    if (item.IsSequence()) return field.reader.wrong_type(item, field.key, "a name or a mapping");
    model::Contributor person = read_contributor(item, field.reader, role);
    if (person.name.empty()) {
      if (item.IsMap()) field.reader.report(invalid_value, item, std::string(field.key) + ": a person without a name is left out");
      return;
    }
    auto& list = person.role == "aut" ? field.metadata.creators : field.metadata.contributors;
    list.push_back(std::move(person));
  });
}

void read_authors(Field const& field) { read_people(field, "aut"); }
void read_editors(Field const& field) { read_people(field, "edt"); }
void read_translators(Field const& field) { read_people(field, "trl"); }
void read_illustrators(Field const& field) { read_people(field, "ill"); }
void read_photographers(Field const& field) { read_people(field, "pht"); }
void read_contributors(Field const& field) { read_people(field, "ctb"); }

void read_date(Field const& field) {
  const std::string written = field.text();
  if (written.empty()) return;
  field.metadata.date = {written, iso_date(written)};
  if (field.metadata.date.iso.empty())
    field.reader.report(invalid_date, field.value, "\"" + written + "\" is not a date that we understand; write it as 2024-03-12");
}

void read_language(Field const& field) {
  const std::string written = field.text();
  if (written.empty()) return;
  if (const auto tag = normalize_language(written))
    field.metadata.language = *tag;
  else
    field.reader.report(invalid_value, field.value, "\"" + written + "\" is not a language tag; write it as \"en\" or \"pt-BR\"");
}

void add_identifier(Field const& field, YAML::Node const& node, std::string_view scheme) {
  const std::string written = field.reader.text(node, field.key);
  if (written.empty()) return;
  std::string problem;
  model::Identifier identifier = read_identifier(written, scheme, problem);
  if (!problem.empty()) field.reader.report(invalid_identifier, node, std::move(problem));
  field.metadata.identifiers.push_back(std::move(identifier));
}

void read_identifiers(Field const& field, std::string_view scheme) {
  for_each_item(field, [&](YAML::Node const& item) {
    if (!item.IsMap()) return add_identifier(field, item, scheme);
    const std::string own = field.reader.text(YamlReader::field(item, {"scheme", "type"}), "scheme");
    add_identifier(field, YamlReader::field(item, {"text", "value", "id", "identifier"}), own);
  });
}

void read_identifier_list(Field const& field) { read_identifiers(field, {}); }
void read_isbn(Field const& field) { read_identifiers(field, "isbn"); }
void read_doi(Field const& field) { read_identifiers(field, "doi"); }
void read_uuid(Field const& field) { read_identifiers(field, "uuid"); }

std::vector<std::string> split_list(std::string const& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
    const std::size_t begin = std::min(text.find_first_not_of(" \t\n", at), end);
    std::size_t last = end;
    while (last > begin && (text[last - 1] == ' ' || text[last - 1] == '\n' || text[last - 1] == '\t')) --last;
    if (last > begin) parts.push_back(text.substr(begin, last - begin));
    at = end + 1;
  }
  return parts;
}

// "typography, history; printing" in one text are several subjects.
void read_subjects(Field const& field) {
  for_each_item(field, [&](YAML::Node const& item) {
    const std::string text = item.IsMap() ? field.reader.text(YamlReader::field(item, {"text", "name", "term"}), field.key)
                                          : field.reader.text(item, field.key);
    if (!field.value.IsSequence())
      for (std::string& part : split_list(text)) field.metadata.subjects.push_back(std::move(part));
    else if (!text.empty())
      field.metadata.subjects.push_back(text);
  });
}

void read_cover(Field const& field) {
  const bool map = field.value.IsMap();
  const YAML::Node image = map ? YamlReader::field(field.value, {"image", "src", "path", "file"}) : field.value;
  field.metadata.cover = field.reader.text(image, field.key);
  if (!field.metadata.cover.empty()) field.metadata.cover_span = field.reader.place(image);
  if (map)
    field.metadata.cover_alt = field.reader.text(YamlReader::field(field.value, {"alt", "alt-text", "description"}), "cover.alt");
}

void read_collection(Field const& field) {
  if (!field.value.IsMap()) return read_text<&Metadata::collection>(field);
  field.metadata.collection = field.reader.text(YamlReader::field(field.value, {"name", "title", "text"}), field.key);
  field.metadata.collection_position =
      field.reader.text(YamlReader::field(field.value, {"position", "number", "volume", "index"}), field.key);
}

void read_type(Field const& field) {
  const std::string written = field.text();
  if (written.empty()) return;
  if (written == "book")
    field.metadata.type = model::PublicationType::Book;
  else if (written == "article")
    field.metadata.type = model::PublicationType::Article;
  else
    return field.reader.report(invalid_value, field.value,
                               "\"" + written + "\" is not a type of publication: \"book\" or \"article\"");
  field.metadata.type_given = true;
}

void read_styles(Field const& field) {
  for (std::string& sheet : field.reader.texts(field.value, field.key)) field.metadata.style_sheets.push_back(std::move(sheet));
}

// smart: true, false, or which of quotes, dashes, ellipses and spaces.
void read_smart(Field const& field) {
  model::SmartText smart{.quotes = false, .dashes = false, .ellipses = false, .spaces = false, .given = true};
  std::vector<std::string> words = field.reader.texts(field.value, field.key);
  if (words.size() == 1) words = split_list(words.front());
  for (std::string const& word : words) {
    if (word == "true" || word == "on" || word == "yes" || word == "all")
      smart = {.given = true};
    else if (word == "quotes")
      smart.quotes = true;
    else if (word == "dashes")
      smart.dashes = true;
    else if (word == "ellipses")
      smart.ellipses = true;
    else if (word == "spaces")
      smart.spaces = true;
    else if (word != "false" && word != "off" && word != "no" && word != "none")
      return field.reader.report(
          invalid_value, field.value,
          "\"" + word + "\" is no part of smart text: true, false, or a list of quotes, dashes, ellipses, spaces");
  }
  if (!words.empty()) field.metadata.smart = smart;
}

void read_words(Field const& field, YAML::Node const& value, std::string_view language) {
  for (std::string const& text : field.reader.texts(value, field.key))
    for (std::size_t at = text.find_first_not_of(" \t\r\n"); at != std::string::npos;) {
      const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
      read_hyphenated_word(std::string_view(text).substr(at, end - at), language, field.reader.place(value),
                           field.metadata.hyphenation, field.reader.sink());
      at = text.find_first_not_of(" \t\r\n", end);
    }
}

// hyphenation: a list of words with their hyphens, or such a list for each language.
void read_hyphenation(Field const& field) {
  if (!field.value.IsMap()) return read_words(field, field.value, {});
  for (auto const& entry : field.value) {
    const std::string language = field.reader.text(entry.first, field.key);
    if (is_list_language(language))
      read_words(field, entry.second, language);
    else
      field.reader.report(malformed_hyphenation, entry.first, "\"" + language + "\" is no language; write it as de or en-GB");
  }
}

void read_quotes(Field const& field) {
  for (std::string const& marks : field.reader.texts(field.value, field.key)) field.metadata.quotes += marks;
  field.metadata.quotes_span = field.reader.place(field.value);
}

struct Key {
  std::string_view name;
  void (*read)(Field const&);
};
constexpr std::array keys = {
    Key{"title", read_placed_text<&Metadata::title, &Metadata::title_span>},
    Key{"subtitle", read_placed_text<&Metadata::subtitle, &Metadata::subtitle_span>},
    Key{"author", read_authors},
    Key{"authors", read_authors},
    Key{"creator", read_authors},
    Key{"creators", read_authors},
    Key{"by", read_authors},
    Key{"editor", read_editors},
    Key{"editors", read_editors},
    Key{"translator", read_translators},
    Key{"translators", read_translators},
    Key{"illustrator", read_illustrators},
    Key{"illustrators", read_illustrators},
    Key{"photographer", read_photographers},
    Key{"contributor", read_contributors},
    Key{"contributors", read_contributors},
    Key{"date", read_date},
    Key{"published", read_date},
    Key{"lang", read_language},
    Key{"language", read_language},
    Key{"publisher", read_text<&Metadata::publisher>},
    Key{"identifier", read_identifier_list},
    Key{"identifiers", read_identifier_list},
    Key{"isbn", read_isbn},
    Key{"doi", read_doi},
    Key{"uuid", read_uuid},
    Key{"description", read_text<&Metadata::description>},
    Key{"abstract", read_text<&Metadata::description>},
    Key{"summary", read_text<&Metadata::description>},
    Key{"rights", read_text<&Metadata::rights>},
    Key{"copyright", read_text<&Metadata::rights>},
    Key{"license", read_text<&Metadata::rights>},
    Key{"licence", read_text<&Metadata::rights>},
    Key{"subject", read_subjects},
    Key{"subjects", read_subjects},
    Key{"keywords", read_subjects},
    Key{"tags", read_subjects},
    Key{"cover", read_cover},
    Key{"cover-image", read_cover},
    Key{"cover-alt", read_text<&Metadata::cover_alt>},
    Key{"series", read_collection},
    Key{"collection", read_collection},
    Key{"belongs-to-collection", read_collection},
    Key{"position", read_text<&Metadata::collection_position>},
    Key{"volume", read_text<&Metadata::collection_position>},
    Key{"group-position", read_text<&Metadata::collection_position>},
    Key{"edition", read_text<&Metadata::edition>},
    Key{"type", read_type},
    Key{"smart", read_smart},
    Key{"quotes", read_quotes},
    Key{"hyphenation", read_hyphenation},
    Key{"style", read_styles},
    Key{"styles", read_styles},
    Key{"css", read_styles},
    Key{"source", read_text<&Metadata::source_url>},
    Key{"source-url", read_text<&Metadata::source_url>},
};

Key const* find_key(std::string_view name) {
  for (Key const& key : keys)
    if (key.name == name) return &key;
  return nullptr;
}

// "Cover_Image" is "cover-image".
std::string canonical(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c == '_' || c == ' ' ? '-' : to_lower(c);
  return out;
}

}  // namespace

void read_fields(YAML::Node const& map, YamlReader& reader, Metadata& metadata) {
  std::vector<std::string> seen;
  for (auto const& entry : map) {
    if (!entry.first.IsScalar()) {
      reader.wrong_type(entry.first, "key", "a name");
      continue;
    }
    const std::string name = canonical(entry.first.Scalar());
    Key const* const key = find_key(name);
    if (key && std::find(seen.begin(), seen.end(), name) != seen.end()) {
      reader.report(duplicate_key, entry.first, "\"" + name + "\" is given twice; the first counts");
      continue;
    }
    if (key) {
      seen.push_back(name);
      key->read({key->name, entry.second, reader, metadata});
      continue;
    }
    metadata.other.emplace_back(entry.first.Scalar(), reader.flatten(entry.second));
    reader.report(unknown_key, entry.first, "we don't know the key \"" + entry.first.Scalar() + "\"; it is kept as it is");
  }
}

}  // namespace bifolio::parse::metadata
