// DocumentNames: the types, ids, classes and attributes that a document has. A selector that asks for another matches nothing,
// and need not be tried on any element.
#pragma once

#include <string_view>
#include <unordered_set>

#include "model/document.h"
#include "model/style_sheet.h"

namespace bifolio::style {

class DocumentNames {
 public:
  explicit DocumentNames(model::Document const& document);
  bool may_match(model::Selector const& selector) const;

 private:
  bool may_match(model::SimpleSelector const& part) const;

  std::unordered_set<std::string_view> types_, ids_, classes_, attributes_;
};

/// Each word of a class attribute.
template <class Function>
void for_each_class(std::string_view list, Function function) {
  constexpr std::string_view spaces = " \t\n\f\r";
  for (std::size_t at = list.find_first_not_of(spaces); at != list.npos; at = list.find_first_not_of(spaces, at)) {
    const std::size_t end = std::min(list.find_first_of(spaces, at), list.size());
    function(list.substr(at, end - at));
    at = end;
  }
}

}  // namespace bifolio::style
