// fonts.toml read into the collection: the families that we ship or that a project adds. Changes with the format (fonts/README.md).
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>

#include "base/ascii.h"
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
  FaceOrigin origin = FaceOrigin::Shipped;
  FontProblems missing = {};
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

void read_face(Reader& reader, std::string const& family, toml::table const& face, bool optional) {
  const std::string declared = required_string(reader, face, "path");
  FaceSource source{.family = family, .traits = {}, .path = located(reader, declared), .index = 0};
  source.traits.weight = static_cast<std::int32_t>(number(reader, face, "weight", {400, 1, 1000}));
  source.traits.stretch = static_cast<std::int32_t>(number(reader, face, "stretch", {100, 50, 200}) * 1000);
  source.traits.slant = slant_of(reader, face);
  source.index = static_cast<std::uint32_t>(number(reader, face, "index", {0, 0, 65535}));
  source.origin = reader.origin;
  if (source.path.empty()) {
    if (!optional) reader.missing.emplace_back(declared, "is not there");
    return;
  }
  // Ours are known to be sound, and are opened when they are used.
  if (reader.origin != FaceOrigin::Shipped)
    if (std::string why = examine(source); !why.empty()) return reader.missing.emplace_back(source.path, std::move(why)), void();
  reader.fonts.add(std::move(source));
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
    const bool optional = family["optional"].value_or(false);
    for (toml::node const& face : tables(reader, family, "face")) read_face(reader, name, *face.as_table(), optional);
  }
}

void read_aliases(Reader& reader, toml::table const& list) {
  toml::table const* aliases = list["aliases"].as_table();
  if (aliases == nullptr) return;
  for (auto const& [alias, family] : *aliases)
    reader.fonts.add_alias(std::string(alias.str()), required_string(reader, *aliases, alias.str()));
}

std::vector<std::string> family_names(Reader const& reader, toml::array const& names) {
  std::vector<std::string> families;
  for (toml::node const& name : names) {
    const std::optional<std::string> text = name.value<std::string>();
    if (!text) fail(reader, name, "a list of family names is expected");
    families.push_back(*text);
  }
  return families;
}

void read_fallback(Reader& reader, toml::table const& list) {
  if (toml::array const* names = list["fallback"].as_array()) reader.fonts.prefer_fallback(family_names(reader, *names));
  toml::table const* languages = list["fallback_for"].as_table();
  if (languages == nullptr) return;
  for (auto const& [language, names] : *languages) {
    if (!names.is_array()) fail(reader, names, "a list of family names is expected");
    reader.fonts.set_fallback_for(std::string(language.str()), family_names(reader, *names.as_array()));
  }
}

FontProblems load(Reader reader) {
  const toml::table list = parse(reader.path);
  read_families(reader, list);
  read_aliases(reader, list);
  read_fallback(reader, list);
  return std::move(reader.missing);
}

bool is_font_name(fs::path const& path) {
  const std::string extension = lower_case(path.extension().string());
  for (const std::string_view known : {".otf", ".ttf", ".otc", ".ttc", ".woff", ".woff2"})
    if (extension == known) return true;
  return false;
}

/// Every face that the file has.
void add_file(Fonts& fonts, std::string const& path, FontProblems& problems) {
  for (std::uint32_t index = 0;; ++index) {
    FaceSource source{.family = {}, .traits = {}, .path = path, .index = index, .origin = FaceOrigin::Project};
    std::string why = examine(source);
    if (why.empty()) {
      const std::uint32_t last = source.face_count - 1;
      fonts.add(std::move(source));
      if (index >= last) return;
    } else {
      if (index == 0) problems.emplace_back(path, std::move(why));
      return;
    }
  }
}

}  // namespace

std::vector<std::string> load_font_list(Fonts& fonts, std::string const& path) {
  std::vector<std::string> missing;
  for (auto& [file, why] : load({.fonts = fonts, .path = path})) missing.push_back(std::move(file));
  return missing;
}

// By name, so that the same folder gives the same books everywhere.
FontProblems load_font_folder(Fonts& fonts, std::string const& folder) {
  FontProblems problems;
  std::error_code error;
  const std::string list = (fs::path(folder) / "fonts.toml").string();
  if (fs::is_regular_file(list, error)) return load({.fonts = fonts, .path = list, .origin = FaceOrigin::Project});
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file(error) && is_font_name(at->path())) files.push_back(at->path().string());
  std::sort(files.begin(), files.end());
  for (std::string const& path : files) add_file(fonts, path, problems);
  return problems;
}

}  // namespace bifolio::text
