// CSS 2.1 §8–§11, css-backgrounds-3, css-display-3: boxes, borders, backgrounds.
#include <algorithm>
#include <cmath>

#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::Border;
using model::Dimension;
using model::Display;

/// The two-word forms of css-display-3 §2 that mean one of our display values.
std::optional<Display> display_words(std::string_view first, std::string_view second) {
  struct Row {
    std::string_view first, second;
    Display display;
  };
  constexpr Row rows[] = {{"block", "flow", Display::Block},         {"block", "flow-root", Display::FlowRoot},
                          {"inline", "flow", Display::Inline},       {"inline", "flow-root", Display::InlineBlock},
                          {"block", "table", Display::Table},        {"inline", "table", Display::InlineTable},
                          {"block", "flex", Display::Flex},          {"block", "grid", Display::Grid},
                          {"list-item", "block", Display::ListItem}, {"list-item", "flow", Display::ListItem},
                          {"inline", "ruby", Display::Ruby}};
  for (Row const& r : rows)
    if ((first == r.first && second == r.second) || (first == r.second && second == r.first)) return r.display;
  return std::nullopt;
}

}  // namespace

bool read_display(ValueReader& in, ComputedStyle& style) {
  const std::size_t start = in.position();
  if (const auto one = in.keyword<Display>(); one && in.at_end()) return style.display = *one, true;
  in.rewind(start);
  const auto first = in.custom_ident();
  const auto second = first && !in.at_end() ? in.custom_ident() : std::nullopt;
  if (!first) return false;
  const auto found = second ? display_words(lower_case(*first), lower_case(*second)) : std::nullopt;
  if (found) return style.display = *found, true;
  // Inline flex and grid containers stand in the line like inline blocks, which is how we set them.
  const bool inline_container = !second && (same_name(*first, "inline-flex") || same_name(*first, "inline-grid"));
  if (inline_container) style.display = Display::InlineBlock;
  return inline_container;
}

// css-gcpm-3 §1.2.1
bool read_position(ValueReader& in, ComputedStyle& style) {
  style.running_name.clear();
  if (const auto scheme = in.keyword<model::PositionScheme>()) return style.position = *scheme, true;
  if (!in.at_function("running")) return false;
  ValueReader inside = in.enter();
  auto name = inside.custom_ident();
  if (!name || !inside.at_end()) return false;
  style.position = model::PositionScheme::Running;
  style.running_name = *name;
  return true;
}

bool read_overflow(ValueReader& in, ComputedStyle& style) {
  const auto value = in.keyword<model::Overflow>();
  if (!value) return false;
  style.overflow_x = *value;
  style.overflow_y = in.keyword<model::Overflow>().value_or(*value);
  return true;
}

bool read_z_index(ValueReader& in, ComputedStyle& style) {
  style.z_index_auto = in.accept("auto");
  style.z_index = 0;
  if (style.z_index_auto) return true;
  const auto n = in.integer();
  if (n) style.z_index = *n;
  return n.has_value();
}

bool read_opacity(ValueReader& in, ComputedStyle& style) {
  const auto percent = in.percentage();
  const auto n = percent ? std::optional(*percent / 100) : in.number();
  if (n) style.opacity = static_cast<std::int32_t>(std::lround(std::clamp(*n, 0.0, 1.0) * 65535));
  return n.has_value();
}

bool read_border_spacing(ValueReader& in, ComputedStyle& style) {
  const auto horizontal = in.length(Range::NonNegative);
  if (!horizontal) return false;
  style.border_spacing_horizontal = *horizontal;
  style.border_spacing_vertical = in.length(Range::NonNegative).value_or(*horizontal);
  return true;
}

std::optional<Dimension> read_dimension(ValueReader& in, DimensionForm form) {
  const bool maximum = form == DimensionForm::Maximum;
  if (maximum ? in.accept("none") : in.accept("auto")) return maximum ? Dimension::none() : Dimension{};
  const bool sizes = form == DimensionForm::Size || form == DimensionForm::Minimum || maximum;
  if (sizes && in.accept("min-content")) return Dimension{Dimension::Kind::MinContent, {}};
  if (sizes && in.accept("max-content")) return Dimension{Dimension::Kind::MaxContent, {}};
  if (sizes && in.accept("fit-content")) return Dimension{Dimension::Kind::FitContent, {}};
  const auto value = in.length_percentage(sizes ? Range::NonNegative : Range::All);
  if (!value) return std::nullopt;
  return Dimension{Dimension::Kind::LengthPercentage, *value};
}

std::optional<Length> read_border_width(ValueReader& in) {
  if (in.accept("thin")) return Length::from_px(1);
  if (in.accept("medium")) return Length::from_px(3);
  if (in.accept("thick")) return Length::from_px(5);
  return in.length(Range::NonNegative);
}

std::optional<Border> read_border_side(ValueReader& in) {
  Border border{Length::from_px(3), model::BorderStyle::None, current_color_mark};
  bool width = false, line = false, color = false;
  while (!in.at_end()) {
    if (const auto s = line ? std::nullopt : in.keyword<model::BorderStyle>())
      border.style = *s, line = true;
    else if (const auto w = width ? std::nullopt : read_border_width(in))
      border.width = *w, width = true;
    else if (const auto c = color ? std::nullopt : in.color())
      border.color = *c, color = true;
    else
      return std::nullopt;
  }
  if (!width && !line && !color) return std::nullopt;
  return border;
}

namespace {

/// One to four radii, of the corners from the top left one on.
std::optional<std::array<model::LengthPercentage, 4>> read_radii(ValueReader& in) {
  std::array<model::LengthPercentage, 4> radius;
  std::size_t count = 0;
  for (; count < 4; ++count) {
    const auto r = in.length_percentage(Range::NonNegative);
    if (!r) break;
    radius[count] = *r;
  }
  if (count == 0) return std::nullopt;
  if (count < 2) radius[1] = radius[0];
  if (count < 3) radius[2] = radius[0];
  if (count < 4) radius[3] = radius[1];
  return radius;
}

}  // namespace

// css-backgrounds-3 §4.1
bool read_border_radius(ValueReader& in, ComputedStyle& style) {
  const auto horizontal = read_radii(in);
  if (!horizontal) return false;
  const auto vertical = in.accept_slash() ? read_radii(in) : horizontal;
  if (!vertical) return false;
  for (std::size_t i = 0; i < 4; ++i) style.border_radius[i] = {(*horizontal)[i], (*vertical)[i]};
  return true;
}

std::optional<model::CornerRadius> read_corner_radius(ValueReader& in) {
  const auto horizontal = in.length_percentage(Range::NonNegative);
  if (!horizontal) return std::nullopt;
  return model::CornerRadius{*horizontal, in.length_percentage(Range::NonNegative).value_or(*horizontal)};
}

}  // namespace bifolio::style
