#include "layout/paint/gradient_stops.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace bifolio::layout {
namespace {

using model::ColorStop;
using model::Gradient;

/// Stops from one colour to the next, `b` included.
void append_transition(std::vector<Stop>& stops, Stop a, Stop b) {
  if (a.color.space != b.color.space) a.color = to_srgb(a.color), b.color = to_srgb(b.color);
  if (a.color.alpha == 0) a.color.channels = b.color.channels, stops.push_back(a);
  if (b.color.alpha == 0) {
    Stop end{b.at, a.color};
    end.color.alpha = 0;
    return stops.push_back(end), stops.push_back(b);
  }
  const bool is_straight = a.color.alpha == b.color.alpha || a.color.alpha == 0 || a.color.channels == b.color.channels;
  if (is_straight) return stops.push_back(b);
  constexpr int parts = 16;
  for (int i = 1; i < parts; ++i) {
    const double part = static_cast<double>(i) / parts;
    stops.push_back({a.at + (b.at - a.at) * part, mix(a.color, b.color, part)});
  }
  stops.push_back(b);
}

/// Along the gradient line of this length, whose end is 1; on a conic gradient, part of a turn.
double place(Gradient::Kind kind, model::LengthPercentage const& position, Length line) {
  if (kind == Gradient::Kind::Conic) return position.length.raw() / 360000.0;
  if (position.expression) return line > Length() ? position.resolve(line).points() / line.points() : 0;
  return position.percent / 100000.0 + (line > Length() ? position.length.points() / line.points() : 0);
}

/// A stop or a colour hint on the line.
struct Item {
  double at = 0;
  bool is_known = false, is_hint = false;
};

/// css-images-4 §3.5.3: places that are not given lie evenly between those that are; none lies before the one before it.
std::vector<Item> placed_items(Gradient const& gradient, Length line) {
  std::vector<Item> items;
  for (ColorStop const& stop : gradient.stops) {
    items.push_back({place(gradient.kind, stop.position, line), stop.has_position, false});
    if (stop.has_hint) items.push_back({place(gradient.kind, stop.hint, line), true, true});
  }
  if (!items.front().is_known) items.front() = {0, true, false};
  if (!items.back().is_known) items.back() = {1, true, false};
  double last = items.front().at;
  for (Item& item : items)
    if (item.is_known) last = item.at = std::max(item.at, last);
  for (std::size_t i = 1, before = 0; i < items.size(); ++i) {
    if (!items[i].is_known) continue;
    const double step = (items[i].at - items[before].at) / static_cast<double>(i - before);
    for (std::size_t k = before + 1; k < i; ++k) items[k].at = items[before].at + step * static_cast<double>(k - before);
    before = i;
  }
  return items;
}

/// The colours from one stop to the next, both included, in even steps.
std::vector<Color> way(ColorStop const& from, Color to, bool is_curved) {
  std::vector<Color> colors = {from.color};
  colors.insert(colors.end(), from.between.begin(), from.between.end());
  constexpr int parts = 32;
  if (is_curved && from.between.empty()) {
    Color start = from.color;
    if (start.space != to.space) start = to_srgb(start), to = to_srgb(to);
    for (int i = 1; i < parts; ++i) colors.push_back(mix(start, to, static_cast<double>(i) / parts));
  }
  colors.push_back(to);
  return colors;
}

/// css-images-4 §3.5.3: a hint at the part H of the way has the colours' middle there, on the curve C = P^(log .5 / log H).
void append_way(std::vector<Stop>& stops, ColorStop const& from, Color const& to, double a, double b, std::optional<double> hint) {
  const double middle = hint && b > a ? (*hint - a) / (b - a) : 0.5;
  if (middle <= 0) return stops.push_back({a, to}), stops.push_back({b, to});
  if (middle >= 1) return stops.push_back({b, from.color}), stops.push_back({b, to});
  const double power = std::log(middle) / std::log(0.5);
  const std::vector<Color> colors = way(from, to, middle != 0.5);
  const auto at = [&](std::size_t i) {
    return a + (b - a) * std::pow(static_cast<double>(i) / static_cast<double>(colors.size() - 1), power);
  };
  for (std::size_t i = 1; i < colors.size(); ++i) append_transition(stops, {at(i - 1), colors[i - 1]}, {at(i), colors[i]});
}

}  // namespace

Color to_srgb(Color const& color) {  // css-color-4 §10.1.1's naive conversion
  if (color.space == ColorSpace::Srgb) return color;
  Color mixed{ColorSpace::Srgb, {}, color.alpha};
  for (std::size_t i = 0; i < 3; ++i)
    mixed.channels[i] =
        static_cast<std::uint16_t>((65535U - color.channels[i]) * std::uint64_t{65535U - color.channels[3]} / 65535U);
  return mixed;
}

Color mix(Color const& a, Color const& b, double part) {
  Color mixed = part < 0.5 ? a : b;
  const double from = static_cast<double>(a.alpha), to = static_cast<double>(b.alpha);
  const double alpha = from + (to - from) * part;
  mixed.alpha = static_cast<std::uint16_t>(std::lround(alpha));
  if (alpha <= 0) return mixed;
  for (std::size_t i = 0; i < 4; ++i) {
    const double value = (a.channels[i] * from * (1 - part) + b.channels[i] * to * part) / alpha;
    mixed.channels[i] = static_cast<std::uint16_t>(std::lround(std::clamp(value, 0.0, 65535.0)));
  }
  return mixed;
}

std::vector<Stop> resolved_stops(Gradient const& gradient, Length line) {
  const std::vector<Item> items = placed_items(gradient, line);
  std::vector<Stop> stops = {{items.front().at, gradient.stops.front().color}};
  for (std::size_t i = 1, item = 0; i < gradient.stops.size(); ++i) {
    const double from = items[item].at;
    const bool hinted = items[++item].is_hint;
    const std::optional<double> hint = hinted ? std::optional(items[item++].at) : std::nullopt;
    append_way(stops, gradient.stops[i - 1], gradient.stops[i].color, from, items[item].at, hint);
  }
  return stops;
}

}  // namespace bifolio::layout
