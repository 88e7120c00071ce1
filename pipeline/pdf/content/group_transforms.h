// GroupTransforms: where the transforms of the groups that are open put a point of theirs on the page; what stands outside content
// streams (links, destinations, bounding boxes) has to say so itself. Changes with how groups are moved.
#pragma once

#include <vector>

#include "model/painting.h"

namespace bifolio::pdf {

class GroupTransforms {
 public:
  void enter(model::GroupBegin const& group);
  void leave();

  Point apply(Point point) const;
  /// The smallest upright rectangle around the rectangle.
  Rect apply(Rect const& rect) const;

 private:
  struct Affine {
    double a = 1, b = 0, c = 0, d = 1, x = 0, y = 0;  ///< in points
  };
  std::vector<Affine> open_;
};

}  // namespace bifolio::pdf
