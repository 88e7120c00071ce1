// FontUnits: what the first font of an element's families says of the units that refer to fonts. The style stage knows no fonts;
// app asks them for it. Changes when CSS gets another such unit.
#pragma once

#include <functional>

#include "model/styled_document.h"

namespace bifolio::model {

/// At the style's font size (css-values-4 §6.1.1). `line` is what `line-height: normal` comes to.
struct FontUnits {
  Length ex, cap, ch, ic, line;
};

/// `faces` are the author's fonts.
using MeasureFont = std::function<FontUnits(ComputedStyle const&, std::vector<FontFace> const& faces)>;

/// The specification's ratios for when no font can be asked.
inline FontUnits assumed_font_units(Length em) { return {em.scaled(1, 2), em.scaled(7, 10), em.scaled(1, 2), em, em.scaled(6, 5)}; }

}  // namespace bifolio::model
