// Shadows and outlines (css-backgrounds-3 §6, css-text-decor-4 §4, css-ui-4 §3), images in their boxes (css-images-4 §4–§5), and
// columns and gaps (css-multicol-1, css-align-3).
#include <algorithm>
#include <cmath>

#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::Shadow;

enum class ShadowForm { Box, Text };

/// <color>? && <length>{2,4} && inset?; text's have neither a spread nor inset.
std::optional<Shadow> read_shadow(ValueReader& in, ShadowForm form) {
  Shadow shadow;
  std::optional<Color> color;
  bool lengths = false;
  while (!in.at_end() && in.peek().kind != model::TokenKind::Comma) {
    if (form == ShadowForm::Box && !shadow.inset && in.accept("inset")) {
      shadow.inset = true;
    } else if (const auto x = lengths ? std::nullopt : in.length()) {
      const auto y = in.length();
      if (!y) return std::nullopt;
      shadow.x = *x, shadow.y = *y;
      lengths = true;
      const auto blur = in.length(Range::NonNegative);
      shadow.blur = blur.value_or(Length());
      if (form == ShadowForm::Box && blur) shadow.spread = in.length().value_or(Length());
    } else if (color || !(color = in.color())) {
      return std::nullopt;
    }
  }
  if (!lengths) return std::nullopt;
  shadow.color = color.value_or(current_color_mark);
  return shadow;
}

bool read_shadows(ValueReader& in, std::vector<Shadow>& out, ShadowForm form) {
  out.clear();
  if (in.accept("none")) return true;
  do {
    const auto shadow = read_shadow(in, form);
    if (!shadow) return false;
    out.push_back(*shadow);
  } while (in.accept_comma());
  return true;
}

bool read_auto_or_count(ValueReader& in, std::int32_t& count) {
  if (in.accept("auto")) return count = 0, true;
  const auto n = in.integer();
  if (n && *n >= 1) count = *n;
  return n && *n >= 1;
}

bool read_gap(ValueReader& in, model::LengthPercentage& gap, bool& normal) {
  gap = {};
  normal = in.accept("normal");
  if (normal) return true;
  const auto value = in.length_percentage(Range::NonNegative);
  if (value) gap = *value;
  return value.has_value();
}

/// A number in thousandths, within 32 bits.
std::int32_t thousandths(double n) { return static_cast<std::int32_t>(std::lround(std::clamp(n, 0.0, 2e6) * 1000)); }

/// <resolution>, in 1/1000 of a dot per px.
std::optional<std::int32_t> resolution(ValueReader& in) {
  if (in.peek().kind != model::TokenKind::Dimension || in.peek().number <= 0) return std::nullopt;
  constexpr std::pair<std::string_view, double> units[] = {{"dpi", 1.0 / 96}, {"dpcm", 2.54 / 96}, {"dppx", 1.0}, {"x", 1.0}};
  for (auto const& [name, dots] : units)
    if (same_name(in.peek().text, name)) return std::max(thousandths(in.take().number * dots), 1);
  return std::nullopt;
}

}  // namespace

bool read_box_shadow(ValueReader& in, ComputedStyle& style) { return read_shadows(in, style.box_shadow, ShadowForm::Box); }
bool read_text_shadow(ValueReader& in, ComputedStyle& style) { return read_shadows(in, style.text_shadow, ShadowForm::Text); }

// css-ui-4 §3.3
bool read_outline_style(ValueReader& in, ComputedStyle& style) {
  style.outline.style = model::BorderStyle::None;
  style.outline_style_auto = in.accept("auto");
  if (style.outline_style_auto) return true;
  const auto line = in.keyword<model::BorderStyle>();
  if (line) style.outline.style = *line;
  return line && *line != model::BorderStyle::Hidden;
}

bool read_outline(ValueReader& in, ComputedStyle& style) {
  style.outline = {Length::from_px(3), model::BorderStyle::None, current_color_mark};
  style.outline_style_auto = false;
  bool line = false, width = false, color = false, any = false;
  for (; !in.at_end(); any = true) {
    const std::size_t start = in.position();
    if (!line && read_outline_style(in, style)) {
      line = true;
      continue;
    }
    in.rewind(start);
    if (const auto w = width ? std::nullopt : read_border_width(in))
      style.outline.width = *w, width = true;
    else if (const auto c = color ? std::nullopt : in.color())
      style.outline.color = *c, color = true;
    else
      return false;
  }
  return any;
}

bool read_outline_offset(ValueReader& in, ComputedStyle& style) {
  const auto offset = in.length();
  if (offset) style.outline_offset = *offset;
  return offset.has_value();
}

bool read_object_position(ValueReader& in, ComputedStyle& style) {
  const auto place = read_place(in, PlaceForm::Common);
  if (place) style.object_position = *place;
  return place.has_value();
}

// css-sizing-4 §5.1: auto || <ratio>
bool read_aspect_ratio(ValueReader& in, ComputedStyle& style) {
  style.aspect_ratio_width = style.aspect_ratio_height = 0;
  style.aspect_ratio_auto = in.accept("auto");
  const auto width = in.number();
  if (!width) return style.aspect_ratio_auto;
  const auto height = in.accept_slash() ? in.number() : 1;
  if (*width < 0 || !height || *height < 0) return false;
  style.aspect_ratio_width = thousandths(*width);
  style.aspect_ratio_height = thousandths(*height);
  if (!style.aspect_ratio_auto) style.aspect_ratio_auto = in.accept("auto");
  return true;
}

// css-images-4 §5.4: [ from-image || <resolution> ] && snap?
bool read_image_resolution(ValueReader& in, ComputedStyle& style) {
  style.image_resolution = 1000;
  style.image_resolution_from_image = style.image_resolution_snap = false;
  bool given = false;
  while (!in.at_end()) {
    if (!style.image_resolution_from_image && in.accept("from-image"))
      style.image_resolution_from_image = true;
    else if (!style.image_resolution_snap && in.accept("snap"))
      style.image_resolution_snap = true;
    else if (const auto dots = given ? std::nullopt : resolution(in))
      style.image_resolution = *dots, given = true;
    else
      return false;
  }
  return given || style.image_resolution_from_image;
}

bool read_column_count(ValueReader& in, ComputedStyle& style) { return read_auto_or_count(in, style.column_count); }

bool read_column_width(ValueReader& in, ComputedStyle& style) {
  style.column_width = {};
  if (in.accept("auto")) return true;
  const auto width = in.length(Range::NonNegative);
  if (width) style.column_width = model::Dimension::length(*width);
  return width.has_value();
}

// css-rhythm-1 §3.1; zero would be no step.
bool read_block_step_size(ValueReader& in, ComputedStyle& style) {
  style.block_step_size = {};
  if (in.accept("none")) return true;
  const auto size = in.length(Range::NonNegative);
  if (size) style.block_step_size = *size;
  return size.has_value();
}

// css-rhythm-1 §3.5: in any order; `center` and `nearest` and so on name one property each.
bool read_block_step(ValueReader& in, ComputedStyle& style) {
  style.block_step_size = {};
  style.block_step_align = model::BlockStepAlign::Auto;
  style.block_step_round = model::BlockStepRound::Up;
  bool size = false, align = false, round = false;
  int given = 0;
  for (; given < 3 && !in.at_end(); ++given) {
    if (const auto value = align ? std::nullopt : in.keyword<model::BlockStepAlign>())
      style.block_step_align = *value, align = true;
    else if (const auto rounding = round ? std::nullopt : in.keyword<model::BlockStepRound>())
      style.block_step_round = *rounding, round = true;
    else if (!size && read_block_step_size(in, style))
      size = true;
    else
      return false;
  }
  return given > 0;
}

// css-multicol-1 §3.4
bool read_columns(ValueReader& in, ComputedStyle& style) {
  style.column_count = 0;
  style.column_width = {};
  bool width = false, count = false;
  int given = 0;
  for (; given < 2 && !in.at_end(); ++given) {
    if (in.accept("auto")) continue;
    const std::size_t start = in.position();
    if (!count && read_column_count(in, style)) {
      count = true;
      continue;
    }
    in.rewind(start);
    if (width || !read_column_width(in, style)) return false;
    width = true;
  }
  return given > 0;
}

bool read_column_rule(ValueReader& in, ComputedStyle& style) {
  const auto rule = read_border_side(in);
  if (rule) style.column_rule = *rule;
  return rule.has_value();
}

bool read_column_gap(ValueReader& in, ComputedStyle& style) { return read_gap(in, style.column_gap, style.column_gap_normal); }
bool read_row_gap(ValueReader& in, ComputedStyle& style) { return read_gap(in, style.row_gap, style.row_gap_normal); }

// css-align-3 §8.3
bool read_gaps(ValueReader& in, ComputedStyle& style) {
  if (!read_row_gap(in, style)) return false;
  style.column_gap = style.row_gap;
  style.column_gap_normal = style.row_gap_normal;
  return in.at_end() || read_column_gap(in, style);
}

}  // namespace bifolio::style
