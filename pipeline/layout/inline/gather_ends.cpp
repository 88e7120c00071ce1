// What a line's ends make of its content: hyphens, changed spellings, spaces that hang.
#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/line_content.h"
#include "layout/inline/missing_glyphs.h"
#include "layout/inline/segments.h"
#include "model/hyphenate_character.h"

namespace bifolio::layout {

/// Gives the line's first or last run other glyphs.
void LineGatherer::replace_glyphs(LineContent& line, Atom& atom, std::vector<text::Glyph> const& glyphs) const {
  const auto first = line.glyphs.begin() + atom.first_glyph;
  const auto place = line.glyphs.erase(first, first + atom.glyph_count);
  line.glyphs.insert(place, glyphs.begin(), glyphs.end());
  const auto grown = static_cast<std::uint32_t>(glyphs.size()) - atom.glyph_count;
  for (Atom& other : line.atoms)
    if (other.first_glyph > atom.first_glyph) other.first_glyph += grown;
  atom.glyph_count = static_cast<std::uint32_t>(glyphs.size());
}

/// "asszony" ends as "asz-": the letters before the division in their changed spelling. What is copied stays the word.
void LineGatherer::respell_end(LineContent& line, Atom& atom) const {
  text::SpellingChange const& change = *line.cut.ends_with;
  if (atom.end - atom.begin <= change.cut_before || atom.end != line.cut.end) return;
  text::Item const& item = shaped_->items[atom.item];
  const std::uint32_t kept = atom.end - change.cut_before;
  std::vector<text::Glyph> glyphs = shape_part(context_, paragraph_, *shaped_, item, atom.begin, kept);
  for (text::Glyph glyph : shape_inserted(context_, paragraph_, item, change.before)) {
    glyph.cluster = kept;
    glyphs.push_back(glyph);
  }
  replace_glyphs(line, atom, glyphs);
}

void LineGatherer::respell_begin(LineContent& line) const {
  text::SpellingChange const& change = *line.cut.begins_with;
  const auto atom = std::find_if(line.atoms.begin(), line.atoms.end(), [](Atom const& a) { return a.kind == AtomKind::Run; });
  if (atom == line.atoms.end() || atom->begin != line.cut.begin || atom->end - atom->begin <= change.cut_after) return;
  text::Item const& item = shaped_->items[atom->item];
  std::vector<text::Glyph> glyphs = shape_inserted(context_, paragraph_, item, change.after);
  for (text::Glyph& glyph : glyphs) glyph.cluster = atom->begin;
  const std::vector<text::Glyph> rest = shape_part(context_, paragraph_, *shaped_, item, atom->begin + change.cut_after, atom->end);
  glyphs.insert(glyphs.end(), rest.begin(), rest.end());
  replace_glyphs(line, *atom, glyphs);
}

/// The hyphen is in the font of its word.
void LineGatherer::report_missing_hyphen(Atom const& atom) {
  Piece const& piece = paragraph_.pieces[atom.piece];
  std::string const& author = paragraph_.computed(piece).hyphenate_character;
  const FontId font = shaped_->items[atom.item].font;
  if (author == model::no_hyphen) return;
  for (const char32_t c : utf8::CodePoints(author.empty() ? std::string_view("-") : std::string_view(author)))
    if (!context_.services.fonts.has_glyph(font, c)) report_missing_character(context_, c, nearest_span(context_.tree, piece.box));
}

void LineGatherer::add_hyphen(LineContent& line) {
  for (auto atom = line.atoms.rbegin(); atom != line.atoms.rend(); ++atom) {
    if (atom->kind != AtomKind::Run) continue;
    text::Item const& item = shaped_->items[atom->item];
    if (!item.font) return;
    if (line.cut.ends_with != nullptr) respell_end(line, *atom);
    std::vector<text::Glyph> hyphen = hyphen_glyphs(context_, paragraph_, item);
    report_missing_hyphen(*atom);
    for (text::Glyph& glyph : hyphen) glyph.cluster = atom->end;
    const bool rtl = item.is_right_to_left();
    const std::uint32_t at = atom->first_glyph + (rtl ? 0 : atom->glyph_count);
    line.glyphs.insert(line.glyphs.begin() + at, hyphen.begin(), hyphen.end());
    atom->glyph_count += static_cast<std::uint32_t>(hyphen.size());
    atom->has_hyphen = true;
    return;
  }
}

/// Collapsible spaces at the line's end and at its beginning have no width; preserved ones at its end hang (css-text-4 §4.1.2).
void LineGatherer::drop_outer_spaces(LineContent& line) {
  std::uint32_t seen = line.cut.begin;
  while (seen < line.visible_end && shaped_->text[seen] == ' ') ++seen;
  for (Atom& atom : line.atoms) {
    if (atom.kind != AtomKind::Run) continue;
    const bool preserved =
        paragraph_.computed(paragraph_.pieces[atom.piece]).white_space_collapse != model::WhiteSpaceCollapse::Collapse;
    if (preserved) seen = std::min(seen, atom.begin);  // what follows it does not begin the line
    for (std::uint32_t i = 0; i < atom.glyph_count; ++i) {
      text::Glyph& glyph = line.glyphs[atom.first_glyph + i];
      const bool trails = glyph.cluster >= line.visible_end && glyph.cluster < line.cut.end;
      if (trails && keeps_spaces(paragraph_.computed(paragraph_.pieces[atom.piece])))
        line.hanging_spaces += glyph.advance;
      else if (trails || (glyph.cluster < seen && !preserved))
        glyph.advance = Length();
    }
  }
}

}  // namespace bifolio::layout
