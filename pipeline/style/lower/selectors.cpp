// Selectors for reading systems: what CSS 2.1 and selectors-3 engines do not know is written out.
#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::CompoundSelector;
using model::NodeId;
using model::PseudoClass;
using model::Selector;
using model::SimpleSelector;
using Kind = SimpleSelector::Kind;

constexpr std::size_t most_expansions = 256;  // of one selector

bool is_type(SimpleSelector const& p) { return p.kind == Kind::Type || p.kind == Kind::Universal; }
bool is_pseudo(SimpleSelector const& p, PseudoClass which) { return p.kind == Kind::PseudoClass && p.pseudo == which; }

/// Several selectors in one: :is(), :where(), `&`, and :lang() of several languages.
bool is_list(SimpleSelector const& p) {
  return is_pseudo(p, PseudoClass::Is) || is_pseudo(p, PseudoClass::Where) || (is_pseudo(p, PseudoClass::Nesting) && p.parents) ||
         is_pseudo(p, PseudoClass::AnyLink) || (is_pseudo(p, PseudoClass::Lang) && p.languages.size() > 1);
}

SimpleSelector pseudo_class(PseudoClass which, std::string_view name) {
  SimpleSelector p;
  p.kind = Kind::PseudoClass;
  p.pseudo = which;
  p.name = name;
  return p;
}

/// What the list stands for, one by one.
std::vector<Selector> arguments_of(SimpleSelector const& list) {
  const auto of_one = [](SimpleSelector part) {
    Selector s;
    s.compounds.emplace_back().parts.push_back(std::move(part));
    return s;
  };
  std::vector<Selector> out;
  if (list.pseudo == PseudoClass::Lang) {
    for (const std::string_view language : list.languages) {
      SimpleSelector one = list;
      one.languages = {language};
      out.push_back(of_one(std::move(one)));
    }
    return out;
  }
  if (list.pseudo == PseudoClass::AnyLink)
    return {of_one(pseudo_class(PseudoClass::Link, "link")), of_one(pseudo_class(PseudoClass::Never, "visited"))};
  return list.pseudo == PseudoClass::Nesting ? *list.parents : list.arguments;
}

/// The parts of `argument` in place of the list; false when no element can be both.
bool merge(CompoundSelector& compound, std::size_t part, CompoundSelector const& argument) {
  compound.parts.erase(compound.parts.begin() + static_cast<std::ptrdiff_t>(part));
  for (SimpleSelector const& p : argument.parts) {
    if (!is_type(p)) {
      compound.parts.push_back(p);
    } else if (compound.parts.empty() || !is_type(compound.parts.front())) {
      compound.parts.insert(compound.parts.begin(), p);
    } else if (compound.parts.front().kind == Kind::Universal) {
      compound.parts.front() = p;
    } else if (p.kind == Kind::Type && p.name != compound.parts.front().name) {
      return false;
    }
  }
  return true;
}

bool is_young_selector(Selector const& selector) {
  if (selector.pseudo == model::PseudoElement::Marker) return true;
  for (CompoundSelector const& c : selector.compounds)
    for (SimpleSelector const& p : c.parts)
      if (is_pseudo(p, PseudoClass::Never) && p.name != "visited" && p.name != "hover" && p.name != "active") return true;
  return false;
}

/// Of :not(): an argument that selectors-3 knows, a simple selector.
/// selectors-4 §6.3: “i” behind the value, which validators and older readers do not know.
bool has_flag(SimpleSelector const& part) { return part.kind == Kind::Attribute && part.ignore_case; }

bool is_simple(Selector const& s) {
  if (s.compounds.size() != 1 || s.compounds[0].parts.size() != 1) return false;
  SimpleSelector const& part = s.compounds[0].parts[0];
  return !has_flag(part) && (part.kind != Kind::PseudoClass || part.arguments.empty());
}

}  // namespace

Specificity specificity_of(Selector const& selector) {
  Specificity sum{};
  for (CompoundSelector const& c : selector.compounds)
    for (SimpleSelector const& p : c.parts) {
      if (p.kind == Kind::Universal || is_pseudo(p, PseudoClass::Where)) continue;
      const bool of_arguments = is_pseudo(p, PseudoClass::Is) || is_pseudo(p, PseudoClass::Not) || is_pseudo(p, PseudoClass::Has);
      const bool element = is_pseudo(p, PseudoClass::Never) && p.name.starts_with(':');
      Specificity inner{};
      for (Selector const& a : p.arguments) inner = std::max(inner, specificity_of(a));
      for (std::size_t i = 0; i < 3; ++i) sum[i] = static_cast<std::uint16_t>(sum[i] + inner[i]);
      if (of_arguments) continue;
      ++sum[p.kind == Kind::Id ? 0 : p.kind == Kind::Type || element ? 2 : 1];
    }
  if (selector.pseudo != model::PseudoElement::None) ++sum[2];
  return sum;
}

SelectorLowering::SelectorLowering(model::Document const& document, model::LoweredSheet& out)
    : document_(document), out_(out), matcher_(document) {
  for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != model::NodeKind::Element) continue;
    std::string_view list = document.attribute(n, "class");
    while (!list.empty()) {
      const std::size_t end = std::min(list.find_first_of(" \t\n\f\r"), list.size());
      if (end > 0) names_.emplace(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }
}

void SelectorLowering::lower(LoweredItem& item) {
  for (Selector const& s : item.rule->selectors) {
    const bool on_pages = s.pseudo == model::PseudoElement::FootnoteCall || s.pseudo == model::PseudoElement::FootnoteMarker;
    std::vector<LoweredSelector> all = on_pages ? std::vector<LoweredSelector>() : lowered(s);
    if (all.empty() && !item.importance.value_or(false))
      out_.omissions.push_back(
          {{item.rule->span.source, s.begin, s.end},
           "a selector",
           on_pages ? "the EPUB has what it says as text; its style is about pages" : "it matches nothing in this book",
           model::LoweredSheet::Omission::Kind::LeftOut});
    std::move(all.begin(), all.end(), std::back_inserter(item.selectors));
  }
}

std::vector<LoweredSelector> SelectorLowering::lowered(Selector const& selector) {
  std::vector<Selector> expanded;
  std::vector<LoweredSelector> out;
  expand(selector, expanded);
  for (Selector& s : expanded) {
    LoweredSelector one{s, s, selector.specificity, false, false};
    if (!settle(one.selector)) continue;
    one.selector.specificity = specificity_of(one.selector);
    one.is_young = is_young_selector(one.selector);
    out.push_back(std::move(one));
  }
  return out;
}

void SelectorLowering::expand(Selector selector, std::vector<Selector>& out) {
  if (out.size() >= most_expansions || expansions_left_ == 0) return;
  for (std::size_t c = 0; c < selector.compounds.size(); ++c)
    for (std::size_t p = 0; p < selector.compounds[c].parts.size(); ++p)
      if (is_list(selector.compounds[c].parts[p]) && expand_list(selector, c, p, out)) return;
  --expansions_left_;
  out.push_back(std::move(selector));
}

/// False when the list's arguments are no compounds that could stand in its place; a class then does.
bool SelectorLowering::expand_list(Selector const& selector, std::size_t compound, std::size_t part, std::vector<Selector>& out) {
  const std::vector<Selector> arguments = arguments_of(selector.compounds[compound].parts[part]);
  const bool fits =
      compound == 0 || std::all_of(arguments.begin(), arguments.end(), [](Selector const& a) { return a.compounds.size() == 1; });
  if (!fits || arguments.size() > most_expansions) return false;
  for (Selector const& argument : arguments) {
    if (argument.pseudo != model::PseudoElement::None) continue;
    Selector one = selector;
    if (!merge(one.compounds[compound], part, argument.compounds.back())) continue;
    if (argument.compounds.size() > 1) {
      one.compounds[0].combinator = argument.compounds.back().combinator;
      one.compounds.insert(one.compounds.begin(), argument.compounds.begin(), argument.compounds.end() - 1);
    }
    expand(std::move(one), out);
  }
  return true;
}

/// What is left of modern selectors becomes classes. False when the selector matches nothing in the document.
bool SelectorLowering::settle(Selector& selector) {
  for (CompoundSelector& compound : selector.compounds)
    for (std::size_t p = 0; p < compound.parts.size(); ++p) {
      if (is_pseudo(compound.parts[p], PseudoClass::Not)) {
        if (!settle_negation(compound, p)) return false;
      } else if (!settle_part(compound.parts[p])) {
        return false;
      }
    }
  return true;
}

bool SelectorLowering::settle_part(SimpleSelector& part) {
  if (part.kind != Kind::PseudoClass && !has_flag(part)) return part.name_space != model::NamespaceTest::Other;
  if (part.pseudo == PseudoClass::Scope || (part.pseudo == PseudoClass::Nesting && !part.parents)) {
    part = pseudo_class(PseudoClass::Root, "root");
    return true;
  }
  const bool wild =
      part.pseudo == PseudoClass::Lang && std::any_of(part.languages.begin(), part.languages.end(),
                                                      [](std::string_view l) { return l.empty() || l.find('*') != l.npos; });
  const bool young = has_flag(part) || is_list(part) || part.pseudo == PseudoClass::Has || part.pseudo == PseudoClass::Dir ||
                     wild || (part.pseudo != PseudoClass::Not && !part.arguments.empty());
  if (!young) return true;
  const std::string_view name = class_for(part);
  if (name.empty()) return false;
  part = SimpleSelector();
  part.kind = Kind::Class;
  part.name = name;
  return true;
}

/// :not(a, b) is :not(a):not(b), and what is no simple selector a class. What matches nothing excludes nothing.
bool SelectorLowering::settle_negation(CompoundSelector& compound, std::size_t part) {
  const SimpleSelector negation = compound.parts[part];
  std::vector<SimpleSelector> all;
  for (Selector const& argument : negation.arguments) {
    SimpleSelector one = negation;
    one.arguments = {argument};
    if (!is_simple(argument)) {
      SimpleSelector list = pseudo_class(PseudoClass::Is, "is");
      list.arguments = {argument};
      const std::string_view name = class_for(list);
      if (name.empty()) continue;
      one.arguments.front().compounds.assign(1, CompoundSelector());
      SimpleSelector& stand_in = one.arguments.front().compounds[0].parts.emplace_back();
      stand_in.kind = Kind::Class;
      stand_in.name = name;
    }
    all.push_back(std::move(one));
  }
  compound.parts.erase(compound.parts.begin() + static_cast<std::ptrdiff_t>(part));
  compound.parts.insert(compound.parts.begin() + static_cast<std::ptrdiff_t>(part), all.begin(), all.end());
  if (compound.parts.empty()) compound.parts.emplace_back();
  return true;
}

/// All elements that the compound of one part matches, in no order.
std::vector<NodeId> SelectorLowering::elements_of(CompoundSelector const& compound) {
  std::vector<NodeId> out;
  const SimpleSelector& part = compound.parts.front();
  if (is_pseudo(part, PseudoClass::Has)) {
    if (auto anchors = matcher_.anchors_of(part)) {
      out = std::move(*anchors);
      std::sort(out.begin(), out.end());
      out.erase(std::unique(out.begin(), out.end()), out.end());
      out.erase(std::remove_if(out.begin(), out.end(), [&](NodeId n) { return !matcher_.matches(compound, n); }), out.end());
      return out;
    }
  }
  for (NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root()))
    if (document_[n].kind == model::NodeKind::Element && matcher_.matches(compound, n)) out.push_back(n);
  return out;
}

/// The class on all elements that the part matches; empty when there are none.
std::string_view SelectorLowering::class_for(SimpleSelector const& part) {
  CompoundSelector& compound = asked_.emplace_back();
  compound.parts.push_back(part);
  Selector alone;
  alone.compounds.push_back(compound);
  std::string text;
  append_selector(text, alone);
  if (part.pseudo == PseudoClass::Nesting) text += std::to_string(reinterpret_cast<std::uintptr_t>(part.parents));
  const auto [at, fresh] = classes_.try_emplace(text);
  if (!fresh) return at->second;
  const std::vector<NodeId> matched = elements_of(compound);
  if (matched.empty()) return at->second;
  at->second = free_name(part.pseudo == PseudoClass::Nesting ? "nested" : text);
  names_.insert(at->second);
  for (const NodeId n : matched) out_.classes.push_back({n, at->second});
  return at->second;
}

/// “:has(> img)” is “has-img”.
std::string SelectorLowering::free_name(std::string const& text) const {
  constexpr std::size_t longest = 32;
  std::string stem;
  for (const char c : text) {
    const bool plain = (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9' && !stem.empty());
    if (plain && stem.size() < longest)
      stem += to_lower(c);
    else if (!stem.empty() && stem.back() != '-')
      stem += '-';
  }
  while (stem.ends_with('-')) stem.pop_back();
  if (stem.empty()) stem = "selected";
  std::string name = stem;
  for (int n = 2; names_.count(name) != 0; ++n) name = stem + '-' + std::to_string(n);
  return name;
}

bool is_root_selector(Selector const& selector) {
  if (selector.pseudo != model::PseudoElement::None) return false;
  for (SimpleSelector const& part : selector.compounds.back().parts) {
    if (part.kind == Kind::Type && (part.name == "html" || part.name == "body")) return true;
    if (part.kind == Kind::PseudoClass && part.pseudo == PseudoClass::Root) return true;
  }
  return false;
}

}  // namespace bifolio::style
