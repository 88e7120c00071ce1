// Inline layout, with real fonts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/layout/inline_fixture.h"

namespace bifolio::layout {
namespace {

using testing::ElementsAre;

TEST(InlineLayout, SetsAShortLineInOneRun) {
  InlineFixture f;
  const model::BoxId text = f.text("Hello world");
  const std::vector<Line> lines = f.lay_out(300);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].last);
  EXPECT_EQ(InlineFixture::text_of(lines[0]), "Hello world");
  EXPECT_EQ(lines[0].height, points(14.3));
  EXPECT_THAT(lines[0].begun, ElementsAre(text));
  EXPECT_TRUE(f.sink.all().empty());
}

TEST(InlineLayout, LinesWhoseSpacesAloneGiveWayEndExactlyAtTheEdge) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  f.style().text_justify = model::TextJustify::InterWord;
  f.style().hyphens = model::Hyphens::Auto;
  f.text(prose);
  const std::vector<Line> lines = f.lay_out(190);
  ASSERT_GT(lines.size(), 5U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i)
    EXPECT_EQ(f.right_edge(lines[i]), points(190)) << InlineFixture::text_of(lines[i]);
  EXPECT_LT(f.right_edge(lines.back()), points(190));
}

TEST(InlineLayout, JustifiedLinesReachTheEdgeAndLittleBeyondIt) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  f.style().hyphens = model::Hyphens::Auto;
  f.text(prose);
  const std::vector<Line> lines = f.lay_out(190);
  ASSERT_GT(lines.size(), 5U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    EXPECT_GE(f.right_edge(lines[i]), points(190)) << InlineFixture::text_of(lines[i]);
    EXPECT_LE(f.right_edge(lines[i]), points(190) + f.style().font_size.scaled(1, 4)) << InlineFixture::text_of(lines[i]);
  }
}

TEST(InlineLayout, EveryCharacterIsOnALine) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  f.style().hyphens = model::Hyphens::Auto;
  f.text(prose);
  std::string all;
  for (Line const& line : f.lay_out(120)) all += InlineFixture::text_of(line);
  EXPECT_EQ(all, prose);
}

TEST(InlineLayout, AnInsertedHyphenIsNotPartOfTheText) {
  InlineFixture f(11);
  f.style().hyphens = model::Hyphens::Manual;
  f.text("incom\xC2\xADprehensible");
  const std::vector<Line> lines = f.lay_out(50);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(InlineFixture::text_of(lines[0]), "incom");
  EXPECT_EQ(InlineFixture::text_of(lines[1]), "prehensible");
  EXPECT_EQ(lines[0].ending, LineEnding::Divided);
  model::GlyphRun const& run = *InlineFixture::runs(lines[0])[0];
  EXPECT_TRUE(run.ends_in_hyphen);
  EXPECT_EQ(f.output.glyphs[run.first_glyph + run.glyph_count - 1].cluster, run.text.size());
}

TEST(InlineLayout, SoftHyphensAreInvisibleWhereNothingBreaks) {
  InlineFixture f;
  f.text("incom\xC2\xADprehensible");
  const std::vector<Line> lines = f.lay_out(500);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(InlineFixture::text_of(lines[0]), "incomprehensible");
}

TEST(InlineLayout, EachRunKnowsItsBoxAndStyle) {
  InlineFixture f;
  f.text("a ");
  f.open([](model::ComputedStyle& s) {
    s.font_style = model::FontStyle::Italic;
    s.color = Color::rgb(255, 0, 0);
  });
  const model::BoxId inner = f.text("word");
  f.close();
  f.text(" b");
  const std::vector<Line> lines = f.lay_out(300);
  ASSERT_EQ(lines.size(), 1U);
  ASSERT_EQ(InlineFixture::runs(lines[0]).size(), 3U);
  EXPECT_EQ(InlineFixture::runs(lines[0])[1]->color, Color::rgb(255, 0, 0));
  EXPECT_EQ(InlineFixture::runs(lines[0])[1]->text, "word");
  const bool found =
      std::any_of(lines[0].fragments.begin(), lines[0].fragments.end(), [&](auto const& x) { return x.box == inner; });
  EXPECT_TRUE(found);
}

TEST(InlineLayout, ForcedBreaksEndLines) {
  InlineFixture f;
  f.text("one");
  f.leaf(model::BoxKind::LineBreak);
  f.text("two");
  f.leaf(model::BoxKind::LineBreak);
  EXPECT_THAT(f.texts(f.lay_out(300)), ElementsAre("one", "two"));
}

TEST(InlineLayout, ConsecutiveForcedBreaksLeaveAnEmptyLine) {
  InlineFixture f;
  f.style().white_space_collapse = model::WhiteSpaceCollapse::Preserve;
  f.text("one\n\ntwo\n");
  const std::vector<Line> lines = f.lay_out(300);
  EXPECT_THAT(f.texts(lines), ElementsAre("one", "", "two"));
  EXPECT_EQ(lines[1].height, lines[0].height);
}

TEST(InlineLayout, PreservedSpacesKeepTheirWidthAndTabsStandAtStops) {
  InlineFixture f;
  f.style().font_family = {"JetBrains Mono"};
  f.style().white_space_collapse = model::WhiteSpaceCollapse::Preserve;
  f.text("  a\tb");
  const std::vector<Line> lines = f.lay_out(300);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(InlineFixture::text_of(lines[0]), "  a\tb");
  const Length column = points(11 * 0.6);
  EXPECT_EQ(InlineFixture::runs(lines[0]).back()->origin.x.raw() / column.raw(), 8);
}

TEST(InlineLayout, CodeThatIsTooLongIsBrokenWhereTheStyleAllowsIt) {
  InlineFixture f;
  f.style().white_space_collapse = model::WhiteSpaceCollapse::Preserve;
  f.style().overflow_wrap = model::OverflowWrap::Anywhere;
  const std::string code(200, 'x');
  f.text(code);
  std::string all;
  for (Line const& line : f.lay_out(100)) {
    EXPECT_LE(line.width, points(100));
    all += InlineFixture::text_of(line);
  }
  EXPECT_EQ(all, code);
  EXPECT_TRUE(f.sink.all().empty());
}

TEST(InlineLayout, ALongAddressInAParagraphNeverOverflows) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  f.style().overflow_wrap = model::OverflowWrap::BreakWord;
  f.text("See https://example.com/averyveryveryveryveryveryveryverylongpathwithoutanyplacetobreakitatall and so on.");
  for (Line const& line : f.lay_out(120))
    EXPECT_LE(f.right_edge(line), points(120) + f.style().font_size.scaled(1, 4));  // with what stands in the margin
}

TEST(InlineLayout, AnUnbreakableWordIsReportedWithItsPlace) {
  InlineFixture f;
  f.text("short ");
  f.text("incomprehensibilities");
  f.lay_out(40);
  ASSERT_EQ(f.sink.all().size(), 1U);
  EXPECT_EQ(f.sink.all()[0].kind, "layout/overfull-line");
  EXPECT_EQ(f.sink.all()[0].span.begin, 6U);
}

TEST(InlineLayout, ACharacterThatNoFontHasIsAnErrorAtItsPlace) {
  InlineFixture f;
  f.text("ab \xF4\x8F\xBF\xBD cd \xF4\x8F\xBF\xBD");
  f.lay_out(300);
  ASSERT_EQ(f.sink.all().size(), 1U);
  EXPECT_EQ(f.sink.all()[0].kind, "layout/missing-glyph");
  EXPECT_EQ(f.sink.all()[0].severity, Severity::Error);
  EXPECT_EQ(f.sink.all()[0].span, (Span{SourceId(std::size_t{0}), 3, 7}));
}

TEST(InlineLayout, ALanguageWithoutPatternsIsReportedOnce) {
  InlineFixture f;
  f.style().hyphens = model::Hyphens::Auto;
  f.style().lang = "tlh";
  f.text(prose);
  f.lay_out(100);
  f.lay_out(100);
  ASSERT_EQ(f.sink.all().size(), 1U);
  EXPECT_EQ(f.sink.all()[0].kind, "layout/no-hyphenation");
}

TEST(InlineLayout, PlacesCountSourceCharactersWithoutWhiteSpace) {
  InlineFixture f;
  const model::BoxId text = f.text("\xC3\xA9t\xC3\xA9 un deux trois");
  const std::vector<Line> lines = f.lay_out(45);
  ASSERT_GT(lines.size(), 1U);
  EXPECT_EQ(lines[0].place, (model::DocumentPlace{f.tree[text].element, 0}));
  EXPECT_EQ(InlineFixture::text_of(lines[0]), "\xC3\xA9t\xC3\xA9 un ");
  EXPECT_EQ(lines[1].place, (model::DocumentPlace{f.tree[text].element, 5}));
}

TEST(InlineLayout, GeneratedTextHasNoPlace) {
  InlineFixture f;
  const model::BoxId before = f.open([](model::ComputedStyle&) {});
  f.tree[before].pseudo = model::PseudoElement::Before;
  f.text("1. ");
  f.close();
  const std::vector<Line> lines = f.lay_out(300);
  EXPECT_FALSE(lines[0].place.node);
}

TEST(InlineLayout, NoBreakInTextThatDoesNotWrap) {
  InlineFixture f;
  f.text("aaa ");
  f.open([](model::ComputedStyle& s) { s.text_wrap = model::TextWrap::NoWrap; });
  f.text("bbb ccc");
  f.close();
  f.text(" ddd");
  EXPECT_THAT(f.texts(f.lay_out(50)), ElementsAre("aaa ", "bbb ccc ", "ddd"));
}

TEST(InlineLayout, BalancedLinesAreOfLikeLength) {
  InlineFixture f;
  f.style().text_wrap = model::TextWrap::Balance;
  f.text("A heading of a chapter that needs two lines and a bit");
  const std::vector<Line> lines = f.lay_out(220);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_LT(abs(lines[0].width - lines[1].width), points(40));
}

TEST(InlineLayout, IntrinsicSizesAreTheLongestWordAndTheWholeLine) {
  InlineFixture f;
  f.text("a longest b");
  const IntrinsicSizes sizes = f.intrinsic();
  EXPECT_EQ(sizes.max_content, f.lay_out(1000)[0].width);
  EXPECT_LT(sizes.min_content, sizes.max_content / 2 + points(15));
  EXPECT_EQ(f.lay_out(sizes.max_content.points()).size(), 1U);
}

TEST(InlineLayout, PercentagesOfPaddingCountNothingForIntrinsicSizes) {
  InlineFixture f;
  f.open([](model::ComputedStyle& s) { s.padding.left.percent = 10000; });
  f.text("word");
  f.close();
  EXPECT_LT(f.intrinsic().max_content, points(40));
}

TEST(InlineLayout, AMarginBoxTextIsOneLine) {
  InlineFixture f;
  LayoutContext context{f.tree, f.services, f.output, f.sink};
  const Line line = lay_out_text(context, "Chapter One", f.style());
  EXPECT_EQ(InlineFixture::text_of(line), "Chapter One");
  EXPECT_EQ(line.fragments[0].box, model::BoxId());
  EXPECT_GT(line.width, points(30));
}

// What only an enemy writes: all of it must end, in time that grows with its length.
class Hostile : public testing::TestWithParam<std::string> {};

TEST_P(Hostile, IsLaidOutWhole) {
  for (const auto collapse : {model::WhiteSpaceCollapse::Collapse, model::WhiteSpaceCollapse::Preserve}) {
    InlineFixture f;
    f.style().text_align = model::TextAlign::Justify;
    f.style().hyphens = model::Hyphens::Auto;
    f.style().white_space_collapse = collapse;
    f.style().overflow_wrap = model::OverflowWrap::BreakWord;
    f.text(GetParam());
    std::string all;
    for (Line const& line : f.lay_out(200)) {
      EXPECT_LE(line.width, points(200.1));
      all += InlineFixture::text_of(line);
    }
    if (GetParam().find_first_not_of(' ') != std::string::npos) {
      EXPECT_EQ(all.size(), GetParam().size());
    }
  }
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

INSTANTIATE_TEST_SUITE_P(Inputs, Hostile,
                         testing::Values(repeated("x", 70'000), repeated("word ", 8'000), repeated("antidisestablishment", 2'000),
                                         repeated("\xCC\x81", 5'000), repeated("-", 20'000), repeated("\xE4\xB8\x80", 8'000),
                                         repeated(" ", 20'000), repeated("a\xC2\xA0", 10'000)));

TEST(InlineLayout, ManyInlineBoxesInARow) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  for (int i = 0; i < 5'000; ++i) {
    f.open([](model::ComputedStyle&) {});
    f.text("ab ");
    f.close();
  }
  std::size_t length = 0;
  for (Line const& line : f.lay_out(200)) length += InlineFixture::text_of(line).size();
  EXPECT_EQ(length, 15'000U);
}

}  // namespace
}  // namespace bifolio::layout
