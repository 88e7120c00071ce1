// Tokens back to text.
#include "base/numbers.h"
#include "style/compute.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

/// A unit that begins as an exponent does has its e escaped.
void append_dimension(std::string& out, Token const& token) {
  append_decimal(token.sign&& token.number >= 0 ? out += '+' : out, token.number, 6);
  const std::string_view unit = token.text;
  const bool exponent =
      unit.size() > 1 && (unit[0] == 'e' || unit[0] == 'E') &&
      ((unit[1] >= '0' && unit[1] <= '9') || (unit[1] == '-' && unit.size() > 2 && unit[2] >= '0' && unit[2] <= '9'));
  if (exponent) out += unit[0] == 'e' ? "\\65 " : "\\45 ";
  exponent ? void(out += unit.substr(1)) : append_identifier(out, unit);
}

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
    case TokenKind::Dimension: return append_dimension(out, token);
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

bool is_delim(Token const& t, std::string_view any_of) {
  return t.kind == TokenKind::Delim && t.text.size() == 1 && any_of.find(t.text[0]) != std::string_view::npos;
}

/// Tokens that run together would be read as others (the table of css-syntax-3 §9): what a comment alone kept apart.
bool needs_space(Token const& before, Token const& after) {
  const bool numeric = after.kind == TokenKind::Number || after.kind == TokenKind::Percentage || after.kind == TokenKind::Dimension;
  const bool name = after.kind == TokenKind::Ident || after.kind == TokenKind::Function || after.kind == TokenKind::Url ||
                    after.kind == TokenKind::BadUrl;
  const bool dashes = is_delim(after, "-") || after.kind == TokenKind::Cdc;
  switch (before.kind) {
    case TokenKind::Ident: return name || numeric || dashes || after.kind == TokenKind::OpenParen;
    case TokenKind::AtKeyword:
    case TokenKind::Hash:
    case TokenKind::IdHash:
    case TokenKind::Dimension: return name || numeric || dashes;
    case TokenKind::Number: return name || numeric || is_delim(after, "%");
    case TokenKind::Percentage: return false;
    case TokenKind::Delim:
      if (is_delim(before, "#-")) return name || numeric || dashes;
      if (is_delim(before, "@")) return name || dashes;
      if (is_delim(before, ".+")) return numeric;
      return is_delim(before, "/") && is_delim(after, "*");
    default: return false;
  }
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

std::string quoted(std::span<Token const> tokens) {
  constexpr std::size_t most_tokens = 200, most_bytes = 120;
  while (!tokens.empty() && tokens.front().kind == TokenKind::Whitespace) tokens = tokens.subspan(1);
  while (!tokens.empty() && tokens.back().kind == TokenKind::Whitespace) tokens = tokens.first(tokens.size() - 1);
  std::string text = serialize(tokens.first(std::min(tokens.size(), most_tokens)));
  const bool cut = text.size() > most_bytes || tokens.size() > most_tokens;
  if (text.size() > most_bytes) {
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
  }
  return "“" + text + (cut ? "…”" : "”");
}

}  // namespace bifolio::style
