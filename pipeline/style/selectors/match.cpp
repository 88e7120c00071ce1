#include "style/selectors/match.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/utf8.h"
#include "style/names.h"
#include "style/selectors/compare.h"

namespace bifolio::style {
namespace {

using model::Combinator;
using model::Document;
using model::NodeId;
using model::NodeKind;
using model::PseudoClass;
using model::Selector;
using model::SimpleSelector;

bool nth_matches(model::NthPattern const& pattern, std::uint32_t index) { return index != 0 && model::matches(pattern, index); }

}  // namespace

std::uint64_t hash_of_type(std::string_view name) { return hash64(name, 0x9ae16a3b2f90404fULL); }
std::uint64_t hash_of_id(std::string_view name) { return hash64(name, 0xc3a5c85c97cb3127ULL); }
std::uint64_t hash_of_class(std::string_view name) { return hash64(name, 0xb492b66fbe98f273ULL); }

Matcher::Matcher(Document const& document) : document_(document), facts_(document.size()) {
  std::array<std::uint32_t, model::tag_count> by_tag{};
  for (NodeId parent = document.root(); parent; parent = next_in_order(document, parent, document.root())) {
    std::uint32_t count = 0;
    for (NodeId c = document[parent].first_child; c; c = document[c].next) {
      if (document[c].kind != NodeKind::Element) continue;
      ElementFacts& f = facts_[c.index()];
      f.index = ++count;
      f.type_index = ++by_tag[static_cast<std::size_t>(document[c].tag)];
    }
    for (NodeId c = document[parent].first_child; c; c = document[c].next) {
      if (document[c].kind != NodeKind::Element) continue;
      facts_[c.index()].count = count;
      facts_[c.index()].type_count = by_tag[static_cast<std::size_t>(document[c].tag)];
    }
    for (NodeId c = document[parent].first_child; c; c = document[c].next)
      if (document[c].kind == NodeKind::Element) by_tag[static_cast<std::size_t>(document[c].tag)] = 0;
  }
  facts_[document.root().index()] = {1, 1, 1, 1};
  for (NodeId c = document[document.root()].first_child; c; c = document[c].next)
    if (is_body(c)) facts_[c.index()] = {2, 2, 1, 1};
}

/// Before it stands the head in both books, of which the document has no element.
bool Matcher::is_body(NodeId element) const {
  return document_[element].tag == model::Tag::Body && document_[element].parent == document_.root();
}

/// Compounds [0, last] with the head as the last one's.
bool Matcher::match_head(Compounds const& compounds, std::size_t last) {
  for (SimpleSelector const& part : compounds[last].parts)
    if (!match_head(part)) return false;
  if (last == 0) return &compounds != relative_;
  const bool within = compounds[last].combinator == Combinator::Descendant || compounds[last].combinator == Combinator::Child;
  return within && match_from(compounds, last - 1, document_.root()) == Result::Matches;
}

bool Matcher::match_head(SimpleSelector const& part) {
  const auto any = [&](std::vector<Selector> const& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](Selector const& s) { return match_head(s.compounds, s.compounds.size() - 1); });
  };
  if (part.kind == SimpleSelector::Kind::Type) return part.name == "head";
  if (part.kind != SimpleSelector::Kind::PseudoClass) return part.kind == SimpleSelector::Kind::Universal;
  switch (part.pseudo) {
    case PseudoClass::FirstChild:
    case PseudoClass::FirstOfType:
    case PseudoClass::LastOfType:
    case PseudoClass::OnlyOfType: return true;
    case PseudoClass::Is:
    case PseudoClass::Where: return any(part.arguments);
    case PseudoClass::Not: return !any(part.arguments);
    case PseudoClass::Nesting: return part.parents && any(*part.parents);
    default: return false;
  }
}

NodeId Matcher::parent_of(NodeId element) const { return document_[element].parent; }

NodeId Matcher::previous_of(NodeId element) const {
  NodeId n = document_[element].previous;
  while (n && document_[n].kind != NodeKind::Element) n = document_[n].previous;
  return n;
}

bool Matcher::matches(Selector const& selector, NodeId element) {
  return match_from(selector.compounds, selector.compounds.size() - 1, element) == Result::Matches;
}

/// Matches compounds [0, last] with `element` as the last one's. How a failure ends the search for others of the loops above
/// it is what keeps this linear in the depth.
Matcher::Result Matcher::match_from(Compounds const& compounds, std::size_t last, NodeId element) {
  if (!match_compound(compounds[last], element)) return Result::FailsHere;
  if (last == 0)
    return &compounds != relative_ || relates_to_anchor(compounds[0].combinator, element) ? Result::Matches : Result::FailsHere;
  switch (compounds[last].combinator) {
    case Combinator::Descendant: return match_ancestors(compounds, last, element);
    case Combinator::Child: {
      const NodeId parent = parent_of(element);
      if (!parent) return Result::FailsForAll;
      const Result r = match_from(compounds, last - 1, parent);
      return r == Result::FailsForSiblings ? Result::FailsHere : r;
    }
    case Combinator::NextSibling: {
      const NodeId previous = previous_of(element);
      if (!previous && is_body(element) && match_head(compounds, last - 1)) return Result::Matches;
      return previous ? match_from(compounds, last - 1, previous) : Result::FailsForSiblings;
    }
    case Combinator::SubsequentSibling: return match_earlier_sibling(compounds, last, element);
  }
  return Result::FailsHere;
}

/// selectors-4 §4.5: a relative selector's first compound stands in this relation to the anchor of :has().
bool Matcher::relates_to_anchor(Combinator combinator, NodeId element) const {
  switch (combinator) {
    case Combinator::Descendant:
      for (NodeId a = parent_of(element); a; a = parent_of(a))
        if (a == has_anchor_) return true;
      return false;
    case Combinator::Child: return parent_of(element) == has_anchor_;
    case Combinator::NextSibling: return previous_of(element) == has_anchor_;
    case Combinator::SubsequentSibling:
      return parent_of(element) == parent_of(has_anchor_) && facts_[element.index()].index > facts_[has_anchor_.index()].index;
  }
  return false;
}

Matcher::Result Matcher::match_ancestors(Compounds const& compounds, std::size_t last, NodeId element) {
  for (NodeId a = parent_of(element); a; a = parent_of(a)) {
    const Result r = match_from(compounds, last - 1, a);
    if (r == Result::Matches || r == Result::FailsForAll) return r;
  }
  return Result::FailsForAll;
}

/// Whether some earlier sibling matches. What was found for the siblings before is remembered, so that a list of n elements
/// costs n steps a selector, not n².
Matcher::Result Matcher::match_earlier_sibling(Compounds const& compounds, std::size_t last, NodeId element) {
  const NodeId parent = parent_of(element);
  if (!parent) return Result::FailsForSiblings;
  if (is_body(element) && match_head(compounds, last - 1)) return Result::Matches;
  if (&compounds == relative_) {  // the answer depends on the anchor
    for (NodeId s = previous_of(element); s; s = previous_of(s)) {
      --has_budget_;
      const Result r = match_from(compounds, last - 1, s);
      if (r != Result::FailsHere) return r;
    }
    return Result::FailsForSiblings;
  }
  const ScanKey key{&compounds[last], parent.value};
  auto [entry, fresh] = sibling_scans_.try_emplace(key);
  SiblingScan scan = entry->second;
  if (fresh) scan.next = document_[parent].first_child;
  const std::uint32_t end = facts_[element.index()].index;
  for (; !scan.found && scan.next && scan.next != element; scan.next = document_[scan.next].next) {
    if (document_[scan.next].kind != NodeKind::Element) continue;
    if (facts_[scan.next.index()].index >= end) break;
    scan.found = match_from(compounds, last - 1, scan.next) == Result::Matches;
  }
  sibling_scans_[key] = scan;
  if (!scan.found) return Result::FailsForSiblings;
  return Result::Matches;
}

bool Matcher::match_compound(model::CompoundSelector const& compound, NodeId element) {
  for (SimpleSelector const& part : compound.parts)
    if (!match_simple(part, element)) return false;
  return true;
}

bool Matcher::match_simple(SimpleSelector const& part, NodeId element) {
  switch (part.kind) {
    case SimpleSelector::Kind::Universal: return is_in(part.name_space, document_[element].tag);
    case SimpleSelector::Kind::Type:
      return to_string(document_[element].tag) == part.name && is_in(part.name_space, document_[element].tag);
    case SimpleSelector::Kind::Id: return document_.attribute(element, "id") == part.name;
    case SimpleSelector::Kind::Class: return document_.has_class(element, part.name);
    case SimpleSelector::Kind::Attribute: return match_attribute(part, element);
    case SimpleSelector::Kind::PseudoClass: return match_pseudo(part, element);
  }
  return false;
}

/// The role stands beside the attributes; `epub:type` and `xml:lang` are matched under those names.
bool Matcher::match_attribute(SimpleSelector const& part, NodeId element) const {
  if (part.name == "role" && document_[element].role != model::Role::None)
    return compare_attribute(part, to_string(document_[element].role));
  return document_.has_attribute(element, part.name) && compare_attribute(part, document_.attribute(element, part.name));
}

bool Matcher::match_pseudo(SimpleSelector const& part, NodeId element) {
  ElementFacts const& f = facts_[element.index()];
  switch (part.pseudo) {
    case PseudoClass::Root: return element == document_.root();
    case PseudoClass::Scope: return has_anchor_ ? element == has_anchor_ : element == document_.root();
    case PseudoClass::Empty: return is_empty(element);
    case PseudoClass::FirstChild: return f.index == 1;
    case PseudoClass::LastChild: return f.index == f.count;
    case PseudoClass::OnlyChild: return f.count == 1;
    case PseudoClass::FirstOfType: return f.type_index == 1;
    case PseudoClass::LastOfType: return f.type_index == f.type_count;
    case PseudoClass::OnlyOfType: return f.type_count == 1;
    case PseudoClass::NthChild:
    case PseudoClass::NthLastChild:
    case PseudoClass::NthOfType:
    case PseudoClass::NthLastOfType: return match_nth(part, element);
    case PseudoClass::Link:
    case PseudoClass::AnyLink: return document_[element].tag == model::Tag::A && document_.has_attribute(element, "href");
    case PseudoClass::Lang: return match_language(part, element);
    case PseudoClass::Dir: return match_direction(part, element);
    case PseudoClass::Is:
    case PseudoClass::Where: return match_any(part.arguments, element);
    case PseudoClass::Not: return !match_any(part.arguments, element);
    case PseudoClass::Has: return match_has(part.arguments, element);
    case PseudoClass::Nesting: return match_parents(part.parents, element);
    case PseudoClass::Never: return false;
  }
  return false;
}

/// css-nesting-1 §3.2: as :is() of the parent rule's list. Remembered, so that `& & &` in many levels costs each list once an
/// element.
bool Matcher::match_parents(std::vector<Selector> const* list, NodeId element) {
  if (!list) return element == document_.root();
  const ScanKey key{list, element.value};
  if (const auto known = parents_.find(key); known != parents_.end()) return known->second;
  const bool matched = match_any(*list, element);
  parents_[key] = matched;
  return matched;
}

bool Matcher::match_nth(SimpleSelector const& part, NodeId element) {
  ElementFacts const& f = facts_[element.index()];
  if (!part.arguments.empty()) return nth_matches(part.nth, index_among(part, element));
  switch (part.pseudo) {
    case PseudoClass::NthLastChild: return nth_matches(part.nth, f.count - f.index + 1);
    case PseudoClass::NthOfType: return nth_matches(part.nth, f.type_index);
    case PseudoClass::NthLastOfType: return nth_matches(part.nth, f.type_count - f.type_index + 1);
    default: return nth_matches(part.nth, f.index);
  }
}

/// The element's index among those siblings that match `of S`, counted from the end for :nth-last-child; 0 if it does not.
std::uint32_t Matcher::index_among(SimpleSelector const& part, NodeId element) {
  const NodeId parent = parent_of(element);
  if (!parent) return match_any(part.arguments, element) ? 1 : 0;
  auto [entry, fresh] = indices_of_.try_emplace(ScanKey{&part, parent.value});
  if (fresh) {
    std::vector<std::pair<NodeId, std::uint32_t>> found;
    for (NodeId c = document_[parent].first_child; c; c = document_[c].next)
      if (document_[c].kind == NodeKind::Element && match_any(part.arguments, c)) found.emplace_back(c, found.size() + 1);
    if (part.pseudo == PseudoClass::NthLastChild)
      for (auto& [id, index] : found) index = static_cast<std::uint32_t>(found.size()) + 1 - index;
    std::sort(found.begin(), found.end());
    entry = indices_of_.find(ScanKey{&part, parent.value});
    entry->second = std::move(found);
  }
  auto const& list = entry->second;
  const auto at = std::lower_bound(list.begin(), list.end(), std::pair(element, std::uint32_t{0}));
  return at != list.end() && at->first == element ? at->second : 0;
}

bool Matcher::match_language(SimpleSelector const& part, NodeId element) const {
  std::string_view language = document_.metadata.language;
  for (NodeId n = element; n; n = parent_of(n)) {
    const bool plain = document_.has_attribute(n, "lang");
    if (!plain && !document_.has_attribute(n, "xml:lang")) continue;
    language = document_.attribute(n, plain ? "lang" : "xml:lang");  // empty: not known
    break;
  }
  return std::any_of(part.languages.begin(), part.languages.end(),
                     [&](std::string_view range) { return language_matches(range, language); });
}

bool Matcher::match_direction(SimpleSelector const& part, NodeId element) const {
  for (NodeId n = element; n; n = parent_of(n)) {
    const std::string_view dir = document_.attribute(n, "dir");
    if (same_name(dir, "ltr") || same_name(dir, "rtl")) return same_name(dir, part.value);
  }
  return part.value == "ltr";
}

bool Matcher::match_any(std::vector<Selector> const& list, NodeId element) {
  return std::any_of(list.begin(), list.end(),
                     [&](Selector const& s) { return s.pseudo == model::PseudoElement::None && matches(s, element); });
}

// selectors-4 §14.2: white space does not count.
bool Matcher::is_empty(NodeId element) const {
  for (NodeId c = document_[element].first_child; c; c = document_[c].next) {
    if (document_[c].kind == NodeKind::Element) return false;
    if (!std::all_of(document_[c].text.begin(), document_[c].text.end(), utf8::is_html_space)) return false;
  }
  return true;
}

}  // namespace bifolio::style
