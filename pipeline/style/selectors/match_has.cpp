// :has() (selectors-4 §4.5): asked only of the elements above, or beside what is above, one that its subject may be.
#include <algorithm>

#include "style/selectors/match.h"
#include "style/selectors/presence.h"

namespace bifolio::style {

using model::Combinator;
using model::NodeId;
using model::NodeKind;
using model::Selector;
using model::SimpleSelector;

namespace {

/// A name that the compound's elements must have, the rarest first.
std::uint64_t required_name(model::CompoundSelector const& compound) {
  std::uint64_t type = 0, by_class = 0;
  for (SimpleSelector const& part : compound.parts) {
    if (part.kind == SimpleSelector::Kind::Id) return hash_of_id(part.name);
    if (part.kind == SimpleSelector::Kind::Class) by_class = hash_of_class(part.name);
    if (part.kind == SimpleSelector::Kind::Type) type = hash_of_type(part.name);
  }
  return by_class != 0 ? by_class : type;
}

}  // namespace

bool Matcher::match_has(std::vector<Selector> const& list, NodeId anchor) {
  if (has_anchor_) return false;  // selectors-4 §4.5: :has() does not nest
  if (!may_have(list, anchor)) return false;
  // Asked once an anchor, not once an element within it: "table:has(th) td" is asked for every cell.
  const auto [known, is_new] = has_results_.try_emplace(ScanKey{&list, anchor.value}, false);
  if (!is_new) return known->second;
  has_anchor_ = anchor;
  const bool any = std::any_of(list.begin(), list.end(), [&](Selector const& s) {
    relative_ = &s.compounds;
    return has_relative(s, anchor);
  });
  has_anchor_ = {};
  relative_ = nullptr;
  return has_results_[{&list, anchor.value}] = any;
}

bool Matcher::has_relative(Selector const& selector, NodeId anchor) {
  const Combinator first = selector.compounds.front().combinator;
  if (first == Combinator::Descendant || first == Combinator::Child) return has_within(selector, anchor);
  for (NodeId s = document_[anchor].next; s; s = document_[s].next) {
    if (document_[s].kind != NodeKind::Element) continue;
    if (--has_budget_ < 0) return false;
    if (matches(selector, s) || (selector.compounds.size() > 1 && has_within(selector, s))) return true;
    if (first == Combinator::NextSibling && selector.compounds.size() == 1) return false;
  }
  return false;
}

bool Matcher::is_within(NodeId element, NodeId scope) {
  for (NodeId n = parent_of(element); n && --has_budget_ >= 0; n = parent_of(n))
    if (n == scope) return true;
  return false;
}

/// Where few elements have the name that the selector's subject must have, these are asked, and not all in the scope.
bool Matcher::has_within(Selector const& selector, NodeId scope) {
  constexpr std::size_t few = 8;
  if (const std::uint64_t name = required_name(selector.compounds.back()); name != 0) {
    const auto named = by_name_.find(name);
    if (named == by_name_.end()) return false;
    if (named->second.size() <= few)
      return std::any_of(named->second.begin(), named->second.end(),
                         [&](NodeId n) { return is_within(n, scope) && matches(selector, n); });
  }
  for (NodeId n = next_in_order(document_, scope, scope); n; n = next_in_order(document_, n, scope)) {
    if (--has_budget_ < 0) return false;
    if (document_[n].kind == NodeKind::Element && matches(selector, n)) return true;
  }
  return false;
}

Matcher::HasAnchors const& Matcher::has_anchors(std::vector<Selector> const& list) {
  const auto [entry, is_new] = has_anchors_.try_emplace(&list);
  if (is_new)
    for (Selector const& s : list) mark_above(s, entry->second);
  return entry->second;
}

std::optional<std::vector<NodeId>> Matcher::anchors_of(SimpleSelector const& has) {
  HasAnchors const& anchors = has_anchors(has.arguments);
  if (anchors.all) return std::nullopt;
  std::vector<NodeId> out = anchors.marked;
  for (const NodeId parent : anchors.marked_siblings)
    for (NodeId n = document_[parent].first_child; n; n = document_[n].next)
      if (document_[n].kind == NodeKind::Element) out.push_back(n);
  return out;
}

bool Matcher::may_have(std::vector<Selector> const& list, NodeId anchor) {
  HasAnchors const& anchors = has_anchors(list);
  if (anchors.all || (!anchors.above.empty() && anchors.above[anchor.index()])) return true;
  const NodeId parent = parent_of(anchor);
  return parent && !anchors.above_sibling.empty() && anchors.above_sibling[parent.index()];
}

void Matcher::mark_above(Selector const& selector, HasAnchors& anchors) {
  const std::uint64_t name = required_name(selector.compounds.back());
  if (name == 0) {
    anchors.all = true;
    return;
  }
  if (by_name_.empty())
    for (NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root())) {
      if (document_[n].kind != NodeKind::Element) continue;
      by_name_[hash_of_type(to_string(document_[n].tag))].push_back(n);
      if (document_.has_attribute(n, "id")) by_name_[hash_of_id(document_.attribute(n, "id"))].push_back(n);
      for_each_class(document_.attribute(n, "class"), [&](std::string_view c) { by_name_[hash_of_class(c)].push_back(n); });
    }
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return;
  const Combinator first = selector.compounds.front().combinator;
  const bool is_within = first == Combinator::Descendant || first == Combinator::Child;
  auto& above = is_within ? anchors.above : anchors.above_sibling;
  auto& marked = is_within ? anchors.marked : anchors.marked_siblings;
  above.resize(document_.size());
  for (const NodeId n : found->second)
    for (NodeId a = parent_of(n); a && !above[a.index()]; a = parent_of(a)) above[a.index()] = true, marked.push_back(a);
}

}  // namespace bifolio::style
