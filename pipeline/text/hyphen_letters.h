// A word's letters as hyphenation compares them, whatever their case and composition. Inside text/ only. Changes with what is a
// letter of a word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace bifolio::text {

/// A letter of a word: composed, lower-case, an apostrophe always "'", and where it begins in the text.
struct Letter {
  char32_t code_point = 0;
  std::uint32_t offset = 0;
};

/// The word's letters. Marks compose with the letter before them where Unicode has the letter composed.
std::vector<Letter> read_letters(std::string_view word, bool turkic);

bool is_turkic(std::string_view language);

}  // namespace bifolio::text
