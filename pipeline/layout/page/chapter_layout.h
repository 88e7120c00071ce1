// A chapter, or a part of one, while it is being laid out: its galley and all that belongs to it. Made by one thread, joined in
// document order.
#pragma once

#include <optional>

#include "layout/block/chapters.h"
#include "layout/block/galley.h"
#include "layout/context.h"
#include "layout/page/breaker.h"
#include "layout/page/page_area.h"

namespace bifolio::layout {

struct ChapterLayout {
  Chapter chapter;  ///< of a part behind the first: empty
  Output output;
  DiagnosticSink sink;
  Galley galley;
  Flow flow;                ///< the galley as the breaker sees it
  bool varies = false;      ///< its pages are of different widths: it is laid out part after part, when they are known
  bool is_complete = true;  ///< the galley reaches to the chapter's end
};

/// Lays out the chapter's galley, its notes, and the breaker's view of them, from nothing.
void lay_out_chapter(ChapterLayout& chapter, model::BoxTree const& tree, Services const& services);

/// What pages have called, or had their place on, that stands on later ones.
struct Waiting {
  std::vector<NoteBody> notes;
  std::vector<model::BoxId> page_floats;
};

/// A part of a chapter for pages of one measure.
struct PartRequest {
  Chapter const& chapter;
  FlowStart const& start;
  FlowMeasure const& measure;
  Length enough;  ///< about so much of it, or all that there is
};

/// Lays out a part into `part`, which may be laid out again.
void lay_out_part(ChapterLayout& part, PartRequest const& request, Waiting waiting, model::BoxTree const& tree,
                  Services const& services);

/// Where a chapter's layout begins.
FlowStart start_of(Chapter const& chapter);
/// … and where it goes on, after a page of the part; nothing where it cannot.
std::optional<FlowStart> start_after(Chapter const& chapter, FlowStart const& start, ChapterLayout const& part, PageEnd const& end);

/// What of `from` is waiting after its pages up to `end`, its glyphs now in `into`.
Waiting waiting_after(ChapterLayout const& from, PageEnd const& end, Output& into);

}  // namespace bifolio::layout
