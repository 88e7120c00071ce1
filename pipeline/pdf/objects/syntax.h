// PDF's written forms (ISO 32000-1 §7.3): numbers, names, strings and references as text. Everything else in pdf/ writes through
// these. One reason to change: how a basic object is spelled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/color.h"
#include "base/geometry.h"

namespace bifolio::pdf {

/// An indirect object's number; generations are always 0. 0 means none.
struct Ref {
  std::uint32_t number = 0;
  constexpr explicit operator bool() const { return number != 0; }
  friend constexpr auto operator<=>(Ref, Ref) = default;
};

/// "12 0 R".
void append_ref(std::string& out, Ref ref);
/// Points with at most three decimals, rounded half away from zero.
void append_length(std::string& out, Length length);
/// Four numbers in brackets, in PDF's upright coordinates: left bottom right top.
void append_box(std::string& out, Length left, Length bottom, Length right, Length top);
/// "/Name" with every irregular byte as #xx (§7.3.5). Names over 127 bytes are cut: no viewer takes longer ones.
void append_name(std::string& out, std::string_view name);
/// A text string (§7.9.2.2): a literal when all characters are printable ASCII, else UTF-16BE in hexadecimal. Requires valid UTF-8.
void append_text_string(std::string& out, std::string_view utf8);
/// A byte string as a literal, escaped.
void append_byte_string(std::string& out, std::string_view bytes);
/// Bytes in hexadecimal between angle brackets.
void append_hex_string(std::string& out, std::string_view bytes);
/// UTF-16BE code units as hexadecimal digits, without delimiters.
void append_utf16_hex(std::string& out, std::string_view utf8);
void append_hex16(std::string& out, std::uint32_t value);
/// A character code of one byte or of two, in hexadecimal digits.
void append_code(std::string& out, std::uint32_t code, bool one_byte);
/// "0.5": a channel or alpha value of 0 … 65535 as 0 … 1.
void append_fraction(std::string& out, std::uint16_t value);

}  // namespace bifolio::pdf
