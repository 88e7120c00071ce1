#include "layout/footnote/note_lines.h"

namespace bifolio::layout {

NoteShape shape_of(model::BoxTree const& tree, NoteBody const& note) {
  if (note.parts.size() != 1 || note.footnote >= tree.footnotes.size()) return {};
  RepeatedSlab const& whole = note.parts.front();
  model::ComputedStyle const& style = tree.style(tree.footnotes[note.footnote].body);
  const bool is_one_line = whole.slab.baseline == whole.last_baseline;
  if (style.footnote_display == model::FootnoteDisplay::Block || !is_one_line) return {};
  return {true, whole.slab.right, style.font_size};
}

std::vector<NoteLine> lines_of_notes(model::BoxTree const& tree, Galley const& galley, PagePlan const& plan, Length width) {
  std::vector<NoteLine> lines;
  NotePacker packer(width);
  for (NotePosition at = plan.notes_begin; at < plan.notes_end; at = next_part(galley, at)) {
    NoteBody const& note = galley.notes[at.note];
    if (at.part >= note.parts.size()) continue;
    RepeatedSlab const& part = note.parts[at.part];
    const NoteShape shape = shape_of(tree, note);
    const NotePacker::Place place = packer.place(shape, part.height);
    packer.put(shape, part.height);
    if (place.new_line) lines.emplace_back();
    lines.back().parts.emplace_back(&part, place.x);
    lines.back().height += place.grows;
  }
  return lines;
}

Length height_of(std::vector<NoteLine> const& lines) {
  Length height;
  for (NoteLine const& line : lines) height += line.height;
  return height;
}

}  // namespace bifolio::layout
