// SheetParser's lowest level: runs of component values, and passing over blocks (css-syntax-3 §5.4.7, §5.4.8).
#include <algorithm>

#include "style/diagnostics.h"
#include "style/syntax/parser.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;
using model::TokenRange;

constexpr std::size_t deepest_value = 64;

}  // namespace

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

/// One token, or a whole block. Iterative, and what is nested deeper than the limit is passed over, so that no input costs more
/// than a byte of memory a bracket. What the end of the sheet leaves open is closed there.
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
  if (closers.empty()) return;
  complain(syntax_error, {source_.id, begin, begin + 1}, "the bracket that opens here is not closed");
  for (std::size_t i = std::min(deepest_value, closers.size()); i-- > 0;) {
    Token closing = peek();
    closing.kind = static_cast<TokenKind>(closers[i]);
    sheet_.tokens.push_back(closing);
  }
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
