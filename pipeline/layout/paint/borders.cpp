#include "layout/paint/borders.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bifolio::layout {
namespace {

using model::Artifact;
using model::Border;
using model::BorderStyle;
using model::FillRule;
using model::Fragment;
using model::Path;

constexpr Side all_sides[] = {Side::Top, Side::Right, Side::Bottom, Side::Left};

template <class T>
T const& at(Edges<T> const& edges, Side side) {
  switch (side) {
    case Side::Top: return edges.top;
    case Side::Right: return edges.right;
    case Side::Bottom: return edges.bottom;
    case Side::Left: return edges.left;
  }
  return edges.top;
}

Edges<Length> parts_of(Edges<Length> const& e, std::int64_t numerator, std::int64_t denominator) {
  const auto part = [&](Length width) { return width.scaled(numerator, denominator); };
  return {part(e.top), part(e.right), part(e.bottom), part(e.left)};
}

/// What the light does not fall on, and what it does, of sides that are to look raised or sunken: as browsers do, a third darker
/// and a third lighter.
Color shaded(Color color) {
  if (color.space == ColorSpace::DeviceCmyk) {
    for (std::uint16_t& ink : color.channels) ink = static_cast<std::uint16_t>((ink + 65535) / 2);
    return color;
  }
  const std::uint32_t most = std::max({color.channels[0], color.channels[1], color.channels[2]});
  constexpr std::uint32_t third = 21627;
  for (std::size_t i = 0; i < 3 && most > 0; ++i)
    color.channels[i] = static_cast<std::uint16_t>(std::uint64_t{color.channels[i]} * (most > third ? most - third : 0) / most);
  return color;
}
Color lit(Color color) {
  if (color.space == ColorSpace::DeviceCmyk) return color;
  const std::uint32_t most = std::max({color.channels[0], color.channels[1], color.channels[2]});
  const std::uint32_t wanted = std::min(most + 21627U, 65535U);
  for (std::size_t i = 0; i < 3; ++i)
    color.channels[i] = static_cast<std::uint16_t>(most > 0 ? std::uint64_t{color.channels[i]} * wanted / most : wanted);
  return color;
}

/// A part of a side's width, from the outside in, in sixths.
struct Band {
  int from = 0, to = 6;
  Color color;
};

/// What a side with unbroken lines is made of (§4.3).
std::vector<Band> bands_of(Border const& border, Side side) {
  const bool faces_light = side == Side::Top || side == Side::Left;
  const Color light = lit(border.color), dark = shaded(border.color);
  switch (border.style) {
    case BorderStyle::None:
    case BorderStyle::Hidden:
    case BorderStyle::Dotted:
    case BorderStyle::Dashed: return {};
    case BorderStyle::Solid: return {{0, 6, border.color}};
    case BorderStyle::Double: return {{0, 2, border.color}, {4, 6, border.color}};
    case BorderStyle::Groove: return {{0, 3, faces_light ? dark : light}, {3, 6, faces_light ? light : dark}};
    case BorderStyle::Ridge: return {{0, 3, faces_light ? light : dark}, {3, 6, faces_light ? dark : light}};
    case BorderStyle::Inset: return {{0, 6, faces_light ? dark : light}};
    case BorderStyle::Outset: return {{0, 6, faces_light ? light : dark}};
  }
  return {};
}

bool is_broken(BorderStyle style) { return style == BorderStyle::Dotted || style == BorderStyle::Dashed; }
bool is_shaded(BorderStyle style) {
  return style == BorderStyle::Groove || style == BorderStyle::Ridge || style == BorderStyle::Inset || style == BorderStyle::Outset;
}

/// An ellipse's quarter (Ramanujan).
double quarter(Size radius) {
  const double a = radius.width.points(), b = radius.height.points();
  return std::numbers::pi / 4 * (3 * (a + b) - std::sqrt((3 * a + b) * (a + 3 * b)));
}

Length length_of(BoxShape const& shape) {
  double length = 2 * (shape.rect.width.points() + shape.rect.height.points());
  for (Size const& radius : shape.radii) length += quarter(radius) - radius.width.points() - radius.height.points();
  return Length::from_points(length);
}

class BorderPainter {
 public:
  BorderPainter(std::vector<Fragment>& out, Edges<Border> const& borders, BoxShape const& shape, model::BoxId box)
      : out_(out), borders_(borders), shape_(shape), box_(box) {
    const auto width = [](Border const& b) {
      return b.style == BorderStyle::None || b.style == BorderStyle::Hidden ? Length() : max(b.width, {});
    };
    widths_ = {width(borders.top), width(borders.right), width(borders.bottom), width(borders.left)};
  }

  void paint() {
    for (const Side side : all_sides)
      if (is_drawn(at(borders_, side))) drawn_.push_back(side);
    if (drawn_.empty()) return;
    first_ = &at(borders_, drawn_.front());
    const bool alike = std::all_of(drawn_.begin(), drawn_.end(), [&](Side side) {
      Border const& border = at(borders_, side);
      return border.style == first_->style && border.color == first_->color && !is_shaded(border.style);
    });
    if (alike && first_->style == BorderStyle::Solid && !shape_.is_rounded()) return paint_plain();
    if (alike && shape_.is_rounded() && paint_rings()) return;
    for (const Side side : drawn_) shape_.is_rounded() ? paint_round(side) : paint_straight(side);
  }

 private:
  void push(decltype(Fragment::content) content) { out_.push_back({box_, Artifact::Layout, std::move(content)}); }
  void fill(Rect const& rect, Color const& color) {
    if (rect.width > Length() && rect.height > Length()) push(model::FilledRect{rect, color});
  }
  Length width_at(Side side) const { return at(widths_, side); }

  void paint_plain();
  bool paint_rings();
  void paint_straight(Side side);
  void paint_round(Side side);
  void paint_band(Side side, Band const& band);
  void paint_ring(int from, int to, Color const& color);
  void stroke_straight(Side side);
  void stroke_ring(Border const& border, Edges<Length> const& widths);
  bool needs_mitre(Side side) const;
  Path wedge(Side side) const;

  std::vector<Fragment>& out_;
  Edges<Border> const& borders_;
  BoxShape const& shape_;
  model::BoxId box_;
  Edges<Length> widths_;
  std::vector<Side> drawn_;
  Border const* first_ = nullptr;
};

/// One colour: top and bottom over the whole width, the others between them.
void BorderPainter::paint_plain() {
  Rect const& r = shape_.rect;
  const auto drawn = [&](Side side) { return is_drawn(at(borders_, side)) ? width_at(side) : Length(); };
  const Length top = drawn(Side::Top), right = drawn(Side::Right), bottom = drawn(Side::Bottom), left = drawn(Side::Left);
  const Length height = r.height - top - bottom;
  fill({r.x, r.y, r.width, top}, first_->color);
  fill({r.right() - right, r.y + top, right, height}, first_->color);
  fill({r.x, r.bottom() - bottom, r.width, bottom}, first_->color);
  fill({r.x, r.y + top, left, height}, first_->color);
}

/// Sides that are alike, around corners. Dashes of different widths cannot be one line.
bool BorderPainter::paint_rings() {
  if (is_broken(first_->style)) {
    if (drawn_.size() < 4 || widths_ != Edges<Length>{widths_.top, widths_.top, widths_.top, widths_.top}) return false;
    stroke_ring(*first_, widths_);
    return true;
  }
  const bool all_seen = std::all_of(std::begin(all_sides), std::end(all_sides), [&](Side side) {
    return width_at(side) == Length() || is_drawn(at(borders_, side));  // a transparent side has a width, but no ring
  });
  if (!all_seen) return false;
  for (Band const& band : bands_of(*first_, Side::Top)) paint_ring(band.from, band.to, band.color);
  return true;
}

void BorderPainter::paint_ring(int from, int to, Color const& color) {
  Path path;
  append_shape(path, inset(shape_, parts_of(widths_, from, 6)));
  const BoxShape inner = inset(shape_, parts_of(widths_, to, 6));
  if (inner.rect.width > Length() && inner.rect.height > Length()) append_shape(path, inner);
  push(model::FilledPath{std::move(path), FillRule::EvenOdd, color, {}});
}

void BorderPainter::stroke_ring(Border const& border, Edges<Length> const& widths) {
  const BoxShape middle = inset(shape_, parts_of(widths, 1, 2));
  const Dashes dashes = fit_dashes(length_of(middle), border.width, border.style, true);
  const bool dotted = border.style == BorderStyle::Dotted;
  push(model::StrokedPath{path_of(middle), border.width, dashes.dash, dashes.gap, dotted, border.color});
}

/// Whether one of the sides beside it looks different, so that they have to share the corner.
bool BorderPainter::needs_mitre(Side side) const {
  Border const& own = at(borders_, side);
  const bool across = side == Side::Top || side == Side::Bottom;
  for (const Side other : {across ? Side::Left : Side::Top, across ? Side::Right : Side::Bottom}) {
    Border const& b = at(borders_, other);
    if (width_at(other) > Length() && (b.color != own.color || b.style != own.style)) return true;
  }
  return false;
}

/// The band is cut along the corners' diagonals (§4.4).
void BorderPainter::paint_band(Side side, Band const& band) {
  const Rect outer = inset({shape_.rect, {}}, parts_of(widths_, band.from, 6)).rect;
  const Rect inner = inset({shape_.rect, {}}, parts_of(widths_, band.to, 6)).rect;
  const auto corner = [](Rect const& r, int n) { return Point{n == 1 || n == 2 ? r.right() : r.x, n >= 2 ? r.bottom() : r.y}; };
  const int from = static_cast<int>(side), to = (from + 1) % 4;
  const Point points[4] = {corner(outer, from), corner(outer, to), corner(inner, to), corner(inner, from)};
  const bool across = side == Side::Top || side == Side::Bottom;
  const bool is_rect =
      across ? points[0].x == points[3].x && points[1].x == points[2].x : points[0].y == points[3].y && points[1].y == points[2].y;
  if (is_rect) {
    const Point low{min(points[0].x, points[2].x), min(points[0].y, points[2].y)};
    return fill({low.x, low.y, abs(points[0].x - points[2].x), abs(points[0].y - points[2].y)}, band.color);
  }
  Path path;
  for (Point const& point : points) path.push_back({point, path.empty() ? model::PathVerb::Move : model::PathVerb::Line});
  path.push_back({{}, model::PathVerb::Close});
  push(model::FilledPath{std::move(path), FillRule::NonZero, band.color, {}});
}

void BorderPainter::paint_straight(Side side) {
  Border const& border = at(borders_, side);
  if (!is_broken(border.style)) {
    for (Band const& band : bands_of(border, side)) paint_band(side, band);
    return;
  }
  const bool mitre = needs_mitre(side);
  if (mitre) push(model::GroupBegin{wedge(side), FillRule::NonZero, 65535, {}});
  stroke_straight(side);
  if (mitre) push(model::GroupEnd{});
}

void BorderPainter::stroke_straight(Side side) {
  Border const& border = at(borders_, side);
  const bool across = side == Side::Top || side == Side::Bottom, dotted = border.style == BorderStyle::Dotted;
  const Length half = border.width / 2, end = dotted ? half : Length();
  Rect const& r = shape_.rect;
  const Length x = side == Side::Right ? r.right() - half : r.x + half, y = side == Side::Bottom ? r.bottom() - half : r.y + half;
  const Length line = (across ? r.width : r.height) - end * 2;
  if (line < Length() || (line == Length() && !dotted)) return;
  const Dashes dashes = fit_dashes(line, border.width, border.style, false);
  const Point from = across ? Point{r.x + end, y} : Point{x, r.y + end};
  const Point to = across ? Point{r.right() - end, y} : Point{x, r.bottom() - end};
  const BorderStyle style = dashes.gap > Length() ? border.style : dotted ? BorderStyle::Dotted : BorderStyle::Solid;
  push(model::StrokedLine{from, to, border.width, style, border.color, dashes.dash, dashes.gap});
}

/// What of the box is this side's: between the diagonals of its corners, as far as they reach without crossing.
Path BorderPainter::wedge(Side side) const {
  const bool across = side == Side::Top || side == Side::Bottom;
  Rect const& r = shape_.rect;
  const Length width = width_at(side), along = across ? r.width : r.height, depth = across ? r.height : r.width;
  const Length before = across ? widths_.left : widths_.top, after = across ? widths_.right : widths_.bottom;
  double reach = depth.points() / 2 / width.points();  // in widths
  if (before + after > Length()) reach = std::min(reach, along.points() / (before + after).points());
  const Length down = width.scaled(reach), in = before.scaled(reach), out = after.scaled(reach);
  const bool far = side == Side::Right || side == Side::Bottom;
  const auto point = [&](Length position, Length inwards) {
    return across ? Point{r.x + position, far ? r.bottom() - inwards : r.y + inwards}
                  : Point{far ? r.right() - inwards : r.x + inwards, r.y + position};
  };
  return {{point({}, {}), model::PathVerb::Move},
          {point(along, {}), model::PathVerb::Line},
          {point(along - out, down), model::PathVerb::Line},
          {point(in, down), model::PathVerb::Line},
          {{}, model::PathVerb::Close}};
}

void BorderPainter::paint_round(Side side) {
  Border const& border = at(borders_, side);
  push(model::GroupBegin{wedge(side), FillRule::NonZero, 65535, {}});
  if (is_broken(border.style)) {
    const Length w = border.width;
    stroke_ring(border, {w, w, w, w});
  } else {
    for (Band const& band : bands_of(border, side)) paint_ring(band.from, band.to, band.color);
  }
  push(model::GroupEnd{});
}

}  // namespace

bool is_drawn(Border const& border) {
  return border.style != BorderStyle::None && border.style != BorderStyle::Hidden && border.width > Length() &&
         !border.color.is_transparent();
}

Dashes fit_dashes(Length line, Length width, BorderStyle style, bool is_closed) {
  const bool dotted = style == BorderStyle::Dotted, thick = width >= Length::from_px(3);
  const Length dash = dotted ? Length() : width * (thick ? 2 : 3);
  const Length gap = dotted ? width * 2 : width * (thick ? 1 : 2);
  const std::int64_t period = std::int64_t{dash.raw()} + gap.raw();
  if (period <= 0 || line <= Length()) return {};
  const std::int64_t room = std::int64_t{line.raw()} + (is_closed ? 0 : gap.raw());
  const std::int64_t count = (room + period / 2) / period;  // of dashes
  const std::int64_t gaps = is_closed ? count : count - 1;
  if (gaps < 1) return {};
  const Length fitted = Length::from_raw((line.raw() - dash.raw() * count) / gaps);
  return fitted > Length() ? Dashes{dash, fitted} : Dashes{};
}

void append_borders(std::vector<Fragment>& out, Edges<Border> const& borders, BoxShape const& shape, model::BoxId box) {
  if (shape.rect.width > Length() && shape.rect.height >= Length()) BorderPainter(out, borders, shape, box).paint();
}

void append_border_side(std::vector<Fragment>& out, Border const& border, Rect const& rect, Side side, model::BoxId box) {
  Edges<Border> borders;
  switch (side) {
    case Side::Top: borders.top = border; break;
    case Side::Right: borders.right = border; break;
    case Side::Bottom: borders.bottom = border; break;
    case Side::Left: borders.left = border; break;
  }
  append_borders(out, borders, {rect, {}}, box);
}

void append_outline(std::vector<Fragment>& out, model::ComputedStyle const& style, BoxShape const& border, model::BoxId box) {
  Border outline = style.outline;
  if (style.outline_style_auto) outline.style = BorderStyle::Solid;
  if (!is_drawn(outline) || style.visibility != model::Visibility::Visible) return;
  const BoxShape shape = outset(border, outline.width + style.outline_offset);
  append_borders(out, {outline, outline, outline, outline}, shape, box);
}

}  // namespace bifolio::layout
