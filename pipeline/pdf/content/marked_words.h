// Words whose marks stand over or under their letters, or whose letters change places: Indic scripts, Thai and its neighbours.
// Readers of text take a raised mark for another line, and a narrow one for the end of a word; so such a word is said as a whole
// (ActualText, ISO 32000-1 §14.9.4). One reason to change: which words need it.
#pragma once

#include <vector>

#include "pdf/content/divided_words.h"

namespace bifolio::pdf {

/// Adds the words of runs that have no other replaced parts; keeps the order by page, fragment and `begin`.
void add_marked_words(model::PagedDocument const& paged, std::vector<ReplacedText>& replaced);

}  // namespace bifolio::pdf
