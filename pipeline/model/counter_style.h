// The predefined counter styles (css-counter-styles-3 §6, §7), inside model/: what counter_text finds when the author defines none
// of that name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/styled_document.h"

namespace bifolio::model {

/// Gives every style that extends another what it takes from it (afterwards `said` is empty); loops extend decimal
/// (css-counter-styles-3 §3.1.7).
void resolve_counter_styles(std::map<std::string, CounterStyle>& styles);

/// A style written as `symbols(cyclic "*" "†")` (css-counter-styles-3 §4): the name that it is known by in computed styles.
std::string anonymous_counter_style_name(CounterStyle const& style);

/// Null for an unknown name.
CounterStyle const* predefined_counter_style(std::string_view name);
/// Those that have one, sorted.
std::vector<std::string_view> predefined_counter_style_names();

/// The styles that write numbers out in Chinese, Japanese and Korean, and in Ethiopic numerals (css-counter-styles-3 §7.1, §7.2).
std::vector<CounterStyle> longhand_counter_styles();
/// These, and those that extend them once they are resolved, have the name of their algorithm in CounterStyle::extends. A number as
/// it writes it, without its sign; requires one in the style's range.
std::string longhand_text(std::uint64_t magnitude, std::string_view longhand);

}  // namespace bifolio::model
