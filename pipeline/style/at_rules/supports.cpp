#include "style/at_rules/supports.h"

#include "style/properties.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::TokenKind;
using model::TokenRange;

constexpr int deepest_condition = 16;

class SupportsCondition {
 public:
  SupportsCondition(SupportsSource source) : source_(source) {}

  bool condition(TokenRange range, int depth) {
    if (depth > deepest_condition) return false;
    TokenCursor in(source_.sheet[range]);
    in.skip_space();
    if (in.accept_ident("not")) return in.skip_space(), !operand(in, range.first, depth);
    bool result = operand(in, range.first, depth);
    while (in.skip_space(), !in.at_end()) {
      const bool is_and = in.accept_ident("and");
      if (!is_and && !in.accept_ident("or")) return false;
      in.skip_space();
      const bool next = operand(in, range.first, depth);
      result = is_and ? result && next : result || next;
    }
    return result;
  }

 private:
  bool operand(TokenCursor& in, std::uint32_t base, int depth) {
    const std::uint32_t first = base + static_cast<std::uint32_t>(in.position()) + 1;
    const bool is_selector = in.is_function("selector");
    if (in.kind() != TokenKind::OpenParen && in.kind() != TokenKind::Function) return in.next(), false;
    const bool parenthesis = in.kind() == TokenKind::OpenParen;
    TokenCursor inside = in.enter();
    const TokenRange range{first, static_cast<std::uint32_t>(inside.rest().size())};
    SelectorError error;
    if (is_selector) return parse_selectors(inside, {source_.text, source_.sheet.strings}, error).has_value();
    if (!parenthesis) return false;
    inside.skip_space();
    if (inside.kind() == TokenKind::Ident && !inside.is_ident("not")) return declaration(inside, first);
    return condition(range, depth + 1);
  }

  bool declaration(TokenCursor inside, std::uint32_t base) {
    model::Declaration d;
    d.name = source_.sheet.strings.store(lower_case(inside.next().text));
    inside.skip_space();
    if (!inside.accept(TokenKind::Colon)) return false;
    inside.skip_space();
    auto rest = inside.rest();
    while (!rest.empty() && rest.back().kind == TokenKind::Whitespace) rest = rest.first(rest.size() - 1);
    d.value = {base + static_cast<std::uint32_t>(inside.position()), static_cast<std::uint32_t>(rest.size())};
    classify(source_.sheet, d);
    return d.state == model::Declaration::State::Valid || d.state == model::Declaration::State::HasVariable;
  }

  SupportsSource source_;
};

}  // namespace

bool supports(SupportsSource source, TokenRange range) { return SupportsCondition(source).condition(range, 0); }

}  // namespace bifolio::style
