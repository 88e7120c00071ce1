// Bidirectional text (UAX 9), by ICU: embedding levels of a paragraph, and the visual order of a line. Changes with UAX 9's rules.
#include <unicode/uchar.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/utf8.h"
#include "text/handles.h"
#include "text/paragraph.h"

namespace bifolio::text {
namespace {

// Whether the character can give anything a level above the base: right-to-left letters, Arabic digits, explicit controls.
bool disturbs(char32_t c) {
  if (c < 0x590) return false;
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_FIRST_STRONG_ISOLATE: return true;
    default: return false;
  }
}

UBiDiLevel base_level(BaseDirection direction) {
  switch (direction) {
    case BaseDirection::LeftToRight: return 0;
    case BaseDirection::RightToLeft: return 1;
    case BaseDirection::FromText: return UBIDI_DEFAULT_LTR;
  }
  return 0;
}

std::u16string to_utf16(Characters const& characters) {
  std::u16string text;
  text.reserve(characters.size());
  for (Character const& c : characters) {
    if (c.code_point >= 0x10000) {
      text += static_cast<char16_t>(0xD7C0 + (c.code_point >> 10));
      text += static_cast<char16_t>(0xDC00 + (c.code_point & 0x3FF));
    } else {
      text += static_cast<char16_t>(c.code_point);
    }
  }
  return text;
}

void require(UErrorCode error) {
  if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU's bidirectional algorithm failed: ") + u_errorName(error));
}

}  // namespace

void resolve_levels(Characters& characters, BaseDirection direction) {
  const bool plain = std::none_of(characters.begin(), characters.end(), [](Character const& c) { return disturbs(c.code_point); });
  if (characters.empty() || (plain && direction != BaseDirection::RightToLeft)) return;
  const std::u16string text = to_utf16(characters);
  const BidiHandle bidi(ubidi_open());
  UErrorCode error = U_ZERO_ERROR;
  ubidi_setPara(bidi.get(), text.data(), static_cast<int32_t>(text.size()), base_level(direction), nullptr, &error);
  UBiDiLevel const* levels = ubidi_getLevels(bidi.get(), &error);
  require(error);
  std::size_t at = 0;
  for (Character& c : characters) {
    c.level = levels[at];
    at += c.code_point >= 0x10000 ? 2 : 1;
  }
}

BaseDirection direction_of_first_letter(std::string_view text) {
  std::size_t isolates = 0;
  for (const char32_t c : utf8::CodePoints(text)) {
    switch (u_charDirection(static_cast<UChar32>(c))) {
      case U_LEFT_TO_RIGHT_ISOLATE:
      case U_RIGHT_TO_LEFT_ISOLATE:
      case U_FIRST_STRONG_ISOLATE: ++isolates; break;
      case U_POP_DIRECTIONAL_ISOLATE: isolates -= isolates > 0 ? 1 : 0; break;
      case U_LEFT_TO_RIGHT:
        if (isolates == 0) return BaseDirection::LeftToRight;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        if (isolates == 0) return BaseDirection::RightToLeft;
        break;
      default: break;
    }
  }
  return BaseDirection::LeftToRight;
}

std::vector<std::uint32_t> visual_order(std::vector<Item> const& items) {
  std::vector<UBiDiLevel> levels;
  levels.reserve(items.size());
  for (Item const& item : items) levels.push_back(item.level);
  std::vector<int32_t> order(items.size());
  ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), order.data());
  return {order.begin(), order.end()};
}

}  // namespace bifolio::text
