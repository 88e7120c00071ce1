// SheetParser on what stands between braces: declarations, and inside style rules nested rules (css-syntax-3 §5.4.4,
// css-nesting-1).
#include <algorithm>

#include "base/percent.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/properties.h"
#include "style/syntax/parser.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::Rule;
using model::Token;
using model::TokenKind;
using model::TokenRange;

constexpr int deepest_nesting = 32;

bool is_bad(Token const& t) { return t.kind == TokenKind::BadString || t.kind == TokenKind::BadUrl; }

/// css-variables-1 §2: a custom property takes any tokens but these.
bool is_custom_value(std::span<Token const> value) {
  std::string closers;
  for (Token const& t : value) {
    const TokenKind closer = closer_of(t.kind);
    const bool closes = t.kind == TokenKind::CloseParen || t.kind == TokenKind::CloseSquare || t.kind == TokenKind::CloseCurly;
    if (closer != TokenKind::EndOfFile) {
      closers += static_cast<char>(closer);
    } else if (closes) {
      if (closers.empty() || static_cast<TokenKind>(closers.back()) != t.kind) return false;
      closers.pop_back();
    } else if (closers.empty() && t.kind == TokenKind::Delim && t.text == "!") {
      return false;
    }
  }
  return true;
}

}  // namespace

/// Stands on the “{” of a style rule.
void SheetParser::style_block(std::vector<Rule>& out, Rule rule) {
  const std::uint32_t open = peek().begin;
  take();
  Enclosing self{&rule.selectors, rule.prelude, rule.span, false, rule.selectors_valid, rule.selectors_newer, {}};
  const std::size_t first = out.size();
  nested_contents(out, rule, self);
  close_block(open);
  if (out.size() > first) out[first].span.end = last_end_;
}

/// The declarations go to `rule`; what nests, and what follows it, goes behind it (css-nesting-1 §3.4).
void SheetParser::nested_contents(std::vector<Rule>& out, Rule& rule, Enclosing& self) {
  while (true) {
    const TokenKind kind = peek().kind;
    if (kind == TokenKind::EndOfFile || kind == TokenKind::CloseCurly) return flush(out, rule, self);
    if (kind == TokenKind::Whitespace || kind == TokenKind::Semicolon) {
      take();
    } else if (kind == TokenKind::AtKeyword) {
      nested_at_rule(out, rule, self);
    } else {
      const TokenRange prelude = declaration_or_prelude(rule.declarations);
      if (prelude.count == 0) continue;
      store_selectors(self);
      flush(out, rule, self);
      nested_rule(out, prelude, self);
    }
  }
}

void SheetParser::nested_at_rule(std::vector<Rule>& out, Rule& rule, Enclosing& self) {
  store_selectors(self);
  std::vector<Rule> nested;
  at_rule(nested, AtRulePlace::StyleRule, &self);
  if (nested.empty() || nested.front().kind == Rule::Kind::Unknown) return;
  flush(out, rule, self);
  std::move(nested.begin(), nested.end(), std::back_inserter(out));
}

/// Stands on the “{” of a rule inside `parent`.
void SheetParser::nested_rule(std::vector<Rule>& out, TokenRange prelude, Enclosing& parent) {
  Rule rule;
  rule.prelude = prelude;
  rule.span = {source_.id, sheet_.tokens[prelude.first].begin, last_end_};
  if (depth_ >= deepest_nesting) {
    complain(nested_too_deep, rule.span, "rules are nested too deep here; the block is left out");
    take();
    return skip_block();
  }
  ++depth_;
  selectors(rule, &parent);
  style_block(out, std::move(rule));
  --depth_;
}

/// `&` refers to a list that stays where it is.
void SheetParser::store_selectors(Enclosing& self) {
  if (self.stored) return;
  self.selectors = &sheet_.nesting.emplace_back(*self.selectors);
  self.specificity = largest_specificity(*self.selectors);
  self.stored = true;
}

/// Gives `rule` out as far as it has come, and makes it the piece that follows what nests.
void SheetParser::flush(std::vector<Rule>& out, Rule& rule, Enclosing const& self) {
  const bool is_continuation = rule.selectors.empty();
  Rule rest;
  rest.prelude = rule.prelude;
  rest.span = rule.span;
  rest.selectors_valid = rule.selectors_valid;
  rest.selectors_newer = rule.selectors_newer;
  if (is_continuation && rule.declarations.empty()) return;
  if (is_continuation && rule.selectors_valid) {
    if (self.selectors->size() > copies_left_) {
      complain(too_costly, rule.span, "declarations behind nested rules are left out: too many selectors would be repeated");
      rule = std::move(rest);
      return;
    }
    copies_left_ -= self.selectors->size();
    rule.selectors = *self.selectors;
  }
  rule.span.end = last_end_;
  check_declarations(sheet_, rule.declarations, sink_);
  out.push_back(std::move(rule));
  rule = std::move(rest);
}

// css-syntax-3 §5.4.4, of blocks that hold no rules of their own. Stops before the “}”.
void SheetParser::declarations(Rule& rule, AtRuleBlock contents) {
  while (peek().kind != TokenKind::EndOfFile && peek().kind != TokenKind::CloseCurly) {
    if (peek().kind == TokenKind::Whitespace || peek().kind == TokenKind::Semicolon) {
      take();
    } else if (peek().kind == TokenKind::AtKeyword) {
      at_rule(rule.rules, contents == AtRuleBlock::Page ? AtRulePlace::Page : AtRulePlace::Declarations);
    } else {
      const std::uint32_t begin = peek().begin;
      if (declaration_or_prelude(rule.declarations).count == 0) continue;
      take();
      skip_block();
      complain(syntax_error, span_from(begin), "a rule cannot stand here; it is left out");
    }
  }
}

std::vector<Declaration> SheetParser::attribute_declarations(Span place) {
  fixed_place_ = place;
  Rule rule;
  while (peek().kind != TokenKind::EndOfFile) {
    declarations(rule, AtRuleBlock::Declarations);
    if (peek().kind == TokenKind::CloseCurly) take();  // a stray one
  }
  report_token_errors();
  check_declarations(sheet_, rule.declarations, sink_);
  return std::move(rule.declarations);
}

/// css-syntax-3 §5.4.4: what runs into a block is a rule, else a declaration. A custom property's value may hold blocks.
TokenRange SheetParser::declaration_or_prelude(std::vector<Declaration>& out) {
  const std::uint32_t begin = peek().begin;
  TokenRange written = values(StopAt::DeclarationEnd);
  if (peek().kind == TokenKind::OpenCurly && is_custom_property(written)) custom_blocks(written);
  if (written.count == 0 && peek().kind != TokenKind::OpenCurly) return {};
  const std::span<Token const> tokens = sheet_[written];
  const bool named = !tokens.empty() && tokens[0].kind == TokenKind::Ident;
  if (peek().kind == TokenKind::OpenCurly) {
    const bool is_declaration = named && tokens.size() > 2 && tokens[1].kind == TokenKind::Colon &&
                                tokens[2].kind == TokenKind::Whitespace &&
                                find_property(lower_case(tokens[0].text)) != Declaration::no_property;
    if (written.count > 0 && !is_declaration) return written;
    take();
    skip_block();
    if (peek().kind == TokenKind::CloseCurly) take();
    complain(syntax_error, span_from(begin),
             is_declaration ? "a declaration cannot hold a block; is a “;” or “}” missing? It is left out"
                            : "a block without a selector is left out");
    return {};
  }
  if (named)
    declaration(out, written);
  else
    complain(syntax_error, span_from(begin), "this is not a declaration; it is left out");
  return {};
}

void SheetParser::custom_blocks(TokenRange& written) {
  while (peek().kind == TokenKind::OpenCurly) {
    component_value();
    values(StopAt::DeclarationEnd);
  }
  written.count = static_cast<std::uint32_t>(sheet_.tokens.size()) - written.first;
}

bool SheetParser::is_custom_property(TokenRange written) const {
  TokenCursor in(sheet_[written]);
  if (in.kind() != TokenKind::Ident || !in.next().text.starts_with("--")) return false;
  in.skip_space();
  return in.kind() == TokenKind::Colon;
}

// css-syntax-3 §5.4.6
void SheetParser::declaration(std::vector<Declaration>& out, TokenRange written) {
  TokenCursor in(sheet_[written]);
  const Token name = in.next();
  Declaration declaration;
  declaration.name = name.text.starts_with("--") ? name.text : sheet_.strings.store(lower_case(name.text));
  in.skip_space();
  const bool colon = in.accept(TokenKind::Colon);
  const auto passed = static_cast<std::uint32_t>(in.position());
  declaration.value = trimmed({written.first + passed, written.count - passed});
  const bool is_empty = declaration.value.count == 0;
  declaration.span = {source_.id, name.begin,
                      is_empty ? name.end : sheet_.tokens[declaration.value.first + declaration.value.count - 1].end};
  if (!colon)
    return complain(syntax_error, declaration.span,
                    "“:” is missing after “" + std::string(declaration.name) + "”; the declaration is left out");
  if (!settle_value(declaration)) return;
  if (fixed_place_) declaration.span = fixed_place_;
  out.push_back(declaration);
}

/// Takes `!important` off the value. False when the value can be no property's (the reason has been said).
bool SheetParser::settle_value(Declaration& declaration) {
  const auto tokens = sheet_[declaration.value];
  if (std::any_of(tokens.begin(), tokens.end(), is_bad)) return false;
  const std::size_t count = tokens.size();
  if (count > 0 && tokens[count - 1].kind == TokenKind::Ident && same_name(tokens[count - 1].text, "important")) {
    std::size_t i = count - 1;
    while (i > 0 && tokens[i - 1].kind == TokenKind::Whitespace) --i;
    if (i > 0 && tokens[i - 1].kind == TokenKind::Delim && tokens[i - 1].text == "!") {
      declaration.important = true;
      declaration.value = trimmed({declaration.value.first, static_cast<std::uint32_t>(i - 1)});
    }
  }
  if (declaration.name.starts_with("--") && !is_custom_value(sheet_[declaration.value])) {
    complain(syntax_error, declaration.span, "this can be no custom property's value; the declaration is left out");
    return false;
  }
  if (declaration.name == "unicode-range") keep_as_written(declaration.value);
  rebase_urls(declaration.value);
  return true;
}

/// css-values-4 §4.5.1: addresses are relative to their sheet; from here on they are to the folder that everything is read from.
void SheetParser::rebase_urls(TokenRange range) {
  const std::size_t slash = source_.path.rfind('/');
  if (slash == std::string_view::npos) return;
  const std::string folder = path_in_url(source_.path.substr(0, slash + 1));
  bool in_url = false;
  for (Token& token : std::span(sheet_.tokens).subspan(range.first, range.count)) {
    const bool is_address = token.kind == TokenKind::Url || (token.kind == TokenKind::String && in_url);
    if (token.kind != TokenKind::Whitespace) in_url = token.kind == TokenKind::Function && same_name(token.text, "url");
    const bool is_absolute =
        token.text.empty() || token.text[0] == '/' || token.text[0] == '#' || token.text.find(':') != std::string_view::npos;
    if (is_address && !is_absolute) token.text = sheet_.strings.store(folder + std::string(token.text));
  }
}

/// css-syntax-3 §7: U+4E00-9FFF means nothing as the tokens U, +4e0, -9FFF; it stays one token of text.
void SheetParser::keep_as_written(TokenRange& range) {
  if (range.count == 0) return;
  Token text = sheet_.tokens[range.first];
  text.kind = TokenKind::Delim;
  text.end = sheet_.tokens[range.first + range.count - 1].end;
  text.text = source_.text.substr(text.begin, text.end - text.begin);
  range = {static_cast<std::uint32_t>(sheet_.tokens.size()), 1};
  sheet_.tokens.push_back(text);
}

}  // namespace bifolio::style
