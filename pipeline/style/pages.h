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

/// The first unnamed page without its margins: what viewport units refer to. Margins in font-relative units count as initial ones.
Size page_area(std::vector<RuleOrigin> const& rules);

}  // namespace bifolio::style
