#include "layout/page/chapter_layout.h"

#include "layout/block/flow.h"
#include "layout/diagnostics.h"
#include "layout/footnote/footnotes.h"
#include "layout/page/galley_view.h"
#include "layout/page/page_area.h"

namespace bifolio::layout {
namespace {

/// The note's part, with its glyphs taken from one output to another.
void move_glyphs(RepeatedSlab& part, Output const& from, Output& into) {
  for (model::Fragment& fragment : part.slab.fragments) {
    auto* const run = std::get_if<model::GlyphRun>(&fragment.content);
    if (!run) continue;
    const auto first = static_cast<std::uint32_t>(into.glyphs.size());
    const auto begin = from.glyphs.begin() + run->first_glyph;
    into.glyphs.insert(into.glyphs.end(), begin, begin + run->glyph_count);
    run->first_glyph = first;
  }
}

}  // namespace

FlowStart start_of(Chapter const& chapter) { return {{0, 0, 0}, chapter.open, false}; }

std::optional<FlowStart> start_after(Chapter const& chapter, FlowStart const& start, ChapterLayout const& part,
                                     PageEnd const& end) {
  if (end.item >= part.flow.items.size()) return std::nullopt;
  Galley const& galley = part.galley;
  const std::size_t item = part.flow.galley_item[end.item];
  if (item >= galley.items.size() || galley.items[item].kind != ItemKind::Break) return std::nullopt;
  const ResumePlace place = galley.breaks[galley.items[item].index].resume;
  if (place.step == UINT32_MAX) return std::nullopt;
  return FlowStart{place, open_before(chapter.steps, start.at.step, place.step, start.open), true};
}

Waiting waiting_after(ChapterLayout const& from, PageEnd const& end, Output& into) {
  Waiting waiting;
  std::size_t called = 0, placed = 0;
  for (std::size_t i = 0; i < end.item; ++i) called += from.flow.items[i].notes, placed += from.flow.items[i].floats;
  for (NotePosition at = end.notes; at.note < std::min(called, from.galley.notes.size()); at = {at.note + 1, 0}) {
    NoteBody note = from.galley.notes[at.note];
    const auto set = std::min<std::ptrdiff_t>(at.part, std::ssize(note.parts));
    note.parts.erase(note.parts.begin(), note.parts.begin() + set);
    note.begins.erase(note.begins.begin(), note.begins.begin() + set);
    if (!can_be_resumed(note))
      for (RepeatedSlab& part : note.parts) move_glyphs(part, from.output, into);
    waiting.notes.push_back(std::move(note));
  }
  for (std::size_t i = end.floats; i < std::min(placed, from.galley.page_floats.size()); ++i)
    waiting.page_floats.push_back(from.galley.page_floats[i].box);
  return waiting;
}

void lay_out_part(ChapterLayout& part, PartRequest const& request, Waiting waiting, model::BoxTree const& tree,
                  Services const& services) {
  FlowMeasure const& measure = request.measure;
  LayoutContext context{tree, services, part.output, part.sink, measure.height, LongWords::AsStyled, measure.width};
  const model::Direction direction = tree.boxes.empty() ? model::Direction::Ltr : tree.style(tree.root()).direction;
  FlowBuilder builder(context, {measure.width, direction});
  for (const model::BoxId box : waiting.page_floats) builder.add_waiting_float(box);
  part.is_complete = builder.add_chapter(request.chapter, request.start, request.enough);
  part.galley = builder.finish(FlowEnd::DropMargin);
  part.galley.notes_before = static_cast<std::uint32_t>(waiting.notes.size());
  for (NoteBody& note : waiting.notes)
    part.galley.notes.push_back(can_be_resumed(note) ? resumed_note(context, note, measure.note_width) : std::move(note));
  add_notes(context, part.galley, measure.note_width);
  part.flow = view_of(tree, part.galley);
}

void lay_out_chapter(ChapterLayout& chapter, model::BoxTree const& tree, Services const& services) {
  chapter.output = {};
  chapter.sink = {};
  const FlowMeasure measure = flow_measure(tree, chapter.chapter);
  const Span span = chapter.chapter.steps.empty() ? Span() : tree[chapter.chapter.steps.front().box].span;
  if (!measure.has_room)
    chapter.sink.report_once(kinds::no_room, chapter.chapter.page, span,
                             "the page's margins leave no room for its content; half of the page is taken for it");
  chapter.varies = measure.varies;
  if (chapter.varies) return;
  lay_out_part(chapter, {chapter.chapter, start_of(chapter.chapter), measure, Length::max()}, {}, tree, services);
}

}  // namespace bifolio::layout
