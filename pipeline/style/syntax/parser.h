// The parser of css-syntax-3 §5 and css-nesting-1: text to rules, with the specification's error recovery. Nested rules come out
// flat, behind their parent. What a rule's prelude and declarations mean is looked up elsewhere; this only finds where they are.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "model/style_sheet.h"
#include "style/at_rules/at_rules.h"
#include "style/selectors/parse.h"
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
  /// The style rule that a block's contents stand in.
  struct Enclosing {
    std::vector<model::Selector> const* selectors = nullptr;  ///< the rule's list; once something nests, in StyleSheet::nesting
    model::TokenRange prelude;
    Span span;
    bool stored = false, valid = true, newer = false;
    std::array<std::uint16_t, 3> specificity{};  ///< the list's largest, once it is stored
  };

  model::Token const& peek() const { return current_; }
  model::Token take();
  void complain(DiagnosticKind kind, Span place, std::string message);
  void report_token_errors();
  void skip_space();
  Span span_from(std::uint32_t begin) const { return {source_.id, begin, last_end_}; }
  Span span_of(model::Token const& token) const { return {source_.id, token.begin, token.end}; }

  // parser.cpp: rules
  std::vector<model::Rule> rules(Level level);
  void rule(std::vector<model::Rule>& out, Level level);
  void stray_brace();
  void comments_before(std::vector<model::Rule>& out);
  void qualified_rule(std::vector<model::Rule>& out);
  void at_rule(std::vector<model::Rule>& out, AtRulePlace place, Enclosing* parent = nullptr);
  void at_rule_with_block(model::Rule& rule, AtRuleForm const& form, Enclosing* parent);
  void group_block(model::Rule& rule, Enclosing* parent);
  void statement(model::Rule& rule);
  void check_order(model::Rule const& rule);
  void keep_unknown(model::Rule& rule, std::uint32_t begin);
  void selectors(model::Rule& rule, Enclosing* parent);
  /// The nested selectors in words that hold without their parent's, for readers that know a name in them. False: too long.
  bool flatten(model::TokenRange& prelude, model::TokenRange parent);
  void close_block(std::uint32_t open);

  // blocks.cpp: what stands in a block
  void style_block(std::vector<model::Rule>& out, model::Rule rule);
  void nested_contents(std::vector<model::Rule>& out, model::Rule& rule, Enclosing& self);
  void nested_at_rule(std::vector<model::Rule>& out, model::Rule& rule, Enclosing& self);
  void nested_rule(std::vector<model::Rule>& out, model::TokenRange prelude, Enclosing& parent);
  void store_selectors(Enclosing& self);
  void flush(std::vector<model::Rule>& out, model::Rule& rule, Enclosing const& self);
  void declarations(model::Rule& rule, AtRuleBlock contents);
  /// Stands on what may be a declaration. A nested rule's prelude, when it turns out to be one: its “{” is next.
  model::TokenRange declaration_or_prelude(std::vector<model::Declaration>& out);
  void custom_blocks(model::TokenRange& written);
  bool is_custom_property(model::TokenRange written) const;
  void declaration(std::vector<model::Declaration>& out, model::TokenRange written);
  bool settle_value(model::Declaration& declaration);
  void keep_as_written(model::TokenRange& range);

  // component_values.cpp
  enum class StopAt { BlockOrEnd, DeclarationEnd };
  bool stops(StopAt stop) const;
  model::TokenRange values(StopAt stop);
  void component_value();
  void skip_block();
  void rebase_urls(model::TokenRange range);
  model::TokenRange trimmed(model::TokenRange range) const;

  model::StyleSheet& sheet_;
  SourceText source_;
  DiagnosticSink& sink_;
  ImportFollower import_;
  Tokenizer tokenizer_;
  Namespaces namespaces_;
  model::Token current_;
  std::uint32_t last_end_ = 0;
  int depth_ = 0;
  enum class Order { Imports, Namespaces, Rules } order_ = Order::Imports;  ///< what may still stand here
  std::size_t copies_left_ = 100'000;                                       ///< selectors that the pieces of split rules may hold
  Span fixed_place_;
};

}  // namespace bifolio::style
