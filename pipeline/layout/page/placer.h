// The placer: galley items to fragments at absolute places. It goes down a galley, page after page, and remembers which boxes are
// open, so that each page gets its part of their backgrounds and borders. Page building and flattening use it. Changes with what
// boxes do at breaks.
#pragma once

#include <span>
#include <vector>

#include "layout/block/galley.h"
#include "layout/column/distribute.h"
#include "layout/context.h"
#include "layout/page/painting_order.h"
#include "layout/paint/box_shape.h"
#include "layout/paint/moved.h"

namespace bifolio::layout {

/// A box that begins on the page: for strings, page counters, destinations.
struct BegunBox {
  model::BoxId box;
  Point point;
  bool at_start = false;  ///< nothing but space stands above it on the page
};

/// What one page, or one flattened box, got.
struct Placed {
  std::vector<model::Fragment> backgrounds;  ///< painted before everything else, in tree order (CSS 2.1 Appendix E)
  std::vector<model::Fragment> content;
  std::vector<FlatLayer> layers;  ///< that are apart from it
  std::vector<BegunBox> begun;
  std::vector<std::uint32_t> footnotes;
  model::DocumentPlace place;            ///< of the first content
  Length first_baseline, last_baseline;  ///< of the first and last slab, from the origin
  bool has_baseline = false;
  Length right;                  ///< furthest right edge, from the origin's x
  model::BoxId widest, tallest;  ///< whose content reaches furthest right; whose is tallest
  Length bottom;                 ///< where the content ends
};

class Placer {
 public:
  /// `glyph_base` is added to glyph ranges.
  Placer(model::BoxTree const& tree, Galley const& galley, std::uint32_t glyph_base)
      : tree_(tree), galley_(galley), glyph_base_(glyph_base) {}

  /// Items [first, last) of the galley; what `carry_in` and `carry_out` repeat comes before and after. `columns`, in galley items,
  /// say how those of them that stand in columns are cut.
  struct Range {
    std::size_t first = 0, last = 0;
    std::uint32_t carry_in = 0, carry_out = 0;
    std::span<ColumnCut const> columns = {};
    Length stretch = {};  ///< what is missing to the page's depth: for the space between blocks, half as much again at most
    Length step = {};     ///< with `stretch`: it is given in multiples of this
    bool layers_apart = false;
  };
  /// Requires ranges in order.
  Placed place(Range const& range, Point origin);

 private:
  struct OpenBox {
    std::uint32_t decoration = 0;
    std::size_t order = 0;  ///< its slot in drawn_
    Length top;
    bool own_top = true;
    std::size_t depth = 0;   ///< how many layers are open around it
    bool suspended = false;  ///< it stands in columns, which are interrupted
  };
  /// Where something is painted: in which painting, and what of it is seen there.
  struct Scope {
    std::size_t painting = 0, clip = 0;  ///< in paintings_ and clips_
  };
  struct Drawn {
    std::uint32_t decoration = 0;
    Length top, bottom, shift;
    bool own_top = true, own_bottom = true;
    Scope scope;
  };
  struct OpenLayer {
    std::uint32_t layer = 0;  ///< in Galley::layers
    Scope inside;
  };

  /// What is missing to the page's depth, and the space that it goes to.
  struct Stretch {
    Length missing, step, given;
    std::int64_t space = 0, passed = 0;
  };

  void measure_space(Range const& range);
  void put_glue(Length height);
  Scope scope(std::size_t depth) const { return depth == 0 ? Scope{} : open_layers_[depth - 1].inside; }
  Scope scope() const { return scope(open_layers_.size()); }
  Painting& painting() { return paintings_[scope().painting]; }
  PaintedList& content() { return painting().content.in(scope().clip); }
  void start_painting();
  void enter(std::uint32_t layer);
  void leave();
  std::size_t clip_of_aside(Layer const& layer) const;
  void reopen(std::uint32_t carry, std::size_t from);
  void close_for_break(std::uint32_t carry, std::size_t from);
  void put_columns(ColumnCut const& cut, std::uint32_t carry);
  void start_column(std::uint32_t carry, std::size_t outside);
  void end_column(std::uint32_t carry, std::size_t outside);
  enum class ColumnSide : std::uint8_t { Top, Foot };
  void put_column_floats(std::size_t first, std::size_t last, ColumnSide side);
  void draw_rules(ColumnCut const& cut, Length top);
  void set_clip(std::uint32_t decoration, Rect const& rect, OwnEdges own);
  void set_group(std::uint32_t decoration, Rect const& rect);
  void put(Item const& item);
  void put_mark(model::BoxId box);
  void put_slab(Slab const& slab, Length height);
  void put_aside(Aside const& aside);
  void put_fragments(PaintedList& into, Slab const& slab, Point at);
  void put_layer(FlatLayer const& layer, Point at);
  std::size_t stacking_context() const;
  void advance(Length height);
  void put_repeated(std::vector<std::uint32_t> const& slabs);
  void begin_box(std::uint32_t decoration);
  void end_box(std::uint32_t decoration);
  bool is_canvas(model::BoxId box) const;
  void draw_boxes();

  model::BoxTree const& tree_;
  Galley const& galley_;
  std::uint32_t glyph_base_;
  std::vector<OpenBox> open_;
  std::vector<Drawn> drawn_;
  std::vector<Painting> paintings_;     ///< of this page; [0] holds what is in no layer
  std::vector<Clip> clips_;             ///< of this page; [0] is none
  std::vector<OpenLayer> open_layers_;  ///< they go on from page to page
  Placed* out_ = nullptr;
  Point origin_;
  Length y_, top_;  ///< below the origin; `top_` is where the page or column begins
  Length shift_;    ///< of the column that is being filled
  Length tallest_;
  Stretch stretch_;
  bool at_top_ = true;    ///< of the page or column: margins vanish
  bool at_start_ = true;  ///< of the page: nothing stands on it yet
};

/// What was placed at the origin, as one slab with its height.
RepeatedSlab to_slab(Placed placed);
/// The whole galley as one slab, with its height: for table cells, inline-blocks, floats, notes.
RepeatedSlab flatten(model::BoxTree const& tree, Galley const& galley);
/// The same for what is no stacking context: its layers are apart, in the slab's `layers`.
RepeatedSlab flatten_apart(model::BoxTree const& tree, Galley const& galley);
/// Its total height.
Length height_of(Galley const& galley);

}  // namespace bifolio::layout
