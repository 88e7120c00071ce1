#include "layout/table/collapsed_edges.h"

#include <algorithm>

#include "layout/table/grid.h"

namespace bifolio::layout {
namespace {

using model::Border;
using model::BorderStyle;
using model::BoxId;
using model::BoxTree;

int style_rank(BorderStyle style) {
  switch (style) {
    case BorderStyle::None: return 0;
    case BorderStyle::Inset: return 1;
    case BorderStyle::Groove: return 2;
    case BorderStyle::Outset: return 3;
    case BorderStyle::Ridge: return 4;
    case BorderStyle::Dotted: return 5;
    case BorderStyle::Dashed: return 6;
    case BorderStyle::Solid: return 7;
    case BorderStyle::Double: return 8;
    case BorderStyle::Hidden: return 9;
  }
  return 0;
}

/// Which cell each slot of a row belongs to; none of some.
class Occupants {
 public:
  Occupants(Grid const& grid) : grid_(grid), cells_(grid.columns.size()), above_(grid.columns.size()) {}

  /// Rows are entered in order.
  void enter(std::size_t row) {
    above_ = cells_;
    for (GridCell const*& cell : cells_)
      if (cell != nullptr && std::size_t{cell->row} + cell->row_span <= row) cell = nullptr;
    if (row == grid_.rows.size()) return std::fill(cells_.begin(), cells_.end(), nullptr);
    GridRow const& r = grid_.rows[row];
    for (std::uint32_t i = r.first_cell; i < r.first_cell + r.cell_count; ++i) {
      GridCell const& cell = grid_.cells[i];
      const std::size_t end = std::min<std::size_t>(cell.column + cell.column_span, cells_.size());
      for (std::size_t c = cell.column; c < end; ++c) cells_[c] = &cell;
    }
  }
  GridCell const* at(std::size_t column) const { return column < cells_.size() ? cells_[column] : nullptr; }
  GridCell const* above(std::size_t column) const { return above_[column]; }

 private:
  Grid const& grid_;
  std::vector<GridCell const*> cells_, above_;
};

/// The candidates for one edge, added from the strongest kind of box to the weakest.
class Conflict {
 public:
  explicit Conflict(BoxTree const& tree) : tree_(tree) {}
  void add(BoxId box, Border Edges<Border>::*side) {
    if (box) best_ = stronger_border(best_, &(tree_.style(box).border.*side));
  }
  Border const* best() const { return drawn_width(best_) > Length() ? best_ : nullptr; }

 private:
  BoxTree const& tree_;
  Border const* best_ = nullptr;
};

class Resolver {
 public:
  Resolver(BoxTree const& tree, Grid const& grid)
      : tree_(tree),
        grid_(grid),
        start_(grid.right_to_left ? &Edges<Border>::right : &Edges<Border>::left),
        end_(grid.right_to_left ? &Edges<Border>::left : &Edges<Border>::right) {}

  Border const* horizontal(Occupants const& occupants, std::size_t row, std::size_t column) const {
    GridCell const *above = occupants.above(column), *below = occupants.at(column);
    Conflict conflict(tree_);
    if (above != nullptr && above == below) return nullptr;
    const bool first = row == 0, last = row == grid_.rows.size();
    if (above != nullptr) conflict.add(above->box, &Edges<Border>::bottom);
    if (below != nullptr) conflict.add(below->box, &Edges<Border>::top);
    if (!first) conflict.add(grid_.rows[row - 1].box, &Edges<Border>::bottom);
    if (!last) conflict.add(grid_.rows[row].box, &Edges<Border>::top);
    const BoxId group_above = first ? BoxId() : grid_.rows[row - 1].group, group_below = last ? BoxId() : grid_.rows[row].group;
    if (group_above != group_below) {
      conflict.add(group_above, &Edges<Border>::bottom);
      conflict.add(group_below, &Edges<Border>::top);
    }
    for (const BoxId box : {grid_.columns[column], grid_.column_groups[column], grid_.table}) {
      if (first) conflict.add(box, &Edges<Border>::top);
      if (last) conflict.add(box, &Edges<Border>::bottom);
    }
    return conflict.best();
  }

  Border const* vertical(Occupants const& occupants, std::size_t row, std::size_t column) const {
    const bool first = column == 0, last = column == grid_.columns.size();
    GridCell const *before = first ? nullptr : occupants.at(column - 1), *after = occupants.at(column);
    if (before != nullptr && before == after) return nullptr;
    Conflict conflict(tree_);
    if (before != nullptr) conflict.add(before->box, end_);
    if (after != nullptr) conflict.add(after->box, start_);
    for (const BoxId box : {grid_.rows[row].box, grid_.rows[row].group}) {
      if (first) conflict.add(box, start_);
      if (last) conflict.add(box, end_);
    }
    if (!first) conflict.add(grid_.columns[column - 1], end_);
    if (!last) conflict.add(grid_.columns[column], start_);
    const BoxId group_before = first ? BoxId() : grid_.column_groups[column - 1],
                group_after = last ? BoxId() : grid_.column_groups[column];
    if (group_before != group_after) conflict.add(group_before, end_), conflict.add(group_after, start_);
    if (first) conflict.add(grid_.table, start_);
    if (last) conflict.add(grid_.table, end_);
    return conflict.best();
  }

 private:
  BoxTree const& tree_;
  Grid const& grid_;
  Border Edges<Border>::*start_;
  Border Edges<Border>::*end_;
};

}  // namespace

Border const* stronger_border(Border const* a, Border const* b) {
  if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
  if (a->style == BorderStyle::Hidden || b->style == BorderStyle::None) return a;
  if (b->style == BorderStyle::Hidden || a->style == BorderStyle::None) return b;
  if (a->width != b->width) return a->width > b->width ? a : b;
  return style_rank(b->style) > style_rank(a->style) ? b : a;
}

Length drawn_width(Border const* border) {
  const bool drawn = border != nullptr && border->style != BorderStyle::None && border->style != BorderStyle::Hidden;
  return drawn ? max(border->width, {}) : Length();
}

CollapsedEdges::CollapsedEdges(BoxTree const& tree, Grid const& grid) : rows_(grid.rows.size()), columns_(grid.columns.size()) {
  horizontal_.reserve((rows_ + 1) * columns_);
  vertical_.reserve(rows_ * (columns_ + 1));
  const Resolver resolver(tree, grid);
  Occupants occupants(grid);
  for (std::size_t r = 0; r <= rows_; ++r) {
    occupants.enter(r);
    for (std::size_t c = 0; c < columns_; ++c) horizontal_.push_back(resolver.horizontal(occupants, r, c));
    for (std::size_t c = 0; c <= columns_ && r < rows_; ++c) vertical_.push_back(resolver.vertical(occupants, r, c));
  }
}

CollapsedEdges::Widths CollapsedEdges::around(GridCell const& cell) const {
  Widths widths;
  const std::size_t end = cell.column + cell.column_span;
  const std::size_t below = std::min<std::size_t>(std::size_t{cell.row} + cell.row_span, rows_);
  for (std::size_t c = cell.column; c < end; ++c) {
    widths.top = max(widths.top, drawn_width(above(cell.row, c)));
    widths.bottom = max(widths.bottom, drawn_width(above(below, c)));
  }
  for (std::size_t r = cell.row; r < below; ++r) {
    widths.start = max(widths.start, drawn_width(before(r, cell.column)));
    widths.end = max(widths.end, drawn_width(before(r, end)));
  }
  return widths;
}

CollapsedEdges::Widths CollapsedEdges::outside() const {
  Widths widths;
  for (std::size_t c = 0; c < columns_; ++c) {
    widths.top = max(widths.top, drawn_width(above(0, c)));
    widths.bottom = max(widths.bottom, drawn_width(above(rows_, c)));
  }
  for (std::size_t r = 0; r < rows_; ++r) {
    widths.start = max(widths.start, drawn_width(before(r, 0)));
    widths.end = max(widths.end, drawn_width(before(r, columns_)));
  }
  return widths;
}

}  // namespace bifolio::layout
