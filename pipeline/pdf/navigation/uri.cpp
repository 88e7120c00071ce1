#include "pdf/navigation/uri.h"

namespace bifolio::pdf {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

}  // namespace

// RFC 3987 §3.1: what is neither reserved nor unreserved.
std::string percent_encoded(std::string_view iri) {
  std::string out;
  for (std::size_t i = 0; i < iri.size(); ++i) {
    const auto c = static_cast<unsigned char>(iri[i]);
    const bool is_excluded = std::string_view("\"<>\\^`{|}").find(iri[i]) != std::string_view::npos;
    if (c > 0x20 && c < 0x7F && !is_excluded && (c != '%' || is_escape(iri, i))) {
      out += iri[i];
    } else {
      out += '%';
      out += hex_digits[c >> 4];
      out += hex_digits[c & 15];
    }
  }
  return out;
}

}  // namespace bifolio::pdf
