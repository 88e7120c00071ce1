// A chapter while it is being laid out: its galley and all that belongs to it. Made by one thread, joined in document order.
#pragma once

#include "layout/block/chapters.h"
#include "layout/block/galley.h"
#include "layout/context.h"
#include "layout/page/breaker.h"

namespace bifolio::layout {

struct ChapterLayout {
  Chapter chapter;
  Output output;
  DiagnosticSink sink;
  Galley galley;
  Flow flow;  ///< the galley as the breaker sees it
};

/// Lays out the chapter's galley, its notes, and the breaker's view of them, from nothing.
void lay_out_chapter(ChapterLayout& chapter, model::BoxTree const& tree, Services const& services);

}  // namespace bifolio::layout
