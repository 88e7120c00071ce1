// What a page style leaves for content and for footnotes. Changes with the page's box model (css-page-3 §4).
#pragma once

#include "base/geometry.h"
#include "layout/block/chapters.h"
#include "layout/page/breaker.h"
#include "model/box_tree.h"

namespace bifolio::layout {

/// The area for the flow: the page less margins, borders and padding. Never negative.
Rect content_area(model::BoxTree const& tree, model::PageStyle const& page);

/// The footnote area's own measures (css-gcpm-3 §2.5, @footnote).
struct NoteArea {
  model::ComputedStyle const* style = nullptr;  ///< null when the sheet gives none
  Length above, below;                          ///< margin, border and padding
  Length left, width;                           ///< of the notes, from the content area's left edge
  Length max_height;                            ///< overhead counted
  Length overhead() const { return above + below; }
};
NoteArea note_area(model::BoxTree const& tree, model::PageStyle const& page, Rect const& content);

PageRoom page_room(model::BoxTree const& tree, model::PageStyle const& page);
/// Of the document's `number`-th page, counted from 1: an odd page faces the one before it.
PageRoom page_room(model::BoxTree const& tree, model::PageStyle const& page, std::size_t number);

/// The measures that lines are set to.
struct FlowMeasure {
  Length width, height;
  Length note_width;
  bool varies = false;   ///< of a chapter: its pages are not all as wide; the measures are the least
  bool has_room = true;  ///< else the page's margins were too wide, and half of the page is its area
};
FlowMeasure measure_of(model::BoxTree const& tree, model::PageStyle const& page);
/// Whether lines that are set to one also fit the other.
bool is_as_wide(FlowMeasure const& a, FlowMeasure const& b);
FlowMeasure flow_measure(model::BoxTree const& tree, Chapter const& chapter);

}  // namespace bifolio::layout
