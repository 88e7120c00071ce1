#include "style/collect.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "style/at_rules/at_rules.h"
#include "style/at_rules/media.h"
#include "style/layers.h"

namespace bifolio::style {
namespace {

using model::Rule;
using model::StyleSheet;

class Collector {
 public:
  explicit Collector(MediaContext const& media) : media_(media) {}

  void sheet(StyleSheet const& sheet) {
    sheet_ = &sheet;
    rules(sheet.rules, LayerTree::root);
  }

  CollectedRules finish() {
    const auto ranks = layers_.ranks();
    for (auto* list : {&out_.pages, &out_.font_faces, &out_.font_feature_values, &out_.counter_styles, &out_.properties}) {
      for (RuleOrigin& r : *list) r.layer = ranks[r.layer];
      std::stable_sort(list->begin(), list->end(), [](RuleOrigin const& a, RuleOrigin const& b) {
        return std::tie(a.origin, a.layer, a.order) < std::tie(b.origin, b.layer, b.order);
      });
    }
    for (SelectorEntry& e : out_.selectors) e.from.layer = ranks[e.from.layer];
    std::stable_sort(out_.selectors.begin(), out_.selectors.end(), [](SelectorEntry const& a, SelectorEntry const& b) {
      return std::tie(a.from.origin, a.from.layer, a.selector->specificity, a.from.order) <
             std::tie(b.from.origin, b.from.layer, b.selector->specificity, b.from.order);
    });
    return std::move(out_);
  }

 private:
  void rules(std::vector<Rule> const& list, std::uint32_t layer) {
    for (Rule const& r : list) rule(r, layer);
  }

  void rule(Rule const& r, std::uint32_t layer) {
    const RuleOrigin from{&r, sheet_, sheet_->origin, layer, order_++};
    switch (r.kind) {
      case Rule::Kind::Style:
        if (!r.selectors_valid || r.declarations.empty()) return;
        for (model::Selector const& s : r.selectors) out_.selectors.push_back({from, &s});
        return;
      case Rule::Kind::Media:
        if (media_matches(*sheet_, r.media, media_)) rules(r.rules, layer);
        return;
      case Rule::Kind::Supports:
        if (r.condition) rules(r.rules, layer);
        return;
      case Rule::Kind::Layer: rules(r.rules, layers_.child(layer, r.name)); return;
      case Rule::Kind::LayerStatement:
        for (const std::string_view name : r.names) layers_.child(layer, name);
        return;
      case Rule::Kind::Import:
        if (r.condition && media_matches(*sheet_, r.media, media_))
          rules(r.rules, r.layered ? layers_.child(layer, r.name) : layer);
        return;
      case Rule::Kind::Page:
        if (r.selectors_valid) out_.pages.push_back(from);
        return;
      case Rule::Kind::FontFace: out_.font_faces.push_back(from); return;
      case Rule::Kind::FontFeatureValues: out_.font_feature_values.push_back(from); return;
      case Rule::Kind::CounterStyle: out_.counter_styles.push_back(from); return;
      case Rule::Kind::Property: out_.properties.push_back(from); return;
      case Rule::Kind::Comment:
      case Rule::Kind::Namespace:
      case Rule::Kind::MarginBox:
      case Rule::Kind::Footnote:
      case Rule::Kind::Unknown: return;
    }
  }

  MediaContext const& media_;
  StyleSheet const* sheet_ = nullptr;
  LayerTree layers_;
  CollectedRules out_;
  std::uint32_t order_ = 0;
};

}  // namespace

RegisteredProperties registered_properties(std::vector<RuleOrigin> const& rules) {
  std::map<std::string_view, std::pair<PropertyRule, StyleSheet const*>> last;
  for (RuleOrigin const& r : rules)
    if (const auto said = property_rule(*r.sheet, *r.rule)) last[r.rule->name] = {*said, r.sheet};
  RegisteredProperties out;
  for (auto const& [name, said] : last) {
    auto const& [rule, sheet] = said;
    if (!rule.inherits) out.not_inherited.push_back(name);
    out.syntaxes[name] = rule.syntax;
    if (!rule.initial) continue;
    const auto tokens = (*sheet)[*rule.initial];
    out.initial[name].assign(tokens.begin(), tokens.end());
  }
  return out;
}

CollectedRules collect_rules(std::vector<StyleSheet> const& sheets, model::MediaType media) {
  const MediaContext context = media_context(media);
  Collector collector(context);
  for (StyleSheet const& sheet : sheets) collector.sheet(sheet);
  return collector.finish();
}

}  // namespace bifolio::style
