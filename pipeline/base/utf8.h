// UTF-8: decoding one code point at a time, appending, validating. Everything inside Bifolio is valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bifolio::utf8 {

inline constexpr char32_t replacement = 0xFFFD;

struct Decoded {
  char32_t code_point = replacement;
  std::uint32_t length = 1;  ///< bytes consumed, at least 1
  bool valid = false;
};

/// Decodes the code point at `offset`. Requires offset < text.size(). An ill-formed sequence gives U+FFFD and the
/// length of its maximal subpart (Unicode 15 §3.9, "U+FFFD Substitution of Maximal Subparts").
Decoded decode(std::string_view text, std::size_t offset);

/// Appends the code point's UTF-8 form; surrogates and values over U+10FFFF become U+FFFD.
void append(std::string& out, char32_t code_point);

/// Byte offset of the first ill-formed sequence, or npos.
std::size_t find_invalid(std::string_view text);

/// Number of code points in valid UTF-8.
std::size_t count(std::string_view text);

/// White space as HTML and CSS know it: space, tab, line feed, form feed, carriage return.
constexpr bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/// Iterates code points: `for (char32_t c : utf8::CodePoints(text))`. Requires valid UTF-8.
class CodePoints {
 public:
  struct Iterator {
    std::string_view text;
    std::size_t offset = 0;
    char32_t operator*() const { return decode(text, offset).code_point; }
    Iterator& operator++() {
      offset += decode(text, offset).length;
      return *this;
    }
    bool operator!=(Iterator const& other) const { return offset != other.offset; }
  };
  explicit CodePoints(std::string_view text) : text_(text) {}
  Iterator begin() const { return {text_, 0}; }
  Iterator end() const { return {text_, text_.size()}; }

 private:
  std::string_view text_;
};

}  // namespace bifolio::utf8
