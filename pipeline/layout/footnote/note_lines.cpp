#include "layout/footnote/note_lines.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

/// What stands before the text of a note that shares its line with others: there its alignment has no room to show in.
Length aligned_by(model::BoxTree const& tree, NoteBody const& note, Slab const& slab) {
  const model::TextAlign align = tree.style(tree.footnotes[note.footnote].body).text_align;
  if (align == model::TextAlign::Start || align == model::TextAlign::Left || align == model::TextAlign::Justify) return {};
  Length x = Length::max();
  for (model::Fragment const& fragment : slab.fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content)) x = min(x, run->origin.x);
  return x == Length::max() ? Length() : max(x, {});
}

}  // namespace

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
    const Length shift = shape.shares ? aligned_by(tree, note, part.slab) : Length();
    lines.back().parts.emplace_back(&part, place.x - shift);
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
