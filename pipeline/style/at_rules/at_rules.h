// The at-rules: which there are, where they may stand, what their preludes and descriptors say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/style_sheet.h"
#include "style/selectors/parse.h"

namespace bifolio::style {

enum class AtRulePlace { Sheet, StyleRule, Page, Declarations };
enum class AtRuleBlock { None, Rules, Declarations, Page };

struct AtRuleForm {
  model::Rule::Kind kind = model::Rule::Kind::Unknown;
  AtRuleBlock block = AtRuleBlock::None;
  model::MarginBoxPosition margin_box = model::MarginBoxPosition::TopLeftCorner;
  std::string message;  ///< of Unknown: why it is left out
};

/// By lower-case name.
AtRuleForm at_rule_form(std::string_view name, AtRulePlace place);

/// Fills what the rule's kind has: media queries, names, page selectors, the condition.
void interpret_prelude(model::StyleSheet& sheet, SourceText source, model::Rule& rule, DiagnosticSink& sink);

/// Reports the block's descriptors and declarations that the at-rule does not have.
void check_descriptors(model::StyleSheet& sheet, model::Rule& rule, DiagnosticSink& sink);

/// @property: takes its name; reports descriptors that are missing or not understood (css-properties-values-api-1 §2).
void interpret_property(model::StyleSheet const& sheet, model::Rule& rule, DiagnosticSink& sink);
void check_property(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink);
/// What a valid @property rule says.
struct PropertyRule {
  std::string_view syntax;
  bool inherits = true;
  std::optional<model::TokenRange> initial;
};
std::optional<PropertyRule> property_rule(model::StyleSheet const& sheet, model::Rule const& rule);

/// @namespace: adds the prefix that it declares (css-namespaces-3 §2).
void add_namespace(model::StyleSheet const& sheet, model::Rule const& rule, Namespaces& namespaces, DiagnosticSink& sink);

std::string_view import_url(model::StyleSheet const& sheet, model::Rule const& import);

std::string_view to_string(model::MarginBoxPosition position);

/// css-fonts-4 §4. Nothing without a family or a source.
std::optional<model::FontFace> font_face(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink);

/// css-fonts-4 §6.9: what the rule says, for each of its families.
std::vector<model::FontFeatureValues> font_feature_values(model::StyleSheet const& sheet, model::Rule const& rule,
                                                          DiagnosticSink& sink);
/// Adds what the style's words of font-variant-alternates mean to its features.
void resolve_alternates(model::ComputedStyle& style, std::vector<model::FontFeatureValues> const& known, DiagnosticSink& sink);

/// css-counter-styles-3 §2. Nothing without symbols.
std::optional<model::CounterStyle> counter_style(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink);

}  // namespace bifolio::style
