#include "style/values/math.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bifolio::style {
namespace {

using Terms = std::span<CalcTerm const>;
using Kind = CalcTerm::Kind;

constexpr double degrees_in_radian = 57.29577951308232;

/// One scalar can stand for the term: no length mixed with a percentage.
bool is_simple(CalcTerm const& t) { return !t.has_percent || t.value == 0; }
double scalar(CalcTerm const& t) { return t.is_pure_percentage() ? t.percent : t.value; }
CalcTerm like(CalcTerm const& t, double scalar) {
  if (t.is_pure_percentage()) return CalcTerm::percentage(scalar);
  return {t.kind, scalar, 0, false};
}
CalcTerm scaled(CalcTerm const& t, double factor) { return {t.kind, t.value * factor, t.percent * factor, t.has_percent}; }

/// All of one kind, so that their scalars can be compared.
bool comparable(Terms terms) {
  return std::all_of(terms.begin(), terms.end(), [&](CalcTerm const& t) {
    return is_simple(t) && t.kind == terms.front().kind && t.has_percent == terms.front().has_percent;
  });
}
bool all_numbers(Terms terms) {
  return std::all_of(terms.begin(), terms.end(), [](CalcTerm const& t) { return t.is_number(); });
}

double smaller(double a, double b) { return std::isnan(a) || std::isnan(b) ? std::nan("") : std::min(a, b); }
double larger(double a, double b) { return std::isnan(a) || std::isnan(b) ? std::nan("") : std::max(a, b); }

// css-values-4 §10.3.1
double rounded(double a, double step, Rounding rounding) {
  if (step == 0 || std::isnan(a) || std::isnan(step) || (std::isinf(a) && std::isinf(step))) return std::nan("");
  if (std::isinf(a)) return a;
  if (std::isinf(step)) {
    const bool up = rounding == Rounding::Up && a > 0, down = rounding == Rounding::Down && a < 0;
    if (up || down) return std::copysign(std::numeric_limits<double>::infinity(), a);
    return std::copysign(0.0, a);
  }
  step = std::abs(step);
  const double below = std::floor(a / step) * step, above = std::ceil(a / step) * step;
  switch (rounding) {
    case Rounding::Nearest: return a - below < above - a ? below : above;
    case Rounding::Up: return above;
    case Rounding::Down: return below;
    case Rounding::ToZero: return a < 0 ? above : below;
  }
  return a;
}

// css-values-4 §10.3.2: mod() takes the sign of the divisor, rem() that of the dividend.
double modulus(double a, double b) {
  if (std::isinf(b) && std::isfinite(a)) return std::signbit(a) == std::signbit(b) ? a : std::nan("");
  const double r = std::fmod(a, b);
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

std::optional<CalcTerm> compare(std::string_view name, Terms terms) {
  if (terms.empty() || !comparable(terms)) return std::nullopt;
  const auto at = [&](std::size_t i) { return scalar(terms[i]); };
  if (name == "clamp") {
    if (terms.size() != 3) return std::nullopt;
    return like(terms[0], larger(at(0), smaller(at(1), at(2))));
  }
  double result = at(0);
  for (std::size_t i = 1; i < terms.size(); ++i) result = name == "min" ? smaller(result, at(i)) : larger(result, at(i));
  return like(terms[0], result);
}

std::optional<CalcTerm> step(std::string_view name, Terms terms, Rounding rounding) {
  const bool alone = name == "round" && terms.size() == 1 && terms[0].is_number();
  if (!alone && (terms.size() != 2 || !comparable(terms))) return std::nullopt;
  const double a = scalar(terms[0]), b = alone ? 1 : scalar(terms[1]);
  if (name == "mod") return like(terms[0], modulus(a, b));
  if (name == "rem") return like(terms[0], std::fmod(a, b));
  return like(terms[0], rounded(a, b, rounding));
}

std::optional<CalcTerm> sign_of(std::string_view name, Terms terms) {
  if (terms.size() != 1 || !is_simple(terms[0])) return std::nullopt;
  const double a = scalar(terms[0]);
  if (name == "abs") return like(terms[0], std::abs(a));
  return CalcTerm::number(a > 0 ? 1 : a < 0 ? -1 : a);
}

std::optional<CalcTerm> trigonometric(std::string_view name, Terms terms) {
  if (name == "atan2") {
    if (terms.size() != 2 || !comparable(terms)) return std::nullopt;
    return CalcTerm::angle(std::atan2(scalar(terms[0]), scalar(terms[1])) * degrees_in_radian);
  }
  if (terms.size() != 1 || terms[0].kind == Kind::Length) return std::nullopt;
  const double a = terms[0].value;
  if (name[0] == 'a') {
    if (!terms[0].is_number()) return std::nullopt;
    const double angle = name == "asin" ? std::asin(a) : name == "acos" ? std::acos(a) : std::atan(a);
    return CalcTerm::angle(angle * degrees_in_radian);
  }
  const double radians = terms[0].is_number() ? a : a / degrees_in_radian;
  return CalcTerm::number(name == "sin" ? std::sin(radians) : name == "cos" ? std::cos(radians) : std::tan(radians));
}

std::optional<CalcTerm> exponential(std::string_view name, Terms terms) {
  if (name == "hypot") {
    if (terms.empty() || !comparable(terms)) return std::nullopt;
    double sum = 0;
    for (CalcTerm const& t : terms) sum = std::hypot(sum, scalar(t));
    return like(terms[0], sum);
  }
  if (terms.empty() || !all_numbers(terms)) return std::nullopt;
  const double a = terms[0].value;
  if (name == "pow") return terms.size() == 2 ? std::optional(CalcTerm::number(std::pow(a, terms[1].value))) : std::nullopt;
  if (name == "log" && terms.size() == 2) return CalcTerm::number(std::log(a) / std::log(terms[1].value));
  if (terms.size() != 1) return std::nullopt;
  return CalcTerm::number(name == "sqrt" ? std::sqrt(a) : name == "exp" ? std::exp(a) : std::log(a));
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
    {"sqrt", Family::Exponential},   {"hypot", Family::Exponential},   {"log", Family::Exponential},
    {"exp", Family::Exponential}};

Function const* find(std::string_view name) {
  const auto at = std::find_if(std::begin(functions), std::end(functions), [&](Function const& f) { return f.name == name; });
  return at == std::end(functions) ? nullptr : at;
}

}  // namespace

bool is_math_function(std::string_view lower_name) { return find(lower_name) != nullptr; }

std::optional<CalcTerm> add(CalcTerm const& a, CalcTerm const& b) {
  if (a.kind != b.kind) return std::nullopt;
  return CalcTerm{a.kind, a.value + b.value, a.percent + b.percent, a.has_percent || b.has_percent};
}
std::optional<CalcTerm> subtract(CalcTerm const& a, CalcTerm const& b) { return add(a, scaled(b, -1)); }

std::optional<CalcTerm> multiply(CalcTerm const& a, CalcTerm const& b) {
  if (b.is_number()) return scaled(a, b.value);
  if (a.is_number()) return scaled(b, a.value);
  return std::nullopt;
}

// css-values-4 §10.9: what is divided by its own kind is a number.
std::optional<CalcTerm> divide(CalcTerm const& a, CalcTerm const& b) {
  if (b.is_number()) return CalcTerm{a.kind, a.value / b.value, a.has_percent ? a.percent / b.value : 0, a.has_percent};
  if (a.kind == b.kind && !a.has_percent && !b.has_percent) return CalcTerm::number(a.value / b.value);
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
