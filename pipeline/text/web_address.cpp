#include "text/web_address.h"

namespace bifolio::text {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_any_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// "www." at a word's start, or "//" after a colon; only then is a word an address.
bool starts_address(std::string_view text, std::size_t at) {
  if (text.substr(at, 4) == "www.") return at == 0 || !is_alphanumeric(text[at - 1]);
  return text.substr(at, 3) == "://" && at > 0 && is_alphanumeric(text[at - 1]);
}

bool breaks_between(char before, char after) {
  if (before == '/' || before == ':') return after != '/';
  if (is_any_of(after, ".,~?#%_=&")) return is_alphanumeric(before) || before == ')';
  return is_any_of(before, "=&") && is_alphanumeric(after);
}

// Sentence punctuation at an address's end is not a part of it.
std::size_t address_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && !is_space(text[end])) ++end;
  while (end > begin && !is_alphanumeric(text[end - 1]) && text[end - 1] != '/') --end;
  return end;
}

}  // namespace

void allow_in_web_addresses(std::string_view text, std::vector<BreakClass>& breaks) {
  for (std::size_t at = text.find_first_of(":w"); at != std::string_view::npos; at = text.find_first_of(":w", at + 1)) {
    if (!starts_address(text, at)) continue;
    const std::size_t end = address_end(text, at);
    for (std::size_t i = at + 1; i < end; ++i)
      if (breaks[i] == BreakClass::None && breaks_between(text[i - 1], text[i])) breaks[i] = BreakClass::Allowed;
    at = end > at ? end - 1 : at;
  }
}

}  // namespace bifolio::text
