#include "layout/inline/stretch.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

/// How far back from a window's end a space is looked for.
constexpr std::uint32_t window_slack = 1024;

}  // namespace

bool is_after_break(Paragraph const& paragraph, std::size_t piece) {
  while (piece > 0 && paragraph.pieces[piece - 1].kind == PieceKind::Close) --piece;
  return piece > 0 && paragraph.pieces[piece - 1].kind == PieceKind::Break;
}

Stretch next_stretch(Paragraph const& paragraph, std::uint32_t begin, std::size_t first, std::uint32_t most) {
  Stretch stretch{.begin = begin,
                  .end = begin,
                  .next = begin,
                  .first_piece = first,
                  .last_piece = first,
                  .ends_paragraph = false,
                  .is_cut = false};
  std::size_t i = first;
  for (; i < paragraph.pieces.size(); ++i) {
    Piece const& piece = paragraph.pieces[i];
    if (piece.kind == PieceKind::Break) break;
    stretch.end = std::max(stretch.end, piece.end);
    if (stretch.end - begin > most) {
      stretch.is_cut = true;
      break;
    }
  }
  stretch.last_piece = std::min(i + 1, paragraph.pieces.size());
  stretch.ends_paragraph = i == paragraph.pieces.size();
  if (!stretch.is_cut) {
    stretch.next = stretch.ends_paragraph ? stretch.end : paragraph.pieces[i].end;
    // Boxes that end at the break end on its line.
    while (stretch.last_piece < paragraph.pieces.size() && paragraph.pieces[stretch.last_piece].kind == PieceKind::Close)
      ++stretch.last_piece;
    return stretch;
  }
  std::uint32_t end = begin + most;
  const std::uint32_t least = end - std::min(window_slack, most / 2);
  while (end > least && paragraph.text[end - 1] != ' ') --end;
  if (end == least) end = begin + most;
  while ((static_cast<unsigned char>(paragraph.text[end]) & 0xC0U) == 0x80U) --end;
  stretch.end = stretch.next = end;
  return stretch;
}

}  // namespace bifolio::layout
