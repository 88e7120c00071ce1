// Grapheme clusters and words (UAX 29), by ICU. Changes with the kinds of segment that are asked for.
#include <algorithm>

#include "text/break_iterators.h"
#include "text/breaks.h"
#include "text/language.h"

namespace bifolio::text {

std::vector<std::uint32_t> grapheme_boundaries(std::string_view text) {
  std::vector<std::uint32_t> boundaries{0};
  const bool simple = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
  if (simple) {  // one byte a cluster: UAX 29 joins nothing in printable ASCII
    for (std::size_t i = 1; i <= text.size(); ++i) boundaries.push_back(static_cast<std::uint32_t>(i));
    return boundaries;
  }
  BreakSession session(UBRK_CHARACTER, "", text);
  for (int32_t at = session.next(); at != UBRK_DONE; at = session.next()) boundaries.push_back(static_cast<std::uint32_t>(at));
  return boundaries;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> words(std::string_view text, std::string_view language) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  BreakSession session(UBRK_WORD, icu_locale(language), text);
  std::uint32_t begin = 0;
  for (int32_t at = session.next(); at != UBRK_DONE; at = session.next()) {
    const auto end = static_cast<std::uint32_t>(at);
    if (session.status() >= UBRK_WORD_NONE_LIMIT) found.emplace_back(begin, end);
    begin = end;
  }
  return found;
}

}  // namespace bifolio::text
