#include "layout/paint/gradients.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "layout/paint/gradient_stops.h"

namespace bifolio::layout {
namespace {

using model::Gradient;
using model::GradientFill;

constexpr std::size_t most_stops = 4096;  ///< a repeating gradient with more than these is a hue, not a pattern

/// Repeats the stops over 0 … `reach`. Without an extent, or too fine to be seen, they are one colour (css-images-4 §3.6).
std::vector<Stop> repeated(std::vector<Stop> const& once, double reach) {
  const double first = once.front().at, period = once.back().at - first;
  const double count = period > 0 ? reach / period : 0;
  if (period <= 0 || count * static_cast<double>(once.size()) > most_stops) {
    const Color color = period <= 0 ? once.back().color : mix(to_srgb(once.front().color), to_srgb(once.back().color), 0.5);
    return {{0, color}, {reach, color}};
  }
  std::vector<Stop> stops;
  for (double shift = std::floor(-first / period) * period; first + shift < reach; shift += period)
    for (Stop const& stop : once) stops.push_back({stop.at + shift, stop.color});
  return stops;
}

/// The part of the stops from 0 to `reach`, in millionths of it.
std::vector<model::GradientStop> clipped(std::vector<Stop> const& stops, double reach) {
  std::vector<model::GradientStop> result;
  const auto add = [&](double at, Color const& color) {
    result.push_back({static_cast<std::int32_t>(std::lround(std::clamp(at / reach, 0.0, 1.0) * 1e6)), color});
  };
  const auto crossing = [&](Stop const& a, Stop const& b, double at) {
    add(at, mix(to_srgb(a.color), to_srgb(b.color), (at - a.at) / (b.at - a.at)));
  };
  for (std::size_t i = 0; i < stops.size(); ++i) {
    Stop const& stop = stops[i];
    if (i > 0 && stops[i - 1].at < 0 && stop.at > 0) crossing(stops[i - 1], stop, 0);
    if (i > 0 && stops[i - 1].at < reach && stop.at > reach) crossing(stops[i - 1], stop, reach);
    if (stop.at >= 0 && stop.at <= reach) add(stop.at, stop.color);
  }
  if (result.empty()) add(0, stops.front().at > reach ? stops.front().color : stops.back().color);
  if (result.size() == 1) add(reach, result.front().color);
  return result;
}

Point corner_center(Gradient const& gradient, Rect const& box) {
  return {box.x + gradient.center.x.resolve(box.width), box.y + gradient.center.y.resolve(box.height)};
}

// css-images-4 §3.1.1: the line is so long that its ends' perpendiculars go through corners.
Length set_line(GradientFill& fill, Gradient const& gradient, Rect const& box) {
  const double w = box.width.points(), h = box.height.points();
  const double angle = gradient.angle / 180000.0 * std::numbers::pi;
  double dx = std::sin(angle), dy = -std::cos(angle);
  if (gradient.to_corner) {  // the colour at half way goes through the two corners beside
    dx = std::copysign(h, dx), dy = std::copysign(w, dy);
    const double length = std::hypot(dx, dy);
    dx /= length, dy /= length;
  }
  const double half = (std::abs(w * dx) + std::abs(h * dy)) / 2;
  const Point center{box.x + box.width / 2, box.y + box.height / 2};
  const Point reach{Length::from_points(dx * half), Length::from_points(dy * half)};
  fill.from = {center.x - reach.x, center.y - reach.y};
  fill.to = center + reach;
  return Length::from_points(half * 2);
}

// css-images-4 §3.2.1
void set_ellipse(GradientFill& fill, Gradient const& gradient, Rect const& box) {
  using Extent = Gradient::Extent;
  if (gradient.extent == Extent::Explicit) {
    fill.radius_x = gradient.radius_x.resolve(box.width);
    fill.radius_y = gradient.circle ? fill.radius_x : gradient.radius_y.resolve(box.height);
    return;
  }
  const Length left = abs(fill.from.x - box.x), right = abs(box.right() - fill.from.x);
  const Length top = abs(fill.from.y - box.y), bottom = abs(box.bottom() - fill.from.y);
  const bool closest = gradient.extent == Extent::ClosestSide || gradient.extent == Extent::ClosestCorner;
  const bool corner = gradient.extent == Extent::ClosestCorner || gradient.extent == Extent::FarthestCorner;
  const Length across = closest ? min(left, right) : max(left, right), down = closest ? min(top, bottom) : max(top, bottom);
  fill.radius_x = across, fill.radius_y = down;
  if (gradient.circle) {
    const Length side = closest ? min(across, down) : max(across, down);
    fill.radius_x = fill.radius_y = corner ? Length::from_points(std::hypot(across.points(), down.points())) : side;
  } else if (corner) {  // of the ratio that the sides would give, through the corner
    fill.radius_x = across.scaled(std::numbers::sqrt2);
    fill.radius_y = down.scaled(std::numbers::sqrt2);
  }
}

/// How many times the ellipse has to grow to hold the box.
double reach_of_ellipse(GradientFill const& fill, Rect const& box) {
  const Length across = max(abs(fill.from.x - box.x), abs(box.right() - fill.from.x));
  const Length down = max(abs(fill.from.y - box.y), abs(box.bottom() - fill.from.y));
  return std::max(1.0, std::hypot(across.points() / fill.radius_x.points(), down.points() / fill.radius_y.points()));
}

GradientFill resolve_radial(Gradient const& gradient, Rect const& box) {
  GradientFill fill;
  fill.kind = GradientFill::Kind::Radial;
  fill.from = corner_center(gradient, box);
  set_ellipse(fill, gradient, box);
  const Length least = Length::from_raw(64);  // css-images-4 §3.2.3: without a size it is as if it were very small
  fill.radius_x = max(fill.radius_x, least), fill.radius_y = max(fill.radius_y, least);
  const double reach = std::min(reach_of_ellipse(fill, box), 1e5);
  std::vector<Stop> stops = resolved_stops(gradient, fill.radius_x);
  fill.stops = clipped(gradient.repeating ? repeated(stops, reach) : stops, reach);
  fill.radius_x = fill.radius_x.scaled(reach), fill.radius_y = fill.radius_y.scaled(reach);
  return fill;
}

}  // namespace

GradientFill resolve_gradient(Gradient const& gradient, Rect const& box) {
  if (gradient.kind == Gradient::Kind::Radial) return resolve_radial(gradient, box);
  GradientFill fill;
  Length line;
  if (gradient.kind == Gradient::Kind::Linear) {
    line = set_line(fill, gradient, box);
  } else {
    fill.kind = GradientFill::Kind::Conic;
    fill.from = corner_center(gradient, box);
    fill.start_angle = gradient.angle;
  }
  const std::vector<Stop> stops = resolved_stops(gradient, line);
  fill.stops = clipped(gradient.repeating ? repeated(stops, 1) : stops, 1);
  return fill;
}

}  // namespace bifolio::layout
