// What stands on the lines that inline layout makes: raised text, links, decorations, leaders, notes. With real fonts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/layout/inline_fixture.h"

namespace bifolio::layout {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(InlineLayout, SuperscriptsAreRaisedAndLinesStayEvenWithALineHeightOfZero) {
  InlineFixture f;
  f.text("word");
  f.open([](model::ComputedStyle& s) {
    s.vertical_align.kind = model::VerticalAlign::Kind::Super;
    s.font_size = points(7);
    s.line_height = {.kind = model::LineHeight::Kind::Length, .thousandths = 0, .length = {}};
  });
  f.text("1");
  f.close();
  const std::vector<Line> lines = f.lay_out(300);
  EXPECT_EQ(lines[0].height, points(14.3));
  EXPECT_LT(InlineFixture::runs(lines[0])[1]->origin.y, InlineFixture::runs(lines[0])[0]->origin.y);
}

TEST(InlineLayout, LinksHaveOneAreaOnEachLine) {
  InlineFixture f;
  f.text("before ");
  const model::BoxId link = f.open([](model::ComputedStyle&) {});
  f.tree[link].href = "#target";
  f.tree[link].id = "here";
  f.text("some words that link");
  f.close();
  const std::vector<Line> lines = f.lay_out(80);
  ASSERT_EQ(lines.size(), 2U);
  for (Line const& line : lines) {
    ASSERT_EQ(InlineFixture::all<model::LinkArea>(line).size(), 1U);
    EXPECT_EQ(InlineFixture::all<model::LinkArea>(line)[0]->href, "#target");
    EXPECT_GT(InlineFixture::all<model::LinkArea>(line)[0]->rect.width, points(10));
  }
  ASSERT_EQ(InlineFixture::all<model::Anchor>(lines[0]).size(), 1U);
  EXPECT_EQ(InlineFixture::all<model::Anchor>(lines[0])[0]->id, "here");
  EXPECT_TRUE(InlineFixture::all<model::Anchor>(lines[1]).empty());
}

TEST(InlineLayout, UnderlinesAndBackgroundsSpanTheirBoxes) {
  InlineFixture f;
  f.open([](model::ComputedStyle& s) {
    s.text_decoration_line.underline = true;
    s.background_color = Color::rgb(200, 200, 200);
    s.padding.left.length = s.padding.right.length = points(3);
  });
  f.text("code");
  f.close();
  const std::vector<Line> lines = f.lay_out(300);
  const auto rects = InlineFixture::all<model::FilledRect>(lines[0]);
  ASSERT_EQ(rects.size(), 2U);
  const Length text = f.width_of(*InlineFixture::runs(lines[0])[0]);
  EXPECT_EQ(rects[0]->rect.width, text + points(6));
  EXPECT_EQ(rects[1]->rect.width, text);
  EXPECT_EQ(InlineFixture::runs(lines[0])[0]->origin.x, points(3));
  EXPECT_EQ(lines[0].width, text + points(6));
}

TEST(InlineLayout, CentredAndRightAlignedLines) {
  for (const auto& [align, factor] : {std::pair(model::TextAlign::Center, 2), std::pair(model::TextAlign::End, 1)}) {
    InlineFixture f;
    f.style().text_align = align;
    f.text("word");
    const std::vector<Line> lines = f.lay_out(100);
    EXPECT_EQ(InlineFixture::runs(lines[0])[0]->origin.x, (points(100) - lines[0].width) / factor);
  }
}

TEST(InlineLayout, TextIndentMovesTheFirstLineOrAllOthers) {
  InlineFixture f;
  f.style().text_indent.length = points(12);
  f.text(prose);
  std::vector<Line> lines = f.lay_out(200);
  EXPECT_EQ(InlineFixture::runs(lines[0])[0]->origin.x, points(12));
  EXPECT_EQ(InlineFixture::runs(lines[1])[0]->origin.x, points(0));
  f.style().text_indent_hanging = true;
  lines = f.lay_out(200);
  EXPECT_EQ(InlineFixture::runs(lines[0])[0]->origin.x, points(0));
  EXPECT_EQ(InlineFixture::runs(lines[1])[0]->origin.x, points(12));
}

TEST(InlineLayout, FollowsNarrowLines) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  f.text(prose);
  const LineSpaces spaces{{{points(50), points(150)}, {points(50), points(150)}}, {points(0), points(200)}};
  const std::vector<Line> lines = f.lay_out(spaces);
  EXPECT_EQ(InlineFixture::runs(lines[1])[0]->origin.x, points(50));
  EXPECT_EQ(f.right_edge(lines[1]), points(200));
  EXPECT_EQ(InlineFixture::runs(lines[2])[0]->origin.x, points(0));
}

TEST(InlineLayout, TextTransformShowsWhatItMakes) {
  InlineFixture f;
  f.style().text_transform = model::TextTransform::Uppercase;
  f.style().lang = "de";
  f.text(
      "stra\xC3\x9F"
      "e eins");
  EXPECT_EQ(InlineFixture::text_of(f.lay_out(300)[0]), "STRASSE EINS");
}

TEST(InlineLayout, SmallCapitalsThatTheFontHasKeepTheText) {
  InlineFixture f;
  f.style().font_variant_caps = model::FontVariantCaps::SmallCaps;
  f.text("Small Capitals");
  EXPECT_EQ(InlineFixture::text_of(f.lay_out(300)[0]), "Small Capitals");
  EXPECT_TRUE(f.sink.all().empty());
}

TEST(InlineLayout, SynthesisedSmallCapitalsAreReportedAndCopyTheSource) {
  InlineFixture f;
  f.style().font_family = {"DejaVu Serif"};
  f.style().font_variant_caps = model::FontVariantCaps::SmallCaps;
  f.text("Small Caps");
  const std::vector<Line> lines = f.lay_out(300);
  EXPECT_EQ(InlineFixture::text_of(lines[0]), "Small Caps");
  ASSERT_EQ(f.sink.all().size(), 1U);
  EXPECT_EQ(f.sink.all()[0].kind, "layout/synthesised-caps");
  EXPECT_LT(InlineFixture::runs(lines[0])[1]->font_size, InlineFixture::runs(lines[0])[0]->font_size);
}

TEST(InlineLayout, RightToLeftTextIsSetFromTheRight) {
  InlineFixture f;
  f.style().direction = model::Direction::Rtl;
  f.style().lang = "he";
  f.text("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D abc");
  const std::vector<Line> lines = f.lay_out(200);
  const auto runs = InlineFixture::runs(lines[0]);
  ASSERT_GE(runs.size(), 2U);
  EXPECT_TRUE(runs[0]->right_to_left);
  EXPECT_EQ(f.right_edge(lines[0]), points(200));
  EXPECT_GT(runs[0]->origin.x, runs.back()->origin.x);
}

TEST(InlineLayout, TargetCountersShowKnownLabels) {
  InlineFixture f;
  const model::BoxId counter = f.leaf(model::BoxKind::TargetCounter);
  f.tree[counter].text = "chapter";
  EXPECT_EQ(InlineFixture::text_of(f.lay_out(300)[0]), "00");
  f.page_labels.of_element["chapter"] = {"xii", 12};
  EXPECT_EQ(InlineFixture::text_of(f.lay_out(300)[0]), "xii");
}

TEST(InlineLayout, LeadersFillTheLine) {
  InlineFixture f;
  f.text("Title");
  f.tree[f.leaf(model::BoxKind::Leader)].text = ". ";
  f.text("12");
  const std::vector<Line> lines = f.lay_out(200);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(f.right_edge(lines[0]), points(200));
  EXPECT_THAT(std::string(InlineFixture::text_of(lines[0])), HasSubstr(". . . . . ."));
}

TEST(InlineLayout, FootnoteCallsAreNamedOnTheirLine) {
  InlineFixture f;
  f.text("text");
  const model::BoxId call = f.open([](model::ComputedStyle&) {}, model::BoxKind::FootnoteCall);
  f.text("1");
  f.close();
  f.tree.footnotes.push_back({call, model::BoxId()});
  EXPECT_THAT(f.lay_out(300)[0].footnotes, ElementsAre(0U));
}

TEST(InlineLayout, OnlyCollapsibleSpaceMakesNoLine) {
  InlineFixture f;
  f.text(" ");
  EXPECT_TRUE(f.lay_out(300).empty());
}

TEST(InlineLayout, AnEmptyDestinationIsKeptInALineWithoutHeight) {
  InlineFixture f;
  const model::BoxId target = f.open([](model::ComputedStyle&) {});
  f.tree[target].id = "target";
  f.close();
  const std::vector<Line> lines = f.lay_out(300);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].height, Length());
  EXPECT_EQ(InlineFixture::all<model::Anchor>(lines[0]).size(), 1U);
}

}  // namespace
}  // namespace bifolio::layout
