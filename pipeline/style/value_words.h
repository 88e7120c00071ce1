// "Did you mean" for values: the keyword that would make a value understood.
#pragma once

#include <string>
#include <vector>

#include "style/properties.h"

namespace bifolio::style {

/// Every keyword that values are made of, each once, sorted.
std::vector<std::string_view> const& value_words();

/// "; did you mean “x”?" when one word of the value is a slip of a keyword with which the property would take it, or nothing.
std::string value_suggestion(Property const& property, std::span<model::Token const> value);

/// The same for the first of the value's words and functions that is none of the known ones: descriptors of at-rules.
std::string suggestion_for_words(std::span<model::Token const> value, std::vector<std::string_view> const& known);

}  // namespace bifolio::style
