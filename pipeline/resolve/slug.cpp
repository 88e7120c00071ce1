#include "resolve/slug.h"

#include <utility>

#include "base/utf8.h"

namespace bifolio::resolve {
namespace {

using Range = std::pair<char32_t, char32_t>;

template <std::size_t N>
bool in(Range const (&ranges)[N], char32_t c) {
  for (auto const& [first, last] : ranges)
    if (c >= first && c <= last) return true;
  return false;
}

/// Punctuation, symbols, spaces and controls beyond ASCII.
constexpr Range not_of_words[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2C2, 0x2C5},
    {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58A},   {0x5BE, 0x5BE},   {0x5C0, 0x5C0},   {0x5C3, 0x5C3},
    {0x5F3, 0x5F4},   {0x60C, 0x60D},   {0x61B, 0x61F},   {0x66A, 0x66D},   {0x6D4, 0x6D4},   {0x964, 0x965},   {0xE3F, 0xE3F},
    {0xE4F, 0xE4F},   {0x1680, 0x1680}, {0x2000, 0x200B}, {0x200E, 0x206F}, {0x207A, 0x207E}, {0x20A0, 0x20CF}, {0x2100, 0x2101},
    {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030}, {0xE000, 0xF8FF}, {0xFE00, 0xFE6F},
    {0xFEFF, 0xFEFF}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFD}, {0x1F000, 0x1FAFF},
};

/// xml §2.3, NameStartChar beyond ASCII.
constexpr Range name_start[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
    {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};
constexpr Range name_more[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

/// Simple lower case of the scripts that have case side by side: Latin, Greek, Cyrillic, Armenian.
char32_t lower(char32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
  if (c >= 0x100 && c <= 0x17E) {
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    const bool odd_is_capital = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    return (c % 2 == 1) == odd_is_capital && c != 0x138 && c != 0x149 ? c + 1 : c;
  }
  if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 32;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x1E00 && c <= 0x1EFF)) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  return c;
}

bool is_ascii_alphanumeric(char32_t c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool starts_name(char32_t c) { return (is_ascii_alphanumeric(c) && c > '9') || c == '_' || (c >= 0x80 && in(name_start, c)); }
bool continues_name(char32_t c) {
  return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || (c >= 0x80 && in(name_more, c));
}

}  // namespace

std::string slug(std::string_view heading) {
  std::string out;
  for (const char32_t c : utf8::CodePoints(heading)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0)
      out += '-';
    else if (c < 0x80 ? is_ascii_alphanumeric(c) || c == '-' || c == '_' : !in(not_of_words, c))
      utf8::append(out, lower(c));
  }
  return out;
}

std::string xml_name(std::string_view id) {
  std::string out;
  for (const char32_t c : utf8::CodePoints(id)) {
    if (out.empty() && !starts_name(c)) out += '_';
    if (continues_name(c))
      utf8::append(out, c);
    else if (out != "_")
      out += '-';
  }
  return out;
}

}  // namespace bifolio::resolve
