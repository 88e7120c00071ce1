// The rules that reading systems are to have, taken out of @supports, @layer and @import, in the order of their layers.
#include <algorithm>

#include "style/at_rules/media.h"
#include "style/layers.h"
#include "style/lower/lowering.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

using model::LoweredSheet;
using model::MediaQuery;
using model::Rule;
using model::StyleSheet;

/// No reading system matches any of the queries: they ask for print.
bool is_print_only(std::vector<MediaQuery> const& queries) {
  return !queries.empty() && std::all_of(queries.begin(), queries.end(), [](MediaQuery const& q) {
    if (q.negated) return q.condition.count == 0 && (same_name(q.type, "screen") || same_name(q.type, "all"));
    return same_name(q.type, "print") || same_name(q.type, "speech");
  });
}

/// One of the queries is met by every reading system.
bool is_always(std::vector<MediaQuery> const& queries) {
  return queries.empty() || std::any_of(queries.begin(), queries.end(), [](MediaQuery const& q) {
           if (q.negated) return same_name(q.type, "print") || same_name(q.type, "speech");
           return q.condition.count == 0 && (same_name(q.type, "screen") || same_name(q.type, "all"));
         });
}

class ItemCollector {
 public:
  explicit ItemCollector(LoweredSheet& out) : out_(out) {}

  std::vector<LoweredItem> collect(std::vector<StyleSheet> const& sheets) {
    for (StyleSheet const& sheet : sheets) {
      sheet_ = &sheet;
      if (sheet.origin != model::Origin::UserAgent) rules(sheet.rules, LayerTree::root);
      ++file_;
    }
    settle_layers();
    return std::move(items_);
  }

 private:
  void rules(std::vector<Rule> const& list, std::uint32_t layer) {
    for (Rule const& r : list) rule(r, layer);
  }

  void rule(Rule const& r, std::uint32_t layer) {
    switch (r.kind) {
      case Rule::Kind::Style:
      case Rule::Kind::Comment:
      case Rule::Kind::CounterStyle:
      case Rule::Kind::FontFeatureValues: return add(r, layer);
      case Rule::Kind::Unknown:
        return sets_direction(r) ? omit(r, '@' + std::string(r.name), "it sets the direction of text, which an EPUB's CSS must not")
                                 : add(r, layer);
      case Rule::Kind::Import: return media(r, r.layered ? layers_.child(layer, r.name) : layer);
      case Rule::Kind::Media: return media(r, layer);
      case Rule::Kind::Supports:
        return r.condition ? rules(r.rules, layer) : omit(r, "@supports", "Bifolio does not support what it asks for");
      case Rule::Kind::Layer: return rules(r.rules, layers_.child(layer, r.name));
      case Rule::Kind::LayerStatement:
        for (const std::string_view name : r.names) layers_.child(layer, name);
        return omit(r, "@layer", "layers are written out in their order");
      case Rule::Kind::Namespace: return;  // declared anew where a selector needs it
      case Rule::Kind::FontFace: return omit(r, "@font-face", "the EPUB embeds the fonts that its text uses, in fonts.css");
      case Rule::Kind::Property: return omit(r, "@property", "its initial value is written wherever it is used");
      case Rule::Kind::Page:
      case Rule::Kind::MarginBox:
      case Rule::Kind::Footnote: return omit(r, "@page", "it is about pages");
    }
  }

  void add(Rule const& r, std::uint32_t layer) {
    if (r.kind == Rule::Kind::Style && r.declarations.empty()) return;
    LoweredItem item;
    item.rule = &r;
    item.sheet = sheet_;
    item.file = file_;
    item.layer = layer;
    item.blocks = blocks_;
    items_.push_back(std::move(item));
  }

  /// Of a rule that is kept as it stands (epub-33 §6.3.1.3).
  bool sets_direction(Rule const& r) const {
    auto const tokens = (*sheet_)[r.prelude];
    return std::any_of(tokens.begin(), tokens.end(), [](model::Token const& t) {
      return t.kind == model::TokenKind::Ident && (same_name(t.text, "direction") || same_name(t.text, "unicode-bidi"));
    });
  }

  void media(Rule const& r, std::uint32_t layer) {
    const std::string head = r.kind == Rule::Kind::Import ? "@import" : "@media " + serialize_media(*sheet_, r.media);
    if (!r.condition) return omit(r, "@import", "its supports() condition is not met");
    if (is_print_only(r.media)) return omit(r, head, "it is for print");
    if (is_always(r.media)) return rules(r.rules, layer);
    blocks_.push_back(&r);
    rules(r.rules, layer);
    blocks_.pop_back();
  }

  /// css-cascade-5 §6.4.3: what stands in an earlier layer is written earlier. A comment goes with what follows it.
  void settle_layers() {
    const auto ranks = layers_.ranks();
    if (ranks.size() == 1) return;
    part_importance();
    for (LoweredItem& item : items_) item.layer = ranks[item.layer];
    for (std::size_t i = items_.size(); i-- > 1;)
      if (items_[i - 1].rule->kind == Rule::Kind::Comment && items_[i - 1].file == items_[i].file)
        items_[i - 1].layer = items_[i].layer;
    std::stable_sort(items_.begin(), items_.end(), [](LoweredItem const& a, LoweredItem const& b) {
      return a.file != b.file ? a.file < b.file : a.layer < b.layer;
    });
  }

  /// Among layers a rule's important declarations count by another order than the others: each kind gets a rule of its own.
  void part_importance() {
    std::vector<LoweredItem> parted;
    for (LoweredItem& item : items_) {
      const auto important = [](model::Declaration const& d) { return d.important; };
      auto const& all = item.rule->declarations;
      const bool is_mixed = std::any_of(all.begin(), all.end(), important) && !std::all_of(all.begin(), all.end(), important);
      if (is_mixed) item.importance = false;
      parted.push_back(item);
      if (is_mixed) item.importance = true, parted.push_back(std::move(item));
    }
    items_ = std::move(parted);
  }

  void omit(Rule const& r, std::string what, std::string why) {
    out_.omissions.push_back({r.span, std::move(what), std::move(why), LoweredSheet::Omission::Kind::LeftOut});
  }

  LoweredSheet& out_;
  StyleSheet const* sheet_ = nullptr;
  std::uint32_t file_ = 0;
  LayerTree layers_;
  std::vector<Rule const*> blocks_;
  std::vector<LoweredItem> items_;
};

}  // namespace

std::vector<LoweredItem> lowered_items(std::vector<StyleSheet> const& sheets, LoweredSheet& out) {
  return ItemCollector(out).collect(sheets);
}

}  // namespace bifolio::style
