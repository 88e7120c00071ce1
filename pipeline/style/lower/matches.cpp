// Which lowered rules meet on which elements: one walk over the document, as the cascade's, but over the selectors that the EPUB
// has. Equal sets of rules are kept once.
#include <algorithm>
#include <map>

#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/selectors/index.h"
#include "style/selectors/presence.h"

namespace bifolio::style {
namespace {

using model::Document;
using model::NodeId;
using model::PseudoElement;

class MatchingWalk {
 public:
  MatchingWalk(std::vector<LoweredItem>& items, Document const& document, RegisteredProperties const& registered,
               model::StyledDocument const* screen)
      : items_(items), document_(document), registered_(registered), screen_(screen), matcher_(document), names_(document) {
    for (std::uint32_t i = 0; i < items.size(); ++i) add(i);
    out_.variables.push_back(registered.initial);
  }

  Matches run() {
    struct Level {
      NodeId element;
      NameFilter names;
      Directions directions;
      std::uint32_t environment = 0;
    };
    std::vector<Level> levels;
    for (NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root())) {
      if (document_[n].kind != model::NodeKind::Element) continue;
      while (!levels.empty() && levels.back().element != document_[n].parent) levels.pop_back();
      Level level{n, levels.empty() ? NameFilter() : levels.back().names, {}, 0};
      const std::uint32_t inherited = levels.empty() ? 0 : levels.back().environment;
      match(n, level.names);
      level.directions = directions(n, levels.empty() ? Directions{true, false} : levels.back().directions);
      note(level.directions);
      note_sizes(n);
      level.environment = element(inherited, levels.empty());
      if (document_.has_attribute(n, "style"))
        out_.styled[n] = {level.environment, size_of(document_[n].parent), level.directions.ltr, level.directions.rtl};
      add_names(level.names, document_, n);
      levels.push_back(level);
    }
    for (LoweredItem& item : items_) {
      std::sort(item.environments.begin(), item.environments.end());
      item.environments.erase(std::unique(item.environments.begin(), item.environments.end()), item.environments.end());
    }
    return std::move(out_);
  }

 private:
  /// Which directions text may have in an element: both, where only a style or the text itself says.
  struct Directions {
    bool ltr = false, rtl = false;
  };

  Directions directions(NodeId n, Directions inherited) const {
    if (document_.attribute(n, "style").find("direction") != std::string_view::npos) return {true, true};
    Directions styled;
    for (const std::uint32_t id : matched_[0]) {
      Directions const& of_rule = directions_[out_.entries[id].item];
      styled = {styled.ltr || of_rule.ltr, styled.rtl || of_rule.rtl};
    }
    if (styled.ltr || styled.rtl) return styled;
    const std::string_view dir = document_.attribute(n, "dir");
    if (same_name(dir, "ltr")) return {true, false};
    if (same_name(dir, "rtl")) return {false, true};
    if (same_name(dir, "auto") || document_[n].tag == model::Tag::Bdi) return {true, true};
    return is_code(document_[n].tag) ? Directions{true, false} : inherited;
  }

  /// What base.css sets from left to right.
  static bool is_code(model::Tag tag) {
    return tag == model::Tag::Pre || tag == model::Tag::Code || tag == model::Tag::Kbd || tag == model::Tag::Samp;
  }

  Length size_of(NodeId n) const {
    const bool is_element = screen_ && n && document_[n].kind == model::NodeKind::Element;
    return is_element ? screen_->style_of(n).font_size : Length();
  }

  /// Pseudo-elements stand in their element.
  void note_sizes(NodeId n) {
    for (std::size_t pseudo = 0; pseudo < matched_.size(); ++pseudo) {
      const Length size = size_of(pseudo == 0 ? document_[n].parent : n);
      for (const std::uint32_t id : matched_[pseudo]) {
        LoweredItem& item = items_[out_.entries[id].item];
        item.em_least = item.em_most == Length() ? size : std::min(item.em_least, size);
        item.em_most = std::max(item.em_most, size);
      }
    }
  }

  static Directions direction_in(LoweredItem const& item, model::Declaration const& direction) {
    const auto value = (*item.sheet)[direction.value];
    const bool is_word = value.size() == 1 && item.blocks.empty();
    if (is_word && same_name(value[0].text, "ltr")) return {true, false};
    if (is_word && same_name(value[0].text, "rtl")) return {false, true};
    return {true, true};
  }

  void note(Directions directions) {
    for (auto const& matched : matched_)
      for (const std::uint32_t id : matched) {
        LoweredItem& item = items_[out_.entries[id].item];
        item.ltr |= directions.ltr;
        item.rtl |= directions.rtl;
      }
  }

  void add(std::uint32_t item) {
    auto const& selectors = items_[item].selectors;
    for (std::uint32_t s = 0; s < selectors.size(); ++s) {
      const auto id = static_cast<std::uint32_t>(out_.entries.size());
      out_.entries.push_back({item, s});
      if (names_.may_match(selectors[s].original)) index_.add(id, selectors[s].original);
      ancestors_.push_back(ancestor_names(selectors[s].original));
    }
    auto const& declarations = items_[item].rule->declarations;
    sets_variables_.push_back(std::any_of(declarations.begin(), declarations.end(),
                                          [](model::Declaration const& d) { return d.name.starts_with("--"); }));
    Directions directions;
    for (model::Declaration const& d : declarations)
      if (d.name == "direction") directions = direction_in(items_[item], d);
    directions_.push_back(directions);
  }

  void match(NodeId n, NameFilter const& names) {
    for (auto& list : matched_) list.clear();
    index_.candidates(document_, n, candidates_);
    for (const std::uint32_t id : candidates_) {
      Matches::Entry const& e = out_.entries[id];
      model::Selector const& selector = items_[e.item].selectors[e.selector].original;
      if (!ancestors_[id].may_match(names) || !matcher_.matches(selector, n)) continue;
      matched_[static_cast<std::size_t>(selector.pseudo)].push_back(id);
    }
  }

  /// The element's environment; its pseudo-elements' are noted with their rules.
  std::uint32_t element(std::uint32_t inherited, bool is_root) {
    const std::uint32_t own = environment(inherited, matched_[0], is_root);
    note(matched_[0], own);
    for (std::size_t i = 1; i < matched_.size(); ++i)
      if (!matched_[i].empty()) note(matched_[i], environment(own, matched_[i], false));
    return own;
  }

  std::uint32_t environment(std::uint32_t inherited, std::vector<std::uint32_t> const& matched, bool is_root) {
    std::vector<std::uint32_t> key = {inherited};
    for (const std::uint32_t id : matched)
      if (sets_variables_[out_.entries[id].item] && items_[out_.entries[id].item].blocks.empty()) key.push_back(id);
    std::optional<Variables> passed_on;
    if (!is_root) passed_on = registered_.passed_on(out_.variables[inherited]);
    if (key.size() == 1 && !passed_on) return inherited;
    const auto [at, fresh] = environments_.try_emplace(key, 0);
    if (!fresh) return at->second;
    Variables variables = compute_variables(applied(key), passed_on ? *passed_on : out_.variables[inherited], registered_, said_);
    if (is_root) {
      out_.variables[0] = std::move(variables);
      return at->second = 0;
    }
    at->second = static_cast<std::uint32_t>(out_.variables.size());
    out_.variables.push_back(std::move(variables));
    return at->second;
  }

  /// The rules behind the key's first number, in the cascade's order.
  std::vector<AppliedDeclaration> applied(std::vector<std::uint32_t> const& key) const {
    std::vector<std::uint32_t> ids(key.begin() + 1, key.end());
    const auto rank = [&](std::uint32_t id) {
      LoweredItem const& item = items_[out_.entries[id].item];
      return std::tuple(item.sheet->origin, item.layer, item.selectors[out_.entries[id].selector].written, id);
    };
    std::sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    std::vector<AppliedDeclaration> out;
    for (const bool important : {false, true})
      for (const std::uint32_t id : ids) {
        LoweredItem const& item = items_[out_.entries[id].item];
        for (model::Declaration const& d : item.rule->declarations)
          if (d.important == important) out.push_back({&d, item.sheet, item.sheet->origin, item.layer});
      }
    return out;
  }

  void note(std::vector<std::uint32_t> const& matched, std::uint32_t environment) {
    constexpr std::size_t most_environments = 64;
    for (const std::uint32_t id : matched) {
      auto& list = items_[out_.entries[id].item].environments;
      if (list.empty() || (list.back() != environment && list.size() < most_environments)) list.push_back(environment);
    }
    if (matched.size() > 1 && seen_.insert(matched).second) out_.sets.push_back(matched);
  }

  std::vector<LoweredItem>& items_;
  Document const& document_;
  RegisteredProperties const& registered_;
  model::StyledDocument const* screen_;
  Matcher matcher_;
  DocumentNames names_;
  RuleIndex index_;
  std::vector<AncestorNames> ancestors_;
  std::vector<bool> sets_variables_;    ///< by item
  std::vector<Directions> directions_;  ///< by item: what it sets; neither if nothing
  std::map<std::vector<std::uint32_t>, std::uint32_t> environments_;
  std::set<std::vector<std::uint32_t>> seen_;
  DiagnosticSink said_;  ///< by the cascade already
  Matches out_;
  std::vector<std::uint32_t> candidates_;
  std::array<std::vector<std::uint32_t>, model::pseudo_element_count> matched_;
};

}  // namespace

Matches match_items(std::vector<LoweredItem>& items, Document const& document, RegisteredProperties const& registered,
                    model::StyledDocument const* screen) {
  return MatchingWalk(items, document, registered, screen).run();
}

}  // namespace bifolio::style
