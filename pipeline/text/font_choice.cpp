#include "text/font_choice.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/characters.h"

namespace bifolio::text {
namespace {

constexpr char32_t text_selector = 0xFE0E, emoji_selector = 0xFE0F;

/// How a cluster wants to be shown: as its letters are, or as a picture, or as anything but one.
enum class Presentation : std::uint8_t { Any, Text, Emoji };

bool has(char32_t c, UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property); }

// UTS 51 §2.8, §4; css-fonts-4 §6.13. Digits and the like are emoji only where a selector says so.
Presentation presentation_of(std::u32string_view cluster, EmojiStyle style) {
  if (cluster.find(text_selector) != cluster.npos) return Presentation::Text;
  if (cluster.find(emoji_selector) != cluster.npos) return Presentation::Emoji;
  const char32_t base = cluster[0];
  if (base < 0x80 || !has(base, UCHAR_EMOJI)) return Presentation::Any;
  const bool modified = std::any_of(cluster.begin(), cluster.end(), [](char32_t c) { return has(c, UCHAR_EMOJI_MODIFIER); });
  const bool by_default = has(base, UCHAR_EMOJI_PRESENTATION);
  switch (style) {
    case EmojiStyle::Text: return modified ? Presentation::Emoji : Presentation::Text;
    case EmojiStyle::Emoji: return Presentation::Emoji;
    case EmojiStyle::Normal:
    case EmojiStyle::Unicode: break;
  }
  if (by_default || modified) return Presentation::Emoji;
  return style == EmojiStyle::Unicode ? Presentation::Text : Presentation::Any;
}

}  // namespace

FontId FontChoice::first_whole(std::u32string_view cluster) {
  const Presentation wish = presentation_of(cluster, style_.emoji);
  FontId other;
  for (const FontId font : *candidates_) {
    if (!covers(fonts_.face(font), cluster)) continue;
    if (wish == Presentation::Any || (wish == Presentation::Emoji) == fonts_.is_color(font)) return font;
    if (!other) other = font;
  }
  return other;
}

FontChoice::Chosen FontChoice::for_cluster(std::u32string_view cluster, std::uint32_t script) {
  if (!candidates_) candidates_ = fonts_.candidates(style_.families, style_.request, style_.language);
  if (const FontId font = first_whole(cluster)) return {font, true};
  if (const FontId font = fonts_.system_fallback(cluster, script, style_.request, style_.language)) return {font, true};
  for (const FontId font : *candidates_)
    if (covers_character(fonts_.face(font), cluster[0])) return {font, false};
  return {fonts_.system_fallback(cluster.substr(0, 1), script, style_.request, style_.language), false};
}

}  // namespace bifolio::text
