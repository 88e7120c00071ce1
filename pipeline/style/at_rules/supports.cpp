#include "style/at_rules/supports.h"

#include <algorithm>

#include "style/names.h"
#include "style/properties.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::TokenKind;
using model::TokenRange;

constexpr int deepest_condition = 16;

/// A declaration's value without `!important` and white space behind it.
std::span<model::Token const> without_importance(std::span<model::Token const> value) {
  const auto trim = [&] {
    while (!value.empty() && value.back().kind == TokenKind::Whitespace) value = value.first(value.size() - 1);
  };
  trim();
  const auto whole = value;
  if (value.empty() || value.back().kind != TokenKind::Ident || !same_name(value.back().text, "important")) return whole;
  value = value.first(value.size() - 1);
  trim();
  if (value.empty() || value.back().kind != TokenKind::Delim || value.back().text != "!") return whole;
  value = value.first(value.size() - 1);
  trim();
  return value;
}

class SupportsCondition {
 public:
  SupportsCondition(SupportsSource source) : source_(source) {}

  bool condition(TokenRange range, int depth) {
    if (depth > deepest_condition) return false;
    TokenCursor in(source_.sheet[range]);
    in.skip_space();
    if (in.accept_ident("not")) {
      in.skip_space();
      const bool negated = !operand(in, range.first, depth);
      return in.skip_space(), in.at_end() && negated;
    }
    bool result = operand(in, range.first, depth);
    std::string_view joined_by;
    while (in.skip_space(), !in.at_end()) {
      const std::string_view word = in.is_ident("and") ? "and" : in.is_ident("or") ? "or" : "";
      if (word.empty() || (!joined_by.empty() && word != joined_by)) return false;  // the two do not mix without parentheses
      joined_by = word;
      in.next(), in.skip_space();
      const bool next = operand(in, range.first, depth);
      result = word == "and" ? result && next : result || next;
    }
    return result;
  }

  /// A condition's operand without its parentheses.
  bool inside_parentheses(TokenRange range, int depth) {
    TokenCursor inside(source_.sheet[range]);
    inside.skip_space();
    const auto offset = static_cast<std::uint32_t>(inside.position());
    if (inside.kind() == TokenKind::Ident && !inside.is_ident("not")) return declaration(inside, range.first);
    return condition({range.first + offset, range.count - offset}, depth + 1);
  }

 private:
  bool operand(TokenCursor& in, std::uint32_t base, int depth) {
    const std::uint32_t first = base + static_cast<std::uint32_t>(in.position()) + 1;
    if (in.kind() != TokenKind::OpenParen && in.kind() != TokenKind::Function) return in.next(), false;
    const model::Token opener = in.peek();
    const TokenCursor inside = in.enter();
    const TokenRange range{first, static_cast<std::uint32_t>(inside.rest().size())};
    return opener.kind == TokenKind::OpenParen ? inside_parentheses(range, depth) : function(opener.text, inside);
  }

  // css-conditional-4 §2, css-conditional-5 §3
  bool function(std::string_view name, TokenCursor inside) {
    SelectorError error;
    if (same_name(name, "selector")) {
      const auto parsed = parse_selectors(inside, {source_.text, source_.sheet.strings, nullptr, nullptr, {}}, error);
      return parsed.has_value() && parsed->size() == 1;
    }
    inside.skip_space();
    const std::string word = lower_case(inside.peek().text);
    const auto is_one_of = [&](std::initializer_list<std::string_view> known) {
      return std::find(known.begin(), known.end(), word) != known.end();
    };
    if (same_name(name, "font-tech"))
      return is_one_of({"features-opentype", "variations", "color-colrv0", "color-cbdt", "color-sbix"});
    if (same_name(name, "font-format")) return is_one_of({"opentype", "truetype", "woff", "woff2", "collection"});
    return false;
  }

  bool declaration(TokenCursor inside, std::uint32_t base) {
    model::Declaration d;
    d.name = source_.sheet.strings.store(lower_case(inside.next().text));
    inside.skip_space();
    if (!inside.accept(TokenKind::Colon)) return false;
    inside.skip_space();
    auto rest = without_importance(inside.rest());
    d.value = {base + static_cast<std::uint32_t>(inside.position()), static_cast<std::uint32_t>(rest.size())};
    classify(source_.sheet, d);
    return d.state == model::Declaration::State::Valid || d.state == model::Declaration::State::HasVariable;
  }

  SupportsSource source_;
};

}  // namespace

bool supports_in_import(SupportsSource source, TokenRange range) { return SupportsCondition(source).inside_parentheses(range, 0); }

bool supports(SupportsSource source, TokenRange range) {
  const auto tokens = source.sheet[range];
  const bool broken = std::any_of(tokens.begin(), tokens.end(), [](model::Token const& t) {
    return t.kind == TokenKind::BadUrl || t.kind == TokenKind::BadString;  // which no condition may hold, negated or not
  });
  return !broken && SupportsCondition(source).condition(range, 0);
}

}  // namespace bifolio::style
