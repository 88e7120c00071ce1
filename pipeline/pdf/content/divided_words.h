// Words that the end of a line divides. Their first part says the whole word and the second nothing (ActualText, ISO 32000-1
// §14.9.4), so that a divided word is copied, searched and read aloud as one, across lines and pages. One reason to change: how
// such words are found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/paged_document.h"

namespace bifolio::pdf {

/// Part of a run whose glyphs say `replacement` instead of their own text.
struct ReplacedText {
  std::uint32_t page = 0, fragment = 0;  ///< of the run
  std::uint32_t begin = 0, end = 0;      ///< bytes of the run's text; an inserted hyphen is one more at its end
  std::string replacement;
};

/// In page and fragment order, then by `begin`.
std::vector<ReplacedText> find_divided_words(model::PagedDocument const& paged, model::BoxTree const& boxes);

}  // namespace bifolio::pdf
