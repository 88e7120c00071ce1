#include "style/syntax/tokenizer.h"

#include <charconv>

#include "base/utf8.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;
using utf8::is_html_space;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }
constexpr bool is_newline(char c) { return c == '\n' || c == '\r' || c == '\f'; }
constexpr bool is_name_start(char c) {
  return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_name(char c) { return is_name_start(c) || is_digit(c) || c == '-'; }
constexpr int hex_value(char c) { return is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10; }

}  // namespace

// css-syntax-3 §4.3.8: a backslash that no newline follows. At the end of the text it stands for U+FFFD.
bool Tokenizer::escape_at(std::size_t ahead) const {
  return position_ + ahead < text_.size() && at(ahead) == '\\' && !is_newline(at(ahead + 1));
}

// css-syntax-3 §4.3.9
bool Tokenizer::starts_name(std::size_t ahead) const {
  if (at(ahead) == '-') return at(ahead + 1) == '-' || is_name_start(at(ahead + 1)) || escape_at(ahead + 1);
  return is_name_start(at(ahead)) || escape_at(ahead);
}

// css-syntax-3 §4.3.10
bool Tokenizer::starts_number() const {
  const std::size_t i = at(0) == '+' || at(0) == '-' ? 1 : 0;
  return is_digit(at(i)) || (at(i) == '.' && is_digit(at(i + 1)));
}

Token Tokenizer::make(TokenKind kind, std::size_t begin, std::string_view text) const {
  Token token;
  token.kind = kind;
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(position_);
  token.text = text;
  return token;
}

void Tokenizer::skip_comments() {
  while (at(0) == '/' && at(1) == '*') {
    const std::size_t begin = position_ + 2;
    const std::size_t close = text_.find("*/", begin);
    const std::size_t end = close == std::string_view::npos ? text_.size() : close;
    if (close == std::string_view::npos) complain(TokenError::Kind::UnclosedComment, position_);
    comments_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    position_ = close == std::string_view::npos ? end : end + 2;
  }
}

// css-syntax-3 §4.3.7. Stands on the backslash.
void Tokenizer::append_escape(std::string& out) {
  ++position_;
  if (ended()) return utf8::append(out, utf8::replacement);
  if (!is_hex(at(0))) {
    const auto c = utf8::decode(text_, position_);
    position_ += c.length;
    return utf8::append(out, c.code_point == 0 ? utf8::replacement : c.code_point);
  }
  char32_t code_point = 0;
  for (int digits = 0; digits < 6 && is_hex(at(0)); ++digits)
    code_point = code_point * 16 + static_cast<char32_t>(hex_value(text_[position_++]));
  if (at(0) == '\r' && at(1) == '\n') ++position_;
  if (!ended() && is_html_space(at(0))) ++position_;
  utf8::append(out, code_point == 0 ? utf8::replacement : code_point);
}

// css-syntax-3 §4.3.11. A name without escapes is a view of the source.
std::string_view Tokenizer::name() {
  const std::size_t begin = position_;
  while (!ended() && is_name(at(0))) ++position_;
  if (!escape_at(0)) return text_.substr(begin, position_ - begin);
  std::string out(text_.substr(begin, position_ - begin));
  while (!ended()) {
    if (is_name(at(0)))
      out += text_[position_++];
    else if (escape_at(0))
      append_escape(out);
    else
      break;
  }
  return strings_.store(out);
}

// css-syntax-3 §4.3.3, §4.3.12
Token Tokenizer::numeric() {
  const std::size_t begin = position_;
  const bool sign = at(0) == '+' || at(0) == '-';
  bool integer = true;
  if (sign) ++position_;
  while (is_digit(at(0))) ++position_;
  if (at(0) == '.' && is_digit(at(1))) {
    integer = false;
    for (++position_; is_digit(at(0));) ++position_;
  }
  const std::size_t exponent_sign = at(1) == '+' || at(1) == '-' ? 1 : 0;
  if (to_lower(at(0)) == 'e' && is_digit(at(1 + exponent_sign))) {
    integer = false;
    for (position_ += 2 + exponent_sign; is_digit(at(0));) ++position_;
  }
  double value = 0;
  const char* const first = text_.data() + begin + (text_[begin] == '+' ? 1 : 0);
  const auto result = std::from_chars(first, text_.data() + position_, value);
  if (result.ec == std::errc::result_out_of_range) value = text_[begin] == '-' ? -1e38 : 1e38;

  Token token = make(TokenKind::Number, begin);
  if (starts_name(0)) {
    token.kind = TokenKind::Dimension;
    token.text = name();
  } else if (at(0) == '%') {
    token.kind = TokenKind::Percentage;
    ++position_;
  }
  token.end = static_cast<std::uint32_t>(position_);
  token.number = value;
  token.integer = integer;
  token.sign = sign;
  return token;
}

// css-syntax-3 §4.3.4
Token Tokenizer::name_like() {
  const std::size_t begin = position_;
  const std::string_view text = name();
  if (at(0) != '(') return make(TokenKind::Ident, begin, text);
  ++position_;
  if (!same_name(text, "url")) return make(TokenKind::Function, begin, text);
  std::size_t i = position_;
  while (i < text_.size() && is_html_space(text_[i])) ++i;
  if (i < text_.size() && (text_[i] == '"' || text_[i] == '\'')) return make(TokenKind::Function, begin, text);
  position_ = i;
  return url(begin);
}

// css-syntax-3 §4.3.6
Token Tokenizer::url(std::size_t begin) {
  std::string out;
  while (!ended()) {
    const char c = at(0);
    if (c == ')') {
      ++position_;
      return make(TokenKind::Url, begin, strings_.store(out));
    }
    if (is_html_space(c)) {
      while (!ended() && is_html_space(at(0))) ++position_;
      if (ended() || at(0) == ')') continue;
      return bad_url(begin);
    }
    if (c == '"' || c == '\'' || c == '(' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return bad_url(begin);
    if (c != '\\')
      out += text_[position_++];
    else if (escape_at(0))
      append_escape(out);
    else
      return bad_url(begin);
  }
  complain(TokenError::Kind::UnclosedUrl, begin);
  return make(TokenKind::Url, begin, strings_.store(out));
}

// css-syntax-3 §4.3.14
Token Tokenizer::bad_url(std::size_t begin) {
  complain(TokenError::Kind::BrokenUrl, begin);
  while (!ended() && at(0) != ')') position_ += escape_at(0) ? 2 : 1;
  position_ = std::min(position_ + 1, text_.size());
  return make(TokenKind::BadUrl, begin);
}

// css-syntax-3 §4.3.5
Token Tokenizer::string() {
  const std::size_t begin = position_;
  const char quote = text_[position_++];
  std::string out;
  bool closed = false;
  while (!ended() && !closed) {
    const char c = at(0);
    if (c == quote) {
      ++position_;
      closed = true;
      continue;
    }
    if (is_newline(c)) return complain(TokenError::Kind::BrokenString, begin), make(TokenKind::BadString, begin);
    if (c != '\\') {
      out += text_[position_++];
    } else if (escape_at(0) && position_ + 1 < text_.size()) {
      append_escape(out);
    } else {  // an escaped newline is no part of the string; neither is a backslash at the end
      position_ += at(1) == '\r' && at(2) == '\n' ? 3 : 2;
      position_ = std::min(position_, text_.size());
    }
  }
  if (!closed) complain(TokenError::Kind::UnclosedString, begin);
  return make(TokenKind::String, begin, strings_.store(out));
}

Token Tokenizer::hash() {
  const std::size_t begin = position_++;
  if (!is_name(at(0)) && !escape_at(0)) return make(TokenKind::Delim, begin, "#");
  const TokenKind kind = starts_name(0) ? TokenKind::IdHash : TokenKind::Hash;
  const std::string_view text = name();
  return make(kind, begin, text);
}

Token Tokenizer::punctuation() {
  const std::size_t begin = position_++;
  switch (text_[begin]) {
    case ':': return make(TokenKind::Colon, begin);
    case ';': return make(TokenKind::Semicolon, begin);
    case ',': return make(TokenKind::Comma, begin);
    case '[': return make(TokenKind::OpenSquare, begin);
    case ']': return make(TokenKind::CloseSquare, begin);
    case '(': return make(TokenKind::OpenParen, begin);
    case ')': return make(TokenKind::CloseParen, begin);
    case '{': return make(TokenKind::OpenCurly, begin);
    case '}': return make(TokenKind::CloseCurly, begin);
    default: return make(TokenKind::Delim, begin, text_.substr(begin, 1));
  }
}

// css-syntax-3 §4.3.1
Token Tokenizer::next() {
  skip_comments();
  const std::size_t begin = position_;
  if (ended()) return make(TokenKind::EndOfFile, begin);
  const char c = at(0);
  if (is_html_space(c)) {
    while (!ended() && is_html_space(at(0))) ++position_;
    return make(TokenKind::Whitespace, begin);
  }
  if (c == '"' || c == '\'') return string();
  if (c == '#') return hash();
  if (starts_number()) return numeric();
  if (c == '-' && at(1) == '-' && at(2) == '>') return position_ += 3, make(TokenKind::Cdc, begin);
  if (c == '<' && text_.substr(begin, 4) == "<!--") return position_ += 4, make(TokenKind::Cdo, begin);
  if (starts_name(0)) return name_like();
  if (c == '@' && starts_name(1)) {
    ++position_;
    const std::string_view text = name();
    return make(TokenKind::AtKeyword, begin, text);
  }
  return punctuation();
}

}  // namespace bifolio::style
