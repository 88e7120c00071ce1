// Block flow: block-level boxes, from top to bottom, become a galley (CSS 2.1 §8.3.1, §9.4.1, §10; css-break-4 §4).
// One builder makes the galley of one flow: a chapter, a table cell, an inline-block, a footnote. Changes with block layout's
// rules.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "layout/block/atomic.h"
#include "layout/block/chapters.h"
#include "layout/block/galley.h"
#include "layout/block/geometry.h"
#include "layout/column/column_geometry.h"
#include "layout/context.h"
#include "layout/float/float_context.h"
#include "layout/inline/inline_layout.h"

namespace bifolio::layout {

/// Where margins meet before the next content: the collapsed margin, the break value, and the boxes that begin there.
struct Seam {
  Length positive, negative;  ///< the largest positive and the most negative margin (CSS 2.1 §8.3.1)
  bool avoid = false;         ///< a break here is to be avoided
  bool forced = false;        ///< the column ends here
  bool stays_inside = false;  ///< of an empty box with clearance: does not meet its parent's bottom margin
  void add_margin(Length margin) {
    positive = max(positive, margin);
    negative = min(negative, margin);
  }
  /// Of a box that ends above: a break that is forced here truncates it (css-break-4 §5.2).
  void add_margin_above(Length margin) {
    add_margin(margin);
    top_positive = top_negative = Length();
  }
  void add_margin_below(Length margin) {
    add_margin(margin);
    top_positive = max(top_positive, margin);
    top_negative = min(top_negative, margin);
  }
  Length margin() const { return positive + negative; }
  Length margin_below() const { return top_positive + top_negative; }

 private:
  Length top_positive, top_negative;  ///< of the boxes that begin below alone
};

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
  void continue_box(model::BoxId box, BlockGeometry const& geometry);
  void close();
  void push_carry(Carry carry);
  void pop_carry();
  Galley& galley() { return galley_; }
  Length left() const { return open_.back().x; }

 private:
  /// The grid that lines stand on (css-line-grid-1).
  struct LineGrid {
    Length step;      ///< from line to line; zero: there is none
    Length baseline;  ///< from the top of its lines
  };
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
    bool isolated = false;  ///< its children's margins stay inside, and its floats (CSS 2.1 §9.4.1)
    bool cleared = false;   ///< clearance was made above it, and nothing is set in it yet
    std::uint32_t decoration = UINT32_MAX;
    Point offset;  ///< of relative positioning, its ancestors' included
    HeightRule rule;
    bool positions = false;            ///< it contains the absolutely positioned boxes in it (CSS 2.1 §10.1)
    std::uint32_t layer = UINT32_MAX;  ///< in Galley::layers, while it is open
    std::size_t first_item = 0;        ///< of the galley, in it
    Length begin_y;                    ///< total_ there
    LineGrid grid;
    bool varies = true;                ///< what is in it may become taller or shorter
    std::size_t step_item = SIZE_MAX;  ///< of the galley: what block-step-size adds above it
    std::optional<Length> definite_height() const { return rule.is_definite() ? std::optional(rule.used({})) : std::nullopt; }
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
  bool spans_below(model::BoxId box) const;
  void begin_span();
  void end_span();
  void add_flat_columns(model::BoxId box);
  void add_flat_content(model::BoxId box);
  void add_flat_rows(ColumnSet const& set, Galley content);
  void add_step(FlowStep const& step);
  void resume_leaf(model::BoxId box, ResumePlace const& place);
  ResumePlace seam_place() const;
  LineSpaces line_spaces() const { return {{}, {{}, open_.back().width}, resumed_lines_}; }

  /// A float that is laid out and waits for its place.
  struct MadeFloat {
    model::BoxId box;
    AtomicBox atomic;
    FreeBand within;  ///< its containing block
    Point offset;     ///< of relative positioning around it
    model::Direction direction = model::Direction::Ltr;
  };
  /// An aside that has its place, further down than what is set.
  struct WaitingAside {
    std::uint32_t aside = 0;  ///< in Galley::asides
    Length y;
  };
  /// A paragraph's lines beside floats.
  struct FittedLines {
    std::vector<Line> lines;
    std::vector<Length> tops;  ///< in the flow
  };
  class LineFitting;
  /// An absolutely positioned box: where it would stand in the flow, until its containing block is known.
  struct Positioned {
    model::BoxId box;
    std::size_t depth = 0;  ///< in open_: its containing block
    Point at;
    Length width;  ///< of the box that it would stand in, from `at.x` on
    model::Direction direction = model::Direction::Ltr;
    std::size_t item = SIZE_MAX;  ///< of the galley, there; SIZE_MAX: margins have yet to settle
    Length item_y;
  };
  /// What contains a positioned box, and the items in it.
  struct PaddingBox {
    model::BoxId box;  ///< none: the flow's own
    Rect rect;         ///< in the flow
    Point offset;
    model::Direction direction = model::Direction::Ltr;
    std::size_t first_item = 0;
    Length first_y;
    bool is_page = false;  ///< the page's content area: `rect` is from the page's top
  };
  struct Insertion {
    std::size_t item = 0;
    Item inserted;
  };

  // Floats (beside_floats.cpp).
  void add_float(model::BoxId box);
  MadeFloat make_float(model::BoxId box);
  bool is_too_tall(MadeFloat const& made);
  void place_float(MadeFloat made, Length y);
  void place_pending_floats(Length y);
  void emit_asides();
  void emit_aside(WaitingAside const& waiting);
  void fill_to(ItemKind kind, Length y);
  void end_floats();
  bool clears_pending(model::Clear clear) const;
  void clear_floats(model::ComputedStyle const& style, Length margin);
  void push_below(Length y);
  bool is_beside_floats() const;
  std::optional<FreeBand> room_beside_floats(model::ComputedStyle const& style, Length needed, std::optional<Length> height);
  BlockGeometry geometry_beside_floats(model::BoxId box);
  void add_table_beside_floats(model::BoxId box);
  // Positioned boxes (positioned.cpp).
  void add_out_of_flow(model::BoxId box);
  void add_page_float(model::BoxId box);
  std::size_t lines_kept_for_notes(std::vector<Line> const& lines) const;
  void add_positioned(model::BoxId box, Point at, Length width);
  void settle_positioned();
  void note_extents(std::vector<InlineExtent> const& extents);
  PaddingBox padding_box(OpenBox const& box) const;
  PaddingBox const* inline_container(model::BoxId box) const;
  void place_positioned_in(std::size_t depth, PaddingBox const& containing);
  void place_positioned(Positioned const& positioned, PaddingBox const& containing);
  struct GalleyPlace {
    std::size_t item = 0;
    Length y;
  };
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
  void add_line(model::BoxId box, Line line);
  void add_block_image(model::BoxId box);
  /// The end of a line, where the page may end.
  struct LineEnd {
    std::size_t above = 0, below = 0;  ///< lines of the paragraph
    bool keeps_next = false;
    LineEnding ending = LineEnding::Whole;
    bool after_heading = false;
  };
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
  void add_lone_markers(std::size_t depth);
  static constexpr std::size_t deep_nesting = 8;  ///< boxes that an author sees no harm in
  ContainingBlock containing() const { return {open_.back().width, open_.back().direction, open_.size() > deep_nesting}; }
  BlockGeometry geometry_of(model::BoxId box);
  FreeBand content_band() const { return {open_.back().x, open_.back().x + open_.back().width}; }
  Length seam_margin() const;
  /// Where content stands that comes next.
  Length here() const { return total_ + seam_margin(); }
  void advance(ItemKind kind, Length height);
  void advance_plain(ItemKind kind, Length height);
  void add_break_before(BreakPlace place, Length resumes_at);
  void make_resumable(ResumePlace const& place);
  Point relative_offset(model::ComputedStyle const& style) const;

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
/// The running elements whose place is the box.
std::span<model::RunningElement const> running_at(model::BoxTree const& tree, model::BoxId box);
/// The values that counters, which margin boxes show, have from the box on.
std::span<model::CounterAssignment const> counters_at(model::BoxTree const& tree, model::BoxId box);
/// Whether page layout wants to know where the box begins: an id, a bookmark, a string, a counter that pages count or show, a
/// running element.
bool is_of_interest(model::BoxTree const& tree, model::BoxId box);

bool establishes_formatting_context(model::BoxTree const& tree, model::BoxId box);

/// Lays out all content of `box` at `width` as a flow of its own.
Galley lay_out_content(LayoutContext& context, model::BoxId box, Length width);

}  // namespace bifolio::layout
