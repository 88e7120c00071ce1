// The table's grid: each cell's first column, spans counted (html §4.9.12.1, css-tables-3 §3.3), within each row group.
#include <algorithm>

#include "boxes/diagnostics.h"
#include "boxes/generation.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;

/// Cells past this column keep one column each, whatever they span.
constexpr std::uint32_t max_columns = 10000;

class Grid {
 public:
  explicit Grid(Generation& g) : g_(g) {}

  void place_group(BoxId group) {
    busy_until_.clear();
    std::uint32_t rows = 0, row_index = 0;
    for (BoxId row = g_.tree[group].first_child; row; row = g_.tree[row].next) ++rows;
    for (BoxId row = g_.tree[group].first_child; row; row = g_.tree[row].next, ++row_index) place_row(row, row_index, rows);
  }

 private:
  void place_row(BoxId row, std::uint32_t index, std::uint32_t rows) {
    std::uint32_t column = 0;
    for (BoxId id = g_.tree[row].first_child; id; id = g_.tree[id].next) {
      Box& cell = g_.tree[id];
      while (column < busy_until_.size() && busy_until_[column] > index) ++column;
      cell.column = column;
      cell.row_span = std::min(cell.row_span, rows - index);  // never past the group's end
      clamp_columns(cell);
      occupy(cell, index + cell.row_span);
      column += cell.column_span;
    }
  }

  void clamp_columns(Box& cell) {
    if (cell.column + cell.column_span <= max_columns) return;
    cell.column_span = cell.column < max_columns ? max_columns - cell.column : 1;
    g_.sink.report_once(table_too_wide, "columns", cell.span,
                        "a table has more than 10000 columns; spans past that count as one column");
  }

  void occupy(Box const& cell, std::uint32_t until) {
    const std::size_t end = cell.column + cell.column_span;
    if (busy_until_.size() < end) busy_until_.resize(end);
    for (std::size_t c = cell.column; c < end; ++c) busy_until_[c] = std::max(busy_until_[c], until);
  }

  Generation& g_;
  std::vector<std::uint32_t> busy_until_;  ///< by column: the first row that is free
};

}  // namespace

void place_cells(Generation& g, BoxId table) {
  Grid grid(g);
  for (BoxId child = g.tree[table].first_child; child; child = g.tree[child].next)
    if (g.tree[child].kind == BoxKind::TableRowGroup) grid.place_group(child);
}

}  // namespace bifolio::boxes
