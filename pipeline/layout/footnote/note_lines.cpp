#include "layout/footnote/note_lines.h"

namespace bifolio::layout {
namespace {

/// Whether the note may stand beside another: it is whole, and its style says so.
bool shares_line(model::BoxTree const& tree, NoteBody const& note) {
  if (note.parts.size() != 1 || note.footnote >= tree.footnotes.size()) return false;
  return tree.style(tree.footnotes[note.footnote].body).footnote_display != model::FootnoteDisplay::Block;
}

}  // namespace

std::vector<NoteLine> lines_of_notes(model::BoxTree const& tree, Galley const& galley, PagePlan const& plan, Length width) {
  std::vector<NoteLine> lines;
  Length used;  // of the last line; all of it where no other note may follow
  for (NotePosition at = plan.notes_begin; at < plan.notes_end; at = next_part(galley, at)) {
    NoteBody const& note = galley.notes[at.note];
    if (at.part >= note.parts.size()) continue;
    RepeatedSlab const& part = note.parts[at.part];
    const bool shares = shares_line(tree, note);
    const Length gap = shares ? tree.style(tree.footnotes[note.footnote].body).font_size : Length();
    if (shares && !lines.empty() && used + gap + part.slab.right <= width) {
      lines.back().parts.emplace_back(&part, used + gap);
      lines.back().height = max(lines.back().height, part.height);
      used += gap + part.slab.right;
      continue;
    }
    lines.push_back({{{&part, Length()}}, part.height});
    used = shares ? part.slab.right : width;
  }
  return lines;
}

}  // namespace bifolio::layout
