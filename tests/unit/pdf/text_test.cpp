// Text in the PDF: glyphs, what they mean, words over several lines. Files made from hand-built pages, read back by scanning.
#include "pdf/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book.h"
#include "reader.h"

namespace bifolio::pdf::test {
namespace {

using model::BoxId;
using model::Tag;
using ::testing::HasSubstr;

TEST(Pdf, ShowsGlyphsWithoutAdjustmentsWhenAdvancesAreNominal) {
  Book book;
  book.paragraph("plain");
  const std::string contents = read_back(book.write()).contents();
  EXPECT_THAT(contents, HasSubstr("/P<</MCID 0>>BDC"));
  EXPECT_THAT(contents, HasSubstr("BT 20 350 Td"));
  EXPECT_THAT(contents, ::testing::ContainsRegex("\\[<[0-9A-F]{20}>\\]TJ"));
}

TEST(Pdf, CarriesRoundingSoThatAdjustmentsDoNotDrift) {
  Book book;
  const BoxId p = book.element(book.body, Tag::P);
  const BoxId t = book.text(p, "nnnnnnnnnnnnnnnnnnnn");
  const auto run = book.run("nnnnnnnnnnnnnnnnnnnn", {pt(20), pt(50)}, 10);
  for (std::uint32_t i = 0; i < run.glyph_count; ++i) book.paged.glyphs[run.first_glyph + i].advance += Length::from_raw(3);
  book.add(t, run);
  const std::string contents = read_back(book.write()).contents();
  // 19 times 3/1024 pt before the last glyph: 5.57 thousandths of 10 pt.
  double sum = 0;
  const std::size_t begin = contents.find('[');
  for (std::size_t i = begin; i < contents.find("]TJ"); ++i)
    if (contents[i] == '>' && contents[i + 1] != ']') sum += std::atof(contents.c_str() + i + 1);
  EXPECT_NEAR(sum, -5.57, 0.6);
}

TEST(Pdf, KeepsTextWhenOneGlyphMeansTwoThings) {
  for (const char* path : {truetype_path, cff_path}) {
    Book book(path);
    auto run = book.run("a b", {pt(20), pt(50)});
    auto other = book.run("a\u00A0b", {pt(20), pt(70)});
    book.paged.glyphs[other.first_glyph + 1].glyph = book.paged.glyphs[run.first_glyph + 1].glyph;
    const BoxId p = book.element(book.body, Tag::P);
    const BoxId t = book.text(p, "a b a\u00A0b");
    book.add(t, run);
    book.add(t, other);
    const std::string bytes = book.write();
    keep(bytes, path == cff_path ? "alias-cff.pdf" : "alias-truetype.pdf");
    const std::string maps = read_back(bytes).unicode_maps();
    EXPECT_THAT(maps, HasSubstr("> <0020>\n"));
    EXPECT_THAT(maps, HasSubstr("> <00A0>\n"));
  }
}

TEST(Pdf, MapsALigatureToAllItsCharacters) {
  Book book;
  auto run = book.run("fi", {pt(20), pt(50)});
  run.glyph_count = 1;
  book.paged.glyphs[run.first_glyph].glyph = book.fonts.glyph_for(book.font, U'\uFB01');
  const BoxId p = book.element(book.body, Tag::P);
  book.add(book.text(p, "fi"), run);
  EXPECT_THAT(read_back(book.write()).unicode_maps(), HasSubstr("> <00660069>\n"));
}

TEST(Pdf, SaysTheCharactersOfARightToLeftLigatureOneByOne) {
  Book book;
  auto run = book.run("\u0644\u0627", {pt(20), pt(50)});
  run.right_to_left = true;
  run.glyph_count = 1;
  book.paged.glyphs[run.first_glyph].glyph = book.fonts.glyph_for(book.font, U'-');
  const BoxId p = book.element(book.body, Tag::P);
  book.add(book.text(p, "\u0644\u0627"), run);
  const std::string maps = read_back(book.write()).unicode_maps();
  EXPECT_THAT(maps, HasSubstr("> <0644>\n"));
  EXPECT_THAT(maps, HasSubstr("> <0627>\n"));
}

TEST(Pdf, WritesRightToLeftMarksBehindTheirLetters) {
  Book book;
  auto run = book.run("ab", {pt(20), pt(50)});
  run.right_to_left = true;
  book.paged.glyphs[run.first_glyph].advance = Length();
  const BoxId p = book.element(book.body, Tag::P);
  book.add(book.text(p, "ab"), run);
  EXPECT_THAT(read_back(book.write()).contents(), HasSubstr("/ActualText"));
}

TEST(Pdf, GivesPicturesInVerticalLinesTheirHorizontalFont) {
  Book book("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf");
  auto run = book.run("\U0001F600", {pt(20), pt(50)});
  run.orientation = model::GlyphOrientation::Upright;
  const BoxId p = book.element(book.body, Tag::P);
  book.add(book.text(p, "\U0001F600"), run);
  const ReadFile file = read_back(book.write());
  EXPECT_EQ(file.count("/F0V"), 0U);
  EXPECT_THAT(file.contents(), HasSubstr("/F0 12 Tf"));
}

TEST(Pdf, SaysADividedWordWholeAtItsFirstPart) {
  Book book(cff_path);
  const BoxId p = book.element(book.body, Tag::P);
  const BoxId t = book.text(p, "a hyphenated word");
  book.add(t, book.run("a hyphen", {pt(20), pt(50)}, 12, true));
  book.add(t, book.run("ated word", {pt(20), pt(66)}));
  const std::string bytes = book.write();
  keep(bytes, "hyphen.pdf");
  const ReadFile file = read_back(bytes);
  EXPECT_THAT(file.contents(), HasSubstr("EMC\n/Span<</MCID 1/ActualText(hyphenated)>>BDC"));
  EXPECT_THAT(file.contents(), HasSubstr("EMC\n/Span<</MCID 2/ActualText<FEFF>>>BDC"));
  EXPECT_THAT(file.unicode_maps(), HasSubstr("> <00AD>\n"));
}

TEST(Pdf, JoinsAWordDividedOverThreeLines) {
  Book book;
  const BoxId p = book.element(book.body, Tag::P);
  const BoxId t = book.text(p, "incomprehensible");
  book.add(t, book.run("incom", {pt(20), pt(50)}, 12, true));
  book.add(t, book.run("prehen", {pt(20), pt(66)}, 12, true));
  book.add(t, book.run("sible", {pt(20), pt(82)}));
  const std::string contents = read_back(book.write()).contents();
  EXPECT_THAT(contents, HasSubstr("/ActualText(incomprehensible)"));
}

TEST(Pdf, EmbedsSubsetsUnderATaggedName) {
  Book truetype, cff(cff_path);
  truetype.paragraph("abc");
  cff.paragraph("abc");
  const ReadFile a = read_back(truetype.write()), b = read_back(cff.write());
  EXPECT_THAT(a.with("/Subtype/Type0"), ::testing::ContainsRegex("/BaseFont/[A-Z]{6}\\+DejaVuSerif"));
  EXPECT_THAT(a.with("/CIDFontType2"), HasSubstr("/CIDToGIDMap "));
  EXPECT_THAT(a.with("/FontDescriptor/"), HasSubstr("/FontFile2 "));
  EXPECT_THAT(b.with("/CIDFontType0/"), HasSubstr("/W["));
  EXPECT_THAT(b.with("/FontDescriptor/"), HasSubstr("/FontFile3 "));
}

}  // namespace
}  // namespace bifolio::pdf::test
