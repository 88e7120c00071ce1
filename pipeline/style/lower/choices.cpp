// min(), max() and clamp() for reading systems that know none of them.
#include <algorithm>

#include "style/lower/declaration_lines.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

Token mark(std::string_view text) {
  Token t;
  t.kind = TokenKind::Delim;
  t.text = text;
  return t;
}

/// A sum stays in calc().
void append_argument(TokenCursor inside, int wanted, std::vector<Token>& out) {
  std::vector<Token> argument;
  for (int depth = 0; !inside.at_end();) {
    if (depth == 0 && inside.kind() == TokenKind::Comma && --wanted < 0) break;
    if (closer_of(inside.kind()) != TokenKind::EndOfFile) ++depth;
    if (inside.kind() == TokenKind::CloseParen) --depth;
    const Token token = inside.next();
    const bool blank = token.kind == TokenKind::Whitespace && argument.empty();
    if (wanted == 0 && !blank && (token.kind != TokenKind::Comma || depth > 0)) argument.push_back(token);
  }
  while (!argument.empty() && argument.back().kind == TokenKind::Whitespace) argument.pop_back();
  const bool is_sum = std::any_of(argument.begin(), argument.end(), [](Token const& t) { return t.kind == TokenKind::Delim; });
  if (is_sum) out.push_back(mark("calc("));
  out.insert(out.end(), argument.begin(), argument.end());
  if (is_sum) out.push_back(mark(")"));
}

}  // namespace

std::optional<std::vector<Token>> without_choices(std::span<Token const> value) {
  std::vector<Token> out;
  bool chosen = false;
  for (TokenCursor in(value); !in.at_end();) {
    const bool clamps = in.is_function("clamp");
    if (!clamps && !in.is_function("min") && !in.is_function("max")) {
      const std::size_t begin = in.position();
      if (closer_of(in.kind()) == TokenKind::EndOfFile)
        in.next();
      else
        in.enter();
      out.insert(out.end(), value.begin() + static_cast<std::ptrdiff_t>(begin),
                 value.begin() + static_cast<std::ptrdiff_t>(in.position()));
      continue;
    }
    chosen = true;
    append_argument(in.enter(), clamps ? 1 : 0, out);
  }
  return chosen ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace bifolio::style
