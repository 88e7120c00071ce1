// Cells whose lines are aligned on a character of theirs (css-text-4 §7.1): figures on the decimal point. Changes with how such
// lines are placed.
#pragma once

#include "layout/block/galley.h"
#include "layout/table/grid.h"

namespace bifolio::layout {

/// The first line's shares, and where the line begins; nothing without text.
struct CharacterLine {
  CharacterShares shares;
  Length left;
};
std::optional<CharacterLine> character_line(LayoutContext const& context, Galley const& galley, std::string_view character);

/// By how much a cell's content, laid out at `width`, is moved so that its character stands under those of its column.
Length character_shift(LayoutContext const& context, Grid const& grid, GridCell const& cell, Galley const& galley, Length width);

}  // namespace bifolio::layout
