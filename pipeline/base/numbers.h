// Numbers as text: locale-independent, shortest form, the same on every machine.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>

namespace bifolio {

inline void append_number(std::string& out, std::int64_t value) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

/// Fixed notation with at most `decimals` places, trailing zeros dropped, never "-0". Requires a finite value, decimals <= 9.
inline void append_decimal(std::string& out, double value, int decimals) {
  char buffer[400];
  char* end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
  if (decimals > 0) {
    while (end[-1] == '0') --end;
    if (end[-1] == '.') --end;
  }
  if (end - buffer == 2 && buffer[0] == '-' && buffer[1] == '0') {
    out += '0';
    return;
  }
  out.append(buffer, end);
}

inline std::string to_decimal(double value, int decimals) {
  std::string out;
  append_decimal(out, value, decimals);
  return out;
}

}  // namespace bifolio
