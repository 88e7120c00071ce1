// Words within a segment that may be hyphenated, and where. Changes when what counts as a word to divide changes.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace bifolio::layout {

/// A word's bytes within a text.
struct WordRange {
  std::uint32_t begin = 0, end = 0;
  bool in_compound = false;  ///< beside a hyphen that the author wrote
};

/// Runs of letters (with apostrophes within and marks) in text [begin, end), which has no spaces; none that are part of a number,
/// an address or a path.
void find_words(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<WordRange>& out);

/// Capitals only, and few of them: NATO, UNESCO. Such words are read letter by letter, and not divided.
bool is_acronym(std::string_view word);

}  // namespace bifolio::layout
