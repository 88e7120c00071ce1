#include "pdf/content/image_matrix.h"

namespace bifolio::pdf {
namespace {

/// A stored pixel (u, v) of the unit square is shown at (x[0]·u + x[1]·v + x[2], y[0]·u + y[1]·v + y[2]).
struct Turn {
  int x[3], y[3];
};

// Exif 2.3 table 6: which edges of the picture the stored first row and first column are.
constexpr Turn turns[8] = {
    {{1, 0, 0}, {0, 1, 0}},    // 1: top, left
    {{-1, 0, 1}, {0, 1, 0}},   // 2: top, right
    {{-1, 0, 1}, {0, -1, 1}},  // 3: bottom, right
    {{1, 0, 0}, {0, -1, 1}},   // 4: bottom, left
    {{0, -1, 1}, {-1, 0, 1}},  // 5: left, top
    {{0, 1, 0}, {-1, 0, 1}},   // 6: right, top
    {{0, 1, 0}, {1, 0, 0}},    // 7: right, bottom
    {{0, -1, 1}, {1, 0, 0}},   // 8: left, bottom
};

}  // namespace

ImageMatrix image_matrix(PageFrame const& frame, Rect const& rect, int orientation) {
  Turn const& turn = turns[orientation >= 1 && orientation <= 8 ? orientation - 1 : 0];
  const Length left = frame.x(rect.x), bottom = frame.y(rect.bottom());
  return {rect.width * turn.x[0],  rect.height * turn.y[0],       rect.width * turn.x[1],
          rect.height * turn.y[1], left + rect.width * turn.x[2], bottom + rect.height * turn.y[2]};
}

}  // namespace bifolio::pdf
