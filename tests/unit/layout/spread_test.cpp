// Facing pages and paragraphs that can be set otherwise, as the page breaker weighs them.
#include <gtest/gtest.h>

#include "layout/block/galley.h"
#include "layout/page/breaker.h"
#include "layout/page/page_costs.h"

namespace bifolio::layout {
namespace {

using Kind = VerticalItem::Kind;

Length pt(std::int64_t points) { return Length::from_points(points); }

/// Paragraphs of lines that are ten points tall, with orphans and widows of two.
class Paragraphs {
 public:
  /// `others`: how many lines more or fewer it may have.
  Paragraphs& add(int lines, std::vector<std::int32_t> const& others = {}) {
    if (!flow.items.empty()) add_break(0);
    const std::size_t first = flow.items.size();
    for (int i = 0; i < lines; ++i) {
      if (i > 0) add_break(lone(i, lines));
      VerticalItem line;
      line.height = pt(10);
      flow.items.push_back(line);
    }
    for (const std::int32_t by : others) {
      OtherSetting setting{first, flow.items.size() - 1, by, 20, pt(10), {}};
      for (int i = 1; i < lines + by; ++i) setting.breaks.push_back(lone(i, lines + by));
      flow.settings.push_back(setting);
    }
    return *this;
  }
  Flow flow;

 private:
  static std::int32_t lone(int line, int lines) { return line < 2 || lines - line < 2 ? cost::lone_line : 0; }
  void add_break(std::int32_t cost) {
    VerticalItem place;
    place.kind = Kind::Break;
    place.cost = cost;
    flow.items.push_back(place);
  }
};

enum class Depth : std::uint8_t { Ragged, Even };

std::vector<PageEnd> pages_of(Flow const& flow, std::int64_t height, Depth depth, std::size_t first_page = 2) {
  return break_pages(flow, [&](std::size_t page) {
    PageRoom room{pt(height), {}, pt(height)};
    room.line = pt(10);
    room.even = depth == Depth::Even;
    room.faces_next = (page + first_page) % 2 == 0;
    room.faces_previous = !room.faces_next;
    return room;
  });
}

/// Lines on each page, with those that paragraphs have more or fewer.
std::vector<int> lines_by_page(Flow const& flow, std::vector<PageEnd> const& ends) {
  std::vector<int> lines;
  std::size_t item = 0;
  int begun = 0;  // of a paragraph that is set otherwise, on this page
  for (PageEnd const& end : ends) {
    int count = begun;
    begun = 0;
    for (; item < end.item; ++item) count += flow.items[item].kind == Kind::Box;
    for (const std::uint32_t reset : end.reset) count += reset == 0 ? 0 : flow.settings[reset - 1].by;
    if (end.within != 0) {
      OtherSetting const& setting = flow.settings[end.within - 1];
      count += static_cast<int>(end.line);
      begun = static_cast<int>(setting.breaks.size() + 1 - end.line);
      item = setting.last + 1;
    }
    lines.push_back(count);
  }
  return lines;
}

/// 60 lines of paragraphs of three, where a page of 20 can end after 18 only, or 20 with a widow.
Paragraphs uneven() {
  Paragraphs text;
  for (int i = 0; i < 12; ++i) text.add(i == 6 ? 4 : 3);
  return text;
}

TEST(FacingPages, DifferWhereTheSheetLetsThem) {
  const Paragraphs text = uneven();
  const std::vector<int> lines = lines_by_page(text.flow, pages_of(text.flow, 130, Depth::Ragged));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], 12);
  EXPECT_EQ(lines[1], 13);
}

TEST(FacingPages, HaveTheSameDepthWhereItAsks) {
  Paragraphs text;
  for (int i = 0; i < 40; ++i) text.add(3 + i % 4);
  const std::vector<int> lines = lines_by_page(text.flow, pages_of(text.flow, 200, Depth::Even));
  for (std::size_t page = 0; page + 2 < lines.size(); page += 2) EXPECT_EQ(lines[page], lines[page + 1]) << page;
}

TEST(FacingPages, MayBothBeALineLonger) {
  PageRoom room{pt(200), {}, pt(200)};
  room.give = pt(10);
  EXPECT_GT(fill_cost(room, pt(210), pt(200)), 0);
  EXPECT_LT(fill_cost(room, pt(210), pt(200)), 150);
}

TEST(OtherSettings, MakeFacingPagesEven) {
  Paragraphs text;
  for (int i = 0; i < 12; ++i) text.add(i == 6 ? 4 : 3, i == 2 ? std::vector<std::int32_t>{1} : std::vector<std::int32_t>{});
  const std::vector<PageEnd> ends = pages_of(text.flow, 130, Depth::Even);
  const std::vector<int> lines = lines_by_page(text.flow, ends);
  EXPECT_EQ(lines[0], lines[1]);
  EXPECT_EQ(ends[0].reset[0], 1u);
}

// The paragraph of three lines that follows can be neither begun on the page nor divided.
TEST(OtherSettings, FillAPageThatWouldEndShort) {
  Paragraphs text;
  text.add(19, {1}).add(3).add(30);
  EXPECT_EQ(lines_by_page(text.flow, pages_of(text.flow, 200, Depth::Ragged))[0], 20);
}

TEST(OtherSettings, AreLeftAloneWhereNothingIsGained) {
  Paragraphs text;
  for (int i = 0; i < 30; ++i) text.add(4, {-1, 1});
  for (PageEnd const& end : pages_of(text.flow, 200, Depth::Ragged)) {
    EXPECT_EQ(end.reset[0], 0u);
    EXPECT_EQ(end.within, 0u);
  }
}

TEST(OtherSettings, FillANearlyEmptyLastPage) {
  Paragraphs text;
  for (int i = 0; i < 10; ++i) text.add(4, {-1});
  text.add(2);
  const std::vector<int> lines = lines_by_page(text.flow, pages_of(text.flow, 200, Depth::Ragged, 3));
  EXPECT_TRUE(lines.back() >= 5) << lines.back();
}

TEST(OtherSettings, LeaveNoWidowOnTheWay) {
  // The paragraph across the pages' edge has 3 lines: it cannot be divided, unless it is set in 4.
  Paragraphs text;
  text.add(9).add(9).add(3, {1}).add(9).add(9);
  const std::vector<PageEnd> ends = pages_of(text.flow, 200, Depth::Even);
  const std::vector<int> lines = lines_by_page(text.flow, ends);
  EXPECT_EQ(lines[0], lines[1]);
}

TEST(PageBreaker, CostsOfAPageEndMayDependOnTheSpread) {
  Flow flow;
  for (int i = 0; i < 60; ++i) {
    if (i > 0) {
      VerticalItem place;
      place.kind = Kind::Break;
      if (i == 20 || i == 39 || i == 40) place.spread_cost = cost::lone_line;
      flow.items.push_back(place);
    }
    VerticalItem line;
    line.height = pt(10);
    flow.items.push_back(line);
  }
  const std::vector<int> lines = lines_by_page(flow, pages_of(flow, 200, Depth::Ragged));
  EXPECT_EQ(lines[0], 20);  // a left page: the reader's eye goes on to the right one
  EXPECT_LT(lines[1], 19);
}

TEST(PageBreaker, LinesStandOnTheGrid) {
  Flow flow;
  for (int i = 0; i < 12; ++i) {
    VerticalItem line;
    if (i > 0) {
      line.kind = Kind::Break;
      flow.items.push_back(line);
    }
    line.kind = Kind::Box;
    line.height = i == 3 ? pt(13) : pt(10);
    line.grid = i == 3 ? GridPlace{} : GridPlace{pt(10), {}};
    flow.items.push_back(line);
  }
  EXPECT_EQ(lines_by_page(flow, pages_of(flow, 100, Depth::Ragged))[0], 9);  // the fourth takes two lines of the grid
}

TEST(LineGrid, MovesDownToTheNextLine) {
  EXPECT_EQ(on_grid(pt(23), {pt(10), {}}), pt(30));
  EXPECT_EQ(on_grid(pt(30), {pt(10), {}}), pt(30));
  EXPECT_EQ(on_grid(pt(23), {pt(10), pt(2)}), pt(28));
  EXPECT_EQ(on_grid(pt(23), {pt(10), pt(-3)}), pt(23));
  EXPECT_EQ(on_grid(pt(23), {}), pt(23));
  EXPECT_EQ(on_grid(pt(32), {pt(10), {}}), pt(30));  // a little goes into the leading
}

TEST(PageCosts, ALastPageShouldHaveFiveLines) {
  PageRoom room{pt(340), {}, pt(340)};
  room.line = pt(10);
  EXPECT_EQ(last_page_cost(room, pt(50)), 0);
  EXPECT_GT(last_page_cost(room, pt(40)), 0);
  EXPECT_GT(last_page_cost(room, pt(10)), last_page_cost(room, pt(40)));
}

TEST(OtherSettings, AreTriedAllOverALongChapter) {
  Paragraphs text;
  for (int i = 0; i < 8000; ++i) text.add(3 + i % 9, {-1, 1});
  const std::vector<PageEnd> pages = pages_of(text.flow, 340, Depth::Even);
  EXPECT_EQ(pages.back().item, text.flow.items.size());
  EXPECT_TRUE(std::any_of(pages.end() - 20, pages.end(), [](PageEnd const& p) { return p.reset[0] != 0 || p.within != 0; }));
}

}  // namespace
}  // namespace bifolio::layout
