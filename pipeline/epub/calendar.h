// Times as EPUB writes them: ISO 8601 for dcterms:modified, DOS times for the archive. Always UTC.
#pragma once

#include <cstdint>
#include <string>

namespace bifolio::epub {

struct DosTime {
  std::uint16_t time = 0, date = 0;
};

/// "2026-11-23T12:00:00Z"; years outside 0 … 9999 are clamped.
std::string iso_time(std::int64_t seconds);

/// Clamped to 1980-01-01 … 2107-12-31; two-second steps, rounded down.
DosTime dos_time(std::int64_t seconds);

}  // namespace bifolio::epub
