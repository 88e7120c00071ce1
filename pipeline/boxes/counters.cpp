#include "boxes/counters.h"

#include <algorithm>

#include "base/saturating.h"

namespace bifolio::boxes {

void Counters::close() {
  while (!created_.empty() && created_level_.back() == level_) {
    const auto found = values_.find(created_.back());
    found->second.pop_back();
    if (found->second.empty()) values_.erase(found);
    created_.pop_back();
    created_level_.pop_back();
  }
  --level_;
}

void Counters::reset(std::string_view name, std::int32_t value, CountDirection direction) {
  const auto found = values_.find(name);
  // A counter that an earlier sibling made is replaced: its scope ends here (css-lists-3 §4.1).
  if (found != values_.end() && found->second.back().level == level_) {
    found->second.back() = {value, level_, direction};
    return;
  }
  values_[std::string(name)].push_back({value, level_, direction});
  created_.emplace_back(name);
  created_level_.push_back(level_);
}

// css-lists-3 §4.2: a counter that does not exist is made at the element that changes it.
Counters::Counter& Counters::innermost(std::string_view name) {
  if (!exists(name)) reset(name, 0);
  return values_.find(name)->second.back();
}

void Counters::increment(std::string_view name, std::int32_t by) {
  Counter& counter = innermost(name);
  counter.value = add_saturating(counter.value, by);
}

void Counters::set(std::string_view name, std::int32_t value) { innermost(name).value = value; }

std::int32_t Counters::value(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? 0 : found->second.back().value;
}

CountDirection Counters::direction(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? CountDirection::Up : found->second.back().direction;
}

std::vector<std::int32_t> Counters::values(std::string_view name) const {
  std::vector<std::int32_t> out;
  if (const auto found = values_.find(name); found != values_.end())
    for (Counter const& counter : found->second) out.push_back(counter.value);
  return out;
}

}  // namespace bifolio::boxes
