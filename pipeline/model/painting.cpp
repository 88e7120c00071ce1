#include "model/painting.h"

namespace bifolio::model {

Rect bounding_box(Path const& path) {
  bool any = false;
  Point low, high;
  for (PathPoint const& step : path) {
    if (step.verb == PathVerb::Close) continue;
    low = any ? Point{min(low.x, step.point.x), min(low.y, step.point.y)} : step.point;
    high = any ? Point{max(high.x, step.point.x), max(high.y, step.point.y)} : step.point;
    any = true;
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

void append_rect(Path& path, Rect const& rect) {
  path.push_back({{rect.x, rect.y}, PathVerb::Move});
  path.push_back({{rect.right(), rect.y}, PathVerb::Line});
  path.push_back({{rect.right(), rect.bottom()}, PathVerb::Line});
  path.push_back({{rect.x, rect.bottom()}, PathVerb::Line});
  path.push_back({{}, PathVerb::Close});
}

}  // namespace bifolio::model
