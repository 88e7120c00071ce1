// An+B (css-syntax-3 §6): the argument of :nth-child() and @page :nth().
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/styled_document.h"

namespace bifolio::style {

/// `text` as written: "2n+1", "odd", "-n + 3", "4". Nothing when it is not of the form.
std::optional<model::NthPattern> parse_nth(std::string_view text);

/// The shortest form: "2n+1", "4", "-n+3".
std::string to_string(model::NthPattern const& pattern);

}  // namespace bifolio::style
