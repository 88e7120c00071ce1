#include "style/syntax/parser.h"

#include <algorithm>

#include "style/at_rules/at_rules.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/properties.h"
#include "style/selectors/parse.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Rule;
using model::Token;
using model::TokenKind;

constexpr int deepest_rule = 32;

std::string message_of(TokenError::Kind kind) {
  switch (kind) {
    case TokenError::Kind::UnclosedComment: return "the comment that begins here is not closed";
    case TokenError::Kind::UnclosedString: return "the string that begins here is not closed";
    case TokenError::Kind::BrokenString: return "a string cannot go on in the next line; a quotation mark is missing";
    case TokenError::Kind::UnclosedUrl: return "the url( that begins here is not closed";
    case TokenError::Kind::BrokenUrl: return "this url() holds a character that must be escaped or quoted";
  }
  return {};
}

}  // namespace

SheetParser::SheetParser(model::StyleSheet& sheet, SourceText source, DiagnosticSink& sink, ImportFollower import)
    : sheet_(sheet), source_(source), sink_(sink), import_(std::move(import)), tokenizer_(source.text, sheet.strings) {
  current_ = tokenizer_.next();
}

Token SheetParser::take() {
  Token taken = current_;
  last_end_ = taken.end;
  current_ = tokenizer_.next();
  if (!tokenizer_.errors().empty()) report_token_errors();
  return taken;
}

void SheetParser::report_token_errors() {
  for (TokenError const& error : tokenizer_.errors())
    complain(syntax_error, {source_.id, error.begin, error.begin + 1}, message_of(error.kind));
  tokenizer_.errors().clear();
}

/// Once a sheet for each message: what is wrong in one way is often wrong a thousand times.
void SheetParser::complain(DiagnosticKind kind, Span place, std::string message) {
  if (fixed_place_) place = fixed_place_;
  const std::string key = message + '\n' + std::to_string(source_.id.value);
  sink_.report_once(kind, key, place, std::move(message));
}

void SheetParser::skip_space() {
  while (peek().kind == TokenKind::Whitespace) take();
}

std::vector<Rule> SheetParser::sheet_rules() {
  report_token_errors();
  std::vector<Rule> out = rules(Level::Top);
  report_token_errors();
  return out;
}

// css-syntax-3 §5.4.1
std::vector<Rule> SheetParser::rules(Level level) {
  std::vector<Rule> out;
  while (true) {
    skip_space();
    comments_before(out);
    if (peek().kind == TokenKind::EndOfFile) return out;
    if (peek().kind == TokenKind::CloseCurly) {
      if (level == Level::Nested) return out;
      stray_brace();
      continue;
    }
    rule(out, level);
  }
}

/// css-syntax-3 §5.5.3: outside of rules, “}” is the beginning of one, which has no selector then.
void SheetParser::stray_brace() {
  const Span place = span_of(peek());
  while (peek().kind == TokenKind::Whitespace || peek().kind == TokenKind::CloseCurly) take();
  const bool is_last = peek().kind == TokenKind::EndOfFile;
  complain(syntax_error, place,
           is_last ? "“}” closes nothing" : "“}” closes nothing, and spoils the rule behind it, which is left out");
  values(StopAt::BlockOrEnd);
  if (peek().kind != TokenKind::OpenCurly) return;
  take();
  skip_block();
}

void SheetParser::rule(std::vector<Rule>& out, Level level) {
  if (level == Level::Top && (peek().kind == TokenKind::Cdo || peek().kind == TokenKind::Cdc)) {
    take();
    return;
  }
  if (peek().kind == TokenKind::AtKeyword) return at_rule(out, AtRulePlace::Sheet);
  order_ = Order::Rules;
  qualified_rule(out);
}

/// Comments between rules are kept for the EPUB's sheet. The tokenizer reads one token ahead: the comments it has met by
/// now stand before that token.
void SheetParser::comments_before(std::vector<Rule>& out) {
  for (const CommentRange comment : tokenizer_.comments()) {
    if (comment.end > peek().begin || fixed_place_) continue;
    Rule rule;
    rule.kind = Rule::Kind::Comment;
    rule.name = source_.text.substr(comment.begin, comment.end - comment.begin);
    rule.span = {source_.id, comment.begin - 2, std::min(comment.end + 2, static_cast<std::uint32_t>(source_.text.size()))};
    out.push_back(std::move(rule));
  }
  tokenizer_.comments().clear();
}

// css-syntax-3 §5.4.3
void SheetParser::qualified_rule(std::vector<Rule>& out) {
  const std::uint32_t begin = peek().begin;
  Rule rule;
  rule.prelude = values(StopAt::BlockOrEnd);
  if (peek().kind != TokenKind::OpenCurly) {
    complain(syntax_error, span_from(begin), "a rule without a block is left out");
    return;
  }
  rule.span = span_from(begin);
  selectors(rule, nullptr);
  style_block(out, std::move(rule));
}

void SheetParser::selectors(Rule& rule, Enclosing* parent) {
  SelectorError error;
  SelectorSource source{source_.text, sheet_.strings, &namespaces_, nullptr, {}};
  if (parent) source.parents = parent->selectors, source.parents_specificity = parent->specificity;
  auto parsed = parse_selectors(TokenCursor(sheet_[rule.prelude]), source, error);
  const bool parent_newer = parent && parent->newer;
  rule.selectors_valid = parsed && !parent_newer;
  rule.selectors_newer = parsed ? parent_newer : error.is_unknown_name && (!parent || parent->valid || parent_newer);
  if (rule.selectors_newer && parent && !flatten(rule.prelude, parent->prelude)) rule.selectors_newer = false;
  if (parsed) {
    if (rule.selectors_valid) rule.selectors = std::move(*parsed);
    return;
  }
  const bool placed = error.end > error.begin;
  complain(unknown_selector, {source_.id, placed ? error.begin : rule.span.begin, placed ? error.end : rule.span.end},
           "the rule is left out: " + error.message);
}

// css-syntax-3 §5.4.2
void SheetParser::at_rule(std::vector<Rule>& out, AtRulePlace place, Enclosing* parent) {
  const Token keyword = take();
  Rule rule;
  rule.name = sheet_.strings.store(lower_case(keyword.text));
  const AtRuleForm form = at_rule_form(rule.name, place);
  rule.kind = form.kind;
  rule.margin_box = form.margin_box;
  rule.prelude = values(StopAt::DeclarationEnd);
  rule.span = span_from(keyword.begin);
  const bool has_block = peek().kind == TokenKind::OpenCurly;
  if (form.kind == Rule::Kind::Unknown) {
    // css-syntax-3 §3.2: at the very beginning it told the encoding; anywhere else it is nothing.
    if (rule.name != "charset" || keyword.begin > 3) complain(unknown_at_rule, span_of(keyword), form.message);
    keep_unknown(rule, keyword.begin);
  } else if (form.kind == Rule::Kind::FontFeatureValues) {
    keep_unknown(rule, keyword.begin);
    check_descriptors(sheet_, rule, sink_);
  } else if (has_block) {
    at_rule_with_block(rule, form, parent);
  } else {
    if (peek().kind == TokenKind::Semicolon) take();
    if (form.block != AtRuleBlock::None && form.kind != Rule::Kind::Layer)
      return complain(syntax_error, rule.span, "@" + std::string(rule.name) + " lacks its block; it is left out");
    statement(rule);
  }
  rule.span.end = last_end_;
  if (place == AtRulePlace::Sheet) check_order(rule);
  const bool names_no_layer = !rule.selectors_valid && (rule.kind == Rule::Kind::Layer || rule.kind == Rule::Kind::LayerStatement);
  if (names_no_layer) return;
  if (rule.name != "charset") out.push_back(std::move(rule));
}

void SheetParser::at_rule_with_block(Rule& rule, AtRuleForm const& form, Enclosing* parent) {
  const std::uint32_t open = peek().begin;
  take();
  if (form.block == AtRuleBlock::None) {
    complain(syntax_error, rule.span, "@" + std::string(rule.name) + " takes no block; it is left out");
    rule.kind = Rule::Kind::Unknown;
    return skip_block();
  }
  interpret_prelude(sheet_, source_, rule, sink_);
  if (!rule.selectors_valid && rule.kind == Rule::Kind::Layer) return skip_block();
  if (form.block == AtRuleBlock::Rules) return group_block(rule, parent);
  declarations(rule, form.block);
  close_block(open);
  check_descriptors(sheet_, rule, sink_);
}

/// @media and its like: rules, or inside a style rule declarations and nested rules (css-nesting-1 §3.3).
void SheetParser::group_block(Rule& rule, Enclosing* parent) {
  if (depth_ >= deepest_rule) {
    complain(nested_too_deep, rule.span, "rules are nested too deep here; the block is left out");
    return skip_block();
  }
  const std::uint32_t open = rule.span.end;
  ++depth_;
  if (parent) {
    Rule own;
    own.span = rule.span;
    own.prelude = parent->prelude;
    own.selectors_valid = parent->valid;
    own.selectors_newer = parent->newer;
    nested_contents(rule.rules, own, *parent);
  } else {
    rule.rules = rules(Level::Nested);
  }
  --depth_;
  close_block(open);
}

/// Stands on a block's “}”, or at the end of the sheet, where one is missing (css-syntax-3 §5.4.8: a parse error, nothing lost).
void SheetParser::close_block(std::uint32_t open) {
  if (peek().kind == TokenKind::CloseCurly)
    take();
  else
    complain(syntax_error, {source_.id, open, open + 1}, "the block that begins here is not closed; a “}” is missing");
}

/// An at-rule that ends with a semicolon.
void SheetParser::statement(Rule& rule) {
  if (rule.kind == Rule::Kind::Layer) rule.kind = Rule::Kind::LayerStatement;
  interpret_prelude(sheet_, source_, rule, sink_);
  if (rule.kind == Rule::Kind::Namespace && order_ != Order::Rules) add_namespace(sheet_, rule, namespaces_, sink_);
  if (rule.kind != Rule::Kind::Import || order_ != Order::Imports) return;
  const std::string_view url = import_url(sheet_, rule);
  if (url.empty()) return complain(syntax_error, rule.span, "@import names no file; it is left out");
  if (!import_ || depth_ > 0) return complain(import_failed, rule.span, "@import is not followed here");
  if (rule.condition) rule.rules = import_(url, rule.span);
}

// css-cascade-5 §2, css-namespaces-3 §2: imports stand first, then namespaces; layers' names may stand before both.
void SheetParser::check_order(Rule const& rule) {
  if (rule.kind == Rule::Kind::Import) {
    if (order_ != Order::Imports || depth_ > 0)
      complain(syntax_error, rule.span, "@import must stand before all other rules; it is left out");
  } else if (rule.kind == Rule::Kind::Namespace) {
    if (order_ == Order::Rules || depth_ > 0)
      complain(syntax_error, rule.span, "@namespace must stand before all other rules but @import; it is left out");
    else
      order_ = Order::Namespaces;
  } else if (rule.kind != Rule::Kind::LayerStatement && rule.kind != Rule::Kind::Unknown) {
    order_ = Order::Rules;
  }
}

/// Kept as tokens, its block included.
void SheetParser::keep_unknown(Rule& rule, std::uint32_t begin) {
  if (peek().kind == TokenKind::OpenCurly) {
    component_value();
    rule.prelude.count = static_cast<std::uint32_t>(sheet_.tokens.size()) - rule.prelude.first;
  } else if (peek().kind == TokenKind::Semicolon) {
    take();
  }
  rule.span = span_from(begin);
}

}  // namespace bifolio::style
