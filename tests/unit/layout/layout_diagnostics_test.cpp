// What layout says of content that it cannot lay out as it is written: one test for each kind.
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::Dimension;

std::size_t count(TreeMaker const& maker, std::string_view kind) {
  auto const& all = maker.sink.all();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](Diagnostic const& d) { return d.kind == kind; }));
}

TEST(LayoutDiagnostics, WhatRunsOverThePagesEdgeIsReported) {
  TreeMaker maker;
  maker.paragraph("A line that is far too long for its page and may not be broken anywhere.",
                  [](Style& s) { s.text_wrap = model::TextWrap::NoWrap; });
  maker.lay_out();
  EXPECT_EQ(count(maker, "layout/overflow"), 1u);
}

TEST(LayoutDiagnostics, AnImageTallerThanThePageIsScaledDown) {
  TreeMaker maker;
  model::Resource resource;
  resource.url = "tall.png";
  resource.size.width = 100;
  resource.size.height = 1000;
  const model::ResourceId id = maker.resources.add(resource);
  const BoxId image = maker.open([](Style&) {}, BoxKind::Image);
  maker.tree[image].image = id;
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(count(maker, "layout/image-scaled"), 1u);
  ASSERT_EQ(paged.pages.size(), 1u);
  for (model::Fragment const& fragment : paged.pages[0].fragments)
    if (auto const* placed = std::get_if<model::PlacedImage>(&fragment.content)) {
      EXPECT_EQ(placed->rect.height, points(100));
      EXPECT_EQ(placed->rect.width, points(10));
    }
  EXPECT_EQ(paged.page_map.pages[0].place.node, maker.tree[image].element);
}

TEST(LayoutDiagnostics, AFloatThatIsTallerThanAPageIsSetInTheFlow) {
  TreeMaker maker;
  const BoxId tall = maker.block(120, [](Style& s) { s.float_ = model::Float::Left; });
  const BoxId after = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(count(maker, "layout/approximated"), 1u);
  EXPECT_EQ(rects_of(paged, tall)[0].second.width, points(100));
  EXPECT_EQ(rects_of(paged, after)[0].first, 1u);
}

TEST(LayoutDiagnostics, BlurredShadowsAreApproximatedAndSaidSoOnceForTheDocument) {
  TreeMaker maker;
  for (int i = 0; i < 3; ++i)
    maker.block(10, [](Style& s) {
      s.box_shadow = {{{}, {}, points(3), {}, Color::black(), false}};
      s.break_before = model::BreakBetween::Page;  // chapters are laid out apart; what they say is joined
    });
  maker.lay_out(2);
  EXPECT_EQ(count(maker, "layout/approximated"), 1u);
}

TEST(LayoutDiagnostics, ABoxGrowsWithContentThatIsTallerThanAPage) {
  TreeMaker maker;
  const BoxId outer = maker.open([](Style& s) {
    s.height = Dimension::length(points(10));
    s.background_color = Color::rgb(1, 1, 1);
  });
  for (int i = 0; i < 5; ++i) maker.block(30);
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(count(maker, "layout/height-exceeded"), 1u);
  EXPECT_EQ(rects_of(paged, outer)[0].second.height, points(90));
}

TEST(LayoutDiagnostics, EmptySpaceGoesOnAsWideAsItBegan) {
  TreeMaker maker;
  for (const bool first : {false, true}) maker.tree.pages[{"", first, true, false, 0}].margin.left = points(80);
  const BoxId box = maker.block(150);
  const BoxId next = maker.block(10);
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(count(maker, "layout/page-width-varies"), 1u);
  EXPECT_EQ(rects_of(paged, box)[1].second.width, rects_of(paged, box)[0].second.width);
  EXPECT_EQ(rects_of(paged, next)[0].second.width, rects_of(paged, box)[0].second.width);
}

TEST(LayoutDiagnostics, MarginsMayLeaveNoRoom) {
  TreeMaker maker;
  for (auto& [context, page] : maker.tree.pages) page.margin = {points(150), points(150), points(150), points(150)};
  maker.paragraph("Some words.", [](Style&) {});
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(count(maker, "layout/no-room"), 1u);
  EXPECT_GE(paged.pages.size(), 1u);
}

/// A reference to page viii that needs a line more, which moves its target to page ix, which needs no further line.
TEST(LayoutDiagnostics, ReferencesThatDoNotSettleAreReported) {
  bool reported = false;
  for (int width = 8; width < 60 && !reported; ++width) {
    TreeMaker maker;
    Style folio;
    folio.content_normal = false;
    model::ContentItem number;
    number.kind = model::ContentItem::Kind::Counter;
    number.text = "page";
    number.style = "lower-roman";
    folio.content = {number};
    const model::StyleId style = maker.add_style(folio);
    for (auto& [context, page] : maker.tree.pages)
      page.margin_boxes[static_cast<std::size_t>(model::MarginBoxPosition::BottomCenter)].style = style;
    for (int i = 0; i < 7; ++i) maker.block(100);
    maker.open([&](Style& s) { s.width = Dimension::length(points(width)); });
    maker.add_text("a ");
    const BoxId reference = maker.open([](Style& s) { s.display = model::Display::Inline; }, BoxKind::TargetCounter);
    maker.tree[reference].text = "end";
    maker.close();
    maker.close();
    maker.block(70);
    maker.tree[maker.block(10)].id = "end";
    const model::PagedDocument paged = maker.lay_out();
    EXPECT_GE(paged.pages.size(), 8u);
    reported = count(maker, "layout/unstable-references") == 1;
  }
  EXPECT_TRUE(reported);
}

}  // namespace
}  // namespace bifolio::layout
