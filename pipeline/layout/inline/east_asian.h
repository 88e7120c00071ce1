// Kinds of characters, of East Asia most of all, as spacing, line breaking and justification ask for them (css-text-4 §5.2, §7,
// §9). Changes when Unicode or CSS moves a character from one to another.
#pragma once

#include <cstdint>

namespace bifolio::layout {

/// css-text-4 §9.5, "ideographs": Han, kana and Bopomofo, without their punctuation.
constexpr bool is_ideograph(char32_t c) {
  if (c < 0x2E80) return false;
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) ||
         (c >= 0x3031 && c <= 0x3035) || (c >= 0x3038 && c <= 0x303B) || (c >= 0x3041 && c <= 0x309F) ||
         (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x1B000 && c <= 0x1B16F) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// Hangul syllables and letters: words with spaces between them.
constexpr bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
         (c >= 0xA960 && c <= 0xA97F);
}

/// Punctuation as wide as an ideograph, and U+3000.
constexpr bool is_wide_punctuation(char32_t c) {
  return (c >= 0x3000 && c <= 0x303F && !is_ideograph(c)) || c == 0x30FB || (c >= 0xFF00 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
         (c >= 0xFE30 && c <= 0xFE6F);
}

/// What space may be put around when a line is justified: ideographs and their punctuation.
constexpr bool is_wide(char32_t c) { return is_ideograph(c) || is_wide_punctuation(c) || (c >= 0xFF10 && c <= 0xFF5A); }

/// Scripts that write no spaces between words, which a dictionary finds (UAX 14, class SA).
constexpr bool needs_dictionary(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0xA9E0 && c <= 0xA9FF) || (c >= 0xAA60 && c <= 0xAADF);
}

/// Scripts whose letters join, or hang from one line: Arabic and its relatives, Mongolian; Devanagari, Bengali, Gurmukhi.
constexpr bool joins(char32_t c) {
  return (c >= 0x0600 && c <= 0x0A7F) || (c >= 0x1800 && c <= 0x18AF) || (c >= 0xFB50 && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFC);
}

/// css-text-4 §9.4: which half of its square a full-width character leaves free.
enum class WideMark : std::uint8_t { None, Opening, Closing, Middle, Space };
constexpr WideMark wide_mark(char32_t c, bool stops_are_centred) {
  switch (c) {
    case 0x2018:
    case 0x201C:
    case 0x3008:
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
    case 0x3016:
    case 0x3018:
    case 0x301A:
    case 0x301D:
    case 0xFF08:
    case 0xFF3B:
    case 0xFF5B:
    case 0xFF5F: return WideMark::Opening;
    case 0x3001:
    case 0x3002:
    case 0xFF0C:
    case 0xFF0E: return stops_are_centred ? WideMark::Middle : WideMark::Closing;
    case 0x2019:
    case 0x201D:
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0x3017:
    case 0x3019:
    case 0x301B:
    case 0x301E:
    case 0x301F:
    case 0xFF09:
    case 0xFF3D:
    case 0xFF5D:
    case 0xFF60: return WideMark::Closing;
    case 0x00B7:
    case 0x30FB:
    case 0xFF1A:
    case 0xFF1B: return WideMark::Middle;
    case 0x3000: return WideMark::Space;
    default: return WideMark::None;
  }
}

}  // namespace bifolio::layout
