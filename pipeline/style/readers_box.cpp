// CSS 2.1 §8–§11, css-backgrounds-3, css-display-3: boxes, borders, backgrounds.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::Border;
using model::Dimension;
using model::Display;

/// css-display-3 §2: the words of a value in any order that mean one of our display values together.
std::optional<Display> display_words(std::vector<std::string>& words) {
  struct Row {
    std::string_view words;  ///< in alphabetical order
    Display display;
  };
  constexpr Row rows[] = {{"block flow", Display::Block},
                          {"block flow-root", Display::FlowRoot},
                          {"flow inline", Display::Inline},
                          {"flow-root inline", Display::InlineBlock},
                          {"block table", Display::Table},
                          {"inline table", Display::InlineTable},
                          {"block flex", Display::Flex},
                          {"block grid", Display::Grid},
                          {"block list-item", Display::ListItem},
                          {"flow list-item", Display::ListItem},
                          {"block flow list-item", Display::ListItem},
                          {"flow-root list-item", Display::ListItem},
                          {"block flow-root list-item", Display::ListItem},
                          {"inline ruby", Display::Ruby},
                          // Set as normal flow, they stand in the line like inline blocks.
                          {"inline-flex", Display::InlineBlock},
                          {"inline-grid", Display::InlineBlock},
                          {"flex inline", Display::InlineBlock},
                          {"grid inline", Display::InlineBlock}};
  std::sort(words.begin(), words.end());
  std::string joined;
  for (std::string const& word : words) (joined += joined.empty() ? "" : " ") += word;
  for (Row const& r : rows)
    if (joined == r.words) return r.display;
  return std::nullopt;
}

}  // namespace

bool read_display(ValueReader& in, ComputedStyle& style) {
  const std::size_t start = in.position();
  if (const auto one = in.keyword<Display>(); one && in.at_end()) return style.display = *one, true;
  in.rewind(start);
  std::vector<std::string> words;
  while (words.size() < 3) {
    const auto word = in.custom_ident();
    if (!word) break;
    words.push_back(lower_case(*word));
  }
  const auto found = display_words(words);
  if (found) style.display = *found;
  return found.has_value();
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
