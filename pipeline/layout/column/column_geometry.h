// Columns' used count and width (css-multicol-1 §3.4). Pure. Changes with that section.
#pragma once

#include "model/computed_style.h"

namespace bifolio::layout {

/// Whether a block container of this style lays its content out in columns (css-multicol-1 §3).
bool is_multicol(model::ComputedStyle const& style);

struct ColumnGeometry {
  std::uint32_t count = 1;
  Length width, gap;
};

/// Of a multi-column container whose content box is `available` wide.
ColumnGeometry column_geometry(model::ComputedStyle const& style, Length available);

}  // namespace bifolio::layout
