// Quotation marks by language, for `quotes: auto` (css-content-3 §3) and for the text's own straight quotes: a table after CLDR.
// Changes with the languages we know.
#pragma once

#include <array>
#include <string_view>

namespace bifolio::model {

/// Outer open, outer close, inner open, inner close.
using QuoteMarks = std::array<std::string_view, 4>;

/// For a BCP 47 tag: the longest known prefix decides; English marks for an unknown language.
QuoteMarks const& quote_marks(std::string_view language);

}  // namespace bifolio::model
