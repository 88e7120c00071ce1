#include "style/selectors/pseudo_names.h"

#include "style/selectors/parse.h"

namespace bifolio::style {

std::vector<std::string_view> const& pseudo_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (PseudoClassName const& known : pseudo_classes) all.push_back(known.name);
    all.insert(all.end(), std::begin(never_classes), std::end(never_classes));
    all.insert(all.end(), std::begin(never_elements), std::end(never_elements));
    all.insert(all.end(), pseudo_elements.begin() + 1, pseudo_elements.end());
    return all;
  }();
  return names;
}

std::string_view to_string(model::PseudoElement pseudo) { return pseudo_elements[static_cast<std::size_t>(pseudo)]; }

}  // namespace bifolio::style
