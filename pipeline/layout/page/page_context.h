// Which kind of page a page is: left or right, first, one of :nth() (css-page-3 §3.1), and which pages a chapter may begin on.
// Changes with the page selectors.
#pragma once

#include <string>

#include "model/box_tree.h"
#include "model/writing.h"

namespace bifolio::layout {

/// The kind of page that the page of that ordinal is.
model::PageContext context_of(model::BoxTree const& tree, std::string const& name, model::PageOrdinal const& page, bool first);

model::PageOrdinal ordinal(std::size_t in_document, std::size_t in_group);

/// Whether a chapter that begins on `side` may begin on the `number`-th page.
bool is_allowed(model::BoxTree const& tree, model::BreakBetween side, std::size_t number);

}  // namespace bifolio::layout
