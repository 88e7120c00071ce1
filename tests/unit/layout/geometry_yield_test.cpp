// Deeply nested indentation gives way before the text does.
#include <gtest/gtest.h>

#include "layout/block/geometry.h"

namespace bifolio::layout {
namespace {

model::ComputedStyle indented_style() {
  model::ComputedStyle style;
  style.display = model::Display::Block;
  style.font_size = Length::from_points(std::int64_t{10});
  style.margin.left = style.margin.right = model::Dimension::length(Length::from_points(std::int64_t{20}));
  return style;
}

TEST(BlockGeometry, IndentsAsAskedWhereThereIsRoom) {
  const BlockGeometry box = block_geometry(indented_style(), {Length::from_points(std::int64_t{300})}, nullptr);
  EXPECT_EQ(box.width, Length::from_points(std::int64_t{260}));
  EXPECT_EQ(box.x, Length::from_points(std::int64_t{20}));
}

TEST(BlockGeometry, IndentsAsAskedInNarrowBoxesThatAreNotDeep) {
  const BlockGeometry box = block_geometry(indented_style(), {Length::from_points(std::int64_t{50})}, nullptr);
  EXPECT_EQ(box.width, Length::from_points(std::int64_t{10}));
}

TEST(BlockGeometry, DeepIndentationYieldsInANarrowContainingBlock) {
  Length width = Length::from_points(std::int64_t{300});
  for (int depth = 0; depth < 200; ++depth)
    width = block_geometry(indented_style(), {width, model::Direction::Ltr, depth > 4}, nullptr).width;
  EXPECT_GE(width, Length::from_points(std::int64_t{59}));
}

}  // namespace
}  // namespace bifolio::layout
