// The small parts: how objects are spelled, URIs, language tags, page frames.
#include <gtest/gtest.h>

#include "base/percent.h"
#include "pdf/content/run_text.h"
#include "pdf/metadata/srgb_profile.h"
#include "pdf/navigation/uri.h"
#include "pdf/objects/syntax.h"
#include "pdf/structure/language.h"

namespace bifolio::pdf {
namespace {

TEST(Syntax, WritesLengthsInPointsWithThreeDecimals) {
  std::string out;
  for (const Length length :
       {Length::from_raw(1024), Length::from_raw(-1536), Length::from_raw(1), Length::from_raw(0), Length::from_raw(1023)}) {
    append_length(out, length);
    out += ' ';
  }
  EXPECT_EQ(out, "1 -1.5 0.001 0 0.999 ");
}

TEST(Syntax, EscapesNamesAndStrings) {
  std::string out;
  append_name(out, "A#b (c)");
  append_byte_string(out, "a(b)\\c\r");
  append_text_string(out, "plain");
  append_text_string(out, "ü😀");
  EXPECT_EQ(out, "/A#23b#20#28c#29(a\\(b\\)\\\\c\\r)(plain)<FEFF00FCD83DDE00>");
}

TEST(Uri, EncodesWhatIsNotAsciiAndKeepsEscapes) {
  EXPECT_EQ(percent_encoded("https://x.org/ü?a=%20b c"), "https://x.org/%C3%BC?a=%20b%20c");
  EXPECT_EQ(percent_encoded("100%"), "100%25");
  EXPECT_EQ(percent_decoded("a%20%C3%BC%"), "a ü%");
}

TEST(Language, KnowsTagsByTheirForm) {
  for (const char* tag : {"en", "en-GB", "zh-Hant-TW", "x-klingon"}) EXPECT_TRUE(is_language_tag(tag)) << tag;
  for (const char* tag : {"", "-", "en-", "1a", "en_GB", "abcdefghi"}) EXPECT_FALSE(is_language_tag(tag)) << tag;
}

TEST(Profile, IsAsLongAsItSays) {
  const std::string profile = srgb_profile();
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(profile[i]); };
  EXPECT_EQ(std::size_t{byte(2)} << 8 | byte(3), profile.size());
  EXPECT_EQ(profile.substr(36, 4), "acsp");
}

std::vector<GlyphText> texts(std::string_view text, std::vector<std::uint32_t> const& clusters, bool right_to_left = false) {
  model::GlyphRun run;
  run.text = text;
  run.right_to_left = right_to_left;
  std::vector<model::PlacedGlyph> glyphs(clusters.size());
  for (std::size_t i = 0; i < clusters.size(); ++i) glyphs[i].cluster = clusters[i];
  std::vector<GlyphText> result;
  assign_texts(run, glyphs, result);
  return result;
}

TEST(RunText, GivesALigatureAllItsCharacters) {
  const auto result = texts("office", {0, 1, 4, 5});
  EXPECT_EQ(result[1].text, "ffi");
  EXPECT_EQ(result[2].text, "c");
}

TEST(RunText, DealsACharacterOutToEachGlyphOfACluster) {
  const auto result = texts("e\u0301x", {0, 0, 3});
  EXPECT_EQ(result[0].text, "e");
  EXPECT_EQ(result[1].text, "\u0301");
}

TEST(RunText, LetsALetterSayTheMarkThatIsMovedOverIt) {
  model::GlyphRun run;
  run.text = "a\u0301\u0302b";
  std::vector<model::PlacedGlyph> glyphs(4);
  const std::uint32_t clusters[] = {0, 1, 3, 5};
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    glyphs[i].cluster = clusters[i];
    glyphs[i].advance = i % 3 == 0 ? Length::from_points(std::int64_t{6}) : Length();
    glyphs[i].x_offset = i % 3 == 0 ? Length() : -Length::from_points(std::int64_t{5});
  }
  std::vector<GlyphText> result;
  assign_texts(run, glyphs, result);
  EXPECT_TRUE(give_marks_to_letters(glyphs, result));
  EXPECT_EQ(result[0].text, "a\u0301\u0302");
  EXPECT_TRUE(result[1].text.empty() && result[2].text.empty());
  EXPECT_EQ(result[3].text, "b");
}

TEST(RunText, ReadsRightToLeftRunsFromTheirEnd) {
  const auto result = texts("אבג", {4, 2, 0}, true);
  EXPECT_EQ(result[0].text, "ג");
  EXPECT_EQ(result[2].text, "א");
}

TEST(RunText, GivesAnInsertedHyphenASoftHyphen) {
  const auto result = texts("ab", {0, 1, 2});
  EXPECT_EQ(result[2].text, "\u00AD");
}

}  // namespace
}  // namespace bifolio::pdf
