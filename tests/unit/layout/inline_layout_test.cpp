// Inline layout, with real fonts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/layout/inline_fixture.h"

namespace bifolio::layout {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view prose =
    "In the second century of the Christian era the empire of Rome comprehended the fairest part of the earth, and the most "
    "civilised "
    "portion of mankind. The frontiers of that extensive monarchy were guarded by ancient renown and disciplined valour. The "
    "gentle but "
    "powerful influence of laws and manners had gradually cemented the union of the provinces.";

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
