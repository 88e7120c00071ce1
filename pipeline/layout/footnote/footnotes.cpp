#include "layout/footnote/footnotes.h"

#include "layout/block/flow.h"
#include "layout/diagnostics.h"
#include "layout/footnote/note_lines.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

/// The galley's items become the note's parts: each ends at a place where the note may be divided.
void cut_into_parts(model::BoxTree const& tree, Galley const& galley, NoteBody& note) {
  std::vector<RepeatedSlab>& parts = note.parts;
  Placer placer(tree, galley, 0);
  std::size_t first = 0;
  for (std::size_t i = 0; i <= galley.items.size(); ++i) {
    const bool end = i == galley.items.size();
    if (!end && (galley.items[i].kind != ItemKind::Break || galley.breaks[galley.items[i].index].cost >= cost::lone_line)) continue;
    parts.push_back(to_slab(placer.place({first, i}, {})));
    if (!end) note.begins.push_back(galley.breaks[galley.items[i].index].resume);
    // Between parts of one page, a margin that would vanish at a break has to stay.
    first = end ? i : i + 1;
    if (first < galley.items.size() && galley.items[first].kind == ItemKind::Glue)
      parts.back().height += galley.items[first].height;
  }
}

NoteBody lay_out_note(LayoutContext& context, std::uint32_t footnote, ResumePlace const& begin, Length width) {
  const model::BoxId body = context.tree.footnotes[footnote].body;
  const std::vector<FlowStep> steps = steps_through(context.tree, body);
  FlowBuilder builder(context, {width, context.tree.style(body).direction});
  const bool goes_on = begin.step > 0 || begin.part > 0;
  builder.add_steps(steps, {begin, open_before(steps, 0, begin.step, {}), goes_on}, Length::max());
  NoteBody note{footnote, {}, {begin}};
  cut_into_parts(context.tree, builder.finish(FlowEnd::KeepMargin), note);
  return note;
}

/// css-gcpm-3 §2.6: notes run on behind each other, also those of several lines.
void report_display(LayoutContext& context, NoteBody const& note) {
  const model::BoxId body = context.tree.footnotes[note.footnote].body;
  const bool runs_on = context.tree.style(body).footnote_display == model::FootnoteDisplay::Inline;
  if (runs_on && !shape_of(context.tree, note).shares)
    context.sink.report_once(kinds::approximated, "footnote-display", context.tree[body].span,
                             "with footnote-display: inline only notes of one line stand beside others; this one begins a line");
}

/// What may call notes.
Slab* slab_of(Galley& galley, Item const& item) {
  switch (item.kind) {
    case ItemKind::Slab: return &galley.slabs[item.index];
    case ItemKind::Aside: return &galley.asides[item.index].slab;
    case ItemKind::PageFloat: return &galley.page_floats[item.index].slab;
    case ItemKind::ColumnFloat: return &galley.column_floats[item.index].slab;
    default: return nullptr;
  }
}

}  // namespace

void add_notes(LayoutContext& context, Galley& galley, Length width) {
  std::vector<std::uint32_t> called;
  for (Item const& item : galley.items) {
    Slab* const caller = slab_of(galley, item);
    if (!caller) continue;
    Slab& slab = *caller;
    for (std::size_t i = 0; i < slab.footnotes.size(); ++i) {
      const std::uint32_t footnote = slab.footnotes[i];
      if (footnote >= context.tree.footnotes.size()) continue;
      NoteBody note = lay_out_note(context, footnote, {0, 0, 0}, width);
      for (RepeatedSlab& part : note.parts) {  // a note's own calls belong to the line that calls the note
        slab.footnotes.insert(slab.footnotes.end(), part.slab.footnotes.begin(), part.slab.footnotes.end());
        part.slab.footnotes.clear();
      }
      report_display(context, note);
      galley.notes.push_back(std::move(note));
    }
  }
}

bool can_be_resumed(NoteBody const& note) { return !note.begins.empty() && note.begins.front().step != UINT32_MAX; }

NoteBody resumed_note(LayoutContext& context, NoteBody const& note, Length width) {
  NoteBody resumed = lay_out_note(context, note.footnote, note.begins.front(), width);
  for (RepeatedSlab& part : resumed.parts) part.slab.footnotes.clear();  // they have been called
  return resumed;
}

}  // namespace bifolio::layout
