// How a document is written as a whole: along horizontal or vertical lines, and which way its pages go. Changes with
// css-writing-modes.
#pragma once

#include "model/box_tree.h"

namespace bifolio::model {

/// css-writing-modes-4 §8: the root's writing mode, or that of its body where only that has one.
inline WritingMode principal_writing_mode(BoxTree const& tree) {
  if (tree.boxes.empty()) return WritingMode::HorizontalTb;
  const WritingMode root = tree.style(tree.root()).writing_mode;
  const BoxId body = tree[tree.root()].first_child;
  return is_vertical(root) || !body ? root : tree.style(body).writing_mode;
}

/// css-page-3 §3.1, css-writing-modes-4 §7.4: whether the pages go from right to left, so that the first is a left page.
inline bool pages_go_left(BoxTree const& tree) {
  switch (principal_writing_mode(tree)) {
    case WritingMode::VerticalRl:
    case WritingMode::SidewaysRl: return true;
    case WritingMode::VerticalLr:
    case WritingMode::SidewaysLr: return false;
    case WritingMode::HorizontalTb: break;
  }
  return !tree.boxes.empty() && tree.style(tree.root()).direction == Direction::Rtl;
}

}  // namespace bifolio::model
