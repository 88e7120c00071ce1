// How rows share a height that is more than they need.
#include "layout/table/row_heights.h"

#include <gtest/gtest.h>

namespace bifolio::layout {
namespace {

using Heights = std::vector<Length>;

Length points(int n) { return Length::from_points(std::int64_t{n}); }

TEST(RowHeights, AreSharedInTheirRatioAndExactly) {
  Heights heights = {points(10), points(20), Length::from_raw(1)};
  const Length before = heights[0] + heights[1] + heights[2];
  share_height(heights, {1, 1, 1}, points(30));
  EXPECT_EQ(heights[0] + heights[1] + heights[2], before + points(30));
  EXPECT_NEAR(heights[0].points(), 20, 0.01);
  EXPECT_NEAR(heights[1].points(), 40, 0.01);
}

TEST(RowHeights, GoToTheHighestRankThatHasAny) {
  Heights heights = {points(10), points(10), points(10)};
  share_height(heights, {2, 1, 0}, points(5));
  EXPECT_EQ(heights, (Heights{points(15), points(10), points(10)}));
  heights = {{}, points(10), points(10)};
  share_height(heights, {2, 1, 0}, points(5));
  EXPECT_EQ(heights, (Heights{{}, points(15), points(10)}));
}

TEST(RowHeights, AreAlikeWhereNoRowHasOne) {
  Heights heights(3);
  share_height(heights, {1, 1, 0}, points(6));
  EXPECT_EQ(heights, (Heights{points(3), points(3), {}}));
  share_height(heights, {0, 0, 0}, points(6));
  EXPECT_EQ(heights, (Heights{points(3), points(3), {}}));
}

}  // namespace
}  // namespace bifolio::layout
