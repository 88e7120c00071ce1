// The heights of a line: where its inline boxes' baselines are, and how high the line box is. Changes when vertical-align does.
#include <algorithm>

#include "layout/inline/line_content.h"

namespace bifolio::layout {
namespace {

/// What one aligned subtree reaches above and below its own baseline: the root's, or that of a box with vertical-align: top or
/// bottom.
struct Subtree {
  std::uint32_t root = 0;
  model::VerticalAlign::Kind kind = model::VerticalAlign::Kind::Baseline;
  Length above, below;
  bool is_empty = true;
  void include(Length up, Length down) {
    above = is_empty ? up : max(above, up);
    below = is_empty ? down : max(below, down);
    is_empty = false;
  }
};

/// How far the box's baseline lies below its parent's (CSS 2.1 §10.8.1). `reach`: of the box with all that is aligned in it, which
/// browsers align as one.
bifolio::Length shift_from_parent(LineBoxPart const& part, Subtree const& reach, LineBoxPart const& parent) {
  using enum model::VerticalAlign::Kind;
  model::VerticalAlign const& align = part.style->computed->vertical_align;
  const bifolio::Length parent_size = parent.style->computed->font_size;
  switch (align.kind) {
    case Baseline:
    case Top:
    case Bottom: return {};
    case Sub: return parent_size / 5 + bifolio::Length::from_px(1);  // as browsers do: CSS leaves it open
    case Super: return -(parent_size / 3 + bifolio::Length::from_px(1));
    case TextTop: return reach.above - parent.style->ascent;
    case TextBottom: return parent.style->descent - reach.below;
    case Middle: return (reach.above - reach.below) / 2 - parent.style->x_height / 2;
    case Length: return -align.offset.resolve(part.style->above + part.style->below);
  }
  return {};
}

bool is_line_relative(LineBoxPart const& part) {
  const auto kind = part.style->computed->vertical_align.kind;
  return kind == model::VerticalAlign::Kind::Top || kind == model::VerticalAlign::Kind::Bottom;
}

/// From the innermost boxes outwards.
void shift_from_parents(LineContent& line) {
  std::vector<Subtree> reaches(line.boxes.size());
  for (std::size_t i = line.boxes.size(); i-- > 1;) {
    LineBoxPart& part = line.boxes[i];
    reaches[i].include(part.above, part.below);
    if (is_line_relative(part)) continue;
    part.shift = shift_from_parent(part, reaches[i], line.boxes[part.parent]);
    reaches[part.parent].include(reaches[i].above - part.shift, reaches[i].below + part.shift);
  }
}

}  // namespace

void align_vertically(LineContent& line, Line& placed) {
  shift_from_parents(line);
  std::vector<Subtree> subtrees(1);
  std::vector<std::uint32_t> subtree_of(line.boxes.size(), 0);
  subtrees[0].include(line.boxes[0].above, line.boxes[0].below);
  for (std::uint32_t i = 1; i < line.boxes.size(); ++i) {
    LineBoxPart& part = line.boxes[i];
    LineBoxPart const& parent = line.boxes[part.parent];
    if (is_line_relative(part)) {
      subtree_of[i] = static_cast<std::uint32_t>(subtrees.size());
      subtrees.push_back(
          {.root = i, .kind = part.style->computed->vertical_align.kind, .above = {}, .below = {}, .is_empty = true});
      part.shift = Length();
    } else {
      subtree_of[i] = subtree_of[part.parent];
      part.shift += parent.shift;
    }
    subtrees[subtree_of[i]].include(part.above - part.shift, part.below + part.shift);
  }
  Length above = subtrees[0].above, below = subtrees[0].below;
  for (Subtree const& subtree : subtrees) {
    const Length missing = subtree.above + subtree.below - (above + below);
    if (missing <= Length()) continue;
    (subtree.kind == model::VerticalAlign::Kind::Bottom ? above : below) += missing;
  }
  for (std::uint32_t i = 1; i < line.boxes.size(); ++i) {
    Subtree const& subtree = subtrees[subtree_of[i]];
    if (subtree_of[i] == 0) continue;
    const bool top = subtree.kind == model::VerticalAlign::Kind::Top;
    line.boxes[i].shift += top ? subtree.above - above : below - subtree.below;
  }
  placed.height = above + below;
  placed.baseline = above;
}

}  // namespace bifolio::layout
