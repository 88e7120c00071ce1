// What a page style leaves for content and for footnotes. Changes with the page's box model (css-page-3 §4).
#pragma once

#include "base/geometry.h"
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

/// The measures that a chapter's lines are set to.
struct FlowMeasure {
  Length width, height;  ///< the least of its pages'
  Length note_width;
  bool width_varies = false;
};
FlowMeasure flow_measure(model::BoxTree const& tree, std::string const& page_name);

}  // namespace bifolio::layout
