// Block flow, what its builder remembers between one box and the next: where margins meet, the boxes that are open, the floats,
// markers and positioned boxes that wait for their places. Changes with block layout's rules.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layout/block/atomic.h"
#include "layout/block/galley.h"
#include "layout/block/geometry.h"
#include "layout/column/column_geometry.h"
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
  /// The aspect ratio's too, although content may make that one greater (css-sizing-4 §4.1).
  std::optional<Length> definite_height() const { return rule.height ? std::optional(rule.used({})) : std::nullopt; }
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

/// An absolutely positioned box: where it would stand in the flow, until its containing block is known.
struct Positioned {
  model::BoxId box;
  std::size_t depth = 0;  ///< in open_: its containing block
  Point at;
  Length width;  ///< of the box that it would stand in, from `at.x` on
  model::Direction direction = model::Direction::Ltr;
  std::size_t item = SIZE_MAX;  ///< of the galley, there; SIZE_MAX: margins have yet to settle
  std::size_t waits_in = 0;     ///< how many boxes were open, if the last of them has no place yet: it stands at that one's top
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

struct GalleyPlace {
  std::size_t item = 0;
  Length y;
};

/// The end of a line, where the page may end.
struct LineEnd {
  std::size_t above = 0, below = 0;  ///< lines of the paragraph
  bool keeps_next = false;
  LineEnding ending = LineEnding::Whole;
  bool after_heading = false;
};

}  // namespace bifolio::layout
