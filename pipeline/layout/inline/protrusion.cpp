#include "layout/inline/protrusion.h"

#include "base/utf8.h"
#include "layout/inline/alignment.h"
#include "text/margins.h"

namespace bifolio::layout {
namespace {

/// Whether the piece's own box has an edge, which then is what stands at the margin.
bool has_edges(model::ComputedStyle const& style) {
  const auto is_set = [](model::Border const& border) { return border.width > Length(); };
  return is_set(style.border.left) || is_set(style.border.right) || style.padding.left != model::LengthPercentage{} ||
         style.padding.right != model::LengthPercentage{} || !style.background_color.is_transparent();
}

}  // namespace

ProtrusionFinder::ProtrusionFinder(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped)
    : context_(context), paragraph_(paragraph), shaped_(shaped) {
  model::ComputedStyle const& style = paragraph.root();
  if (!is_justified(style) || style.text_justify != model::TextJustify::Auto ||
      style.white_space_collapse == model::WhiteSpaceCollapse::Preserve ||
      style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces)
    return;
  any_ = style.writing_mode == model::WritingMode::HorizontalTb && paragraph.ruby_bases.empty();
}

Length ProtrusionFinder::of(char32_t character, Piece const& piece, text::Item const& item, Edge edge) const {
  const bool rtl = paragraph_.is_right_to_left();
  if (piece.kind != PieceKind::Text || !item.font || item.is_right_to_left() != rtl) return {};
  InlineStyle const& style = paragraph_.style(piece);
  if (style.computed->protrusion == 0 || (piece.style != 0 && has_edges(*style.computed))) return {};
  const text::EdgeShift found = text::margin_shift(context_.services.fonts, item.font, character);
  const std::int32_t units = (edge == Edge::Start) != rtl ? found.left : found.right;
  if (units == 0) return {};
  return context_.services.fonts.metrics(item.font).scale(units, style.text.size).scaled(style.computed->protrusion, 1000);
}

Length ProtrusionFinder::before(std::uint32_t at, Piece const& piece, text::Item const& item) const {
  if (!any_ || at >= shaped_.text.size()) return {};
  return of(utf8::decode(shaped_.text, at).code_point, piece, item, Edge::Start);
}

Length ProtrusionFinder::after(std::uint32_t end, Piece const& piece, text::Item const& item) const {
  if (!any_ || end == 0) return {};
  std::uint32_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(shaped_.text[at]) & 0xC0U) == 0x80U) --at;
  return of(utf8::decode(shaped_.text, at).code_point, piece, item, Edge::End);
}

Length ProtrusionFinder::of_hyphen(Piece const& piece, text::Item const& item) const {
  if (!any_) return {};
  const bool has_own = context_.services.fonts.has_glyph(item.font, U'\u2010');
  return of(has_own ? U'\u2010' : U'-', piece, item, Edge::End);
}

}  // namespace bifolio::layout
