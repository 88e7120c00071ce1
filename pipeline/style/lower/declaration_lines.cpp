#include "style/lower/declaration_lines.h"

#include <algorithm>

#include "style/names.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {

using model::Token;
using model::TokenKind;

void DeclarationLines::add(std::string_view name, std::span<Token const> value) { add(name, std::string_view(serialize(value))); }

void DeclarationLines::add(std::string_view name, std::string_view value) {
  std::string text(name);
  (text += ": ") += value;
  if (important_) text += " !important";
  lines_.push_back(std::move(text));
}

bool is_word(std::span<Token const> value, std::initializer_list<std::string_view> words) {
  return value.size() == 1 && value[0].kind == TokenKind::Ident &&
         std::any_of(words.begin(), words.end(), [&](std::string_view w) { return same_name(value[0].text, w); });
}

std::vector<std::vector<Token>> split_values(std::span<Token const> value) {
  std::vector<std::vector<Token>> out(1);
  int depth = 0;
  for (Token const& t : value) {
    if (closer_of(t.kind) != TokenKind::EndOfFile) ++depth;
    if (t.kind == TokenKind::CloseParen) --depth;
    if (depth == 0 && t.kind == TokenKind::Whitespace)
      out.emplace_back();
    else
      out.back().push_back(t);
  }
  return out;
}

}  // namespace bifolio::style
