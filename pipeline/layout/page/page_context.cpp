#include "layout/page/page_context.h"

namespace bifolio::layout {

using model::BoxTree;
using model::BreakBetween;
using model::PageContext;

PageContext context_of(BoxTree const& tree, std::string const& name, model::PageOrdinal const& page, bool first) {
  PageContext context;
  context.name = name;
  context.first = first;
  // css-page-3 §3.1: page 1 is a right page where pages progress left to right, else a left page.
  const bool rtl = model::pages_go_left(tree);
  context.left = (page.in_document % 2 == 0) != rtl;
  context.nth_matches = model::nth_matches(tree.nth_patterns, name, page);
  return context;
}

model::PageOrdinal ordinal(std::size_t in_document, std::size_t in_group) {
  return {static_cast<std::int64_t>(in_document), static_cast<std::int64_t>(in_group)};
}

bool is_allowed(BoxTree const& tree, BreakBetween side, std::size_t number) {
  const bool rtl = model::pages_go_left(tree);
  const bool recto = number % 2 == 1;
  switch (side) {
    case BreakBetween::Recto: return recto;
    case BreakBetween::Verso: return !recto;
    case BreakBetween::Right: return recto != rtl;
    case BreakBetween::Left: return recto == rtl;
    case BreakBetween::Auto:
    case BreakBetween::Avoid:
    case BreakBetween::AvoidPage:
    case BreakBetween::AvoidColumn:
    case BreakBetween::Page:
    case BreakBetween::Column:
    case BreakBetween::Always: return true;
  }
  return true;
}

}  // namespace bifolio::layout
