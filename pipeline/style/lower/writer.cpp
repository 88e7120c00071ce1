// The lowered rules as text: one file's worth, with their @media blocks around them and the namespaces that they need.
#include <algorithm>

#include "style/at_rules/media.h"
#include "style/lower/lowering.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::LoweredSheet;
using model::Rule;

class SheetWriter {
 public:
  SheetWriter(LoweringContext const& context, LoweredSheet& out) : context_(context), out_(out) {}

  std::string write(std::span<LoweredItem const> items) {
    if (!items.empty()) sheet_ = items.front().sheet;
    for (LoweredItem const& i : items) item(i);
    enter({});
    return namespaces() + css_;
  }

 private:
  void item(LoweredItem const& i) {
    switch (i.rule->kind) {
      case Rule::Kind::Style: return style_rule(i);
      case Rule::Kind::Comment: return enter(i.blocks), line("/*" + std::string(i.rule->name) + "*/");
      case Rule::Kind::CounterStyle: return enter(i.blocks), descriptors(i);
      case Rule::Kind::FontFeatureValues:
      case Rule::Kind::Unknown:
        return enter(i.blocks), line('@' + std::string(i.rule->name) + ' ' + prelude(i) + (ends_with_block(i) ? "" : ";"));
      case Rule::Kind::Import:
      case Rule::Kind::Media:
      case Rule::Kind::Supports:
      case Rule::Kind::Layer:
      case Rule::Kind::LayerStatement:
      case Rule::Kind::Namespace:
      case Rule::Kind::FontFace:
      case Rule::Kind::Property:
      case Rule::Kind::Page:
      case Rule::Kind::MarginBox:
      case Rule::Kind::Footnote: return;  // no items are made of them
    }
  }

  void style_rule(LoweredItem const& i) {
    Rule const& r = *i.rule;
    const bool kept_as_written = r.selectors_newer;
    const bool said_already = i.importance.value_or(false);
    if (said_already && i.selectors.empty() && !kept_as_written) return;
    if (!r.selectors_valid && !kept_as_written)
      return omit({r.span, prelude(i), "its selector is no selector", LoweredSheet::Omission::Kind::LeftOut});
    if (i.selectors.empty() && !kept_as_written)
      return omit({r.span, prelude(i), "what it selects is not in the EPUB", LoweredSheet::Omission::Kind::LeftOut});
    const std::vector<std::string> body = declarations(i);
    if (body.empty()) return;  // each declaration's reason is said
    enter(i.blocks);
    if (kept_as_written) return block({prelude(i)}, body);
    std::vector<std::string> together;
    const auto flush = [&] {
      if (!together.empty()) block(together, body);
      together.clear();
    };
    for (LoweredSelector const& s : i.selectors) {
      if (s.is_young) flush();
      append_selector(together.emplace_back(), s.selector);
      if (s.is_young) flush();
    }
    flush();
  }

  std::vector<std::string> declarations(LoweredItem const& i) {
    const RuleText text = rule_text(i, context_);
    std::vector<std::string> out;
    for (model::Declaration const& d : i.rule->declarations) {
      if (!i.stands_for(d)) continue;
      auto lowered = lower_declaration(i, d, text, context_);
      if (lowered.lines.empty())
        omit({d.span, std::string(d.name), std::string(lowered.why_not), LoweredSheet::Omission::Kind::LeftOut});
      else if (!lowered.change.empty())
        omit({d.span, std::string(d.name), std::string(lowered.change) + written_as(lowered.lines),
              LoweredSheet::Omission::Kind::Changed});
      out.insert(out.end(), lowered.lines.begin(), lowered.lines.end());
    }
    return out;
  }

  /// What has become of a declaration, if that can be said in a line.
  static std::string written_as(std::vector<std::string> const& lines) {
    constexpr std::size_t longest = 100;
    std::string all;
    for (std::string const& l : lines) all += (all.empty() ? ", “" : "; ") + l;
    return all.size() > longest ? std::string() : all + "”";
  }

  void block(std::vector<std::string> const& selectors, std::vector<std::string> const& body) {
    for (std::size_t i = 0; i < selectors.size(); ++i) {
      note_prefixes(selectors[i]);
      css_.append(indent(), ' ');
      (css_ += selectors[i]) += i + 1 < selectors.size() ? ",\n" : " {\n";
    }
    for (std::string const& l : body) line("  " + l + ';');
    line("}");
  }

  void descriptors(LoweredItem const& i) {
    line("@counter-style " + prelude(i) + " {");
    for (model::Declaration const& d : i.rule->declarations)
      line("  " + std::string(d.name) + ": " + serialize((*i.sheet)[d.value]) + ';');
    line("}");
  }

  /// Closes the blocks that the next item does not stand in, and opens those that it does.
  void enter(std::vector<Rule const*> const& blocks) {
    std::size_t same = 0;
    while (same < open_.size() && same < blocks.size() && open_[same] == blocks[same]) ++same;
    while (open_.size() > same) open_.pop_back(), line("}");
    for (; same < blocks.size(); ++same) {
      line("@media " + serialize_media(*sheet_, blocks[same]->media) + " {");
      open_.push_back(blocks[same]);
    }
  }

  void note_prefixes(std::string const& selector) {
    for (std::size_t i = 0; i < std::size(prefixes); ++i)
      if (selector.find(std::string(prefixes[i].first) + '|') != std::string::npos) used_[i] = true;
  }
  std::string namespaces() const {
    std::string out;
    for (std::size_t i = 0; i < std::size(prefixes); ++i)
      if (used_[i]) out += "@namespace " + std::string(prefixes[i].first) + " \"" + std::string(prefixes[i].second) + "\";\n";
    return out;
  }

  static bool ends_with_block(LoweredItem const& i) {
    const auto tokens = (*i.sheet)[i.rule->prelude];
    return !tokens.empty() && tokens.back().kind == model::TokenKind::CloseCurly;
  }
  static std::string prelude(LoweredItem const& i) {
    std::string text = serialize((*i.sheet)[i.rule->prelude]);
    while (text.ends_with(' ')) text.pop_back();
    while (text.starts_with(' ')) text.erase(0, 1);
    return text;
  }

  std::size_t indent() const { return 2 * open_.size(); }
  void line(std::string const& text) {
    css_.append(indent(), ' ');
    (css_ += text) += '\n';
  }
  void omit(LoweredSheet::Omission omission) { out_.omissions.push_back(std::move(omission)); }

  static constexpr std::pair<std::string_view, std::string_view> prefixes[] = {{"svg", "http://www.w3.org/2000/svg"},
                                                                               {"math", "http://www.w3.org/1998/Math/MathML"},
                                                                               {"epub", "http://www.idpf.org/2007/ops"},
                                                                               {"xml", "http://www.w3.org/XML/1998/namespace"}};
  LoweringContext const& context_;
  LoweredSheet& out_;
  model::StyleSheet const* sheet_ = nullptr;  ///< all of a file's items are of one
  std::vector<Rule const*> open_;
  std::array<bool, std::size(prefixes)> used_{};
  std::string css_;
};

}  // namespace

std::string write_items(std::span<LoweredItem const> items, LoweringContext const& context, LoweredSheet& out) {
  return SheetWriter(context, out).write(items);
}

}  // namespace bifolio::style
