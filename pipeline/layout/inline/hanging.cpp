// Punctuation that stands outside the line (css-text-4 §8.2). Changes with what may hang.
#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {
namespace {

/// Opening and closing punctuation, quotation marks of either kind, and the straight ones.
bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A ||
         (c >= 0x300C && c <= 0x300F) || (c >= 0x301D && c <= 0x301F);
}
bool is_opening(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0xA1 || c == 0xBF || c == 0x3008 || c == 0x300A || c == 0x3010 || c == 0xFF08 ||
         is_quote(c);
}
bool is_closing(char32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0x3009 || c == 0x300B || c == 0x3011 || c == 0xFF09 || is_quote(c);
}

/// css-text-4 §8.2.1: the stops and commas.
bool is_stop(char32_t c) {
  switch (c) {
    case U',':
    case U'.':
    case 0x060C:
    case 0x06D4:
    case 0x3001:
    case 0x3002:
    case 0xFF0C:
    case 0xFF0E:
    case 0xFE50:
    case 0xFE51:
    case 0xFE52:
    case 0xFF61:
    case 0xFF64: return true;
    default: return false;
  }
}

}  // namespace

Length hanging_end(Paragraph const& paragraph, ShapedStretch const& shaped, std::uint32_t visible, bool ends_paragraph) {
  if (visible == 0) return {};
  std::uint32_t at = visible - 1;
  while (at > 0 && (static_cast<unsigned char>(shaped.text[at]) & 0xC0U) == 0x80U) --at;
  const char32_t c = utf8::decode(shaped.text, at).code_point;
  model::ComputedStyle const& style = paragraph.root();
  const bool hangs = (is_stop(c) && (style.hanging_punctuation_allow_end || style.hanging_punctuation_force_end)) ||
                     (is_closing(c) && ends_paragraph && style.hanging_punctuation_last);
  return hangs ? Length::from_raw(shaped.width(at, visible)) : Length();
}

Length hanging_start(Paragraph const& paragraph, ShapedStretch const& shaped) {
  if (shaped.text.empty() || !paragraph.root().hanging_punctuation_first) return {};
  const utf8::Decoded first = utf8::decode(shaped.text, 0);
  return is_opening(first.code_point) ? Length::from_raw(shaped.width(0, first.length)) : Length();
}

}  // namespace bifolio::layout
