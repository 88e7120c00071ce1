// Tall bands, divided between and within their rows, so that cells go on on the next page.
#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/table/band.h"

namespace bifolio::layout {

/// A cell while a tall band is divided.
struct Band::ReadCell {
  CellLayout const* cell = nullptr;
  CellReader reader;
  Length delay;         ///< what is still to stand above its content, as it is aligned to the middle or the bottom
  Length lowered;       ///< how far its first part stands lower, on the row's baseline
  bool begun = false;   ///< its box
  bool filled = false;  ///< its content has begun
};

/// A row while its band is divided.
struct Band::DividedRow {
  std::uint32_t row = 0;
  Length left;           ///< of its height
  bool is_last = false;  ///< of the band's that are shown
  bool begun = false, ended = false;
};

/// What of a cell stands in a part of the band, from `top` on.
struct Band::CellPart {
  ReadCell* read = nullptr;
  Placed placed;
  Length top;
  bool begins = false;  ///< its content does
};

/// `others`: how far the cells reach that have content in this part: what is aligned lower waits as long as they go on.
Band::CellPart Band::take_piece(ReadCell& c, Length piece, Length others) {
  CellPart part;
  part.read = &c;
  part.top = c.begun ? Length() : c.cell->edges.inner_top() + c.lowered;
  if (c.reader.is_finished()) return part;
  if (const Length room = max(others - part.top, {}); c.delay > room / 2) {  // it begins with the nearest part
    c.delay = max(c.delay - room, {});
    return part;
  }
  c.delay = {};
  part.begins = !c.filled;
  c.filled = true;
  part.placed = c.reader.take(piece - part.top);
  return part;
}

/// A cell's part in a part of the band; `edges.top`: its first.
void Band::put_part(Slab& slab, CellPart part, Rect const& rect, PartEdges edges) {
  CellLayout const& cell = *part.read->cell;
  if (edges.top) note_begun(slab, cell.cell.box, {cell.x, {}});
  const bool is_whole = is_group(cell_style(cell));
  const std::size_t begin = slab.fragments.size();
  if (is_whole) draw_cell(slab, cell, rect, edges);
  const Point inside{cell.x + cell.edges.inner_left() + cell.shift, part.top};
  if (part.begins) move_into(slab.escaped, cell.galley.escaped, inside);
  put(slab, cell, std::move(part.placed), inside);
  if (is_whole) wrap_in_group({slab.fragments, nullptr, cell.cell.box}, begin, group_of(cell_style(cell), rect));
}

/// The cells' next pieces: first of those whose content goes on, then of those that wait.
std::vector<Band::CellPart> Band::take_pieces(std::list<ReadCell>& active, Length piece, Length& height) {
  std::vector<CellPart> taken;
  bool any = false;
  const auto take = [&](ReadCell& c, Length others) {
    CellPart const& part = taken.emplace_back(take_piece(c, piece, others));
    height = max(height, part.top + part.placed.bottom);
  };
  for (ReadCell& c : active)
    if (c.delay <= Length()) any = any || !c.reader.is_finished(), take(c, {});
  const Length others = any ? height : piece;
  for (ReadCell& c : active)
    if (std::none_of(taken.begin(), taken.end(), [&](CellPart const& part) { return part.read == &c; })) take(c, others);
  std::sort(taken.begin(), taken.end(), [](CellPart const& a, CellPart const& b) { return a.read->cell < b.read->cell; });
  return taken;
}

bool Band::ends_in(CellLayout const& cell, DividedRow const& row) {
  return cell.cell.row + cell.cell.row_span <= row.row + 1 || row.is_last;
}

BandPart Band::next_part(std::list<ReadCell>& active, DividedRow& row, Length piece) {
  BandPart part;
  Slab& slab = part.slab;
  Length height;
  std::vector<CellPart> taken = take_pieces(active, piece, height);
  const bool is_done = std::all_of(active.begin(), active.end(),
                                   [&](ReadCell const& c) { return !ends_in(*c.cell, row) || c.reader.is_finished(); });
  for (CellPart const& cell : taken)
    if (is_done && ends_in(*cell.read->cell, row))
      height = max(height, cell.top + cell.placed.bottom + cell.read->cell->edges.inner_bottom());
  const bool all_wait = std::none_of(taken.begin(), taken.end(), [](CellPart const& c) { return c.placed.bottom > Length(); });
  if (is_done || all_wait) height = max(height, min(row.left, piece));  // the row may be taller than its content
  row.left -= height;
  row.ended = is_done && row.left <= Length();
  const Length gap = row.ended && !row.is_last ? grid_.spacing_y : Length();
  const auto rect_of_part = [&](CellLayout const& cell) {
    return Rect{cell.x, {}, cell.width, ends_in(cell, row) ? height : height + gap};
  };
  slab.box = grid_.rows[row.row].box;
  slab.right = frame_.columns.total;
  draw_row(slab, row.row, {}, height);
  const auto edges_of = [&](ReadCell const& c) { return PartEdges{!c.begun, row.ended && ends_in(*c.cell, row)}; };
  const auto for_each_flat = [&](auto const& draw) {
    for (CellPart const& cell : taken)
      if (!is_group(cell_style(*cell.read->cell))) draw(*cell.read->cell, rect_of_part(*cell.read->cell), edges_of(*cell.read));
  };
  for_each_flat([&](CellLayout const& cell, Rect const& rect, PartEdges edges) { draw_cell(slab, cell, rect, edges); });
  draw_collapsed(slab, row.row, {{}, height, true}, {!row.begun, row.ended});
  if (!row.begun) note_begun(slab, slab.box, {});
  for (CellPart& cell : taken) {
    ReadCell& c = *cell.read;
    put_part(slab, std::move(cell), rect_of_part(*c.cell), edges_of(c));
    c.begun = true;
  }
  if (is_group(row_style(row.row)))
    wrap_in_group({slab.fragments, nullptr, slab.box}, 0, group_of(row_style(row.row), {{}, {}, frame_.columns.total, height}));
  fade_group(slab, row.row);
  row.begun = true;
  part.height = height + gap;
  part.cost_after = row.ended ? 0 : cost::inside_row;
  for (ReadCell const& c : active)
    if (!c.reader.is_finished()) part.cost_after = std::max(part.cost_after, cost::inside_row + c.reader.cost_after());
  return part;
}

Band::ReadCell Band::read(CellLayout const& cell) const {
  const Length offset = content_offset(cell, span_height(cell.cell.row, cell.cell.row_span));
  const Length above = max(offset - cell.edges.inner_top(), {});
  // A baseline so low that the lines would not stand on one page with it is none to stand on.
  const bool lowered = cell.is_baseline_aligned() && offset <= frame_.context.page_height / 2;
  return {.cell = &cell,
          .reader = CellReader(frame_.context.tree, cell),
          .delay = lowered ? Length() : above,
          .lowered = lowered ? above : Length()};
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
    for (; next_cell < cells_.size() && cells_[next_cell].cell.row == r; ++next_cell) active.push_back(read(cells_[next_cell]));
    if (grid_.rows[r].collapsed) continue;
    DividedRow row{.row = r, .left = heights_[r - first_], .is_last = r + 1 == last_shown};
    while (!row.ended) parts.push_back(next_part(active, row, piece));
    active.remove_if([&](ReadCell const& c) { return ends_in(*c.cell, row); });
  }
  return parts;
}

}  // namespace bifolio::layout
