#include "layout/inline/text_decoration.h"

namespace bifolio::layout {
namespace {

using model::Fragment;

void fill(std::vector<Fragment>& out, model::BoxId box, Rect const& rect, Color color) {
  if (rect.width <= Length() || rect.height <= Length() || color.is_transparent()) return;
  out.push_back({.box = box, .artifact = model::Artifact::Layout, .content = model::FilledRect{.rect = rect, .color = color}});
}

void stroke(std::vector<Fragment>& out, model::BoxId box, Rect const& rect, model::BorderStyle style, Color color) {
  if (rect.width <= Length() || rect.height <= Length() || color.is_transparent()) return;
  const bool horizontal = rect.width >= rect.height;
  const Length half = (horizontal ? rect.height : rect.width) / 2;
  model::StrokedLine line;
  line.from = horizontal ? Point{rect.x, rect.y + half} : Point{rect.x + half, rect.y};
  line.to = horizontal ? Point{rect.right(), rect.y + half} : Point{rect.x + half, rect.bottom()};
  line.width = horizontal ? rect.height : rect.width;
  line.style = style;
  line.color = color;
  out.push_back({.box = box, .artifact = model::Artifact::Layout, .content = line});
}

/// Two lines with a gap as wide as a line between them.
void double_line(std::vector<Fragment>& out, model::BoxId box, Rect const& rect, Color color) {
  const bool horizontal = rect.width >= rect.height;
  const Length third = (horizontal ? rect.height : rect.width) / 3;
  Rect first = rect, second = rect;
  (horizontal ? first.height : first.width) = third;
  (horizontal ? second.height : second.width) = third;
  (horizontal ? second.y : second.x) += (horizontal ? rect.height : rect.width) - third;
  fill(out, box, first, color);
  fill(out, box, second, color);
}

void paint_line(std::vector<Fragment>& out, model::BoxId box, Rect const& rect, model::TextDecorationStyle style, Color color) {
  using enum model::TextDecorationStyle;
  switch (style) {
    case Solid: return fill(out, box, rect, color);
    case Double: {
      Rect both = rect;
      both.height = rect.height * 3;
      return double_line(out, box, both, color);
    }
    case Dotted: return stroke(out, box, rect, model::BorderStyle::Dotted, color);
    case Dashed:
    case Wavy: return stroke(out, box, rect, model::BorderStyle::Dashed, color);
  }
}

}  // namespace

// css-text-decor-4 §2: position and thickness are the font's unless the sheet says otherwise.
void append_text_decoration(std::vector<Fragment>& out, text::Fonts const& fonts, model::BoxId box, InlineStyle const& style,
                            Point baseline, Length width, DecorationLayer layer) {
  model::ComputedStyle const& computed = *style.computed;
  if (!style.font || computed.visibility != model::Visibility::Visible) return;
  text::FontMetrics const& metrics = fonts.metrics(style.font);
  const Length size = computed.font_size;
  const Color color = computed.text_decoration_color_is_current ? computed.color : computed.text_decoration_color;
  const Length given = computed.text_decoration_thickness.resolve(size);
  const Length underline = given > Length() ? given : metrics.scale(metrics.underline_thickness, size);
  const Length strikeout = given > Length() ? given : metrics.scale(metrics.strikeout_thickness, size);
  const auto line = [&](Length top, Length thickness) {
    paint_line(out, box, {baseline.x, baseline.y + top, width, thickness}, computed.text_decoration_style, color);
  };
  if (layer == DecorationLayer::AboveText) {
    if (computed.text_decoration_line.line_through) line(-metrics.scale(metrics.strikeout_position, size), strikeout);
    return;
  }
  const Length offset = computed.text_underline_offset.resolve(size);
  const Length top = offset != Length() ? offset : -metrics.scale(metrics.underline_position, size) - underline / 2;
  if (computed.text_decoration_line.underline) line(top, underline);
  if (computed.text_decoration_line.overline) line(-style.ascent, underline);
}

}  // namespace bifolio::layout
