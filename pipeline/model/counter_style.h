// The predefined counter styles (css-counter-styles-3 §6, §7), inside model/: what counter_text finds when the author defines none
// of that name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/styled_document.h"

namespace bifolio::model {

/// Gives every style that extends another what it takes from it; loops extend decimal (css-counter-styles-3 §3.1.7).
void resolve_counter_styles(std::map<std::string, CounterStyle>& styles);

/// A style written as `symbols(cyclic "*" "†")` (css-counter-styles-3 §4): the name that it is known by in computed styles.
std::string anonymous_counter_style_name(CounterStyle const& style);

/// Null for an unknown name, and for the longhand styles, which no @counter-style rule can express.
CounterStyle const* predefined_counter_style(std::string_view name);

/// Chinese, Japanese, Korean and Ethiopic numbers written out (css-counter-styles-3 §7.1, §7.2); nothing for another style or a
/// value out of its range.
std::optional<std::string> longhand_counter_text(std::int32_t value, std::string_view style);
bool is_longhand(std::string_view style);
/// What writes the values that a longhand style does not.
std::string_view longhand_fallback(std::string_view style);
/// The suffix of a longhand style, ". " for any other name.
std::string_view longhand_suffix(std::string_view style);

}  // namespace bifolio::model
