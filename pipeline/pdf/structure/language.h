// Language tags as PDF wants them (ISO 32000-1 §14.9.2.2: RFC 3066, whose syntax BCP 47's tags share).
#pragma once

#include <string_view>

namespace bifolio::pdf {

/// Letters, then subtags of letters and digits, each of one to eight characters.
constexpr bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool is_first = true;
  for (const char c : tag) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_digit = c >= '0' && c <= '9';
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      is_first = false;
    } else if ((is_letter || (is_digit && !is_first)) && length < 8) {
      ++length;
    } else {
      return false;
    }
  }
  return length > 0;
}

}  // namespace bifolio::pdf
