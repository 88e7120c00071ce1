// Properties of text, one by one, in lines of real fonts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/layout/inline_fixture.h"

namespace bifolio::layout {
namespace {

using testing::ElementsAre;

TEST(InlineProperties, JustifiesBetweenAllCharacters) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::JustifyAll;
  f.style().text_justify = model::TextJustify::InterCharacter;
  f.text("abc");
  const std::vector<Line> lines = f.lay_out(100);
  EXPECT_EQ(f.right_edge(lines[0]), points(100));
  model::GlyphRun const& run = *InlineFixture::runs(lines[0])[0];
  EXPECT_GT(f.output.glyphs[run.first_glyph].advance, points(30));
  EXPECT_GT(f.output.glyphs[run.first_glyph + 1].advance, points(30));
  EXPECT_LT(f.output.glyphs[run.first_glyph + 2].advance, points(10));
}

TEST(InlineProperties, JustifiesNothingWhereNothingMayGiveWay) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  f.style().text_justify = model::TextJustify::None;
  f.text("one two three four five six seven eight");
  const std::vector<Line> lines = f.lay_out(90);
  ASSERT_GT(lines.size(), 1U);
  EXPECT_LT(f.right_edge(lines[0]), points(90));
}

TEST(InlineProperties, HangsPunctuationBeyondTheEdges) {
  InlineFixture f;
  f.style().hanging_punctuation_first = f.style().hanging_punctuation_last = true;
  f.style().hanging_punctuation_force_end = true;
  f.style().text_align = model::TextAlign::JustifyAll;
  f.text("\u201Cone two, three four, five six.\u201D");
  const std::vector<Line> lines = f.lay_out(48);
  ASSERT_GT(lines.size(), 1U);
  EXPECT_LT(InlineFixture::runs(lines[0])[0]->origin.x, Length());
  EXPECT_GT(f.right_edge(lines.back()), points(48));
  EXPECT_EQ(lines.back().width, points(48));
  EXPECT_TRUE(f.sink.all().empty());
}

TEST(InlineProperties, PreservedSpacesOfBreakSpacesTakeRoom) {
  InlineFixture f;
  f.style().white_space_collapse = model::WhiteSpaceCollapse::BreakSpaces;
  f.text("aa        bb");
  const std::vector<Line> lines = f.lay_out(24);
  ASSERT_GT(lines.size(), 1U);
  std::string all;
  for (Line const& line : lines) {
    EXPECT_LE(line.width, points(24));
    all += InlineFixture::text_of(line);
  }
  EXPECT_EQ(all, "aa        bb");
  InlineFixture hanging;
  hanging.style().white_space_collapse = model::WhiteSpaceCollapse::Preserve;
  hanging.text("aa        bb");
  EXPECT_EQ(hanging.texts(hanging.lay_out(24)), (std::vector<std::string>{"aa        ", "bb"}));
}

TEST(InlineProperties, ClonedEdgesTakeRoomAtEveryBreak) {
  const auto line_count = [](model::BoxDecorationBreak value) {
    InlineFixture f;
    f.open([&](model::ComputedStyle& s) {
      s.box_decoration_break = value;
      s.padding.left = s.padding.right = {points(12), 0};
      s.background_color = Color::rgb(200, 200, 200);
    });
    f.text("one two three four five six");
    const std::vector<Line> lines = f.lay_out(80);
    for (Line const& line : lines) EXPECT_LE(line.width, points(80));
    return lines.size();
  };
  EXPECT_GT(line_count(model::BoxDecorationBreak::Clone), line_count(model::BoxDecorationBreak::Slice));
}

TEST(InlineProperties, DecorationsSkipInk) {
  InlineFixture f;
  f.open([](model::ComputedStyle& s) { s.text_decoration_line.underline = true; });
  f.text("npn");
  EXPECT_EQ(InlineFixture::all<model::FilledRect>(f.lay_out(200)[0]).size(), 2U);  // left and right of the descender
  InlineFixture whole;
  whole.open([](model::ComputedStyle& s) {
    s.text_decoration_line.underline = true;
    s.text_decoration_skip_ink = model::TextDecorationSkipInk::None;
  });
  whole.text("npn");
  EXPECT_EQ(InlineFixture::all<model::FilledRect>(whole.lay_out(200)[0]).size(), 1U);
}

TEST(InlineProperties, ADecorationHasItsBoxsPlaceAcrossDescendants) {
  InlineFixture f;
  f.open([](model::ComputedStyle& s) {
    s.text_decoration_line.underline = true;
    s.color = Color::rgb(255, 0, 0);
  });
  f.text("nn");
  f.open([](model::ComputedStyle& s) {
    s.vertical_align = {model::VerticalAlign::Kind::Length, {points(4), 0}};
    s.color = Color::rgb(0, 0, 255);
  });
  f.text("nn");
  const std::vector<Line> lines = f.lay_out(200);
  const auto rules = InlineFixture::all<model::FilledRect>(lines[0]);
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0]->color, Color::rgb(255, 0, 0));
  EXPECT_EQ(rules[0]->rect.width, f.right_edge(lines[0]));
}

TEST(InlineProperties, WavyLinesArePathsAndShadowsAreCopies) {
  InlineFixture f;
  f.open([](model::ComputedStyle& s) {
    s.text_decoration_line.underline = true;
    s.text_decoration_style = model::TextDecorationStyle::Wavy;
    s.text_shadow = {
        {.x = points(1), .y = points(1), .blur = points(2), .spread = {}, .color = Color::rgb(9, 9, 9), .inset = false}};
  });
  f.text("text");
  const std::vector<Line> lines = f.lay_out(200);
  EXPECT_EQ(InlineFixture::all<model::StrokedPath>(lines[0]).size(), 1U);
  const auto runs = InlineFixture::runs(lines[0]);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0]->origin.x - runs[1]->origin.x, points(1));
  ASSERT_EQ(f.sink.all().size(), 1U);
  EXPECT_EQ(f.sink.all()[0].kind, "layout/approximated");
}

TEST(InlineProperties, NormalLineHeightIsInWholePixelsAndCountsFallbackFonts) {
  InlineFixture f(10);
  f.style().line_height = {};
  f.text("text");
  const Length height = f.lay_out(200)[0].height;
  EXPECT_EQ(height.raw() % Length::from_px(1).raw(), 0);
  EXPECT_GE(height, points(10));
}

TEST(InlineProperties, SizeAdjustGivesEveryFontTheSameXHeight) {
  InlineFixture f(10);
  f.style().font_size_adjust = 600;
  f.text("x");
  const std::vector<Line> lines = f.lay_out(200);
  model::GlyphRun const& run = *InlineFixture::runs(lines[0])[0];
  EXPECT_LE(abs(test_fonts().metrics(run.font).scale(test_fonts().metrics(run.font).x_height, run.font_size) - points(6)).raw(), 2);
}

TEST(InlineProperties, OverridesHoldAfterAForcedBreak) {
  InlineFixture f;
  f.open([](model::ComputedStyle& s) {
    s.unicode_bidi = model::UnicodeBidi::BidiOverride;
    s.direction = model::Direction::Rtl;
  });
  f.text("ab");
  f.leaf(model::BoxKind::LineBreak);
  f.text("cd");
  const std::vector<Line> lines = f.lay_out(200);
  ASSERT_EQ(lines.size(), 2U);
  for (Line const& line : lines) EXPECT_TRUE(InlineFixture::runs(line)[0]->right_to_left);
}

TEST(InlineProperties, SaysWhatAFontCannotDo) {
  InlineFixture f;
  f.style().font_family = {"Noto Sans"};
  f.style().font_variant_position = model::FontVariantPosition::Super;
  f.text("x");
  f.lay_out(200);
  std::vector<std::string_view> kinds;
  for (Diagnostic const& d : f.sink.all()) kinds.push_back(d.kind);
  EXPECT_THAT(kinds, testing::Contains("layout/synthesised-position"));
}

}  // namespace
}  // namespace bifolio::layout
