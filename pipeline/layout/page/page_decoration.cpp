#include "layout/page/page_decoration.h"

#include "layout/block/geometry.h"
#include "layout/page/page_area.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxTree;
using model::ComputedStyle;
using model::PageStyle;

/// A footnote area with nothing but a top border has a rule above it, which is by custom short: a third of the measure, or as long
/// as the area's `width` says.
bool is_separator(ComputedStyle const& style) {
  const BoxEdges edges = used_edges(style, {});
  return style.background_color.is_transparent() && edges.border.top > Length() && edges.border.right == Length() &&
         edges.border.bottom == Length() && edges.border.left == Length();
}

Rect separator(ComputedStyle const& style, Rect const& area) {
  const bool given = style.width.kind == model::Dimension::Kind::LengthPercentage;
  const Length length = given ? min(max(style.width.value.resolve(area.width), {}), area.width) : area.width / 3;
  const Length x = style.direction == model::Direction::Rtl ? area.right() - length : area.x;
  return {x, area.y, length, area.height};
}

}  // namespace

void append_page_decoration(Canvas const& canvas, BoxTree const& tree, PageStyle const& style) {
  static const ComputedStyle unstyled;
  const bool has_style = style.style && style.style.index() < tree.styles.size();
  ComputedStyle const& s = has_style ? tree.styles[style.style.index()] : unstyled;
  if (has_background(s)) {  // css-page-3 §4.3: the page's background covers its bleed, and is sized to it: nothing repeats there
    const Rect all{-style.bleed, -style.bleed, style.size.width + style.bleed * 2, style.size.height + style.bleed * 2};
    append_page_background(canvas, s, all, all);
  }
  // §3.1: the canvas comes next; it is the page box's border box, and its pictures are placed from the page area's corner.
  const Rect box{style.margin.left, style.margin.top, style.size.width - horizontal(style.margin),
                 style.size.height - vertical(style.margin)};
  if (const BoxId whose = canvas_box(tree)) append_page_background(canvas, tree.style(whose), content_area(tree, style), box);
  if (has_decoration(s)) append_decoration(canvas, without_background(s), box, {});
}

void append_note_area(Canvas const& canvas, ComputedStyle const& style, Rect const& notes) {
  const BoxEdges edges = used_edges(style, notes.width);
  Rect border{notes.x + edges.margin.left, notes.y - edges.inner_top(), notes.width - horizontal(edges.margin),
              notes.height + edges.inner_height()};
  if (is_separator(style)) border = separator(style, border);
  append_decoration(canvas, style, border, {});
}

}  // namespace bifolio::layout
