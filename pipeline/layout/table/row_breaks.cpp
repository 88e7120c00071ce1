#include "layout/table/row_breaks.h"

#include "layout/block/chapters.h"
#include "layout/block/flow.h"

namespace bifolio::layout {

using model::BoxId;
using model::ComputedStyle;

bool avoids_inside(ComputedStyle const& style) { return style.break_inside != model::BreakInside::Auto; }

std::int32_t cost_before_row(RowsOf const& table, std::uint32_t row, RowRange const& within) {
  ComputedStyle const& above = table.tree.style(table.grid.rows[row - 1].box);
  ComputedStyle const& below = table.tree.style(table.grid.rows[row].box);
  const bool same_group = table.grid.rows[row].group == table.grid.rows[row - 1].group;
  ComputedStyle const& group_above = table.tree.style(table.grid.rows[row - 1].group);
  ComputedStyle const& group_below = table.tree.style(table.grid.rows[row].group);
  std::int32_t total = 0;
  if (is_avoided(above.break_after) || is_avoided(below.break_before)) total += cost::avoid;
  if (!same_group && (is_avoided(group_above.break_after) || is_avoided(group_below.break_before))) total += cost::avoid;
  if (same_group && avoids_inside(group_below)) total += cost::avoid_inside;
  if (row == within.first + 1 || row + 1 == within.last) total += cost::lone_row;
  return total;
}

model::BreakBetween forced_before_row(RowsOf const& table, std::uint32_t row) {
  GridRow const &above = table.grid.rows[row - 1], &below = table.grid.rows[row];
  model::BreakBetween forced = model::BreakBetween::Auto;
  if (above.role != RowRole::Body || below.role != RowRole::Body) return forced;
  const auto see = [&](model::BreakBetween value) {
    const bool has_side = value != model::BreakBetween::Page && value != model::BreakBetween::Always;
    if (is_forced(value) && (has_side || !is_forced(forced))) forced = value;
  };
  const auto style = [&](BoxId box) -> ComputedStyle const& { return table.tree.style(box); };
  const bool between_groups = above.group != below.group;
  see(style(above.box).break_after);
  if (between_groups) see(style(above.group).break_after), see(style(below.group).break_before);
  see(style(below.box).break_before);
  return forced;
}

}  // namespace bifolio::layout
