#include "layout/footnote/note_lines.h"

#include <algorithm>

#include "layout/inline/alignment.h"

namespace bifolio::layout {
namespace {

model::ComputedStyle const& style_of(model::BoxTree const& tree, NoteBody const& note) {
  return tree.style(tree.footnotes[note.footnote].body);
}

bool is_right_to_left(model::ComputedStyle const& style) { return style.direction == model::Direction::Rtl; }

/// What stands left of the text of a note that shares its line with others: there its alignment has no room to show in.
Length left_of_text(model::ComputedStyle const& style, Slab const& slab) {
  const Length slack = Length::from_points(std::int64_t{1});
  if (aligned_offset(alignment(style, true), slack, is_right_to_left(style)) == Length()) return {};
  Length x = Length::max();
  for (model::Fragment const& fragment : slab.fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content)) x = min(x, run->origin.x);
  return x == Length::max() ? Length() : max(x, {});
}

}  // namespace

NoteShape shape_of(model::BoxTree const& tree, NoteBody const& note) {
  if (note.parts.size() != 1 || note.footnote >= tree.footnotes.size()) return {};
  RepeatedSlab const& whole = note.parts.front();
  model::ComputedStyle const& style = style_of(tree, note);
  const bool is_one_line = whole.slab.baseline == whole.last_baseline;
  if (style.footnote_display == model::FootnoteDisplay::Block || !is_one_line) return {};
  return {true, whole.slab.right, style.font_size};
}

std::vector<NoteLine> lines_of_notes(model::BoxTree const& tree, Galley const& galley, PagePlan const& plan, Length width) {
  std::vector<NoteLine> lines;
  NotePacker packer(width);
  bool from_right = false;
  for (NotePosition at = plan.notes_begin; at < plan.notes_end; at = next_part(galley, at)) {
    NoteBody const& note = galley.notes[at.note];
    if (at.part >= note.parts.size()) continue;
    RepeatedSlab const& part = note.parts[at.part];
    const NoteShape shape = shape_of(tree, note);
    const NotePacker::Place place = packer.place(shape, part.height);
    packer.put(shape, part.height);
    if (place.new_line) lines.emplace_back();
    Length x = place.x;
    if (shape.shares) {
      model::ComputedStyle const& style = style_of(tree, note);
      if (place.new_line) from_right = is_right_to_left(style);  // a line runs as its first note does
      x = (from_right ? width - x - shape.width : x) - left_of_text(style, part.slab);
    }
    lines.back().parts.emplace_back(&part, x);
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
