#include "model/math_expression.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bifolio::model {
namespace {

using Operands = std::span<double const>;

constexpr double degrees_in_radian = 57.29577951308232;

double smaller(double a, double b) { return std::isnan(a) || std::isnan(b) ? std::nan("") : std::min(a, b); }
double larger(double a, double b) { return std::isnan(a) || std::isnan(b) ? std::nan("") : std::max(a, b); }

// css-values-4 §10.3.1
double rounded(double a, double step, MathOperation rounding) {
  if (step == 0 || std::isnan(a) || std::isnan(step) || (std::isinf(a) && std::isinf(step))) return std::nan("");
  if (std::isinf(a)) return a;
  if (std::isinf(step)) {
    const bool up = rounding == MathOperation::RoundUp && a > 0, down = rounding == MathOperation::RoundDown && a < 0;
    if (up || down) return std::copysign(std::numeric_limits<double>::infinity(), a);
    return std::copysign(0.0, a);
  }
  step = std::abs(step);
  const double below = std::floor(a / step) * step, above = std::ceil(a / step) * step;
  switch (rounding) {
    case MathOperation::RoundUp: return above;
    case MathOperation::RoundDown: return below;
    case MathOperation::RoundToZero: return a < 0 ? above : below;
    default: return a - below < above - a ? below : above;
  }
}

// css-values-4 §10.3.2: mod() takes the sign of the divisor, rem() that of the dividend.
double modulus(double a, double b) {
  if (std::isinf(b) && std::isfinite(a)) return std::signbit(a) == std::signbit(b) ? a : std::nan("");
  const double r = std::fmod(a, b);
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

double folded(Operands all, double (*join)(double, double)) {
  double result = all[0];
  for (const double next : all.subspan(1)) result = join(result, next);
  return result;
}

double sum(double a, double b) { return a + b; }
double product(double a, double b) { return a * b; }
double hypotenuse(double a, double b) { return std::hypot(a, b); }
double sign(double a) { return a > 0 ? 1 : a < 0 ? -1 : a; }
double logarithm(Operands all) { return all.size() == 2 ? std::log(all[0]) / std::log(all[1]) : std::log(all[0]); }

double circular(MathOperation operation, Operands all) {
  const double a = all[0];
  switch (operation) {
    case MathOperation::Sine: return std::sin(a / degrees_in_radian);
    case MathOperation::Cosine: return std::cos(a / degrees_in_radian);
    case MathOperation::Tangent: return std::tan(a / degrees_in_radian);
    case MathOperation::Arcsine: return std::asin(a) * degrees_in_radian;
    case MathOperation::Arccosine: return std::acos(a) * degrees_in_radian;
    case MathOperation::Arctangent: return std::atan(a) * degrees_in_radian;
    default: return std::atan2(a, all[1]) * degrees_in_radian;
  }
}

}  // namespace

double apply(MathOperation operation, Operands all) {
  switch (operation) {
    case MathOperation::Value: return all[0];
    case MathOperation::Sum: return folded(all, sum);
    case MathOperation::Product: return folded(all, product);
    case MathOperation::Quotient: return all[0] / all[1];
    case MathOperation::Minimum: return folded(all, smaller);
    case MathOperation::Maximum: return folded(all, larger);
    case MathOperation::Clamp: return larger(all[0], smaller(all[1], all[2]));
    case MathOperation::RoundNearest:
    case MathOperation::RoundUp:
    case MathOperation::RoundDown:
    case MathOperation::RoundToZero: return rounded(all[0], all[1], operation);
    case MathOperation::Modulus: return modulus(all[0], all[1]);
    case MathOperation::Remainder: return std::fmod(all[0], all[1]);
    case MathOperation::Absolute: return std::abs(all[0]);
    case MathOperation::Sign: return sign(all[0]);
    case MathOperation::Sine:
    case MathOperation::Cosine:
    case MathOperation::Tangent:
    case MathOperation::Arcsine:
    case MathOperation::Arccosine:
    case MathOperation::Arctangent:
    case MathOperation::Arctangent2: return circular(operation, all);
    case MathOperation::Power: return std::pow(all[0], all[1]);
    case MathOperation::SquareRoot: return std::sqrt(all[0]);
    case MathOperation::Hypotenuse: return std::abs(folded(all, hypotenuse));
    case MathOperation::Logarithm: return logarithm(all);
    case MathOperation::Exponential: return std::exp(all[0]);
  }
  return 0;
}

Length MathExpression::evaluate(Length basis) const {
  std::vector<double> stack;
  for (MathStep const& step : *steps_) {
    if (step.operation == MathOperation::Value) {
      stack.push_back(step.value + (step.percent == 0 ? 0 : step.percent * basis.points() / 100));
      continue;
    }
    const std::size_t first = stack.size() - step.operands;
    const double result = apply(step.operation, Operands(stack).subspan(first));
    stack.resize(first);
    stack.push_back(result);
  }
  return Length::from_points(stack.back());
}

}  // namespace bifolio::model
