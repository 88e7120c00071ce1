#include "style/at_rules/at_rules.h"

#include <algorithm>
#include <array>

#include "style/at_rules/media.h"
#include "style/at_rules/page_rule.h"
#include "style/at_rules/supports.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/properties.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::MarginBoxPosition;
using model::Rule;
using model::TokenKind;
using model::TokenRange;

struct FormRow {
  std::string_view name;
  Rule::Kind kind;
  AtRuleBlock block;
};
constexpr FormRow forms[] = {{"import", Rule::Kind::Import, AtRuleBlock::None},
                             {"namespace", Rule::Kind::Namespace, AtRuleBlock::None},
                             {"media", Rule::Kind::Media, AtRuleBlock::Rules},
                             {"supports", Rule::Kind::Supports, AtRuleBlock::Rules},
                             {"layer", Rule::Kind::Layer, AtRuleBlock::Rules},
                             {"font-face", Rule::Kind::FontFace, AtRuleBlock::Declarations},
                             {"font-feature-values", Rule::Kind::FontFeatureValues, AtRuleBlock::None},
                             {"counter-style", Rule::Kind::CounterStyle, AtRuleBlock::Declarations},
                             {"property", Rule::Kind::Property, AtRuleBlock::Declarations},
                             {"page", Rule::Kind::Page, AtRuleBlock::Page}};

constexpr std::string_view unsupported[] = {
    "keyframes",           "-webkit-keyframes", "container",     "scope",        "starting-style",
    "font-palette-values", "color-profile",     "viewport",      "-ms-viewport", "view-transition",
    "position-try",        "document",          "-moz-document", "function",     "custom-media"};

// In the order of MarginBoxPosition.
constexpr std::array<std::string_view, model::margin_box_count> margin_boxes = {
    "top-left-corner",    "top-left",     "top-center",          "top-right",    "top-right-corner", "right-top",
    "right-middle",       "right-bottom", "bottom-right-corner", "bottom-right", "bottom-center",    "bottom-left",
    "bottom-left-corner", "left-bottom",  "left-middle",         "left-top"};

constexpr std::string_view font_face_descriptors[] = {"font-family",
                                                      "src",
                                                      "font-style",
                                                      "font-weight",
                                                      "font-stretch",
                                                      "font-width",
                                                      "unicode-range",
                                                      "font-display",
                                                      "font-feature-settings",
                                                      "font-variation-settings",
                                                      "ascent-override",
                                                      "descent-override",
                                                      "line-gap-override",
                                                      "size-adjust"};
constexpr std::string_view counter_descriptors[] = {"system", "symbols", "additive-symbols", "negative", "prefix", "suffix",
                                                    "range",  "pad",     "fallback",         "speak-as"};

AtRuleForm unknown(std::string message) { return {Rule::Kind::Unknown, AtRuleBlock::None, {}, std::move(message)}; }

bool is_unsupported(std::string_view name) {
  return std::find(std::begin(unsupported), std::end(unsupported), name) != std::end(unsupported);
}

AtRuleForm page_form(std::string_view name) {
  if (name == "footnote") return {Rule::Kind::Footnote, AtRuleBlock::Declarations, {}, {}};
  const auto at = std::find(margin_boxes.begin(), margin_boxes.end(), name);
  if (at != margin_boxes.end())
    return {Rule::Kind::MarginBox, AtRuleBlock::Declarations, static_cast<MarginBoxPosition>(at - margin_boxes.begin()), {}};
  std::vector<std::string_view> known(margin_boxes.begin(), margin_boxes.end());
  known.push_back("footnote");
  return unknown("@" + std::string(name) + " is not known in @page" + suggestion(name, known));
}

/// `a.b, c`: names with dots. None when it is anything else.
std::vector<std::string_view> layer_names(model::StyleSheet& sheet, TokenRange prelude) {
  std::vector<std::string_view> names;
  TokenCursor in(sheet[prelude]);
  while (in.skip_space(), !in.at_end()) {
    if (in.kind() != TokenKind::Ident) return {};
    std::string name(in.next().text);
    while (in.is_delim('.') && in.kind(1) == TokenKind::Ident) in.next(), (name += '.') += in.next().text;
    names.push_back(sheet.strings.store(name));
    in.skip_space();
    if (in.at_end()) return names;
    if (!in.accept(TokenKind::Comma)) return {};
  }
  return {};
}

// css-cascade-5 §6.4.4: a block has one name or none, a statement one or more.
void interpret_layer(model::StyleSheet& sheet, Rule& rule, DiagnosticSink& sink) {
  rule.names = layer_names(sheet, rule.prelude);
  rule.name = rule.names.empty() ? std::string_view() : rule.names.front();
  TokenCursor in(sheet[rule.prelude]);
  in.skip_space();
  const bool unnamed = rule.kind == Rule::Kind::Layer && in.at_end();
  rule.selectors_valid = unnamed || rule.names.size() == 1 || (rule.kind == Rule::Kind::LayerStatement && !rule.names.empty());
  if (!rule.selectors_valid)
    sink.report(syntax_error, rule.span, quoted(sheet[rule.prelude]) + " names no layer; @layer is left out");
}

// css-cascade-5 §2: url, then `layer` or layer(…), supports(…), media queries.
void interpret_import(SupportsSource source, Rule& rule) {
  model::StyleSheet& sheet = source.sheet;
  TokenCursor in(sheet[rule.prelude]);
  in.skip_space();
  if (in.kind() == TokenKind::Function)
    in.enter();
  else
    in.next();
  in.skip_space();
  rule.name = {};
  const auto base = [&] { return rule.prelude.first + static_cast<std::uint32_t>(in.position()); };
  if (in.accept_ident("layer")) {
    rule.layered = true;
  } else if (in.is_function("layer")) {
    rule.layered = true;
    const std::uint32_t first = base() + 1;
    const auto count = static_cast<std::uint32_t>(in.enter().rest().size());
    const auto names = layer_names(sheet, {first, count});
    if (!names.empty()) rule.name = names.front();
  }
  in.skip_space();
  if (in.is_function("supports")) {
    const std::uint32_t first = base() + 1;
    const auto count = static_cast<std::uint32_t>(in.enter().rest().size());
    rule.condition = supports_in_import(source, {first, count});
  }
  rule.media = parse_media(sheet, {base(), rule.prelude.first + rule.prelude.count - base()});
}

// css-counter-styles-3 §3: a name that is none of those which must mean the same everywhere.
void interpret_counter_name(model::StyleSheet const& sheet, Rule& rule, DiagnosticSink& sink) {
  TokenCursor in(sheet[rule.prelude]);
  in.skip_space();
  rule.name = in.kind() == TokenKind::Ident ? in.next().text : std::string_view();
  in.skip_space();
  bool reserved = false;
  for (const std::string_view name : {"none", "decimal", "disc", "square", "circle", "disclosure-open", "disclosure-closed"})
    reserved |= same_name(rule.name, name);
  if (rule.name.empty() || !in.at_end() || reserved) {
    sink.report(syntax_error, rule.span,
                reserved ? "“" + std::string(rule.name) + "” cannot be defined by @counter-style" : "@counter-style lacks a name");
    rule.name = {};
  }
}

void check_names(std::vector<model::Declaration> const& declarations, std::span<std::string_view const> known, Rule const& rule,
                 DiagnosticSink& sink) {
  for (model::Declaration const& d : declarations) {
    if (std::find(known.begin(), known.end(), d.name) != known.end() || d.name.starts_with('-')) continue;
    sink.report(unknown_descriptor, d.span,
                "“" + std::string(d.name) + "” is not known in @" +
                    (rule.kind == Rule::Kind::FontFace ? "font-face" : "counter-style") +
                    suggestion(d.name, {known.begin(), known.end()}));
  }
}

}  // namespace

AtRuleForm at_rule_form(std::string_view name, AtRulePlace place) {
  if (place == AtRulePlace::Page) return page_form(name);
  const bool groups_rules = name == "media" || name == "supports" || name == "layer";
  if (name == "charset") return unknown("@charset counts only at the very beginning of a style sheet");
  if (place == AtRulePlace::Declarations || (place == AtRulePlace::StyleRule && !groups_rules && !is_unsupported(name)))
    return unknown("@" + std::string(name) + " cannot stand inside a rule here; it is left out");
  for (FormRow const& f : forms)
    if (name == f.name) return {f.kind, f.block, {}, {}};
  if (is_unsupported(name)) return unknown("@" + std::string(name) + " is not supported in the PDF; the EPUB keeps it");
  std::vector<std::string_view> known;
  for (FormRow const& f : forms) known.push_back(f.name);
  known.insert(known.end(), std::begin(unsupported), std::end(unsupported));
  return unknown("@" + std::string(name) + " is not known" + suggestion(name, known));
}

void interpret_prelude(model::StyleSheet& sheet, SourceText source, Rule& rule, DiagnosticSink& sink) {
  switch (rule.kind) {
    case Rule::Kind::Media: rule.media = parse_media(sheet, rule.prelude); return check_media(sheet, rule, sink);
    case Rule::Kind::Supports: rule.condition = supports({sheet, source.text}, rule.prelude); return;
    case Rule::Kind::Layer:
    case Rule::Kind::LayerStatement: return interpret_layer(sheet, rule, sink);
    case Rule::Kind::Import: interpret_import({sheet, source.text}, rule); return check_media(sheet, rule, sink);
    case Rule::Kind::CounterStyle: return interpret_counter_name(sheet, rule, sink);
    case Rule::Kind::Page: interpret_page(sheet, source, rule, sink); return;
    case Rule::Kind::Property: interpret_property(sheet, rule, sink); return;
    case Rule::Kind::Style:
    case Rule::Kind::Comment:
    case Rule::Kind::Namespace:
    case Rule::Kind::FontFace:
    case Rule::Kind::FontFeatureValues:
    case Rule::Kind::MarginBox:
    case Rule::Kind::Footnote:
    case Rule::Kind::Unknown: return;
  }
}

void check_descriptors(model::StyleSheet& sheet, Rule& rule, DiagnosticSink& sink) {
  switch (rule.kind) {
    case Rule::Kind::FontFace:
      check_names(rule.declarations, font_face_descriptors, rule, sink);
      font_face(sheet, rule, sink);
      return;
    case Rule::Kind::FontFeatureValues: font_feature_values(sheet, rule, sink); return;
    case Rule::Kind::CounterStyle:
      check_names(rule.declarations, counter_descriptors, rule, sink);
      counter_style(sheet, rule, sink);
      return;
    case Rule::Kind::Property: return check_property(sheet, rule, sink);
    case Rule::Kind::Page: return check_page(sheet, rule, sink);
    case Rule::Kind::MarginBox:
    case Rule::Kind::Footnote: return check_declarations(sheet, rule.declarations, sink);
    case Rule::Kind::Style:
    case Rule::Kind::Comment:
    case Rule::Kind::Import:
    case Rule::Kind::Media:
    case Rule::Kind::Supports:
    case Rule::Kind::Layer:
    case Rule::Kind::LayerStatement:
    case Rule::Kind::Namespace:
    case Rule::Kind::Unknown: return;
  }
}

std::string_view import_url(model::StyleSheet const& sheet, Rule const& import) {
  TokenCursor in(sheet[import.prelude]);
  in.skip_space();
  if (in.kind() == TokenKind::String || in.kind() == TokenKind::Url) return in.peek().text;
  if (!in.is_function("url")) return {};
  TokenCursor inside = in.enter();
  inside.skip_space();
  return inside.kind() == TokenKind::String ? inside.peek().text : std::string_view();
}

std::string_view to_string(MarginBoxPosition position) { return margin_boxes[static_cast<std::size_t>(position)]; }

}  // namespace bifolio::style
