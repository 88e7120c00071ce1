// Shapes, dashes and gradients as they are painted, and what boxes with effects leave on a page.
#include <gtest/gtest.h>

#include <algorithm>

#include "layout/paint/borders.h"
#include "layout/paint/gradients.h"
#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using model::Gradient;

Style with_radius(double radius) {
  Style style;
  for (model::CornerRadius& corner : style.border_radius) corner.horizontal.length = corner.vertical.length = points(radius);
  return style;
}

template <class Content>
std::size_t count_of(model::PagedDocument const& paged) {
  std::size_t count = 0;
  for (model::Page const& page : paged.pages)
    count += static_cast<std::size_t>(std::count_if(page.fragments.begin(), page.fragments.end(), [](model::Fragment const& f) {
      return std::holds_alternative<Content>(f.content);
    }));
  return count;
}

model::ColorStop stop(Color const& color) {
  model::ColorStop made;
  made.color = color;
  return made;
}

model::ColorStop stop_at(Color const& color, Length position) {
  model::ColorStop made = stop(color);
  made.has_position = true;
  made.position.length = position;
  return made;
}

TEST(Paint, CornersThatOverlapShrinkTogether) {
  const BoxShape shape = border_shape(with_radius(80), {{}, {}, points(100), points(40)}, {});
  for (Size const& radius : shape.radii) EXPECT_EQ(radius, (Size{points(20), points(20)}));
}

TEST(Paint, CornersAtACutAreSquare) {
  const BoxShape shape = border_shape(with_radius(5), {{}, {}, points(100), points(40)}, {.bottom = false});
  EXPECT_EQ(shape.radii[0].width, points(5));
  EXPECT_EQ(shape.radii[2], Size());
}

TEST(Paint, InnerCornersAreRoundOnlyBeyondTheBorder) {
  const BoxShape shape = border_shape(with_radius(10), {{}, {}, points(100), points(40)}, {});
  const BoxShape inner = inset(shape, {points(4), points(12), points(4), points(4)});
  EXPECT_EQ(inner.radii[0], (Size{points(6), points(6)}));
  EXPECT_EQ(inner.radii[1], Size()) << "the right border is wider than the radius";
}

TEST(Paint, SharpCornersStaySharpWhenABoxGrows) {
  const BoxShape grown = outset({{{}, {}, points(10), points(10)}, {}}, points(3));
  EXPECT_FALSE(grown.is_rounded());
  EXPECT_EQ(grown.rect, (Rect{points(-3), points(-3), points(16), points(16)}));
}

TEST(Paint, DashesBeginAndEndALine) {
  const Dashes dashes = fit_dashes(points(100), points(3), model::BorderStyle::Dashed, false);
  EXPECT_EQ(dashes.dash, points(6));
  const double count = (100 + dashes.gap.points()) / (6 + dashes.gap.points());
  EXPECT_NEAR(count, std::round(count), 0.01);
  EXPECT_EQ(fit_dashes(points(2), points(3), model::BorderStyle::Dashed, false).gap, Length()) << "too short for two";
}

TEST(Paint, ALinearGradientReachesItsCorners) {
  Gradient gradient;
  gradient.angle = 90000;
  gradient.stops = {stop(Color::black()), stop(Color::rgb(255, 0, 0)), stop(Color::rgb(255, 255, 255))};
  const model::GradientFill fill = resolve_gradient(gradient, {points(10), points(10), points(100), points(40)});
  EXPECT_EQ(fill.from, (Point{points(10), points(30)}));
  EXPECT_EQ(fill.to, (Point{points(110), points(30)}));
  ASSERT_EQ(fill.stops.size(), 3u);
  EXPECT_EQ(fill.stops[1].offset, 500000);
}

TEST(Paint, TransparencyKeepsTheOtherColour) {
  Gradient gradient;
  gradient.stops = {stop(Color::rgb(255, 0, 0)), stop(Color::transparent())};
  const model::GradientFill fill = resolve_gradient(gradient, {{}, {}, points(10), points(10)});
  EXPECT_EQ(fill.stops[1].color.channels, Color::rgb(255, 0, 0).channels);
  EXPECT_EQ(fill.stops[1].color.alpha, 0);
}

TEST(Paint, RepeatingStopsFillTheLineAndStayBounded) {
  Gradient gradient;
  gradient.angle = 90000;
  gradient.repeating = true;
  gradient.stops = {stop_at(Color::black(), {}), stop_at(Color::rgb(255, 255, 255), points(10))};
  EXPECT_EQ(resolve_gradient(gradient, {{}, {}, points(40), points(10)}).stops.size(), 8u);
  gradient.stops[1].position.length = Length::from_raw(1);
  EXPECT_LE(resolve_gradient(gradient, {{}, {}, points(4000), points(10)}).stops.size(), 4098u);
}

TEST(Paint, OpacityAndOverflowMakeBalancedGroupsOnEachPage) {
  TreeMaker maker;
  maker.open([](Style& s) { s.opacity = 32768, s.overflow_x = s.overflow_y = model::Overflow::Hidden; });
  for (int i = 0; i < 4; ++i) maker.block(40);
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(maker.broken, std::vector<std::string>());
  EXPECT_EQ(paged.pages.size(), 2u);
  EXPECT_EQ(count_of<model::GroupBegin>(paged), 4u);
  EXPECT_EQ(count_of<model::GroupEnd>(paged), 4u);
}

TEST(Paint, ShadowsStayOutsideTheirBox) {
  TreeMaker maker;
  maker.block(20, [](Style& s) { s.box_shadow = {{points(2), points(2), {}, {}, Color::black(), false}}; });
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(maker.broken, std::vector<std::string>());
  EXPECT_EQ(count_of<model::GroupBegin>(paged), 1u);
  EXPECT_EQ(count_of<model::FilledPath>(paged), 1u);
}

}  // namespace
}  // namespace bifolio::layout
