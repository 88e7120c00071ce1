// css-text-decor-4 §2: what the values of the lines' properties are.
#include "style/readers.h"

namespace bifolio::style {
namespace {

/// One more line than there are.
bool add_line(ValueReader& in, model::TextDecorationLine& line) {
  if (!line.underline && in.accept("underline")) return line.underline = true;
  if (!line.overline && in.accept("overline")) return line.overline = true;
  if (!line.line_through && in.accept("line-through")) return line.line_through = true;
  return false;
}

bool read_auto_or_length(ValueReader& in, model::LengthPercentage& out) {
  out = {};
  if (in.accept("auto")) return true;
  const auto value = in.length_percentage();
  if (!value) return false;
  // Percentages are of the element's own em here (css-text-decor-4 §2.4, §2.9).
  out = {value->resolve(in.context().units.em), 0, {}};
  if (out.length == Length()) out.length = Length::from_raw(1);  // zero stands for auto
  return true;
}

}  // namespace

// css-text-decor-4 §2.8: `left` and `right` are for vertical text.
bool read_text_underline_position(ValueReader& in, ComputedStyle& style) {
  style.text_underline_position = model::TextUnderlinePosition::Auto;
  if (in.accept("auto")) return true;
  bool side = false, line = false;
  for (; !in.at_end();) {
    if (!side && (in.accept("left") || in.accept("right"))) {
      side = true;
      continue;
    }
    const auto keyword = line ? std::nullopt : in.keyword<model::TextUnderlinePosition>();
    if (!keyword || *keyword == model::TextUnderlinePosition::Auto) return false;
    style.text_underline_position = *keyword;
    line = true;
  }
  return side || line;
}

bool read_text_decoration_line(ValueReader& in, ComputedStyle& style) {
  style.text_decoration_line = {};
  if (in.accept("none")) return true;
  bool blinks = false;  // which a reader need not show (css-text-decor-4 §2.1)
  while (add_line(in, style.text_decoration_line) || (!blinks && (blinks = in.accept("blink")))) {
  }
  return blinks || style.text_decoration_line.any();
}

bool read_text_decoration_color(ValueReader& in, ComputedStyle& style) {
  const auto color = in.color();
  if (color) style.text_decoration_color = *color;
  return color.has_value();
}

bool read_text_decoration_thickness(ValueReader& in, ComputedStyle& style) {
  if (in.accept("from-font")) return style.text_decoration_thickness = {}, true;
  return read_auto_or_length(in, style.text_decoration_thickness);
}
bool read_text_underline_offset(ValueReader& in, ComputedStyle& style) {
  return read_auto_or_length(in, style.text_underline_offset);
}

// css-text-decor-4 §2.5
bool read_text_decoration(ValueReader& in, ComputedStyle& style) {
  style.text_decoration_line = {};
  style.text_decoration_style = model::TextDecorationStyle::Solid;
  style.text_decoration_color = current_color_mark;
  style.text_decoration_thickness = {};
  bool lines = false, way = false, color = false, thickness = false;
  while (!in.at_end()) {
    if (const auto kind = way ? std::nullopt : in.keyword<model::TextDecorationStyle>())
      style.text_decoration_style = *kind, way = true;
    else if (!lines && read_text_decoration_line(in, style))
      lines = true;
    else if (!color && read_text_decoration_color(in, style))
      color = true;
    else if (!thickness && read_text_decoration_thickness(in, style))
      thickness = true;
    else
      return false;
  }
  return lines || way || color || thickness;
}

}  // namespace bifolio::style
