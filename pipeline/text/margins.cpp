#include "text/margins.h"

#include <algorithm>

#include "text/face.h"

namespace bifolio::text {
namespace {

// In thousandths of an em: more white than this beside a character's ink does not look whiter.
constexpr std::int32_t letter_limit = 80;
constexpr std::int32_t mark_limit = 300;
/// What of the white beside a mark stands in the margin, in thousandths.
constexpr std::int32_t mark_share = 700;

enum class MarginClass : std::uint8_t { None, Letter, Mark };

/// Letters of the scripts that stand apart from each other; the marks that lines of these and of Arabic and Hebrew end with. Those
/// of East Asia have their own rules (css-text-4 §8.2).
MarginClass class_of(char32_t c) {
  if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) return MarginClass::Letter;
  if (c > 0x20 && c < 0x7F) return MarginClass::Mark;
  if (c == 0xA1 || c == 0xAB || c == 0xB7 || c == 0xBB || c == 0xBF) return MarginClass::Mark;
  if (c >= 0xC0 && c < 0x250) return MarginClass::Letter;
  if (c >= 0x386 && c < 0x530) return MarginClass::Letter;  // Greek and Cyrillic
  if (c == 0x58A || c == 0x5BE || c == 0x60C || c == 0x61B || c == 0x61F || c == 0x6D4) return MarginClass::Mark;
  if ((c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E)) return MarginClass::Mark;
  return MarginClass::None;
}

EdgeShift measure(Fonts const& fonts, FontId font, char32_t character) {
  const MarginClass kind = class_of(character);
  const std::uint32_t glyph = kind == MarginClass::None ? 0 : fonts.glyph_for(font, character);
  if (glyph == 0) return {};
  FontMetrics const& metrics = fonts.metrics(font);
  const bool is_letter = kind == MarginClass::Letter;
  const std::int32_t limit = metrics.units_per_em * (is_letter ? letter_limit : mark_limit) / 1000;
  const EdgeShift gaps = edge_gaps(fonts, font, glyph, metrics.cap_height, limit);
  if (!is_letter) return {gaps.left * mark_share / 1000, gaps.right * mark_share / 1000};
  // A straight stem stands as it does within the line; other letters reach as far as they look further away.
  const EdgeShift stem = edge_gaps(fonts, font, fonts.glyph_for(font, U'H'), metrics.cap_height, limit);
  return {std::max(gaps.left - stem.left, 0), std::max(gaps.right - stem.right, 0)};
}

}  // namespace

EdgeShift margin_shift(Fonts const& fonts, FontId font, char32_t character) {
  if (class_of(character) == MarginClass::None) return {};
  std::atomic<std::uint64_t>* const known = fonts.face(font).margins_of(character);
  if (known == nullptr) return measure(fonts, font, character);
  // Both threads that find nothing here measure the same.
  std::uint64_t packed = known->load(std::memory_order_relaxed);
  if (packed == 0) {
    const EdgeShift found = measure(fonts, font, character);
    packed = std::uint64_t{1} << 63U | std::uint64_t{static_cast<std::uint32_t>(found.left)} << 31U |
             static_cast<std::uint32_t>(found.right);
    known->store(packed, std::memory_order_relaxed);
  }
  return {static_cast<std::int32_t>(packed >> 31U & 0x7FFFFFFFU), static_cast<std::int32_t>(packed & 0x7FFFFFFFU)};
}

}  // namespace bifolio::text
