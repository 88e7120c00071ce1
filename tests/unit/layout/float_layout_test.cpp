// Floats and clearance in the flow (CSS 2.1 §9.5), on pages of 100 points.
#include <gtest/gtest.h>

#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::Clear;
using model::Dimension;
using model::Float;

Dimension pt(double value) { return Dimension::length(points(value)); }

Rect only_rect(model::PagedDocument const& paged, BoxId box) {
  const auto rects = rects_of(paged, box);
  EXPECT_EQ(rects.size(), 1u);
  return rects.empty() ? Rect() : rects[0].second;
}

BoxId add_float(TreeMaker& maker, Float side, double width, double height) {
  return maker.block(height, [&](Style& s) {
    s.float_ = side;
    s.width = pt(width);
  });
}

/// The first glyph run's x of each line.
std::vector<Length> line_starts(model::PagedDocument const& paged) {
  std::vector<Length> starts;
  Length y;
  for (model::Fragment const& fragment : paged.pages[0].fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content); run && run->origin.y != y)
      y = run->origin.y, starts.push_back(run->origin.x);
  return starts;
}

constexpr std::string_view words =
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";

TEST(FloatLayout, AFloatTakesNoHeight) {
  TreeMaker maker;
  const BoxId before = maker.block(10);
  const BoxId left = add_float(maker, Float::Left, 30, 20);
  const BoxId after = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, left), (Rect{points(50), points(60), points(30), points(20)}));
  EXPECT_EQ(only_rect(paged, after), (Rect{points(50), points(60), points(100), points(10)}));
  EXPECT_EQ(only_rect(paged, before).y, points(50));
  EXPECT_TRUE(maker.broken.empty());
}

TEST(FloatLayout, LinesAreShortenedBesideAFloatOnly) {
  TreeMaker maker;
  add_float(maker, Float::Left, 30, 20);
  maker.paragraph(words, [](Style& s) { s.line_height = {model::LineHeight::Kind::Length, 0, points(12)}; });
  const std::vector<Length> starts = line_starts(maker.lay_out());
  ASSERT_GE(starts.size(), 3u);
  EXPECT_EQ(starts[0], points(80));
  EXPECT_EQ(starts[1], points(80));
  EXPECT_EQ(starts[2], points(50));
}

TEST(FloatLayout, AFloatBetweenMarginsStandsWhereTheyMeetSoFar) {
  TreeMaker maker;
  maker.block(10, [](Style& s) { s.margin.bottom = pt(10); });
  const BoxId left = add_float(maker, Float::Left, 10, 10);
  const BoxId after = maker.block(10, [](Style& s) { s.margin.top = pt(15); });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, left).y, points(70));
  EXPECT_EQ(only_rect(paged, after).y, points(75));
}

TEST(FloatLayout, AFloatAtABoxsTopMovesWithTheMarginsThatMeetThere) {
  TreeMaker maker;
  maker.block(10, [](Style& s) { s.margin.bottom = pt(10); });
  maker.open([](Style&) {});
  const BoxId left = add_float(maker, Float::Left, 10, 10);
  const BoxId after = maker.block(10, [](Style& s) { s.margin.top = pt(15); });
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, left).y, points(75));
  EXPECT_EQ(only_rect(paged, after).y, points(75));
}

TEST(FloatLayout, ClearanceSwallowsTheMarginAboveIt) {
  TreeMaker maker;
  add_float(maker, Float::Left, 10, 40);
  const BoxId cleared = maker.block(10, [](Style& s) {
    s.clear = Clear::Left;
    s.margin.top = pt(15);
    s.margin.bottom = pt(5);
  });
  const BoxId after = maker.block(10, [](Style& s) { s.margin.top = pt(8); });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, cleared).y, points(90));
  EXPECT_EQ(only_rect(paged, after).y, points(108));
}

TEST(FloatLayout, AnEmptyClearedBoxMakesItsParentContainTheFloat) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) { s.background_color = Color::rgb(9, 9, 9); });
  add_float(maker, Float::Right, 10, 40);
  maker.block(5);
  maker.open([](Style& s) { s.clear = Clear::Both; });
  maker.close();
  maker.close();
  const BoxId after = maker.block(10, [](Style& s) { s.margin.top = pt(8); });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, after).y, points(98));
  EXPECT_EQ(only_rect(paged, outer).y, points(50));
}

TEST(FloatLayout, TheRootOfAFormattingContextContainsItsFloats) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.background_color = Color::rgb(9, 9, 9);
    s.display = model::Display::FlowRoot;
  });
  add_float(maker, Float::Left, 10, 40);
  maker.close();
  const BoxId after = maker.block(10, [](Style& s) { s.clear = Clear::Both; });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, outer).height, points(40));
  EXPECT_EQ(only_rect(paged, after).y, points(90));
}

TEST(FloatLayout, TheRootOfAFormattingContextStandsBesideFloats) {
  TreeMaker maker;
  add_float(maker, Float::Left, 30, 20);
  const BoxId beside = maker.block(10, [](Style& s) { s.display = model::Display::FlowRoot; });
  const BoxId below = maker.block(10, [](Style& s) {
    s.display = model::Display::FlowRoot;
    s.width = pt(80);
  });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, beside), (Rect{points(80), points(50), points(70), points(10)}));
  EXPECT_EQ(only_rect(paged, below), (Rect{points(50), points(70), points(80), points(10)}));
}

TEST(FloatLayout, AFloatIsAsWideAsItsContentWants) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.float_ = Float::Right;
    s.background_color = Color::rgb(9, 9, 9);
  });
  add_float(maker, Float::Left, 20, 10);
  add_float(maker, Float::Left, 25, 10);
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, outer), (Rect{points(105), points(50), points(45), points(10)}));
}

TEST(FloatLayout, FloatsFollowTheDirection) {
  TreeMaker maker;
  for (model::ComputedStyle& style : maker.tree.styles) style.direction = model::Direction::Rtl;
  const BoxId start = add_float(maker, Float::InlineStart, 20, 10);
  const BoxId end = add_float(maker, Float::InlineEnd, 20, 10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, start).x, points(130));
  EXPECT_EQ(only_rect(paged, end).x, points(50));
}

TEST(FloatLayout, APageDoesNotEndBesideAFloat) {
  TreeMaker maker;
  maker.block(70);
  const BoxId left = add_float(maker, Float::Left, 30, 40);
  const BoxId first = maker.block(15), second = maker.block(25);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(rects_of(paged, left)[0].first, 1u);
  EXPECT_EQ(rects_of(paged, first)[0].first, 1u);
  EXPECT_EQ(rects_of(paged, second)[0], (std::pair<std::size_t, Rect>{1, {points(50), points(65), points(100), points(25)}}));
}

TEST(FloatLayout, RowsOfFloatsGoOverPages) {
  TreeMaker maker;
  maker.open([](Style& s) { s.display = model::Display::FlowRoot; });
  std::vector<BoxId> boxes;
  for (int i = 0; i < 8; ++i) boxes.push_back(add_float(maker, Float::Left, 50, 40));
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 2u);
  EXPECT_EQ(rects_of(paged, boxes[3])[0], (std::pair<std::size_t, Rect>{0, {points(100), points(90), points(50), points(40)}}));
  EXPECT_EQ(rects_of(paged, boxes[4])[0], (std::pair<std::size_t, Rect>{1, {points(50), points(50), points(50), points(40)}}));
  EXPECT_TRUE(maker.broken.empty());
}

TEST(FloatLayout, AFloatAmongWordsStandsBesideItsLine) {
  TreeMaker maker;
  maker.open([](Style& s) { s.line_height = {model::LineHeight::Kind::Length, 0, points(12)}; });
  maker.add_text("one two ");
  const BoxId anchored = maker.open(
      [](Style& s) {
        s.float_ = Float::Right;
        s.width = pt(40);
        s.height = pt(24);
        s.background_color = Color::rgb(1, 2, 3);
      },
      model::BoxKind::InlineBlock);
  maker.close();
  maker.add_text(words);
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, anchored), (Rect{points(110), points(50), points(40), points(24)}));
  for (model::Fragment const& fragment : paged.pages[0].fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content); run && run->origin.y < points(72)) {
      Length right = run->origin.x;
      for (std::uint32_t i = 0; i < run->glyph_count; ++i) right += paged.glyphs[run->first_glyph + i].advance;
      EXPECT_LE(right, points(112));
    }
  EXPECT_TRUE(maker.broken.empty());
}

}  // namespace
}  // namespace bifolio::layout
