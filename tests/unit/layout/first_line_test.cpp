// First lines in a style of their own, and initial letters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/inline/line_breaker.h"
#include "text/ink.h"
#include "unit/layout/inline_fixture.h"

namespace bifolio::layout {
namespace {

using testing::ElementsAre;

constexpr std::string_view short_prose =
    "In the second century of the Christian era the empire of Rome comprehended the fairest part of the earth, and the most "
    "civilised portion of mankind.";

/// Gives the fixture's container a first line of `change`d style.
template <class Change>
void style_first_line(InlineFixture& f, Change const& change) {
  model::ComputedStyle style = f.tree.styles[0];
  change(style);
  f.tree.styles.push_back(style);
  f.tree[f.tree.root()].first_line = model::StyleId(f.tree.styles.size() - 1);
}

TEST(FirstLine, IsSetInItsOwnStyleAndEndsWhereThatFits) {
  InlineFixture f;
  style_first_line(f, [](model::ComputedStyle& s) {
    s.font_size = points(22);
    s.color = Color::rgb(255, 0, 0);
  });
  f.text(short_prose);
  const std::vector<Line> lines = f.lay_out(200);
  ASSERT_GT(lines.size(), 2U);
  EXPECT_EQ(InlineFixture::runs(lines[0])[0]->font_size, points(22));
  EXPECT_EQ(InlineFixture::runs(lines[0])[0]->color, Color::rgb(255, 0, 0));
  EXPECT_LE(f.right_edge(lines[0]), points(200));
  EXPECT_EQ(InlineFixture::runs(lines[1])[0]->font_size, points(11));
  EXPECT_GT(lines[0].height, lines[1].height);
}

TEST(FirstLine, LosesAndRepeatsNothing) {
  for (const double width : {30.0, 77.0, 140.0, 260.0, 2000.0}) {
    InlineFixture f;
    f.style().text_align = model::TextAlign::Justify;
    f.style().hyphens = model::Hyphens::Auto;
    style_first_line(f, [](model::ComputedStyle& s) { s.letter_spacing = points(1); });
    f.text(short_prose);
    std::string all;
    for (Line const& line : f.lay_out(width)) all += InlineFixture::text_of(line);
    EXPECT_EQ(all, short_prose) << width;
  }
}

TEST(FirstLine, MayBeTransformedToLongerText) {
  InlineFixture f;
  style_first_line(f, [](model::ComputedStyle& s) { s.text_transform = model::TextTransform::Uppercase; });
  f.text(
      "\xC3\x9F\xC3\x9F\xC3\x9F stra\xC3\x9F"
      "e und weg und weg und weg und stra\xC3\x9F"
      "e");
  const std::vector<Line> lines = f.lay_out(100);
  ASSERT_GT(lines.size(), 1U);
  EXPECT_EQ(InlineFixture::text_of(lines[0]).substr(0, 13), "SSSSSS STRASS");
  EXPECT_EQ(InlineFixture::text_of(lines.back()).substr(InlineFixture::text_of(lines.back()).size() - 7),
            "stra\xC3\x9F"
            "e");
}

TEST(FirstLine, MeasuresApartInTheLineBreaker) {
  // Three words of 10; the first line's are 20 wide each.
  std::vector<Segment> segments(3);
  std::vector<FirstLineMeasure> first(3);
  for (int i = 0; i < 3; ++i) {
    segments[static_cast<std::size_t>(i)].box = points(10);
    first[static_cast<std::size_t>(i)] = {
        .width = points(20.0 * (i + 1)), .stretch = {}, .shrink = {}, .hyphen = {}, .possible = true};
  }
  segments[2].kind = BreakKind::Forced;
  BreakStyle style;
  style.em = points(10);
  for (const LineFit fit : {LineFit::FirstFit, LineFit::Ragged}) {
    style.fit = fit;
    EXPECT_THAT(break_lines(segments, {{}, points(25)}, style, first),
                ElementsAre(LineBreak{.segment = 0, .overfull = false}, LineBreak{.segment = 2, .overfull = false}));
    first[0].possible = false;
    EXPECT_EQ(break_lines(segments, {{}, points(45)}, style, first).front().segment, 1U);
    first[0].possible = true;
  }
}

/// A paragraph whose first letter sinks by `sink` of `size` lines.
struct Initial {
  InlineFixture f;
  model::BoxId letter;
  Initial(std::string_view first, std::string_view rest, int size, int sink) {
    letter = f.open([&](model::ComputedStyle& s) {
      s.initial_letter_size = size * 1000;
      s.initial_letter_sink = sink;
    });
    f.text(first);
    f.close();
    f.text(rest);
  }
};

TEST(InitialLetter, ReachesFromTheFirstLinesCapitalsToTheNthBaseline) {
  Initial p("H", "er empire comprehended the fairest part of the earth, and the most civilised portion of mankind.", 3, 3);
  const std::vector<Line> lines = p.f.lay_out(160);
  ASSERT_GT(lines.size(), 3U);
  model::GlyphRun const& run = *InlineFixture::runs(lines[0])[0];
  EXPECT_EQ(run.text, "H");
  const Length third = lines[0].height + lines[1].height + lines[2].baseline;
  EXPECT_EQ(run.origin.y, third);
  text::FontMetrics const& metrics = test_fonts().metrics(run.font);
  const std::int32_t capital = text::ink_box(test_fonts(), run.font, test_fonts().glyph_for(run.font, U'H')).top;
  const Length top = third - metrics.scale(capital, run.font_size);
  EXPECT_LE(abs(top - (lines[0].baseline - metrics.scale(capital, points(11)))).raw(), 3);
  // The ink begins at the edge; three lines make room, and belong together.
  EXPECT_LT(run.origin.x, Length());
  const Length room = InlineFixture::runs(lines[1])[0]->origin.x;
  EXPECT_GT(room, points(10));
  EXPECT_EQ(InlineFixture::runs(lines[2])[0]->origin.x, room);
  EXPECT_EQ(InlineFixture::runs(lines[3])[0]->origin.x, Length());
  EXPECT_TRUE(lines[0].keep_with_next && lines[1].keep_with_next);
  EXPECT_FALSE(lines[2].keep_with_next);
  EXPECT_EQ(lines[0].begun.front(), p.letter);
}

TEST(InitialLetter, ARaisedOnePushesTheFirstLineDown) {
  Initial p("H", "er empire comprehended the fairest part of the earth.", 3, 1);
  const std::vector<Line> lines = p.f.lay_out(160);
  ASSERT_GT(lines.size(), 1U);
  EXPECT_GT(lines[0].height, lines[1].height * 2);
  EXPECT_EQ(InlineFixture::runs(lines[0])[0]->origin.y, lines[0].baseline);
  EXPECT_EQ(InlineFixture::runs(lines[0])[1]->origin.y, lines[0].baseline);
  EXPECT_EQ(InlineFixture::runs(lines[1])[0]->origin.x, Length());
}

TEST(InitialLetter, AShortParagraphSaysHowFarItReaches) {
  Initial p("H", "er.", 3, 3);
  const std::vector<Line> lines = p.f.lay_out(160);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].height, points(14.3));
  EXPECT_EQ(lines[0].letter.height, points(14.3) * 3);
  EXPECT_GT(lines[0].letter.width, points(20));
  Initial alone("H", "", 2, 2);
  EXPECT_EQ(alone.f.lay_out(160).at(0).letter.height, points(14.3) * 2);
}

}  // namespace
}  // namespace bifolio::layout
