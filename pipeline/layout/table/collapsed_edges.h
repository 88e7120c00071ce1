// The edges of a table's grid where borders collapse: which border is drawn between each two slots (CSS 2.1 §17.6.2). Changes with
// the rules for border conflicts.
#pragma once

#include <cstdint>
#include <vector>

#include "model/box_tree.h"

namespace bifolio::layout {

struct Grid;
struct GridCell;

/// Which of two borders that meet is drawn (CSS 2.1 §17.6.2.1); `a` where they are equal. Either may be none.
model::Border const* stronger_border(model::Border const* a, model::Border const* b);

/// What the border takes; nothing of none.
Length drawn_width(model::Border const* border);

/// In logical order: a row's first slot is at its start. Null where nothing is drawn.
class CollapsedEdges {
 public:
  CollapsedEdges() = default;
  CollapsedEdges(model::BoxTree const& tree, Grid const& grid);

  /// Above the slot; `row` may be one past the last.
  model::Border const* above(std::size_t row, std::size_t column) const {
    return row <= rows_ && column < columns_ ? horizontal_[row * columns_ + column] : nullptr;
  }
  /// At the slot's start; `column` may be one past the last.
  model::Border const* before(std::size_t row, std::size_t column) const {
    return row < rows_ && column <= columns_ ? vertical_[row * (columns_ + 1) + column] : nullptr;
  }
  /// The widest along each side of the cell.
  struct Widths {
    Length top, start, bottom, end;
  };
  Widths around(GridCell const& cell) const;
  /// The widest along each side of the table.
  Widths outside() const;

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<model::Border const*> horizontal_, vertical_;
};

}  // namespace bifolio::layout
