#include "layout/inline/shape.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "layout/diagnostics.h"
#include "layout/inline/east_asian.h"
#include "layout/inline/missing_glyphs.h"
#include "layout/inline/segments.h"
#include "layout/inline/text_spacing.h"
#include "model/hyphenate_character.h"

namespace bifolio::layout {
namespace {

/// css-text-4 §9: letter-spacing after each cluster, except between letters that join; word-spacing at each word separator. Raises
/// what is made superior or inferior.
void add_spacing(std::vector<text::Glyph>& glyphs, std::size_t first, std::string_view text, InlineStyle const& style) {
  if (style.rise != Length())
    for (std::size_t i = first; i < glyphs.size(); ++i) glyphs[i].y_offset += style.rise;
  const Length letter = style.computed->letter_spacing;
  const Length word = style.computed->word_spacing.resolve(style.computed->font_size);
  if (letter == Length() && word == Length()) return;
  for (std::size_t i = first; i < glyphs.size(); ++i) {
    const bool ends_cluster = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyphs[i].cluster;
    if (!ends_cluster) continue;
    if (!joins(utf8::decode(text, glyphs[i].cluster).code_point)) glyphs[i].advance += letter;
    if (stretchable_space(text, glyphs[i].cluster) != 0) glyphs[i].advance += word;
    if (glyphs[i].advance < Length()) glyphs[i].advance = Length();
  }
}

/// css-writing-modes-4 §9.1: what is combined takes one em of its line. Placing sets it beside each other again.
void combine(std::vector<text::Glyph>& glyphs, std::size_t first, Length em) {
  for (std::size_t i = first; i < glyphs.size(); ++i) {
    glyphs[i].cluster = glyphs[first].cluster;
    glyphs[i].advance = i == first ? em : Length();
  }
}

class StretchShaper {
 public:
  StretchShaper(LayoutContext& context, Paragraph const& paragraph, Stretch const& stretch)
      : context_(context), paragraph_(paragraph), stretch_(stretch) {
    shaped_.text = std::string_view(paragraph.text).substr(stretch.begin, stretch.end - stretch.begin);
  }
  ShapedStretch run();

 private:
  void itemize();
  void shape_item(text::Item const& item);
  Length position_on_line(text::Item const& item);
  void shape_special(text::Item const& item, Piece const& piece);
  void measure_item(text::Item const& item, std::size_t first);
  void report_missing(text::MissingGlyph const& missing);
  void report_font(text::Item const& item, Piece const& piece);
  Piece const& piece_at(std::uint32_t local);

  LayoutContext& context_;
  Paragraph const& paragraph_;
  Stretch const& stretch_;
  ShapedStretch shaped_;
  std::size_t piece_ = 0;  ///< of the last piece_at: items come in order
  std::int64_t position_ = 0;
  std::size_t edge_piece_ = 0;  ///< whose edges, and those before it, are in `edges_`
  Length edges_;
};

void StretchShaper::itemize() {
  std::vector<text::StyleRange> ranges;
  const auto first = std::upper_bound(paragraph_.ranges.begin(), paragraph_.ranges.end(), stretch_.begin,
                                      [](std::uint32_t at, text::StyleRange const& r) { return at < r.end; });
  for (auto range = first; range != paragraph_.ranges.end() && range->begin < stretch_.end; ++range)
    ranges.push_back({std::max(range->begin, stretch_.begin) - stretch_.begin, std::min(range->end, stretch_.end) - stretch_.begin,
                      range->style});
  text::ItemizedText itemized =
      text::itemize(shaped_.text, ranges, paragraph_.text_styles, paragraph_.direction, context_.services.fonts);
  shaped_.items = std::move(itemized.items);
  for (text::MissingGlyph const& missing : itemized.missing) report_missing(missing);
}

Piece const& StretchShaper::piece_at(std::uint32_t local) {
  const std::uint32_t at = local + stretch_.begin;
  while (piece_ + 1 < stretch_.last_piece && paragraph_.pieces[piece_].end <= at) ++piece_;
  return paragraph_.pieces[piece_];
}

void StretchShaper::report_missing(text::MissingGlyph const& missing) {
  const std::uint32_t at = missing.offset + stretch_.begin;
  const auto piece = std::upper_bound(paragraph_.pieces.begin() + static_cast<std::ptrdiff_t>(stretch_.first_piece),
                                      paragraph_.pieces.begin() + static_cast<std::ptrdiff_t>(stretch_.last_piece), at,
                                      [](std::uint32_t offset, Piece const& p) { return offset < p.end; });
  if (piece == paragraph_.pieces.end() || piece->kind != PieceKind::Text) return;
  report_missing_character(context_, missing.character, source_span(context_.tree, paragraph_, *piece, at));
}

/// What a reader of the log should know of the item's font: it stands in for another, is made up in part, or is this machine's own.
void StretchShaper::report_font(text::Item const& item, Piece const& piece) {
  text::Fonts const& fonts = context_.services.fonts;
  const text::Synthesis synthesis = fonts.synthesis(item.font);
  text::FaceSource const& source = fonts.source(item.font);
  const bool of_system = source.origin == text::FaceOrigin::System;
  std::vector<std::string> const& families = paragraph_.computed(piece).font_family;
  if (paragraph_.style(piece).lacks_families)
    context_.sink.report_once(kinds::missing_family, families.front(),
                              source_span(context_.tree, paragraph_, piece, item.begin + stretch_.begin),
                              "there is no font of the family " + families.front() + "; " + source.family + " stands in for it");
  if ((!synthesis.any() && !of_system) || fonts.is_color(item.font)) return;
  const Span span = source_span(context_.tree, paragraph_, piece, item.begin + stretch_.begin);
  if (of_system)
    context_.sink.report_once(kinds::system_font, source.path, span,
                              "the font " + source.family + " is this machine's: " + source.path);
  if (!synthesis.any()) return;
  std::string lacks = synthesis.bold && synthesis.slant != 0 ? "bold italic" : synthesis.bold ? "bold" : "italic";
  context_.sink.report_once(kinds::synthesised_style, source.family + '/' + lacks, span,
                            "the font " + source.family + " has no " + lacks + " face; it is made from another");
}

/// Fills in advance and unsafe for the item's clusters, whose glyphs begin at `first`.
void StretchShaper::measure_item(text::Item const& item, std::size_t first) {
  std::vector<text::Glyph> const& glyphs = shaped_.glyphs;
  const std::size_t count = glyphs.size() - first;
  std::uint32_t filled = item.begin;  // advance[filled] is the next to be written
  const auto fill_to = [&](std::uint32_t offset) {
    for (; filled < offset; ++filled) shaped_.advance[filled + 1] = position_;
  };
  for (std::size_t i = 0; i < count;) {
    const std::size_t at = item.is_right_to_left() ? first + count - 1 - i : first + i;
    const std::uint32_t cluster = glyphs[at].cluster;
    fill_to(cluster);
    std::int64_t width = 0;
    bool unsafe = false;
    for (; i < count; ++i) {
      text::Glyph const& glyph = glyphs[item.is_right_to_left() ? first + count - 1 - i : first + i];
      if (glyph.cluster != cluster) break;
      width += glyph.advance.raw();
      unsafe |= glyph.unsafe_to_break;
    }
    shaped_.unsafe[cluster] = unsafe;
    position_ += width;
  }
  fill_to(item.end);
  // Within a cluster there is no safe place.
  std::uint32_t cluster_begin = item.begin;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t cluster = glyphs[item.is_right_to_left() ? first + count - 1 - i : first + i].cluster;
    for (std::uint32_t at = cluster_begin + 1; at < cluster; ++at) shaped_.unsafe[at] = 1;
    cluster_begin = cluster;
  }
  for (std::uint32_t at = cluster_begin + 1; at < item.end; ++at) shaped_.unsafe[at] = 1;
}

/// From where lines begin to the item's beginning, if the stretch is one line.
Length StretchShaper::position_on_line(text::Item const& item) {
  model::ComputedStyle const& root = paragraph_.root();
  for (; edge_piece_ < stretch_.last_piece && paragraph_.pieces[edge_piece_].begin <= item.begin + stretch_.begin; ++edge_piece_) {
    Piece const& piece = paragraph_.pieces[edge_piece_];
    if (piece.kind == PieceKind::Open || piece.kind == PieceKind::Close) edges_ += edge_width(paragraph_, piece);
  }
  const bool is_indented = ((stretch_.begin == 0 && !paragraph_.goes_on) || root.text_indent_each_line) != root.text_indent_hanging;
  return Length::from_raw(position_) + edges_ + (is_indented ? root.text_indent.resolve(paragraph_.basis) : Length());
}

void StretchShaper::shape_special(text::Item const& item, Piece const& piece) {
  text::Glyph glyph;
  glyph.cluster = item.begin;
  switch (piece.kind) {
    case PieceKind::Object:
    case PieceKind::Leader: glyph.advance = paragraph_.objects[piece.object].size.width; break;
    case PieceKind::Tab:
      glyph.advance = tab_advance(*paragraph_.styles[0], position_on_line(item));
      glyph.glyph = context_.services.fonts.glyph_for(item.font, U' ');
      break;
    case PieceKind::Control:
    case PieceKind::Anchor:
    case PieceKind::Break:
    case PieceKind::Text:
    case PieceKind::Open:
    case PieceKind::Close: break;
  }
  shaped_.glyphs.push_back(glyph);
}

void StretchShaper::shape_item(text::Item const& item) {
  const std::size_t first = shaped_.glyphs.size();
  Piece const& piece = piece_at(item.begin);
  if (piece.kind == PieceKind::Text && item.font) {
    report_font(item, piece);
    context_.services.shaper.shape(shaped_.text, item, item.begin, item.end, paragraph_.text_styles[item.style], shaped_.glyphs);
    add_spacing(shaped_.glyphs, first, shaped_.text, paragraph_.style(piece));
    if (piece.combined) combine(shaped_.glyphs, first, paragraph_.style(piece).text.size);
  } else {
    shape_special(item, piece);
  }
  measure_item(item, first);
}

ShapedStretch StretchShaper::run() {
  piece_ = edge_piece_ = stretch_.first_piece;
  shaped_.advance.assign(shaped_.text.size() + 1, 0);
  shaped_.unsafe.assign(shaped_.text.size() + 1, 0);
  if (shaped_.text.empty()) return std::move(shaped_);
  itemize();
  shaped_.glyphs.reserve(shaped_.text.size());
  shaped_.first_glyph.reserve(shaped_.items.size() + 1);
  for (text::Item const& item : shaped_.items) {
    shaped_.first_glyph.push_back(static_cast<std::uint32_t>(shaped_.glyphs.size()));
    shape_item(item);
  }
  shaped_.first_glyph.push_back(static_cast<std::uint32_t>(shaped_.glyphs.size()));
  space_text(context_, paragraph_, shaped_);
  return std::move(shaped_);
}

}  // namespace

// Tab stops stand at multiples of the tab size; one that is nearer than half a space is passed over.
Length tab_advance(InlineStyle const& root, Length position) {
  model::ComputedStyle const& computed = *root.computed;
  const Length space = root.space + computed.letter_spacing + computed.word_spacing.resolve(computed.font_size);
  const std::int64_t size =
      computed.tab_size_spaces > 0 ? std::int64_t{computed.tab_size_spaces} * space.raw() : computed.tab_size_length.raw();
  if (size <= 0) return {};
  const std::int64_t past = position.raw() % size, advance = size - (past < 0 ? past + size : past);
  return Length::from_raw(advance * 2 < root.space.raw() ? advance + size : advance);
}

ShapedStretch shape_stretch(LayoutContext& context, Paragraph const& paragraph, Stretch const& stretch) {
  return StretchShaper(context, paragraph, stretch).run();
}

std::vector<text::Glyph> shape_part(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped,
                                    text::Item const& item, std::uint32_t begin, std::uint32_t end) {
  std::vector<text::Glyph> glyphs;
  context.services.shaper.shape(shaped.text, item, begin, end, paragraph.text_styles[item.style], glyphs);
  add_spacing(glyphs, 0, shaped.text, *paragraph.styles[item.style / 2]);
  apply_spacing(shaped, glyphs);
  return glyphs;
}

std::int64_t total_advance(std::vector<text::Glyph> const& glyphs) {
  std::int64_t width = 0;
  for (text::Glyph const& glyph : glyphs) width += glyph.advance.raw();
  return width;
}

std::vector<text::Glyph> shape_inserted(LayoutContext& context, Paragraph const& paragraph, text::Item const& item,
                                        std::string_view text) {
  std::vector<text::Glyph> glyphs;
  if (text.empty()) return glyphs;
  text::Item whole = item;
  whole.begin = 0;
  whole.end = static_cast<std::uint32_t>(text.size());
  context.services.shaper.shape(text, whole, 0, whole.end, paragraph.text_styles[item.style], glyphs);
  add_spacing(glyphs, 0, text, *paragraph.styles[item.style / 2]);
  return glyphs;
}

std::vector<text::Glyph> hyphen_glyphs(LayoutContext& context, Paragraph const& paragraph, text::Item const& item) {
  InlineStyle const& style = *paragraph.styles[item.style / 2];
  text::Fonts const& fonts = context.services.fonts;
  std::string const& author = style.computed->hyphenate_character;
  if (author == model::no_hyphen) return {};
  if (!author.empty() && utf8::decode(author, 0).length < author.size()) {
    std::vector<text::Glyph> glyphs = shape_inserted(context, paragraph, item, author);
    if (std::none_of(glyphs.begin(), glyphs.end(), [](text::Glyph const& g) { return g.glyph == 0; })) return glyphs;
  }
  const bool is_armenian = style.computed->lang.starts_with("hy");
  const char32_t wanted = author.empty() ? (is_armenian ? U'\u058A' : U'\u2010') : utf8::decode(author, 0).code_point;
  text::Glyph hyphen;
  for (const char32_t c : {wanted, U'\u2010', U'-'})
    if (hyphen.glyph == 0) hyphen.glyph = fonts.glyph_for(item.font, c);
  hyphen.advance = fonts.metrics(item.font).scale(fonts.advance(item.font, hyphen.glyph), style.text.size);
  return {hyphen};
}

}  // namespace bifolio::layout
