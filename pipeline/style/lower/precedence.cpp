// In an EPUB every sheet is an author's: what the cascade lets win by its origin or layer may lose there to a more specific
// selector. Rules that would are raised, by as little as it takes, on the evidence of the document.
#include <algorithm>
#include <map>
#include <numeric>
#include <span>

#include "base/numbers.h"
#include "style/lower/lowering.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

struct ShorthandParts {
  std::string_view name;
  std::initializer_list<std::string_view> parts;
};
// Those that people mix with their longhands; of others the name alone counts.
const ShorthandParts shorthands[] = {
    {"margin", {"margin-top", "margin-right", "margin-bottom", "margin-left"}},
    {"margin-inline", {"margin-right", "margin-left"}},
    {"margin-block", {"margin-top", "margin-bottom"}},
    {"margin-inline-start", {"margin-left", "margin-right"}},
    {"margin-inline-end", {"margin-left", "margin-right"}},
    {"margin-block-start", {"margin-top"}},
    {"margin-block-end", {"margin-bottom"}},
    {"padding", {"padding-top", "padding-right", "padding-bottom", "padding-left"}},
    {"padding-inline", {"padding-right", "padding-left"}},
    {"padding-block", {"padding-top", "padding-bottom"}},
    {"padding-inline-start", {"padding-left", "padding-right"}},
    {"padding-inline-end", {"padding-left", "padding-right"}},
    {"padding-block-start", {"padding-top"}},
    {"padding-block-end", {"padding-bottom"}},
    {"font", {"font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-variant", "line-height"}},
    {"font-variant", {"font-variant-caps", "font-variant-numeric", "font-variant-ligatures", "font-variant-position"}},
    {"background", {"background-color", "background-image", "background-position", "background-repeat", "background-size"}},
    {"list-style", {"list-style-type", "list-style-image", "list-style-position"}},
    {"text-decoration", {"text-decoration-line", "text-decoration-style", "text-decoration-color", "text-decoration-thickness"}},
    {"columns", {"column-count", "column-width"}},
    {"column-rule", {"column-rule-color", "column-rule-style", "column-rule-width"}},
    {"overflow", {"overflow-x", "overflow-y"}},
    {"inset", {"top", "right", "bottom", "left"}},
    {"white-space", {"white-space-collapse", "text-wrap"}},
    {"page-break-before", {"break-before"}},
    {"page-break-after", {"break-after"}},
    {"page-break-inside", {"break-inside"}},
    {"inline-size", {"width"}},
    {"block-size", {"height"}},
};
constexpr std::string_view border_sides[] = {"top", "right", "bottom", "left"};
constexpr std::string_view border_aspects[] = {"width", "style", "color"};

/// border, border-top, border-color, border-top-color: the sides and aspects that it sets.
bool add_border_slots(std::string_view name, std::vector<std::string>& out) {
  if (!name.starts_with("border")) return false;
  for (const std::string_view other : {"radius", "collapse", "spacing", "image"})
    if (name.find(other) != std::string_view::npos) return false;
  const auto mentions = [&](std::string_view part) { return name.find("-" + std::string(part)) != std::string_view::npos; };
  const bool one_side = std::any_of(std::begin(border_sides), std::end(border_sides), mentions);
  const bool one_aspect = std::any_of(std::begin(border_aspects), std::end(border_aspects), mentions);
  for (const std::string_view side : border_sides)
    for (const std::string_view aspect : border_aspects)
      if ((!one_side || mentions(side)) && (!one_aspect || mentions(aspect)))
        out.push_back("border-" + std::string(side) + '-' + std::string(aspect));
  return true;
}

std::vector<std::string> slots_of(std::string_view name) {
  std::vector<std::string> out;
  if (add_border_slots(name, out)) return out;
  for (ShorthandParts const& s : shorthands)
    if (s.name == name) out.insert(out.end(), s.parts.begin(), s.parts.end());
  if (out.empty()) out.emplace_back(name);
  return out;
}

class PrecedenceKeeper {
 public:
  PrecedenceKeeper(std::vector<LoweredItem>& items, Matches const& matches) : items_(items), matches_(matches) {
    std::map<std::string, std::uint32_t> numbers;
    for (auto& slots : slots_) slots.resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
      for (model::Declaration const& d : items[i].rule->declarations) {
        if (!items[i].stands_for(d)) continue;
        for (std::string const& slot : slots_of(d.name))
          slots_[d.important][i].push_back(numbers.try_emplace(slot, static_cast<std::uint32_t>(numbers.size())).first->second);
      }
    std::vector<std::uint32_t> every(numbers.size());
    std::iota(every.begin(), every.end(), 0);
    const auto all = numbers.find("all");
    for (auto& of_importance : slots_)
      for (auto& slots : of_importance) {
        std::sort(slots.begin(), slots.end());
        slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
        if (all != numbers.end() && std::binary_search(slots.begin(), slots.end(), all->second)) slots = every;
      }
    best_.resize(numbers.size());
  }

  void run() {
    constexpr int most_rounds = 12;
    for (int round = 0; round < most_rounds; ++round) {
      bool raised = false;
      for (std::vector<std::uint32_t> const& set : matches_.sets)
        for (const Importance importance : {Importance::Normal, Importance::Important}) raised |= check(set, importance);
      if (!raised) return;
    }
  }

 private:
  enum class Importance { Normal, Important };

  /// How a rule fares in the EPUB.
  struct Rank {
    Specificity specificity{};
    std::uint32_t item = 0;
    friend auto operator<=>(Rank const&, Rank const&) = default;
  };

  Rank rank_of(Matches::Entry const& e) const {
    LoweredItem const& item = items_[e.item];
    Rank rank{item.selectors[e.selector].selector.specificity, e.item};
    for (std::size_t i = 0; i < 3; ++i) rank.specificity[i] = static_cast<std::uint16_t>(rank.specificity[i] + item.raise[i]);
    return rank;
  }

  /// css-cascade-5 §6.1: of important declarations, earlier origins and layers win.
  bool cascades_before(std::uint32_t a, std::uint32_t b, Importance importance) const {
    const int sign = importance == Importance::Important ? -1 : 1;
    const auto key = [&](std::uint32_t id) {
      Matches::Entry const& e = matches_.entries[id];
      LoweredItem const& item = items_[e.item];
      return std::tuple(sign * static_cast<std::int64_t>(item.sheet->origin), sign * std::int64_t{item.layer},
                        item.selectors[e.selector].written, id);
    };
    return key(a) < key(b);
  }

  /// Goes through the rules of one element as the cascade does. True when one had to be raised.
  bool check(std::vector<std::uint32_t> const& set, Importance importance) {
    auto const& slots = slots_[static_cast<std::size_t>(importance)];
    order_.clear();
    for (const std::uint32_t id : set)
      if (!slots[matches_.entries[id].item].empty()) order_.push_back(id);
    if (order_.size() < 2) return false;
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return cascades_before(a, b, importance); });
    ++generation_;
    bool raised = false;
    for (const std::uint32_t id : order_) {
      Matches::Entry const& e = matches_.entries[id];
      for (const std::uint32_t slot : slots[e.item]) {
        Best& best = best_[slot];
        if (best.generation == generation_ && best.rank.item != e.item && rank_of(e) < best.rank) raised |= raise(e, best.rank);
        const Rank rank = rank_of(e);
        if (best.generation != generation_ || best.rank < rank) best = {generation_, rank};
      }
    }
    return raised;
  }

  /// Adds types, then classes, then ids, until the rule wins.
  bool raise(Matches::Entry const& e, Rank const& over) {
    Specificity& raise = items_[e.item].raise;
    const Specificity before = raise;
    for (std::size_t place = 3; place-- > 0;) {
      const std::uint16_t most = place == 2 ? 2 : 30;
      while (raise[place] < most) {
        ++raise[place];
        if (over < rank_of(e)) return true;
      }
      raise[place] = place == 0 ? raise[place] : before[place];
    }
    raise = before;
    return false;
  }

  struct Best {
    std::uint32_t generation = 0;
    Rank rank;
  };
  std::vector<LoweredItem>& items_;
  Matches const& matches_;
  using Slots = std::vector<std::vector<std::uint32_t>>;  // by item
  std::array<Slots, 2> slots_;                            ///< by importance
  std::vector<Best> best_;                                ///< by slot
  std::vector<std::uint32_t> order_;
  std::uint32_t generation_ = 0;
};

/// Whether the compound at the left may be html itself: then nothing can stand before it.
bool may_be_root(model::Selector const& s) {
  for (model::SimpleSelector const& p : s.compounds.front().parts) {
    if (p.kind == model::SimpleSelector::Kind::Type) return p.name == "html" || p.name == "body";
    if (p.kind == model::SimpleSelector::Kind::PseudoClass && p.pseudo == model::PseudoClass::Root) return true;
  }
  // A class or an id on html is rare, but nothing here rules it out: only what needs an ancestor or a sibling does.
  return s.compounds.size() == 1 && s.compounds.front().parts.front().kind != model::SimpleSelector::Kind::Class;
}

void raise_selector(model::Selector& s, Specificity const& by) {
  using Kind = model::SimpleSelector::Kind;
  const auto type = [&](std::string_view name) {
    model::CompoundSelector c;
    c.parts.emplace_back().kind = Kind::Type;
    c.parts.back().name = name;
    return c;
  };
  const auto exclude = [&](Kind kind) {  // what nothing is: it only counts
    model::SimpleSelector negation;
    negation.kind = Kind::PseudoClass;
    negation.pseudo = model::PseudoClass::Not;
    negation.name = "not";
    auto& part = negation.arguments.emplace_back().compounds.emplace_back().parts.emplace_back();
    part.kind = kind;
    part.name = "_";
    s.compounds.back().parts.push_back(negation);
  };
  const bool at_root = may_be_root(s);
  for (std::uint16_t i = 0; i < by[0]; ++i) exclude(Kind::Id);
  for (std::uint16_t i = 0; i < by[1]; ++i) exclude(Kind::Class);
  if (by[2] > 0 && at_root) return exclude(Kind::Class);
  if (by[2] > 1) s.compounds.insert(s.compounds.begin(), type("body"));
  if (by[2] > 0) s.compounds.insert(s.compounds.begin(), type("html"));
}

}  // namespace

void keep_precedence(std::vector<LoweredItem>& items, Matches const& matches, model::LoweredSheet& out) {
  PrecedenceKeeper(items, matches).run();
  for (LoweredItem& item : items) {
    if (item.raise == Specificity{}) continue;
    for (LoweredSelector& s : item.selectors) raise_selector(s.selector, item.raise);
    out.omissions.push_back({item.rule->span, serialize((*item.sheet)[item.rule->prelude]),
                             "its selector is made more specific, so that it still wins where the cascade lets it win",
                             model::LoweredSheet::Omission::Kind::Changed});
  }
}

}  // namespace bifolio::style
