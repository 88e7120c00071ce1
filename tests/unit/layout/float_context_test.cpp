#include "layout/float/float_context.h"

#include <gtest/gtest.h>

namespace bifolio::layout {
namespace {

Length pt(std::int64_t points) { return Length::from_points(points); }
constexpr FreeBand within() { return {Length(), Length::from_points(std::int64_t{100})}; }

TEST(FloatContext, FloatsStandBesideEachOtherOnTheirSides) {
  FloatContext floats;
  EXPECT_EQ(floats.place(FloatSide::Left, {pt(30), pt(20)}, pt(5), within()), (Point{pt(0), pt(5)}));
  EXPECT_EQ(floats.place(FloatSide::Left, {pt(20), pt(10)}, pt(5), within()), (Point{pt(30), pt(5)}));
  EXPECT_EQ(floats.place(FloatSide::Right, {pt(40), pt(10)}, pt(0), within()), (Point{pt(60), pt(5)}));
  const FreeBand band = floats.free(pt(6), pt(2), within());
  EXPECT_EQ(band.left, pt(50));
  EXPECT_EQ(band.right, pt(60));
  EXPECT_TRUE(band.beside_left && band.beside_right);
}

TEST(FloatContext, AFloatWithoutRoomGoesBelowTheFirstThatEnds) {
  FloatContext floats;
  floats.place(FloatSide::Left, {pt(60), pt(20)}, pt(0), within());
  floats.place(FloatSide::Right, {pt(40), pt(10)}, pt(0), within());
  EXPECT_EQ(floats.place(FloatSide::Left, {pt(30), pt(10)}, pt(0), within()), (Point{pt(60), pt(10)}));
  EXPECT_EQ(floats.place(FloatSide::Left, {pt(90), pt(10)}, pt(0), within()), (Point{pt(0), pt(20)}));
}

TEST(FloatContext, NoFloatStandsHigherThanAnEarlierOne) {
  FloatContext floats;
  floats.place(FloatSide::Left, {pt(10), pt(10)}, pt(40), within());
  EXPECT_EQ(floats.place(FloatSide::Right, {pt(10), pt(10)}, pt(0), within()), (Point{pt(90), pt(40)}));
  EXPECT_EQ(floats.free_until(pt(0), within()), pt(40));
}

TEST(FloatContext, AFloatThatIsTooWideStandsAlone) {
  FloatContext floats;
  floats.place(FloatSide::Left, {pt(10), pt(10)}, pt(0), within());
  EXPECT_EQ(floats.place(FloatSide::Right, {pt(120), pt(10)}, pt(0), within()), (Point{pt(-20), pt(10)}));
}

TEST(FloatContext, ClearNamesSides) {
  FloatContext floats;
  floats.place(FloatSide::Left, {pt(10), pt(10)}, pt(0), within());
  floats.place(FloatSide::Right, {pt(10), pt(30)}, pt(0), within());
  EXPECT_EQ(floats.bottom(model::Clear::Left, model::Direction::Ltr), pt(10));
  EXPECT_EQ(floats.bottom(model::Clear::Both, model::Direction::Ltr), pt(30));
  EXPECT_EQ(floats.bottom(model::Clear::InlineStart, model::Direction::Rtl), pt(30));
  EXPECT_FALSE(floats.bottom(model::Clear::None, model::Direction::Ltr));
}

TEST(FloatContext, QuestionsMayGoBackUp) {
  FloatContext floats;
  floats.place(FloatSide::Left, {pt(10), pt(10)}, pt(0), within());
  floats.place(FloatSide::Left, {pt(10), pt(10)}, pt(20), within());
  EXPECT_FALSE(floats.free(pt(15), pt(2), within()).is_beside());
  EXPECT_TRUE(floats.free(pt(25), pt(2), within()).is_beside());
  EXPECT_TRUE(floats.free(pt(5), pt(2), within()).is_beside());
  EXPECT_EQ(floats.next_bottom(pt(5), pt(20), within()), pt(10));
}

TEST(FloatContext, ManyFloatsAreQuicklyPlaced) {
  FloatContext floats;
  Length last;
  for (int i = 0; i < 30'000; ++i) last = floats.place(FloatSide::Left, {pt(30), pt(7 + i % 3)}, {}, within()).y;
  EXPECT_GT(last, pt(60'000));
}

}  // namespace
}  // namespace bifolio::layout
