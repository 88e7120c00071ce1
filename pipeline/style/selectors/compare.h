// What selectors compare with one value of an element: its attributes, its language, its namespace.
#pragma once

#include <string_view>

#include "model/style_sheet.h"
#include "model/vocabulary.h"

namespace bifolio::style {

bool compare_attribute(model::SimpleSelector const& part, std::string_view have);
bool language_matches(std::string_view range, std::string_view tag);
bool is_in(model::NamespaceTest wanted, model::Tag tag);

}  // namespace bifolio::style
