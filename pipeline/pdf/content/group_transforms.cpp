#include "pdf/content/group_transforms.h"

namespace bifolio::pdf {

void GroupTransforms::enter(model::GroupBegin const& group) {
  Affine all = open_.empty() ? Affine() : open_.back();
  for (model::Transform const& t : group.transform) {
    const double a = t.matrix[0] / 1e6, b = t.matrix[1] / 1e6, c = t.matrix[2] / 1e6, d = t.matrix[3] / 1e6;
    const double ox = t.origin.x.points(), oy = t.origin.y.points();
    const double x = ox + t.shift.x.points() - a * ox - c * oy, y = oy + t.shift.y.points() - b * ox - d * oy;
    all = {all.a * a + all.c * b, all.b * a + all.d * b,         all.a * c + all.c * d,
           all.b * c + all.d * d, all.a * x + all.c * y + all.x, all.b * x + all.d * y + all.y};
  }
  open_.push_back(all);
}

void GroupTransforms::leave() { open_.pop_back(); }

Point GroupTransforms::apply(Point point) const {
  if (open_.empty()) return point;
  Affine const& m = open_.back();
  if (m.a == 1 && m.b == 0 && m.c == 0 && m.d == 1 && m.x == 0 && m.y == 0) return point;
  const double x = point.x.points(), y = point.y.points();
  return {Length::from_points(m.a * x + m.c * y + m.x), Length::from_points(m.b * x + m.d * y + m.y)};
}

Rect GroupTransforms::apply(Rect const& rect) const {
  model::Path corners;
  for (const Point corner :
       {Point{rect.x, rect.y}, Point{rect.right(), rect.y}, Point{rect.x, rect.bottom()}, Point{rect.right(), rect.bottom()}})
    corners.push_back({apply(corner), corners.empty() ? model::PathVerb::Move : model::PathVerb::Line});
  return bounding_box(corners);
}

}  // namespace bifolio::pdf
