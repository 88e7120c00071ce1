#include "layout/inline/words.h"

#include "base/utf8.h"

namespace bifolio::layout {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Letters and combining marks of the scripts that are hyphenated. What is not known to be something else is a letter, so that no
/// table is needed: the hyphenator's patterns decide.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c < 0x2000) return c != 0xD7 && c != 0xF7;
  return c >= 0x2C00 && c < 0x2E00 && c != 0xFFFC;
}

/// What joins letters to one word without being one: apostrophes, Catalan's dot (l·l), the joiners of Indic scripts.
bool joins_letters(char32_t c) { return c == '\'' || c == 0x2019 || c == 0xB7 || c == 0x200C || c == 0x200D; }

constexpr int longest_acronym = 8;

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x386 && c <= 0x3AB && c != 0x390) || (c >= 0x400 && c <= 0x42F);
}

/// Signs of an address, a path or code on either side of a word.
bool is_code_sign(char32_t c) {
  return is_digit(c) || c == '/' || c == '@' || c == '_' || c == '\\' || c == '#' || c == '=' || c == '&' || c == '%' || c == '~' ||
         c == '+' || c == '*' || c == '<' || c == '>' || c == '|' || c == '^' || c == '$' || c == '{' || c == '}';
}

bool is_joint(char32_t c) { return c == '.' || c == ':'; }

/// As utf8::decode, but quick for ASCII.
utf8::Decoded decode(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? utf8::Decoded{.code_point = byte, .length = 1, .valid = true} : utf8::decode(text, at);
}

char32_t next_character(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at < end ? decode(text, at).code_point : U' ';
}

}  // namespace

void find_words(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<WordRange>& out) {
  char32_t before = U' ', before_that = U' ';
  for (std::uint32_t at = begin; at < end;) {
    const utf8::Decoded first = decode(text, at);
    if (!is_letter(first.code_point)) {
      before_that = before;
      before = first.code_point;
      at += first.length;
      continue;
    }
    WordRange word{.begin = at, .end = at, .in_compound = false};
    char32_t last = first.code_point;
    while (at < end) {
      const utf8::Decoded c = decode(text, at);
      const bool joins =
          is_letter(c.code_point) || (joins_letters(c.code_point) && is_letter(next_character(text, at + c.length, end)));
      if (!joins) break;
      last = c.code_point;
      at += c.length;
    }
    word.end = at;
    const char32_t after = next_character(text, at, end);
    const std::uint32_t after_length = at < end ? decode(text, at).length : 0;
    const char32_t after_that = next_character(text, at + after_length, end);
    const bool joined_before = is_code_sign(before) || (is_joint(before) && (is_letter(before_that) || is_digit(before_that)));
    const bool joined_after = is_code_sign(after) || (is_joint(after) && (is_letter(after_that) || is_code_sign(after_that)));
    word.in_compound = before == '-' || before == 0x2010 || after == '-' || after == 0x2010;
    if (!joined_before && !joined_after) out.push_back(word);
    before_that = before;
    before = last;
  }
}

bool is_acronym(std::string_view word) {
  int letters = 0;
  for (std::uint32_t at = 0; at < word.size(); ++letters) {
    const utf8::Decoded c = decode(word, at);
    if (!is_capital(c.code_point) || letters == longest_acronym) return false;
    at += c.length;
  }
  return true;
}

}  // namespace bifolio::layout
