// The breaking of a chapter: its pages' ends are looked for, paragraphs that are to be a line longer or shorter for their sake are
// set anew, and pages are broken again. Changes when what the page breaker may ask of paragraphs changes.
#pragma once

#include <functional>
#include <vector>

#include "layout/page/chapter_layout.h"

namespace bifolio::layout {

/// Of what is given of pages one after the other (break_pages): where they end. The galley and its view change.
std::vector<PageEnd> break_chapter(ChapterLayout& chapter, model::BoxTree const& tree, Services const& services,
                                   std::function<PageRoom(std::size_t)> const& room);

}  // namespace bifolio::layout
