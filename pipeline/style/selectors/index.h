// RuleIndex: the style rules that may match an element, found by its id, classes, role and type instead of by trying all.
#pragma once

#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "model/style_sheet.h"
#include "style/selectors/match.h"

namespace bifolio::style {

class RuleIndex {
 public:
  /// `id` is given back by candidates(). Ids are added in ascending order.
  void add(std::uint32_t id, model::Selector const& selector);

  /// The ids of all selectors whose subject may be the element: ascending, each once.
  void candidates(model::Document const& document, model::NodeId element, std::vector<std::uint32_t>& out) const;

 private:
  enum class KeyKind : std::uint8_t { Id, Class, Role, Type, Attribute };
  struct Key {
    KeyKind kind;
    std::string_view name;
  };
  using Bucket = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;

  static bool keys_of(model::CompoundSelector const& compound, std::vector<Key>& out);
  static bool keys_of_list(std::vector<model::Selector> const& list, std::size_t most_keys, std::vector<Key>& out);
  static bool key_of(model::SimpleSelector const& part, std::vector<Key>& out);
  Bucket& bucket(KeyKind kind) { return buckets_[static_cast<std::size_t>(kind)]; }
  void look_up(KeyKind kind, std::string_view name, std::vector<std::uint32_t>& out) const;

  std::array<Bucket, 5> buckets_;
  std::vector<std::uint32_t> others_;
};

/// The names that an element's ancestors must have for the selector to match; at most four, hashed.
struct AncestorNames {
  std::array<std::uint64_t, 4> hashes{};
  std::size_t count = 0;
  bool may_match(NameFilter const& ancestors) const {
    for (std::size_t i = 0; i < count; ++i)
      if (!ancestors.may_contain(hashes[i])) return false;
    return true;
  }
};
AncestorNames ancestor_names(model::Selector const& selector);

/// The filter of an element's children: its own names and those of all its ancestors.
void add_names(NameFilter& filter, model::Document const& document, model::NodeId element);

}  // namespace bifolio::style
