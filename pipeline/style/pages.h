// @page (css-page-3, css-gcpm-3): the page style of every kind of page that the document can have, so that layout only looks up.
#pragma once

#include "base/diagnostics.h"
#include "style/collect.h"
#include "style/compute.h"
#include "style/interner.h"

namespace bifolio::style {

/// What the page context inherits from and what its relative units mean.
struct PageInput {
  model::ComputedStyle root;
  Variables const& variables;
  Units units;
  StyleInterner& interner;
};

/// Fills styled.pages and styled.nth_patterns. `rules` are in ascending precedence but for specificity.
void make_pages(model::StyledDocument& styled, std::vector<RuleOrigin> const& rules, PageInput input, DiagnosticSink& sink);

/// The root element, as far as the pages depend on it.
struct PageRoot {
  model::ComputedStyle const& style;
  Variables const& variables;
  Units units;
};

/// The area of the document's first page: what viewport units refer to.
Size first_page_area(std::vector<RuleOrigin> const& rules, PageRoot const& root);

}  // namespace bifolio::style
