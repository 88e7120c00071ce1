#include "layout/block/interest.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;

/// Whether the box changes a counter that pages count.
bool changes_page_counter(ComputedStyle const& style) {
  const auto of_pages = [](model::CounterChange const& c) { return c.name == "page" || c.name == "footnote"; };
  const auto any = [&](std::vector<model::CounterChange> const& changes) {
    return std::any_of(changes.begin(), changes.end(), of_pages);
  };
  return any(style.counter_reset) || any(style.counter_increment) || any(style.counter_set);
}

}  // namespace

std::span<model::RunningElement const> running_at(model::BoxTree const& tree, BoxId box) {
  if (tree.running.empty()) return {};
  const auto place = [](model::RunningElement const& element) { return element.at ? element.at.index() : SIZE_MAX; };
  const auto first = std::lower_bound(tree.running.begin(), tree.running.end(), box.index(),
                                      [&](model::RunningElement const& element, std::size_t at) { return place(element) < at; });
  auto last = first;
  while (last != tree.running.end() && place(*last) == box.index()) ++last;
  return {first, last};
}

std::span<model::CounterAssignment const> counters_at(model::BoxTree const& tree, BoxId box) {
  const auto by_box = [](model::CounterAssignment const& counter, BoxId at) { return counter.box < at; };
  const auto first = std::lower_bound(tree.counters.begin(), tree.counters.end(), box, by_box);
  auto last = first;
  while (last != tree.counters.end() && last->box == box) ++last;
  return {first, last};
}

bool is_of_interest(model::BoxTree const& tree, BoxId box) {
  ComputedStyle const& style = tree.style(box);
  return !tree[box].id.empty() || !running_at(tree, box).empty() || style.bookmark_level > 0 || !style.string_set.empty() ||
         changes_page_counter(style) || !counters_at(tree, box).empty();
}

}  // namespace bifolio::layout
