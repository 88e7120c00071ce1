// The lines of a PagedDocument as text, for measuring how well they are set: `bifolio inspect --stage lines`. Changes with what is
// measured.
#pragma once

#include <string>

#include "model/box_tree.h"
#include "model/paged_document.h"

namespace bifolio::model {

/// One line of running text a line: where it begins and ends, without the white space at its end; its size; how many spaces between
/// words it has and how wide they are on average; `justified` if it fills its measure or would, `hyphen` if it ends within a word,
/// `own-hyphen` if after a hyphen of the author's; and a number that it shares with the lines of its block.
std::string dump_lines(PagedDocument const& paged, BoxTree const& tree);

}  // namespace bifolio::model
