// Quotation marks by language (css-content-3 §3, `quotes: auto`): a table after CLDR. Changes with the languages we know.
#pragma once

#include <array>
#include <string_view>

namespace bifolio::boxes {

/// Outer open, outer close, inner open, inner close.
using QuoteMarks = std::array<std::string_view, 4>;

/// For a BCP 47 tag: the longest known prefix decides; English marks for an unknown language.
QuoteMarks const& quote_marks(std::string_view language);

}  // namespace bifolio::boxes
