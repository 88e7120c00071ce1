// Selectors for reading systems: what CSS 2.1 and selectors-3 engines do not know is written out.
#include "style/lower/lowering.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::CompoundSelector;
using model::PseudoClass;
using model::Selector;
using model::SimpleSelector;

constexpr std::size_t most_expansions = 64;

bool is_list(SimpleSelector const& part) {
  return part.kind == SimpleSelector::Kind::PseudoClass && (part.pseudo == PseudoClass::Is || part.pseudo == PseudoClass::Where);
}

/// The first :is() or :where() whose arguments are single compounds and can be merged into the compound that holds it.
bool find_list(Selector const& selector, std::size_t& compound, std::size_t& part) {
  for (compound = 0; compound < selector.compounds.size(); ++compound)
    for (part = 0; part < selector.compounds[compound].parts.size(); ++part)
      if (is_list(selector.compounds[compound].parts[part])) return true;
  return false;
}

/// The parts of `argument` in place of the list; false when that would put two types together or needs more than a compound.
bool merge(CompoundSelector& compound, std::size_t part, Selector const& argument) {
  if (argument.compounds.size() != 1 || argument.pseudo != model::PseudoElement::None) return false;
  compound.parts.erase(compound.parts.begin() + static_cast<std::ptrdiff_t>(part));
  const auto is_type = [](SimpleSelector const& p) {
    return p.kind == SimpleSelector::Kind::Type || p.kind == SimpleSelector::Kind::Universal;
  };
  for (SimpleSelector const& p : argument.compounds.front().parts) {
    if (!is_type(p)) {
      compound.parts.push_back(p);
    } else if (compound.parts.empty() || !is_type(compound.parts.front())) {
      compound.parts.insert(compound.parts.begin(), p);
    } else if (compound.parts.front().kind == SimpleSelector::Kind::Universal) {
      compound.parts.front() = p;
    } else if (p.kind == SimpleSelector::Kind::Type && p.name != compound.parts.front().name) {
      return false;
    }
  }
  return true;
}

void expand(Selector const& selector, std::vector<Selector>& out) {
  std::size_t compound = 0, part = 0;
  if (out.size() >= most_expansions) return;
  if (!find_list(selector, compound, part)) {
    out.push_back(selector);
    return;
  }
  for (Selector const& argument : selector.compounds[compound].parts[part].arguments) {
    Selector one = selector;
    if (merge(one.compounds[compound], part, argument)) {
      expand(one, out);
    } else if (argument.compounds.size() > 1 && compound == 0 && selector.compounds[0].parts.size() == 1) {
      one.compounds.erase(one.compounds.begin());  // the list stands alone at the left: its argument takes its place
      one.compounds.insert(one.compounds.begin(), argument.compounds.begin(), argument.compounds.end());
      expand(one, out);
    }
  }
}

/// :not(a, b) is :not(a):not(b), which older engines know.
void split_negations(Selector& selector) {
  for (CompoundSelector& compound : selector.compounds) {
    std::vector<SimpleSelector> parts;
    for (SimpleSelector& part : compound.parts) {
      const bool several =
          part.kind == SimpleSelector::Kind::PseudoClass && part.pseudo == PseudoClass::Not && part.arguments.size() > 1;
      if (!several) {
        parts.push_back(std::move(part));
        continue;
      }
      for (Selector const& argument : part.arguments) {
        SimpleSelector one = part;
        one.arguments = {argument};
        parts.push_back(std::move(one));
      }
    }
    compound.parts = std::move(parts);
  }
}

}  // namespace

std::vector<std::string> lower_selector(Selector const& selector) {
  if (selector.pseudo == model::PseudoElement::FootnoteCall || selector.pseudo == model::PseudoElement::FootnoteMarker) return {};
  std::vector<Selector> expanded;
  expand(selector, expanded);
  std::vector<std::string> out;
  for (Selector& s : expanded) {
    split_negations(s);
    append_selector(out.emplace_back(), s);
  }
  return out;
}

bool is_root_selector(Selector const& selector) {
  if (selector.pseudo != model::PseudoElement::None) return false;
  for (SimpleSelector const& part : selector.compounds.back().parts) {
    if (part.kind == SimpleSelector::Kind::Type && (part.name == "html" || part.name == "body")) return true;
    if (part.kind == SimpleSelector::Kind::PseudoClass && part.pseudo == PseudoClass::Root) return true;
  }
  return false;
}

}  // namespace bifolio::style
