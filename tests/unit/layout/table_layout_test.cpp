#include <gtest/gtest.h>

#include "layout/table/collapsed_edges.h"
#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using model::Border;
using model::BorderStyle;
using model::BoxId;
using model::BoxKind;
using model::Display;

/// Tables of cells that hold blocks of given heights.
class TableMaker : public TreeMaker {
 public:
  BoxId open_table(model::BorderCollapse collapse = model::BorderCollapse::Collapse) {
    open([](Style&) {}, BoxKind::TableWrapper);
    return open(
        [&](Style& s) {
          s.display = Display::Table;
          s.border_collapse = collapse;
        },
        BoxKind::Table);
  }
  void close_table() {
    close();
    close();
  }
  void open_group(Display display) {
    open([&](Style& s) { s.display = display; }, BoxKind::TableRowGroup);
  }
  /// A row of cells that are `height` tall and 20 wide.
  std::vector<BoxId> row(double height, int cells) {
    std::vector<BoxId> made;
    open([](Style& s) { s.display = Display::TableRow; }, BoxKind::TableRow);
    for (int i = 0; i < cells; ++i) {
      made.push_back(cell(height));
      tree[made.back()].column = static_cast<std::uint32_t>(i);
    }
    close();
    return made;
  }
  BoxId cell(double height) {
    const BoxId id = open(
        [](Style& s) {
          s.display = Display::TableCell;
          s.background_color = Color::rgb(7, 7, 7);
        },
        BoxKind::TableCell);
    block(height, [](Style& s) { s.width = model::Dimension::length(points(20)); });
    close();
    return id;
  }
};

TEST(Tables, RowsStandBelowEachOtherAndColumnsSideBySide) {
  TableMaker maker;
  maker.open_table();
  maker.open_group(Display::TableRowGroup);
  const auto first = maker.row(10, 2), second = maker.row(15, 2);
  maker.close();
  maker.close_table();
  const model::PagedDocument paged = maker.lay_out();
  const Rect a = rects_of(paged, first[0])[0].second, b = rects_of(paged, first[1])[0].second,
             c = rects_of(paged, second[1])[0].second;
  EXPECT_EQ(a, (Rect{points(50), points(50), points(20), points(10)}));
  EXPECT_EQ(b.x, a.right());
  EXPECT_EQ(c, (Rect{b.x, points(60), points(20), points(15)}));
  EXPECT_TRUE(maker.broken.empty());
}

TEST(Tables, SpacingStandsBetweenAndAroundSeparateCells) {
  TableMaker maker;
  const BoxId table = maker.open_table(model::BorderCollapse::Separate);
  Style& style = maker.tree.styles[maker.tree[table].style.index()];
  style.border_spacing_horizontal = points(4);
  style.border_spacing_vertical = points(3);
  maker.open_group(Display::TableRowGroup);
  const auto first = maker.row(10, 2), second = maker.row(10, 2);
  maker.close();
  maker.close_table();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(rects_of(paged, first[0])[0].second.x, points(54));
  EXPECT_EQ(rects_of(paged, first[0])[0].second.y, points(53));
  EXPECT_EQ(rects_of(paged, first[1])[0].second.x, points(78));
  EXPECT_EQ(rects_of(paged, second[0])[0].second.y, points(66));
}

TEST(Tables, TheHeaderIsRepeatedOnEveryPage) {
  TableMaker maker;
  maker.open_table();
  maker.open_group(Display::TableHeaderGroup);
  const auto header = maker.row(10, 1);
  maker.close();
  maker.open_group(Display::TableRowGroup);
  std::vector<BoxId> rows;
  for (int i = 0; i < 12; ++i) rows.push_back(maker.row(20, 1)[0]);
  maker.close();
  maker.close_table();
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 3u);
  const auto rects = rects_of(paged, header[0]);
  ASSERT_EQ(rects.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(rects[i].second.y, points(50)) << i;
  EXPECT_EQ(rects_of(paged, rows[4])[0].second.y, points(60));
  EXPECT_TRUE(maker.sink.all().empty());
}

TEST(Tables, ARowTallerThanAPageGoesOnOnTheNext) {
  TableMaker maker;
  maker.open_table();
  maker.open_group(Display::TableRowGroup);
  maker.open([](Style& s) { s.display = Display::TableRow; }, BoxKind::TableRow);
  const BoxId tall = maker.open(
      [](Style& s) {
        s.display = Display::TableCell;
        s.background_color = Color::rgb(7, 7, 7);
      },
      BoxKind::TableCell);
  std::vector<BoxId> lines;
  for (int i = 0; i < 25; ++i) lines.push_back(maker.block(10, [](Style& s) { s.width = model::Dimension::length(points(20)); }));
  maker.close();
  maker.close();
  maker.close();
  maker.close_table();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(paged.pages.size(), 3u);
  std::size_t shown = 0;
  for (const BoxId line : lines) shown += rects_of(paged, line).size();
  EXPECT_EQ(shown, 25u);
  EXPECT_GE(rects_of(paged, tall).size(), 3u);
  for (auto const& [page, rect] : rects_of(paged, tall)) EXPECT_LE(rect.bottom(), points(150));
  EXPECT_TRUE(maker.sink.all().empty());
}

TEST(Tables, SpanningCellsTakeTheRoomOfTheirRowsAndColumns) {
  TableMaker maker;
  maker.open_table();
  maker.open_group(Display::TableRowGroup);
  const auto first = maker.row(10, 2);
  maker.tree[first[0]].row_span = 2;
  const auto second = maker.row(10, 1);
  maker.tree[second[0]].column = 1;
  const auto third = maker.row(10, 1);
  maker.tree[third[0]].column_span = 2;
  maker.close();
  maker.close_table();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(rects_of(paged, first[0])[0].second.height, points(20));
  EXPECT_EQ(rects_of(paged, second[0])[0].second.x, points(70));
  EXPECT_EQ(rects_of(paged, third[0])[0].second.width, points(40));
}

TEST(Tables, ATableIsNeverWiderThanThePage) {
  TableMaker maker;
  maker.open_table();
  maker.open_group(Display::TableRowGroup);
  const auto cells = maker.row(10, 9);
  maker.close();
  maker.close_table();
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_EQ(rects_of(paged, cells.back())[0].second.right(), points(150));
}

TEST(Tables, ManyRowsTakeLinearTime) {
  TableMaker maker;
  maker.open_table();
  maker.open_group(Display::TableRowGroup);
  for (int i = 0; i < 3000; ++i) maker.row(10, 2);
  maker.close();
  maker.close_table();
  EXPECT_EQ(maker.lay_out().pages.size(), 300u);
}

TEST(CollapsedBorders, TheWiderWinsThenTheStyleThenTheCell) {
  const Border thin{points(1), BorderStyle::Solid, Color::black()}, thick{points(2), BorderStyle::Dotted, Color::black()};
  const Border twofold{points(1), BorderStyle::Double, Color::black()}, hidden{points(1), BorderStyle::Hidden, Color::black()};
  const Border none;
  EXPECT_EQ(stronger_border(&thin, &thick), &thick);
  EXPECT_EQ(stronger_border(&thin, &twofold), &twofold);
  EXPECT_EQ(stronger_border(&thick, &hidden), &hidden);
  EXPECT_EQ(stronger_border(&thin, &none), &thin);
  const Border red{points(1), BorderStyle::Solid, Color::rgb(255, 0, 0)};
  EXPECT_EQ(stronger_border(&thin, &red), &thin);
}

}  // namespace
}  // namespace bifolio::layout
