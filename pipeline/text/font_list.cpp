// fonts.toml read into the collection: the families that we ship or that a project adds. Changes with the format (fonts/README.md).
#include <toml++/toml.h>

#include <filesystem>

#include "base/files.h"
#include "text/fonts.h"

namespace bifolio::text {
namespace {

namespace fs = std::filesystem;

toml::table parse(std::string const& path) {
  try {
    return toml::parse(read_file(path), path);
  } catch (toml::parse_error const& error) {
    const toml::source_position place = error.source().begin;
    throw EnvironmentError(path, "line " + std::to_string(place.line) + ": " + std::string(error.description()));
  }
}

/// What is common to the reading of one list: where it stands and what was not found.
struct Reader {
  Fonts& fonts;
  std::string path;
  std::vector<std::string> missing;
};

[[noreturn]] void fail(Reader const& reader, toml::node const& node, std::string const& what) {
  throw EnvironmentError(reader.path, "line " + std::to_string(node.source().begin.line) + ": " + what);
}

std::string required_string(Reader const& reader, toml::table const& table, std::string_view key) {
  if (auto value = table[key].value<std::string>()) return *value;
  fail(reader, table, "\"" + std::string(key) + "\" is missing or is no string");
}

// Beside the list first (what `cmake --install` copied, or a project's own fonts), then where the system has it.
std::string located(Reader const& reader, std::string const& declared) {
  const fs::path folder = fs::path(reader.path).parent_path(), path(declared);
  std::error_code ignored;
  for (fs::path const& place : {folder / path.filename(), folder / path})
    if (fs::is_regular_file(place, ignored)) return place.string();
  return {};
}

Slant slant_of(Reader const& reader, toml::table const& face) {
  const std::string style = face["style"].value_or(std::string("normal"));
  if (style == "normal") return Slant::Normal;
  if (style == "italic") return Slant::Italic;
  if (style == "oblique") return Slant::Oblique;
  fail(reader, face, "style must be \"normal\", \"italic\" or \"oblique\", not \"" + style + "\"");
}

// A number in [least, most], or the default where the key is absent.
std::int64_t number(Reader const& reader, toml::table const& face, std::string_view key, std::array<std::int64_t, 3> bounds) {
  toml::node const* node = face.get(key);
  const auto [otherwise, least, most] = bounds;
  if (node == nullptr) return otherwise;
  const std::optional<std::int64_t> value = node->value_exact<std::int64_t>();
  if (value && *value >= least && *value <= most) return *value;
  fail(reader, *node,
       "\"" + std::string(key) + "\" must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

void read_face(Reader& reader, std::string const& family, toml::table const& face) {
  const std::string declared = required_string(reader, face, "path");
  FaceSource source{.family = family, .traits = {}, .path = located(reader, declared), .index = 0};
  source.traits.weight = static_cast<std::int32_t>(number(reader, face, "weight", {400, 1, 1000}));
  source.traits.stretch = static_cast<std::int32_t>(number(reader, face, "stretch", {100, 50, 200}) * 1000);
  source.traits.slant = slant_of(reader, face);
  source.index = static_cast<std::uint32_t>(number(reader, face, "index", {0, 0, 65535}));
  if (source.path.empty()) {
    reader.missing.push_back(declared);
  } else {
    reader.fonts.add(std::move(source));
  }
}

toml::array const& tables(Reader const& reader, toml::table const& parent, std::string_view key) {
  toml::node const* node = parent.get(key);
  if (node == nullptr || !node->is_array_of_tables()) fail(reader, parent, "no [[" + std::string(key) + "]]");
  return *node->as_array();
}

void read_families(Reader& reader, toml::table const& list) {
  for (toml::node const& entry : tables(reader, list, "family")) {
    toml::table const& family = *entry.as_table();
    const std::string name = required_string(reader, family, "name");
    for (toml::node const& face : tables(reader, family, "face")) read_face(reader, name, *face.as_table());
  }
}

void read_aliases(Reader& reader, toml::table const& list) {
  toml::table const* aliases = list["aliases"].as_table();
  if (aliases == nullptr) return;
  for (auto const& [alias, family] : *aliases)
    reader.fonts.add_alias(std::string(alias.str()), required_string(reader, *aliases, alias.str()));
}

void read_fallback(Reader& reader, toml::table const& list) {
  toml::array const* names = list["fallback"].as_array();
  if (names == nullptr) return;
  std::vector<std::string> families;
  for (toml::node const& name : *names) {
    const std::optional<std::string> text = name.value<std::string>();
    if (!text) fail(reader, name, "\"fallback\" must be a list of family names");
    families.push_back(*text);
  }
  reader.fonts.set_fallback(std::move(families));
}

}  // namespace

std::vector<std::string> load_font_list(Fonts& fonts, std::string const& path) {
  Reader reader{fonts, path, {}};
  const toml::table list = parse(path);
  read_families(reader, list);
  read_aliases(reader, list);
  read_fallback(reader, list);
  return std::move(reader.missing);
}

}  // namespace bifolio::text
