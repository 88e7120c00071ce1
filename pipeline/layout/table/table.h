// Tables' door for block layout: a table in a flow becomes slabs, one for each row that can stand alone (css-tables-3).
// Changes with what block layout must know of tables.
#pragma once

#include "layout/block/flow.h"

namespace bifolio::layout {

/// Adds the table wrapper (or table) with its captions to the flow.
void add_table(FlowBuilder& flow, LayoutContext& context, model::BoxId wrapper, ContainingBlock const& containing);

/// Of the table's border box, captions counted.
IntrinsicSizes intrinsic_table_sizes(LayoutContext& context, model::BoxId wrapper);

}  // namespace bifolio::layout
