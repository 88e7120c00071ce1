// What a page's own boxes show: the page's background and borders, the document's canvas, the footnote area (css-page-3 §3.1, §4.3;
// css-gcpm-3 §2.5). Changes with them.
#pragma once

#include "layout/block/decoration.h"
#include "model/box_tree.h"

namespace bifolio::layout {

void append_page_decoration(Canvas const& canvas, model::BoxTree const& tree, model::PageStyle const& style);

/// Around the notes, which stand at `notes` within a page area as wide as that.
void append_note_area(Canvas const& canvas, model::ComputedStyle const& style, Rect const& notes);

}  // namespace bifolio::layout
