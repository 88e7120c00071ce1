// Dates as people write them, in the order and language they do, to ISO 8601. Used for front matter and for articles' date lines.
// Changes when another way of writing dates is to be understood.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifolio::parse {

struct FoundDate {
  std::string iso;                 ///< YYYY, YYYY-MM or YYYY-MM-DD
  std::size_t begin = 0, end = 0;  ///< where it stands in the text
};

/// The first date in `text`: "22 August, 2024", "August 22nd 2024", "2024-08-22T10:00Z", "22.8.2024", "22/08/2024" (day first
/// unless that is impossible), "août 2024". A year alone is a date only if it is all of the text. Month names of English, German,
/// French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian. Days that their month does not have are no date.
std::optional<FoundDate> find_date(std::string_view text);

/// The date that all of `text` is, a weekday, small words ("le", "on") and a time of day aside. Empty when it says more than a
/// date, and for "03/12/2024", where either number could be the month.
std::string iso_date(std::string_view text);

}  // namespace bifolio::parse
