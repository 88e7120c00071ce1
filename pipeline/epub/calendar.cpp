#include "epub/calendar.h"

#include <algorithm>
#include <chrono>

#include "base/numbers.h"

namespace bifolio::epub {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t day = 86400;

constexpr std::int64_t start_of(int year) {
  return std::int64_t{sys_days(std::chrono::year(year) / 1 / 1).time_since_epoch().count()} * day;
}

struct Civil {
  int year;
  unsigned month, day, hour, minute, second;
};

Civil civil(std::int64_t seconds) {
  const std::int64_t days = seconds >= 0 ? seconds / day : -((-seconds + day - 1) / day);
  const auto rest = static_cast<unsigned>(seconds - days * day);
  const year_month_day date{sys_days(std::chrono::days(days))};
  return {int(date.year()), unsigned(date.month()), unsigned(date.day()), rest / 3600, rest / 60 % 60, rest % 60};
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
  std::string digits;
  append_number(digits, value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

std::string iso_time(std::int64_t seconds) {
  const Civil c = civil(std::clamp(seconds, start_of(0), start_of(10000) - 1));
  std::string out;
  append_padded(out, static_cast<unsigned>(c.year), 4);
  append_padded(out += '-', c.month, 2);
  append_padded(out += '-', c.day, 2);
  append_padded(out += 'T', c.hour, 2);
  append_padded(out += ':', c.minute, 2);
  append_padded(out += ':', c.second, 2);
  return out += 'Z';
}

DosTime dos_time(std::int64_t seconds) {
  const Civil c = civil(std::clamp(seconds, start_of(1980), start_of(2108) - 1));
  const unsigned date = (static_cast<unsigned>(c.year - 1980) << 9) | (c.month << 5) | c.day;
  const unsigned time = (c.hour << 11) | (c.minute << 5) | (c.second / 2);
  return {static_cast<std::uint16_t>(time), static_cast<std::uint16_t>(date)};
}

}  // namespace bifolio::epub
