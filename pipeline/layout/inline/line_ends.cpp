// What inline layout's phases ask alike of pieces and places: where what is seen of a line ends, which pieces give way, what the
// edges of inline boxes take. Changes with what stands at the ends of lines and boxes.
#include <algorithm>

#include "layout/inline/segments.h"

namespace bifolio::layout {

bool keeps_spaces(model::ComputedStyle const& style) {
  return style.white_space_collapse == model::WhiteSpaceCollapse::Preserve ||
         style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
}

std::uint32_t visible_end(Paragraph const& paragraph, ShapedStretch const& shaped, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = shaped.text;
  const auto stretch = static_cast<std::uint32_t>(text.data() - paragraph.text.data());
  const auto is_seen = [&](std::uint32_t at) {
    if (!paragraph.has_break_spaces) return false;
    const auto piece = std::partition_point(paragraph.pieces.begin(), paragraph.pieces.end(),
                                            [&](Piece const& p) { return p.end <= at + stretch; });
    return piece != paragraph.pieces.end() &&
           paragraph.computed(*piece).white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
  };
  while (end > begin) {
    if ((text[end - 1] == ' ' || text[end - 1] == '\t') && !is_seen(end - 1)) {
      --end;
    } else if (end - begin >= 3 && text.substr(end - 3, 3) == "\u3000") {
      end -= 3;
    } else {
      break;
    }
  }
  return end;
}

bool is_running_text(Paragraph const& paragraph, Piece const& piece) {
  return piece.kind == PieceKind::Text && !keeps_spaces(paragraph.computed(piece));
}

Length edge_width(Paragraph const& paragraph, Piece const& piece) {
  const Length basis = paragraph.basis;
  model::ComputedStyle const& style = paragraph.computed(piece);
  const bool left = (piece.kind == PieceKind::Open) == (style.direction == model::Direction::Ltr);
  model::Dimension const& margin = left ? style.margin.left : style.margin.right;
  model::LengthPercentage const& padding = left ? style.padding.left : style.padding.right;
  model::Border const& border = left ? style.border.left : style.border.right;
  const Length edge = (margin.is_auto() ? Length() : margin.value.resolve(basis)) + padding.resolve(basis) + border.width;
  if (piece.ruby_base == 0) return edge;
  RubyBase const& base = paragraph.ruby_bases[piece.ruby_base - 1];
  return edge + (piece.kind == PieceKind::Open ? base.start : base.finish);
}

}  // namespace bifolio::layout
