#include "layout/paint/box_shape.h"

#include <cmath>

namespace bifolio::layout {
namespace {

using model::Path;
using model::PathVerb;

enum Corner : std::size_t { TopLeft, TopRight, BottomRight, BottomLeft };

/// Corners that overlap shrink together until no two do (§4.5).
void reduce_overlap(BoxShape& shape) {
  std::int64_t numerator = 1, denominator = 1;  // the smallest ratio of a side to its radii, at most 1
  const auto meet = [&](Length side, Length a, Length b) {
    const std::int64_t sum = std::int64_t{a.raw()} + b.raw();
    if (sum <= side.raw() || side.raw() * denominator >= numerator * sum) return;
    numerator = max(side, {}).raw(), denominator = sum;
  };
  auto& r = shape.radii;
  meet(shape.rect.width, r[TopLeft].width, r[TopRight].width);
  meet(shape.rect.width, r[BottomLeft].width, r[BottomRight].width);
  meet(shape.rect.height, r[TopLeft].height, r[BottomLeft].height);
  meet(shape.rect.height, r[TopRight].height, r[BottomRight].height);
  if (denominator == 1) return;
  for (Size& radius : r)
    radius = {Length::from_raw(radius.width.raw() * numerator / denominator),
              Length::from_raw(radius.height.raw() * numerator / denominator)};
}

/// A quarter of an ellipse from `from`, past the corner of its tangents, to `to`.
void append_quarter(Path& path, Point from, Point corner, Point to) {
  const auto towards = [](Length a, Length b) { return a + (b - a).scaled(5522847, 10000000); };
  path.push_back({{towards(from.x, corner.x), towards(from.y, corner.y)}, PathVerb::Curve});
  path.push_back({{towards(to.x, corner.x), towards(to.y, corner.y)}, PathVerb::Curve});
  path.push_back({to, PathVerb::Curve});
}

Size clamped(Length width, Length height) { return width > Length() && height > Length() ? Size{width, height} : Size{}; }

}  // namespace

BoxShape border_shape(model::ComputedStyle const& style, Rect const& box, OwnEdges own) {
  BoxShape shape{box, {}};
  const bool kept[4] = {own.top && own.left, own.top && own.right, own.bottom && own.right, own.bottom && own.left};
  for (std::size_t i = 0; i < 4; ++i) {
    model::CornerRadius const& radius = style.border_radius[i];
    if (!kept[i] || radius == model::CornerRadius{}) continue;
    shape.radii[i] = clamped(radius.horizontal.resolve(box.width), radius.vertical.resolve(box.height));
  }
  if (shape.is_rounded()) reduce_overlap(shape);
  return shape;
}

BoxShape inset(BoxShape const& shape, Edges<Length> const& w) {
  BoxShape inner;
  inner.rect = {shape.rect.x + w.left, shape.rect.y + w.top, max(shape.rect.width - w.left - w.right, {}),
                max(shape.rect.height - w.top - w.bottom, {})};
  auto const& r = shape.radii;
  inner.radii = {clamped(r[TopLeft].width - w.left, r[TopLeft].height - w.top),
                 clamped(r[TopRight].width - w.right, r[TopRight].height - w.top),
                 clamped(r[BottomRight].width - w.right, r[BottomRight].height - w.bottom),
                 clamped(r[BottomLeft].width - w.left, r[BottomLeft].height - w.bottom)};
  return inner;
}

BoxShape outset(BoxShape const& shape, Length spread) {
  if (spread <= Length()) return inset(shape, {-spread, -spread, -spread, -spread});
  BoxShape outer{{shape.rect.x - spread, shape.rect.y - spread, shape.rect.width + spread * 2, shape.rect.height + spread * 2}, {}};
  // Small radii grow by less than the spread, so that corners do not jump from sharp to round.
  const auto grown = [&](Length radius) {
    if (radius >= spread) return radius + spread;
    const double part = radius.points() / spread.points() - 1;
    return radius + spread.scaled(1 + part * part * part);
  };
  for (std::size_t i = 0; i < 4; ++i)
    if (shape.radii[i] != Size()) outer.radii[i] = {grown(shape.radii[i].width), grown(shape.radii[i].height)};
  return outer;
}

BoxShape moved(BoxShape shape, Point by) {
  shape.rect.x += by.x;
  shape.rect.y += by.y;
  return shape;
}

void append_shape(Path& path, BoxShape const& shape) {
  if (!shape.is_rounded()) return append_rect(path, shape.rect);
  Rect const& box = shape.rect;
  auto const& r = shape.radii;
  const auto line = [&](Point to) { path.push_back({to, PathVerb::Line}); };
  const auto corner = [&](Point from, Point at, Point to) {
    if (from != to) append_quarter(path, from, at, to);
  };
  path.push_back({{box.x + r[TopLeft].width, box.y}, PathVerb::Move});
  line({box.right() - r[TopRight].width, box.y});
  corner(path.back().point, {box.right(), box.y}, {box.right(), box.y + r[TopRight].height});
  line({box.right(), box.bottom() - r[BottomRight].height});
  corner(path.back().point, {box.right(), box.bottom()}, {box.right() - r[BottomRight].width, box.bottom()});
  line({box.x + r[BottomLeft].width, box.bottom()});
  corner(path.back().point, {box.x, box.bottom()}, {box.x, box.bottom() - r[BottomLeft].height});
  line({box.x, box.y + r[TopLeft].height});
  corner(path.back().point, {box.x, box.y}, {box.x + r[TopLeft].width, box.y});
  path.push_back({{}, PathVerb::Close});
}

Path path_of(BoxShape const& shape) {
  Path path;
  append_shape(path, shape);
  return path;
}

}  // namespace bifolio::layout
