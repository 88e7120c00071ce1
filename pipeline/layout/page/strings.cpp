#include "layout/page/strings.h"

namespace bifolio::layout {

void NamedStrings::start_page() {
  for (auto& [name, values] : values_) {
    if (!values.assigned) continue;
    values.entry = values.last;
    values.assigned = values.at_start = false;
  }
}

void NamedStrings::assign(std::string_view name, std::string_view value, bool at_start) {
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

// css-gcpm-3 §1.3.
std::string_view NamedStrings::value(std::string_view name, model::ContentItem::Which which) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return {};
  Values const& values = found->second;
  switch (which) {
    case model::ContentItem::Which::First: return values.assigned ? values.first : values.entry;
    case model::ContentItem::Which::Start: return values.assigned && values.at_start ? values.first : values.entry;
    case model::ContentItem::Which::Last: return values.assigned ? values.last : values.entry;
    case model::ContentItem::Which::FirstExcept: return values.assigned ? std::string_view() : values.entry;
  }
  return {};
}

}  // namespace bifolio::layout
