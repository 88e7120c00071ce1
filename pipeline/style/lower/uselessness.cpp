// Declarations that reading systems have no use for, and why: paged media, and what an EPUB's CSS must not say.
#include <algorithm>

#include "style/lower/declaration_lines.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

constexpr std::string_view paged_properties[] = {"page",
                                                 "string-set",
                                                 "bookmark-level",
                                                 "bookmark-label",
                                                 "bookmark-state",
                                                 "footnote-policy",
                                                 "footnote-display",
                                                 "float-defer",
                                                 "float-offset",
                                                 "float-reference",
                                                 "bleed",
                                                 "marks",
                                                 "size",
                                                 "page-orientation",
                                                 "margin-break",
                                                 "running",
                                                 "footnote-area",
                                                 "block-step",
                                                 "block-step-size",
                                                 "block-step-align",
                                                 "block-step-round",
                                                 "line-grid",
                                                 "line-snap",
                                                 "-bifolio-page-depth"};

bool contains_function(std::span<Token const> value, std::initializer_list<std::string_view> names) {
  return std::any_of(value.begin(), value.end(), [&](Token const& t) {
    return t.kind == TokenKind::Function &&
           std::any_of(names.begin(), names.end(), [&](std::string_view n) { return same_name(t.text, n); });
  });
}

}  // namespace

std::string_view uselessness(std::string_view name, std::span<Token const> value) {
  if (std::find(std::begin(paged_properties), std::end(paged_properties), name) != std::end(paged_properties))
    return "it is about pages";
  if (name.starts_with("-bifolio-")) return "reading systems make their own lines";
  if (name == "image-resolution") return "reading systems know it not; images have a width instead";
  if (name == "initial-letter" || name == "initial-letter-align") return "reading systems know no initial letters here";
  if (name == "direction" || name == "unicode-bidi") return "reading systems obey the dir attribute instead";
  if (name == "float" &&
      is_word(value, {"footnote", "top", "bottom", "block-start", "block-end", "snap-block", "inside", "outside"}))
    return "it is about pages";
  if (name == "float" && contains_function(value, {"snap-block", "snap-inline"})) return "it is about pages";
  if (name == "position" && contains_function(value, {"running"})) return "it is about pages";
  if (name == "content" &&
      contains_function(value, {"string", "element", "leader", "target-counter", "target-counters", "target-text", "content"}))
    return "its content is known on pages only";
  return {};
}

}  // namespace bifolio::style
