// Columns: used widths, balancing, filling, and what pages make of multi-column containers (css-multicol-1). Positions of blocks
// are Chromium's for the same boxes.
#include <gtest/gtest.h>

#include <sstream>

#include "layout/column/column_geometry.h"
#include "layout/column/distribute.h"
#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using Kind = VerticalItem::Kind;

VerticalItem box(int height) { return {Kind::Box, points(height), {}, 0, 0, false}; }
VerticalItem gap(int height) { return {Kind::Glue, points(height), {}, 0, 0, false}; }
VerticalItem place(std::int32_t cost = 0, bool forced = false) { return {Kind::Break, {}, {}, cost, 0, forced}; }

/// Lines of 10 pt between ColumnsBegin and ColumnsEnd.
std::vector<VerticalItem> lines(int count) {
  std::vector<VerticalItem> items = {{Kind::ColumnsBegin, {}, {}, 0, 0, false}};
  for (int i = 0; i < count; ++i) {
    if (i > 0) items.push_back(place());
    items.push_back(box(10));
  }
  items.push_back({Kind::ColumnsEnd, {}, {}, 0, 0, false});
  return items;
}

ColumnStretch all(std::vector<VerticalItem> const& items) { return {items, 0, items.size() - 1}; }

TEST(ColumnGeometry, CountAndWidthFollowTheSpecification) {
  Style style;
  style.column_gap_normal = false;
  style.column_gap.length = points(20);
  style.column_count = 3;
  ColumnGeometry columns = column_geometry(style, points(340));
  EXPECT_EQ(columns.count, 3u);
  EXPECT_EQ(columns.width, points(100));
  style.column_width = model::Dimension::length(points(160));  // two of them find room
  columns = column_geometry(style, points(340));
  EXPECT_EQ(columns.count, 2u);
  EXPECT_EQ(columns.width, points(160));
  style.column_count = 0;
  style.column_width = model::Dimension::length(points(500));  // wider than what there is
  columns = column_geometry(style, points(340));
  EXPECT_EQ(columns.count, 1u);
  EXPECT_EQ(columns.width, points(340));
}

TEST(ColumnGeometry, ANormalGapIsOneEm) {
  Style style;
  style.font_size = points(16);
  style.column_count = 2;
  EXPECT_EQ(column_geometry(style, points(116)).width, points(50));
}

TEST(Balance, ColumnsAreAsEqualAsTheyCanBe) {
  const auto items = lines(7);
  const Distribution columns = balance_columns(all(items), 3, Length::max());
  EXPECT_TRUE(columns.complete);
  EXPECT_EQ(columns.height, points(30));
  EXPECT_EQ(columns.ends, (std::vector<std::size_t>{6, 12, 14}));
}

TEST(Balance, WhatDoesNotFindRoomIsNotBalanced) {
  const auto items = lines(7);
  EXPECT_FALSE(balance_columns(all(items), 3, points(29)).complete);
  EXPECT_TRUE(balance_columns(all(items), 3, points(30)).complete);
}

TEST(Balance, AForcedBreakEndsItsColumn) {
  auto items = lines(6);
  items[2].forced = true;  // after the first line
  const Distribution columns = balance_columns(all(items), 2, Length::max());
  EXPECT_EQ(columns.ends, (std::vector<std::size_t>{2, 12}));
  EXPECT_EQ(columns.height, points(50));
  items[4].forced = items[6].forced = true;
  EXPECT_FALSE(balance_columns(all(items), 2, Length::max()).complete) << "more parts than columns";
}

TEST(Balance, ABreakThatIsAvoidedIsNotTaken) {
  auto items = lines(4);
  items[4].cost = cost::avoid;  // in the middle
  EXPECT_EQ(balance_columns(all(items), 2, Length::max()).height, points(30));
}

TEST(Fill, AMarginAtABreakVanishesWithinTheColumnThatFollows) {
  std::vector<VerticalItem> items = {{Kind::ColumnsBegin, {}, {}, 0, 0, false}, box(10), place(), gap(5), box(10),
                                     {Kind::ColumnsEnd, {}, {}, 0, 0, false}};
  const Distribution columns = fill_columns(all(items), 2, points(12));
  EXPECT_EQ(columns.height, points(10));
  EXPECT_TRUE(columns.complete);
  EXPECT_EQ(columns.overfull, Length());
}

TEST(Fill, AThingThatIsTooTallStandsAloneAndIsSaidToBe) {
  std::vector<VerticalItem> items = {
      {Kind::ColumnsBegin, {}, {}, 0, 0, false}, box(50), place(), box(10), {Kind::ColumnsEnd, {}, {}, 0, 0, false}};
  const Distribution columns = fill_columns(all(items), 2, points(20));
  EXPECT_EQ(columns.overfull, points(30));
  EXPECT_EQ(columns.ends, (std::vector<std::size_t>{2, 4}));
}

/// Filled rectangles of the blocks, from the content area's corner: "x,y wxh".
std::string blocks(model::PagedDocument const& paged, std::size_t page) {
  std::ostringstream out;
  for (model::Fragment const& fragment : paged.pages[page].fragments)
    if (auto const* fill = std::get_if<model::FilledRect>(&fragment.content))
      out << (fill->rect.x - points(50)).points() << ',' << (fill->rect.y - points(50)).points() << ' ' << fill->rect.width.points()
          << 'x' << fill->rect.height.points() << '\n';
  return out.str();
}

void two_columns(Style& style) {
  style.column_count = 2;
  style.column_gap_normal = false;
  style.column_gap.length = points(20);
}

void with_margins(Style& style) { style.margin.top = style.margin.bottom = model::Dimension::length(points(12)); }

TEST(Multicol, ColumnsAreBalancedAndTheFlowGoesOnBelow) {
  TreeMaker tree;
  tree.open(two_columns);
  for (int i = 0; i < 4; ++i) tree.block(10);
  tree.close();
  tree.block(5);
  EXPECT_EQ(blocks(tree.lay_out(), 0), "0,0 40x10\n0,10 40x10\n60,0 40x10\n60,10 40x10\n0,20 100x5\n");
}

TEST(Multicol, ASpanningBlockDividesTheColumns) {
  TreeMaker tree;
  tree.open(two_columns);
  tree.block(10, with_margins);
  tree.block(10, with_margins);
  tree.block(5, [](Style& style) {
    style.column_span = model::ColumnSpan::All;
    style.margin.top = style.margin.bottom = model::Dimension::length(points(15));
  });
  tree.block(10);
  tree.block(10);
  tree.close();
  // The first row is as tall as half of its content with all margins: (12 + 10 + 12 + 10 + 12) / 2.
  EXPECT_EQ(blocks(tree.lay_out(), 0), "0,12 40x10\n60,0 40x10\n0,43 100x5\n0,63 40x10\n60,63 40x10\n");
}

TEST(Multicol, ColumnsGoOnOnTheNextPageAndTheLastAreBalanced) {
  TreeMaker tree;
  tree.open(two_columns);
  for (int i = 0; i < 7; ++i) tree.block(40);
  tree.close();
  const model::PagedDocument paged = tree.lay_out();
  ASSERT_EQ(paged.pages.size(), 2u);
  EXPECT_EQ(blocks(paged, 0), "0,0 40x40\n0,40 40x40\n60,0 40x40\n60,40 40x40\n");
  EXPECT_EQ(blocks(paged, 1), "0,0 40x40\n0,40 40x40\n60,0 40x40\n");
}

TEST(Multicol, AForcedColumnBreakKeepsTheMarginBelowIt) {
  TreeMaker tree;
  tree.open(two_columns);
  tree.block(10, with_margins);
  tree.block(10, [](Style& style) {
    with_margins(style);
    style.break_before = model::BreakBetween::Column;
  });
  tree.close();
  EXPECT_EQ(blocks(tree.lay_out(), 0), "0,12 40x10\n60,12 40x10\n");
}

TEST(Multicol, ARightToLeftContainerBeginsAtTheRight) {
  TreeMaker tree;
  tree.open([](Style& style) {
    two_columns(style);
    style.direction = model::Direction::Rtl;
  });
  tree.block(10);
  tree.block(10);
  tree.close();
  EXPECT_EQ(blocks(tree.lay_out(), 0), "60,0 40x10\n0,0 40x10\n");
}

TEST(Multicol, ColumnsWithinColumnsAreBalancedWhereTheyStand) {
  TreeMaker tree;
  tree.open(two_columns);
  tree.open([](Style& style) {
    style.column_count = 2;
    style.column_gap_normal = false;
  });
  tree.block(10);
  tree.block(10);
  tree.close();
  tree.block(10);
  tree.close();
  EXPECT_EQ(blocks(tree.lay_out(), 0), "60,0 40x10\n0,0 20x10\n20,0 20x10\n");
}

TEST(Multicol, ABoxThatGoesOnInTheNextColumnHasItsBordersCutThere) {
  TreeMaker tree;
  tree.open(two_columns);
  tree.open([](Style& style) { style.border.top = style.border.bottom = {points(2), model::BorderStyle::Solid, Color::black()}; });
  tree.block(20);
  tree.block(20);
  tree.close();
  tree.close();
  EXPECT_EQ(blocks(tree.lay_out(), 0), "0,0 40x2\n0,2 40x20\n60,20 40x2\n60,0 40x20\n");
}

TEST(Multicol, ARuleStandsInTheMiddleOfTheGap) {
  TreeMaker tree;
  tree.open([](Style& style) {
    two_columns(style);
    style.column_rule = {points(2), model::BorderStyle::Solid, Color::black()};
  });
  tree.block(10);
  tree.block(10);
  tree.close();
  EXPECT_EQ(blocks(tree.lay_out(), 0), "0,0 40x10\n60,0 40x10\n49,0 2x10\n");
}

TEST(Multicol, FilledColumnsUseTheRoomOfThePageFirst) {
  TreeMaker tree;
  tree.open([](Style& style) {
    two_columns(style);
    style.column_fill = model::ColumnFill::Auto;
  });
  for (int i = 0; i < 3; ++i) tree.block(40);
  tree.close();
  EXPECT_EQ(blocks(tree.lay_out(), 0), "0,0 40x40\n0,40 40x40\n60,0 40x40\n");
}

TEST(Multicol, AChapterOfManyColumnsTakesLinearTime) {
  TreeMaker tree;
  tree.open(two_columns);
  for (int i = 0; i < 20000; ++i) tree.block(10);
  tree.close();
  EXPECT_EQ(tree.lay_out().pages.size(), 1000u);
}

}  // namespace
}  // namespace bifolio::layout
