#include "parse/markdown/admonitions.h"

#include <algorithm>

#include "base/ascii.h"

namespace bifolio::parse::markdown {
namespace {

constexpr std::string_view kinds[] = {"note", "tip", "important", "warning", "caution"};

}  // namespace

AdmonitionMarker admonition_marker(std::string_view paragraph) {
  AdmonitionMarker marker;
  if (!paragraph.starts_with("[!")) return marker;
  const std::size_t close = paragraph.find_first_of("]\n", 2);
  if (close == std::string_view::npos || paragraph[close] != ']') return marker;
  const auto* const kind = std::find_if(std::begin(kinds), std::end(kinds), [&](std::string_view k) {
    return equals_ignoring_case(paragraph.substr(2, close - 2), k);
  });
  if (kind == std::end(kinds)) return marker;
  const std::size_t line_end = std::min(paragraph.find_first_of("\r\n", close), paragraph.size());
  if (close + 1 < line_end && paragraph[close + 1] != ' ' && paragraph[close + 1] != '\t') return marker;  // a link: [!note](…)
  marker.kind = *kind;
  marker.title_begin = std::min(paragraph.find_first_not_of(" \t", close + 1), line_end);
  marker.title_end = line_end;
  marker.text_begin = std::min(paragraph.find_first_not_of("\r\n", line_end), paragraph.size());
  return marker;
}

}  // namespace bifolio::parse::markdown
