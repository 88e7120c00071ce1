#include "layout/inline/inline_layout.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/inline/collect.h"
#include "layout/inline/objects.h"
#include "layout/inline/paragraph_layout.h"
#include "layout/inline/ruby.h"

namespace bifolio::layout {
namespace {

/// Whether something that makes no line box must not be lost all the same: a destination, a float, a positioned box.
bool has_anchor(LayoutContext const& context, Paragraph const& paragraph) {
  return std::any_of(paragraph.pieces.begin(), paragraph.pieces.end(), [&](Piece const& piece) {
    if (piece.kind == PieceKind::Anchor) return true;
    return piece.kind == PieceKind::Open &&
           (!context.tree[piece.box].id.empty() || context.tree.style(piece.box).bookmark_level > 0);
  });
}

}  // namespace

std::vector<Line> lay_out_inline(LayoutContext& context, model::BoxId container, LineSpaces const& spaces) {
  const model::BoxId letter_box = initial_letter_box(context.tree, container);
  Paragraph paragraph = collect(context, container, {.left_out = letter_box, .first_line_of = {}, .font_size = {}});
  const bool has_content = paragraph.has_content || letter_box;
  if (!has_content && !has_anchor(context, paragraph)) return {};
  paragraph.goes_on = is_after_block(context.tree, container);
  paragraph.basis = spaces.rest.width;
  paragraph.basis_height = spaces.height;
  measure_objects(context, paragraph, {spaces.rest.width, paragraph.root().direction, false, spaces.height});
  measure_ruby(context, paragraph);
  std::optional<InitialLetter> letter;
  const bool begins = spaces.from == LinePlace();
  if (letter_box && begins) letter = make_initial_letter(context, container, letter_box);
  std::optional<FirstLine> first;
  if (context.tree[container].first_line && begins) {
    first.emplace().paragraph = collect_first_line(context, container, letter_box);
    first->paragraph.basis = spaces.rest.width;
    first->paragraph.basis_height = spaces.height;
  }
  ParagraphLayout layout(context, std::move(paragraph), spaces, letter ? &*letter : nullptr, first ? &*first : nullptr);
  std::vector<Line> lines = layout.run();
  if (letter) {
    attach_initial_letter(*std::move(letter), layout.initial_x(), lines);
    model::ComputedStyle const& style = context.tree.style(container);
    if (!style.text_indent_hanging) lines.front().letter.width += max(style.text_indent.resolve(spaces.rest.width), {});
  }
  if (!has_content)
    for (Line& line : lines) {
      line.height = line.baseline = line.width = line.overflow = Length();
      line.phantom = true;
    }
  return lines;
}

}  // namespace bifolio::layout
