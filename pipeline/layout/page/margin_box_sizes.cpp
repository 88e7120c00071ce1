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
  // Where not even that fits, boxes whose overflow is cut off give way first, as scroll containers do (css-flexbox-1 §4.5).
  const Length kept = a.kept + b.kept;
  if (kept <= available) return a.kept + share(available - kept, (a.min_content - a.kept).raw(), (b.min_content - b.kept).raw());
  return share(available, a.kept.raw(), b.kept.raw());
}

/// Sizes of two boxes that share `available`.
std::array<Length, 2> resolve_pair(Length available, MarginBoxExtent const& a, MarginBoxExtent const& b) {
  if (a.fixed && b.fixed) return {*a.fixed, *b.fixed};
  if (a.fixed) return {*a.fixed, max(available - *a.fixed, {})};
  if (b.fixed) return {max(available - *b.fixed, {}), *b.fixed};
  const Length first = flex_fit(available, a, b);
  return {first, available - first};
}

MarginBoxExtent absent() {
  MarginBoxExtent none;
  none.fixed = Length();
  return none;
}

/// §5.3.2.2: the middle box is centred, so that the larger of the outer ones counts twice. What is not `auto` is as large as it is.
MarginBoxExtent outer_pair(MarginBoxExtent const& a, MarginBoxExtent const& c) {
  const auto twice = [&](auto const& part) { return max(part(a), part(c)) * 2; };
  MarginBoxExtent outer;
  outer.min_content = twice([](MarginBoxExtent const& e) { return e.fixed.value_or(e.min_content); });
  outer.max_content = twice([](MarginBoxExtent const& e) { return e.fixed.value_or(e.max_content); });
  outer.kept = twice([](MarginBoxExtent const& e) { return e.fixed.value_or(e.kept); });
  if (a.fixed && c.fixed) outer.fixed = outer.min_content;
  return outer;
}

}  // namespace

std::array<Length, 3> distribute_margin_boxes(Length available, std::array<std::optional<MarginBoxExtent>, 3> const& boxes) {
  const MarginBoxExtent a = boxes[0].value_or(absent()), c = boxes[2].value_or(absent());
  if (!boxes[1]) {  // §5.3.2.2: without the middle box the outer two share the side
    const auto [first, last] = resolve_pair(available, a, c);
    return {first, {}, last};
  }
  const Length middle = resolve_pair(available, *boxes[1], outer_pair(a, c))[0];
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
