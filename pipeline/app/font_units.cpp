#include "app/font_units.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "app/share.h"

namespace bifolio::app {
namespace {

text::Slant slant_of(model::FontStyle style) {
  switch (style) {
    case model::FontStyle::Normal: return text::Slant::Normal;
    case model::FontStyle::Italic: return text::Slant::Italic;
    case model::FontStyle::Oblique: return text::Slant::Oblique;
  }
  return text::Slant::Normal;
}

/// Ascent, descent and line gap are whole pixels each in browsers.
Length normal_line(text::FontMetrics const& metrics, Length size) {
  double px = 0;
  for (const std::int32_t part : {metrics.ascent, -metrics.descent, metrics.line_gap})
    px += std::round(metrics.scale(part, size).px());
  return Length::from_px(px);
}

}  // namespace

bool add_font_face(text::Fonts& fonts, model::FontFace const& face) {
  const auto readable = std::find_if(face.sources.begin(), face.sources.end(),
                                     [](std::string const& path) { return ::access(path.c_str(), R_OK) == 0; });
  if (readable == face.sources.end()) return false;
  fonts.add({face.family, {face.weight_low, 100000, slant_of(face.style)}, *readable, 0});
  return true;
}

// css-values-4 §6.1.1
model::FontUnits FontMeasurer::units(model::ComputedStyle const& style, std::vector<model::FontFace> const& faces) {
  if (!fonts_) {
    fonts_.emplace();
    text::load_font_list(*fonts_, share_folder() + "/fonts/fonts.toml");
    for (model::FontFace const& face : faces) add_font_face(*fonts_, face);
  }
  const Length size = style.font_size;
  model::FontUnits units = model::assumed_font_units(size);
  const FontId font = fonts_->match(style.font_family, {style.font_weight, style.font_stretch, slant_of(style.font_style)});
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
