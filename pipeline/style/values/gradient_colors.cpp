#include "style/values/gradient_colors.h"

#include <algorithm>

namespace bifolio::style {
namespace {

bool is_legacy_color(model::Token const& token) {
  constexpr std::string_view others[] = {"lab", "lch", "oklab", "oklch", "color", "color-mix"};
  return token.kind != model::TokenKind::Function ||
         std::none_of(std::begin(others), std::end(others), [&](std::string_view name) { return same_name(token.text, name); });
}

/// So many that straight pieces between them cannot be told from the way: a hue may go round. Fewer where the stops are many.
int parts_of(Interpolation const& way, std::size_t stops) {
  constexpr std::size_t most_colors = 4096;
  return std::clamp(static_cast<int>(most_colors / stops), 1, is_polar(way.space) ? 48 : 16);
}

}  // namespace

std::optional<ColorOnTheWay> read_color_on_the_way(ValueReader& in) {
  const std::size_t start = in.position();
  const bool legacy = is_legacy_color(in.peek());
  const auto color = in.color();
  if (!color) return std::nullopt;
  const std::size_t end = in.position();
  in.rewind(start);
  const auto tone = in.tone();  // device-cmyk() is none
  in.rewind(end);
  return ColorOnTheWay{*color, tone ? *tone : to_tone(in.absolute(*color)), legacy};
}

void add_ways(model::Gradient& gradient, std::vector<ColorOnTheWay> const& colors,
              std::optional<Interpolation> const& interpolation) {
  const bool legacy = std::all_of(colors.begin(), colors.end(), [](ColorOnTheWay const& c) { return c.is_legacy; });
  if (legacy && !interpolation) return;
  const Interpolation way = interpolation.value_or(Interpolation());
  if (way.space == Space::Srgb && legacy) return;
  for (std::size_t i = 0; i + 1 < gradient.stops.size(); ++i) {
    if (colors[i].color == colors[i + 1].color && way.path != HuePath::Longer) continue;
    const int parts = parts_of(way, gradient.stops.size());
    for (int k = 1; k < parts; ++k) {
      const double part = static_cast<double>(k) / parts;
      gradient.stops[i].between.push_back(to_color(mixed(colors[i].tone, colors[i + 1].tone, part, way.space, way.path)));
    }
  }
}

}  // namespace bifolio::style
