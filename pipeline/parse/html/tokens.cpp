#include "parse/html/tokens.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/markdown/block_tree.h"

namespace bifolio::parse::html {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool starts_with_name(std::string_view text, std::size_t at, std::string_view name) {
  if (text.size() - at < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (to_lower(text[at + i]) != name[i]) return false;
  const std::size_t after = at + name.size();
  return after == text.size() || utf8::is_html_space(text[after]) || text[after] == '>' || text[after] == '/';
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', i), text.size());
    out += text.substr(i, ampersand - i);
    i = ampersand;
    if (i == text.size()) break;
    std::size_t length = 0;
    if (const auto value = markdown::decode_entity(text.substr(i), length)) {
      out += *value;
      i += length;
    } else {
      out += text[i++];
    }
  }
  return out;
}

bool Tokenizer::next(Token& token) {
  while (at_ < text_.size()) {
    token = {};
    token.begin = static_cast<std::uint32_t>(at_);
    if (text_[at_] == '<' && markup(token)) {
      if (token.kind == TokenKind::Text) continue;  // a comment or declaration
      token.end = static_cast<std::uint32_t>(at_);
      return true;
    }
    at_ = std::min(text_.find('<', at_ + (text_[at_] == '<' ? 1 : 0)), text_.size());
    token.end = static_cast<std::uint32_t>(at_);
    const std::string_view text = text_.substr(token.begin, token.end - token.begin);
    if (text.find('&') != npos) token.decoded = decode_references(text);
    return true;
  }
  return false;
}

// At "<". False when it is only a character. A token that stays Text has been read and says nothing.
bool Tokenizer::markup(Token& token) {
  const std::string_view rest = text_.substr(at_);
  if (rest.substr(0, 4) == "<!--")
    skip_to("-->", at_ + 4);
  else if (rest.substr(0, 9) == "<![CDATA[")
    token.kind = TokenKind::Cdata, skip_to("]]>", at_ + 9);
  else if (rest.substr(0, 2) == "<?")
    skip_to("?>", at_ + 2);
  else if (rest.substr(0, 2) == "<!")
    skip_to(">", at_ + 2);
  else if (rest.size() > 1 && is_letter(rest[1]))
    token.kind = TokenKind::StartTag, tag(token);
  else if (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2]))
    token.kind = TokenKind::EndTag, tag(token);
  else
    return false;
  return true;
}

void Tokenizer::skip_to(std::string_view end, std::size_t from) {
  const std::size_t found = text_.find(end, from);
  at_ = found == npos ? text_.size() : found + end.size();
}

void Tokenizer::skip_spaces() {
  while (at_ < text_.size() && utf8::is_html_space(text_[at_])) ++at_;
}

void Tokenizer::tag(Token& token) {
  at_ += token.kind == TokenKind::EndTag ? 2 : 1;
  for (; at_ < text_.size() && !utf8::is_html_space(text_[at_]) && text_[at_] != '>' && text_[at_] != '/'; ++at_)
    token.name += to_lower(text_[at_]);
  while (true) {
    skip_spaces();
    if (at_ >= text_.size()) return;
    if (text_[at_] == '>') {
      ++at_;
      return;
    }
    if (text_[at_] == '/') {
      token.self_closing = at_ + 1 < text_.size() && text_[at_ + 1] == '>';
      ++at_;
    } else {
      attribute(token);
    }
  }
}

void Tokenizer::attribute(Token& token) {
  TokenAttribute attribute;
  do attribute.name += to_lower(text_[at_++]);
  while (at_ < text_.size() && !utf8::is_html_space(text_[at_]) && std::string_view("=>/").find(text_[at_]) == npos);
  skip_spaces();
  if (at_ < text_.size() && text_[at_] == '=') {
    ++at_;
    skip_spaces();
    attribute.value = attribute_value();
  }
  token.attributes.push_back(std::move(attribute));
}

std::string Tokenizer::attribute_value() {
  if (at_ >= text_.size()) return {};
  const char quote = text_[at_];
  const std::size_t begin = quote == '"' || quote == '\'' ? at_ + 1 : at_;
  std::size_t end = begin;
  if (begin > at_) {
    end = std::min(text_.find(quote, begin), text_.size());
    at_ = std::min(end + 1, text_.size());
  } else {
    while (end < text_.size() && !utf8::is_html_space(text_[end]) && text_[end] != '>') ++end;
    at_ = end;
  }
  return decode_references(text_.substr(begin, end - begin));
}

bool Tokenizer::skip_raw_text(std::string_view name) {
  for (std::size_t i = at_; (i = text_.find("</", i)) != npos; i += 2) {
    if (!starts_with_name(text_, i + 2, name)) continue;
    at_ = std::min(text_.find('>', i), text_.size() - 1) + 1;
    return true;
  }
  return false;
}

}  // namespace bifolio::parse::html
