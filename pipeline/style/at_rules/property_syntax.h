// The syntax of a registered custom property (css-properties-values-api-1 §5). Changes when CSS gets another of its types.
#pragma once

#include <span>
#include <string_view>

#include "model/style_sheet.h"

namespace bifolio::style {

/// Whether the string is a syntax: "*", or types and identifiers with “|” between them.
bool is_property_syntax(std::string_view syntax);
/// Whether the value, which has no var(), is of the syntax.
bool matches_property_syntax(std::string_view syntax, std::span<model::Token const> value);

}  // namespace bifolio::style
