#include "layout/inline/relative.h"

#include <algorithm>

#include "layout/block/geometry.h"
#include "layout/paint/moved.h"

namespace bifolio::layout {
namespace {

using model::BoxId;

/// How far a box on the line moves, with those around it.
struct MovedBox {
  BoxId box;
  Point by;
};

bool is_relative(LineBoxPart const& part) { return part.box && part.style->computed->position == model::PositionScheme::Relative; }

/// By box.
std::vector<MovedBox> moved_boxes(Paragraph const& paragraph, LineContent const& line) {
  const ContainingBlock containing{paragraph.basis, paragraph.root().direction, false, paragraph.basis_height};
  std::vector<Point> offsets(line.boxes.size());
  std::vector<MovedBox> boxes;
  for (std::size_t i = 1; i < line.boxes.size(); ++i) {
    LineBoxPart const& part = line.boxes[i];
    offsets[i] = offsets[part.parent];
    if (is_relative(part)) offsets[i] = offsets[i] + relative_offset(*part.style->computed, containing);
    if (part.box && offsets[i] != Point()) boxes.push_back({part.box, offsets[i]});
  }
  std::stable_sort(boxes.begin(), boxes.end(), [](MovedBox const& a, MovedBox const& b) { return a.box.value < b.box.value; });
  return boxes;
}

}  // namespace

void move_relative_boxes(LayoutContext const& context, Paragraph const& paragraph, LineContent const& line, Line& placed) {
  if (std::none_of(line.boxes.begin() + 1, line.boxes.end(), is_relative)) return;
  const std::vector<MovedBox> boxes = moved_boxes(paragraph, line);
  if (boxes.empty()) return;
  const auto offset_of = [&](BoxId box) -> Point {
    for (; box && box != paragraph.container; box = context.tree[box].parent) {
      const auto found = std::lower_bound(boxes.begin(), boxes.end(), box,
                                          [](MovedBox const& known, BoxId wanted) { return known.box.value < wanted.value; });
      if (found != boxes.end() && found->box == box) return found->by;
    }
    return {};
  };
  for (model::Fragment& fragment : placed.fragments)
    if (const Point by = offset_of(fragment.box); by != Point()) fragment = moved(std::move(fragment), by, 0);
  for (EscapedBox& escaped : placed.escaped) escaped.at = escaped.at + offset_of(escaped.box);
  for (InlineExtent& extent : placed.extents) {
    const Point by = offset_of(extent.box);
    extent.rect.x += by.x;
    extent.rect.y += by.y;
  }
}

}  // namespace bifolio::layout
