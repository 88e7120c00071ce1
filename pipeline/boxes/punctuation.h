// Which characters belong to a first letter (css-pseudo-4 §2.2), by Unicode's general categories. Changes with Unicode.
#pragma once

#include <cstddef>
#include <string_view>

namespace bifolio::boxes {

/// What of a text ::first-letter styles: bytes [begin, end). `has_letter` is false for punctuation that ends with the text.
struct FirstLetter {
  std::size_t begin = 0, end = 0;
  bool has_letter = false;
};

/// White space before it is left out. `language` is a BCP 47 tag: in Dutch, ij is one letter.
FirstLetter find_first_letter(std::string_view text, std::string_view language);

}  // namespace bifolio::boxes
