// css-transforms-1 §7, css-transforms-2 §5: functions in the plane, each reduced to a matrix and a way. Those in space are not
// read.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::LengthPercentage;
using model::TransformFunction;

std::int32_t millionths(double number) { return static_cast<std::int32_t>(std::lround(std::clamp(number, -2000.0, 2000.0) * 1e6)); }

TransformFunction linear(double a, double b, double c, double d) {
  return {{millionths(a), millionths(b), millionths(c), millionths(d)}, {}, {}};
}

/// Quarter turns are exact.
TransformFunction rotation(double degrees) {
  const double turn = std::remainder(degrees, 360.0), radians = turn * std::numbers::pi / 180;
  const double c = std::cos(radians), s = std::sin(radians);
  return linear(c, s, -s, c);
}

double tangent(double degrees) { return std::tan(std::remainder(degrees, 180.0) * std::numbers::pi / 180); }

/// A zero needs no unit here.
std::optional<double> angle(ValueReader& in) {
  const std::size_t start = in.position();
  if (const auto degrees = in.angle_degrees()) return degrees;
  in.rewind(start);
  const auto zero = in.number();
  return zero && *zero == 0 ? zero : std::nullopt;
}

/// css-transforms-2 §5.2: a percentage too.
std::optional<double> factor(ValueReader& in) {
  const std::size_t start = in.position();
  if (const auto percent = in.percentage()) return *percent / 100;
  in.rewind(start);
  return in.number();
}

template <class T>
std::optional<T> after_comma(ValueReader& in, std::optional<T> (*read)(ValueReader&)) {
  return in.accept_comma() ? read(in) : std::nullopt;
}

std::optional<LengthPercentage> way(ValueReader& in) { return in.length_percentage(); }

using ReadArguments = std::optional<TransformFunction> (*)(ValueReader&);

std::optional<TransformFunction> matrix(ValueReader& in) {
  double v[6];
  for (double& value : v) {
    if (&value != v && !in.accept_comma()) return std::nullopt;
    const auto number = in.number();
    if (!number) return std::nullopt;
    value = *number;
  }
  TransformFunction function = linear(v[0], v[1], v[2], v[3]);
  const auto px = [](double n) { return LengthPercentage{Length::from_px(1).scaled(std::clamp(n, -1e5, 1e5)), 0}; };
  function.x = px(v[4]), function.y = px(v[5]);
  return function;
}

std::optional<TransformFunction> translate(ValueReader& in) {
  const auto x = way(in);
  if (!x) return std::nullopt;
  TransformFunction function;
  function.x = *x;
  if (in.at_end()) return function;
  const auto y = after_comma(in, way);
  if (!y) return std::nullopt;
  function.y = *y;
  return function;
}
std::optional<TransformFunction> translate_x(ValueReader& in) {
  const auto x = way(in);
  return x ? std::optional(TransformFunction{{1000000, 0, 0, 1000000}, *x, {}}) : std::nullopt;
}
std::optional<TransformFunction> translate_y(ValueReader& in) {
  const auto y = way(in);
  return y ? std::optional(TransformFunction{{1000000, 0, 0, 1000000}, {}, *y}) : std::nullopt;
}

std::optional<TransformFunction> scale(ValueReader& in) {
  const auto x = factor(in);
  if (!x) return std::nullopt;
  if (in.at_end()) return linear(*x, 0, 0, *x);
  const auto y = after_comma(in, factor);
  return y ? std::optional(linear(*x, 0, 0, *y)) : std::nullopt;
}
std::optional<TransformFunction> scale_x(ValueReader& in) {
  const auto x = factor(in);
  return x ? std::optional(linear(*x, 0, 0, 1)) : std::nullopt;
}
std::optional<TransformFunction> scale_y(ValueReader& in) {
  const auto y = factor(in);
  return y ? std::optional(linear(1, 0, 0, *y)) : std::nullopt;
}

std::optional<TransformFunction> rotate(ValueReader& in) {
  const auto degrees = angle(in);
  return degrees ? std::optional(rotation(*degrees)) : std::nullopt;
}

std::optional<TransformFunction> skew(ValueReader& in) {
  const auto x = angle(in);
  if (!x) return std::nullopt;
  if (in.at_end()) return linear(1, 0, tangent(*x), 1);
  const auto y = after_comma(in, angle);
  return y ? std::optional(linear(1, tangent(*y), tangent(*x), 1)) : std::nullopt;
}
std::optional<TransformFunction> skew_x(ValueReader& in) {
  const auto x = angle(in);
  return x ? std::optional(linear(1, 0, tangent(*x), 1)) : std::nullopt;
}
std::optional<TransformFunction> skew_y(ValueReader& in) {
  const auto y = angle(in);
  return y ? std::optional(linear(1, tangent(*y), 0, 1)) : std::nullopt;
}

constexpr std::pair<std::string_view, ReadArguments> functions[] = {
    {"matrix", matrix},  {"translate", translate}, {"translatex", translate_x}, {"translatey", translate_y},
    {"scale", scale},    {"scalex", scale_x},      {"scaley", scale_y},         {"rotate", rotate},
    {"rotatez", rotate}, {"skew", skew},           {"skewx", skew_x},           {"skewy", skew_y},
};

std::optional<TransformFunction> read_function(ValueReader& in) {
  for (auto const& [name, read] : functions) {
    if (!in.at_function(name)) continue;
    ValueReader inside = in.enter();
    auto function = read(inside);
    return inside.at_end() ? function : std::nullopt;
  }
  return std::nullopt;
}

/// `z`, or its vector.
bool accept_z_axis(ValueReader& in) {
  if (in.accept("z")) return true;
  const std::size_t start = in.position();
  const auto x = in.number(), y = x ? in.number() : std::nullopt, z = y ? in.number() : std::nullopt;
  if (z && *x == 0 && *y == 0 && *z > 0) return true;
  in.rewind(start);
  return false;
}

/// A property that is one function, written without its name.
bool set_one(std::vector<TransformFunction>& property, std::optional<TransformFunction> const& function) {
  property.clear();
  if (function) property.push_back(*function);
  return function.has_value();
}

}  // namespace

bool read_transform(ValueReader& in, ComputedStyle& style) {
  style.transform.clear();
  if (in.accept("none")) return true;
  do {
    const auto function = read_function(in);
    if (!function) return false;
    style.transform.push_back(*function);
  } while (!in.at_end());
  return true;
}

/// A place in the plane, and how far it lies before the paper, which nothing here shows (css-transforms-1 §5).
bool read_transform_origin(ValueReader& in, ComputedStyle& style) {
  const auto place = read_place(in, PlaceForm::Plane);
  if (!place) return false;
  style.transform_origin = *place;
  return in.at_end() || in.length().has_value();
}

bool read_translate(ValueReader& in, ComputedStyle& style) {
  style.translate.clear();
  if (in.accept("none")) return true;
  const auto x = way(in);
  if (!x) return false;
  TransformFunction function;
  function.x = *x;
  if (!in.at_end()) {
    const auto y = way(in);
    if (!y) return false;
    function.y = *y;
  }
  return set_one(style.translate, function);
}

bool read_rotate(ValueReader& in, ComputedStyle& style) {
  style.rotate.clear();
  if (in.accept("none")) return true;
  const bool axis_first = accept_z_axis(in);
  const auto degrees = angle(in);
  if (!axis_first && !in.at_end() && !accept_z_axis(in)) return false;
  return set_one(style.rotate, degrees ? std::optional(rotation(*degrees)) : std::nullopt);
}

bool read_scale(ValueReader& in, ComputedStyle& style) {
  style.scale.clear();
  if (in.accept("none")) return true;
  const auto x = factor(in);
  if (!x) return false;
  const auto y = in.at_end() ? x : factor(in);
  return set_one(style.scale, y ? std::optional(linear(*x, 0, 0, *y)) : std::nullopt);
}

}  // namespace bifolio::style
