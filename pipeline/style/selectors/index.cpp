#include "style/selectors/index.h"

#include <algorithm>

#include "style/selectors/presence.h"

namespace bifolio::style {
namespace {

using model::Combinator;
using model::NodeId;
using model::SimpleSelector;

constexpr std::size_t most_shared_keys = 256;

}  // namespace

/// The keys one of which every match has; false when the part is no help.
bool RuleIndex::key_of(SimpleSelector const& part, std::vector<Key>& out) {
  switch (part.kind) {
    case SimpleSelector::Kind::Id: out.push_back({KeyKind::Id, part.name}); return true;
    case SimpleSelector::Kind::Class: out.push_back({KeyKind::Class, part.name}); return true;
    case SimpleSelector::Kind::Type: out.push_back({KeyKind::Type, part.name}); return true;
    case SimpleSelector::Kind::Attribute:
      if (part.name != "role")
        out.push_back({KeyKind::Attribute, part.name});
      else if (part.match == model::AttributeMatch::Equals && !part.ignore_case)
        out.push_back({KeyKind::Role, part.value});
      else
        return false;
      return true;
    case SimpleSelector::Kind::PseudoClass:
      if (part.pseudo == model::PseudoClass::Is || part.pseudo == model::PseudoClass::Where)
        return keys_of_list(part.arguments, SIZE_MAX, out);
      if (part.pseudo == model::PseudoClass::Nesting && part.parents) return keys_of_list(*part.parents, most_shared_keys, out);
      if (part.pseudo == model::PseudoClass::Root) return out.push_back({KeyKind::Type, "html"}), true;
      return false;
    case SimpleSelector::Kind::Universal: return false;
  }
  return false;
}

/// Of a long list that many nested rules share, each would repeat the keys: they are tried on every element instead.
bool RuleIndex::keys_of_list(std::vector<model::Selector> const& list, std::size_t most_keys, std::vector<Key>& out) {
  if (list.size() > most_keys) return false;
  std::vector<Key> all;
  for (model::Selector const& s : list)
    if (!keys_of(s.compounds.back(), all) || all.size() > most_keys) return false;
  out.insert(out.end(), all.begin(), all.end());
  return true;
}

bool RuleIndex::keys_of(model::CompoundSelector const& compound, std::vector<Key>& out) {
  // The rarest kind first: ids, classes, roles, lists of those, types.
  const auto rank = [](SimpleSelector const& p) {
    switch (p.kind) {
      case SimpleSelector::Kind::Id: return 0;
      case SimpleSelector::Kind::Class: return 1;
      case SimpleSelector::Kind::Attribute: return 2;
      case SimpleSelector::Kind::PseudoClass: return 3;
      case SimpleSelector::Kind::Type: return 4;
      case SimpleSelector::Kind::Universal: return 5;
    }
    return 5;
  };
  for (int wanted = 0; wanted < 5; ++wanted)
    for (SimpleSelector const& p : compound.parts)
      if (rank(p) == wanted && key_of(p, out)) return true;
  return false;
}

void RuleIndex::add(std::uint32_t id, model::Selector const& selector) {
  std::vector<Key> keys;
  if (!keys_of(selector.compounds.back(), keys)) {
    others_.push_back(id);
    return;
  }
  for (Key const& key : keys) bucket(key.kind)[key.name].push_back(id);
}

void RuleIndex::look_up(KeyKind kind, std::string_view name, std::vector<std::uint32_t>& out) const {
  Bucket const& names = buckets_[static_cast<std::size_t>(kind)];
  const auto found = names.find(name);
  if (found != names.end()) out.insert(out.end(), found->second.begin(), found->second.end());
}

void RuleIndex::candidates(model::Document const& document, NodeId element, std::vector<std::uint32_t>& out) const {
  out.assign(others_.begin(), others_.end());
  look_up(KeyKind::Type, to_string(document[element].tag), out);
  if (document[element].role != model::Role::None) look_up(KeyKind::Role, to_string(document[element].role), out);
  for (model::Attribute const& a : document.attributes(element)) {
    if (a.name == "id")
      look_up(KeyKind::Id, a.value, out);
    else if (a.name == "class")
      for_each_class(a.value, [&](std::string_view name) { look_up(KeyKind::Class, name, out); });
    else if (a.name == "role" && document[element].role == model::Role::None)
      look_up(KeyKind::Role, a.value, out);
    look_up(KeyKind::Attribute, a.name, out);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

AncestorNames ancestor_names(model::Selector const& selector) {
  AncestorNames names;
  const auto& compounds = selector.compounds;
  bool is_ancestor = false;
  for (std::size_t i = compounds.size(); i-- > 1;) {
    // A sibling's name is no ancestor's, but what stands left of a sibling with an ancestor's combinator is.
    is_ancestor = compounds[i].combinator == Combinator::Descendant || compounds[i].combinator == Combinator::Child;
    if (!is_ancestor) continue;
    for (SimpleSelector const& part : compounds[i - 1].parts) {
      if (names.count == names.hashes.size()) return names;
      if (part.kind == SimpleSelector::Kind::Id)
        names.hashes[names.count++] = hash_of_id(part.name);
      else if (part.kind == SimpleSelector::Kind::Class)
        names.hashes[names.count++] = hash_of_class(part.name);
      else if (part.kind == SimpleSelector::Kind::Type)
        names.hashes[names.count++] = hash_of_type(part.name);
    }
  }
  return names;
}

void add_names(NameFilter& filter, model::Document const& document, NodeId element) {
  filter.add(hash_of_type(to_string(document[element].tag)));
  for (model::Attribute const& a : document.attributes(element)) {
    if (a.name == "id")
      filter.add(hash_of_id(a.value));
    else if (a.name == "class")
      for_each_class(a.value, [&](std::string_view name) { filter.add(hash_of_class(name)); });
  }
}

}  // namespace bifolio::style
