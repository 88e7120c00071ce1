// How what a line is too wide or too narrow by is shared out.
#include "layout/inline/elasticity.h"

#include <gtest/gtest.h>

namespace bifolio::layout {
namespace {

TEST(Elasticity, LettersAreDrawnWiderBeforeAnythingElseGives) {
  const Shares shares = share_out(50, {.expansion = 60, .spaces = 100, .letters = 100});
  EXPECT_EQ(shares.expansion, 50);
  EXPECT_EQ(shares.spaces, 0);
  EXPECT_EQ(shares.letters, 0);
}

TEST(Elasticity, SpacesAndLettersComeToTheirEndsTogether) {
  const Shares half = share_out(-160, {.expansion = 60, .spaces = 120, .letters = 80});
  EXPECT_EQ(half.expansion, -60);
  EXPECT_EQ(half.spaces, -60);
  EXPECT_EQ(half.letters, -40);
}

TEST(Elasticity, WhatIsStillLeftIsTheSpaces) {
  const Shares shares = share_out(1000, {.expansion = 60, .spaces = 120, .letters = 80});
  EXPECT_EQ(shares.letters, 80);
  EXPECT_EQ(shares.spaces, 860);
}

TEST(Elasticity, WithoutSpacesLettersKeepTogether) {
  const Shares shares = share_out(100, {.expansion = 0, .spaces = 0, .letters = 80});
  EXPECT_EQ(shares.letters, 0);
  EXPECT_EQ(shares.spaces, 100);
}

TEST(Elasticity, EnormousLinesDoNotOverflow) {
  const std::int64_t huge = std::int64_t{1} << 50U;
  const Shares shares = share_out(huge, {.expansion = 0, .spaces = huge, .letters = huge});
  EXPECT_EQ(shares.spaces + shares.letters, huge);
}

}  // namespace
}  // namespace bifolio::layout
