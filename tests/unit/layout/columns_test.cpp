#include "layout/table/columns.h"

#include <gtest/gtest.h>

namespace bifolio::layout {
namespace {

Length pt(std::int64_t points) { return Length::from_points(points); }

Length sum(std::vector<Length> const& widths) {
  Length total;
  for (const Length w : widths) total += w;
  return total;
}

ColumnDemand automatic(std::int64_t least, std::int64_t most) { return {pt(least), pt(most), std::nullopt, std::nullopt}; }

TEST(Columns, GrowInTheRatioOfTheirContent) {
  EXPECT_EQ(distribute_columns({automatic(10, 20), automatic(10, 40)}, pt(120)), (std::vector<Length>{pt(40), pt(80)}));
}

TEST(Columns, KeepMaxContentWidthsWhenTheseFit) {
  EXPECT_EQ(distribute_columns({automatic(10, 20), automatic(10, 40)}, pt(60)), (std::vector<Length>{pt(20), pt(40)}));
}

TEST(Columns, StandBetweenMinAndMaxContent) {
  EXPECT_EQ(distribute_columns({automatic(10, 20), automatic(10, 50)}, pt(45)), (std::vector<Length>{pt(15), pt(30)}));
}

TEST(Columns, NarrowOnesStayWholeWhenThereIsTooLittleRoom) {
  EXPECT_EQ(distribute_columns({automatic(10, 10), automatic(100, 100), automatic(90, 90)}, pt(110)),
            (std::vector<Length>{pt(10), pt(50), pt(50)}));
}

TEST(Columns, PercentagesAreOfTheTable) {
  std::vector<ColumnDemand> columns = {automatic(10, 20), automatic(10, 20)};
  columns[0].percent = 75000;
  EXPECT_EQ(distribute_columns(columns, pt(200)), (std::vector<Length>{pt(150), pt(50)}));
}

TEST(Columns, FixedWidthsHoldWhileOthersGrow) {
  std::vector<ColumnDemand> columns = {automatic(10, 20), automatic(10, 20)};
  columns[0].fixed = pt(60);
  EXPECT_EQ(distribute_columns(columns, pt(200)), (std::vector<Length>{pt(60), pt(140)}));
}

TEST(Columns, PercentagesMakeTheTableWideEnoughForTheOthers) {
  std::vector<ColumnDemand> columns = {automatic(10, 30), automatic(10, 50)};
  columns[0].percent = 50000;
  EXPECT_EQ(table_widths(columns).max_content, pt(100));
}

TEST(Columns, SpanningCellsWidenTheirColumns) {
  std::vector<ColumnDemand> columns = {automatic(10, 20), automatic(10, 20)};
  add_spanning_demands(columns, {{0, 2, automatic(50, 100)}}, pt(10));
  EXPECT_EQ(columns[0].min_content + columns[1].min_content, pt(40));
  EXPECT_EQ(columns[0].max_content + columns[1].max_content, pt(90));
}

TEST(Columns, PercentagesBeyondAllMeasureDoNotOverflow) {
  std::vector<ColumnDemand> columns(3, automatic(10, 20));
  columns[0].percent = columns[1].percent = 2000000000;
  ColumnDemand spanning = automatic(10, 20);
  spanning.percent = 100000;
  add_spanning_demands(columns, {{0, 3, spanning}}, {});
  EXPECT_FALSE(columns[2].percent.has_value());
}

TEST(Columns, SumsAreExact) {
  const std::vector<ColumnDemand> columns = {automatic(7, 13), automatic(3, 29), automatic(5, 31)};
  for (std::int64_t raw = 0; raw < 200'000; raw += 997)
    EXPECT_EQ(sum(distribute_columns(columns, Length::from_raw(raw))).raw(), raw);
}

TEST(Columns, FixedLayoutSharesWhatIsLeft) {
  std::vector<ColumnDemand> columns(3);
  columns[0].fixed = pt(40);
  EXPECT_EQ(distribute_fixed_columns(columns, pt(100)), (std::vector<Length>{pt(40), pt(30), pt(30)}));
}

}  // namespace
}  // namespace bifolio::layout
