// Tall bands, divided between and within their rows, so that cells go on on the next page.
#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/table/band.h"

namespace bifolio::layout {

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
struct Band::ReadCell {
  CellLayout const* cell = nullptr;
  CellReader reader;
  bool begun = false;
};

/// A row while its band is divided.
struct Band::DividedRow {
  std::uint32_t row = 0;
  Length left;           ///< of its height
  bool is_last = false;  ///< of the band's that are shown
  bool begun = false, ended = false;
};

bool Band::ends_in(CellLayout const& cell, DividedRow const& row) {
  return cell.cell.row + cell.cell.row_span <= row.row + 1 || row.is_last;
}

BandPart Band::next_part(std::list<ReadCell>& active, DividedRow& row, Length piece) {
  BandPart part;
  Slab& slab = part.slab;
  std::vector<std::pair<ReadCell*, Placed>> taken;
  Length height;
  for (ReadCell& c : active) {
    const Length top = c.begun ? Length() : c.cell->edges.inner_top();
    Placed placed = c.reader.is_finished() ? Placed() : c.reader.take(piece - top);
    const bool closes = ends_in(*c.cell, row) && c.reader.is_finished();
    height = max(height, top + placed.bottom + (closes ? c.cell->edges.inner_bottom() : Length()));
    taken.emplace_back(&c, std::move(placed));
  }
  const bool is_done = std::all_of(active.begin(), active.end(),
                                   [&](ReadCell const& c) { return !ends_in(*c.cell, row) || c.reader.is_finished(); });
  if (is_done) height = max(height, min(row.left, piece));  // the row may be taller than its content
  row.left -= height;
  row.ended = is_done && row.left <= Length();
  slab.box = grid_.rows[row.row].box;
  slab.right = frame_.columns.total;
  draw_row(slab, row.row, {}, height);
  const auto edges_of = [&](ReadCell const& c) { return PartEdges{!c.begun, row.ended && ends_in(*c.cell, row)}; };
  for (auto& [c, placed] : taken)
    if (!is_group(cell_style(*c->cell))) draw_cell(slab, *c->cell, {c->cell->x, {}, c->cell->width, height}, edges_of(*c));
  if (!row.begun) note_begun(slab, slab.box, {});
  for (auto& [c, placed] : taken) put_part(slab, *c->cell, std::move(placed), height, edges_of(*c)), c->begun = true;
  if (is_group(row_style(row.row)))
    wrap_in_group({slab.fragments, nullptr, slab.box}, 0, group_of(row_style(row.row), {{}, {}, frame_.columns.total, height}));
  fade_group(slab, row.row);
  row.begun = true;
  part.height = height;
  part.cost_after = row.ended ? 0 : cost::inside_row;
  return part;
}

// css-break-4 §4.4: the cells of a row are parallel flows, each is broken on its own. Parts are small, so that a page is filled
// well.
std::vector<BandPart> Band::divided(Length piece) {
  std::vector<BandPart> parts;
  std::list<ReadCell> active;
  std::size_t next_cell = 0;
  std::uint32_t last_shown = last_;  // one past it
  while (last_shown > first_ + 1 && grid_.rows[last_shown - 1].collapsed) --last_shown;
  for (std::uint32_t r = first_; r < last_; ++r) {
    for (; next_cell < cells_.size() && cells_[next_cell].cell.row == r; ++next_cell)
      active.push_back(ReadCell{&cells_[next_cell], CellReader(frame_.context.tree, cells_[next_cell]), false});
    if (grid_.rows[r].collapsed) continue;
    DividedRow row{.row = r, .left = heights_[r - first_], .is_last = r + 1 == last_shown};
    while (!row.ended) parts.push_back(next_part(active, row, piece));
    active.remove_if([&](ReadCell const& c) { return ends_in(*c.cell, row); });
  }
  return parts;
}

}  // namespace bifolio::layout
