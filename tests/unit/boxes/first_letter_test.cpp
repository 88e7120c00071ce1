// What ::first-letter takes of a text.
#include <gtest/gtest.h>

#include "boxes/punctuation.h"

namespace bifolio::boxes {
namespace {

std::string_view letter(std::string_view text, std::string_view language = "en") {
  const FirstLetter found = find_first_letter(text, language);
  return text.substr(found.begin, found.end - found.begin);
}

TEST(FirstLetter, IsOneLetterWithItsMarks) {
  EXPECT_EQ(letter("Once"), "O");
  EXPECT_EQ(letter("  Once"), "O");
  EXPECT_EQ(letter("1984"), "1");
  EXPECT_EQ(letter("e\u0301te\u0301"), "e\u0301");
  EXPECT_EQ(letter("漢字"), "漢");
  EXPECT_EQ(letter(""), "");
  EXPECT_EQ(letter(" \n "), "");
}

TEST(FirstLetter, HasThePunctuationAboutIt) {
  EXPECT_EQ(letter("“Once"), "“O");
  EXPECT_EQ(letter("‘“Once"), "‘“O");
  EXPECT_EQ(letter("(A) item"), "(A)");
  EXPECT_EQ(letter("A. item"), "A.");
  EXPECT_EQ(letter("I’m"), "I’");
  EXPECT_EQ(letter("A (b)"), "A");
  EXPECT_EQ(letter("A(b)"), "A") << "opening punctuation does not follow";
  EXPECT_EQ(letter("A—b"), "A") << "nor do dashes";
  EXPECT_EQ(letter("«\u00a0Été"), "«\u00a0É") << "fixed spaces between belong to it";
  EXPECT_EQ(letter("A\u00a0b"), "A");
}

TEST(FirstLetter, MayStandInTheNextText) {
  const FirstLetter found = find_first_letter("“", "en");
  EXPECT_EQ(found.end, 3u);
  EXPECT_FALSE(found.has_letter);
  EXPECT_FALSE(find_first_letter("§ 1", "en").has_letter);
}

TEST(FirstLetter, IsTwoInDutch) {
  EXPECT_EQ(letter("IJs", "nl"), "IJ");
  EXPECT_EQ(letter("IJs", "nl-BE"), "IJ");
  EXPECT_EQ(letter("IJs", "nld"), "I");
  EXPECT_EQ(letter("Ijs", "nl"), "I");
}

}  // namespace
}  // namespace bifolio::boxes
