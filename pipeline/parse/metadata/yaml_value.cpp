#include "parse/metadata/yaml_value.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "parse/diagnostics.h"

namespace bifolio::parse::metadata {
namespace {

constexpr std::size_t max_flattened = 2000;
constexpr int max_flattened_depth = 6;

std::string trim(std::string const& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// What an escape can bring that neither book can hold (XML 1.0 §2.2): controls, halves of surrogate pairs.
bool is_text(utf8::Decoded const& c) {
  const bool is_white = c.code_point == '\t' || c.code_point == '\n' || c.code_point == '\r';
  return c.valid && (c.code_point >= ' ' || is_white) && c.code_point != 0x7F && (c.code_point & 0xFFFE) != 0xFFFE;
}

std::string with_replacements(std::string const& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    utf8::append(out, is_text(c) ? c.code_point : utf8::replacement);
    at += c.length;
  }
  return out;
}

std::string clean(std::string const& text) { return with_replacements(trim(text)); }

void flatten_into(YAML::Node const& node, int depth, std::string& out) {
  if (out.size() >= max_flattened || depth > max_flattened_depth) return;
  if (node.IsScalar()) {
    out += clean(node.Scalar());
  } else if (node.IsSequence()) {
    bool first = true;
    for (YAML::Node const& item : node) {
      if (out.size() >= max_flattened) return;
      if (!std::exchange(first, false)) out += ", ";
      flatten_into(item, depth + 1, out);
    }
  } else if (node.IsMap()) {
    bool first = true;
    for (auto const& entry : node) {
      if (out.size() >= max_flattened) return;
      if (!std::exchange(first, false)) out += ", ";
      flatten_into(entry.first, depth + 1, out);
      out += ": ";
      flatten_into(entry.second, depth + 1, out);
    }
  }
}

}  // namespace

Span YamlReader::place(YAML::Mark mark, std::size_t length) const {
  if (mark.pos < 0) return {source_.id, range_.begin, range_.begin};
  const std::uint32_t begin = std::min(range_.end, range_.begin + static_cast<std::uint32_t>(mark.pos));
  const std::size_t line_end = std::min<std::size_t>(source_.text.find_first_of("\r\n", begin), range_.end);
  return {source_.id, begin, static_cast<std::uint32_t>(std::max<std::size_t>(begin, std::min(begin + length, line_end)))};
}

Span YamlReader::place(YAML::Node const& node) const {
  const std::size_t length = node.IsScalar() ? node.Scalar().size() : 1;
  return place(node.Mark(), std::max<std::size_t>(1, length));
}

void YamlReader::wrong_type(YAML::Node const& node, std::string_view key, std::string_view wanted) {
  sink_.report_once(parse::wrong_type, key, place(node), std::string(key) + ": " + std::string(wanted) + " is expected here");
}

std::string YamlReader::text(YAML::Node const& node, std::string_view key) {
  if (!node.IsDefined() || node.IsNull()) return {};
  if (node.IsScalar()) {
    const std::string written = trim(node.Scalar());
    std::string cleaned = with_replacements(written);
    if (cleaned != written)
      sink_.report(invalid_value, place(node), std::string(key) + ": control characters are no text; each becomes U+FFFD");
    return cleaned;
  }
  wrong_type(node, key, "text");
  return {};
}

std::vector<std::string> YamlReader::texts(YAML::Node const& node, std::string_view key) {
  std::vector<std::string> out;
  if (!node.IsDefined() || node.IsNull()) return out;
  if (!node.IsSequence()) {
    std::string one = text(node, key);
    if (!one.empty()) out.push_back(std::move(one));
    return out;
  }
  for (YAML::Node const& item : node) {
    std::string one = text(item, key);
    if (!one.empty()) out.push_back(std::move(one));
  }
  return out;
}

YAML::Node YamlReader::field(YAML::Node const& map, std::initializer_list<std::string_view> names) {
  for (auto const& entry : map) {
    if (!entry.first.IsScalar()) continue;
    if (std::find(names.begin(), names.end(), entry.first.Scalar()) != names.end()) return entry.second;
  }
  return YAML::Node(YAML::NodeType::Undefined);
}

std::string YamlReader::flatten(YAML::Node const& node) const {
  std::string out;
  flatten_into(node, 0, out);
  return out;
}

}  // namespace bifolio::parse::metadata
