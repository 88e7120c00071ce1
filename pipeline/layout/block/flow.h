// Block flow: block-level boxes, from top to bottom, become a galley (CSS 2.1 §8.3.1, §9.4.1, §10; css-break-4 §4).
// One builder makes the galley of one flow: a chapter, a table cell, an inline-block, a footnote. Changes with block layout's
// rules.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "layout/block/chapters.h"
#include "layout/block/galley.h"
#include "layout/block/geometry.h"
#include "layout/column/column_geometry.h"
#include "layout/context.h"

namespace bifolio::layout {

/// Where margins meet before the next content: the collapsed margin, the break value, and the boxes that begin there.
struct Seam {
  Length positive, negative;  ///< the largest positive and the most negative margin (CSS 2.1 §8.3.1)
  bool avoid = false;         ///< a break here is to be avoided
  bool forced = false;        ///< the column ends here
  void add_margin(Length margin) {
    positive = max(positive, margin);
    negative = min(negative, margin);
  }
  Length margin() const { return positive + negative; }
};

enum class FlowEnd : std::uint8_t {
  DropMargin,  ///< a page break follows: the last margin vanishes
  KeepMargin,  ///< the flow is a box of its own: the last margin stays inside it
};

class FlowBuilder {
 public:
  FlowBuilder(LayoutContext& context, ContainingBlock const& containing);

  /// Lays out the block-level children of `box`, or its lines; the box's own edges are the caller's.
  void add_content(model::BoxId box);
  /// Lays out a chapter.
  void add_chapter(Chapter const& chapter);
  /// Lays out a block-level box with everything in it.
  void add_box(model::BoxId box);

  Galley finish(FlowEnd end);

  // What tables add.
  /// Makes the margins before the next content final: emits the break opportunity, the margin and the boxes that begin here.
  void settle();
  void add_slab(Slab slab, Length height);
  void add_space(Length height);
  void add_break(std::int32_t cost);
  void add_glue(Length height);
  void add_mark(model::BoxId box) { marks_.push_back(box.value); }
  /// A box's content goes between open and close.
  void open(model::BoxId box, BlockGeometry const& geometry);
  void close();
  void push_carry(Carry carry);
  void pop_carry();
  Galley& galley() { return galley_; }
  Length left() const { return open_.back().x; }

 private:
  struct OpenBox {
    model::BoxId box;
    Length x, width;  ///< of the content box
    model::Direction direction = model::Direction::Ltr;
    BoxEdges edges;
    Length border_x, border_width;
    Length top;          ///< total_ at the content's top
    bool begun = false;  ///< its Begin is emitted
    bool background_only = false;
    bool continued = false;  ///< it began in an earlier chapter
    bool avoid_inside = false, clone = false;
    bool isolated = false;  ///< its children's margins stay inside (CSS 2.1 §9.4.1)
    std::uint32_t decoration = UINT32_MAX;
    Point offset;  ///< of relative positioning, its ancestors' included
  };
  /// A list item's marker that waits for the item's first line.
  struct PendingMarker {
    model::BoxId marker;
    Length edge;  ///< the item's content edge at the line's start
    model::Direction direction;
    std::size_t depth;  ///< of the list item in open_
  };

  /// The multi-column container in whose columns the flow of pages stands.
  struct OpenColumns {
    std::size_t depth = 0;                          ///< of the container in open_
    Length x, width;                                ///< of its content box
    std::uint32_t carry = 0, open_decorations = 0;  ///< outside it
    ColumnGeometry geometry;
    std::size_t first_item = 0;  ///< the ColumnsBegin
    Length top;                  ///< total_ there
    std::size_t span_depth = 0;  ///< in open_, of the frame of a spanning box; 0: there is none
  };

  bool has_flat_columns(model::BoxId box) const;
  bool avoids_break(model::BreakBetween value) const;
  bool avoids_inside(model::ComputedStyle const& style) const;
  bool is_container(model::BoxId box) const;
  bool ends_column(model::BreakBetween value) const;
  void begin_columns();
  void resume_columns();
  void interrupt_columns();
  void end_columns();
  Length balanced_height() const;
  bool is_spanner(model::BoxId box) const;
  void begin_span();
  void end_span();
  void add_flat_columns(model::BoxId box);
  void add_flat_content(model::BoxId box);
  void add_flat_rows(model::BoxId box, ColumnGeometry const& geometry, Galley content);
  void add_step(FlowStep const& step);
  void continue_box(model::BoxId box);
  void suspend_boxes();
  void add_leaf(model::BoxId box);
  void add_inline_content(model::BoxId box);
  void add_block_image(model::BoxId box);
  std::int32_t cost_after_line(std::vector<Line> const& lines, std::size_t line, model::ComputedStyle const& style) const;
  void begin_open_boxes();
  void begin_box(OpenBox& box);
  void end_box(OpenBox const& box);
  void settle_inside();
  void fill_to_height(OpenBox const& box);
  void add_tall_space(Length height);
  void add_markers(Slab& slab);
  void add_lone_markers(std::size_t depth);
  ContainingBlock containing() const { return {open_.back().width, open_.back().direction}; }
  BlockGeometry geometry_of(model::BoxId box);
  Point relative_offset(model::ComputedStyle const& style) const;
  void report_unsupported(model::BoxId box);

  LayoutContext& context_;
  Galley galley_;
  std::vector<OpenBox> open_;
  std::vector<PendingMarker> markers_;
  std::vector<std::uint32_t> marks_;  ///< boxes of interest that begin at the next content
  Seam seam_;
  std::optional<OpenColumns> columns_;
  bool is_page_flow_ = false;    ///< a chapter's: its columns are cut when there are pages
  Length total_;                 ///< of all heights so far
  std::size_t begun_boxes_ = 0;  ///< of open_, how many are begun
  std::uint32_t open_decorations_ = 0;
  std::uint32_t carry_ = 0;
  int avoid_inside_ = 0;
  bool at_start_ = true;         ///< nothing is set yet: the margin stays (css-break-4 §5.2)
  bool may_break_ = false;       ///< the last item ends a box or a line
  int lines_since_heading_ = 2;  ///< lines since a box after which a break is to be avoided
};

/// The running elements whose place is the box.
std::span<model::RunningElement const> running_at(model::BoxTree const& tree, model::BoxId box);
/// Whether page layout wants to know where the box begins: an id, a bookmark, a string, a running element, a page counter.
bool is_of_interest(model::BoxTree const& tree, model::BoxId box);

/// Lays out all content of `box` at `width` as a flow of its own.
Galley lay_out_content(LayoutContext& context, model::BoxId box, Length width);

}  // namespace bifolio::layout
