#include "app/settings.h"

#include <algorithm>
#include <map>

#include "parse/parse.h"

namespace bifolio::app {
namespace {

// A YAML double-quoted scalar (YAML 1.2 §7.3.1).
std::string in_quotes(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out += '"';
}

// Keys in the order in which they were first given; a repeated key becomes a list.
std::string as_front_matter(std::vector<std::pair<std::string, std::string>> const& settings) {
  std::string out = "---\n";
  std::vector<std::string> written;
  for (auto const& [key, value] : settings) {
    if (std::find(written.begin(), written.end(), key) != written.end()) continue;
    written.push_back(key);
    const auto same_key = [&key = key](auto const& setting) { return setting.first == key; };
    if (std::count_if(settings.begin(), settings.end(), same_key) == 1) {
      out += in_quotes(key) + ": " + in_quotes(value) + '\n';
      continue;
    }
    out += in_quotes(key) + ":\n";
    for (auto const& setting : settings)
      if (same_key(setting)) out += "  - " + in_quotes(setting.second) + '\n';
  }
  return out += "---\n";
}

template <class T>
void override_with(T& value, T&& setting) {
  if (!setting.empty()) value = std::forward<T>(setting);
}

}  // namespace

void apply_settings(std::vector<std::pair<std::string, std::string>> const& settings, model::Metadata& metadata, SourceSet& sources,
                    DiagnosticSink& sink) {
  if (settings.empty()) return;
  const SourceId id = sources.add("--set", as_front_matter(settings));
  model::Metadata set = parse::parse(source_text(sources, id), parse::Format::Markdown, sink).metadata;
  if (!set.title.empty()) metadata.title_span = set.title_span;
  override_with(metadata.title, std::move(set.title));
  if (!set.subtitle.empty()) metadata.subtitle_span = set.subtitle_span;
  override_with(metadata.subtitle, std::move(set.subtitle));
  override_with(metadata.creators, std::move(set.creators));
  override_with(metadata.contributors, std::move(set.contributors));
  if (!set.date.iso.empty() || !set.date.written.empty()) metadata.date = std::move(set.date);
  override_with(metadata.language, std::move(set.language));
  override_with(metadata.publisher, std::move(set.publisher));
  override_with(metadata.description, std::move(set.description));
  override_with(metadata.rights, std::move(set.rights));
  override_with(metadata.source_url, std::move(set.source_url));
  override_with(metadata.edition, std::move(set.edition));
  override_with(metadata.identifiers, std::move(set.identifiers));
  override_with(metadata.subjects, std::move(set.subjects));
  override_with(metadata.collection, std::move(set.collection));
  override_with(metadata.collection_position, std::move(set.collection_position));
  override_with(metadata.cover, std::move(set.cover));
  override_with(metadata.quotes, std::move(set.quotes));
  if (set.smart.given) metadata.smart = set.smart;
  for (model::HyphenationException& word : set.hyphenation) metadata.hyphenation.push_back(std::move(word));
  override_with(metadata.cover_alt, std::move(set.cover_alt));
  for (std::string& sheet : set.style_sheets) metadata.style_sheets.push_back(std::move(sheet));
  for (auto const& [key, value] : settings)
    if (key == "type") metadata.type = set.type, metadata.type_given = set.type_given;
}

}  // namespace bifolio::app
