#include "layout/block/decoration.h"

#include "layout/diagnostics.h"

namespace bifolio::layout {
namespace {

using model::Artifact;
using model::Border;
using model::BorderStyle;
using model::BoxId;
using model::ComputedStyle;
using model::Fragment;

bool is_drawn(Border const& border) {
  return border.style != BorderStyle::None && border.style != BorderStyle::Hidden && border.width > Length() &&
         !border.color.is_transparent();
}

bool is_horizontal(Side side) { return side == Side::Top || side == Side::Bottom; }

void fill(std::vector<Fragment>& out, Rect const& rect, Color const& color, BoxId box) {
  if (rect.width <= Length() || rect.height <= Length()) return;
  out.push_back({box, Artifact::Layout, model::FilledRect{rect, color}});
}

void stroke(std::vector<Fragment>& out, Border const& border, Rect const& rect, Side side, BoxId box) {
  if (rect.width <= Length() || rect.height <= Length()) return;
  const Length half = border.width / 2;
  const bool across = is_horizontal(side);
  const Point from = across ? Point{rect.x, rect.y + half} : Point{rect.x + half, rect.y};
  const Point to = across ? Point{rect.right(), rect.y + half} : Point{rect.x + half, rect.bottom()};
  out.push_back({box, Artifact::Layout, model::StrokedLine{from, to, border.width, border.style, border.color}});
}

/// Two lines that take a third of the width each (css-backgrounds-3 §4.2).
void double_line(std::vector<Fragment>& out, Border const& border, Rect const& rect, Side side, BoxId box) {
  const Length third = border.width.scaled(1, 3);
  if (is_horizontal(side)) {
    fill(out, {rect.x, rect.y, rect.width, third}, border.color, box);
    fill(out, {rect.x, rect.bottom() - third, rect.width, third}, border.color, box);
  } else {
    fill(out, {rect.x, rect.y, third, rect.height}, border.color, box);
    fill(out, {rect.right() - third, rect.y, third, rect.height}, border.color, box);
  }
}

/// Half as light: the shaded sides of inset and outset borders.
Color shaded(Color color) {
  for (std::size_t i = 0; i < 3; ++i) {
    const int channel = color.channels[i];
    color.channels[i] = static_cast<std::uint16_t>(color.space == ColorSpace::Srgb ? channel / 2 : (channel + 65535) / 2);
  }
  return color;
}

Color side_color(Border const& border, Side side) {
  const bool light_from_top = side == Side::Top || side == Side::Left;
  const bool sunken = border.style == BorderStyle::Inset || border.style == BorderStyle::Groove;
  return light_from_top == sunken ? shaded(border.color) : border.color;
}

}  // namespace

bool has_decoration(ComputedStyle const& style) {
  if (style.visibility != model::Visibility::Visible) return false;
  return !style.background_color.is_transparent() || is_drawn(style.border.top) || is_drawn(style.border.right) ||
         is_drawn(style.border.bottom) || is_drawn(style.border.left);
}

void append_border_side(std::vector<Fragment>& out, Border const& border, Rect const& rect, Side side, BoxId box) {
  if (!is_drawn(border)) return;
  switch (border.style) {
    case BorderStyle::None:
    case BorderStyle::Hidden: return;
    case BorderStyle::Solid: return fill(out, rect, border.color, box);
    case BorderStyle::Dotted:
    case BorderStyle::Dashed: return stroke(out, border, rect, side, box);
    case BorderStyle::Double: return double_line(out, border, rect, side, box);
    case BorderStyle::Groove:
    case BorderStyle::Ridge:
    case BorderStyle::Inset:
    case BorderStyle::Outset: return fill(out, rect, side_color(border, side), box);
  }
}

void append_decoration(std::vector<Fragment>& out, ComputedStyle const& style, Rect const& rect, OwnEdges own, BoxId box) {
  if (style.visibility != model::Visibility::Visible || rect.width <= Length() || rect.height < Length()) return;
  if (!style.background_color.is_transparent() && rect.height > Length())
    out.push_back({box, Artifact::Background, model::FilledRect{rect, style.background_color}});
  const Length top = own.top && is_drawn(style.border.top) ? style.border.top.width : Length();
  const Length bottom = own.bottom && is_drawn(style.border.bottom) ? style.border.bottom.width : Length();
  if (top > Length()) append_border_side(out, style.border.top, {rect.x, rect.y, rect.width, top}, Side::Top, box);
  const Rect between{rect.x, rect.y + top, rect.width, rect.height - top - bottom};
  if (own.right) {
    const Length width = style.border.right.width;
    append_border_side(out, style.border.right, {rect.right() - width, between.y, width, between.height}, Side::Right, box);
  }
  if (bottom > Length())
    append_border_side(out, style.border.bottom, {rect.x, rect.bottom() - bottom, rect.width, bottom}, Side::Bottom, box);
  if (own.left)
    append_border_side(out, style.border.left, {rect.x, between.y, style.border.left.width, between.height}, Side::Left, box);
}

void report_simplifications(LayoutContext& context, BoxId box) {
  ComputedStyle const& style = context.tree.style(box);
  const Span span = context.tree[box].span;
  const auto say = [&](DiagnosticKind kind, std::string_view key, std::string_view message) {
    context.sink.report_once(kind, key, span, std::string(message));
  };
  for (auto const& radius : style.border_radius)
    if (radius != model::CornerRadius{}) say(kinds::approximated, "radius", "rounded corners are drawn square in the PDF");
  if (style.background_image.front() != model::BackgroundImage{})
    say(kinds::unsupported, "background-image", "background images are not drawn in the PDF");
  if (style.opacity != 65535) say(kinds::unsupported, "opacity", "opacity is not applied in the PDF");
  if (style.overflow_x == model::Overflow::Hidden || style.overflow_x == model::Overflow::Clip)
    say(kinds::approximated, "overflow", "what overflows a box is not clipped in the PDF");
}

}  // namespace bifolio::layout
