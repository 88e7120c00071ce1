// How wide a table is, and its columns: what its properties, its captions and the room around it decide (CSS 2.1 §17.5.2,
// css-tables-3 §3.9.1). Changes with them; how columns share a width is in columns.h.
#pragma once

#include <optional>
#include <vector>

#include "layout/block/geometry.h"
#include "layout/table/grid.h"

namespace bifolio::layout {

class TableWidthRules {
 public:
  /// What stands around the table offers `available`; its captions ask for `least`; percentages are of `whole`.
  struct Room {
    Length available, least, whole;
  };
  TableWidthRules(LayoutContext& context, Grid const& grid, BoxEdges const& edges, Room const& room)
      : context_(context), grid_(grid), edges_(edges), available_(room.available), least_(room.least), whole_(room.whole) {}

  std::vector<Length> column_widths();
  /// A table without cells, or of captions alone, has the width that it asks for.
  Length empty_width() const;
  /// For its words: these are broken.
  bool is_too_narrow() const { return too_narrow_; }

 private:
  Length clamped(Length width) const;
  std::vector<Length> fixed_widths(Length width, Length room);
  std::optional<Length> for_columns(model::Dimension const& dimension) const;
  void report_narrowed(Length wanted, Length room);
  Length spacing() const { return grid_.spacing_x * (static_cast<std::int64_t>(grid_.columns.size()) + 1); }

  LayoutContext& context_;
  Grid const& grid_;
  BoxEdges const& edges_;
  Length available_, least_, whole_;
  bool too_narrow_ = false;
};

/// The Table in a TableWrapper.
model::BoxId table_in(model::BoxTree const& tree, model::BoxId wrapper);

/// css-tables-3 §3.9.1: what the captions need at least.
Length caption_width(LayoutContext& context, model::BoxId wrapper);

}  // namespace bifolio::layout
