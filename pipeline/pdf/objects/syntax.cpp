#include "pdf/objects/syntax.h"

#include "base/numbers.h"
#include "base/utf8.h"

namespace bifolio::pdf {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::size_t name_limit = 127;  // ISO 32000-1 annex C.2

void append_hex_byte(std::string& out, unsigned char byte) {
  out += hex_digits[byte >> 4];
  out += hex_digits[byte & 15];
}

// §7.2.2: white space, delimiters and what is outside printable ASCII cannot stand in a name as it is.
bool is_regular(unsigned char c) {
  return c > 0x20 && c < 0x7F && std::string_view("()<>[]{}/%#").find(static_cast<char>(c)) == std::string_view::npos;
}

bool is_printable_ascii(std::string_view text) {
  for (const unsigned char c : text)
    if (c < 0x20 || c > 0x7E) return false;
  return true;
}

// `value` / 10^decimals.
void append_scaled(std::string& out, std::int64_t value, int decimals) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  append_number(out, value / scale);
  std::int64_t rest = value % scale;
  if (rest == 0) return;
  out += '.';
  while (rest != 0) {
    scale /= 10;
    out += static_cast<char>('0' + rest / scale);
    rest %= scale;
  }
}

}  // namespace

void append_ref(std::string& out, Ref ref) {
  append_number(out, ref.number);
  out += " 0 R";
}

void append_length(std::string& out, Length length) {
  const std::int64_t scaled = std::int64_t{length.raw()} * 1000;
  const std::int64_t half = Length::units_per_point / 2;
  append_scaled(out, (scaled + (scaled < 0 ? -half : half)) / Length::units_per_point, 3);
}

void append_box(std::string& out, Length left, Length bottom, Length right, Length top) {
  out += '[';
  append_length(out, left);
  out += ' ';
  append_length(out, bottom);
  out += ' ';
  append_length(out, right);
  out += ' ';
  append_length(out, top);
  out += ']';
}

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const unsigned char c : name.substr(0, name_limit)) {
    if (is_regular(c)) {
      out += static_cast<char>(c);
    } else if (c != 0) {  // §7.3.5: a name holds no null
      out += '#';
      append_hex_byte(out, c);
    }
  }
}

void append_text_string(std::string& out, std::string_view utf8) {
  if (is_printable_ascii(utf8)) return append_byte_string(out, utf8);
  out += "<FEFF";
  append_utf16_hex(out, utf8);
  out += '>';
}

void append_byte_string(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) {
    switch (c) {
      case '(':
      case ')':
      case '\\':
        out += '\\';
        out += c;
        break;
      case '\r': out += "\\r"; break;  // a bare one would be read as a line feed (§7.3.4.2)
      default: out += c;
    }
  }
  out += ')';
}

void append_hex_string(std::string& out, std::string_view bytes) {
  out += '<';
  for (const unsigned char c : bytes) append_hex_byte(out, c);
  out += '>';
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  for (const char32_t c : utf8::CodePoints(utf8)) {
    if (c < 0x10000) {
      append_hex16(out, c);
    } else {
      append_hex16(out, 0xD800 + ((c - 0x10000) >> 10));
      append_hex16(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
}

void append_hex16(std::string& out, std::uint32_t value) {
  append_hex_byte(out, static_cast<unsigned char>(value >> 8));
  append_hex_byte(out, static_cast<unsigned char>(value));
}

void append_code(std::string& out, std::uint32_t code, bool one_byte) {
  if (!one_byte) append_hex_byte(out, static_cast<unsigned char>(code >> 8));
  append_hex_byte(out, static_cast<unsigned char>(code));
}

void append_fraction(std::string& out, std::uint16_t value) {
  append_scaled(out, (std::int64_t{value} * 10000 + 32767) / 65535, 4);
}

}  // namespace bifolio::pdf
