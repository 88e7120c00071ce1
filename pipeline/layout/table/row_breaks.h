// Breaks between a table's rows: what they cost and what forces them (css-break-4 §3.1). Changes with these rules.
#pragma once

#include "layout/table/bands.h"

namespace bifolio::layout {

struct RowsOf {
  model::BoxTree const& tree;
  Grid const& grid;
};

/// A break between two rows, the first and the last of those `within` held together with a second row.
std::int32_t cost_before_row(RowsOf const& table, std::uint32_t row, RowRange const& within);

/// What is forced between two rows, or their groups; Auto when nothing is. Of several the last counts, and a side more than none.
model::BreakBetween forced_before_row(RowsOf const& table, std::uint32_t row);

bool avoids_inside(model::ComputedStyle const& style);

}  // namespace bifolio::layout
