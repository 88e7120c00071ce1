// What running heads show of the flow (css-gcpm-3 §1): which value string() and element() have on each page. Pure. Changes with
// their keywords.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/box_tree.h"

namespace bifolio::layout {

template <class Value>
class NamedValues {
 public:
  /// The page's values: what was set before it is its entry value.
  void start_page() {
    for (auto& [name, values] : values_) {
      if (!values.assigned) continue;
      values.entry = values.last;
      values.assigned = values.at_start = false;
    }
  }

  /// `at_start`: nothing stands above the element on the page.
  void assign(std::string_view name, Value const& value, bool at_start) {
    auto found = values_.find(name);
    if (found == values_.end()) found = values_.emplace(std::string(name), Values()).first;
    Values& values = found->second;
    if (!values.assigned) {
      values.first = value;
      values.at_start = at_start;
      values.assigned = true;
    }
    values.last = value;
  }

  // css-gcpm-3 §1.1.2, §1.2.2.
  Value value(std::string_view name, model::ContentItem::Which which) const {
    const auto found = values_.find(name);
    if (found == values_.end()) return {};
    Values const& values = found->second;
    switch (which) {
      case model::ContentItem::Which::First: return values.assigned ? values.first : values.entry;
      case model::ContentItem::Which::Start: return values.assigned && values.at_start ? values.first : values.entry;
      case model::ContentItem::Which::Last: return values.assigned ? values.last : values.entry;
      case model::ContentItem::Which::FirstExcept: return values.assigned ? Value() : values.entry;
    }
    return {};
  }

 private:
  struct Values {
    Value entry{}, first{}, last{};
    bool assigned = false, at_start = false;
  };
  std::map<std::string, Values, std::less<>> values_;
};

/// Counters of the document as the page's margin boxes see them: as at the page's start, where what begins the page has begun
/// (css-page-3 §4.2).
class DocumentCounters {
 public:
  using Values = std::vector<std::int32_t>;

  void start_page() {
    for (auto& [name, counter] : counters_) counter.at_start = counter.last;
  }
  /// `at_start`: nothing stands above the element on the page.
  void assign(std::string_view name, Values const& values, bool at_start) {
    auto found = counters_.find(name);
    if (found == counters_.end()) found = counters_.emplace(std::string(name), Counter()).first;
    found->second.last = values;
    if (at_start) found->second.at_start = values;
  }
  /// Outermost first; none when there is no counter.
  Values values(std::string_view name) const {
    const auto found = counters_.find(name);
    return found == counters_.end() ? Values() : found->second.at_start;
  }

 private:
  struct Counter {
    Values at_start, last;
  };
  std::map<std::string, Counter, std::less<>> counters_;
};

using NamedStrings = NamedValues<std::string>;

/// Bytes of a named string that are kept for running heads. Every page shows it anew, and no margin has room for more.
inline constexpr std::size_t longest_head = 10'000;
/// The bodies of running elements.
using RunningElements = NamedValues<model::BoxId>;

}  // namespace bifolio::layout
