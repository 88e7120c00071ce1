// What rows get beyond what they need: of a spanning cell, of a table's height (css-tables-3 §3.10). Pure. Changes with how the
// surplus is shared.
#pragma once

#include <vector>

#include "base/length.h"

namespace bifolio::layout {

/// Adds `amount` to the rows of the highest rank in the ratio of their heights, exactly; when none of these has a height, lower
/// ranks take part too; when none of all has, the rows share alike. Rows of rank 0 get nothing.
void share_height(std::vector<Length>& heights, std::vector<int> const& ranks, Length amount);

}  // namespace bifolio::layout
