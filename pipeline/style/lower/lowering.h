// Lowering: the parts of writing style sheets for reading systems. What is left out is always said in LoweredSheet::omissions.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/arena.h"
#include "model/style_sheet.h"
#include "style/compute.h"

namespace bifolio::style {

/// What is the same for the whole publication, found before anything is written.
struct LoweringContext {
  Variables constants;                 ///< custom properties of the root element
  std::set<std::string_view> varying;  ///< those that other rules set too: they stay variables
  double text_points = 12;             ///< the size of body text: what em stands for where the author wrote points
  bool rtl = false;
};
LoweringContext lowering_context(std::vector<model::StyleSheet> const& sheets, bool rtl);

/// Each selector as text, :is() and :where() written out, :not() split. Empty for one that no reading system needs.
std::vector<std::string> lower_selector(model::Selector const& selector);
/// Whether the selector's subject can only be html or body.
bool is_root_selector(model::Selector const& selector);

/// A declaration as the EPUB has it: none, one, or several ("name: value").
struct LoweredDeclaration {
  std::vector<std::string> lines;
  std::string_view why_not;  ///< when there are none
};
enum class RuleSubject { Root, Other };
/// What a rule's own declarations say about its text, which is what em means in it.
struct RuleText {
  RuleSubject subject = RuleSubject::Other;
  double points = 12;
};
RuleText rule_text(model::StyleSheet const& sheet, model::Rule const& rule, LoweringContext const& context);
LoweredDeclaration lower_declaration(model::StyleSheet const& sheet, model::Declaration const& declaration, RuleText text,
                                     LoweringContext const& context);

/// The value with calc() of constants computed and colours that reading systems do not know written as sRGB.
std::vector<model::Token> lower_value(std::span<model::Token const> value, Arena& strings);

}  // namespace bifolio::style
