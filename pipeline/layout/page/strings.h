// Named strings for running heads (css-gcpm-3 §1): which value string() has on each page. Pure. Changes with string()'s keywords.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/values.h"

namespace bifolio::layout {

class NamedStrings {
 public:
  /// The page's values: what was set before it is its entry value.
  void start_page();
  /// `at_start`: nothing stands above the element on the page.
  void assign(std::string_view name, std::string_view value, bool at_start);
  std::string_view value(std::string_view name, model::ContentItem::Which which) const;

 private:
  struct Values {
    std::string entry, first, last;
    bool assigned = false, at_start = false;
  };
  std::map<std::string, Values, std::less<>> values_;
};

}  // namespace bifolio::layout
