// Numbers, lengths, percentages and math functions (css-values-4 §5, §6, §10).
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "style/values/reader.h"

namespace bifolio::style {
namespace {

using model::LengthPercentage;
using model::Token;
using model::TokenKind;

constexpr int deepest_math = 32;

struct AbsoluteUnit {
  std::string_view name;
  double factor;
};
/// In points.
constexpr AbsoluteUnit length_units[] = {{"px", 0.75},      {"pt", 1},         {"pc", 12},       {"in", 72},
                                         {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"q", 72 / 101.6}};
/// In degrees.
constexpr AbsoluteUnit angle_units[] = {{"deg", 1}, {"grad", 0.9}, {"rad", 57.29577951308232}, {"turn", 360}};

/// ex, cap, ch, ic, lh of the element, and with an `r` of the root (css-values-4 §6.1.1).
std::optional<double> font_unit(std::string_view unit, Units const& units) {
  const bool of_root = unit.size() > 2 && unit[0] == 'r';
  if (of_root) unit.remove_prefix(1);
  if (unit == "lh") return (of_root ? units.root_line() : units.line()).points();
  if (unit != "ex" && unit != "cap" && unit != "ch" && unit != "ic") return std::nullopt;
  const model::FontUnits font = of_root ? units.root_font_units() : units.font_units();
  if (unit == "ex") return font.ex.points();
  if (unit == "cap") return font.cap.points();
  return (unit == "ch" ? font.ch : font.ic).points();
}

/// css-values-4 §6.1.2. The small, large and dynamic viewports are one on paper: svw, lvh, dvmin …
std::optional<double> viewport_unit(std::string_view unit, Units const& units) {
  const bool sized = unit.size() >= 3 && (unit[0] == 's' || unit[0] == 'l' || unit[0] == 'd') && unit[1] == 'v';
  if (sized) unit.remove_prefix(1);
  const double width = units.viewport.width.points() / 100, height = units.viewport.height.points() / 100;
  if (unit == "vw" || unit == (units.vertical ? "vb" : "vi")) return width;
  if (unit == "vh" || unit == (units.vertical ? "vi" : "vb")) return height;
  if (unit == "vmin") return std::min(width, height);
  if (unit == "vmax") return std::max(width, height);
  return std::nullopt;
}

/// The points of one font-relative or viewport unit.
std::optional<double> relative_unit(std::string_view unit, Units const& units) {
  if (unit == "em") return units.em.points();
  if (unit == "rem") return units.root_em.points();
  if (const auto font = font_unit(unit, units)) return font;
  return viewport_unit(unit, units);
}

/// What is not a number is zero (css-values-4 §10.9.1).
double censored(double n) { return std::isnan(n) ? 0 : n; }

LengthPercentage to_length_percentage(CalcTerm const& term) {
  if (term.is_deferred()) return {{}, 0, model::MathExpression(term.steps)};
  const double percent = std::clamp(censored(term.percent), -2e6, 2e6);
  return {Length::from_points(censored(term.value)), static_cast<std::int32_t>(std::lround(percent * 1000)), {}};
}

/// What a math function gives below the range is the range's end (css-values-4 §10.5).
LengthPercentage bounded(CalcTerm const& term, Range range) {
  if (range == Range::NonNegative && term.is_deferred())
    return to_length_percentage(*apply_function("max", std::array{term, CalcTerm::length(0)}, Rounding::Nearest));
  LengthPercentage value = to_length_percentage(term);
  if (range == Range::NonNegative && !value.has_percentage()) value.length = max(value.length, Length());
  return value;
}

}  // namespace

model::FontUnits FontRuler::units(model::ComputedStyle const& style) const {
  return measure && *measure ? (*measure)(style, *faces) : model::assumed_font_units(style.font_size);
}

Length Units::line() const { return font ? line_height_of(*font, ruler) : em.scaled(6, 5); }
Length Units::root_line() const { return root_font ? line_height_of(*root_font, ruler) : root_em.scaled(6, 5); }
model::FontUnits Units::font_units() const { return font ? ruler.units(*font) : model::assumed_font_units(em); }
model::FontUnits Units::root_font_units() const { return root_font ? ruler.units(*root_font) : model::assumed_font_units(root_em); }

Length line_height_of(model::ComputedStyle const& style, FontRuler const& ruler) {
  switch (style.line_height.kind) {
    case model::LineHeight::Kind::Normal: return ruler.units(style).line;
    case model::LineHeight::Kind::Number: return style.font_size.scaled(style.line_height.thousandths, 1000);
    case model::LineHeight::Kind::Length: return style.line_height.length;
  }
  return style.font_size;
}

std::optional<CalcTerm> ValueReader::dimension(Token const& token) const {
  const std::string unit = lower_case(token.text);
  for (AbsoluteUnit const& u : length_units)
    if (unit == u.name) return CalcTerm::length(token.number * u.factor);
  for (AbsoluteUnit const& u : angle_units)
    if (unit == u.name) return CalcTerm::angle(token.number * u.factor);
  const auto points = relative_unit(unit, context_.units);
  if (!points) return std::nullopt;
  return CalcTerm::length(token.number * *points);
}

std::optional<CalcTerm> ValueReader::numeric() {
  const std::size_t start = position();
  std::optional<CalcTerm> term;
  switch (peek().kind) {
    case TokenKind::Number: term = CalcTerm::number(take().number); break;
    case TokenKind::Percentage: term = CalcTerm::percentage(take().number); break;
    case TokenKind::Dimension: term = dimension(take()); break;
    case TokenKind::Function: term = math_function(); break;
    case TokenKind::Ident: term = named_number(); break;
    default: return std::nullopt;
  }
  if (!term) rewind(start);
  return term;
}

// css-values-4 §10.2
std::optional<CalcTerm> ValueReader::math_function() {
  const std::string name = lower_case(peek().text);
  if (depth_ >= deepest_math || !is_math_function(name)) return std::nullopt;
  ValueReader inside = enter();
  inside.depth_ = depth_ + 1;
  const Rounding rounding = name == "round" ? inside.rounding() : Rounding::Nearest;
  std::vector<CalcTerm> terms;
  do {
    const auto term = inside.sum();
    if (!term) return std::nullopt;
    terms.push_back(*term);
  } while (inside.accept_comma());
  if (!inside.at_end()) return std::nullopt;
  return apply_function(name, terms, rounding);
}

Rounding ValueReader::rounding() {
  constexpr std::pair<std::string_view, Rounding> strategies[] = {
      {"nearest", Rounding::Nearest}, {"up", Rounding::Up}, {"down", Rounding::Down}, {"to-zero", Rounding::ToZero}};
  for (auto const& [name, rounding] : strategies)
    if (accept(name)) return accept_comma(), rounding;
  return Rounding::Nearest;
}

std::optional<CalcTerm> ValueReader::sum() {
  auto left = product();
  while (left && peek().kind == TokenKind::Delim && (peek().text == "+" || peek().text == "-")) {
    const bool minus = take().text == "-";
    const auto right = product();
    if (!right) return std::nullopt;
    left = minus ? subtract(*left, *right) : add(*left, *right);
  }
  return left;
}

std::optional<CalcTerm> ValueReader::product() {
  auto left = factor();
  while (left && peek().kind == TokenKind::Delim && (peek().text == "*" || peek().text == "/")) {
    const bool by = take().text == "/";
    const auto right = factor();
    if (!right) return std::nullopt;
    left = by ? divide(*left, *right) : multiply(*left, *right);
  }
  return left;
}

std::optional<CalcTerm> ValueReader::named_number() {
  for (NamedNumber const& n : names_)
    if (accept(n.name)) return CalcTerm::number(n.value);
  return std::nullopt;
}

std::optional<CalcTerm> ValueReader::constant() {
  if (auto named = named_number()) return named;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr std::pair<std::string_view, double> constants[] = {
      {"pi", 3.14159265358979323846}, {"e", 2.71828182845904523536}, {"infinity", infinity}, {"-infinity", -infinity}};
  for (auto const& [name, value] : constants)
    if (accept(name)) return CalcTerm::number(value);
  if (accept("nan")) return CalcTerm::number(std::nan(""));
  return std::nullopt;
}

std::optional<CalcTerm> ValueReader::factor() {
  if (peek().kind == TokenKind::Ident) return constant();
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
  if (term && term->is_number()) return std::clamp(censored(term->value), -1e15, 1e15);
  rewind(start);
  return std::nullopt;
}

std::optional<std::int32_t> ValueReader::integer() {
  if (peek().kind == TokenKind::Number && !peek().integer) return std::nullopt;
  const auto n = number();
  if (!n) return std::nullopt;
  return static_cast<std::int32_t>(std::floor(std::clamp(*n, -1e9, 1e9) + 0.5));  // halves go up (css-values-4 §5.2)
}

std::optional<double> ValueReader::percentage() {
  const std::size_t start = position();
  const auto term = numeric();
  const auto percent = term && term->kind == CalcTerm::Kind::Length ? raw_percentage(*term) : std::nullopt;
  if (percent) return std::clamp(censored(*percent), -1e15, 1e15);
  rewind(start);
  return std::nullopt;
}

std::optional<Length> ValueReader::length(Range range) {
  const std::size_t start = position();
  const auto term = length_term(range);
  if (term && !term->has_percent) return bounded(*term, range).length;
  rewind(start);
  return std::nullopt;
}

std::optional<LengthPercentage> ValueReader::length_percentage(Range range) {
  const auto term = length_term(range);
  if (!term) return std::nullopt;
  return bounded(*term, range);
}

std::optional<CalcTerm> ValueReader::length_term(Range range) {
  const std::size_t start = position();
  const bool literal = peek().kind != TokenKind::Function;
  auto term = numeric();
  if (term && term->is_number() && term->value == 0 && literal) term = CalcTerm::length(0);  // the unitless zero
  const bool negative = term && (term->value < 0 || term->percent < 0);
  if (term && term->kind == CalcTerm::Kind::Length && !(negative && range == Range::NonNegative && literal)) return term;
  rewind(start);
  return std::nullopt;
}

std::optional<double> ValueReader::angle_degrees() {
  const std::size_t start = position();
  const bool zero = peek().kind == TokenKind::Number && peek().number == 0;
  const auto term = numeric();
  if (term && !term->is_deferred() && (term->kind == CalcTerm::Kind::Angle || zero))
    return std::clamp(censored(term->value), -1e15, 1e15);
  rewind(start);
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
