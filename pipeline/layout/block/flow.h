// Block flow: block-level boxes, from top to bottom, become a galley (CSS 2.1 §8.3.1, §9.4.1, §10; css-break-4 §4).
// One builder makes the galley of one flow: a chapter, a table cell, an inline-block, a footnote. Changes with block layout's
// rules.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "layout/block/chapters.h"
#include "layout/block/flow_state.h"
#include "layout/block/galley.h"
#include "layout/block/geometry.h"
#include "layout/context.h"
#include "layout/float/float_context.h"
#include "layout/inline/inline_layout.h"

namespace bifolio::layout {

enum class FlowEnd : std::uint8_t {
  DropMargin,  ///< a page break follows: the last margin vanishes
  GlueMargin,  ///< the flow is to be set in columns: the last margin vanishes where they have no room for it
  KeepMargin,  ///< the flow is a box of its own: the last margin stays inside it
};

/// The box whose content a flow is: its edges, which stand around the flow, and its height.
struct FlowRoot {
  BoxEdges edges;
  HeightRule rule;
};

class FlowBuilder {
 public:
  FlowBuilder(LayoutContext& context, ContainingBlock const& containing);
  /// The content of `box`, which contains the positioned boxes in it (CSS 2.1 §10.1).
  FlowBuilder(LayoutContext& context, ContainingBlock const& containing, model::BoxId box, FlowRoot const& root);

  /// Positioned boxes that no box in the flow contains are not placed: they are in the galley's `escaped`.
  void let_escape() { lets_escape_ = true; }

  /// Lays out the block-level children of `box`, or its lines; the box's own edges are the caller's.
  void add_content(model::BoxId box);
  /// Lays out a chapter from `start` on, until it is about `enough` tall. Says whether all of it is laid out.
  bool add_chapter(Chapter const& chapter, FlowStart const& start, Length enough);
  /// Lays out the steps from `start` on, and notes where they can be resumed.
  void add_steps(std::vector<FlowStep> const& steps, FlowStart const& start, Length enough);
  /// A page float whose place is on an earlier page.
  void add_waiting_float(model::BoxId box);
  /// Lays out a block-level box with everything in it; a float, or a positioned box, at its place.
  void add_box(model::BoxId box);
  /// The same, in the flow, whatever its style says of floats and positions.
  void add_in_flow(model::BoxId box);

  Galley finish(FlowEnd end);
  /// After finish: the used height of the box whose content this is.
  Length root_height() const { return root_height_; }

  // What tables add.
  /// Makes the margins before the next content final: emits the break opportunity, the margin and the boxes that begin here.
  void settle();
  void add_slab(Slab slab, Length height);
  void add_space(Length height);
  void add_break(std::int32_t cost) { add_break_before({.cost = cost}, total_); }
  /// Between two rows of a table, which can be laid out from `row` on.
  void add_row_break(std::int32_t cost, std::uint32_t row);
  /// The row begins on a page of that side.
  void add_forced_row_break(model::BreakBetween side, std::uint32_t row);
  void add_glue(Length height);
  void add_mark(model::BoxId box) { marks_.push_back(box.value); }
  /// A box's content goes between open and close.
  void open(model::BoxId box, BlockGeometry const& geometry);
  /// A box that began earlier: it has no top edge here.
  OpenBox open_at(model::BoxId box, BlockGeometry const& geometry);
  void continue_box(model::BoxId box, BlockGeometry const& geometry);
  void close();
  void push_carry(Carry carry);
  void pop_carry();
  Galley& galley() { return galley_; }
  Length left() const { return open_.back().x; }

 private:
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
  bool spans_below(model::BoxId box) const;
  void begin_span();
  void end_span();
  void add_flat_columns(model::BoxId box);
  void add_flat_content(model::BoxId box);
  void add_flat_rows(ColumnSet const& set, Galley content);
  void add_step(FlowStep const& step);
  void resume_leaf(model::BoxId box, ResumePlace const& place);
  ResumePlace seam_place() const;
  LineSpaces line_spaces() const;

  class LineFitting;
  // Floats (beside_floats.cpp).
  void add_float(model::BoxId box);
  MadeFloat make_float(model::BoxId box);
  bool is_too_tall(MadeFloat const& made);
  void place_float(MadeFloat made, Length y);
  std::uint32_t layer_of_float(model::BoxId box);
  void place_pending_floats(Length y);
  void emit_asides();
  void emit_aside(WaitingAside const& waiting);
  void fill_to(ItemKind kind, Length y);
  void end_floats();
  bool clears_pending(model::Clear clear) const;
  void clear_floats(model::ComputedStyle const& style, Length margin);
  void push_below(Length y);
  bool is_beside_floats() const;
  /// The border box of something that does not overlap floats: the width that it needs, and how tall it is at what width.
  struct Obstacle {
    Length needed;
    std::function<Length(Length)> height_at;
  };
  std::optional<FreeBand> room_beside_floats(model::ComputedStyle const& style, Obstacle const& box);
  std::optional<FreeBand> look_beside_floats(FloatContext const& floats, Obstacle const& box, FreeBand const& margins,
                                             Length& y) const;
  FloatContext with_pending_floats(Length y) const;
  ContainingBlock beside(model::ComputedStyle const& style, FreeBand const& room) const;
  Length height_beside_floats(model::BoxId box, Length width);
  BlockGeometry geometry_beside_floats(model::BoxId box);
  void add_table_beside_floats(model::BoxId box);
  // Positioned boxes (positioned.cpp).
  void add_out_of_flow(model::BoxId box);
  void add_unsettled(model::BoxId box, Length before);
  void add_page_float(model::BoxId box);
  std::size_t lines_kept_for_notes(std::vector<Line> const& lines) const;
  void add_positioned(model::BoxId box, Point at, Length width);
  void settle_positioned();
  void settle_positioned_in(std::size_t depth);
  void leave_positioned(std::size_t depth);
  void note_extents(std::vector<InlineExtent> const& extents);
  PaddingBox padding_box(OpenBox const& box) const;
  PaddingBox const* inline_container(model::BoxId box) const;
  void place_positioned_in(std::size_t depth, PaddingBox const& containing);
  void place_positioned(Positioned const& positioned, PaddingBox const& containing);
  GalleyPlace galley_place(PaddingBox const& containing, Length y) const;
  void insert_positioned(std::size_t item, Aside aside, model::BoxId within);
  void fix_to_pages(model::BoxId box, AtomicBox atomic, Point at);
  void merge_insertions();
  // Lines beside floats (fitted_lines.cpp).
  FittedLines fit_lines(model::BoxId box);
  bool add_nested_lines(model::BoxId box, FittedLines& fitted);

  // Vertical rhythm (line_grid.cpp).
  bool varies_in(OpenBox const& box, OpenBox const& outer) const;
  LineGrid grid_in(OpenBox const& box, OpenBox const& outer);
  GridPlace grid_place(model::ComputedStyle const& style, Length height, Length baseline) const;
  void reserve_snap();
  void snap(Slab& slab, model::ComputedStyle const& style, Length height);
  Length step_box(OpenBox const& box);

  void open_in_flow(model::BoxId box);
  void continue_open_box(model::BoxId box);
  void suspend_boxes();
  void add_leaf(model::BoxId box);
  void add_inline_content(model::BoxId box);
  void add_lines(model::BoxId box, FittedLines fitted);
  void add_line_break(FittedLines const& fitted, std::size_t i, BreakPlace const& place);
  void add_phantom(Line const& line);
  void reach_below_lines(Size const& letter, Length top);
  void clear_initial_letter(model::BoxId box);
  void take_escaped(std::vector<EscapedBox> const& boxes, Point origin);
  void add_line(model::BoxId box, Line line, Length leading);
  void add_block_image(model::BoxId box);
  BreakPlace break_after(LineEnd const& end, model::ComputedStyle const& style) const;
  bool may_vary(std::vector<Line> const& lines) const;
  LineCount line_count(OtherLines const& other, std::vector<bool> const& keeps_next, bool after_heading,
                       model::ComputedStyle const& style) const;
  void begin_open_boxes();
  void begin_box(OpenBox& box);
  void enter_layer(OpenBox& box);
  void end_box(OpenBox const& box);
  void settle_inside(ItemKind kind = ItemKind::Space);
  void end_content();
  void fill_to_height(OpenBox const& box);
  void go_back(OpenBox const& box, Length height);
  void add_tall_space(Length height);
  void add_markers(Slab& slab);
  void add_lone_marker(std::size_t depth);
  void await_marker(OpenBox const& item);
  static constexpr std::size_t deep_nesting = 8;  ///< boxes that an author sees no harm in
  ContainingBlock containing() const {
    return {open_.back().width, open_.back().direction, open_.size() > deep_nesting, open_.back().definite_height()};
  }
  BlockGeometry geometry_of(model::BoxId box);
  FreeBand content_band() const { return {open_.back().x, open_.back().x + open_.back().width}; }
  Length seam_margin() const;
  /// Where content stands that comes next.
  Length here() const { return total_ + seam_margin(); }
  void advance(ItemKind kind, Length height);
  void advance_plain(ItemKind kind, Length height);
  void add_break_before(BreakPlace place, Length resumes_at);
  void make_resumable(ResumePlace const& place);
  Point relative_offset(model::BoxId box) const;

  LayoutContext& context_;
  Galley galley_;
  std::vector<OpenBox> open_;
  std::vector<PendingMarker> markers_;
  std::vector<Positioned> positioned_;
  std::map<std::uint32_t, PaddingBox> inline_containers_;  ///< by BoxId, of the lines that are set
  std::vector<Insertion> insertions_;
  std::size_t unsettled_ = 0;  ///< of positioned_, how many at the end have come since margins were settled
  Length root_height_;
  std::vector<std::uint32_t> marks_;  ///< boxes of interest that begin at the next content
  Seam seam_;
  std::optional<OpenColumns> columns_;
  bool lets_escape_ = false;
  Length letter_until_ = -Length::max();  ///< an initial letter reaches down to here
  bool is_page_flow_ = false;             ///< a chapter's: its columns are cut when there are pages
  bool is_resumable_ = false;             ///< a chapter's or a note's
  // Of a chapter's flow: where it can be resumed.
  std::uint32_t step_ = 0, seam_step_ = 0;  ///< the one that is laid out; the first one of those that belong to what comes next
  model::BoxId leaf_;                       ///< the paragraph or table that the step is
  bool in_leaf_ = false;                    ///< some of it is set
  LinePlace resumed_lines_;                 ///< of the paragraph that goes on
  Length absorbed_;                         ///< of the next margin: clearance has made this much room already
  std::vector<FloatContext> floats_ = std::vector<FloatContext>(1);  ///< of the open block formatting contexts, innermost last
  std::vector<MadeFloat> pending_floats_;                            ///< their boxes' places are not settled
  std::vector<model::BoxId> tall_floats_;                            ///< floats of the paragraph that are set in the flow below it
  std::deque<WaitingAside> waiting_;                                 ///< from the highest to the lowest
  std::size_t snap_item_ = SIZE_MAX;                                 ///< of the galley: the Snap that waits for the next line
  Length snap_y_;                                                    ///< total_ there
  Length beside_until_ = -Length::max();                             ///< the lowest edge of the floats that are set
  Length total_;                                                     ///< of all heights so far
  std::size_t begun_boxes_ = 0;                                      ///< of open_, how many are begun
  std::uint32_t open_decorations_ = 0;
  std::uint32_t carry_ = 0;
  int avoid_inside_ = 0;
  bool at_start_ = true;           ///< nothing is set yet: the margin stays (css-break-4 §5.2)
  bool margin_stays_ = false;      ///< the next one is inside a box whose margins meet none
  bool may_break_ = false;         ///< the last item ends a box or a line
  int lines_since_heading_ = 2;    ///< lines since a box after which a break is to be avoided
  std::size_t heading_depth_ = 0;  ///< how many boxes are open around that box
};

/// What a line of `box` becomes in the galley.
Slab line_slab(model::BoxTree const& tree, model::BoxId box, Line&& line, Length x);
/// A float that lines stand beside: no page float.
bool is_beside_float(model::BoxTree const& tree, model::BoxId box);
bool establishes_formatting_context(model::BoxTree const& tree, model::BoxId box);

/// Lays out all content of `box` at `width` as a flow of its own. `rule`: how high it is, where that does not depend on it.
Galley lay_out_content(LayoutContext& context, model::BoxId box, Length width, HeightRule const& rule = {});

}  // namespace bifolio::layout
