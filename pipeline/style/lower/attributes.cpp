// Style attributes for reading systems: their declarations as those of rules.
#include <algorithm>

#include "style/lower/lowering.h"
#include "style/syntax/parser.h"

namespace bifolio::style {
namespace {

using model::LoweredSheet;
using model::NodeId;

std::string lowered_attribute(NodeId element, model::Document const& document, LoweringContext const& context, LoweredSheet& out) {
  const Span place = document[element].span;
  model::StyleSheet sheet;
  model::Rule rule;
  DiagnosticSink said_by_the_cascade;
  SheetParser parser(sheet, {place.source, document.attribute(element, "style"), {}}, said_by_the_cascade);
  rule.declarations = parser.attribute_declarations(place);
  LoweredItem item;
  item.rule = &rule;
  item.sheet = &sheet;
  if (const auto at = context.matches.styled.find(element); at != context.matches.styled.end()) {
    item.environments = {at->second.environment};
    item.em_least = item.em_most = at->second.em;
    item.ltr = at->second.ltr;
    item.rtl = at->second.rtl;
  }
  const RuleText text = rule_text(item, context);
  std::string css;
  for (model::Declaration const& d : rule.declarations) {
    const LoweredDeclaration lowered = lower_declaration(item, d, text, context);
    if (lowered.lines.empty())
      out.omissions.push_back({place, std::string(d.name), std::string(lowered.why_not), LoweredSheet::Omission::Kind::LeftOut});
    else if (!lowered.change.empty())
      out.omissions.push_back({place, std::string(d.name), std::string(lowered.change), LoweredSheet::Omission::Kind::Changed});
    for (std::string const& line : lowered.lines) (css += css.empty() ? "" : "; ") += line;
  }
  return css;
}

}  // namespace

void lower_attributes(model::Document const& document, LoweringContext const& context, LoweredSheet& out) {
  for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root()))
    if (document[n].kind == model::NodeKind::Element && document.has_attribute(n, "style"))
      out.attributes.push_back({n, lowered_attribute(n, document, context, out)});
  // Elements that resolve has moved or made are not in the order of their ids.
  std::sort(out.attributes.begin(), out.attributes.end(),
            [](LoweredSheet::StyleAttribute const& a, LoweredSheet::StyleAttribute const& b) { return a.element < b.element; });
}

}  // namespace bifolio::style
