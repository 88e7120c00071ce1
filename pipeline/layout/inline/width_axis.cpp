#include "layout/inline/width_axis.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

constexpr std::int32_t whole = 100000;
constexpr std::int32_t step = 500;  // of widths that are told apart: each is a font in the file
constexpr std::uint32_t wdth = text::axis_tag("wdth");

text::Axis const* width_axis(text::Fonts const& fonts, FontId font) {
  std::vector<text::Axis> const& axes = fonts.axes(font);
  const auto found = std::find_if(axes.begin(), axes.end(), [](text::Axis const& axis) { return axis.tag == wdth; });
  return found == axes.end() ? nullptr : &*found;
}

std::int32_t value_on(text::Fonts const& fonts, FontId font) {
  for (text::AxisValue const& value : fonts.axis_values(font))
    if (value.tag == wdth) return value.value;
  return 0;
}

/// How wide the small letters are together.
std::int64_t alphabet(text::Fonts const& fonts, FontId font) {
  std::int64_t width = 0;
  for (char32_t c = U'a'; c <= U'z'; ++c) width += fonts.advance(font, fonts.glyph_for(font, c));
  return width;
}

}  // namespace

void use_width_axis(text::Fonts const& fonts, model::GlyphRun& run) {
  const std::int32_t wish = (run.horizontal_scale - whole + (run.horizontal_scale < whole ? -step / 2 : step / 2)) / step * step;
  text::Axis const* const axis = wish == 0 ? nullptr : width_axis(fonts, run.font);
  if (axis == nullptr) return;
  const std::int32_t now = value_on(fonts, run.font);
  const auto at = [&](std::int64_t value) { return fonts.instance(run.font, {{wdth, axis->clamp(value)}}); };
  // The widths between are about in proportion: a tenth further on the axis says how steep it is there.
  const std::int64_t probe = axis->clamp(now + (wish > 0 ? now / 10 : -now / 10)) - now;
  const std::int64_t width = alphabet(fonts, run.font);
  const std::int64_t change = probe == 0 ? 0 : alphabet(fonts, at(now + probe)) - width;
  if (width <= 0 || change == 0 || (change > 0) != (wish > 0)) return;
  const FontId font = at(now + probe * (width * wish / whole) / change);
  const std::int64_t reached = alphabet(fonts, font);
  if (reached <= 0) return;
  run.font = font;
  run.horizontal_scale = static_cast<std::int32_t>(run.horizontal_scale * width / reached);
}

}  // namespace bifolio::layout
