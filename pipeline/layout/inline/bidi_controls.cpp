#include "layout/inline/bidi_controls.h"

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

}  // namespace bifolio::layout
