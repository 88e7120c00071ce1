#include "layout/page/breaker.h"

#include <gtest/gtest.h>

#include "layout/block/galley.h"

namespace bifolio::layout {
namespace {

using Kind = VerticalItem::Kind;

Length pt(std::int64_t points) { return Length::from_points(points); }

/// Flows of lines that are ten points tall.
class FlowMaker {
 public:
  FlowMaker& line(std::uint32_t notes = 0) { return add({Kind::Box, pt(10), {}, 0, notes}); }
  FlowMaker& box(std::int64_t height) { return add({Kind::Box, pt(height), {}, 0, 0}); }
  FlowMaker& glue(std::int64_t height) { return add({Kind::Glue, pt(height), {}, 0, 0}); }
  FlowMaker& may_break(std::int32_t cost = 0) { return add({Kind::Break, {}, {}, cost, 0}); }
  /// A paragraph with orphans and widows of two, after a break opportunity unless it is the first.
  FlowMaker& paragraph(int lines, std::int32_t cost_before = 0) {
    if (!flow.items.empty()) may_break(cost_before);
    for (int i = 0; i < lines; ++i) {
      if (i > 0) may_break(i < 2 || lines - i < 2 ? cost::lone_line : 0);
      line();
    }
    return *this;
  }
  FlowMaker& note(std::vector<std::int64_t> parts) {
    flow.notes.emplace_back();
    for (const std::int64_t part : parts) flow.notes.back().push_back(pt(part));
    return *this;
  }
  FlowMaker& page_float(std::int64_t height) {
    flow.floats.push_back(pt(height));
    return add({Kind::Glue, {}, {}, 0, 0, false, 1});
  }
  Flow flow;

 private:
  FlowMaker& add(VerticalItem item) {
    flow.items.push_back(item);
    return *this;
  }
};

std::vector<PageEnd> pages_of(Flow const& flow, std::int64_t height, std::int64_t note_overhead = 0) {
  return break_pages(flow, [&](std::size_t) { return PageRoom{pt(height), pt(note_overhead), pt(height)}; });
}

/// Number of lines (boxes) on each page.
std::vector<int> lines_by_page(Flow const& flow, std::vector<PageEnd> const& ends) {
  std::vector<int> lines;
  std::size_t item = 0;
  for (PageEnd const& end : ends) {
    int count = 0;
    for (; item < end.item; ++item) count += flow.items[item].kind == Kind::Box;
    lines.push_back(count);
  }
  return lines;
}

TEST(PageBreaker, AnEmptyFlowIsOnePage) {
  const Flow flow;
  const std::vector<PageEnd> ends = pages_of(flow, 100);
  ASSERT_EQ(ends.size(), 1u);
  EXPECT_EQ(ends[0].item, 0u);
  EXPECT_EQ(ends[0].overfull, Length());
}

TEST(PageBreaker, FillsPages) {
  FlowMaker maker;
  for (int i = 0; i < 25; ++i) maker.paragraph(1);
  EXPECT_EQ(lines_by_page(maker.flow, pages_of(maker.flow, 100)), (std::vector<int>{10, 10, 5}));
}

TEST(PageBreaker, LeavesNoWidow) {
  FlowMaker maker;
  maker.paragraph(5).paragraph(6).paragraph(4);
  EXPECT_EQ(lines_by_page(maker.flow, pages_of(maker.flow, 100))[0], 9);
}

TEST(PageBreaker, LeavesNoOrphan) {
  FlowMaker maker;
  maker.paragraph(9).paragraph(5);
  EXPECT_EQ(lines_by_page(maker.flow, pages_of(maker.flow, 100)), (std::vector<int>{9, 5}));
}

TEST(PageBreaker, KeepsAHeadingWithWhatFollows) {
  FlowMaker maker;
  maker.paragraph(8).may_break().line();  // the heading is line nine
  maker.paragraph(6, cost::avoid);
  const std::vector<int> lines = lines_by_page(maker.flow, pages_of(maker.flow, 100));
  EXPECT_EQ(lines, (std::vector<int>{8, 7}));
}

TEST(PageBreaker, LooksAheadInsteadOfFillingBlindly) {
  // First fit would fill the first page with ten lines and then have to leave the second one half empty.
  FlowMaker maker;
  maker.paragraph(3).paragraph(7).paragraph(5);
  maker.may_break().box(60).paragraph(3);
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100);
  for (PageEnd const& end : ends) EXPECT_EQ(end.overfull, Length());
  EXPECT_EQ(ends.size(), 3u);
}

TEST(PageBreaker, MarginsVanishAtTheTopOfAPage) {
  FlowMaker maker;
  maker.box(100).may_break().glue(40).box(100);
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100);
  ASSERT_EQ(ends.size(), 2u);
  EXPECT_EQ(ends[1].overfull, Length());
}

TEST(PageBreaker, WhatIsTallerThanAPageIsOverfullAlone) {
  FlowMaker maker;
  maker.paragraph(2).may_break().box(150).paragraph(2);
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100);
  ASSERT_EQ(ends.size(), 3u);
  EXPECT_EQ(ends[0].overfull, Length());
  EXPECT_EQ(ends[1].overfull, pt(50));
  EXPECT_EQ(ends[2].overfull, Length());
}

TEST(PageBreaker, BreaksWhereItShouldNotRatherThanRunOver) {
  FlowMaker maker;
  maker.line();
  for (int i = 0; i < 29; ++i) maker.may_break(cost::avoid_inside).line();
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100);
  EXPECT_EQ(ends.size(), 3u);
  for (PageEnd const& end : ends) EXPECT_EQ(end.overfull, Length());
}

TEST(PageBreaker, CountsWhatIsRepeatedAtABreak) {
  FlowMaker maker;
  maker.line();
  for (int i = 0; i < 19; ++i) {
    maker.may_break();
    maker.flow.items.back().height = pt(10);
    maker.flow.items.back().after = pt(20);
    maker.line();
  }
  EXPECT_EQ(lines_by_page(maker.flow, pages_of(maker.flow, 100)), (std::vector<int>{9, 7, 4}));
}

TEST(PageBreaker, FootnotesStandOnThePageOfTheirCall) {
  FlowMaker maker;
  for (int i = 0; i < 20; ++i) {
    if (i > 0) maker.may_break();
    maker.line(i == 7 ? 1 : 0);
  }
  maker.note({10, 10});
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100, 5);
  ASSERT_GE(ends.size(), 2u);
  std::size_t call = 0;
  for (std::size_t i = 0; i < maker.flow.items.size(); ++i)
    if (maker.flow.items[i].notes > 0) call = i;
  const std::size_t page = ends[0].item > call ? 0 : 1;
  EXPECT_EQ(ends[page].notes, (NotePosition{1, 0}));
  for (PageEnd const& end : ends) EXPECT_EQ(end.overfull, Length());
}

TEST(PageBreaker, DividesAFootnoteThatIsTooLong) {
  FlowMaker maker;
  for (int i = 0; i < 12; ++i) {
    if (i > 0) maker.may_break();
    maker.line(i == 5 ? 1 : 0);
  }
  maker.note(std::vector<std::int64_t>(14, 10));
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100, 10);
  EXPECT_GT(ends[0].notes.part, 0u);
  EXPECT_EQ(ends.back().notes, (NotePosition{1, 0}));
  for (PageEnd const& end : ends) EXPECT_EQ(end.overfull, Length());
}

TEST(PageBreaker, NotesThatRemainGetPagesOfTheirOwn) {
  FlowMaker maker;
  maker.line(1);
  maker.note(std::vector<std::int64_t>(30, 10));
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100);
  EXPECT_EQ(ends.size(), 4u);
  EXPECT_EQ(ends.back().notes, (NotePosition{1, 0}));
}

TEST(PageBreaker, ANotePartTallerThanThePageIsSetAllTheSame) {
  FlowMaker maker;
  maker.line(1);
  maker.note({300, 10});
  const std::vector<PageEnd> ends = pages_of(maker.flow, 100);
  EXPECT_EQ(ends.back().notes, (NotePosition{1, 0}));
}

TEST(PageBreaker, PagesMayHaveDifferentHeights) {
  FlowMaker maker;
  for (int i = 0; i < 20; ++i) maker.paragraph(1);
  const std::vector<PageEnd> ends = break_pages(maker.flow, [](std::size_t page) {
    return PageRoom{pt(page == 0 ? 50 : 100), {}, pt(100)};
  });
  EXPECT_EQ(lines_by_page(maker.flow, ends), (std::vector<int>{5, 10, 5}));
}

TEST(PageBreaker, AvoidsANearlyEmptyLastPage) {
  FlowMaker maker;
  for (int i = 0; i < 81; ++i) maker.paragraph(1);
  const std::vector<int> lines = lines_by_page(maker.flow, pages_of(maker.flow, 400));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_GT(lines[2], 1);
}

TEST(PageBreaker, AvoidsEndingAPageInAHyphenatedWord) {
  FlowMaker maker;
  for (int i = 0; i < 60; ++i) {
    if (i > 0) maker.may_break(i == 40 ? cost::hyphen : 0);
    maker.line();
  }
  EXPECT_EQ(lines_by_page(maker.flow, pages_of(maker.flow, 400))[0], 39);
}

/// Of work that grew with the square of the flow this would not come to its end.
TEST(PageBreaker, BreaksALongFlow) {
  FlowMaker maker;
  for (int i = 0; i < 20'000; ++i) maker.paragraph(1 + i % 9);
  const std::vector<PageEnd> pages = pages_of(maker.flow, 400);
  EXPECT_EQ(pages.back().item, maker.flow.items.size());
  EXPECT_GT(pages.size(), 2000U);
}

TEST(PageBreaker, NoSpaceAtAllStillEnds) {
  FlowMaker maker;
  maker.paragraph(40);
  EXPECT_EQ(pages_of(maker.flow, 0).back().item, maker.flow.items.size());
}

/// Number of page floats on each page.
std::vector<std::uint32_t> floats_by_page(std::vector<PageEnd> const& ends) {
  std::vector<std::uint32_t> floats;
  std::uint32_t before = 0;
  for (PageEnd const& end : ends) floats.push_back(end.floats - before), before = end.floats;
  return floats;
}

TEST(PageFloats, StandOnThePageOfTheirPlaceIfTheyFit) {
  FlowMaker flow;
  flow.paragraph(4).page_float(30).paragraph(6);
  const std::vector<PageEnd> ends = pages_of(flow.flow, 100);
  EXPECT_EQ(floats_by_page(ends), (std::vector<std::uint32_t>{1, 0}));
  EXPECT_LE(lines_by_page(flow.flow, ends)[0], 7);
}

TEST(PageFloats, GoToTheNextPageIfTheyDoNot) {
  FlowMaker flow;
  flow.paragraph(8).page_float(60).paragraph(4);
  const std::vector<PageEnd> ends = pages_of(flow.flow, 100);
  EXPECT_EQ(floats_by_page(ends), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(lines_by_page(flow.flow, ends), (std::vector<int>{10, 2}));
}

TEST(PageFloats, KeepTheirOrderAndAreNeverLost) {
  FlowMaker flow;
  flow.paragraph(2);
  for (int i = 0; i < 5; ++i) flow.page_float(70);
  const std::vector<PageEnd> ends = pages_of(flow.flow, 100);
  EXPECT_EQ(ends.back().floats, 5u);
  for (PageEnd const& end : ends) EXPECT_EQ(end.overfull, Length());
}

TEST(PageFloats, OneThatIsTallerThanThePageStandsAloneAndIsSaidToBe) {
  FlowMaker flow;
  flow.paragraph(2).page_float(150).paragraph(2);
  const std::vector<PageEnd> ends = pages_of(flow.flow, 100);
  EXPECT_EQ(ends.back().floats, 1u);
  EXPECT_EQ(ends.back().overfull, pt(50));
}

TEST(PageFloats, LeaveRoomForNotes) {
  FlowMaker flow;
  flow.paragraph(3).line(1).note({20}).page_float(40);
  const std::vector<PageEnd> ends = pages_of(flow.flow, 100);
  EXPECT_EQ(ends.size(), 1u);
  EXPECT_EQ(ends[0].floats, 1u);
  flow.paragraph(6);
  EXPECT_EQ(pages_of(flow.flow, 100).size(), 2u);
}

// What cannot be broken well for pages on end does not make the pages before it short: they look cheap only as long as it waits.
TEST(PageBreaker, ALongChainOfAvoidedBreaksLeavesThePagesBeforeItFull) {
  FlowMaker maker;
  maker.paragraph(7);
  for (int i = 0; i < 40; ++i) maker.may_break(i == 0 ? 0 : cost::avoid).line();
  maker.paragraph(7, cost::avoid);
  EXPECT_EQ(lines_by_page(maker.flow, pages_of(maker.flow, 200)), (std::vector<int>{20, 20, 14}));
}

TEST(PageBreaker, NotesThatShareLinesTakeTheRoomOfThoseLines) {
  FlowMaker maker;
  for (int i = 0; i < 16; ++i) {
    if (i > 0) maker.may_break();
    maker.line(1).note({10});
    maker.flow.note_shapes.push_back({true, pt(20), pt(5)});
  }
  const auto room = [](std::size_t) {
    PageRoom page{pt(100), {}, pt(100)};
    page.note_width = pt(100);  // four of twenty with their gaps
    return page;
  };
  EXPECT_EQ(lines_by_page(maker.flow, break_pages(maker.flow, room)), (std::vector<int>{8, 8}));
}

}  // namespace
}  // namespace bifolio::layout
