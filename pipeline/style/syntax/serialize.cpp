// Tokens back to text.
#include "base/numbers.h"
#include "style/compute.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

void append_token(std::string& out, Token const& token) {
  switch (token.kind) {
    case TokenKind::EndOfFile:
    case TokenKind::BadString:
    case TokenKind::BadUrl: return;
    case TokenKind::Ident: append_identifier(out, token.text); return;
    case TokenKind::Function:
      append_identifier(out, token.text);
      out += '(';
      return;
    case TokenKind::AtKeyword: append_identifier(out += '@', token.text); return;
    case TokenKind::Hash: (out += '#') += token.text; return;
    case TokenKind::IdHash: append_identifier(out += '#', token.text); return;
    case TokenKind::String: append_string(out, token.text); return;
    case TokenKind::Url:
      append_string(out += "url(", token.text);
      out += ')';
      return;
    case TokenKind::Delim: out += token.text; return;
    case TokenKind::Number: append_decimal(token.sign&& token.number >= 0 ? out += '+' : out, token.number, 6); return;
    case TokenKind::Percentage:
      append_decimal(out, token.number, 6);
      out += '%';
      return;
    case TokenKind::Dimension:
      append_decimal(out, token.number, 6);
      append_identifier(out, token.text);
      return;
    case TokenKind::Whitespace: out += ' '; return;
    case TokenKind::Cdo: out += "<!--"; return;
    case TokenKind::Cdc: out += "-->"; return;
    case TokenKind::Colon: out += ':'; return;
    case TokenKind::Semicolon: out += ';'; return;
    case TokenKind::Comma: out += ','; return;
    case TokenKind::OpenSquare: out += '['; return;
    case TokenKind::CloseSquare: out += ']'; return;
    case TokenKind::OpenParen: out += '('; return;
    case TokenKind::CloseParen: out += ')'; return;
    case TokenKind::OpenCurly: out += '{'; return;
    case TokenKind::CloseCurly: out += '}'; return;
  }
}

/// Tokens that run together would be read as one (css-syntax-3 §9): names and numbers that a comment alone kept apart.
bool needs_space(Token const& before, Token const& after) {
  const auto wordlike = [](Token const& t) {
    return t.kind == TokenKind::Ident || t.kind == TokenKind::Number || t.kind == TokenKind::Dimension ||
           t.kind == TokenKind::Hash || t.kind == TokenKind::IdHash || t.kind == TokenKind::AtKeyword ||
           t.kind == TokenKind::Percentage;
  };
  return wordlike(before) && (wordlike(after) || after.kind == TokenKind::Function || after.kind == TokenKind::Url);
}

}  // namespace

std::string serialize(std::span<Token const> tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && needs_space(tokens[i - 1], tokens[i])) out += ' ';
    append_token(out, tokens[i]);
  }
  return out;
}

}  // namespace bifolio::style
