// Names of counter styles in declarations: whether somebody defines them (css-counter-styles-3 §2: an unknown one is decimal).
#include <algorithm>
#include <set>

#include "model/counter_style.h"
#include "style/collect.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::Token;
using model::TokenKind;

/// Which argument of the function is a counter style, from 0; none for another function.
std::optional<int> style_argument(std::string_view function) {
  if (same_name(function, "counter")) return 1;
  if (same_name(function, "counters") || same_name(function, "target-counter")) return 2;
  return same_name(function, "target-counters") ? std::optional(3) : std::nullopt;
}

class NameChecker {
 public:
  NameChecker(std::map<std::string, model::CounterStyle> const& defined, DiagnosticSink& sink) : defined_(defined), sink_(sink) {
    names_ = model::predefined_counter_style_names();
    for (auto const& [name, style] : defined) names_.push_back(name);
  }

  void check(model::StyleSheet const& sheet, std::vector<Declaration> const& declarations) {
    for (Declaration const& d : declarations) {
      if (d.state != Declaration::State::Valid && d.state != Declaration::State::HasVariable) continue;
      const auto value = sheet[d.value];
      if (d.name == "list-style-type" || d.name == "list-style") list_style(d, value);
      functions(d, value);
    }
  }

 private:
  void list_style(Declaration const& d, std::span<Token const> value) {
    int depth = 0;
    for (Token const& t : value) {
      if (closer_of(t.kind) != TokenKind::EndOfFile) ++depth;
      if (t.kind == TokenKind::CloseParen) --depth;
      const bool place = d.name == "list-style" && (same_name(t.text, "inside") || same_name(t.text, "outside"));
      if (depth == 0 && t.kind == TokenKind::Ident && !place && wide_keyword(std::span(&t, 1)) == WideKeyword::None) name(d, t);
    }
  }

  void functions(Declaration const& d, std::span<Token const> value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto wanted = value[i].kind == TokenKind::Function ? style_argument(value[i].text) : std::nullopt;
      if (!wanted) continue;
      TokenCursor all(value.subspan(i));
      TokenCursor inside = all.enter();
      int argument = 0;
      while (!inside.at_end()) {
        if (closer_of(inside.kind()) != TokenKind::EndOfFile) {  // another function's arguments
          inside.enter();
          continue;
        }
        if (inside.kind() == TokenKind::Comma) ++argument;
        if (inside.kind() == TokenKind::Ident && argument == *wanted) name(d, inside.peek());
        inside.next();
      }
    }
  }

  void name(Declaration const& d, Token const& token) {
    const std::string lower = lower_case(token.text);
    const bool known = lower == "none" || defined_.count(std::string(token.text)) != 0 || model::predefined_counter_style(lower);
    if (known) return;
    sink_.report_once(
        unknown_counter_style, token.text, {d.span.source, token.begin, token.end},
        "no counter style is called “" + std::string(token.text) + "”; numbers are decimal" + suggestion(token.text, names_));
  }

  std::map<std::string, model::CounterStyle> const& defined_;
  DiagnosticSink& sink_;
  std::vector<std::string_view> names_;
};

}  // namespace

void check_counter_style_names(CollectedRules const& rules, std::map<std::string, model::CounterStyle> const& defined,
                               DiagnosticSink& sink) {
  NameChecker checker(defined, sink);
  std::set<model::Rule const*> seen;
  for (SelectorEntry const& e : rules.selectors)
    if (e.from.origin != model::Origin::UserAgent && seen.insert(e.from.rule).second)
      checker.check(*e.from.sheet, e.from.rule->declarations);
  for (RuleOrigin const& page : rules.pages)
    for (model::Rule const& box : page.rule->rules) checker.check(*page.sheet, box.declarations);
}

}  // namespace bifolio::style
