#include "layout/table/bands.h"

#include <algorithm>
#include <list>

#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/table/row_heights.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;
using model::VerticalAlign;

bool has_own_height(TableFrame const& frame, std::uint32_t row) {
  return !frame.context.tree.style(frame.grid.rows[row].box).height.is_auto();
}

/// css-tables-3 §3.10: of the table's height; without one it is auto.
std::int32_t height_percent(TableFrame const& frame, BoxId box) {
  model::Dimension const& height = frame.context.tree.style(box).height;
  return height.kind == model::Dimension::Kind::LengthPercentage ? height.value.percent : 0;
}

/// Which edges of its cells and rows a part of a band shows.
struct PartEdges {
  bool top = true, bottom = true;
};

class Band {
 public:
  Band(TableFrame& frame, std::uint32_t first, std::uint32_t last) : frame_(frame), grid_(frame.grid), first_(first), last_(last) {
    for (std::uint32_t r = first; r < last; ++r) {
      GridRow const& row = grid_.rows[r];
      for (std::uint32_t i = 0; i < row.cell_count; ++i)
        cells_.push_back(lay_out_cell(frame.context, grid_, frame.columns, row.first_cell + i));
    }
    whole_row_ = is_whole_row();
    measure_rows();
  }

  std::vector<Length> const& heights() const { return heights_; }
  std::vector<BandPart> parts() {
    const Length limit = frame_.context.page_height == Length::max() ? Length::max() : frame_.context.page_height / 2;
    if (total_height() <= limit) return whole();
    return divided(max(frame_.context.page_height / 12, Length::from_points(std::int64_t{12})));
  }

 private:
  void measure_rows();
  void measure_row(std::uint32_t row);
  void stretch_rows(CellLayout const& cell);
  Length span_height(std::uint32_t row, std::uint32_t span) const;
  Length total_height() const { return span_height(first_, last_ - first_); }
  Length content_offset(CellLayout const& cell, Length height) const;

  Rect rect_of(CellLayout const& cell) const;
  ComputedStyle const& row_style(std::uint32_t row) const;
  ComputedStyle const& cell_style(CellLayout const& cell) const { return frame_.context.tree.style(cell.cell.box); }
  bool stands_apart(CellLayout const& cell) const;
  void put_part(Slab& slab, CellLayout const& cell, Placed placed, Length height, PartEdges edges);
  void fill_cell(Slab& slab, CellLayout const& cell);
  void draw_apart(Slab& slab, std::uint32_t row);
  void fade_group(Slab& slab, std::uint32_t row);
  std::vector<BandPart> whole();
  std::vector<BandPart> divided(Length piece);
  void draw_row(Slab& slab, std::uint32_t row, Length y, Length height);
  void draw_cell(Slab& slab, CellLayout const& cell, Rect const& rect, PartEdges edges);
  void draw_columns(Slab& slab, CellLayout const& cell, Rect const& rect);
  void draw_behind_cell(Slab& slab, CellLayout const& cell, Rect const& rect);
  void draw_background(Slab& slab, BoxId box, Rect const& rect);
  bool is_whole_row() const;
  void draw_collapsed(Slab& slab, CellLayout const& cell, Rect const& rect, PartEdges edges);
  void put(Slab& slab, CellLayout const& cell, Placed placed, Point at);
  void note_begun(Slab& slab, BoxId box, Point at);

  TableFrame& frame_;
  Grid const& grid_;
  std::uint32_t first_, last_;
  std::vector<CellLayout> cells_;
  bool whole_row_ =
      false;  ///< a row's background is one rectangle, without seams; else each cell has its part, and the spacing none
  std::vector<Length> heights_;    ///< of the rows
  std::vector<Length> tops_;       ///< of the rows, when they stand as one
  std::vector<Length> baselines_;  ///< of the rows, for cells aligned to it
};

Length Band::span_height(std::uint32_t row, std::uint32_t span) const {
  Length height;
  bool any = false;
  for (std::uint32_t r = row; r < std::min(row + span, last_); ++r) {
    if (grid_.rows[r].collapsed) continue;
    height += heights_[r - first_] + (any ? grid_.spacing_y : Length());
    any = true;
  }
  return height;
}

// css-tables-3 §3.10: rows first by the cells that stand in one of them, then by those that span.
void Band::measure_rows() {
  heights_.assign(last_ - first_, {});
  baselines_.assign(last_ - first_, {});
  for (std::uint32_t r = first_; r < last_; ++r) measure_row(r);
  std::vector<CellLayout const*> spanning;
  for (CellLayout const& cell : cells_)
    if (cell.cell.row_span > 1) spanning.push_back(&cell);
  std::stable_sort(spanning.begin(), spanning.end(),
                   [](CellLayout const* a, CellLayout const* b) { return a->cell.row_span < b->cell.row_span; });
  for (CellLayout const* cell : spanning) stretch_rows(*cell);
  if (grid_.least_row_heights.empty()) return;
  for (std::uint32_t r = first_; r < last_; ++r) heights_[r - first_] = max(heights_[r - first_], grid_.least_row_heights[r]);
}

void Band::measure_row(std::uint32_t row) {
  if (grid_.rows[row].collapsed) return;
  Length above, below, tallest;
  for (CellLayout const& cell : cells_) {
    if (cell.cell.row != row || cell.hidden) continue;
    if (cell.is_baseline_aligned()) above = max(above, cell.baseline);
    if (cell.cell.row_span > 1) continue;
    if (cell.is_baseline_aligned()) below = max(below, cell.content_height + cell.edges.inner_height() - cell.baseline);
    tallest = max(tallest, cell.natural_height);
  }
  ComputedStyle const& style = frame_.context.tree.style(grid_.rows[row].box);
  if (style.height.kind == model::Dimension::Kind::LengthPercentage && !style.height.value.has_percentage())
    tallest = max(tallest, style.height.value.length);
  heights_[row - first_] = max(tallest, above + below);
  baselines_[row - first_] = above;
}

void Band::stretch_rows(CellLayout const& cell) {
  const Length lacking = cell.natural_height - span_height(cell.cell.row, cell.cell.row_span);
  if (lacking <= Length()) return;
  const std::uint32_t end = std::min(cell.cell.row + cell.cell.row_span, last_);
  std::vector<int> ranks(heights_.size());
  for (std::uint32_t r = cell.cell.row; r < end; ++r)
    if (!grid_.rows[r].collapsed) ranks[r - first_] = has_own_height(frame_, r) ? 1 : 2;
  share_height(heights_, ranks, lacking);
}

/// Where the cell's content begins, from the border box's top, in a cell of this height.
Length Band::content_offset(CellLayout const& cell, Length height) const {
  const Length extra = max(height - cell.edges.inner_height() - cell.content_height, {});
  switch (cell.alignment) {
    case VerticalAlign::Kind::Top: return cell.edges.inner_top();
    case VerticalAlign::Kind::Middle: return cell.edges.inner_top() + extra / 2;
    case VerticalAlign::Kind::Bottom: return cell.edges.inner_top() + extra;
    default: return cell.edges.inner_top() + max(baselines_[cell.cell.row - first_] - cell.baseline, {});
  }
}

void Band::note_begun(Slab& slab, BoxId box, Point at) {
  model::BoxTree const& tree = frame_.context.tree;
  if (!is_of_interest(tree, box)) return;
  slab.begun.push_back(box);
  if (!tree[box].id.empty() || tree.style(box).bookmark_level > 0)
    slab.fragments.push_back({box, model::Artifact::None, model::Anchor{tree[box].id, at}});
}

bool Band::is_whole_row() const {
  if (first_ + 1 != last_ || grid_.spacing_x != Length()) return false;
  std::size_t columns = 0;
  for (CellLayout const& cell : cells_) columns += cell.cell.column_span;
  return columns >= grid_.columns.size();
}

void Band::draw_background(Slab& slab, BoxId box, Rect const& rect) {
  if (!box) return;
  const Canvas canvas{slab.fragments, &frame_.context.services.resources, box};
  append_decoration(canvas, frame_.context.tree.style(box), rect, {false, false, false, false});
}

/// css-tables-3 §3.13: columns below row groups, these below rows, rows below cells.
void Band::draw_row(Slab& slab, std::uint32_t row, Length y, Length height) {
  if (!whole_row_) return;
  for (CellLayout const& cell : cells_) draw_columns(slab, cell, {cell.x, y, cell.width, height});
  const Rect rect{{}, y, frame_.columns.total, height};
  for (const BoxId box : {grid_.rows[row].group, grid_.rows[row].box}) draw_background(slab, box, rect);
}

void Band::draw_columns(Slab& slab, CellLayout const& cell, Rect const& rect) {
  for (const BoxId box : {grid_.column_groups[cell.cell.column], grid_.columns[cell.cell.column]}) draw_background(slab, box, rect);
}

void Band::draw_behind_cell(Slab& slab, CellLayout const& cell, Rect const& rect) {
  GridRow const& row = grid_.rows[cell.cell.row];
  if (whole_row_) return;
  draw_columns(slab, cell, rect);
  for (const BoxId box : {row.group, row.box}) draw_background(slab, box, rect);
}

/// A cell draws its right and bottom borders; the table's first row and column their top and left ones too.
void Band::draw_collapsed(Slab& slab, CellLayout const& cell, Rect const& rect, PartEdges edges) {
  Edges<model::Border> const& b = cell.borders;
  const auto left_of = [&](Length line, model::Border const& border) { return line - border.width / 2; };
  const Length left = left_of(rect.x, b.left);
  const Length width = left_of(rect.right(), b.right) + b.right.width - left;
  const bool first_row = cell.cell.row == 0;
  const Rect across_top{left, left_of(rect.y, b.top), width, b.top.width};
  const Rect across_bottom{left, left_of(rect.bottom(), b.bottom), width, b.bottom.width};
  if (edges.top && first_row) append_border_side(slab.fragments, b.top, across_top, Side::Top, cell.cell.box);
  append_border_side(slab.fragments, b.right, {left_of(rect.right(), b.right), rect.y, b.right.width, rect.height}, Side::Right,
                     cell.cell.box);
  if (edges.bottom) append_border_side(slab.fragments, b.bottom, across_bottom, Side::Bottom, cell.cell.box);
  if (is_leftmost(grid_, cell.cell))
    append_border_side(slab.fragments, b.left, {left, rect.y, b.left.width, rect.height}, Side::Left, cell.cell.box);
}

void Band::draw_cell(Slab& slab, CellLayout const& cell, Rect const& rect, PartEdges edges) {
  ComputedStyle const& style = frame_.context.tree.style(cell.cell.box);
  const bool hidden = style.empty_cells == model::EmptyCells::Hide && !grid_.collapse && cell.galley.items.empty();
  if (cell.hidden) return;
  draw_behind_cell(slab, cell, rect);
  if (hidden) return;
  const bool own = !grid_.collapse;
  const Canvas canvas{slab.fragments, &frame_.context.services.resources, cell.cell.box};
  append_decoration(canvas, style, rect, {own && edges.top, own, own && edges.bottom, own});
  if (grid_.collapse) draw_collapsed(slab, cell, rect, edges);
}

void Band::put(Slab& slab, CellLayout const& cell, Placed placed, Point at) {
  const bool empty = !placed.has_baseline;
  RepeatedSlab part = to_slab(std::move(placed));
  for (model::Fragment& fragment : part.slab.fragments) slab.fragments.push_back(moved(std::move(fragment), at, 0));
  slab.footnotes.insert(slab.footnotes.end(), part.slab.footnotes.begin(), part.slab.footnotes.end());
  slab.begun.insert(slab.begun.end(), part.slab.begun.begin(), part.slab.begun.end());
  if (!slab.place.node) slab.place = part.slab.place;
  if (!empty && slab.baseline == Length()) slab.baseline = at.y + part.slab.baseline;
  const Length right = at.x + part.slab.right;
  if (right > slab.right) slab.right = right, slab.box = cell.cell.box;
}

Rect Band::rect_of(CellLayout const& cell) const {
  return {cell.x, tops_[cell.cell.row - first_], cell.width, span_height(cell.cell.row, cell.cell.row_span)};
}

void Band::fill_cell(Slab& slab, CellLayout const& cell) {
  if (cell.hidden) return;
  const Rect rect = rect_of(cell);
  const Point at{rect.x + cell.edges.inner_left() + cell.shift, rect.y + content_offset(cell, rect.height)};
  move_into(slab.escaped, cell.galley.escaped, at);
  const Canvas canvas{slab.fragments, nullptr, cell.cell.box};
  const bool clipped = begin_clip(canvas, frame_.context.tree.style(cell.cell.box), rect);
  put(slab, cell, CellReader(frame_.context.tree, cell).take_all(), at);
  if (clipped) end_group(canvas);
}

ComputedStyle const& Band::row_style(std::uint32_t row) const { return frame_.context.tree.style(grid_.rows[row].box); }

bool Band::stands_apart(CellLayout const& cell) const {
  return is_group(frame_.context.tree.style(cell.cell.box)) || is_group(row_style(cell.cell.row));
}

/// Rows and cells that are faded or transformed are painted as a whole, above the others (CSS 2.1 Appendix E).
void Band::draw_apart(Slab& slab, std::uint32_t row) {
  const bool whole = is_group(row_style(row));
  const std::size_t first = slab.fragments.size();
  if (whole) draw_row(slab, row, tops_[row - first_], heights_[row - first_]);
  for (CellLayout const& cell : cells_) {
    if (cell.cell.row != row || !stands_apart(cell)) continue;
    const std::size_t begin = slab.fragments.size();
    draw_cell(slab, cell, rect_of(cell), {});
    fill_cell(slab, cell);
    ComputedStyle const& style = frame_.context.tree.style(cell.cell.box);
    if (is_group(style)) wrap_in_group({slab.fragments, nullptr, cell.cell.box}, begin, group_of(style, rect_of(cell)));
  }
  const Rect rect{{}, tops_[row - first_], frame_.columns.total, heights_[row - first_]};
  if (whole) wrap_in_group({slab.fragments, nullptr, grid_.rows[row].box}, first, group_of(row_style(row), rect));
}

/// Row groups that are faded are so band by band, whatever page these stand on.
void Band::fade_group(Slab& slab, std::uint32_t row) {
  const BoxId box = grid_.rows[row].group;
  if (!box || frame_.context.tree.style(box).opacity == 65535) return;
  model::GroupBegin group;
  group.opacity = frame_.context.tree.style(box).opacity;
  wrap_in_group({slab.fragments, nullptr, box}, 0, std::move(group));
}

/// The band as one slab.
std::vector<BandPart> Band::whole() {
  BandPart part;
  Slab& slab = part.slab;
  slab.box = grid_.rows[first_].box;
  slab.right = frame_.columns.total;
  Length y;
  tops_.clear();
  for (std::uint32_t r = first_; r < last_; ++r) {
    tops_.push_back(y);
    if (grid_.rows[r].collapsed) continue;
    if (!is_group(row_style(r))) draw_row(slab, r, y, heights_[r - first_]);
    y += heights_[r - first_] + grid_.spacing_y;
  }
  for (CellLayout const& cell : cells_)
    if (!stands_apart(cell)) draw_cell(slab, cell, rect_of(cell), {});
  std::uint32_t row = UINT32_MAX;
  for (CellLayout const& cell : cells_) {
    const Rect rect = rect_of(cell);
    if (cell.cell.row != row) row = cell.cell.row, note_begun(slab, grid_.rows[row].box, {{}, rect.y});
    note_begun(slab, cell.cell.box, {rect.x, rect.y});
    if (!stands_apart(cell)) fill_cell(slab, cell);
  }
  for (std::uint32_t r = first_; r < last_; ++r)
    if (!grid_.rows[r].collapsed) draw_apart(slab, r);
  fade_group(slab, first_);
  part.height = total_height();
  std::vector<BandPart> parts;
  parts.push_back(std::move(part));
  return parts;
}

/// A cell's part in a part of the band; `edges.top`: its first.
void Band::put_part(Slab& slab, CellLayout const& cell, Placed placed, Length height, PartEdges edges) {
  if (edges.top) note_begun(slab, cell.cell.box, {cell.x, {}});
  const Rect rect{cell.x, {}, cell.width, height};
  const bool is_whole = is_group(cell_style(cell));
  const std::size_t begin = slab.fragments.size();
  if (is_whole) draw_cell(slab, cell, rect, edges);
  const Point inside{cell.x + cell.edges.inner_left() + cell.shift, edges.top ? cell.edges.inner_top() : Length()};
  if (edges.top) move_into(slab.escaped, cell.galley.escaped, inside);
  put(slab, cell, std::move(placed), inside);
  if (is_whole) wrap_in_group({slab.fragments, nullptr, cell.cell.box}, begin, group_of(cell_style(cell), rect));
}

/// A cell while a tall band is divided.
struct ReadCell {
  CellLayout const* cell = nullptr;
  CellReader reader;
  bool begun = false;
};

// css-break-4 §4.4: the cells of a row are parallel flows, each is broken on its own. Parts are small, so that a page is filled
// well.
std::vector<BandPart> Band::divided(Length piece) {
  std::vector<BandPart> parts;
  std::list<ReadCell> active;
  std::size_t next_cell = 0;
  std::uint32_t last_shown_row = last_;  // one past it
  while (last_shown_row > first_ + 1 && grid_.rows[last_shown_row - 1].collapsed) --last_shown_row;
  for (std::uint32_t r = first_; r < last_; ++r) {
    for (; next_cell < cells_.size() && cells_[next_cell].cell.row == r; ++next_cell)
      active.push_back(ReadCell{&cells_[next_cell], CellReader(frame_.context.tree, cells_[next_cell]), false});
    if (grid_.rows[r].collapsed) continue;
    const auto ends_here = [&](ReadCell const& c) {
      return c.cell->cell.row + c.cell->cell.row_span <= r + 1 || r + 1 == last_shown_row;
    };
    const auto is_done = [&] {
      return std::all_of(active.begin(), active.end(), [&](ReadCell const& c) { return !ends_here(c) || c.reader.is_finished(); });
    };
    Length row_left = heights_[r - first_];
    bool row_begun = false;
    do {
      BandPart part;
      std::vector<std::pair<ReadCell*, Placed>> taken;
      Length height;
      for (ReadCell& c : active) {
        const Length top = c.begun ? Length() : c.cell->edges.inner_top();
        Placed placed = c.reader.is_finished() ? Placed() : c.reader.take(piece - top);
        const bool closes = ends_here(c) && c.reader.is_finished();
        height = max(height, top + placed.bottom + (closes ? c.cell->edges.inner_bottom() : Length()));
        taken.emplace_back(&c, std::move(placed));
      }
      if (is_done()) height = max(height, min(row_left, piece));  // the row may be taller than its content
      const bool row_ends = is_done() && row_left - height <= Length();
      part.slab.box = grid_.rows[r].box;
      part.slab.right = frame_.columns.total;
      draw_row(part.slab, r, {}, height);
      const auto edges_of = [&](ReadCell const& c) { return PartEdges{!c.begun, row_ends && ends_here(c)}; };
      for (auto& [c, placed] : taken)
        if (!is_group(cell_style(*c->cell))) draw_cell(part.slab, *c->cell, {c->cell->x, {}, c->cell->width, height}, edges_of(*c));
      if (!row_begun) note_begun(part.slab, grid_.rows[r].box, {});
      for (auto& [c, placed] : taken) put_part(part.slab, *c->cell, std::move(placed), height, edges_of(*c)), c->begun = true;
      if (is_group(row_style(r)))
        wrap_in_group({part.slab.fragments, nullptr, grid_.rows[r].box}, 0,
                      group_of(row_style(r), {{}, {}, frame_.columns.total, height}));
      fade_group(part.slab, r);
      row_begun = true;
      part.height = height;
      part.cost_after = row_ends ? 0 : cost::inside_row;
      row_left -= height;
      parts.push_back(std::move(part));
    } while (!is_done() || row_left > Length());
    active.remove_if(ends_here);
  }
  return parts;
}

}  // namespace

std::uint32_t end_of_band(Grid const& grid, std::uint32_t row) {
  std::uint32_t end = row + 1;
  for (std::uint32_t r = row; r < end && r < grid.rows.size(); ++r) {
    GridRow const& at = grid.rows[r];
    for (std::uint32_t i = at.first_cell; i < at.first_cell + at.cell_count; ++i) end = std::max(end, r + grid.cells[i].row_span);
  }
  return std::min(end, static_cast<std::uint32_t>(grid.rows.size()));
}

bool is_collapsed(Grid const& grid, std::uint32_t first, std::uint32_t last) {
  return std::all_of(grid.rows.begin() + first, grid.rows.begin() + last, [](GridRow const& row) { return row.collapsed; });
}

namespace {

/// css-tables-3 §3.10: a row's percentage is the largest of its own and its cells'; more than all do not count.
std::vector<std::int32_t> row_percents(TableFrame const& frame, Grid const& grid) {
  std::vector<std::int32_t> percents(grid.rows.size());
  for (GridCell const& cell : grid.cells)
    if (cell.row_span == 1) percents[cell.row] = std::max(percents[cell.row], height_percent(frame, cell.box));
  std::int32_t left = 100000;
  for (std::uint32_t r = 0; r < percents.size(); ++r) {
    percents[r] = std::clamp(std::max(percents[r], height_percent(frame, grid.rows[r].box)), 0, left);
    if (grid.rows[r].collapsed) percents[r] = 0;
    left -= percents[r];
  }
  return percents;
}

/// What percentages are of: with the spacing between rows, without that around them.
Length height_between_edges(Grid const& grid, Length rows) {
  std::int64_t shown = 0;
  for (GridRow const& row : grid.rows) shown += !row.collapsed;
  return rows + grid.spacing_y * std::max<std::int64_t>(shown - 1, 0);
}

/// Rows come as near to their percentages as `height` for all rows lets them.
void grow_to_percents(std::vector<Length>& heights, std::vector<std::int32_t> const& percents, Length height, Length basis) {
  std::vector<Length> wanted(heights.size());
  std::int64_t total = 0, grown = 0;
  for (std::size_t r = 0; r < heights.size(); ++r) {
    wanted[r] = max(basis.scaled(percents[r], 100000) - heights[r], {});
    total += heights[r].raw();
    grown += wanted[r].raw();
  }
  const std::int64_t room = std::clamp<std::int64_t>(height.raw() - total, 0, grown);
  for (std::size_t r = 0; r < heights.size() && grown > 0; ++r) heights[r] += wanted[r].scaled(room, grown);
}

}  // namespace

void stretch_rows_to(TableFrame& frame, Grid& grid, Length height) {
  std::vector<Length> heights;
  for (std::uint32_t row = 0; row < grid.rows.size(); row = end_of_band(grid, row)) {
    const Band band(frame, row, end_of_band(grid, row));
    heights.insert(heights.end(), band.heights().begin(), band.heights().end());
  }
  const std::vector<std::int32_t> percents = row_percents(frame, grid);
  grow_to_percents(heights, percents, height, height_between_edges(grid, height));
  Length total;
  for (const Length h : heights) total += h;
  std::vector<int> ranks;
  for (std::uint32_t r = 0; r < heights.size(); ++r) {
    GridRow const& row = grid.rows[r];
    ranks.push_back(row.collapsed ? 0 : row.role != RowRole::Body ? 1 : has_own_height(frame, r) || percents[r] > 0 ? 2 : 3);
  }
  share_height(heights, ranks, height - total);
  grid.least_row_heights = std::move(heights);
}

std::vector<BandPart> lay_out_band(TableFrame& frame, std::uint32_t first, std::uint32_t last) {
  return Band(frame, first, last).parts();
}

}  // namespace bifolio::layout
