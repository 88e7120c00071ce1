// What becomes of each HTML element and attribute that can be written in a source. Tables; from tree_builder.cpp.
// Changes when the document's vocabulary grows, or HTML's does.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/vocabulary.h"

namespace bifolio::parse::html {

enum class Treatment : std::uint8_t {
  Keep,     ///< an element of our vocabulary
  Replace,  ///< obsolete: another element, with a class or style
  Unknown,  ///< its content is kept in a div or span
  Instead,  ///< cannot be shown: what it holds for readers without it is, in a div or span
  Drop,     ///< left out with its content
  Ignore,   ///< the tag says nothing here (html, body …)
};

struct ElementRule {
  Treatment treatment;
  model::Tag tag;
  std::string_view style;  ///< of a replacement
};
/// Requires a lower-case name.
ElementRule rule_for(std::string_view name);

/// Whether `name`'s content is not markup (script, style …).
bool is_raw_text(std::string_view name);

/// Whether a start tag `name` ends the open element `open` without an end tag (html §13.1.2.4).
bool implies_end(model::Tag name, model::Tag open);
/// Where implied ends stop looking: a list for its items, a table for its rows and cells.
bool is_scope(model::Tag tag);
/// Whether leaving the element open is correct HTML.
bool may_stay_open(model::Tag tag);

enum class AttributeRule : std::uint8_t { Keep, Url, Drop, Handler, Obsolete };
AttributeRule attribute_rule(std::string_view name);
/// Whether following the URL would run a script.
bool is_script_url(std::string_view url);

}  // namespace bifolio::parse::html
