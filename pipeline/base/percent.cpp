#include "base/percent.h"

#include "base/utf8.h"

namespace bifolio {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_decoded_bytes(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string bytes = percent_decoded_bytes(text);
  return utf8::find_invalid(bytes) == std::string_view::npos ? bytes : std::string(text);
}

std::string path_in_url(std::string_view path) {
  std::string out;
  for (const char c : path) {
    switch (c) {
      case '%': out += "%25"; break;
      case '?': out += "%3F"; break;
      case '#': out += "%23"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace bifolio
