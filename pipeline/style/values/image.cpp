// Images (css-images-4 §2–§3): a file's address, or a gradient.
#include <algorithm>
#include <cmath>

#include "style/values/gradient_colors.h"

namespace bifolio::style {
namespace {

using model::BackgroundImage;
using model::ColorStop;
using model::Gradient;
using model::LengthPercentage;

std::int32_t thousandths(double degrees) { return static_cast<std::int32_t>(std::lround(std::clamp(degrees, -1e6, 1e6) * 1000)); }

/// A stop's place on a conic gradient, in 1/1000 of a degree.
std::optional<LengthPercentage> angle_position(ValueReader& in) {
  if (const auto percent = in.percentage()) return LengthPercentage{Length::from_raw(thousandths(*percent * 3.6)), 0, {}};
  const auto angle = in.angle_degrees();
  if (!angle) return std::nullopt;
  return LengthPercentage{Length::from_raw(thousandths(*angle)), 0, {}};
}

std::optional<LengthPercentage> stop_position(ValueReader& in, Gradient::Kind kind) {
  return kind == Gradient::Kind::Conic ? angle_position(in) : in.length_percentage();
}

/// <color> && <position>{0,2}; with two positions it is two stops of one colour.
bool read_stop(ValueReader& in, Gradient& gradient, std::vector<ColorOnTheWay>& colors) {
  auto position = stop_position(in, gradient.kind);
  const auto color = read_color_on_the_way(in);
  if (!color) return false;
  if (!position) position = stop_position(in, gradient.kind);
  const auto add = [&](std::optional<LengthPercentage> const& at) {
    gradient.stops.push_back({color->color, at.has_value(), at.value_or(LengthPercentage{}), false, {}, {}});
    colors.push_back(*color);
  };
  add(position);
  if (const auto second = position ? stop_position(in, gradient.kind) : std::nullopt) add(second);
  return true;
}

/// A place alone, between two stops: where the middle of their colours is (css-images-4 §3.5.2).
bool read_hint(ValueReader& in, Gradient& gradient) {
  const std::size_t start = in.position();
  const auto hint = stop_position(in, gradient.kind);
  if (hint && in.accept_comma() && !gradient.stops.empty()) {
    gradient.stops.back().has_hint = true;
    gradient.stops.back().hint = *hint;
    return true;
  }
  in.rewind(start);
  return false;
}

bool read_stops(ValueReader& in, Gradient& gradient, std::optional<Interpolation> const& interpolation) {
  std::vector<ColorOnTheWay> colors;
  do {
    if (!gradient.stops.empty()) read_hint(in, gradient);
    if (!read_stop(in, gradient, colors)) return false;
  } while (in.accept_comma());
  if (!in.at_end() || gradient.stops.size() < 2) return false;
  if (interpolation) gradient.interpolation = interpolation->name;
  add_ways(gradient, colors, interpolation);
  return true;
}

/// `in` and a colour space, if they stand here and did not yet. False when what stands behind `in` is none.
bool accept_interpolation(ValueReader& in, std::optional<Interpolation>& interpolation) {
  if (interpolation || !in.accept("in")) return true;
  interpolation = read_interpolation(in);
  return interpolation.has_value();
}

/// "to" and one or two sides. False when they are no sides.
bool read_side_or_corner(ValueReader& in, Gradient& gradient) {
  int x = 0, y = 0;
  for (int i = 0; i < 2; ++i) {
    if (x == 0 && in.accept("left"))
      x = -1;
    else if (x == 0 && in.accept("right"))
      x = 1;
    else if (y == 0 && in.accept("top"))
      y = -1;
    else if (y == 0 && in.accept("bottom"))
      y = 1;
  }
  if (x == 0 && y == 0) return false;
  gradient.to_corner = x != 0 && y != 0;
  if (y == 0)
    gradient.angle = x > 0 ? 90000 : 270000;
  else if (x == 0)
    gradient.angle = y > 0 ? 180000 : 0;
  else
    gradient.angle = x > 0 ? (y > 0 ? 135000 : 45000) : (y > 0 ? 225000 : 315000);
  return true;
}

// css-images-4 §3.1: [ [ <angle> | to <side-or-corner> ] || in <colour space> ]?
bool read_linear(ValueReader& in, Gradient& gradient) {
  const std::size_t start = in.position();
  std::optional<Interpolation> interpolation;
  if (!accept_interpolation(in, interpolation)) return false;
  if (in.accept("to")) {
    if (!read_side_or_corner(in, gradient)) return false;
  } else if (const auto angle = in.angle_degrees()) {
    gradient.angle = thousandths(*angle);
  }
  if (!accept_interpolation(in, interpolation)) return false;
  if (in.position() != start && !in.accept_comma()) return false;
  return read_stops(in, gradient, interpolation);
}

bool read_extent(ValueReader& in, Gradient& gradient) {
  using Extent = Gradient::Extent;
  constexpr std::pair<std::string_view, Extent> extents[] = {{"closest-side", Extent::ClosestSide},
                                                             {"farthest-side", Extent::FarthestSide},
                                                             {"closest-corner", Extent::ClosestCorner},
                                                             {"farthest-corner", Extent::FarthestCorner}};
  for (auto const& [name, extent] : extents)
    if (in.accept(name)) return gradient.extent = extent, true;
  const auto x = in.length_percentage(Range::NonNegative);
  if (!x) return false;
  gradient.extent = Extent::Explicit;
  gradient.radius_x = gradient.radius_y = *x;
  if (const auto y = in.length_percentage(Range::NonNegative)) gradient.radius_y = *y;
  return true;
}

/// [ <shape> || <size> ]?; false when a circle has two radii or one that is a percentage.
bool read_shape(ValueReader& in, Gradient& gradient) {
  bool shape = false, size = false;
  for (int i = 0; i < 2; ++i) {
    if (!shape && in.accept("circle"))
      shape = gradient.circle = true;
    else if (!shape && in.accept("ellipse"))
      shape = true;
    else if (!size && read_extent(in, gradient))
      size = true;
  }
  const bool one_radius = size && gradient.extent == Gradient::Extent::Explicit && gradient.radius_x == gradient.radius_y;
  if (one_radius && !shape) gradient.circle = true;
  return !gradient.circle || gradient.extent != Gradient::Extent::Explicit ||
         (!gradient.radius_x.has_percentage() && gradient.radius_x == gradient.radius_y);
}

/// [ at <position> ]?
bool read_center(ValueReader& in, Gradient& gradient) {
  if (!in.accept("at")) return true;
  const auto center = read_place(in, PlaceForm::Common);
  if (center) gradient.center = *center;
  return center.has_value();
}

// css-images-4 §3.2: [ [ <shape> || <size> ]? [ at <position> ]? || in <colour space> ]?
bool read_radial(ValueReader& in, Gradient& gradient) {
  const std::size_t start = in.position();
  std::optional<Interpolation> interpolation;
  if (!accept_interpolation(in, interpolation) || !read_shape(in, gradient) || !read_center(in, gradient) ||
      !accept_interpolation(in, interpolation))
    return false;
  if (in.position() != start && !in.accept_comma()) return false;
  return read_stops(in, gradient, interpolation);
}

// css-images-4 §3.3: [ [ from <angle> ]? [ at <position> ]? || in <colour space> ]?
bool read_conic(ValueReader& in, Gradient& gradient) {
  const std::size_t start = in.position();
  gradient.angle = 0;
  std::optional<Interpolation> interpolation;
  if (!accept_interpolation(in, interpolation)) return false;
  if (in.accept("from")) {
    const auto angle = in.angle_degrees();
    if (!angle) return false;
    gradient.angle = thousandths(*angle);
  }
  if (!read_center(in, gradient) || !accept_interpolation(in, interpolation)) return false;
  if (in.position() != start && !in.accept_comma()) return false;
  return read_stops(in, gradient, interpolation);
}

std::optional<Gradient> read_gradient(ValueReader& in) {
  std::string name = lower_case(in.peek().text);
  Gradient gradient;
  constexpr std::string_view prefix = "repeating-";
  gradient.repeating = name.starts_with(prefix);
  if (gradient.repeating) name.erase(0, prefix.size());
  const bool linear = name == "linear-gradient", radial = name == "radial-gradient", conic = name == "conic-gradient";
  if (!linear && !radial && !conic) return std::nullopt;
  gradient.kind = radial ? Gradient::Kind::Radial : conic ? Gradient::Kind::Conic : Gradient::Kind::Linear;
  ValueReader inside = in.enter();
  const bool read = linear ? read_linear(inside, gradient) : radial ? read_radial(inside, gradient) : read_conic(inside, gradient);
  return read ? std::optional(std::move(gradient)) : std::nullopt;
}

}  // namespace

std::optional<BackgroundImage> read_image(ValueReader& in) {
  const std::size_t start = in.position();
  if (auto url = in.url()) return BackgroundImage{std::move(*url), {}};
  if (in.peek().kind == model::TokenKind::Function) {
    if (auto gradient = read_gradient(in)) return BackgroundImage{{}, {std::move(*gradient)}};
  }
  in.rewind(start);
  return std::nullopt;
}

}  // namespace bifolio::style
