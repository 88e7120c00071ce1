#include "style/values/math.h"

#include <algorithm>
#include <array>

namespace bifolio::style {
namespace {

using Terms = std::span<CalcTerm const>;
using Kind = CalcTerm::Kind;
using Operation = model::MathOperation;

constexpr double degrees_in_radian = 57.29577951308232;

double scalar(CalcTerm const& t) { return t.is_pure_percentage() ? t.percent : t.value; }

bool all_of_kind(Terms terms, Kind kind) {
  return std::all_of(terms.begin(), terms.end(), [&](CalcTerm const& t) { return t.kind == kind; });
}

/// Scalars can stand for the terms: none mixes a length with a percentage, and all have the same of them.
bool are_scalars(Terms terms) {
  return std::all_of(terms.begin(), terms.end(), [&](CalcTerm const& t) {
    return !t.is_deferred() && (!t.has_percent || t.value == 0) && t.has_percent == terms.front().has_percent;
  });
}

CalcTerm deferred(Operation operation, Terms terms, Kind kind) {
  CalcTerm result{kind, 0, 0, kind == Kind::Length, {}};
  for (CalcTerm const& t : terms) {
    if (t.is_deferred())
      result.steps.insert(result.steps.end(), t.steps.begin(), t.steps.end());
    else
      result.steps.push_back({Operation::Value, 0, t.value, t.percent});
  }
  result.steps.push_back({operation, static_cast<std::uint32_t>(terms.size()), 0, 0});
  return result;
}

/// Percentages of a negative basis stand in the opposite order, which only layout knows of (css-values-4 §10.10.1).
bool depends_on_sign(Operation operation) {
  return operation == Operation::Minimum || operation == Operation::Maximum || operation == Operation::Clamp;
}

/// The operation as a term of this kind.
CalcTerm computed(Operation operation, Terms terms, Kind kind) {
  if (!are_scalars(terms) || (terms.size() > 1 && terms.front().has_percent && depends_on_sign(operation)))
    return deferred(operation, terms, kind);
  std::vector<double> operands;
  for (CalcTerm const& t : terms) operands.push_back(scalar(t));
  const double result = model::apply(operation, operands);
  if (kind == Kind::Length && terms.front().has_percent) return CalcTerm::percentage(result);
  return {kind, result, 0, false, {}};
}

CalcTerm scaled(CalcTerm const& t, double factor) {
  if (t.is_deferred()) return deferred(Operation::Product, std::array{t, CalcTerm::number(factor)}, t.kind);
  return {t.kind, t.value * factor, t.percent * factor, t.has_percent, {}};
}

/// What is longer is refused: each term that is added copies those before it. css-values-4 §10.12 asks for 32 terms.
constexpr std::size_t most_steps = 2048;
bool is_too_long(CalcTerm const& a, CalcTerm const& b) { return a.steps.size() + b.steps.size() > most_steps; }

std::optional<CalcTerm> compare(std::string_view name, Terms terms) {
  if (terms.empty() || !all_of_kind(terms, terms[0].kind) || (name == "clamp" && terms.size() != 3)) return std::nullopt;
  const Operation operation = name == "clamp" ? Operation::Clamp
                              : name == "min" ? Operation::Minimum
                              : name == "max" ? Operation::Maximum
                                              : Operation::Hypotenuse;
  return computed(operation, terms, terms[0].kind);
}

Operation step_operation(std::string_view name, Rounding rounding) {
  if (name == "mod") return Operation::Modulus;
  if (name == "rem") return Operation::Remainder;
  switch (rounding) {
    case Rounding::Nearest: return Operation::RoundNearest;
    case Rounding::Up: return Operation::RoundUp;
    case Rounding::Down: return Operation::RoundDown;
    case Rounding::ToZero: return Operation::RoundToZero;
  }
  return Operation::RoundNearest;
}

// css-values-4 §10.3: a number alone is rounded to a whole one.
std::optional<CalcTerm> step(std::string_view name, Terms terms, Rounding rounding) {
  const Operation operation = step_operation(name, rounding);
  if (name == "round" && terms.size() == 1 && terms[0].kind == Kind::Number)
    return computed(operation, std::array{terms[0], CalcTerm::number(1)}, Kind::Number);
  if (terms.size() != 2 || !all_of_kind(terms, terms[0].kind)) return std::nullopt;
  return computed(operation, terms, terms[0].kind);
}

std::optional<CalcTerm> sign_of(std::string_view name, Terms terms) {
  if (terms.size() != 1) return std::nullopt;
  return name == "abs" ? computed(Operation::Absolute, terms, terms[0].kind) : computed(Operation::Sign, terms, Kind::Number);
}

// css-values-4 §10.4: numbers are radians.
std::optional<CalcTerm> trigonometric(std::string_view name, Terms terms) {
  if (name == "atan2") {
    if (terms.size() != 2 || terms[0].kind != terms[1].kind) return std::nullopt;
    return computed(Operation::Arctangent2, terms, Kind::Angle);
  }
  if (terms.size() != 1 || terms[0].kind == Kind::Length) return std::nullopt;
  if (name[0] == 'a') {
    if (terms[0].kind != Kind::Number) return std::nullopt;
    return computed(name == "asin"   ? Operation::Arcsine
                    : name == "acos" ? Operation::Arccosine
                                     : Operation::Arctangent,
                    terms, Kind::Angle);
  }
  const CalcTerm angle = terms[0].kind == Kind::Angle ? terms[0] : scaled(terms[0], degrees_in_radian);
  return computed(name == "sin"   ? Operation::Sine
                  : name == "cos" ? Operation::Cosine
                                  : Operation::Tangent,
                  std::span(&angle, 1), Kind::Number);
}

std::optional<CalcTerm> exponential(std::string_view name, Terms terms) {
  if (terms.empty() || !all_of_kind(terms, Kind::Number)) return std::nullopt;
  const bool two = name == "pow" || (name == "log" && terms.size() == 2);
  if (terms.size() != (two ? 2U : 1U)) return std::nullopt;
  const Operation operation = name == "pow"    ? Operation::Power
                              : name == "log"  ? Operation::Logarithm
                              : name == "sqrt" ? Operation::SquareRoot
                                               : Operation::Exponential;
  return computed(operation, terms, Kind::Number);
}

std::optional<CalcTerm> itself(Terms terms) { return terms.size() == 1 ? std::optional(terms[0]) : std::nullopt; }

enum class Family { Same, Comparison, Stepped, Sign, Trigonometric, Exponential };
struct Function {
  std::string_view name;
  Family family;
};
constexpr Function functions[] = {
    {"calc", Family::Same},          {"-webkit-calc", Family::Same},   {"min", Family::Comparison},
    {"max", Family::Comparison},     {"clamp", Family::Comparison},    {"round", Family::Stepped},
    {"mod", Family::Stepped},        {"rem", Family::Stepped},         {"abs", Family::Sign},
    {"sign", Family::Sign},          {"sin", Family::Trigonometric},   {"cos", Family::Trigonometric},
    {"tan", Family::Trigonometric},  {"asin", Family::Trigonometric},  {"acos", Family::Trigonometric},
    {"atan", Family::Trigonometric}, {"atan2", Family::Trigonometric}, {"pow", Family::Exponential},
    {"sqrt", Family::Exponential},   {"hypot", Family::Comparison},    {"log", Family::Exponential},
    {"exp", Family::Exponential}};

Function const* find(std::string_view name) {
  const auto at = std::find_if(std::begin(functions), std::end(functions), [&](Function const& f) { return f.name == name; });
  return at == std::end(functions) ? nullptr : at;
}

/// A percentage as a plain number, or a number, length or angle. Of a zero the steps do not tell which.
struct Plain {
  enum class Type { Zero, Percentage, Other };
  double value = 0;
  Type type = Type::Zero;
};

/// What the operation makes of the types (css-values-4 §10.9); nothing where they do not go together.
std::optional<Plain::Type> type_of(Operation operation, std::span<Plain const> operands) {
  using Type = Plain::Type;
  const auto holds = [&](Type type) {
    return std::any_of(operands.begin(), operands.end(), [&](Plain const& p) { return p.type == type; });
  };
  const bool percentage = holds(Type::Percentage), other = holds(Type::Other);
  if (operation == Operation::Sign || operation == Operation::Arctangent2) return Type::Other;
  if (operation == Operation::Product) return percentage ? Type::Percentage : holds(Type::Zero) ? Type::Zero : Type::Other;
  if (operation == Operation::Quotient) return operands[1].type == Type::Percentage ? Type::Other : operands[0].type;
  if (percentage && other) return std::nullopt;
  return percentage ? Type::Percentage : other ? Type::Other : Type::Zero;
}

std::optional<Plain> applied(Operation operation, std::span<Plain const> operands) {
  const auto type = type_of(operation, operands);
  if (!type) return std::nullopt;
  std::vector<double> values;
  for (Plain const& p : operands) values.push_back(p.value);
  return Plain{model::apply(operation, values), *type};
}

}  // namespace

std::optional<double> raw_percentage(CalcTerm const& term) {
  if (term.is_pure_percentage()) return term.percent;
  std::vector<Plain> stack;
  for (model::MathStep const& step : term.steps) {
    if (step.operation == Operation::Value) {
      if (step.value != 0 && step.percent != 0) return std::nullopt;
      stack.push_back(step.percent != 0 ? Plain{step.percent, Plain::Type::Percentage}
                                        : Plain{step.value, step.value != 0 ? Plain::Type::Other : Plain::Type::Zero});
      continue;
    }
    const std::size_t first = stack.size() - step.operands;
    const auto result = applied(step.operation, std::span(stack).subspan(first));
    if (!result) return std::nullopt;
    stack.resize(first);
    stack.push_back(*result);
  }
  const bool is_percentage = term.has_percent && stack.size() == 1 && stack.front().type != Plain::Type::Other;
  return is_percentage ? std::optional(stack.front().value) : std::nullopt;
}

bool is_math_function(std::string_view lower_name) { return find(lower_name) != nullptr; }

std::optional<CalcTerm> add(CalcTerm const& a, CalcTerm const& b) {
  if (a.kind != b.kind || is_too_long(a, b)) return std::nullopt;
  if (a.is_deferred() || b.is_deferred()) return deferred(Operation::Sum, std::array{a, b}, a.kind);
  return CalcTerm{a.kind, a.value + b.value, a.percent + b.percent, a.has_percent || b.has_percent, {}};
}
std::optional<CalcTerm> subtract(CalcTerm const& a, CalcTerm const& b) { return add(a, scaled(b, -1)); }

std::optional<CalcTerm> multiply(CalcTerm const& a, CalcTerm const& b) {
  if (is_too_long(a, b)) return std::nullopt;
  if (b.is_number()) return scaled(a, b.value);
  if (a.is_number()) return scaled(b, a.value);
  if (a.kind != Kind::Number && b.kind != Kind::Number) return std::nullopt;
  return deferred(Operation::Product, std::array{a, b}, a.kind == Kind::Number ? b.kind : a.kind);
}

// css-values-4 §10.9: what is divided by its own kind is a number.
std::optional<CalcTerm> divide(CalcTerm const& a, CalcTerm const& b) {
  if (is_too_long(a, b)) return std::nullopt;
  if (b.is_number() && !a.is_deferred())
    return CalcTerm{a.kind, a.value / b.value, a.has_percent ? a.percent / b.value : 0, a.has_percent, {}};
  if (b.kind == Kind::Number) return deferred(Operation::Quotient, std::array{a, b}, a.kind);
  if (a.kind == b.kind) return computed(Operation::Quotient, std::array{a, b}, Kind::Number);
  return std::nullopt;
}

std::optional<CalcTerm> apply_function(std::string_view lower_name, Terms arguments, Rounding rounding) {
  Function const* const function = find(lower_name);
  if (!function) return std::nullopt;
  switch (function->family) {
    case Family::Same: return itself(arguments);
    case Family::Comparison: return compare(lower_name, arguments);
    case Family::Stepped: return step(lower_name, arguments, rounding);
    case Family::Sign: return sign_of(lower_name, arguments);
    case Family::Trigonometric: return trigonometric(lower_name, arguments);
    case Family::Exponential: return exponential(lower_name, arguments);
  }
  return std::nullopt;
}

}  // namespace bifolio::style
