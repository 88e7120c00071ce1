// Dates as people write them, to ISO 8601. For front matter and for articles' datelines. Changes when another way of writing is met.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::parse::metadata {

/// "2024-03-12", "2024-03", "2024", an RFC 3339 or YAML timestamp, "12 March 2024", "March 12, 2024", "12. März 2024",
/// "le 12 mars 2024", "March 2024", "12.03.2024" (day first, with dots) …: YYYY, YYYY-MM or YYYY-MM-DD. Empty when it is no such
/// date or no day of the calendar. "03/12/2024" is refused when either number could be the month.
std::string iso_date(std::string_view text);

/// 1 to 12 for a month's name or usual abbreviation in English, German, French, Spanish, Italian, Portuguese, Dutch; else 0.
int month_number(std::string_view name);

}  // namespace bifolio::parse::metadata
