// The tokenizer of css-syntax-3 §4: text to tokens, one at a time. It never fails: errors are BadString and BadUrl tokens.
// Changes when the syntax of CSS changes.
#pragma once

#include <string>
#include <vector>

#include "model/style_sheet.h"

namespace bifolio::style {

/// Offset and end of a comment's text, without its delimiters.
struct CommentRange {
  std::uint32_t begin = 0, end = 0;
};

/// What a token lacks (css-syntax-3 §4: parse errors). `begin` is where it starts.
struct TokenError {
  enum class Kind { UnclosedComment, UnclosedString, BrokenString, UnclosedUrl, BrokenUrl };
  Kind kind;
  std::uint32_t begin = 0;
};

class Tokenizer {
 public:
  /// `text` is valid UTF-8 and outlives the tokens; strings that differ from the text are stored in `strings`.
  Tokenizer(std::string_view text, Arena& strings) : text_(text), strings_(strings) {}

  model::Token next();
  /// The comments met so far; the caller clears what it has used.
  std::vector<CommentRange>& comments() { return comments_; }
  /// The errors met so far; the caller clears them.
  std::vector<TokenError>& errors() { return errors_; }

 private:
  char at(std::size_t ahead) const { return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0'; }
  bool ended() const { return position_ >= text_.size(); }
  bool escape_at(std::size_t ahead) const;
  bool starts_name(std::size_t ahead) const;
  bool starts_number() const;
  void skip_comments();
  void complain(TokenError::Kind kind, std::size_t begin) { errors_.push_back({kind, static_cast<std::uint32_t>(begin)}); }
  void append_escape(std::string& out);
  std::string_view name();
  model::Token make(model::TokenKind kind, std::size_t begin, std::string_view text = {}) const;
  model::Token numeric();
  model::Token name_like();
  model::Token url(std::size_t begin);
  model::Token bad_url(std::size_t begin);
  model::Token string();
  model::Token hash();
  model::Token punctuation();

  std::string_view text_;
  Arena& strings_;
  std::size_t position_ = 0;
  std::vector<CommentRange> comments_;
  std::vector<TokenError> errors_;
};

}  // namespace bifolio::style
