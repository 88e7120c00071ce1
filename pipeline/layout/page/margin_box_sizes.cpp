#include "layout/page/margin_box_sizes.h"

#include <cstdint>

namespace bifolio::layout {
namespace {

/// Shares `space` in the ratio of two factors; equally when both are zero.
Length share(Length space, std::int64_t factor, std::int64_t other) {
  return factor + other > 0 ? space.scaled(factor, factor + other) : space / 2;
}

// css-page-3 §5.3.2.3, "flex fit": what the first of two boxes with automatic sizes gets; the second gets the rest.
Length flex_fit(Length available, MarginBoxExtent const& a, MarginBoxExtent const& b) {
  const Length max_sum = a.max_content + b.max_content, min_sum = a.min_content + b.min_content;
  if (max_sum <= available) return a.max_content + share(available - max_sum, a.max_content.raw(), b.max_content.raw());
  if (min_sum <= available)
    return a.min_content + share(available - min_sum, (a.max_content - a.min_content).raw(), (b.max_content - b.min_content).raw());
  return share(available, a.min_content.raw(), b.min_content.raw());
}

/// Sizes of two boxes that share `available`.
std::array<Length, 2> resolve_pair(Length available, MarginBoxExtent const& a, MarginBoxExtent const& b) {
  if (a.fixed && b.fixed) return {*a.fixed, *b.fixed};
  if (a.fixed) return {*a.fixed, max(available - *a.fixed, {})};
  if (b.fixed) return {max(available - *b.fixed, {}), *b.fixed};
  const Length first = flex_fit(available, a, b);
  return {first, available - first};
}

MarginBoxExtent absent() { return {{}, {}, Length(), {}, {}}; }

}  // namespace

std::array<Length, 3> distribute_margin_boxes(Length available, std::array<std::optional<MarginBoxExtent>, 3> const& boxes) {
  const MarginBoxExtent a = boxes[0].value_or(absent()), c = boxes[2].value_or(absent());
  if (!boxes[1]) {  // §5.3.2.2: without the middle box the outer two share the side
    const auto [first, last] = resolve_pair(available, a, c);
    return {first, {}, last};
  }
  // §5.3.2.2: the middle box is centred, so that the larger of the outer ones counts twice.
  MarginBoxExtent outer{max(a.min_content, c.min_content) * 2, max(a.max_content, c.max_content) * 2, {}, {}, {}};
  if (a.fixed && c.fixed) outer.fixed = max(*a.fixed, *c.fixed) * 2;
  const Length middle = resolve_pair(available, *boxes[1], outer)[0];
  const Length side = max((available - middle) / 2, {});
  return {boxes[0] ? a.fixed.value_or(side) : Length(), middle, boxes[2] ? c.fixed.value_or(side) : Length()};
}

std::array<Length, 3> constrain_margin_boxes(Length available, std::array<std::optional<MarginBoxExtent>, 3> boxes) {
  std::array<Length, 3> sizes = distribute_margin_boxes(available, boxes);
  for (const bool least : {false, true}) {  // the minimum has the last word (CSS 2.1 §10.4)
    bool changed = false;
    for (std::size_t i = 0; i < 3; ++i) {
      if (!boxes[i]) continue;
      std::optional<Length> const& bound = least ? boxes[i]->least : boxes[i]->most;
      if (!bound || (least ? sizes[i] >= *bound : sizes[i] <= *bound)) continue;
      boxes[i]->fixed = *bound;
      changed = true;
    }
    if (changed) sizes = distribute_margin_boxes(available, boxes);
  }
  return sizes;
}

}  // namespace bifolio::layout
