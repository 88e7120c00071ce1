// lower: the theme's and the author's sheets as CSS files for the EPUB, rule by rule in the author's order. Of the user-agent sheet
// nothing: reading systems have their own.
#include <algorithm>
#include <map>

#include "style/at_rules/media.h"
#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/selectors/parse.h"
#include "style/style.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::LoweredSheet;
using model::MediaQuery;
using model::Rule;
using model::Selector;
using model::SimpleSelector;
using model::StyleSheet;

/// No reading system matches any of the queries: they ask for print.
bool is_print_only(std::vector<MediaQuery> const& queries) {
  return !queries.empty() && std::all_of(queries.begin(), queries.end(), [](MediaQuery const& q) {
    if (q.negated) return same_name(q.type, "screen") || same_name(q.type, "all");
    return same_name(q.type, "print") || same_name(q.type, "speech");
  });
}

/// One of the queries is met by every reading system.
bool is_always(std::vector<MediaQuery> const& queries) {
  return queries.empty() || std::any_of(queries.begin(), queries.end(), [](MediaQuery const& q) {
           if (q.condition.count != 0) return false;
           return q.negated ? same_name(q.type, "print") : same_name(q.type, "screen") || same_name(q.type, "all");
         });
}

class SheetLowering {
 public:
  SheetLowering(StyleSheet const& sheet, LoweringContext const& context, LoweredSheet& out)
      : sheet_(sheet), context_(context), out_(out) {}

  std::string css() {
    rules(sheet_.rules);
    return std::move(css_);
  }

 private:
  void rules(std::vector<Rule> const& list) {
    for (Rule const& r : list) rule(r);
  }

  void rule(Rule const& r) {
    switch (r.kind) {
      case Rule::Kind::Style: return style_rule(r);
      case Rule::Kind::Comment: return comment(r);
      case Rule::Kind::Import:
      case Rule::Kind::Media: return media(r);
      case Rule::Kind::Supports: return block("@supports " + trimmed_prelude(r), r);
      case Rule::Kind::Layer: return rules(r.rules);
      case Rule::Kind::LayerStatement: return omit(r.span, "@layer", "layers are written out in order");
      case Rule::Kind::Namespace:
        if (r.name == "namespace") line("@namespace " + trimmed_prelude(r) + ';');
        return;
      case Rule::Kind::FontFace: return omit(r.span, "@font-face", "the EPUB embeds the fonts that its text uses");
      case Rule::Kind::CounterStyle: return descriptors("@counter-style " + trimmed_prelude(r), r);
      case Rule::Kind::Page:
      case Rule::Kind::MarginBox:
      case Rule::Kind::Footnote: return omit(r.span, "@page", "it is about pages");
      case Rule::Kind::Unknown: return line('@' + std::string(r.name) + ' ' + trimmed_prelude(r) + (ends_with_block(r) ? "" : ";"));
    }
  }

  void style_rule(Rule const& r) {
    std::vector<std::string> selectors;
    for (Selector const& s : r.selectors) {
      auto lowered = lower_selector(s);
      if (lowered.empty())
        omit({r.span.source, s.begin, s.end}, "a selector", "its pseudo-element is about pages, or it matches nothing");
      selectors.insert(selectors.end(), lowered.begin(), lowered.end());
    }
    if (!r.selectors_valid) selectors = {trimmed_prelude(r)};
    const RuleText text = rule_text(sheet_, r, context_);
    std::vector<std::string> lines;
    for (Declaration const& d : r.declarations) {
      auto lowered = lower_declaration(sheet_, d, text, context_);
      if (lowered.lines.empty()) omit(d.span, std::string(d.name), std::string(lowered.why_not));
      lines.insert(lines.end(), lowered.lines.begin(), lowered.lines.end());
    }
    if (selectors.empty() || lines.empty())
      return omit(r.span, serialize(sheet_[r.prelude]), "nothing of it is for reading systems");
    for (std::size_t i = 0; i < selectors.size(); ++i) put((i > 0 ? ",\n" : ""), i > 0, selectors[i]);
    css_ += " {\n";
    for (std::string const& l : lines) line("  " + l + ';');
    line("}");
  }

  void put(std::string_view before, bool indented, std::string_view text) {
    css_ += before;
    if (!indented || !before.empty()) css_.append(indent_, ' ');
    css_ += text;
  }

  void comment(Rule const& r) { line("/*" + std::string(r.name) + "*/"); }

  void media(Rule const& r) {
    if (!r.condition) return omit(r.span, "@import", "its supports() condition is not met");
    if (is_print_only(r.media)) return omit(r.span, "@media " + serialize_media(sheet_, r.media), "it is for print");
    if (is_always(r.media)) return rules(r.rules);
    block("@media " + serialize_media(sheet_, r.media), r);
  }

  void block(std::string const& head, Rule const& r) {
    const std::size_t before = css_.size();
    line(head + " {");
    const std::size_t inside = css_.size();
    indent_ += 2;
    rules(r.rules);
    indent_ -= 2;
    if (css_.size() == inside) {
      css_.resize(before);
      return omit(r.span, head, "nothing of it is for reading systems");
    }
    line("}");
  }

  void descriptors(std::string const& head, Rule const& r) {
    line(head + " {");
    for (Declaration const& d : r.declarations) line("  " + std::string(d.name) + ": " + serialize(sheet_[d.value]) + ';');
    line("}");
  }

  bool ends_with_block(Rule const& r) const {
    const auto tokens = sheet_[r.prelude];
    return !tokens.empty() && tokens.back().kind == model::TokenKind::CloseCurly;
  }

  std::string trimmed_prelude(Rule const& r) const {
    std::string text = serialize(sheet_[r.prelude]);
    while (text.ends_with(' ')) text.pop_back();
    while (text.starts_with(' ')) text.erase(0, 1);
    return text;
  }

  void line(std::string const& text) {
    css_.append(indent_, ' ');
    (css_ += text) += '\n';
  }
  void omit(Span span, std::string what, std::string why) { out_.omissions.push_back({span, std::move(what), std::move(why)}); }

  StyleSheet const& sheet_;
  LoweringContext const& context_;
  LoweredSheet& out_;
  std::string css_;
  std::size_t indent_ = 0;
};

/// The path's last part, with a number if an earlier sheet has that name.
std::string file_name(std::string_view path, std::map<std::string, int>& used) {
  const std::size_t slash = path.find_last_of("/\\");
  std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
  if (name.ends_with(".css")) name.resize(name.size() - 4);
  for (char& c : name) {
    const bool plain = (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain) c = '-';
  }
  if (name.empty()) name = "style";
  const int number = ++used[name];
  return (number > 1 ? name + '-' + std::to_string(number) : name) + ".css";
}

template <class Function>
void for_each_style_rule(std::vector<Rule> const& rules, Function const& function) {
  for (Rule const& r : rules) {
    if (r.kind == Rule::Kind::Style) function(r);
    const bool grouped = r.kind == Rule::Kind::Layer || r.kind == Rule::Kind::Supports || r.kind == Rule::Kind::Import ||
                         r.kind == Rule::Kind::Media;
    if (grouped && !is_print_only(r.media)) for_each_style_rule(r.rules, function);
  }
}

}  // namespace

LoweringContext lowering_context(std::vector<StyleSheet> const& sheets, bool rtl) {
  LoweringContext context;
  context.rtl = rtl;
  std::vector<AppliedDeclaration> root;
  for (StyleSheet const& sheet : sheets)
    for_each_style_rule(sheet.rules, [&](Rule const& r) {
      const bool is_root = !r.selectors.empty() && std::all_of(r.selectors.begin(), r.selectors.end(), is_root_selector);
      for (Declaration const& d : r.declarations) {
        if (!d.name.starts_with("--")) continue;
        if (is_root)
          root.push_back({&d, &sheet, sheet.origin, 0});
        else
          context.varying.insert(d.name);
      }
    });
  DiagnosticSink said_by_the_cascade;
  context.constants = compute_variables(root, {}, said_by_the_cascade);
  for (StyleSheet const& sheet : sheets)
    for_each_style_rule(sheet.rules, [&](Rule const& r) {
      const RuleText text = rule_text(sheet, r, context);
      if (text.subject == RuleSubject::Root) context.text_points = text.points;
    });
  return context;
}

LoweredSheet lower(std::vector<StyleSheet> const& sheets, model::Document const& document, DiagnosticSink&) {
  LoweredSheet out;
  const bool rtl =
      same_name(document.attribute(document.root(), "dir"), "rtl") || same_name(document.attribute(document.body(), "dir"), "rtl");
  const LoweringContext context = lowering_context(sheets, rtl);
  std::map<std::string, int> used;
  for (StyleSheet const& sheet : sheets) {
    if (sheet.origin == model::Origin::UserAgent) continue;
    std::string css = SheetLowering(sheet, context, out).css();
    if (!css.empty()) out.files.push_back({file_name(sheet.path, used), std::move(css)});
  }
  return out;
}

}  // namespace bifolio::style
