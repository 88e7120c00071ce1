// css-backgrounds-3 §5: pictures as borders. `border` takes them away (§4.1).
#include <algorithm>
#include <cmath>

#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::BorderImage;
using model::BorderImagePart;
using Kind = BorderImagePart::Kind;

std::optional<BorderImagePart> read_number(ValueReader& in) {
  const std::size_t start = in.position();
  const auto number = in.number();
  if (number && *number >= 0) {
    const double thousandths = std::min(*number, 1e6) * 1000;
    return BorderImagePart{Kind::Number, static_cast<std::int32_t>(std::lround(thousandths)), {}};
  }
  in.rewind(start);
  return std::nullopt;
}

std::optional<BorderImagePart> read_slice_part(ValueReader& in) {
  if (auto number = read_number(in)) return number;
  const std::size_t start = in.position();
  const auto percent = in.percentage();
  if (percent && *percent >= 0) {
    const double thousandths = std::min(*percent, 1e6) * 1000;
    return BorderImagePart{Kind::LengthPercentage, 0, {{}, static_cast<std::int32_t>(std::lround(thousandths))}};
  }
  in.rewind(start);
  return std::nullopt;
}

std::optional<BorderImagePart> read_width_part(ValueReader& in) {
  if (in.accept("auto")) return BorderImagePart{Kind::Auto, 0, {}};
  if (auto number = read_number(in)) return number;
  const auto value = in.length_percentage(Range::NonNegative);
  if (!value) return std::nullopt;
  return BorderImagePart{Kind::LengthPercentage, 0, *value};
}

std::optional<BorderImagePart> read_outset_part(ValueReader& in) {
  if (auto number = read_number(in)) return number;
  const auto value = in.length(Range::NonNegative);
  if (!value) return std::nullopt;
  return BorderImagePart{Kind::LengthPercentage, 0, {*value, 0}};
}

bool read_slice(ValueReader& in, BorderImage& image) {
  image.fill = in.accept("fill");
  const auto parts = read_four<read_slice_part>(in);
  if (!parts) return false;
  image.slice = *parts;
  if (!image.fill) image.fill = in.accept("fill");
  return true;
}

bool read_width(ValueReader& in, BorderImage& image) {
  const auto parts = read_four<read_width_part>(in);
  if (parts) image.width = *parts;
  return parts.has_value();
}

bool read_outset(ValueReader& in, BorderImage& image) {
  const auto parts = read_four<read_outset_part>(in);
  if (parts) image.outset = *parts;
  return parts.has_value();
}

bool read_repeat(ValueReader& in, BorderImage& image) {
  const auto x = in.keyword<model::BorderImageRepeat>();
  if (!x) return false;
  image.repeat_x = *x;
  image.repeat_y = in.keyword<model::BorderImageRepeat>().value_or(*x);
  return true;
}

bool read_source(ValueReader& in, BorderImage& image) {
  image.source = {};
  if (in.accept("none")) return true;
  auto source = read_image(in);
  if (source) image.source = std::move(*source);
  return source.has_value();
}

/// <slice> [ / <width> | / <width>? / <outset> ]?
bool read_slices(ValueReader& in, BorderImage& image) {
  if (!read_slice(in, image)) return false;
  if (!in.accept_slash()) return true;
  if (in.accept_slash()) return read_outset(in, image);
  if (!read_width(in, image)) return false;
  return !in.accept_slash() || read_outset(in, image);
}

}  // namespace

bool read_border_image_source(ValueReader& in, ComputedStyle& style) { return read_source(in, style.border_image); }
bool read_border_image_slice(ValueReader& in, ComputedStyle& style) { return read_slice(in, style.border_image); }
bool read_border_image_width(ValueReader& in, ComputedStyle& style) { return read_width(in, style.border_image); }
bool read_border_image_outset(ValueReader& in, ComputedStyle& style) { return read_outset(in, style.border_image); }
bool read_border_image_repeat(ValueReader& in, ComputedStyle& style) { return read_repeat(in, style.border_image); }

bool read_border_image(ValueReader& in, ComputedStyle& style) {
  BorderImage image;
  bool has_source = false, has_slices = false, has_repeat = false;
  while (!in.at_end()) {
    const std::size_t start = in.position();
    if (!has_repeat && (has_repeat = read_repeat(in, image))) continue;
    in.rewind(start);
    if (!has_slices && (has_slices = read_slices(in, image))) continue;
    in.rewind(start);
    if (has_source || !(has_source = read_source(in, image))) return false;
  }
  if (!has_source && !has_slices && !has_repeat) return false;
  style.border_image = std::move(image);
  return true;
}

bool read_border(ValueReader& in, ComputedStyle& style) {
  const auto side = read_border_side(in);
  if (!side) return false;
  style.border = {*side, *side, *side, *side};
  style.border_image = {};
  return true;
}

}  // namespace bifolio::style
