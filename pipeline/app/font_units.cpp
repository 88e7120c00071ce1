#include "app/font_units.h"

#include <cmath>

namespace bifolio::app {
namespace {

/// Ascent, descent and line gap are whole pixels each in browsers.
Length normal_line(text::FontMetrics const& metrics, Length size) {
  double px = 0;
  for (const std::int32_t part : {metrics.ascent, -metrics.descent, metrics.line_gap})
    px += std::round(metrics.scale(part, size).px());
  return Length::from_px(px);
}

}  // namespace

// css-values-4 §6.1.1
model::FontUnits FontMeasurer::units(model::ComputedStyle const& style, std::vector<model::FontFace> const& faces) {
  if (!fonts_) fonts_ = collect_fonts(places_, faces, nullptr);
  const Length size = style.font_size;
  model::FontUnits units = model::assumed_font_units(size);
  const FontId font = fonts_->match(
      style.font_family, {.weight = style.font_weight, .stretch = style.font_stretch, .slant = slant_of(style.font_style)});
  if (!font) return units;
  text::FontMetrics const& metrics = fonts_->metrics(font);
  units.ex = metrics.scale(metrics.x_height, size);
  units.cap = metrics.scale(metrics.cap_height, size);
  units.line = normal_line(metrics, size);
  const auto advance_of = [&](char32_t character, Length missing) {
    if (!fonts_->has_glyph(font, character)) return missing;
    return metrics.scale(fonts_->advance(font, fonts_->glyph_for(font, character)), size);
  };
  units.ch = advance_of(U'0', units.ch);
  units.ic = advance_of(U'水', units.ic);
  return units;
}

}  // namespace bifolio::app
