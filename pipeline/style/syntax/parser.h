// The parser of css-syntax-3 §5: text to rules, with the specification's error recovery. What a rule's prelude and
// declarations mean is looked up elsewhere; this file only finds where they are.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "model/style_sheet.h"
#include "style/at_rules/at_rules.h"
#include "style/style.h"
#include "style/syntax/tokenizer.h"

namespace bifolio::style {

/// Follows an @import: the rules of the sheet at `url`, parsed into the same StyleSheet.
using ImportFollower = std::function<std::vector<model::Rule>(std::string_view url, Span place)>;

class SheetParser {
 public:
  SheetParser(model::StyleSheet& sheet, SourceText source, DiagnosticSink& sink, ImportFollower import = {});

  /// A whole sheet.
  std::vector<model::Rule> sheet_rules();
  /// The contents of a style attribute; every declaration has `place`.
  std::vector<model::Declaration> attribute_declarations(Span place);

 private:
  enum class Level { Top, Nested };

  model::Token const& peek() const { return current_; }
  model::Token take();
  void complain(DiagnosticKind kind, Span place, std::string message);
  void skip_space();
  Span span_from(std::uint32_t begin) const { return {source_.id, begin, last_end_}; }
  Span span_of(model::Token const& token) const { return {source_.id, token.begin, token.end}; }

  std::vector<model::Rule> rules(Level level);
  void rule(std::vector<model::Rule>& out, Level level);
  void comments_before(std::vector<model::Rule>& out);
  void qualified_rule(std::vector<model::Rule>& out);
  void at_rule(std::vector<model::Rule>& out, AtRulePlace place);
  void at_rule_block(model::Rule& rule, AtRuleBlock contents);
  void statement(model::Rule& rule);
  void keep_unknown(model::Rule& rule, std::uint32_t begin);
  void declarations(model::Rule& rule, AtRuleBlock contents);
  void declaration(std::vector<model::Declaration>& out);
  void finish_declaration(std::vector<model::Declaration>& out, model::Declaration declaration);
  void keep_as_written(model::TokenRange& range);
  void selectors(model::Rule& rule);

  enum class StopAt { BlockOrEnd, DeclarationEnd };
  bool stops(StopAt stop) const;
  model::TokenRange values(StopAt stop);
  void component_value();
  void skip_block();
  model::TokenRange trimmed(model::TokenRange range) const;

  model::StyleSheet& sheet_;
  SourceText source_;
  DiagnosticSink& sink_;
  ImportFollower import_;
  Tokenizer tokenizer_;
  model::Token current_;
  std::uint32_t last_end_ = 0;
  int depth_ = 0;
  Span fixed_place_;
};

}  // namespace bifolio::style
