// Terms of math functions (css-values-4 §10): what each function makes of its arguments' values.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/math_expression.h"

namespace bifolio::style {

/// An intermediate result: a number, an angle in degrees, or a length in points with a percentage.
struct CalcTerm {
  enum class Kind : unsigned char { Number, Angle, Length };
  Kind kind = Kind::Number;
  double value = 0;  ///< the number, degrees or points
  double percent = 0;
  bool has_percent = false;            ///< 0% too
  std::vector<model::MathStep> steps;  ///< of what only layout can compute; the other values are zero then

  static CalcTerm number(double n) { return {Kind::Number, n, 0, false, {}}; }
  static CalcTerm angle(double degrees) { return {Kind::Angle, degrees, 0, false, {}}; }
  static CalcTerm length(double points) { return {Kind::Length, points, 0, false, {}}; }
  static CalcTerm percentage(double percent) { return {Kind::Length, 0, percent, true, {}}; }
  bool is_deferred() const { return !steps.empty(); }
  bool is_number() const { return kind == Kind::Number && !is_deferred(); }
  bool is_pure_percentage() const { return has_percent && value == 0 && !is_deferred(); }
};

/// Of a percentage that is no part of a length, as in opacity and colours. Nothing when the term is none.
std::optional<double> raw_percentage(CalcTerm const& term);

/// How round() rounds (css-values-4 §10.3).
enum class Rounding { Nearest, Up, Down, ToZero };

/// Whether a math function has this name.
bool is_math_function(std::string_view lower_name);

std::optional<CalcTerm> add(CalcTerm const& a, CalcTerm const& b);
std::optional<CalcTerm> subtract(CalcTerm const& a, CalcTerm const& b);
std::optional<CalcTerm> multiply(CalcTerm const& a, CalcTerm const& b);
std::optional<CalcTerm> divide(CalcTerm const& a, CalcTerm const& b);

/// The function of these arguments; deferred where percentages have to be compared with lengths. Nothing when they are not of its
/// kinds or number.
std::optional<CalcTerm> apply_function(std::string_view lower_name, std::span<CalcTerm const> arguments, Rounding rounding);

}  // namespace bifolio::style
