// Matching selectors against the document (selectors-4 §18), right to left, without backtracking that cannot succeed.
// One matcher serves one walk over a document in document order.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "model/style_sheet.h"

namespace bifolio::style {

/// A Bloom filter over the names of an element's ancestors: most descendant selectors are refused by one look at it.
class NameFilter {
 public:
  void add(std::uint64_t hash) {
    bits_[(hash >> 6) & 3] |= std::uint64_t{1} << (hash & 63), bits_[(hash >> 14) & 3] |= std::uint64_t{1} << ((hash >> 8) & 63);
  }
  bool may_contain(std::uint64_t hash) const {
    return (bits_[(hash >> 6) & 3] >> (hash & 63) & 1) != 0 && (bits_[(hash >> 14) & 3] >> ((hash >> 8) & 63) & 1) != 0;
  }

 private:
  std::array<std::uint64_t, 4> bits_{};
};

std::uint64_t hash_of_type(std::string_view name);
std::uint64_t hash_of_id(std::string_view name);
std::uint64_t hash_of_class(std::string_view name);

/// What the matcher asks of an element again and again, found once.
struct ElementFacts {
  std::uint32_t index = 0, count = 0;            ///< 1-based among element siblings, and how many there are
  std::uint32_t type_index = 0, type_count = 0;  ///< among those of the same type
};

class Matcher {
 public:
  explicit Matcher(model::Document const& document);

  bool matches(model::Selector const& selector, model::NodeId element);
  /// Whether one compound selector matches, its combinator left aside.
  bool matches(model::CompoundSelector const& compound, model::NodeId element) { return match_compound(compound, element); }
  /// The elements of which :has() may be true, in no order; nothing where it may be true of any. The part must outlive the matcher.
  std::optional<std::vector<model::NodeId>> anchors_of(model::SimpleSelector const& has);
  /// True once so much has been asked of :has() that the rest is answered with no.
  bool gave_up() const { return has_budget_ <= 0; }

 private:
  struct HasAnchors;
  enum class Result { Matches, FailsHere, FailsForSiblings, FailsForAll };
  using Compounds = std::vector<model::CompoundSelector>;

  Result match_from(Compounds const& compounds, std::size_t last, model::NodeId element);
  Result match_ancestors(Compounds const& compounds, std::size_t last, model::NodeId element);
  Result match_earlier_sibling(Compounds const& compounds, std::size_t last, model::NodeId element);
  bool is_body(model::NodeId element) const;
  bool match_head(Compounds const& compounds, std::size_t last);
  bool match_head(model::SimpleSelector const& part);
  bool match_compound(model::CompoundSelector const& compound, model::NodeId element);
  bool match_simple(model::SimpleSelector const& part, model::NodeId element);
  bool match_attribute(model::SimpleSelector const& part, model::NodeId element) const;
  bool match_pseudo(model::SimpleSelector const& part, model::NodeId element);
  bool match_nth(model::SimpleSelector const& part, model::NodeId element);
  bool match_language(model::SimpleSelector const& part, model::NodeId element) const;
  bool match_direction(model::SimpleSelector const& part, model::NodeId element) const;
  bool match_parents(std::vector<model::Selector> const* list, model::NodeId element);
  bool match_any(std::vector<model::Selector> const& list, model::NodeId element);
  bool match_has(std::vector<model::Selector> const& list, model::NodeId anchor);
  bool has_relative(model::Selector const& selector, model::NodeId anchor);
  bool is_within(model::NodeId element, model::NodeId scope);
  bool has_within(model::Selector const& selector, model::NodeId scope);
  HasAnchors const& has_anchors(std::vector<model::Selector> const& list);
  bool may_have(std::vector<model::Selector> const& list, model::NodeId anchor);
  void mark_above(model::Selector const& selector, HasAnchors& anchors);
  bool relates_to_anchor(model::Combinator combinator, model::NodeId element) const;
  bool is_empty(model::NodeId element) const;
  std::uint32_t index_among(model::SimpleSelector const& part, model::NodeId element);

  model::NodeId parent_of(model::NodeId element) const;
  model::NodeId previous_of(model::NodeId element) const;

  /// How far a parent's children have been asked for “is there an earlier sibling that matches”.
  struct SiblingScan {
    model::NodeId next;
    bool found = false;
  };
  /// Which elements a list of :has() may be about: those above an element that one of its subjects may be.
  struct HasAnchors {
    bool all = false;
    std::vector<bool> above;          ///< by node; empty: none
    std::vector<bool> above_sibling;  ///< of relative selectors that begin with + or ~: the parents of what they may be about
    std::vector<model::NodeId> marked, marked_siblings;  ///< those that are set in them
  };
  struct ScanKey {
    void const* compound;
    std::uint32_t parent;
    friend bool operator==(ScanKey const&, ScanKey const&) = default;
  };
  struct ScanHash {
    std::size_t operator()(ScanKey const& key) const noexcept {
      return reinterpret_cast<std::uintptr_t>(key.compound) * 31 + key.parent * std::size_t{0x9E3779B9};
    }
  };

  model::Document const& document_;
  std::vector<ElementFacts> facts_;
  std::unordered_map<ScanKey, SiblingScan, ScanHash> sibling_scans_;
  /// :nth-child(of S): the index of each child that matches S, 0 for the others, by parent and selector.
  std::unordered_map<ScanKey, std::vector<std::pair<model::NodeId, std::uint32_t>>, ScanHash> indices_of_;
  std::unordered_map<ScanKey, bool, ScanHash> parents_;      ///< `&`: whether the list matches the element
  std::unordered_map<ScanKey, bool, ScanHash> has_results_;  ///< :has() of the list, by anchor
  std::unordered_map<void const*, HasAnchors> has_anchors_;
  std::unordered_map<std::uint64_t, std::vector<model::NodeId>>
      by_name_;  ///< elements by a hashed type, id or class; filled for :has()
  model::NodeId has_anchor_;
  Compounds const* relative_ = nullptr;  ///< the selector that is relative to has_anchor_
  std::int64_t has_budget_ = 20'000'000;
};

}  // namespace bifolio::style
