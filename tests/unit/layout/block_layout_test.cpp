#include <gtest/gtest.h>

#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BreakBetween;
using model::Dimension;

Dimension pt(double value) { return Dimension::length(points(value)); }

Rect only_rect(model::PagedDocument const& paged, BoxId box) {
  const auto rects = rects_of(paged, box);
  EXPECT_EQ(rects.size(), 1u);
  return rects.empty() ? Rect() : rects[0].second;
}

TEST(BlockLayout, BlocksStandOneBelowTheOtherInTheContentArea) {
  TreeMaker maker;
  const BoxId a = maker.block(20), b = maker.block(30);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, a), (Rect{points(50), points(50), points(100), points(20)}));
  EXPECT_EQ(only_rect(paged, b), (Rect{points(50), points(70), points(100), points(30)}));
  EXPECT_TRUE(maker.broken.empty());
}

TEST(BlockLayout, SiblingsMarginsCollapse) {
  TreeMaker maker;
  const BoxId a = maker.block(10, [](Style& s) { s.margin.bottom = pt(8); });
  const BoxId b = maker.block(10, [](Style& s) { s.margin.top = pt(12); });
  const BoxId c = maker.block(10, [](Style& s) { s.margin.top = pt(-4); });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, b).y - only_rect(paged, a).bottom(), points(12));
  EXPECT_EQ(only_rect(paged, c).y - only_rect(paged, b).bottom(), points(-4));
}

TEST(BlockLayout, ParentsAndChildrensMarginsCollapse) {
  TreeMaker maker;
  const BoxId before = maker.block(10);
  const BoxId outer = maker.open([](Style& s) {
    s.margin.top = s.margin.bottom = pt(5);
    s.background_color = Color::rgb(9, 9, 9);
  });
  const BoxId inner = maker.block(10, [](Style& s) { s.margin.top = s.margin.bottom = pt(7); });
  maker.close();
  const BoxId after = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, outer), only_rect(paged, inner));
  EXPECT_EQ(only_rect(paged, inner).y - only_rect(paged, before).bottom(), points(7));
  EXPECT_EQ(only_rect(paged, after).y - only_rect(paged, inner).bottom(), points(7));
}

TEST(BlockLayout, PaddingKeepsMarginsApart) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.padding.top.length = s.padding.bottom.length = points(3);
    s.background_color = Color::rgb(9, 9, 9);
  });
  const BoxId inner = maker.block(10, [](Style& s) { s.margin.top = s.margin.bottom = pt(7); });
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, inner).y - only_rect(paged, outer).y, points(10));
  EXPECT_EQ(only_rect(paged, outer).height, points(30));
}

TEST(BlockLayout, MarginsCollapseThroughAnEmptyBlock) {
  TreeMaker maker;
  const BoxId a = maker.block(10, [](Style& s) { s.margin.bottom = pt(4); });
  maker.open([](Style& s) { s.margin.top = s.margin.bottom = pt(9); });
  maker.close();
  const BoxId b = maker.block(10, [](Style& s) { s.margin.top = pt(6); });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, b).y - only_rect(paged, a).bottom(), points(9));
}

TEST(BlockLayout, MarginsVanishAtAnUnforcedBreakAndStayAfterAForcedOne) {
  TreeMaker maker;
  maker.block(90, [](Style& s) { s.margin.bottom = pt(30); });
  const BoxId b = maker.block(90, [](Style& s) { s.margin.top = pt(20); });
  const BoxId c = maker.block(10, [](Style& s) {
    s.margin.top = pt(20);
    s.break_before = BreakBetween::Page;
  });
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 3u);
  EXPECT_EQ(only_rect(paged, b).y, points(50));
  EXPECT_EQ(only_rect(paged, c).y, points(70));
}

TEST(BlockLayout, RectoLeavesABlankPage) {
  TreeMaker maker;
  maker.block(10);
  const BoxId b = maker.block(10, [](Style& s) { s.break_before = BreakBetween::Recto; });
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 3u);
  EXPECT_TRUE(paged.pages[1].blank);
  EXPECT_EQ(rects_of(paged, b)[0].first, 2u);
  EXPECT_EQ(paged.pages[2].label, "3");
}

TEST(BlockLayout, ABreakBeforeTheFirstChildIsABreakBeforeItsParent) {
  TreeMaker maker;
  maker.block(10);
  const BoxId outer = maker.open([](Style& s) {
    s.padding.top.length = points(5);
    s.background_color = Color::rgb(9, 9, 9);
  });
  maker.block(10, [](Style& s) { s.break_before = BreakBetween::Page; });
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  const auto rects = rects_of(paged, outer);
  ASSERT_EQ(rects.size(), 1u);
  EXPECT_EQ(rects[0].first, 1u);
}

TEST(BlockLayout, AChangeOfPageTypeBreaksThePage) {
  TreeMaker maker;
  model::PageStyle wide = TreeMaker::page();
  wide.size.width = points(300);
  for (const bool first : {false, true})
    for (const bool left : {false, true}) maker.tree.pages[{"wide", first, left, false, 0}] = wide;
  maker.block(10);
  const BoxId b = maker.block(10, [](Style& s) { s.page = "wide"; });
  maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 3u);
  EXPECT_EQ(paged.pages[1].size.width, points(300));
  EXPECT_EQ(only_rect(paged, b).width, points(200));
  EXPECT_EQ(paged.pages[2].size.width, points(200));
}

TEST(BlockLayout, ABoxThatIsBrokenShowsItsBackgroundOnEveryPage) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.padding.top.length = s.padding.bottom.length = points(6);
    s.background_color = Color::rgb(9, 9, 9);
  });
  for (int i = 0; i < 6; ++i) maker.block(30);
  maker.close();
  const auto rects = rects_of(maker.lay_out(), outer);
  ASSERT_EQ(rects.size(), 2u);
  EXPECT_EQ(rects[0].second.height, points(96));
  EXPECT_EQ(rects[1].second.height, points(96));
}

TEST(BlockLayout, AClonedBoxHasItsPaddingOnEveryPage) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.padding.top.length = s.padding.bottom.length = points(6);
    s.box_decoration_break = model::BoxDecorationBreak::Clone;
    s.background_color = Color::rgb(9, 9, 9);
  });
  std::vector<BoxId> inner;
  for (int i = 0; i < 4; ++i) inner.push_back(maker.block(40));
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  const auto rects = rects_of(paged, outer);
  ASSERT_EQ(rects.size(), 2u);
  EXPECT_EQ(rects[0].second.height, points(92));
  EXPECT_EQ(only_rect(paged, inner[2]).y - rects[1].second.y, points(6));
}

TEST(BlockLayout, ABoxThatAForcedBreakDividesGoesOnOnTheNextPage) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.padding.top.length = s.padding.bottom.length = points(6);
    s.background_color = Color::rgb(9, 9, 9);
  });
  maker.block(10);
  maker.block(20, [](Style& s) { s.break_before = BreakBetween::Page; });
  maker.close();
  const auto rects = rects_of(maker.lay_out(), outer);
  ASSERT_EQ(rects.size(), 2u);
  EXPECT_EQ(rects[0].second.height, points(16));
  EXPECT_EQ(rects[1].second.height, points(26));
}

TEST(BlockLayout, AHeadingDoesNotStandAtThePagesFoot) {
  TreeMaker maker;
  maker.block(80);
  const BoxId heading = maker.block(15, [](Style& s) { s.break_after = BreakBetween::Avoid; });
  maker.block(30);
  EXPECT_EQ(rects_of(maker.lay_out(), heading)[0].first, 1u);
}

TEST(BlockLayout, WhatMayNotBeDividedMovesAsAWhole) {
  TreeMaker maker;
  maker.block(60);
  const BoxId outer = maker.open([](Style& s) { s.break_inside = model::BreakInside::Avoid; });
  const BoxId a = maker.block(30);
  maker.block(30);
  maker.close();
  (void)outer;
  EXPECT_EQ(rects_of(maker.lay_out(), a)[0].first, 1u);
}

TEST(BlockLayout, ATallEmptyBoxIsDividedBetweenPages) {
  TreeMaker maker;
  const BoxId tall = maker.block(250);
  const model::PagedDocument paged = maker.lay_out();
  Length sum;
  for (auto const& [page, rect] : rects_of(paged, tall)) sum += rect.height;
  EXPECT_EQ(paged.pages.size(), 3u);
  EXPECT_EQ(sum, points(250));
}

TEST(BlockLayout, RelativeBoxesAreMovedAndTheirPlaceStays) {
  TreeMaker maker;
  const BoxId a = maker.block(10, [](Style& s) {
    s.position = model::PositionScheme::Relative;
    s.inset.left = pt(3);
    s.inset.top = pt(4);
    s.inset.right = s.inset.bottom = {Dimension::Kind::Auto, {}};
  });
  const BoxId b = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, a).x, points(53));
  EXPECT_EQ(only_rect(paged, a).y, points(54));
  EXPECT_EQ(only_rect(paged, b).y, points(60));
}

TEST(BlockLayout, AnchorsAreTheTopsOfTheirBoxes) {
  TreeMaker maker;
  maker.block(10);
  const BoxId target = maker.block(10, [](Style& s) { s.margin.top = pt(5); });
  maker.tree[target].id = "here";
  const model::PagedDocument paged = maker.lay_out();
  bool found = false;
  for (model::Fragment const& fragment : paged.pages[0].fragments)
    if (auto const* anchor = std::get_if<model::Anchor>(&fragment.content)) {
      EXPECT_EQ(anchor->id, "here");
      EXPECT_EQ(anchor->point.y, points(65));
      found = true;
    }
  EXPECT_TRUE(found);
}

TEST(BlockLayout, DeepNestingIsLaidOut) {
  TreeMaker maker;
  for (int i = 0; i < 256; ++i) maker.open([](Style& s) { s.padding.left.length = points(1); });
  const BoxId inner = maker.block(10);
  for (int i = 0; i < 256; ++i) maker.close();
  ASSERT_EQ(rects_of(maker.lay_out(), inner).size(), 1u);  // indentation gives way: the box is on the page
  EXPECT_TRUE(maker.broken.empty());
}

}  // namespace
}  // namespace bifolio::layout
