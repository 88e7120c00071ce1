// Dates as people write them, by language: a table. Changes with the languages that we know.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::resolve {

/// "2026-03-01" as "March 1, 2026", in en-GB "1 March 2026"; "2026-03" as "March 2026"; a year, or a language that we don't know,
/// as it is.
std::string written_date(std::string_view iso, std::string_view language);

}  // namespace bifolio::resolve
