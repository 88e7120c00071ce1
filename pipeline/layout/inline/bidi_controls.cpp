#include "layout/inline/bidi_controls.h"

#include "base/utf8.h"

namespace bifolio::layout {
namespace {

// UAX 9 §2: the controls that stand for CSS's unicode-bidi (css-writing-modes-4 §2.4.2).
constexpr std::string_view lre = "\u202A", rle = "\u202B", pdf = "\u202C", lro = "\u202D", rlo = "\u202E", lri = "\u2066",
                           rli = "\u2067", fsi = "\u2068", pdi = "\u2069";

}  // namespace

BidiControls bidi_controls(model::ComputedStyle const& style) {
  const bool rtl = style.direction == model::Direction::Rtl;
  switch (style.unicode_bidi) {
    case model::UnicodeBidi::Normal: return {};
    case model::UnicodeBidi::Embed: return {{rtl ? rle : lre, {}}, {pdf, {}}};
    case model::UnicodeBidi::Isolate: return {{rtl ? rli : lri, {}}, {pdi, {}}};
    case model::UnicodeBidi::BidiOverride: return {{rtl ? rlo : lro, {}}, {pdf, {}}};
    case model::UnicodeBidi::IsolateOverride: return {{fsi, rtl ? rlo : lro}, {pdf, pdi}};
    case model::UnicodeBidi::Plaintext: return {{fsi, {}}, {pdi, {}}};
  }
  return {};
}

text::BaseDirection direction_of_first_letter(std::string_view text) {
  for (const char32_t c : utf8::CodePoints(text)) {
    const bool rtl = (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
                     (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
    if (rtl) return text::BaseDirection::RightToLeft;
    const bool ltr = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000) || c >= 0x3040;
    if (ltr && c != 0xFFFC) return text::BaseDirection::LeftToRight;
  }
  return text::BaseDirection::LeftToRight;
}

}  // namespace bifolio::layout
