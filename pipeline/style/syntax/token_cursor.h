// TokenCursor: reads a run of tokens from front to back. Every grammar of the style stage (selectors, media queries, values)
// is written over it.
#pragma once

#include <span>

#include "model/style_sheet.h"
#include "style/names.h"

namespace bifolio::style {

/// The bracket that closes what this token opens; EndOfFile when it opens nothing.
constexpr model::TokenKind closer_of(model::TokenKind kind) {
  using model::TokenKind;
  if (kind == TokenKind::Function || kind == TokenKind::OpenParen) return TokenKind::CloseParen;
  if (kind == TokenKind::OpenSquare) return TokenKind::CloseSquare;
  return kind == TokenKind::OpenCurly ? TokenKind::CloseCurly : TokenKind::EndOfFile;
}

class TokenCursor {
 public:
  TokenCursor() = default;
  explicit TokenCursor(std::span<model::Token const> tokens) : tokens_(tokens) {}

  model::Token const& peek(std::size_t ahead = 0) const { return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end_; }
  model::TokenKind kind(std::size_t ahead = 0) const { return peek(ahead).kind; }
  model::Token const& next() { return at_ < tokens_.size() ? tokens_[at_++] : end_; }
  bool at_end() const { return at_ >= tokens_.size(); }
  std::span<model::Token const> rest() const { return tokens_.subspan(at_); }
  std::size_t position() const { return at_; }
  void rewind(std::size_t position) { at_ = position; }

  bool skip_space() {
    const std::size_t before = at_;
    while (kind() == model::TokenKind::Whitespace) ++at_;
    return at_ != before;
  }
  bool is_delim(char c, std::size_t ahead = 0) const {
    return kind(ahead) == model::TokenKind::Delim && peek(ahead).text.size() == 1 && peek(ahead).text[0] == c;
  }
  bool is_ident(std::string_view lower) const { return kind() == model::TokenKind::Ident && same_name(peek().text, lower); }
  bool is_function(std::string_view lower) const { return kind() == model::TokenKind::Function && same_name(peek().text, lower); }
  bool accept(model::TokenKind wanted) { return kind() == wanted && (++at_, true); }
  bool accept_delim(char c) { return is_delim(c) && (++at_, true); }
  bool accept_ident(std::string_view lower) { return is_ident(lower) && (++at_, true); }

  /// Stands on a function or an opening bracket: gives its contents and passes the closing bracket.
  TokenCursor enter() {
    std::size_t depth = 0;
    const std::size_t begin = at_ + 1;
    for (; at_ < tokens_.size(); ++at_) {
      if (closer_of(tokens_[at_].kind) != model::TokenKind::EndOfFile)
        ++depth;
      else if (is_closer(tokens_[at_].kind) && --depth == 0)
        break;
    }
    TokenCursor inside(tokens_.subspan(begin, at_ - begin));
    if (at_ < tokens_.size()) ++at_;
    return inside;
  }

 private:
  static constexpr bool is_closer(model::TokenKind kind) {
    using model::TokenKind;
    return kind == TokenKind::CloseParen || kind == TokenKind::CloseSquare || kind == TokenKind::CloseCurly;
  }
  static constexpr model::Token end_{};
  std::span<model::Token const> tokens_;
  std::size_t at_ = 0;
};

}  // namespace bifolio::style
