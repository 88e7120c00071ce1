#include "resolve/smart/run.h"

#include <algorithm>

#include "base/utf8.h"

namespace bifolio::resolve::smart {
namespace {

std::size_t start_before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

// In order; what an earlier rule replaces is not replaced again.
void finish_edits(Run& run) {
  std::stable_sort(run.edits.begin(), run.edits.end(), [](Edit const& a, Edit const& b) { return a.begin < b.begin; });
  std::uint32_t end = 0;
  std::erase_if(run.edits, [&](Edit const& edit) {
    if (edit.begin < end) return true;
    end = edit.end;
    return false;
  });
}

}  // namespace

Conventions const& Run::conventions_at(std::size_t at) const {
  const auto after = std::upper_bound(languages.begin() + 1, languages.end(), at,
                                      [](std::size_t offset, LanguageChange const& change) { return offset < change.begin; });
  return *std::prev(after)->conventions;
}

char32_t Run::next(std::size_t at) const {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? byte : utf8::decode(text, at).code_point;
}

char32_t Run::previous(std::size_t at) const {
  if (at == 0) return 0;
  const auto byte = static_cast<unsigned char>(text[at - 1]);
  return byte < 0x80 ? byte : utf8::decode(text, start_before(text, at)).code_point;
}

std::string_view Run::word_before(std::size_t at) const {
  std::size_t begin = at;
  while (begin > 0) {
    const std::size_t start = start_before(text, begin);
    if (!is_word(next(start))) break;
    begin = start;
    if (at - begin > 64) break;
  }
  return std::string_view(text).substr(begin, at - begin);
}

std::string_view Run::word_after(std::size_t at) const {
  std::size_t end = at;
  while (end < text.size() && end - at <= 64) {
    const char32_t c = next(end);
    if (!is_word(c)) break;
    end += c < 0x80 ? 1 : utf8::decode(text, end).length;
  }
  return std::string_view(text).substr(at, end - at);
}

bool is_space(char32_t c) {
  return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_word(char32_t c) {
  if (c < 0x80) return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA || c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0xAD;
  if (c < 0x2000) return c != 0xD7 && c != 0xF7;
  if (c < 0x2C00) return (c >= 0x2060 && c <= 0x206F) || (c >= 0x2070 && c <= 0x209F) || (c >= 0x2100 && c <= 0x218F);
  if (c < 0x3400) return (c < 0x2E00) || (c >= 0x3040);
  return c < 0xFF00 ? c < 0xFE10 || c > 0xFE6F : c == object || c >= 0x10000;
}

bool is_letter(char32_t c) { return is_word(c) && !is_digit(c) && c != object; }

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if (c < 0x180) return c % 2 == ((c >= 0x139 && c <= 0x148) || c >= 0x179 ? 1U : 0U);
  return (c >= 0x386 && c <= 0x3AB) || (c >= 0x400 && c <= 0x42F) || (c >= 0x490 && c < 0x530 && c % 2 == 0);
}

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

void apply_rules(Run& run, model::SmartText const& wanted) {
  if (wanted.quotes) replace_quotes(run);
  if (wanted.dashes) replace_dashes(run);
  if (wanted.ellipses) replace_ellipses(run);
  if (wanted.spaces) replace_spaces(run);
  finish_edits(run);
}

}  // namespace bifolio::resolve::smart
