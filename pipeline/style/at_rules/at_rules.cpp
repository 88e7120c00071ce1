#include "style/at_rules/at_rules.h"

#include <algorithm>
#include <array>

#include "style/at_rules/media.h"
#include "style/at_rules/supports.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/page_descriptors.h"
#include "style/properties.h"
#include "style/rows.h"
#include "style/selectors/nth.h"
#include "style/syntax/token_cursor.h"
#include "style/table/tables.h"

namespace bifolio::style {
namespace {

using model::MarginBoxPosition;
using model::Rule;
using model::Token;
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
constexpr std::string_view page_descriptors[] = {"size", "bleed", "bleed-size", "marks", "page-orientation"};

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

/// `a.b, c`: names with dots.
std::vector<std::string_view> layer_names(model::StyleSheet& sheet, TokenRange prelude) {
  std::vector<std::string_view> names;
  TokenCursor in(sheet[prelude]);
  while (in.skip_space(), in.kind() == TokenKind::Ident) {
    std::string name(in.next().text);
    while (in.is_delim('.') && in.kind(1) == TokenKind::Ident) in.next(), (name += '.') += in.next().text;
    names.push_back(sheet.strings.store(name));
    in.skip_space();
    if (!in.accept(TokenKind::Comma)) break;
  }
  return names;
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

// css-gcpm-3 §3: An+B, and `of` the name of a group of pages.
bool nth_part(TokenCursor in, std::string_view text, model::PageSelector::Part& out) {
  const auto inside = in.rest();
  std::size_t count = inside.size();
  const auto drop_space = [&] {
    while (count > 0 && inside[count - 1].kind == TokenKind::Whitespace) --count;
  };
  drop_space();
  const bool ends_in_names = count > 2 && inside[count - 1].kind == TokenKind::Ident;
  if (ends_in_names && inside[count - 2].kind == TokenKind::Whitespace && same_name(inside[count - 3].text, "of")) {
    out.of = inside[count - 1].text;
    count -= 3;
    drop_space();
  }
  if (count == 0) return false;
  const auto pattern = parse_nth(text.substr(inside.front().begin, inside[count - 1].end - inside.front().begin));
  if (!pattern) return false;
  out.pseudo = model::PageSelector::Pseudo::Nth;
  out.nth = *pattern;
  return true;
}

// css-page-3 §3.1: a name, then pseudo-classes without space between.
bool page_selector(TokenCursor& in, std::string_view text, model::PageSelector& out) {
  if (in.kind() == TokenKind::Ident) out.name = in.next().text;
  while (in.accept(TokenKind::Colon)) {
    using Pseudo = model::PageSelector::Pseudo;
    if (in.accept_ident("first"))
      out.parts.push_back({Pseudo::First, {}, {}});
    else if (in.accept_ident("left"))
      out.parts.push_back({Pseudo::Left, {}, {}});
    else if (in.accept_ident("right"))
      out.parts.push_back({Pseudo::Right, {}, {}});
    else if (in.accept_ident("blank"))
      out.parts.push_back({Pseudo::Blank, {}, {}});
    else if (in.is_function("nth")) {
      if (!nth_part(in.enter(), text, out.parts.emplace_back())) return false;
    } else {
      return false;
    }
  }
  return !out.name.empty() || !out.parts.empty();
}

/// The first word of the tokens that is none of the known ones, and what it may have meant.
std::string suggestion_for_words(std::span<Token const> tokens, std::vector<std::string_view> const& known) {
  for (Token const& t : tokens)
    if (t.kind == TokenKind::Ident && std::find(known.begin(), known.end(), lower_case(t.text)) == known.end())
      return suggestion(lower_case(t.text), known);
  return {};
}

/// Of the words behind colons, since before them stands a name of the author's.
std::string suggestion_for_page_selector(std::span<Token const> prelude) {
  std::vector<Token> words;
  for (std::size_t i = 1; i < prelude.size(); ++i)
    if (prelude[i - 1].kind == TokenKind::Colon) words.push_back(prelude[i]);
  return suggestion_for_words(words, {"first", "left", "right", "blank", "nth"});
}

void interpret_page(model::StyleSheet const& sheet, SourceText source, Rule& rule, DiagnosticSink& sink) {
  TokenCursor in(sheet[rule.prelude]);
  while (in.skip_space(), !in.at_end()) {
    model::PageSelector selector;
    const bool understood = page_selector(in, source.text, selector);
    in.skip_space();
    if (!understood || (!in.at_end() && !in.accept(TokenKind::Comma))) {
      rule.selectors_valid = false;
      sink.report(unknown_selector, rule.span,
                  "“" + serialize(sheet[rule.prelude]) + "” is not understood as a page selector; the rule is left out" +
                      suggestion_for_page_selector(sheet[rule.prelude]));
      return;
    }
    rule.page_selectors.push_back(std::move(selector));
  }
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

void check_page_descriptor(model::StyleSheet const& sheet, model::Declaration const& d, DiagnosticSink& sink) {
  ValueContext context;
  context.parent = &initial_style();
  model::PageStyle scratch;
  if (d.name == "page-orientation" || read_page_descriptor(d.name, ValueReader(TokenCursor(sheet[d.value]), context), scratch))
    return;
  sink.report(unknown_value, d.span,
              "“" + serialize(sheet[d.value]) + "” is not understood as “" + std::string(d.name) + "”" +
                  suggestion_for_words(sheet[d.value], page_descriptor_words(d.name)));
}

/// A slip in the name of a descriptor that no other rule has; said here, since elsewhere nobody may mean it.
bool report_descriptor(model::Declaration const& d, DiagnosticSink& sink) {
  const auto elsewhere = unsupported_properties();
  if (d.name.starts_with('-') || find_property(d.name) != model::Declaration::no_property ||
      std::binary_search(elsewhere.begin(), elsewhere.end(), d.name))
    return false;
  const std::string meant = suggestion(d.name, {std::begin(page_descriptors), std::end(page_descriptors)});
  if (!meant.empty()) sink.report_once(unknown_property, d.name, d.span, "“" + std::string(d.name) + "” is not a property" + meant);
  return !meant.empty();
}

/// A page's declarations are properties, and a few descriptors of its own.
void check_page(model::StyleSheet const& sheet, Rule& rule, DiagnosticSink& sink) {
  std::vector<model::Declaration> properties_only, descriptors;
  for (model::Declaration& d : rule.declarations) {
    const bool own = std::find(std::begin(page_descriptors), std::end(page_descriptors), d.name) != std::end(page_descriptors);
    if (own || !report_descriptor(d, sink)) (own ? descriptors : properties_only).push_back(d);
  }
  for (model::Declaration const& d : descriptors) check_page_descriptor(sheet, d, sink);
  check_declarations(sheet, properties_only, sink);
  rule.declarations = std::move(descriptors);
  rule.declarations.insert(rule.declarations.end(), properties_only.begin(), properties_only.end());
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
    case Rule::Kind::LayerStatement:
      rule.names = layer_names(sheet, rule.prelude);
      rule.name = rule.names.empty() ? std::string_view() : rule.names.front();
      return;
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
