// Floats and positioned boxes within lines: where they are handed over, and lines in spaces that floats leave.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/layout/inline_fixture.h"

namespace bifolio::layout {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

model::BoxId floating(InlineFixture& f, model::Float side = model::Float::Left) {
  const model::BoxId id = f.leaf(model::BoxKind::InlineBlock);
  f.tree.styles[f.tree[id].style.index()].float_ = side;
  return id;
}

TEST(InlineAnchors, AFloatIsHandedOverWithTheWordThatItStandsIn) {
  InlineFixture f;
  f.text("one two thr");
  const model::BoxId box = floating(f);
  f.text("ee four five six");
  const std::vector<Line> lines = f.lay_out(45);
  ASSERT_GT(lines.size(), 2U);
  EXPECT_THAT(lines[0].anchored, IsEmpty());
  EXPECT_EQ(InlineFixture::text_of(lines[1]).substr(0, 5), "three");
  EXPECT_THAT(lines[1].anchored, ElementsAre(box));
}

TEST(InlineAnchors, AnchorsNeitherAllowNorForbidBreaks) {
  InlineFixture plain, anchored;
  plain.text("aaa bbb ccc ddd eee fff");
  anchored.text("aaa bb");
  floating(anchored);
  anchored.text("b ");
  floating(anchored);
  anchored.text("ccc ddd eee fff");
  const std::vector<Line> a = plain.lay_out(40), b = anchored.lay_out(40);
  EXPECT_EQ(plain.texts(a), anchored.texts(b));
}

TEST(InlineAnchors, AFloatAtTheEndOfALineGoesWithWhatFollows) {
  InlineFixture f;
  f.text("aaaa ");
  const model::BoxId between = floating(f);
  f.text("bbbb");
  const model::BoxId trailing = floating(f);
  const std::vector<Line> lines = f.lay_out(25);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0].anchored, IsEmpty());
  EXPECT_THAT(lines[1].anchored, ElementsAre(between, trailing));
}

TEST(InlineAnchors, AFloatAfterTheLastForcedBreakIsOnTheLastLine) {
  InlineFixture f;
  f.text("aaaa");
  f.leaf(model::BoxKind::LineBreak);
  const model::BoxId trailing = floating(f);
  const std::vector<Line> lines = f.lay_out(100);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0].anchored, ElementsAre(trailing));
}

TEST(InlineAnchors, AContainerOfAnchorsAloneGivesAPhantomLine) {
  InlineFixture f;
  f.text(" ");
  const model::BoxId a = floating(f);
  const model::BoxId b = f.leaf(model::BoxKind::InlineBlock);
  f.tree.styles[f.tree[b].style.index()].position = model::PositionScheme::Absolute;
  const std::vector<Line> lines = f.lay_out(100);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].phantom);
  EXPECT_EQ(lines[0].height, Length());
  EXPECT_THAT(lines[0].anchored, ElementsAre(a, b));
}

TEST(InlineAnchors, ALineWithoutRoomSaysByHowMuchItIsTooWide) {
  InlineFixture f;
  f.style().overflow_wrap = model::OverflowWrap::BreakWord;
  f.text("incomprehensible words");
  const std::vector<Line> lines = f.lay_out(LineSpaces{{{{}, {}}, {points(90), points(10)}}, {{}, points(100)}});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(InlineFixture::text_of(lines[0]).substr(0, 16), "incomprehensible");
  EXPECT_EQ(lines[0].overflow, lines[0].width);
  EXPECT_EQ(lines[1].overflow, lines[1].width - points(10));
  EXPECT_TRUE(f.sink.all().empty());  // they fit below the float
}

TEST(InlineAnchors, AWordWiderThanAnySpaceIsReportedBesideAFloatToo) {
  InlineFixture f;
  f.text("incomprehensible");
  const std::vector<Line> lines = f.lay_out(LineSpaces{{{{}, points(10)}}, {{}, points(40)}});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_GT(lines[0].overflow, points(20));
  ASSERT_EQ(f.sink.all().size(), 1U);
  EXPECT_EQ(f.sink.all()[0].kind, "layout/overfull-line");
}

}  // namespace
}  // namespace bifolio::layout
