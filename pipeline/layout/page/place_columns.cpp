// The placer's columns: one beside the other, with rules between them (css-multicol-1 §4, §5). Boxes that go on from column to
// column are cut as at the end of a page.
#include "layout/block/decoration.h"
#include "layout/page/placer.h"

namespace bifolio::layout {

namespace {

Length height_at_foot(Galley const& galley, std::size_t first, std::size_t last) {
  Length height;
  for (std::size_t i = first; i < last; ++i)
    if (galley.items[i].kind == ItemKind::ColumnFloat && !galley.column_floats[galley.items[i].index].at_top)
      height += galley.column_floats[galley.items[i].index].height;
  return height;
}

}  // namespace

/// Of the items, the floats that go to that side of the column, one below the other (css-page-floats-3).
void Placer::put_column_floats(std::size_t first, std::size_t last, ColumnSide side) {
  for (std::size_t i = first; i < last && i < galley_.items.size(); ++i) {
    if (galley_.items[i].kind != ItemKind::ColumnFloat) continue;
    PageFloat const& column_float = galley_.column_floats[galley_.items[i].index];
    if (column_float.at_top != (side == ColumnSide::Top)) continue;
    put_fragments(content(), column_float.slab, origin_ + Point{shift_ + column_float.slab.x, y_});
    y_ += column_float.height;
  }
}

/// What `carry` repeats comes at the first column's top; the galley's breaks say it for the others.
void Placer::put_columns(ColumnCut const& cut, std::uint32_t carry) {
  ColumnSet const& set = galley_.columns[cut.set];
  const model::Direction direction = tree_.style(set.box).direction;
  if (galley_.items[cut.begin].kind == ItemKind::ColumnsBegin) y_ = on_grid(y_, set.grid);
  const Length top = y_;
  std::size_t item = cut.begin;
  for (std::uint32_t column = 0; column < cut.ends.size(); ++column) {
    y_ = top_ = top;
    shift_ = set.shift(column, direction);
    at_top_ = galley_.items[item].kind == ItemKind::Break;
    const std::size_t end = cut.ends[column];
    put_column_floats(item + 1, end, ColumnSide::Top);
    top_ = y_;
    start_column(carry, set.open_boxes);
    const std::size_t begin = item + 1;
    while (++item < end) put(galley_.items[item]);
    const bool broken = end < galley_.items.size() && galley_.items[end].kind == ItemKind::Break;
    const Length feet = height_at_foot(galley_, begin, end);
    carry = broken ? galley_.breaks[galley_.items[end].index].carry : 0;
    if (broken && !galley_.breaks[galley_.items[end].index].forced) y_ = max(y_, top + cut.height - feet);
    end_column(carry, set.open_boxes);
    y_ = max(y_, top + cut.foot - feet);
    put_column_floats(begin, end, ColumnSide::Foot);
  }
  shift_ = top_ = {};
  y_ = top + cut.height;
  at_top_ = false;
  draw_rules(cut, top);
}

/// Boxes that stand in the columns and are open go on here.
void Placer::start_column(std::uint32_t carry, std::size_t outside) {
  for (std::size_t i = outside; i < open_.size(); ++i) open_[i].suspended = false;
  reopen(carry, outside);
}

void Placer::end_column(std::uint32_t carry, std::size_t outside) {
  close_for_break(carry, outside);
  for (std::size_t i = outside; i < open_.size(); ++i) open_[i].suspended = true;
}

/// css-multicol-1 §4: in the middle of the gap, between columns that both have content; they take no room.
void Placer::draw_rules(ColumnCut const& cut, Length top) {
  ColumnSet const& set = galley_.columns[cut.set];
  model::ComputedStyle const& style = tree_.style(set.box);
  if (style.visibility != model::Visibility::Visible || cut.height <= Length()) return;
  for (std::uint32_t column = 1; column < cut.ends.size(); ++column) {
    const Length left = max(set.shift(column - 1, style.direction), set.shift(column, style.direction));
    const Length x = origin_.x + set.x + left - set.gap / 2 - style.column_rule.width / 2;
    append_border_side(painting().floats.in(scope().clip).fragments, style.column_rule,
                       {x, origin_.y + top, style.column_rule.width, cut.height}, Side::Left, set.box);
  }
}

}  // namespace bifolio::layout
