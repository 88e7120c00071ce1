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

TEST(InlineLayout, JustifiedLinesEndExactlyAtTheEdge) {
  InlineFixture f;
  f.style().text_align = model::TextAlign::Justify;
  f.style().hyphens = model::Hyphens::Auto;
  f.text(prose);
  const std::vector<Line> lines = f.lay_out(190);
  ASSERT_GT(lines.size(), 5U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i)
    EXPECT_EQ(f.right_edge(lines[i]), points(190)) << InlineFixture::text_of(lines[i]);
  EXPECT_LT(f.right_edge(lines.back()), points(190));
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
  EXPECT_TRUE(lines[0].hyphenated);
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

}  // namespace
}  // namespace bifolio::layout
