// Raw HTML as tokens: tags with attributes, text with character references decoded, comments and declarations dropped. Tolerant:
// whatever the bytes are, there is a token. From tree_builder.cpp. Changes with what of HTML's syntax (html §13.1) we read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/mapped_text.h"

namespace bifolio::parse::html {

enum class TokenKind : std::uint8_t { Text, StartTag, EndTag, Cdata };

struct TokenAttribute {
  std::string name;   ///< lower case
  std::string value;  ///< character references decoded
};

struct Token {
  TokenKind kind = TokenKind::Text;
  std::uint32_t begin = 0, end = 0;  ///< in the text
  std::string name;                  ///< of a tag, lower case
  std::vector<TokenAttribute> attributes;
  bool self_closing = false;
  std::optional<std::string> decoded;  ///< of a text with character references
};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}
  /// False at the end.
  bool next(Token& token);
  /// Skips what a script or style holds: to behind "</name … >". False, and nothing skipped, when there is no such end.
  bool skip_raw_text(std::string_view name);
  std::size_t position() const { return at_; }

 private:
  bool markup(Token& token);
  void tag(Token& token);
  void attribute(Token& token);
  std::string attribute_value();
  void skip_to(std::string_view end, std::size_t from);
  void skip_spaces();

  std::string_view text_;
  std::size_t at_;
};

/// Character references replaced by what they stand for.
std::string decode_references(std::string_view text);

}  // namespace bifolio::parse::html
