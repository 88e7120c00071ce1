// lower: the theme's and the author's sheets as CSS files for the EPUB, rule by rule in the author's order. Of the user-agent sheet
// nothing: reading systems have their own.
#include <algorithm>
#include <map>

#include "style/collect.h"
#include "style/diagnostics.h"
#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/style.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::LoweredSheet;
using model::Rule;
using model::StyleSheet;

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

/// A custom property in a style attribute is not known to the sheets: what uses it stays a variable.
void add_attributes_properties(model::Document const& document, LoweringContext& context) {
  for (model::NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != model::NodeKind::Element) continue;
    std::string_view style = document.attribute(n, "style");
    for (std::size_t at; (at = style.find("--")) != std::string_view::npos;) {
      style.remove_prefix(at);
      const std::size_t end = std::min(style.find_first_of(" :;,)\t\n"), style.size());
      context.conditional.insert(style.substr(0, end));
      context.attributes.insert(style.substr(0, end));
      style.remove_prefix(end);
    }
  }
}

/// Whether the declaration may make text vertical.
bool makes_vertical(LoweredItem const& item, Declaration const& declaration) {
  if (!declaration.name.ends_with("writing-mode")) return false;
  const auto value = (*item.sheet)[declaration.value];
  return std::any_of(value.begin(), value.end(), [](model::Token const& t) {
    return t.text.starts_with("vertical") || t.text.starts_with("sideways") || t.text.starts_with("tb") || t.text == "var";
  });
}

/// What is decided for the whole book: which variables stay, and the size of its text.
void settle_context(std::vector<LoweredItem> const& items, LoweringContext& context) {
  for (LoweredItem const& item : items)
    for (Declaration const& d : item.rule->declarations)
      if (d.name.starts_with("--") && !item.blocks.empty()) context.conditional.insert(d.name);
  for (LoweredItem const& item : items)
    for (Declaration const& d : item.rule->declarations) context.vertical = context.vertical || makes_vertical(item, d);
  for (LoweredItem const& item : items) {
    if (item.rule->kind != Rule::Kind::Style) continue;
    const RuleText text = rule_text(item, context);
    if (text.subject == RuleSubject::Root && item.blocks.empty()) context.text_points = text.points;
  }
  context.kept = kept_variables(items, context);
}

}  // namespace

LoweredSheet lower(std::vector<StyleSheet> const& sheets, model::Document const& document, DiagnosticSink& sink,
                   std::span<model::WrittenFile const> files, model::StyledDocument const* screen) {
  LoweredSheet out;
  std::vector<LoweredItem> items = lowered_items(sheets, out);
  SelectorLowering selectors(document, out);
  for (LoweredItem& item : items)
    if (item.rule->kind == Rule::Kind::Style) selectors.lower(item);
  if (selectors.gave_up())
    sink.report(too_costly, {}, "the style sheet's :has() selectors ask too much of this document; some are not in the EPUB");
  keep_divided_matches(items, document, files, selectors);
  const Matches matches =
      match_items(items, document, registered_properties(collect_rules(sheets, model::MediaType::Screen).properties), screen);
  keep_precedence(items, matches, out);
  const auto is_rtl = [&](model::NodeId n) { return same_name(document.attribute(n, "dir"), "rtl"); };
  LoweringContext context{matches, {}, {}, {}, 12, is_rtl(document.root()) || is_rtl(document.body())};
  add_attributes_properties(document, context);
  settle_context(items, context);
  lower_attributes(document, context, out);
  std::map<std::string, int> used;
  std::size_t first = 0;
  for (std::uint32_t file = 0; file < sheets.size(); ++file) {
    std::size_t end = first;
    while (end < items.size() && items[end].file == file) ++end;
    std::string css = write_items(std::span(items).subspan(first, end - first), context, out);
    if (!css.empty()) out.files.push_back({file_name(sheets[file].path, used), std::move(css)});
    first = end;
  }
  std::stable_sort(out.omissions.begin(), out.omissions.end(),
                   [](LoweredSheet::Omission const& a, LoweredSheet::Omission const& b) {
                     return std::tuple(a.span.source, a.span.begin) < std::tuple(b.span.source, b.span.begin);
                   });
  std::stable_sort(out.classes.begin(), out.classes.end(),
                   [](LoweredSheet::AddedClass const& a, LoweredSheet::AddedClass const& b) { return a.element < b.element; });
  return out;
}

}  // namespace bifolio::style
