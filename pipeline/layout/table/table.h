// Tables' door for block layout: a table in a flow becomes slabs, one for each row that can stand alone (css-tables-3).
// Changes with what block layout must know of tables.
#pragma once

#include "layout/block/flow.h"

namespace bifolio::layout {

/// Adds the table wrapper (or table) with its captions to the flow. With a `first_row` the rows before it stand elsewhere; header
/// rows are repeated. `whole`: the width of the containing block, where floats leave less of it: percentages are of it.
void add_table(FlowBuilder& flow, LayoutContext& context, model::BoxId wrapper, ContainingBlock const& containing,
               std::uint32_t first_row = 0, std::optional<Length> whole = {});

/// Of the table's border box, captions counted.
IntrinsicSizes intrinsic_table_sizes(LayoutContext& context, model::BoxId wrapper);

}  // namespace bifolio::layout
