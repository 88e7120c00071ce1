// Lengths in points as multiples of the reader's own text size.
#include <cmath>

#include "style/lower/declaration_lines.h"
#include "style/names.h"

namespace bifolio::style {

using model::Token;
using model::TokenKind;

std::optional<double> absolute_points(Token const& t) {
  if (t.kind != TokenKind::Dimension) return std::nullopt;
  constexpr std::pair<std::string_view, double> units[] = {{"pt", 1},         {"px", 0.75}, {"pc", 12},       {"mm", 72 / 25.4},
                                                           {"cm", 72 / 2.54}, {"in", 72},   {"q", 72 / 101.6}};
  for (auto const& [name, points] : units)
    if (same_name(t.text, name)) return t.number * points;
  return std::nullopt;
}

double rounded(double n) { return std::round(n * 1000) / 1000; }

bool goes_with_text(std::string_view name) {
  return name.starts_with("margin") || name.starts_with("padding") || name == "text-indent" || name == "letter-spacing" ||
         name == "word-spacing" || name == "line-height";
}

void points_to(std::string_view unit, std::vector<Token>& value, double em_points) {
  for (Token& t : value) {
    const auto points = absolute_points(t);
    if (!points) continue;
    t.number = rounded(*points / em_points);
    t.text = unit;
    if (t.number == 0) t.kind = TokenKind::Number;
  }
}

std::optional<double> viewport_points(Token const& t) {
  if (t.kind != TokenKind::Dimension) return std::nullopt;
  const std::string unit = lower_case(t.text);
  if (unit.size() < 2) return std::nullopt;
  const bool sized = unit.size() >= 3 && (unit[0] == 's' || unit[0] == 'l' || unit[0] == 'd') && unit[1] == 'v';
  const std::string_view plain = std::string_view(unit).substr(sized ? 1 : 0);
  if (plain == "vw" || plain == "vi" || plain == "vmin") return t.number * 6 * 0.75;
  if (plain == "vh" || plain == "vb" || plain == "vmax") return t.number * 8 * 0.75;
  return std::nullopt;
}

}  // namespace bifolio::style
