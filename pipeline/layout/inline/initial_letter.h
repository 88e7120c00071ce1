// Initial letters: large letters that the first lines of a paragraph make room for (css-inline-3 §7). Changes with how they are
// sized and set.
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/inline/inline_layout.h"

namespace bifolio::layout {

/// An initial letter, sized and shaped; where it stands depends on the lines beside it.
struct InitialLetter {
  model::BoxId box;
  Length room;                    ///< what the lines beside it are shorter by: its margin box and the gap to the text
  std::size_t lines = 1;          ///< the letter stands on the baseline of the last of so many
  std::size_t beside = 1;         ///< how many make room: one more where a tail would run into text
  Length tuck;                    ///< by how much closer the first line may come where it goes on with the letter's word
  Length above, below;            ///< what it reaches above and below its baseline, padding and border included
  Length line_above, line_below;  ///< of the lines that the paragraph may not have, from their baselines
  bool is_raised = false;         ///< taller than the lines that make room
  Line set;                       ///< its fragments, from its margin box's left edge and its baseline
};

/// The initial letter's box among the container's content: its first, but for white space (css-inline-3 §7.1). None if it has none.
model::BoxId initial_letter_box(model::BoxTree const& tree, model::BoxId container);

InitialLetter make_initial_letter(LayoutContext& context, model::BoxId container, model::BoxId box);

/// Puts the letter on its line's baseline, from `x` on. Where the paragraph has too few lines it reaches below them, as the first
/// one says.
void attach_initial_letter(InitialLetter letter, Length x, std::vector<Line>& lines);

}  // namespace bifolio::layout
