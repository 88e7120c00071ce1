#include "layout/column/column_geometry.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

constexpr std::int64_t most_columns = 100;  ///< more than any page has room for

}  // namespace

bool is_multicol(model::ComputedStyle const& style) {
  switch (style.display) {
    case model::Display::Block:
    case model::Display::InlineBlock:
    case model::Display::FlowRoot:
    case model::Display::ListItem:
    case model::Display::TableCell:
    case model::Display::TableCaption: return style.column_count > 0 || !style.column_width.is_auto();
    default: return false;
  }
}

// css-multicol-1 §3.4, the pseudo-algorithm.
ColumnGeometry column_geometry(model::ComputedStyle const& style, Length available) {
  ColumnGeometry columns;
  const Length unit = Length::from_raw(1);
  columns.gap = style.column_gap_normal ? style.font_size : max(style.column_gap.resolve(available), {});
  const Length gap = columns.gap;
  std::int64_t count = style.column_count;
  if (!style.column_width.is_auto()) {
    const Length width = max(style.column_width.value.resolve(available), unit);
    const std::int64_t fitting =
        std::max<std::int64_t>((std::int64_t{available.raw()} + gap.raw()) / (std::int64_t{width.raw()} + gap.raw()), 1);
    count = count > 0 ? std::min(count, fitting) : fitting;
  }
  count = std::clamp<std::int64_t>(count, 1, most_columns);
  columns.count = static_cast<std::uint32_t>(count);
  columns.width = max((available - gap * (count - 1)) / count, {});
  return columns;
}

}  // namespace bifolio::layout
