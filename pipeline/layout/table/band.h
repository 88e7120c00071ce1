// A band while it is laid out: its cells' contents and its rows' heights are band.cpp's, what is painted band_paint.cpp's, its
// division into parts band_division.cpp's. Changes with what is known of a band meanwhile.
#pragma once

#include <list>
#include <span>

#include "layout/table/bands.h"

namespace bifolio::layout {

/// Which edges of its cells and rows a part of a band shows.
struct PartEdges {
  bool top = true, bottom = true;
};

class Band {
 public:
  Band(TableFrame& frame, std::uint32_t first, std::uint32_t last);
  std::vector<Length> const& heights() const { return heights_; }
  std::vector<BandPart> parts();

 private:
  /// The cells that begin in the row.
  std::span<CellLayout const> cells_of(std::uint32_t row) const {
    return std::span(cells_).subspan(grid_.rows[row].first_cell - grid_.rows[first_].first_cell, grid_.rows[row].cell_count);
  }
  void measure_rows();
  void measure_row(std::uint32_t row);
  void stretch_rows(CellLayout const& cell);
  Length span_height(std::uint32_t row, std::uint32_t span) const;
  Length total_height() const { return span_height(first_, last_ - first_); }
  Length content_offset(CellLayout const& cell, Length height) const;
  Length row_baseline(std::uint32_t row) const;

  Rect rect_of(CellLayout const& cell) const;
  model::ComputedStyle const& row_style(std::uint32_t row) const;
  model::ComputedStyle const& cell_style(CellLayout const& cell) const { return frame_.context.tree.style(cell.cell.box); }
  bool stands_apart(CellLayout const& cell) const;
  void fill_cell(Slab& slab, CellLayout const& cell);
  void draw_apart(Slab& slab, std::uint32_t row);
  void fade_group(Slab& slab, std::uint32_t row);
  std::vector<BandPart> whole();
  struct ReadCell;
  struct DividedRow;
  struct CellPart;
  std::vector<BandPart> divided(Length piece);
  ReadCell read(CellLayout const& cell) const;
  static CellPart take_piece(ReadCell& c, Length piece, Length others);
  static std::vector<CellPart> take_pieces(std::list<ReadCell>& active, Length piece, Length& height);
  void put_part(Slab& slab, CellPart part, Rect const& rect, PartEdges edges);
  BandPart next_part(std::list<ReadCell>& active, DividedRow& row, Length piece);
  static bool ends_in(CellLayout const& cell, DividedRow const& row);
  void draw_row(Slab& slab, std::uint32_t row, Length y, Length height);
  void draw_cell(Slab& slab, CellLayout const& cell, Rect const& rect, PartEdges edges);
  void draw_columns(Slab& slab, CellLayout const& cell, Rect const& rect);
  void draw_behind_cell(Slab& slab, CellLayout const& cell, Rect const& rect);
  void draw_background(Slab& slab, model::BoxId box, Rect const& rect);
  bool is_whole_row() const;
  bool has_background_behind(std::uint32_t row, std::size_t column) const;
  struct RowExtent {
    Length y, height;
    bool opens_slab = false;  ///< what is above it stands in another slab, under its backgrounds
  };
  void draw_collapsed(Slab& slab, std::uint32_t row, RowExtent const& extent, PartEdges edges);
  bool draws_top(std::uint32_t row, std::size_t column) const;
  void draw_horizontal_edges(Slab& slab, std::uint32_t row, std::size_t edge, Length y);
  void draw_vertical_edges(Slab& slab, std::uint32_t row, RowExtent extent, PartEdges edges);
  Length column_edge(std::size_t column) const;
  std::uint32_t next_shown(std::uint32_t row) const;
  void put(Slab& slab, CellLayout const& cell, Placed placed, Point at);
  void note_begun(Slab& slab, model::BoxId box, Point at);

  TableFrame& frame_;
  Grid const& grid_;
  std::uint32_t first_, last_;
  std::vector<CellLayout> cells_;
  /// A row's background is one rectangle, without seams; else each cell has its part, and the spacing none.
  bool whole_row_ = false;
  std::vector<Length> heights_;    ///< of the rows
  std::vector<Length> tops_;       ///< of the rows, when they stand as one
  std::vector<Length> baselines_;  ///< of the rows, for cells aligned to it
};

}  // namespace bifolio::layout
