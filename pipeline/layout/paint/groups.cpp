#include "layout/paint/groups.h"

#include <algorithm>
#include <cmath>

namespace bifolio::layout {
namespace {

using model::ComputedStyle;
using model::TransformFunction;

/// A point p goes to M·p + (x, y); lengths in points.
struct Affine {
  double a = 1, b = 0, c = 0, d = 1, x = 0, y = 0;
};

Affine used(TransformFunction const& f, Rect const& box) {
  return {f.matrix[0] / 1e6,
          f.matrix[1] / 1e6,
          f.matrix[2] / 1e6,
          f.matrix[3] / 1e6,
          f.x.resolve(box.width).points(),
          f.y.resolve(box.height).points()};
}

/// First the second, then the first.
Affine after(Affine const& f, Affine const& g) {
  return {f.a * g.a + f.c * g.b, f.b * g.a + f.d * g.b,       f.a * g.c + f.c * g.d,
          f.b * g.c + f.d * g.d, f.a * g.x + f.c * g.y + f.x, f.b * g.x + f.d * g.y + f.y};
}

std::int32_t millionths(double number) { return static_cast<std::int32_t>(std::lround(std::clamp(number, -2000.0, 2000.0) * 1e6)); }
Length length_of(double points) { return Length::from_points(std::clamp(points, -100000.0, 100000.0)); }

/// css-transforms-2 §6: the properties of their own come first.
Affine combined(ComputedStyle const& style, Rect const& box) {
  Affine all;
  for (auto const* functions : {&style.translate, &style.rotate, &style.scale, &style.transform})
    for (TransformFunction const& function : *functions) all = after(all, used(function, box));
  return all;
}

}  // namespace

bool is_transformed(ComputedStyle const& style) {
  return !style.transform.empty() || !style.translate.empty() || !style.rotate.empty() || !style.scale.empty();
}

bool contains_positioned(ComputedStyle const& style) {
  return style.position != model::PositionScheme::Static || is_transformed(style);
}

bool is_group(ComputedStyle const& style) { return style.opacity != 65535 || is_transformed(style); }

bool is_stacking_context(ComputedStyle const& style) {
  switch (style.position) {
    case model::PositionScheme::Fixed:
    case model::PositionScheme::Sticky: return true;
    case model::PositionScheme::Relative:
    case model::PositionScheme::Absolute: return is_group(style) || !style.z_index_auto;
    default: return is_group(style);
  }
}

model::GroupBegin group_of(ComputedStyle const& style, Rect const& border) {
  model::GroupBegin group;
  group.opacity = style.opacity;
  if (!is_transformed(style)) return group;
  const Affine all = combined(style, border);
  const Point origin{border.x + style.transform_origin.x.resolve(border.width),
                     border.y + style.transform_origin.y.resolve(border.height)};
  if (std::abs(all.a * all.d - all.b * all.c) < 1e-9) {  // §4: what has no extent is not to be seen
    append_rect(group.clip, {origin.x, origin.y, {}, {}});
    return group;
  }
  group.transform.push_back(
      {{millionths(all.a), millionths(all.b), millionths(all.c), millionths(all.d)}, {length_of(all.x), length_of(all.y)}, origin});
  return group;
}

bool begin_group(Canvas const& canvas, ComputedStyle const& style, Rect const& border) {
  if (!is_group(style)) return false;
  canvas.out.push_back({canvas.box, model::Artifact::Layout, group_of(style, border)});
  return true;
}

void end_group(Canvas const& canvas) { canvas.out.push_back({canvas.box, model::Artifact::Layout, model::GroupEnd{}}); }

void wrap_in_group(Canvas const& canvas, std::size_t first, model::GroupBegin group) {
  if (canvas.out.size() == first) return;
  canvas.out.insert(canvas.out.begin() + static_cast<std::ptrdiff_t>(first),
                    {canvas.box, model::Artifact::Layout, std::move(group)});
  end_group(canvas);
}

}  // namespace bifolio::layout
