// What kinds of boxes have in common (CSS 2.1 §9.2), for all who walk the box tree. Changes when BoxKind does.
#pragma once
#include "model/box_tree.h"

namespace bifolio::model {

/// Whether boxes of this kind are only ever part of lines: an image or an inline block stands in lines, too, but is a box of its
/// own.
[[nodiscard]] constexpr bool is_line_content(BoxKind kind) {
  switch (kind) {
    case BoxKind::Inline:
    case BoxKind::Text:
    case BoxKind::LineBreak:
    case BoxKind::BreakOpportunity:
    case BoxKind::TargetCounter:
    case BoxKind::Leader:
    case BoxKind::FootnoteCall: return true;
    case BoxKind::Block:
    case BoxKind::InlineBlock:
    case BoxKind::Image:
    case BoxKind::Marker:
    case BoxKind::TableWrapper:
    case BoxKind::Table:
    case BoxKind::TableColumnGroup:
    case BoxKind::TableColumn:
    case BoxKind::TableRowGroup:
    case BoxKind::TableRow:
    case BoxKind::TableCell:
    case BoxKind::TableCaption: return false;
  }
  return false;
}

/// Whether boxes of this kind hold either lines or block-level boxes.
[[nodiscard]] constexpr bool is_block_container(BoxKind kind) {
  return kind == BoxKind::Block || kind == BoxKind::InlineBlock || kind == BoxKind::TableCell || kind == BoxKind::TableCaption;
}

/// The box that the line of `box`, which is line content, is broken in; none for none.
[[nodiscard]] inline BoxId line_container(BoxTree const& tree, BoxId box) {
  while (box && tree[box].parent && is_line_content(tree[box].kind)) box = tree[box].parent;
  return box;
}

}  // namespace bifolio::model
