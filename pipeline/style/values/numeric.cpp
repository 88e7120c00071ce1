// Numbers, lengths, percentages and math functions (css-values-4 §5, §6, §10).
#include <algorithm>
#include <cmath>

#include "style/values/reader.h"

namespace bifolio::style {
namespace {

using model::LengthPercentage;
using model::Token;
using model::TokenKind;

constexpr int deepest_math = 32;

struct AbsoluteUnit {
  std::string_view name;
  double points;
};
constexpr AbsoluteUnit absolute_units[] = {{"px", 0.75},      {"pt", 1},         {"pc", 12},       {"in", 72},
                                           {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"q", 72 / 101.6}};

/// The points of one font-relative or viewport unit. ex, ch, cap and ic are the specification's fallbacks for when a font
/// cannot be measured: the cascade knows no fonts (css-values-4 §6.1.1).
std::optional<double> relative_unit(std::string_view unit, Units const& units) {
  const double em = units.em.points(), rem = units.root_em.points();
  struct Relative {
    std::string_view name;
    double points;
  };
  const double width = units.viewport_width.points() / 100, height = units.viewport_height.points() / 100;
  const Relative known[] = {{"em", em},
                            {"rem", rem},
                            {"ex", em / 2},
                            {"rex", rem / 2},
                            {"ch", em / 2},
                            {"rch", rem / 2},
                            {"cap", em * 0.7},
                            {"rcap", rem * 0.7},
                            {"ic", em},
                            {"ric", rem},
                            {"lh", units.line.points()},
                            {"rlh", units.root_line.points()},
                            {"vw", width},
                            {"vh", height},
                            {"vi", width},
                            {"vb", height},
                            {"vmin", std::min(width, height)},
                            {"vmax", std::max(width, height)}};
  for (Relative const& r : known)
    if (unit == r.name) return r.points;
  // The small, large and dynamic viewports are one on paper: svw, lvh, dvmin …
  const bool sized = unit.size() >= 3 && (unit[0] == 's' || unit[0] == 'l' || unit[0] == 'd') && unit[1] == 'v';
  if (sized) return relative_unit(unit.substr(1), units);
  return std::nullopt;
}

LengthPercentage to_length_percentage(CalcTerm const& term) {
  return {Length::from_points(term.points), static_cast<std::int32_t>(std::lround(std::clamp(term.percent, -2e6, 2e6) * 1000))};
}

bool is_pure_percentage(CalcTerm const& t) { return !t.is_number && t.points == 0 && t.percent != 0; }
bool is_pure_length(CalcTerm const& t) { return !t.is_number && t.percent == 0; }

double magnitude(CalcTerm const& t) { return t.is_number ? t.number : t.percent != 0 ? t.percent : t.points; }

/// min(), max(), clamp() can be computed here when all arguments are of one kind.
bool comparable(CalcTerm const& a, CalcTerm const& b) {
  if (a.is_number || b.is_number) return a.is_number && b.is_number;
  return (is_pure_length(a) && is_pure_length(b)) || (is_pure_percentage(a) && is_pure_percentage(b));
}

}  // namespace

std::optional<CalcTerm> ValueReader::dimension(Token const& token) const {
  const std::string unit = lower_case(token.text);
  for (AbsoluteUnit const& u : absolute_units)
    if (unit == u.name) return CalcTerm{false, 0, token.number * u.points, 0};
  const auto points = relative_unit(unit, context_.units);
  if (!points) return std::nullopt;
  return CalcTerm{false, 0, token.number * *points, 0};
}

std::optional<CalcTerm> ValueReader::numeric() {
  const std::size_t start = position();
  std::optional<CalcTerm> term;
  switch (peek().kind) {
    case TokenKind::Number: term = CalcTerm{true, take().number, 0, 0}; break;
    case TokenKind::Percentage: term = CalcTerm{false, 0, 0, take().number}; break;
    case TokenKind::Dimension: term = dimension(take()); break;
    case TokenKind::Function: term = math_function(); break;
    default: return std::nullopt;
  }
  if (!term) rewind(start);
  return term;
}

// css-values-4 §10.2
std::optional<CalcTerm> ValueReader::math_function() {
  if (depth_ >= deepest_math) return std::nullopt;
  const std::string name = lower_case(peek().text);
  const bool calc = name == "calc" || name == "-webkit-calc";
  if (!calc && name != "min" && name != "max" && name != "clamp" && name != "abs") return std::nullopt;
  ValueReader inside = enter();
  inside.depth_ = depth_ + 1;
  std::vector<CalcTerm> terms;
  do {
    const auto term = inside.sum();
    if (!term || (!terms.empty() && !comparable(terms.front(), *term))) return std::nullopt;
    terms.push_back(*term);
  } while (inside.accept_comma());
  if (!inside.at_end()) return std::nullopt;
  const auto less = [](CalcTerm const& a, CalcTerm const& b) { return magnitude(a) < magnitude(b); };
  if (name == "min") return *std::min_element(terms.begin(), terms.end(), less);
  if (name == "max") return *std::max_element(terms.begin(), terms.end(), less);
  if (name == "clamp") {
    if (terms.size() != 3) return std::nullopt;
    return std::max(terms[0], std::min(terms[1], terms[2], less), less);
  }
  if (terms.size() != 1) return std::nullopt;
  CalcTerm one = terms.front();
  if (!calc && magnitude(one) < 0) one = {one.is_number, -one.number, -one.points, -one.percent};
  return one;
}

std::optional<CalcTerm> ValueReader::sum() {
  auto left = product();
  while (left && peek().kind == TokenKind::Delim && (peek().text == "+" || peek().text == "-")) {
    const double sign = take().text == "-" ? -1 : 1;
    const auto right = product();
    if (!right || right->is_number != left->is_number) return std::nullopt;
    left->number += sign * right->number;
    left->points += sign * right->points;
    left->percent += sign * right->percent;
  }
  return left;
}

std::optional<CalcTerm> ValueReader::product() {
  auto left = factor();
  while (left && peek().kind == TokenKind::Delim && (peek().text == "*" || peek().text == "/")) {
    const bool divide = take().text == "/";
    auto right = factor();
    if (!right) return std::nullopt;
    if (!divide && left->is_number) std::swap(*left, *right);
    if (!right->is_number || (divide && right->number == 0)) return std::nullopt;
    const double scale = divide ? 1 / right->number : right->number;
    left->number *= scale;
    left->points *= scale;
    left->percent *= scale;
  }
  return left;
}

std::optional<CalcTerm> ValueReader::factor() {
  if (peek().kind == TokenKind::Ident) {
    if (accept("pi")) return CalcTerm{true, 3.14159265358979323846, 0, 0};
    if (accept("e")) return CalcTerm{true, 2.71828182845904523536, 0, 0};
  }
  if (peek().kind != TokenKind::OpenParen) return numeric();
  if (depth_ >= deepest_math) return std::nullopt;
  ValueReader inside = enter();
  inside.depth_ = depth_ + 1;
  const auto term = inside.sum();
  return inside.at_end() ? term : std::nullopt;
}

std::optional<double> ValueReader::number() {
  const std::size_t start = position();
  const auto term = numeric();
  if (term && term->is_number) return term->number;
  rewind(start);
  return std::nullopt;
}

std::optional<std::int32_t> ValueReader::integer() {
  if (peek().kind == TokenKind::Number && !peek().integer) return std::nullopt;
  const auto n = number();
  if (!n) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(std::clamp(*n, -1e9, 1e9)));
}

std::optional<double> ValueReader::percentage() {
  const std::size_t start = position();
  const TokenKind kind = peek().kind;
  const auto term = numeric();
  if (term && !term->is_number && term->points == 0 && (term->percent != 0 || kind == TokenKind::Percentage)) return term->percent;
  rewind(start);
  return std::nullopt;
}

std::optional<Length> ValueReader::length(Range range) {
  const std::size_t start = position();
  const TokenKind kind = peek().kind;
  const auto value = length_percentage(range);
  const bool is_percentage = value && (value->has_percentage() || kind == TokenKind::Percentage);
  if (value && !is_percentage) return value->length;
  rewind(start);
  return std::nullopt;
}

std::optional<LengthPercentage> ValueReader::length_percentage(Range range) {
  const std::size_t start = position();
  const bool literal = peek().kind != TokenKind::Function;
  auto term = numeric();
  if (term && term->is_number && term->number == 0 && literal) term = CalcTerm{false, 0, 0, 0};  // the unitless zero
  const bool negative = term && (term->points < 0 || term->percent < 0);
  if (!term || term->is_number || (negative && range == Range::NonNegative && literal)) {
    rewind(start);
    return std::nullopt;
  }
  LengthPercentage value = to_length_percentage(*term);
  if (range == Range::NonNegative && !value.has_percentage()) value.length = max(value.length, Length());
  return value;
}

std::optional<double> ValueReader::angle_degrees() {
  if (peek().kind == TokenKind::Number) return take().number;
  if (peek().kind != TokenKind::Dimension) return std::nullopt;
  constexpr AbsoluteUnit units[] = {{"deg", 1}, {"grad", 0.9}, {"rad", 57.29577951308232}, {"turn", 360}};
  for (AbsoluteUnit const& u : units)
    if (same_name(peek().text, u.name)) return take().number * u.points;
  return std::nullopt;
}

std::optional<std::string> ValueReader::string() {
  if (peek().kind != TokenKind::String) return std::nullopt;
  return std::string(take().text);
}

std::optional<std::string> ValueReader::url() {
  if (peek().kind == TokenKind::Url) return std::string(take().text);
  if (!at_function("url") && !at_function("src")) return std::nullopt;
  return enter().string();
}

std::optional<std::string> ValueReader::custom_ident() {
  if (peek().kind != TokenKind::Ident || same_name(peek().text, "default")) return std::nullopt;
  if (wide_keyword(std::span(&peek(), 1)) != WideKeyword::None) return std::nullopt;
  return std::string(take().text);
}

WideKeyword wide_keyword(std::span<Token const> value) {
  if (value.size() != 1 || value[0].kind != TokenKind::Ident) return WideKeyword::None;
  constexpr std::pair<std::string_view, WideKeyword> known[] = {{"inherit", WideKeyword::Inherit},
                                                                {"initial", WideKeyword::Initial},
                                                                {"unset", WideKeyword::Unset},
                                                                {"revert", WideKeyword::Revert},
                                                                {"revert-layer", WideKeyword::RevertLayer}};
  for (auto const& [name, keyword] : known)
    if (same_name(value[0].text, name)) return keyword;
  return WideKeyword::None;
}

}  // namespace bifolio::style
