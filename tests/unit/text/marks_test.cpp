#include "text/marks.h"

#include <gtest/gtest.h>

namespace bifolio::text {
namespace {

TEST(EmphasisMarks, AreForLettersDigitsAndSymbols) {
  for (const char32_t c : {U'a', U'é', U'7', U'文', U'か', U'한', U'+', U'€', U'#', U'%', U'&', U'§', U'％'})
    EXPECT_TRUE(takes_emphasis_mark(c)) << static_cast<unsigned>(c);
}

TEST(EmphasisMarks, AreNotForSpacesAndPunctuation) {
  for (const char32_t c : {U' ', U'\u00A0', U'\u3000', U'\u200B', U',', U'!', U'(', U'。', U'、', U'「', U'」', U'—', U'・', U'\n'})
    EXPECT_FALSE(takes_emphasis_mark(c)) << static_cast<unsigned>(c);
}

}  // namespace
}  // namespace bifolio::text
