#include "layout/paint/moved.h"

namespace bifolio::layout {
namespace {

struct Mover {
  Point by;
  std::uint32_t glyph_base;
  void operator()(model::GlyphRun& run) const {
    move(run.origin);
    run.first_glyph += glyph_base;
  }
  void operator()(model::FilledRect& fill) const { move(fill.rect); }
  void operator()(model::StrokedLine& line) const { move(line.from), move(line.to); }
  void operator()(model::PlacedImage& image) const { move(image.rect), move(image.clip); }
  void operator()(model::LinkArea& link) const { move(link.rect); }
  void operator()(model::Anchor& anchor) const { move(anchor.point); }
  void operator()(model::FilledPath& fill) const {
    move(fill.path);
    for (model::TileFill& tile : fill.tiles) {
      move(tile.tile);
      for (model::GradientFill& gradient : tile.gradient) move(gradient.from), move(gradient.to);
    }
  }
  void operator()(model::StrokedPath& stroke) const { move(stroke.path); }
  void operator()(model::GroupBegin& group) const {
    move(group.clip);
    for (model::Transform& transform : group.transform) move(transform.origin);
  }
  void operator()(model::GroupEnd&) const {}

 private:
  void move(Point& point) const { point = point + by; }
  void move(Rect& rect) const { rect.x += by.x, rect.y += by.y; }
  void move(model::Path& path) const {
    for (model::PathPoint& step : path) move(step.point);
  }
};

}  // namespace

model::Fragment moved(model::Fragment fragment, Point by, std::uint32_t glyph_base) {
  std::visit(Mover{by, glyph_base}, fragment.content);
  return fragment;
}

}  // namespace bifolio::layout
