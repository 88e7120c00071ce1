#include "model/note_numbers.h"

#include <algorithm>

namespace bifolio::model {

bool numbers_notes_by_page(std::map<PageContext, PageStyle> const& pages, std::vector<ComputedStyle> const& styles) {
  return std::any_of(pages.begin(), pages.end(), [&](auto const& page) {
    const StyleId id = page.second.style;
    if (!id || id.index() >= styles.size()) return false;
    std::vector<CounterChange> const& changes = styles[id.index()].counter_reset;
    return std::any_of(changes.begin(), changes.end(), [](CounterChange const& c) { return c.name == "footnote"; });
  });
}

}  // namespace bifolio::model
