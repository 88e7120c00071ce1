// How what a line is too wide or too narrow by is shared out.
#include "layout/inline/elasticity.h"

#include <gtest/gtest.h>

namespace bifolio::layout {
namespace {

// Spaces of 200 in all: they grow by half and shrink by a third, and by 27 before letters are spaced.
constexpr Elasticity line = {.expansion = 60, .stretch = 100, .shrink = 66, .tracking = 80};

TEST(Elasticity, LettersAreDrawnWiderBeforeAnythingElseGives) {
  const Shares shares = share_out(50, line);
  EXPECT_EQ(shares.expansion, 50);
  EXPECT_EQ(shares.spaces, 0);
  EXPECT_EQ(shares.letters, 0);
}

TEST(Elasticity, SpacesGiveALittleBeforeLettersAreSpaced) {
  EXPECT_EQ(share_out(87, line).letters, 0);
  EXPECT_EQ(share_out(87, line).spaces, 27);
  const Shares more = share_out(120, line);
  EXPECT_EQ(more.spaces, 27);
  EXPECT_EQ(more.letters, 33);
}

TEST(Elasticity, LettersArePressedAsTheyAreSpaced) {
  const Shares shares = share_out(-120, line);
  EXPECT_EQ(shares.expansion, -60);
  EXPECT_EQ(shares.spaces, -26);
  EXPECT_EQ(shares.letters, -34);
  EXPECT_EQ(share_out(-line.give(), line).spaces, -line.shrink);
}

TEST(Elasticity, WhatIsStillLeftIsTheSpaces) {
  const Shares shares = share_out(1000, line);
  EXPECT_EQ(shares.letters, 80);
  EXPECT_EQ(shares.spaces, 860);
}

TEST(Elasticity, WithoutSpacesLettersKeepTogetherButAreNoWider) {
  const Elasticity word = {.expansion = 0, .stretch = 0, .shrink = 0, .tracking = 80};
  EXPECT_EQ(share_out(100, word).letters, 0);
  EXPECT_EQ(share_out(100, word).spaces, 100);
  EXPECT_EQ(share_out(-50, word).letters, -50);
}

TEST(Elasticity, EnormousLinesDoNotOverflow) {
  const std::int64_t huge = std::int64_t{1} << 50U;
  const Shares shares = share_out(huge, {.expansion = 0, .stretch = huge, .shrink = huge, .tracking = huge});
  EXPECT_EQ(shares.spaces + shares.letters, huge);
}

}  // namespace
}  // namespace bifolio::layout
