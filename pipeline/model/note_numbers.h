// Who numbers the footnotes: their element's counter, or the pages (css-gcpm-3 §2.4.2). Changes with that section.
#pragma once

#include "model/styled_document.h"

namespace bifolio::model {

/// Whether some page's style resets the counter `footnote`. The notes' numbers are then known only when there are pages: their
/// calls and markers hold a TargetCounter without text in place of the number.
bool numbers_notes_by_page(std::map<PageContext, PageStyle> const& pages, std::vector<ComputedStyle> const& styles);

}  // namespace bifolio::model
