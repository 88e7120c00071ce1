// What the style stage asks of fonts: the units that refer to them. Between text (which knows fonts) and style (which must not).
#pragma once

#include <optional>
#include <vector>

#include "app/font_faces.h"
#include "model/font_units.h"
#include "model/styled_document.h"
#include "text/fonts.h"

namespace bifolio::app {

/// Measures fonts for the cascade. The collection is made when first asked: most sheets never do.
class FontMeasurer {
 public:
  explicit FontMeasurer(FontPlaces places) : places_(std::move(places)) {}
  model::FontUnits units(model::ComputedStyle const& style, std::vector<model::FontFace> const& faces);

 private:
  FontPlaces places_;
  std::optional<text::Fonts> fonts_;
};

}  // namespace bifolio::app
