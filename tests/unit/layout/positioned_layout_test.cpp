// Positioned boxes (CSS 2.1 §9.3 to §9.9, §10.3.7, §10.6.4) and boxes with heights (§10.5 to §10.7), on pages of 100 points.
#include <gtest/gtest.h>

#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::Dimension;
using model::PositionScheme;

Dimension pt(double value) { return Dimension::length(points(value)); }
Dimension percent(std::int32_t value) { return {Dimension::Kind::LengthPercentage, {{}, value * 1000}}; }

Rect only_rect(model::PagedDocument const& paged, BoxId box) {
  const auto rects = rects_of(paged, box);
  EXPECT_EQ(rects.size(), 1u);
  return rects.empty() ? Rect() : rects[0].second;
}

TEST(PositionedLayout, AnAbsoluteBoxStandsInItsPositionedAncestorsPaddingBox) {
  TreeMaker maker;
  maker.block(10);
  maker.open([](Style& s) {
    s.position = PositionScheme::Relative;
    s.padding.top.length = s.padding.left.length = points(5);
    s.margin.left = pt(10);
    s.height = pt(30);
  });
  const BoxId corner = maker.block(6, [](Style& s) {
    s.position = PositionScheme::Absolute;
    s.inset.right = s.inset.bottom = pt(2);
    s.width = pt(8);
  });
  const BoxId stretched = maker.block(6, [](Style& s) {
    s.position = PositionScheme::Absolute;
    s.inset.left = s.inset.right = s.inset.top = s.inset.bottom = pt(3);
    s.height = Dimension();
  });
  const BoxId inside = maker.block(10);
  maker.close();
  const BoxId after = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, corner), (Rect{points(140), points(87), points(8), points(6)}));
  EXPECT_EQ(only_rect(paged, stretched), (Rect{points(63), points(63), points(84), points(29)}));
  EXPECT_EQ(only_rect(paged, inside).y, points(65));
  EXPECT_EQ(only_rect(paged, after).y, points(95));
  EXPECT_TRUE(maker.broken.empty());
}

TEST(PositionedLayout, WithoutInsetsAnAbsoluteBoxStandsWhereItWouldInTheFlow) {
  TreeMaker maker;
  maker.block(10, [](Style& s) { s.margin.bottom = pt(10); });
  const BoxId absolute = maker.block(6, [](Style& s) {
    s.position = PositionScheme::Absolute;
    s.width = pt(8);
  });
  const BoxId after = maker.block(10, [](Style& s) { s.margin.top = pt(20); });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, absolute), (Rect{points(50), points(70), points(8), points(6)}));
  EXPECT_EQ(only_rect(paged, after).y, points(80));
}

TEST(PositionedLayout, AutomaticMarginsCenterBetweenInsets) {
  TreeMaker maker;
  const BoxId absolute = maker.block(20, [](Style& s) {
    s.position = PositionScheme::Absolute;
    s.inset.left = s.inset.right = s.inset.top = s.inset.bottom = pt(0);
    s.margin = {Dimension(), Dimension(), Dimension(), Dimension()};
    s.width = pt(40);
  });
  maker.block(10);
  EXPECT_EQ(only_rect(maker.lay_out(), absolute), (Rect{points(80), points(90), points(40), points(20)}));
}

TEST(PositionedLayout, AFixedBoxStandsOnEveryPage) {
  TreeMaker maker;
  const BoxId fixed = maker.block(10, [](Style& s) {
    s.position = PositionScheme::Fixed;
    s.inset.right = s.inset.bottom = pt(0);
    s.width = pt(20);
  });
  maker.block(90);
  maker.block(90);
  const model::PagedDocument paged = maker.lay_out();
  const auto rects = rects_of(paged, fixed);
  ASSERT_EQ(rects.size(), 2u);
  EXPECT_EQ(rects[1], (std::pair<std::size_t, Rect>{1, {points(130), points(140), points(20), points(10)}}));
  EXPECT_TRUE(maker.broken.empty());
}

TEST(PositionedLayout, LayersArePaintedByZIndex) {
  TreeMaker maker;
  const auto layer = [&](std::int32_t z) {
    return maker.block(10, [&](Style& s) {
      s.position = PositionScheme::Relative;
      s.z_index = z;
      s.z_index_auto = false;
    });
  };
  const BoxId top = layer(2), bottom = layer(-1), middle = layer(1);
  const BoxId plain = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  std::vector<BoxId> order;
  for (model::Fragment const& fragment : paged.pages[0].fragments)
    if (std::holds_alternative<model::FilledRect>(fragment.content)) order.push_back(fragment.box);
  EXPECT_EQ(order, (std::vector<BoxId>{bottom, plain, middle, top}));
}

TEST(PositionedLayout, ContentMayStandOutOfItsBox) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.height = pt(10);
    s.background_color = Color::rgb(1, 1, 1);
  });
  maker.block(30);
  maker.close();
  const BoxId after = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, outer).height, points(10));
  EXPECT_EQ(only_rect(paged, after).y, points(60));
}

TEST(PositionedLayout, HeightsArePercentagesOfDefiniteHeights) {
  TreeMaker maker;
  maker.open([](Style& s) { s.height = pt(40); });
  const BoxId half = maker.block(0, [](Style& s) { s.height = percent(50); });
  maker.close();
  maker.open([](Style&) {});
  const BoxId automatic = maker.block(7, [](Style& s) { s.min_height = percent(50); });
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(only_rect(paged, half).height, points(20));
  EXPECT_EQ(only_rect(paged, automatic).height, points(7));
}

TEST(PositionedLayout, TheAspectRatioGivesAHeight) {
  TreeMaker maker;
  const BoxId box = maker.block(0, [](Style& s) {
    s.height = Dimension();
    s.width = pt(60);
    s.aspect_ratio_width = 3000;
    s.aspect_ratio_height = 2000;
  });
  EXPECT_EQ(only_rect(maker.lay_out(), box).height, points(40));
}

TEST(PositionedLayout, AMinimumHeightKeepsTheLastMarginInside) {
  TreeMaker maker;
  maker.open([](Style& s) { s.min_height = pt(40); });
  maker.block(10, [](Style& s) { s.margin.bottom = pt(20); });
  maker.close();
  const BoxId after = maker.block(10);
  EXPECT_EQ(only_rect(maker.lay_out(), after).y, points(90));
}

}  // namespace
}  // namespace bifolio::layout
