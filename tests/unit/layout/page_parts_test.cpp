#include <gtest/gtest.h>

#include "layout/block/geometry.h"
#include "layout/page/margin_box_sizes.h"
#include "layout/page/strings.h"

namespace bifolio::layout {
namespace {

using model::Dimension;
using Which = model::ContentItem::Which;

Length pt(std::int64_t points) { return Length::from_points(points); }
MarginBoxExtent text(std::int64_t width) { return {Length(), pt(width)}; }

TEST(MarginBoxes, TheMiddleOneIsCentredHoweverWideTheOthersAre) {
  const auto widths = distribute_margin_boxes(pt(400), {text(100), text(80), std::nullopt});
  EXPECT_EQ(widths[2], Length());
  EXPECT_GE(widths[1], pt(80));
  EXPECT_EQ(widths[0], (pt(400) - widths[1]) / 2);
  EXPECT_GE(widths[0], pt(100));
}

TEST(MarginBoxes, TwoShareTheSideByTheirContent) {
  const auto widths = distribute_margin_boxes(pt(400), {text(100), std::nullopt, text(300)});
  EXPECT_EQ(widths[0], pt(100));
  EXPECT_EQ(widths[2], pt(300));
}

TEST(MarginBoxes, AloneItGetsTheWholeSide) {
  EXPECT_EQ(distribute_margin_boxes(pt(400), {std::nullopt, text(10), std::nullopt})[1], pt(400));
  EXPECT_EQ(distribute_margin_boxes(pt(400), {std::nullopt, std::nullopt, text(10)})[2], pt(400));
}

TEST(MarginBoxes, AFixedWidthHolds) {
  MarginBoxExtent fixed = text(10);
  fixed.fixed = pt(50);
  const auto widths = distribute_margin_boxes(pt(400), {fixed, std::nullopt, text(10)});
  EXPECT_EQ(widths[0], pt(50));
  EXPECT_EQ(widths[2], pt(350));
}

TEST(MarginBoxes, WhatIsCutOffGivesWayWhereThereIsNoRoomForAll) {
  const MarginBoxExtent head{.min_content = pt(500), .max_content = pt(500)}, folio{pt(20), pt(20), pt(20)};
  EXPECT_EQ(distribute_margin_boxes(pt(400), {head, std::nullopt, folio})[2], pt(20));
  EXPECT_EQ(distribute_margin_boxes(pt(600), {head, std::nullopt, folio})[0], pt(500) + pt(80).scaled(500, 520));
  EXPECT_EQ(distribute_margin_boxes(pt(400), {head, folio, std::nullopt})[1], pt(20));
}

TEST(MarginBoxes, BesideTheMiddleOneAFixedWidthCountsAsItIs) {
  MarginBoxExtent fixed = text(300);
  fixed.fixed = pt(50);
  const auto widths = distribute_margin_boxes(pt(400), {fixed, text(100), text(10)});
  EXPECT_EQ(widths[1], pt(200));
  EXPECT_EQ(widths[0], pt(50));
  EXPECT_EQ(widths[2], pt(100));
}

TEST(NamedStrings, FirstIsThePagesFirstElseTheOneBefore) {
  NamedStrings strings;
  strings.start_page();
  EXPECT_EQ(strings.value("chapter", Which::First), "");
  strings.assign("chapter", "One", false);
  strings.assign("chapter", "Two", false);
  EXPECT_EQ(strings.value("chapter", Which::First), "One");
  EXPECT_EQ(strings.value("chapter", Which::Last), "Two");
  EXPECT_EQ(strings.value("chapter", Which::Start), "");
  EXPECT_EQ(strings.value("chapter", Which::FirstExcept), "");
  strings.start_page();
  EXPECT_EQ(strings.value("chapter", Which::First), "Two");
  EXPECT_EQ(strings.value("chapter", Which::FirstExcept), "Two");
}

TEST(NamedStrings, StartIsThePagesFirstOnlyAtItsTop) {
  NamedStrings strings;
  strings.start_page();
  strings.assign("chapter", "One", false);
  strings.start_page();
  strings.assign("chapter", "Two", true);
  EXPECT_EQ(strings.value("chapter", Which::Start), "Two");
  strings.start_page();
  strings.assign("chapter", "Three", false);
  EXPECT_EQ(strings.value("chapter", Which::Start), "Two");
}

TEST(Geometry, AnAutomaticWidthFillsTheContainingBlock) {
  model::ComputedStyle style;
  style.margin.left = Dimension::length(pt(10));
  style.padding.right.length = pt(5);
  const BlockGeometry box = block_geometry(style, {pt(100)}, nullptr);
  EXPECT_EQ(box.x, pt(10));
  EXPECT_EQ(box.width, pt(85));
}

TEST(Geometry, AutomaticMarginsCentreABox) {
  model::ComputedStyle style;
  style.width = Dimension::length(pt(40));
  style.margin.left = style.margin.right = {Dimension::Kind::Auto, {}};
  EXPECT_EQ(block_geometry(style, {pt(100)}, nullptr).x, pt(30));
}

TEST(Geometry, OverconstrainedBoxesGiveWayAtTheEnd) {
  model::ComputedStyle style;
  style.width = Dimension::length(pt(40));
  EXPECT_EQ(block_geometry(style, {pt(100), model::Direction::Ltr}, nullptr).x, Length());
  EXPECT_EQ(block_geometry(style, {pt(100), model::Direction::Rtl}, nullptr).x, pt(60));
}

TEST(Geometry, TheMinimumWinsOverTheMaximum) {
  model::ComputedStyle style;
  style.max_width = Dimension::length(pt(30));
  style.min_width = Dimension::length(pt(50));
  EXPECT_EQ(block_geometry(style, {pt(100)}, nullptr).width, pt(50));
}

TEST(Geometry, BorderBoxSizesCountTheEdges) {
  model::ComputedStyle style;
  style.width = Dimension::length(pt(50));
  style.box_sizing = model::BoxSizing::BorderBox;
  style.padding.left.length = pt(5);
  style.border.right = {pt(2), model::BorderStyle::Solid, Color::black()};
  style.border.left = {pt(9), model::BorderStyle::None, Color::black()};
  EXPECT_EQ(block_geometry(style, {pt(100)}, nullptr).width, pt(43));
}

}  // namespace
}  // namespace bifolio::layout
