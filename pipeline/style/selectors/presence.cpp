#include "style/selectors/presence.h"

#include <algorithm>

namespace bifolio::style {

using model::PseudoClass;
using model::SimpleSelector;

/// The head stands in both books without being an element of the document.
DocumentNames::DocumentNames(model::Document const& document) : types_{"head"}, attributes_{"role"} {
  for (model::NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != model::NodeKind::Element) continue;
    types_.insert(to_string(document[n].tag));
    for (model::Attribute const& a : document.attributes(n)) {
      attributes_.insert(a.name);
      if (a.name == "id") ids_.insert(a.value);
      if (a.name == "class") for_each_class(a.value, [&](std::string_view name) { classes_.insert(name); });
    }
  }
}

bool DocumentNames::may_match(model::Selector const& selector) const {
  return std::all_of(selector.compounds.begin(), selector.compounds.end(), [&](model::CompoundSelector const& compound) {
    return std::all_of(compound.parts.begin(), compound.parts.end(), [&](SimpleSelector const& part) { return may_match(part); });
  });
}

bool DocumentNames::may_match(SimpleSelector const& part) const {
  const auto any = [&] {
    return part.arguments.empty() ||
           std::any_of(part.arguments.begin(), part.arguments.end(), [&](model::Selector const& s) { return may_match(s); });
  };
  switch (part.kind) {
    case SimpleSelector::Kind::Universal: return true;
    case SimpleSelector::Kind::Type: return types_.count(part.name) != 0;
    case SimpleSelector::Kind::Id: return ids_.count(part.name) != 0;
    case SimpleSelector::Kind::Class: return classes_.count(part.name) != 0;
    case SimpleSelector::Kind::Attribute: return attributes_.count(part.name) != 0;
    case SimpleSelector::Kind::PseudoClass: return part.pseudo == PseudoClass::Not || any();
  }
  return true;
}

}  // namespace bifolio::style
