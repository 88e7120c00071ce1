#include "style/at_rules/page_rule.h"

#include <algorithm>

#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/page_descriptors.h"
#include "style/properties.h"
#include "style/rows.h"
#include "style/selectors/nth.h"
#include "style/syntax/token_cursor.h"
#include "style/table/tables.h"
#include "style/value_words.h"

namespace bifolio::style {
namespace {

using model::Rule;
using model::Token;
using model::TokenKind;

constexpr std::string_view page_descriptors[] = {"size", "bleed", "bleed-size", "marks", "page-orientation"};

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

/// Of the words behind colons, since before them stands a name of the author's.
std::string suggestion_for_page_selector(std::span<Token const> prelude) {
  std::vector<Token> words;
  for (std::size_t i = 1; i < prelude.size(); ++i)
    if (prelude[i - 1].kind == TokenKind::Colon) words.push_back(prelude[i]);
  return suggestion_for_words(words, {"first", "left", "right", "blank", "nth"});
}

void check_page_descriptor(model::StyleSheet const& sheet, model::Declaration const& d, DiagnosticSink& sink) {
  ValueContext context;
  context.parent = &initial_style();
  model::PageStyle scratch;
  if (d.name == "page-orientation" || read_page_descriptor(d.name, ValueReader(TokenCursor(sheet[d.value]), context), scratch))
    return;
  sink.report(unknown_value, d.span,
              quoted(sheet[d.value]) + " is not understood as “" + std::string(d.name) + "”" +
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

}  // namespace

void interpret_page(model::StyleSheet const& sheet, SourceText source, Rule& rule, DiagnosticSink& sink) {
  TokenCursor in(sheet[rule.prelude]);
  while (in.skip_space(), !in.at_end()) {
    model::PageSelector selector;
    const bool understood = page_selector(in, source.text, selector);
    in.skip_space();
    if (!understood || (!in.at_end() && !in.accept(TokenKind::Comma))) {
      rule.selectors_valid = false;
      sink.report(unknown_selector, rule.span,
                  quoted(sheet[rule.prelude]) + " is not understood as a page selector; the rule is left out" +
                      suggestion_for_page_selector(sheet[rule.prelude]));
      return;
    }
    rule.page_selectors.push_back(std::move(selector));
  }
}

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

}  // namespace bifolio::style
