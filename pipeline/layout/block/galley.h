// Galley: what block layout makes of a flow, before there are pages. A flat list of vertical items, as TeX's main vertical list:
// things that stand on one page as a whole, space between them, places where the page may end, and where boxes begin and end.
// Block, table and footnote layout write it; the page breaker and the placer read it. Changes when a new kind of vertical item is
// due.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "layout/block/grid_place.h"
#include "model/box_tree.h"
#include "model/paged_document.h"

namespace bifolio::layout {

/// What a break costs. Costs add up; an underfull page costs too (page/breaker.cpp), so these are measured against white lines.
namespace cost {
inline constexpr std::int32_t hyphen = 400;            ///< the page ends within a word, or after a hyphen of the author's
inline constexpr std::int32_t inside_row = 400;        ///< between lines of a table row
inline constexpr std::int32_t lone_row = 150;          ///< one row of a table alone on a page
inline constexpr std::int32_t after_header = 100'000;  ///< between a table's header and its first row
inline constexpr std::int32_t beside_float = 300'000;  ///< beside a float
inline constexpr std::int32_t lone_line = 200'000;     ///< fewer lines than orphans or widows ask for
inline constexpr std::int32_t avoid_inside = 400'000;  ///< break-inside: avoid
inline constexpr std::int32_t avoid = 1'000'000;       ///< break-before or break-after: avoid
}  // namespace cost

/// An absolutely positioned box in a box that is laid out as a whole and does not contain it (CSS 2.1 §10.1): its place in the flow
/// there, from that box's left top corner. The flow around takes it.
struct EscapedBox {
  model::BoxId box;
  Point at;
  Length width;  ///< of the box that it would stand in, from `at.x` on
  model::Direction direction = model::Direction::Ltr;
};
inline void move_into(std::vector<EscapedBox>& out, std::vector<EscapedBox> const& boxes, Point by) {
  for (EscapedBox const& escaped : boxes) out.push_back({escaped.box, escaped.at + by, escaped.width, escaped.direction});
}

/// What is painted as a whole, above or below what stands around it: a positioned box, a faded or transformed one (CSS 2.1 §9.9,
/// Appendix E); or the content of a box that cuts off what overflows it, which is painted like the content around it.
struct Layer {
  enum class Kind : std::uint8_t { Stacked, Clip };
  model::BoxId box;
  Kind kind = Kind::Stacked;
  std::int32_t z_index = 0;
  bool is_context = false;                ///< a stacking context: its layers are its own
  bool is_group = false;                  ///< a context that is faded or transformed
  bool is_aside = false;                  ///< out of the flow: only what cuts off `within` cuts it off
  model::BoxId within;                    ///< its containing block; none: the flow's own
  std::uint32_t decoration = UINT32_MAX;  ///< of the box, with Clip and with a transform
};

/// A layer of a box that is laid out as a whole and is no stacking context: it is painted with those around that box.
struct FlatLayer {
  Layer layer;
  std::vector<model::Fragment> fragments;  ///< from the box's origin
};

/// Stands on one page as a whole: a line, an image, a part of a table. Its height is its item's.
struct Slab {
  Length x;                                ///< of its fragments' origin, from the flow's left edge
  Length baseline;                         ///< from its top
  Length right;                            ///< right edge of what is on it, from the flow's left edge
  std::vector<model::Fragment> fragments;  ///< from (x, the slab's top)
  std::vector<std::uint32_t> footnotes;    ///< called here, in order
  std::vector<model::BoxId> begun;         ///< boxes of interest (interest.h) that begin here
  std::vector<FlatLayer> layers;           ///< of an aside
  std::vector<EscapedBox> escaped;         ///< from its fragments' origin
  model::DocumentPlace place;              ///< of its first content
  model::BoxId box;                        ///< for diagnostics: whose content it is
  GridPlace grid;
  bool is_line = true;  ///< or a row of a table: an inline-block around it stands on the baseline of the last one
};

/// Stands beside the flow and takes no height in it: a float, an absolutely positioned box.
struct Aside {
  /// What its place is reckoned from.
  enum class Origin : std::uint8_t {
    Flow,  ///< its item's place in the flow
    Page,  ///< the top of the content area of the page on which its item is
  };
  Slab slab;      ///< of its margin box
  Length offset;  ///< of its top
  Length height;
  Origin origin = Origin::Flow;
  std::uint32_t layer = UINT32_MAX;  ///< of a float that has its own
  bool is_float = true;              ///< painted between backgrounds and lines (CSS 2.1 Appendix E); else in the layer it is in
};

/// Where in a chapter the flow goes on, when what follows is to be laid out again for a page of another width: before a step, or
/// within the paragraph or table that the step is.
struct ResumePlace {
  std::uint32_t step = UINT32_MAX;  ///< of the chapter; UINT32_MAX: nothing can begin here
  std::uint32_t part = 0;           ///< 0: before the step; of a paragraph: the text's offset; of a table: the row, counted from 1
  std::uint32_t piece = 0;          ///< of a paragraph
};

/// Where the page may end. As TeX's discretionary: `before` is added above the break, `after` below it.
struct BreakPlace {
  std::int32_t cost = 0;
  std::uint32_t carry = 0;  ///< in Galley::carries, what is repeated at this break; 0: nothing
  Length before = {}, after = {};
  bool forced = false;                                   ///< the page, or the column, ends here in any case
  model::BreakBetween side = model::BreakBetween::Page;  ///< forced: where what follows begins
  ResumePlace resume = {};
  std::int32_t page_cost = 0, spread_cost = 0;  ///< beside `cost`: when a page ends here, when it is a spread's last
};

/// A number of lines for a paragraph.
struct LineCount {
  std::int32_t by = 0;             ///< how many more or fewer than it is set in
  std::int32_t cost = 0;           ///< of its being set so
  Length line;                     ///< the height of each line
  std::vector<BreakPlace> breaks;  ///< by line, but for the last
};

/// The columns of a multi-column container (css-multicol-1). What stands in them is laid out at one column's width, at the place of
/// the leftmost.
struct ColumnSet {
  model::BoxId box;
  std::uint32_t count = 1;
  Length x, width, gap;          ///< of the leftmost column, from the flow's left edge
  Length height;                 ///< of the columns, where the style says it; zero: automatic
  std::uint32_t open_boxes = 0;  ///< number of open decorations that stand outside the columns
  GridPlace grid;                ///< of their tops
  bool above_spanner = false;    ///< balanced whatever the style says (css-multicol-1 §6.1)
  /// How far the `column`-th column's content moves to the right.
  Length shift(std::uint32_t column, model::Direction direction) const {
    return (width + gap) * (direction == model::Direction::Rtl ? count - 1 - std::min(column, count - 1) : column);
  }
};

/// What comes again on every page that a box goes on to. Carries form chains from the innermost open box outwards.
struct Carry {
  std::uint32_t outer = 0;                    ///< 0: none
  std::uint32_t open_boxes = 0;               ///< number of open decorations (Begin without End) that stand outside it
  std::vector<std::uint32_t> header, footer;  ///< repeated slabs in Galley::repeated
  Length before, after;                       ///< its own heights: of the footer or bottom edges; of the header or top edges
  Length all_before, all_after;               ///< with those outside it
};

/// A slab that is repeated, with its height.
struct RepeatedSlab {
  Slab slab;
  Length height;
  Length last_baseline;  ///< of a flattened box: its last line's
};

/// A box with something to draw: its border box's horizontal extent; the vertical one is known when it is placed.
struct Decoration {
  model::BoxId box;
  Length x, width;
  Length y_offset;  ///< of relative positioning
  bool background_only = false;
  bool continued = false;  ///< began in the galley before: this one's Begin is not its top
  bool continues = false;  ///< goes on in the next galley: this one's End is not its bottom
};

enum class ItemKind : std::uint8_t {
  Slab,          ///< index: in Galley::slabs
  Space,         ///< padding, borders, margins that stay
  Glue,          ///< a margin that vanishes at a break (css-break-4 §5.2)
  Break,         ///< index: in Galley::breaks
  Begin,         ///< index: in Galley::decorations
  End,           ///< index: in Galley::decorations
  Mark,          ///< index: the box that begins here
  Aside,         ///< index: in Galley::asides; what stands beside the flow from here on
  Enter,         ///< index: in Galley::layers; what follows is painted in this layer
  Leave,         ///< index: in Galley::layers; the layer around it goes on
  PageFloat,     ///< index: in Galley::page_floats; where it has its place
  ColumnFloat,   ///< index: in Galley::column_floats; it stands at the top or the foot of the column in which its item is
  ColumnsBegin,  ///< index: in Galley::columns
  ColumnsEnd,    ///< index: in Galley::columns
  Snap,          ///< index: in Galley::grid_places; what follows stands there
};

struct Item {
  ItemKind kind = ItemKind::Space;
  std::uint32_t index = 0;
  Length height;  ///< of Slab, Space and Glue; a negative Space goes back up, as far as the page's top
};

/// A footnote, cut into the parts between which it may be divided.
struct NoteBody {
  std::uint32_t footnote = 0;  ///< in BoxTree::footnotes
  std::vector<RepeatedSlab> parts;
  std::vector<ResumePlace> begins;  ///< of the parts, in the steps through its body
};

/// Goes to the top or the foot of the page of its place, or of a page after it (css-page-floats-3); or of its column.
struct PageFloat {
  Slab slab;  ///< of its margin box, from the content area's left edge
  Length height;
  bool at_top = true;
  model::BoxId box;
};

/// Another number of lines in which a paragraph of the galley could be set. Its lines are alike, and nothing stands beside them.
struct OtherParagraph {
  std::size_t first = 0, last = 0;  ///< items: its first and its last line
  model::BoxId box;
  Length width;     ///< of its lines
  LineCount count;  ///< that other number
};

struct Galley {
  model::Resources const* resources = nullptr;  ///< the conversion's: where backgrounds find their images
  std::vector<Item> items;
  std::vector<Slab> slabs;
  std::vector<BreakPlace> breaks;
  std::vector<Carry> carries = std::vector<Carry>(1);  ///< [0] is "nothing"
  std::vector<RepeatedSlab> repeated;
  std::vector<Decoration> decorations;
  std::vector<Aside> asides;
  std::vector<Layer> layers;
  std::vector<ColumnSet> columns;
  std::vector<PageFloat> page_floats, column_floats;
  std::vector<NoteBody> notes;      ///< in the order of their calls in `items`
  std::vector<EscapedBox> escaped;  ///< from the flow's origin, when FlowBuilder::let_escape
  std::uint32_t notes_before = 0;   ///< how many of them were called before the items
  std::vector<GridPlace> grid_places;
  std::vector<OtherParagraph> other_paragraphs;  ///< in order; those of one paragraph behind each other
};

}  // namespace bifolio::layout
