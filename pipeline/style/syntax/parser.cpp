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

using model::Declaration;
using model::Rule;
using model::Token;
using model::TokenKind;
using model::TokenRange;

constexpr std::size_t deepest_value = 64;
constexpr int deepest_rule = 32;

}  // namespace

SheetParser::SheetParser(model::StyleSheet& sheet, SourceText source, DiagnosticSink& sink, ImportFollower import)
    : sheet_(sheet), source_(source), sink_(sink), import_(std::move(import)), tokenizer_(source.text, sheet.strings) {
  current_ = tokenizer_.next();
}

Token SheetParser::take() {
  Token taken = current_;
  last_end_ = taken.end;
  current_ = tokenizer_.next();
  return taken;
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

std::vector<Rule> SheetParser::sheet_rules() { return rules(Level::Top); }

// css-syntax-3 §5.4.1
std::vector<Rule> SheetParser::rules(Level level) {
  std::vector<Rule> out;
  while (true) {
    skip_space();
    comments_before(out);
    if (peek().kind == TokenKind::EndOfFile) return out;
    if (peek().kind == TokenKind::CloseCurly) {
      if (level == Level::Nested) return out;
      complain(syntax_error, span_of(peek()), "“}” closes nothing");
      take();
      continue;
    }
    rule(out, level);
  }
}

void SheetParser::rule(std::vector<Rule>& out, Level level) {
  if (level == Level::Top && (peek().kind == TokenKind::Cdo || peek().kind == TokenKind::Cdc)) {
    take();
    return;
  }
  if (peek().kind == TokenKind::AtKeyword)
    at_rule(out, AtRulePlace::Sheet);
  else
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
    rule.span = {source_.id, comment.begin - 2, comment.end + 2};
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
  selectors(rule);
  take();
  declarations(rule, AtRuleBlock::Declarations);
  rule.span.end = last_end_;
  check_declarations(sheet_, rule.declarations, sink_);
  out.push_back(std::move(rule));
}

void SheetParser::selectors(Rule& rule) {
  SelectorError error;
  auto parsed = parse_selectors(TokenCursor(sheet_[rule.prelude]), {source_.text, sheet_.strings}, error);
  rule.selectors_valid = parsed.has_value();
  if (parsed) {
    rule.selectors = std::move(*parsed);
    return;
  }
  const bool placed = error.end > error.begin;
  complain(unknown_selector, {source_.id, placed ? error.begin : rule.span.begin, placed ? error.end : rule.span.end},
           "the rule is left out: " + error.message);
}

// css-syntax-3 §5.4.2
void SheetParser::at_rule(std::vector<Rule>& out, AtRulePlace place) {
  const Token keyword = take();
  Rule rule;
  rule.name = sheet_.strings.store(lower_case(keyword.text));
  const AtRuleForm form = at_rule_form(rule.name, place);
  rule.kind = form.kind;
  rule.margin_box = form.margin_box;
  rule.prelude = values(StopAt::DeclarationEnd);
  rule.span = span_from(keyword.begin);
  if (form.kind == Rule::Kind::Unknown) {
    complain(unknown_at_rule, span_of(keyword), form.message);
    keep_unknown(rule, keyword.begin);
  } else if (peek().kind == TokenKind::OpenCurly) {
    if (form.block == AtRuleBlock::None) complain(syntax_error, rule.span, "@" + std::string(rule.name) + " takes no block");
    take();
    interpret_prelude(sheet_, source_, rule, sink_);
    at_rule_block(rule, form.block);
    check_descriptors(sheet_, rule, sink_);
  } else {
    if (peek().kind == TokenKind::Semicolon) take();
    statement(rule);
  }
  rule.span.end = last_end_;
  out.push_back(std::move(rule));
}

void SheetParser::at_rule_block(Rule& rule, AtRuleBlock contents) {
  if (contents != AtRuleBlock::Rules) return declarations(rule, contents);
  if (depth_ >= deepest_rule) {
    complain(nested_too_deep, rule.span, "rules are nested too deep here; the block is left out");
    skip_block();
    return;
  }
  ++depth_;
  rule.rules = rules(Level::Nested);
  --depth_;
  if (peek().kind == TokenKind::CloseCurly) take();
}

/// An at-rule that ends with a semicolon.
void SheetParser::statement(Rule& rule) {
  if (rule.kind == Rule::Kind::Layer) rule.kind = Rule::Kind::LayerStatement;
  interpret_prelude(sheet_, source_, rule, sink_);
  if (rule.kind != Rule::Kind::Import) return;
  if (!import_ || depth_ > 0) {
    complain(import_failed, rule.span, "@import is not followed here");
    return;
  }
  rule.rules = import_(import_url(sheet_, rule), rule.span);
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

// css-syntax-3 §5.4.4. Stands behind the block's “{”; passes its “}”.
void SheetParser::declarations(Rule& rule, AtRuleBlock contents) {
  while (true) {
    switch (peek().kind) {
      case TokenKind::EndOfFile: return;
      case TokenKind::CloseCurly: take(); return;
      case TokenKind::Whitespace:
      case TokenKind::Semicolon: take(); break;
      case TokenKind::AtKeyword:
        at_rule(rule.rules, contents == AtRuleBlock::Page ? AtRulePlace::Page : AtRulePlace::Declarations);
        break;
      case TokenKind::Ident: declaration(rule.declarations); break;
      default: {
        const std::uint32_t begin = peek().begin;
        values(StopAt::DeclarationEnd);
        if (peek().kind == TokenKind::OpenCurly) {
          take();
          skip_block();
        }
        complain(syntax_error, span_from(begin), "this is not a declaration; it is left out (rules cannot be nested)");
      }
    }
  }
}

std::vector<Declaration> SheetParser::attribute_declarations(Span place) {
  fixed_place_ = place;
  Rule rule;
  while (peek().kind != TokenKind::EndOfFile) {
    declarations(rule, AtRuleBlock::Declarations);  // returns behind a stray “}”
  }
  check_declarations(sheet_, rule.declarations, sink_);
  return std::move(rule.declarations);
}

// css-syntax-3 §5.4.6. Stands on the name.
void SheetParser::declaration(std::vector<Declaration>& out) {
  const Token name = take();
  Declaration declaration;
  declaration.name = name.text.starts_with("--") ? name.text : sheet_.strings.store(lower_case(name.text));
  declaration.span = span_of(name);
  skip_space();
  const bool colon = peek().kind == TokenKind::Colon;
  if (colon) take();
  declaration.value = values(StopAt::DeclarationEnd);
  if (peek().kind == TokenKind::OpenCurly && name.text.starts_with("--")) {  // css-variables-1 §2: any tokens, blocks too
    component_value();
    values(StopAt::DeclarationEnd);
    declaration.value.count = static_cast<std::uint32_t>(sheet_.tokens.size()) - declaration.value.first;
  }
  declaration.span.end = last_end_;
  if (peek().kind == TokenKind::OpenCurly) {
    take();
    skip_block();
    complain(syntax_error, span_from(name.begin), "a rule inside a rule is not supported; it is left out");
    return;
  }
  if (!colon) {
    complain(syntax_error, declaration.span,
             "“:” is missing after “" + std::string(declaration.name) + "”; the declaration is left out");
    return;
  }
  finish_declaration(out, std::move(declaration));
}

void SheetParser::finish_declaration(std::vector<Declaration>& out, Declaration declaration) {
  declaration.value = trimmed(declaration.value);
  const auto tokens = sheet_[declaration.value];
  std::size_t count = tokens.size();
  if (count > 0 && tokens[count - 1].kind == TokenKind::Ident && same_name(tokens[count - 1].text, "important")) {
    std::size_t i = count - 1;
    while (i > 0 && tokens[i - 1].kind == TokenKind::Whitespace) --i;
    if (i > 0 && tokens[i - 1].kind == TokenKind::Delim && tokens[i - 1].text == "!") {
      declaration.important = true;
      declaration.value = trimmed({declaration.value.first, static_cast<std::uint32_t>(i - 1)});
    }
  }
  if (declaration.name == "unicode-range") keep_as_written(declaration.value);
  if (fixed_place_) declaration.span = fixed_place_;
  out.push_back(declaration);
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

bool SheetParser::stops(StopAt stop) const {
  const TokenKind kind = peek().kind;
  if (kind == TokenKind::EndOfFile) return true;
  switch (stop) {
    case StopAt::BlockOrEnd: return kind == TokenKind::OpenCurly || (depth_ > 0 && kind == TokenKind::CloseCurly);
    case StopAt::DeclarationEnd:
      return kind == TokenKind::OpenCurly || kind == TokenKind::CloseCurly || kind == TokenKind::Semicolon;
  }
  return true;
}

/// Component values up to the stop, which is only looked for outside brackets.
TokenRange SheetParser::values(StopAt stop) {
  TokenRange range{static_cast<std::uint32_t>(sheet_.tokens.size()), 0};
  while (!stops(stop)) component_value();
  range.count = static_cast<std::uint32_t>(sheet_.tokens.size()) - range.first;
  return range;
}

/// One token, or a whole block (css-syntax-3 §5.4.7). Iterative, and what is nested deeper than the limit is passed over, so
/// that no input costs more than a byte of memory a bracket.
void SheetParser::component_value() {
  const std::uint32_t begin = peek().begin;
  std::string closers;
  bool too_deep = false;
  do {
    const Token token = take();
    const TokenKind closer = closer_of(token.kind);
    const bool opens = closer != TokenKind::EndOfFile;
    if (closers.size() < deepest_value + (opens ? 0 : 1))
      sheet_.tokens.push_back(token);
    else
      too_deep = true;
    if (opens)
      closers += static_cast<char>(closer);
    else if (!closers.empty() && static_cast<TokenKind>(closers.back()) == token.kind)
      closers.pop_back();
  } while (!closers.empty() && peek().kind != TokenKind::EndOfFile);
  if (too_deep) complain(nested_too_deep, span_from(begin), "brackets are nested too deep here");
}

/// Stands behind a “{”: passes everything to its “}”.
void SheetParser::skip_block() {
  std::string closers(1, static_cast<char>(TokenKind::CloseCurly));
  while (!closers.empty() && peek().kind != TokenKind::EndOfFile) {
    const Token token = take();
    const TokenKind closer = closer_of(token.kind);
    if (closer != TokenKind::EndOfFile)
      closers += static_cast<char>(closer);
    else if (static_cast<TokenKind>(closers.back()) == token.kind)
      closers.pop_back();
  }
}

TokenRange SheetParser::trimmed(TokenRange range) const {
  while (range.count > 0 && sheet_.tokens[range.first].kind == TokenKind::Whitespace) ++range.first, --range.count;
  while (range.count > 0 && sheet_.tokens[range.first + range.count - 1].kind == TokenKind::Whitespace) --range.count;
  return range;
}

}  // namespace bifolio::style
