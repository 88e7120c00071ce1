// What the style stage asks of fonts: the units that refer to them. Between text (which knows fonts) and style (which must not).
#pragma once

#include <optional>
#include <vector>

#include "model/font_units.h"
#include "model/styled_document.h"
#include "text/fonts.h"

namespace bifolio::app {

/// Registers the first of an author's font files that can be read. False when none can.
bool add_font_face(text::Fonts& fonts, model::FontFace const& face);

/// Measures fonts for the cascade. The collection is made when first asked: most sheets never do.
class FontMeasurer {
 public:
  model::FontUnits units(model::ComputedStyle const& style, std::vector<model::FontFace> const& faces);

 private:
  std::optional<text::Fonts> fonts_;
};

}  // namespace bifolio::app
