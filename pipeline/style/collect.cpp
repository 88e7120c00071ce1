#include "style/collect.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "style/at_rules/media.h"

namespace bifolio::style {
namespace {

using model::Rule;
using model::StyleSheet;

/// Cascade layers (css-cascade-5 §6.4.2): a tree in order of first appearance. What a layer holds directly comes after its
/// sublayers.
class LayerTree {
 public:
  static constexpr std::uint32_t root = 0;

  std::uint32_t child(std::uint32_t parent, std::string_view name) {
    if (name.empty()) return add(parent);  // anonymous: always a new one
    const std::size_t dot = name.find('.');
    const auto [at, fresh] = by_name_.try_emplace({parent, std::string(name.substr(0, dot))}, 0);
    if (fresh) at->second = add(parent);
    return dot == std::string_view::npos ? at->second : child(at->second, name.substr(dot + 1));
  }

  std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> out(children_.size());
    std::uint32_t next = 0;
    std::vector<std::pair<std::uint32_t, std::size_t>> stack = {{root, 0}};
    while (!stack.empty()) {
      auto& [layer, at] = stack.back();
      if (at < children_[layer].size()) {
        const std::uint32_t child = children_[layer][at++];
        stack.emplace_back(child, 0);
      } else {
        out[layer] = next++;
        stack.pop_back();
      }
    }
    return out;
  }

 private:
  std::uint32_t add(std::uint32_t parent) {
    const auto id = static_cast<std::uint32_t>(children_.size());
    children_.emplace_back();
    children_[parent].push_back(id);
    return id;
  }
  std::vector<std::vector<std::uint32_t>> children_ = {{}};
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> by_name_;
};

class Collector {
 public:
  explicit Collector(MediaContext const& media) : media_(media) {}

  void sheet(StyleSheet const& sheet) {
    sheet_ = &sheet;
    rules(sheet.rules, LayerTree::root);
  }

  CollectedRules finish() {
    const auto ranks = layers_.ranks();
    for (auto* list : {&out_.pages, &out_.font_faces, &out_.counter_styles}) {
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
      case Rule::Kind::CounterStyle: out_.counter_styles.push_back(from); return;
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

CollectedRules collect_rules(std::vector<StyleSheet> const& sheets, model::MediaType media) {
  const MediaContext context = media_context(media);
  Collector collector(context);
  for (StyleSheet const& sheet : sheets) collector.sheet(sheet);
  return collector.finish();
}

}  // namespace bifolio::style
