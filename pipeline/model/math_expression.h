// MathExpression: a math function that only layout can compute, for it compares percentages with lengths (css-values-4 §10).
// Changes with the functions that CSS has.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/length.h"

namespace bifolio::model {

/// Value pushes a number, or points and a percentage; the others take their operands from what was pushed.
enum class MathOperation : std::uint8_t {
  Value,
  Sum,
  Product,
  Quotient,
  Minimum,
  Maximum,
  Clamp,
  RoundNearest,
  RoundUp,
  RoundDown,
  RoundToZero,
  Modulus,
  Remainder,
  Absolute,
  Sign,
  Sine,
  Cosine,
  Tangent,
  Arcsine,
  Arccosine,
  Arctangent,
  Arctangent2,
  Power,
  SquareRoot,
  Hypotenuse,
  Logarithm,
  Exponential,
};

/// The operation's result. Angles are in degrees; Logarithm's second operand is the base.
double apply(MathOperation operation, std::span<double const> operands);

/// One step of an expression in postfix order.
struct MathStep {
  MathOperation operation = MathOperation::Value;
  std::uint32_t operands = 0;
  double value = 0, percent = 0;  ///< with Value
  friend bool operator==(MathStep const&, MathStep const&) = default;
};

/// Nothing, as nearly everywhere, or an expression. A pointer wide, and copied with all it holds.
class MathExpression {
 public:
  constexpr MathExpression() = default;
  explicit MathExpression(std::vector<MathStep> steps) : steps_(new std::vector<MathStep>(std::move(steps))) {}
  constexpr MathExpression(MathExpression const& other) : steps_(other.steps_ ? copy(*other.steps_) : nullptr) {}
  constexpr MathExpression(MathExpression&& other) noexcept : steps_(std::exchange(other.steps_, nullptr)) {}
  constexpr MathExpression& operator=(MathExpression const& other) {
    if (steps_ != other.steps_) MathExpression(other).swap(*this);
    return *this;
  }
  constexpr MathExpression& operator=(MathExpression&& other) noexcept {
    MathExpression(std::move(other)).swap(*this);
    return *this;
  }
  constexpr ~MathExpression() {
    if (steps_) destroy(steps_);
  }

  constexpr explicit operator bool() const { return steps_ != nullptr; }
  /// Requires an expression.
  std::vector<MathStep> const& steps() const { return *steps_; }
  /// Its value where percentages are of `basis`; what is not a number is zero. Requires an expression.
  Length evaluate(Length basis) const;

  friend constexpr bool operator==(MathExpression const& a, MathExpression const& b) {
    return a.steps_ == b.steps_ || (a.steps_ && b.steps_ && equal(*a.steps_, *b.steps_));
  }

 private:
  using Steps = std::vector<MathStep>;
  static Steps const* copy(Steps const& steps) { return new Steps(steps); }
  static void destroy(Steps const* steps) { delete steps; }
  static bool equal(Steps const& a, Steps const& b) { return a == b; }
  constexpr void swap(MathExpression& other) noexcept { std::swap(steps_, other.steps_); }

  Steps const* steps_ = nullptr;
};

}  // namespace bifolio::model
