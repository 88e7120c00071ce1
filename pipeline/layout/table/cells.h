// A table's cells, laid out: contents as galleys, and what of them goes on each part of a row. Changes with what a cell may hold.
#pragma once

#include "layout/block/galley.h"
#include "layout/page/placer.h"
#include "layout/table/borders.h"
#include "layout/table/grid.h"

namespace bifolio::layout {

/// Grid lines of the columns: widths and left edges within the table's content box.
struct Columns {
  std::vector<Length> x, width;
  std::vector<Length> shown_width;  ///< as if no column were collapsed
  Length x_of(GridCell const& cell, Grid const& grid, model::Direction direction) const;
  Length width_of(GridCell const& cell, Grid const& grid) const;
  /// Of a cell in collapsed columns alone, were they shown.
  Length shown_width_of(GridCell const& cell, Grid const& grid) const;
  Length total;  ///< of the table's content box, spacing counted
};
Columns place_columns(Grid const& grid, std::vector<Length> const& widths);

/// A cell with its content laid out at its column's width.
struct CellLayout {
  GridCell cell;
  BoxEdges edges;
  Length x, width;  ///< of the border box
  Galley galley;
  Length content_height;
  Length baseline;        ///< of its first line, from the border box's top, when content is at the top
  Length natural_height;  ///< of the border box
  Length shift;           ///< of its content, to align it on a character
  bool hidden = false;    ///< nothing of it is shown: in a collapsed row or column
  model::VerticalAlign::Kind alignment = model::VerticalAlign::Kind::Baseline;
  bool is_baseline_aligned() const;
};
CellLayout lay_out_cell(LayoutContext& context, Grid const& grid, Columns const& columns, std::uint32_t index);

/// css-tables-3 §3.10: heights in percent, in a cell, are of the height that its rows give it; until these are known they are auto.
/// Lays such content out again in a cell of that border box height; not where an outer cell's content is only measured, since the
/// height of rows is known without it and nested tables would be laid out twice as often at each level.
void settle_percentages(LayoutContext& context, CellLayout& cell, Length height);

/// Takes a cell's content piece by piece.
class CellReader {
 public:
  CellReader(model::BoxTree const& tree, CellLayout const& cell) : placer_(tree, cell.galley, 0), cell_(cell) {}
  bool is_finished() const { return next_ == cell_.galley.items.size(); }
  /// What fits into `available`, at least up to the first place where the content may be divided.
  Placed take(Length available);
  /// What a page break costs where the last piece ends.
  std::int32_t cost_after() const;
  Placed take_all() { return take(Length::max()); }

 private:
  Placer placer_;
  CellLayout const& cell_;
  std::size_t next_ = 0;
};

}  // namespace bifolio::layout
