// The properties: the tables' rows joined, found by name, and what is said about a declaration that no row understands.
#include "style/properties.h"

#include <algorithm>

#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/support.h"
#include "style/table/tables.h"
#include "style/value_words.h"

namespace bifolio::style {
namespace {

using model::Declaration;

std::vector<Property> const& table() {
  static const auto rows = [] {
    std::vector<Property> all;
    for (const auto part : {inherited_rows(), box_rows(), paged_rows(), shorthand_rows(), logical_rows()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return rows;
}

bool is_unsupported(std::string_view name) {
  const auto known = unsupported_properties();
  return name.starts_with('-') || std::binary_search(known.begin(), known.end(), name);
}

std::string text_of(model::StyleSheet const& sheet, model::TokenRange range) { return serialize(sheet[range]); }

bool asks_for_attribute(std::span<model::Token const> value) {
  return std::any_of(value.begin(), value.end(),
                     [](model::Token const& t) { return t.kind == model::TokenKind::Function && same_name(t.text, "attr"); });
}

void report(model::StyleSheet const& sheet, Declaration const& d, DiagnosticSink& sink) {
  const std::string name(d.name);
  switch (d.state) {
    case Declaration::State::Valid:
      if (const std::string_view why = why_unobeyed(d.name, sheet[d.value]); !why.empty())
        sink.report_once(unsupported_value, name + ':' + text_of(sheet, d.value), d.span,
                         "“" + name + ": " + text_of(sheet, d.value) + "” is not obeyed: " + std::string(why));
      return;
    case Declaration::State::HasVariable: return;
    case Declaration::State::UnknownProperty:
      sink.report_once(unknown_property, name, d.span, "“" + name + "” is not a property" + suggestion(d.name, property_names()));
      return;
    case Declaration::State::Unsupported:
      sink.report_once(unsupported_property, name, d.span, "“" + name + "” is not supported in the PDF; the EPUB keeps it");
      return;
    case Declaration::State::UnknownValue:
      sink.report_once(unknown_value, name + ':' + text_of(sheet, d.value), d.span,
                       quoted(sheet[d.value]) + " is not a value of “" + name + "” that is supported" +
                           (asks_for_attribute(sheet[d.value]) ? ": attr() is read in “content” only"
                                                               : value_suggestion(table()[d.property], sheet[d.value])));
      return;
  }
}

}  // namespace

std::span<Property const> properties() { return table(); }

std::uint16_t find_property(std::string_view lower_name) {
  static const auto index = [] {
    std::vector<std::pair<std::string_view, std::uint16_t>> sorted;
    for (std::size_t i = 0; i < table().size(); ++i) sorted.emplace_back(table()[i].name, static_cast<std::uint16_t>(i));
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }();
  const auto at =
      std::lower_bound(index.begin(), index.end(), lower_name, [](auto const& e, std::string_view n) { return e.first < n; });
  return at == index.end() || at->first != lower_name ? Declaration::no_property : at->second;
}

std::vector<std::string_view> const& property_names() {
  static const auto names = [] {
    std::vector<std::string_view> all;
    for (Property const& p : table()) all.push_back(p.name);
    all.insert(all.end(), unsupported_properties().begin(), unsupported_properties().end());
    return all;
  }();
  return names;
}

std::uint64_t hash_style(model::ComputedStyle const& style) {
  Hasher h;
  for (Property const& p : table())
    if (p.hash) p.hash(h, style);
  hash_value(h, style.lang);
  return h.value();
}

bool has_variable(std::span<model::Token const> value) {
  return std::any_of(value.begin(), value.end(),
                     [](model::Token const& t) { return t.kind == model::TokenKind::Function && same_name(t.text, "var"); });
}

namespace {

/// What may stand in a declaration whose value is not known yet (css-syntax-3 §8.2, css-variables-1 §3).
bool is_declaration_value(std::span<model::Token const> value) {
  using model::TokenKind;
  const auto after_space = [&](std::size_t i) {
    while (i < value.size() && value[i].kind == TokenKind::Whitespace) ++i;
    return i;
  };
  std::vector<TokenKind> open;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (const TokenKind closer = closer_of(value[i].kind); closer != TokenKind::EndOfFile) open.push_back(closer);
    if (value[i].kind == TokenKind::CloseParen || value[i].kind == TokenKind::CloseSquare ||
        value[i].kind == TokenKind::CloseCurly) {
      if (open.empty() || open.back() != value[i].kind) return false;
      open.pop_back();
    }
    if (value[i].kind == TokenKind::Delim && value[i].text == "!") return false;
    if (value[i].kind == TokenKind::BadString || value[i].kind == TokenKind::BadUrl) return false;
    if (value[i].kind != TokenKind::Function || !same_name(value[i].text, "var")) continue;
    const std::size_t name = after_space(i + 1);
    if (name == value.size() || value[name].kind != TokenKind::Ident || !value[name].text.starts_with("--")) return false;
    const std::size_t next = after_space(name + 1);
    if (next < value.size() && value[next].kind != TokenKind::Comma && value[next].kind != TokenKind::CloseParen) return false;
  }
  return true;
}

}  // namespace

void classify(model::StyleSheet const& sheet, Declaration& d) {
  d.state = Declaration::State::Valid;
  if (d.name.starts_with("--")) return;
  d.property = find_property(d.name);
  if (d.property == Declaration::no_property) {
    d.state = is_unsupported(d.name) ? Declaration::State::Unsupported : Declaration::State::UnknownProperty;
    return;
  }
  const auto value = sheet[d.value];
  if (has_variable(value)) {
    d.state = is_declaration_value(value) ? Declaration::State::HasVariable : Declaration::State::UnknownValue;
  } else if (!is_valid_value(table()[d.property], value)) {
    d.state = Declaration::State::UnknownValue;
  }
}

void check_declarations(model::StyleSheet const& sheet, std::vector<Declaration>& declarations, DiagnosticSink& sink) {
  for (Declaration& d : declarations) {
    classify(sheet, d);
    report(sheet, d, sink);
  }
}

}  // namespace bifolio::style