// The at-rules that declare a name: @namespace (css-namespaces-3) and @property (css-properties-values-api-1).
#include <algorithm>

#include "style/at_rules/at_rules.h"
#include "style/at_rules/property_syntax.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/properties.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::NamespaceTest;
using model::Rule;
using model::TokenKind;

NamespaceTest namespace_of(std::string_view uri) {
  if (uri == "http://www.w3.org/1999/xhtml") return NamespaceTest::Xhtml;
  if (uri == "http://www.w3.org/2000/svg") return NamespaceTest::Svg;
  if (uri == "http://www.w3.org/1998/Math/MathML") return NamespaceTest::MathMl;
  return NamespaceTest::Other;
}

/// Under which prefix documents hold the attributes of a namespace; empty for one that they do not have.
std::string_view attribute_prefix(std::string_view uri) {
  if (uri == "http://www.idpf.org/2007/ops") return "epub";
  if (uri == "http://www.w3.org/XML/1998/namespace") return "xml";
  return {};
}

Declaration const* descriptor(Rule const& rule, std::string_view name) {
  const auto at =
      std::find_if(rule.declarations.rbegin(), rule.declarations.rend(), [&](Declaration const& d) { return d.name == name; });
  return at == rule.declarations.rend() ? nullptr : &*at;
}

/// css-properties-values-api-1 §2.3: a computed value by itself, without a style around it.
bool is_independent(std::span<model::Token const> value, std::string_view syntax) {
  constexpr std::string_view relative[] = {"em",  "rem", "ex",  "rex", "cap", "rcap", "ch",  "rch",   "ic",
                                           "ric", "lh",  "rlh", "cqw", "cqh", "cqi",  "cqb", "cqmin", "cqmax"};
  if (has_variable(value) || wide_keyword(value) != WideKeyword::None) return false;
  return syntax == "*" || std::none_of(value.begin(), value.end(), [&](model::Token const& t) {
           return t.kind == TokenKind::Dimension &&
                  std::any_of(std::begin(relative), std::end(relative), [&](auto unit) { return same_name(t.text, unit); });
         });
}

}  // namespace

void add_namespace(model::StyleSheet const& sheet, Rule const& rule, Namespaces& namespaces, DiagnosticSink& sink) {
  TokenCursor in(sheet[rule.prelude]);
  in.skip_space();
  std::string prefix;
  const bool named = in.kind() == TokenKind::Ident;
  if (named) prefix = in.next().text, in.skip_space();
  std::optional<std::string_view> uri;
  if (in.is_function("url")) {
    TokenCursor inside = in.enter();
    inside.skip_space();
    if (inside.kind() == TokenKind::String) uri = inside.peek().text;
  } else if (in.kind() == TokenKind::String || in.kind() == TokenKind::Url) {
    uri = in.next().text;
  }
  in.skip_space();
  if (!uri || !in.at_end()) return sink.report(syntax_error, rule.span, "@namespace is not understood; it is left out");
  if (named) {
    namespaces.prefixes[prefix] = namespace_of(*uri);
    if (!attribute_prefix(*uri).empty()) namespaces.attribute_prefixes[prefix] = std::string(attribute_prefix(*uri));
  } else {
    namespaces.fallback = namespace_of(*uri);
  }
}

void interpret_property(model::StyleSheet const& sheet, Rule& rule, DiagnosticSink& sink) {
  TokenCursor in(sheet[rule.prelude]);
  in.skip_space();
  rule.name = in.kind() == TokenKind::Ident && in.peek().text.starts_with("--") ? in.next().text : std::string_view();
  in.skip_space();
  if (rule.name.empty() || !in.at_end())
    sink.report(syntax_error, rule.span, "@property lacks the name of a custom property (“--…”); it is left out");
}

std::optional<PropertyRule> property_rule(model::StyleSheet const& sheet, Rule const& rule) {
  Declaration const* const syntax = descriptor(rule, "syntax");
  Declaration const* const inherits = descriptor(rule, "inherits");
  Declaration const* const initial = descriptor(rule, "initial-value");
  if (rule.name.empty() || !syntax || !inherits) return std::nullopt;
  const auto form = sheet[syntax->value], inherited = sheet[inherits->value];
  if (form.size() != 1 || form[0].kind != TokenKind::String || inherited.size() != 1) return std::nullopt;
  PropertyRule out;
  out.inherits = same_name(inherited[0].text, "true");
  if (!out.inherits && !same_name(inherited[0].text, "false")) return std::nullopt;
  out.syntax = form[0].text;
  if (!is_property_syntax(out.syntax)) return std::nullopt;
  // §2.3: required but for the universal syntax
  const bool fits = matches_property_syntax(out.syntax, initial ? sheet[initial->value] : std::span<model::Token const>());
  if (!fits || (initial && !is_independent(sheet[initial->value], out.syntax))) return std::nullopt;
  if (initial) out.initial = initial->value;
  return out;
}

void check_property(model::StyleSheet const& sheet, Rule const& rule, DiagnosticSink& sink) {
  const std::vector<std::string_view> known = {"syntax", "inherits", "initial-value"};
  for (Declaration const& d : rule.declarations)
    if (std::find(known.begin(), known.end(), d.name) == known.end())
      sink.report(unknown_descriptor, d.span,
                  "“" + std::string(d.name) + "” is not known in @property" + suggestion(d.name, known));
  if (!rule.name.empty() && !property_rule(sheet, rule))
    sink.report(syntax_error, rule.span,
                "@property needs “syntax”, “inherits” and, unless the syntax is \"*\", an “initial-value” of that syntax without "
                "relative units; it is left out");
}

}  // namespace bifolio::style
