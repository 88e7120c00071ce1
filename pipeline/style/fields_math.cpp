// How math functions that layout computes are printed (css-values-4 §10.13).
#include "base/numbers.h"
#include "model/dump.h"
#include "style/fields.h"

namespace bifolio::style {
namespace {

using model::MathStep;
using Operation = model::MathOperation;
using Texts = std::span<std::string const>;

/// The function's name; a prefix of its arguments for round()'s strategies. Nothing for what is written with signs.
std::string_view opening(Operation operation) {
  switch (operation) {
    case Operation::Value:
    case Operation::Sum:
    case Operation::Product:
    case Operation::Quotient: return "";
    case Operation::Minimum: return "min(";
    case Operation::Maximum: return "max(";
    case Operation::Clamp: return "clamp(";
    case Operation::RoundNearest: return "round(";
    case Operation::RoundUp: return "round(up, ";
    case Operation::RoundDown: return "round(down, ";
    case Operation::RoundToZero: return "round(to-zero, ";
    case Operation::Modulus: return "mod(";
    case Operation::Remainder: return "rem(";
    case Operation::Absolute: return "abs(";
    case Operation::Sign: return "sign(";
    case Operation::Sine: return "sin(";
    case Operation::Cosine: return "cos(";
    case Operation::Tangent: return "tan(";
    case Operation::Arcsine: return "asin(";
    case Operation::Arccosine: return "acos(";
    case Operation::Arctangent: return "atan(";
    case Operation::Arctangent2: return "atan2(";
    case Operation::Power: return "pow(";
    case Operation::SquareRoot: return "sqrt(";
    case Operation::Hypotenuse: return "hypot(";
    case Operation::Logarithm: return "log(";
    case Operation::Exponential: return "exp(";
  }
  return "";
}

std::string_view separator(Operation operation) {
  switch (operation) {
    case Operation::Sum: return " + ";
    case Operation::Product: return " * ";
    case Operation::Quotient: return " / ";
    default: return ", ";
  }
}

std::string joined(Operation operation, Texts operands) {
  std::string out(opening(operation).empty() ? "(" : opening(operation));
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i > 0) out += separator(operation);
    out += operands[i];
  }
  return out += ')';
}

/// What the function that takes this operand wants: the number of a product, or a length with a percentage.
std::string value_text(MathStep const& step, bool number) {
  std::string out;
  if (number) return append_decimal(out, step.value, 6), out;
  if (step.value != 0 || step.percent == 0) append_decimal(out, step.value, 3), out += "pt";
  if (step.percent == 0) return out;
  if (!out.empty()) out += " + ";
  append_decimal(out, step.percent, 3);
  return out += '%';
}

bool takes_numbers(Operation operation) {
  return operation == Operation::Product || operation == Operation::Quotient || operation == Operation::Power;
}

/// Whether the value at `i` is the number of a product or quotient: what sign() is multiplied with is none.
bool is_number(std::span<MathStep const> steps, std::size_t i) {
  if (i + 1 >= steps.size() || !takes_numbers(steps[i + 1].operation) || steps[i].percent != 0) return false;
  return i == 0 || steps[i - 1].operation != Operation::Sign;
}

/// Without the floor of zero that a property's range sets.
std::span<MathStep const> written_steps(std::vector<MathStep> const& steps) {
  const std::size_t n = steps.size();
  const bool floored = n > 3 && steps[n - 1] == MathStep{Operation::Maximum, 2, 0, 0} && steps[n - 2] == MathStep() &&
                       steps[n - 3].operation != Operation::Value;
  return std::span(steps).first(floored ? n - 2 : n);
}

}  // namespace

void print_expression(std::string& out, model::MathExpression const& expression) {
  const std::span<MathStep const> steps = written_steps(expression.steps());
  std::vector<std::string> stack;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].operation == Operation::Value) {
      stack.push_back(value_text(steps[i], is_number(steps, i)));
      continue;
    }
    const std::size_t first = stack.size() - steps[i].operands;
    std::string text = joined(steps[i].operation, Texts(stack).subspan(first));
    stack.resize(first);
    stack.push_back(std::move(text));
  }
  if (stack.back().starts_with('(')) out += "calc";
  out += stack.back();
}

}  // namespace bifolio::style
