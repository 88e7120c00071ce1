#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/emphasis.h"
#include "layout/inline/line_content.h"
#include "layout/inline/segments.h"
#include "layout/inline/text_spacing.h"

namespace bifolio::layout {

LineGatherer::LineGatherer(LayoutContext& context, Paragraph const& paragraph) : context_(context), paragraph_(paragraph) {}

void LineGatherer::start_stretch(Stretch const& stretch, ShapedStretch const& shaped) {
  stretch_ = &stretch;
  shaped_ = &shaped;
  piece_ = std::max(piece_, stretch.first_piece);
  item_ = 0;
}

void LineGatherer::skip_to(std::size_t piece, std::uint32_t offset) {
  for (; piece_ < piece; ++piece_) {
    const PieceKind kind = paragraph_.pieces[piece_].kind;
    if (kind == PieceKind::Open) open_.push_back(piece_);
    if (kind == PieceKind::Close && !open_.empty()) open_.pop_back();
  }
  if (piece < paragraph_.pieces.size() && paragraph_.pieces[piece].begin < offset) last_begun_ = paragraph_.pieces[piece].box;
}

/// The part that an open inline box has on a line: as high as its line height, and as its annotations (css-ruby-1 §3.3).
LineBoxPart LineGatherer::inline_part(Piece const& piece) const {
  InlineStyle const& style = paragraph_.style(piece);
  LineBoxPart part{.box = piece.box,
                   .parent = open_parts_.back(),
                   .style = &style,
                   .above = style.above,
                   .below = style.below,
                   .shift = {},
                   .ruby_base = piece.ruby_base};
  if (piece.ruby_base == 0) return part;
  RubyBase const& base = paragraph_.ruby_bases[piece.ruby_base - 1];
  part.above = max(part.above, base.above);
  part.below = max(part.below, base.below);
  return part;
}

void LineGatherer::add_open_boxes(LineContent& line) {
  InlineStyle const& root = *paragraph_.styles[0];
  line.boxes.push_back(
      {.box = {}, .parent = 0, .style = &root, .above = root.above, .below = root.below, .shift = {}, .ruby_base = 0});
  open_parts_.assign(1, 0);
  for (const std::size_t index : open_) {
    Piece const& piece = paragraph_.pieces[index];
    InlineStyle const& style = paragraph_.style(piece);
    line.boxes.push_back(inline_part(piece));
    open_parts_.push_back(static_cast<std::uint32_t>(line.boxes.size() - 1));
    if (style.computed->box_decoration_break == model::BoxDecorationBreak::Clone) add_edge(line, index, AtomKind::Open);
  }
}

/// An edge of the box that the piece opens: css-break-4 §5.4 has one at every break when decorations are cloned.
void LineGatherer::add_edge(LineContent& line, std::size_t index, AtomKind kind) {
  Piece edge = paragraph_.pieces[index];
  edge.kind = kind == AtomKind::Open ? PieceKind::Open : PieceKind::Close;
  Atom atom;
  atom.kind = kind;
  atom.is_clone = true;
  atom.piece = index;
  atom.box = kind == AtomKind::Open
                 ? open_parts_.back()
                 : open_parts_[1 + static_cast<std::size_t>(std::find(open_.begin(), open_.end(), index) - open_.begin())];
  atom.width = edge_width(paragraph_, edge);
  line.atoms.push_back(atom);
}

void LineGatherer::close_clones(LineContent& line) {
  for (auto index = open_.rbegin(); index != open_.rend(); ++index)
    if (paragraph_.computed(paragraph_.pieces[*index]).box_decoration_break == model::BoxDecorationBreak::Clone)
      add_edge(line, *index, AtomKind::Close);
}

void LineGatherer::begin_box(LineContent& line, model::BoxId box) {
  if (!box || box == last_begun_) return;
  last_begun_ = box;
  line.begun.push_back(box);
}

void LineGatherer::open_box(LineContent& line, Piece const& piece) {
  begin_box(line, piece.box);
  line.boxes.push_back(inline_part(piece));
  open_.push_back(piece_);
  open_parts_.push_back(static_cast<std::uint32_t>(line.boxes.size() - 1));
  Atom atom;
  atom.kind = AtomKind::Open;
  atom.piece = piece_;
  atom.box = open_parts_.back();
  atom.width = edge_width(paragraph_, piece);
  line.atoms.push_back(atom);
  if (context_.tree[piece.box].kind != model::BoxKind::FootnoteCall) return;
  const std::int64_t footnote = context_.output.inline_cache.footnote_of(context_.tree, piece.box);
  if (footnote >= 0) line.footnotes.push_back(static_cast<std::uint32_t>(footnote));
}

void LineGatherer::close_box(LineContent& line, Piece const& piece) {
  if (open_.empty()) return;
  Atom atom;
  atom.kind = AtomKind::Close;
  atom.piece = piece_;
  atom.box = open_parts_.back();
  atom.width = edge_width(paragraph_, piece);
  line.atoms.push_back(atom);
  open_.pop_back();
  open_parts_.pop_back();
}

/// The place of the line's first source character: code points that are not white space, counted on from the last place.
void LineGatherer::note_place(LineContent& line, Piece const& piece, std::uint32_t begin) {
  if (line.place.node) return;
  if (piece.kind == PieceKind::Object && context_.tree[piece.box].kind == model::BoxKind::Image) {
    line.place = {.node = context_.tree[piece.box].element, .characters = 0};
    return;
  }
  if (!piece.from_source) return;
  const std::uint32_t offset = source_offset(paragraph_, piece, begin + stretch_->begin);
  if (counted_piece_ != piece_ || counted_offset_ > offset) {
    counted_piece_ = piece_;
    counted_offset_ = 0;
    counted_ = piece.characters_before;
  }
  for (; counted_offset_ < offset; ++counted_offset_) {
    const char c = piece.source[counted_offset_];
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && !utf8::is_html_space(c)) ++counted_;
  }
  line.place = {.node = context_.tree[piece.box].element, .characters = counted_};
}

/// Glyphs of the atom's text: those of the whole item where that is right, else shaped anew.
void LineGatherer::add_glyphs(LineContent& line, Atom& atom) {
  text::Item const& item = shaped_->items[atom.item];
  atom.first_glyph = static_cast<std::uint32_t>(line.glyphs.size());
  const bool safe_begin = atom.begin == item.begin || shaped_->unsafe[atom.begin] == 0;
  const bool safe_end = atom.end == item.end || shaped_->unsafe[atom.end] == 0;
  if (safe_begin && safe_end) {
    const auto first = shaped_->glyphs.begin() + shaped_->first_glyph[atom.item];
    const auto last = shaped_->glyphs.begin() + shaped_->first_glyph[atom.item + 1];
    const bool rtl = item.is_right_to_left();
    const auto from = std::partition_point(
        first, last, [&](text::Glyph const& g) { return rtl ? g.cluster >= atom.end : g.cluster < atom.begin; });
    const auto to = std::partition_point(
        from, last, [&](text::Glyph const& g) { return rtl ? g.cluster >= atom.begin : g.cluster < atom.end; });
    line.glyphs.insert(line.glyphs.end(), from, to);
  } else {
    const std::vector<text::Glyph> glyphs = shape_part(context_, paragraph_, *shaped_, item, atom.begin, atom.end);
    line.glyphs.insert(line.glyphs.end(), glyphs.begin(), glyphs.end());
  }
  atom.glyph_count = static_cast<std::uint32_t>(line.glyphs.size()) - atom.first_glyph;
}

/// Of this piece's text, in the innermost open box.
Atom LineGatherer::atom_of(AtomKind kind, std::uint32_t item, std::uint32_t begin, std::uint32_t end) const {
  Atom atom;
  atom.kind = kind;
  atom.piece = piece_;
  atom.item = item;
  atom.level = shaped_->items[item].level;
  atom.begin = begin;
  atom.end = end;
  atom.box = open_parts_.back();
  return atom;
}

void LineGatherer::add_run(LineContent& line, std::uint32_t item, std::uint32_t begin, std::uint32_t end) {
  Atom atom = atom_of(AtomKind::Run, item, begin, end);
  add_glyphs(line, atom);
  // Where lines are wrapped, it is known only now how far a tab reaches.
  if (paragraph_.pieces[piece_].kind == PieceKind::Tab && line.cut.begin > 0 && atom.glyph_count > 0)
    line.glyphs[atom.first_glyph].advance = tab_advance(*paragraph_.styles[0], line.cut.indent + width_so_far(line));
  line.atoms.push_back(atom);
  include_fallback(line, atom);
  const EmphasisReach reach = emphasis_reach(paragraph_.style(paragraph_.pieces[atom.piece]));
  if (reach.above <= Length() && reach.below <= Length()) return;  // a line height of zero reaches to neither side of the letters
  line.boxes[atom.box].above = max(line.boxes[atom.box].above, reach.above);
  line.boxes[atom.box].below = max(line.boxes[atom.box].below, reach.below);
}

/// CSS 2.1 §10.8.1: where the line height is the font's own, each font that is used has its say.
void LineGatherer::include_fallback(LineContent& line, Atom const& atom) {
  InlineStyle const& style = paragraph_.style(paragraph_.pieces[atom.piece]);
  const FontId font = shaped_->items[atom.item].font;
  if (!font || font == style.font || style.computed->line_height.kind != model::LineHeight::Kind::Normal) return;
  const NormalLine normal = normal_line(context_.services.fonts.metrics(font), style.text.size);
  LineBoxPart& part = line.boxes[atom.box];
  part.above = max(part.above, normal.above);
  part.below = max(part.below, normal.below);
}

void LineGatherer::add_control(LineContent& line, std::uint32_t begin, std::uint32_t end) {
  Atom atom = atom_of(AtomKind::Control, item_, begin, end);
  atom.first_glyph = static_cast<std::uint32_t>(line.glyphs.size());
  line.atoms.push_back(atom);
}

void LineGatherer::add_object(LineContent& line, Piece const& piece, std::uint32_t begin) {
  InlineObject const& object = paragraph_.objects[piece.object];
  begin_box(line, piece.box);
  Atom atom;
  atom.kind = piece.kind == PieceKind::Leader ? AtomKind::Leader : AtomKind::Object;
  atom.piece = piece_;
  atom.item = item_;
  atom.level = shaped_->items[item_].level;
  atom.begin = begin;
  atom.end = begin + static_cast<std::uint32_t>(object_character.size());
  atom.width = object.size.width;
  atom.box = open_parts_.back();
  if (atom.kind == AtomKind::Object) {
    line.boxes.push_back({.box = piece.box,
                          .parent = open_parts_.back(),
                          .style = &paragraph_.style(piece),
                          .above = object.baseline,
                          .below = object.size.height - object.baseline,
                          .shift = {},
                          .ruby_base = 0});
    atom.box = static_cast<std::uint32_t>(line.boxes.size() - 1);
  }
  line.atoms.push_back(atom);
  line.footnotes.insert(line.footnotes.end(), object.atomic.footnotes.begin(), object.atomic.footnotes.end());
  line.begun.insert(line.begun.end(), object.atomic.begun.begin(), object.atomic.begun.end());
}

/// The part of a piece with text that is on the line. Returns whether the piece ends on it.
bool LineGatherer::take_text(LineContent& line, Piece const& piece) {
  const std::uint32_t piece_begin = std::max(piece.begin, stretch_->begin) - stretch_->begin;
  const std::uint32_t piece_end = std::min(piece.end, stretch_->end) - stretch_->begin;
  const std::uint32_t begin = std::max(piece_begin, line.cut.begin), end = std::min(piece_end, line.cut.end);
  if (begin < end) {
    begin_box(line, piece.box);
    note_place(line, piece, begin);
    while (shaped_->items[item_].end <= begin) ++item_;
    for (std::uint32_t at = begin; at < end;) {
      while (shaped_->items[item_].end <= at) ++item_;
      const std::uint32_t stop = std::min(end, shaped_->items[item_].end);
      if (piece.kind == PieceKind::Object || piece.kind == PieceKind::Leader) {
        add_object(line, piece, at);
      } else if (piece.kind == PieceKind::Control) {
        add_control(line, at, stop);
      } else {
        add_run(line, item_, at, stop);
      }
      at = stop;
    }
  }
  return piece.end <= line.cut.end + stretch_->begin;
}

/// Of what is on the line before the piece, as it is before the line is justified.
Length LineGatherer::width_so_far(LineContent const& line) {
  for (; measured_atoms_ < line.atoms.size(); ++measured_atoms_) {
    Atom const& atom = line.atoms[measured_atoms_];
    measured_ += atom.width;
    for (std::uint32_t i = 0; i < atom.glyph_count; ++i) measured_ += line.glyphs[atom.first_glyph + i].advance;
  }
  return measured_;
}

/// Returns whether the line goes on after the piece.
bool LineGatherer::take_piece(LineContent& line) {
  Piece const& piece = paragraph_.pieces[piece_];
  const bool at_end = piece.begin >= line.cut.end + stretch_->begin && !line.cut.last_of_stretch;
  switch (piece.kind) {
    case PieceKind::Open:
      if (at_end && !is_empty_inline(paragraph_, piece_)) return false;
      open_box(line, piece);
      break;
    case PieceKind::Close: close_box(line, piece); break;
    case PieceKind::Anchor:
      // A positioned box would stand behind the space at the line's end.
      if (at_end && (piece.begin > line.cut.end + stretch_->begin || !model::is_positioned_out(context_.tree, piece.box)))
        return false;
      line.anchored.push_back(piece.box);
      line.anchored_at.push_back(width_so_far(line));
      break;
    case PieceKind::Break: begin_box(line, piece.box); break;
    case PieceKind::Text:
    case PieceKind::Object:
    case PieceKind::Leader:
    case PieceKind::Tab:
    case PieceKind::Control:
      if (at_end || !take_text(line, piece)) return false;
      break;
  }
  ++piece_;
  return true;
}

LineContent LineGatherer::next(LineCut const& cut) {
  LineContent line;
  line.cut = cut;
  line.visible_end = visible_end(paragraph_, *shaped_, cut.begin, cut.end);
  add_open_boxes(line);
  measured_atoms_ = 0;
  measured_ = {};
  while (piece_ < stretch_->last_piece && take_piece(line)) {
  }
  close_clones(line);
  drop_outer_spaces(line);
  trim_line(paragraph_, *shaped_, line);
  if (cut.begins_with != nullptr) respell_begin(line);
  if (cut.kind == BreakKind::Hyphen) add_hyphen(line);
  return line;
}

}  // namespace bifolio::layout
