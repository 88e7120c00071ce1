// Column widths (css-tables-3 §3.7 to §3.9, the automatic and the fixed algorithm). Pure: demands in, widths out. Changes with
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/length.h"

namespace bifolio::layout {

/// What cells ask of one column, or of several when they span.
struct ColumnDemand {
  Length min_content, max_content;
  std::optional<Length> fixed;          ///< a width in lengths
  std::optional<std::int32_t> percent;  ///< of the table's width, in 1/1000 of a percent; it counts before `fixed`
};

struct SpanningDemand {
  std::uint32_t first = 0, count = 1;
  ColumnDemand demand;
  std::uint32_t span = 1;  ///< with the columns that are one with those before
};

/// Adds what spanning cells ask for to their columns, narrower spans first (css-tables-3 §3.8.2). `spacing` stands between columns.
void add_spanning_demands(std::vector<ColumnDemand>& columns, std::vector<SpanningDemand> spans, Length spacing);

/// The sums over columns, spacing not counted.
struct TableWidths {
  Length min_content, max_content;
};
/// Whether the table wants to be so wide that its columns' percentages of it are their max-content widths.
enum class PercentGrowth : std::uint8_t { Whole, None };
TableWidths table_widths(std::vector<ColumnDemand> const& columns, PercentGrowth growth = PercentGrowth::Whole);

/// Widths that sum up to `available` exactly. Below the columns' min-content widths the widest columns give way first.
std::vector<Length> distribute_columns(std::vector<ColumnDemand> const& columns, Length available);
/// table-layout: fixed. Columns without a width share what is left.
std::vector<Length> distribute_fixed_columns(std::vector<ColumnDemand> const& columns, Length available);

}  // namespace bifolio::layout
