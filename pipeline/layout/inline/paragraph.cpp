#include "layout/inline/paragraph.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/missing_glyphs.h"

namespace bifolio::layout {
namespace {

bool keeps_spaces(model::ComputedStyle const& style) {
  return style.white_space_collapse == model::WhiteSpaceCollapse::Preserve ||
         style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
}

}  // namespace

/// CSS 2.1 §9.4.2: line boxes without text, preserved white space, objects, or edges of inline boxes don't count.
bool makes_line_box(Paragraph const& paragraph, Piece const& piece) {
  switch (piece.kind) {
    case PieceKind::Text: {
      const std::string_view text = piece.shown;
      return keeps_spaces(paragraph.computed(piece)) || !std::all_of(text.begin(), text.end(), utf8::is_html_space);
    }
    case PieceKind::Object:
    case PieceKind::Leader:
    case PieceKind::Tab:
    case PieceKind::Break: return true;
    case PieceKind::Open:
    case PieceKind::Close: {
      model::ComputedStyle const& style = paragraph.computed(piece);
      const auto is_set = [](model::Dimension const& d) { return !d.is_auto() && d.value != model::LengthPercentage{}; };
      const auto has_padding = [](model::LengthPercentage const& p) { return p != model::LengthPercentage{}; };
      return is_set(style.margin.left) || is_set(style.margin.right) || has_padding(style.padding.left) ||
             has_padding(style.padding.right) || style.border.left.width != Length() || style.border.right.width != Length();
    }
    case PieceKind::Anchor:
    case PieceKind::Control: return false;
  }
  return false;
}

bool is_after_block(model::BoxTree const& tree, model::BoxId box) {
  if (!tree[box].anonymous || tree[box].kind != model::BoxKind::Block) return false;
  for (model::BoxId before = tree[box].previous; before; before = tree[before].previous)
    if (tree[before].kind != model::BoxKind::Marker && !model::is_out_of_flow(tree, before)) return true;
  return false;
}

bool is_empty_inline(Paragraph const& paragraph, std::size_t piece) {
  std::size_t open = 0;
  bool has_edges = false;
  for (; piece < paragraph.pieces.size(); ++piece) {
    Piece const& p = paragraph.pieces[piece];
    if (p.kind != PieceKind::Open && p.kind != PieceKind::Close) return false;
    has_edges = has_edges || makes_line_box(paragraph, p);
    open += p.kind == PieceKind::Open ? 1 : 0;
    if (p.kind == PieceKind::Close && --open == 0) return has_edges;
  }
  return false;
}

std::uint32_t source_offset(Paragraph const& paragraph, Piece const& piece, std::uint32_t offset) {
  const std::uint32_t shown = offset - piece.begin;
  if (piece.map_size == 0) return std::min(shown, static_cast<std::uint32_t>(piece.source.size()));
  const auto first = paragraph.map.begin() + piece.map, last = first + piece.map_size;
  const auto after = std::upper_bound(first, last, shown, [](std::uint32_t at, MapPoint const& p) { return at < p.shown; });
  const MapPoint point = *std::prev(after);
  const std::uint32_t limit = after != last ? after->source : static_cast<std::uint32_t>(piece.source.size());
  return std::min(point.source + (shown - point.shown), limit);
}

std::uint32_t origin_at(Paragraph const& paragraph, std::uint32_t offset) {
  const auto after = std::partition_point(paragraph.pieces.begin(), paragraph.pieces.end(),
                                          [&](Piece const& piece) { return piece.begin < offset; });
  if (after == paragraph.pieces.begin()) return 0;
  Piece const& piece = *std::prev(after);
  const std::uint32_t end = std::min(offset, piece.end);
  return piece.origin + (piece.kind == PieceKind::Text ? source_offset(paragraph, piece, end) : end - piece.begin);
}

Span source_span(model::BoxTree const& tree, Paragraph const& paragraph, Piece const& piece, std::uint32_t offset) {
  if (!piece.box) return {};
  model::Box const& box = tree[piece.box];
  Span span = nearest_span(tree, piece.box);
  if (!box.span || piece.source.empty() || !piece.from_source) return span;
  const std::uint32_t within = source_offset(paragraph, piece, offset);
  const auto before = static_cast<std::uint32_t>(piece.source.data() - box.text.data());
  const std::uint32_t length = within < piece.source.size() ? utf8::decode(piece.source, within).length : 0;
  const auto place = [&, begin = span.begin](std::uint32_t at) {
    return std::min(begin + model::source_offset(tree.text_points, box.element, before + at), box.span.end);
  };
  span.begin = place(within);
  span.end = place(within + length);
  return span;
}

}  // namespace bifolio::layout
