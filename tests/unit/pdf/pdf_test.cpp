// The PDF writer as a whole: files made from hand-built pages, read back by scanning.
#include "pdf/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "book.h"
#include "reader.h"

namespace bifolio::pdf::test {
namespace {

using model::BoxId;
using model::BoxKind;
using model::Tag;
using ::testing::HasSubstr;
using ::testing::Not;

// For looking at with other programs.
void keep(std::string const& bytes, std::string_view name) {
  if (char const* const folder = std::getenv("BIFOLIO_KEEP_PDFS"))
    std::ofstream(std::string(folder) + "/" + std::string(name), std::ios::binary) << bytes;
}

TEST(Pdf, HasTheHeaderTrailerAndIdentifierOfPdf17) {
  Book book;
  book.paragraph("Hello, world");
  const std::string bytes = book.write();
  keep(bytes, "hello.pdf");
  EXPECT_TRUE(bytes.starts_with("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
  EXPECT_TRUE(bytes.ends_with("\n%%EOF\n"));
  const ReadFile file = read_back(bytes);
  EXPECT_THAT(file.trailer, HasSubstr("/ID[<"));
  EXPECT_THAT(file.with("/Type/Catalog"), HasSubstr("/MarkInfo<</Marked true>>"));
  EXPECT_THAT(file.with("/Type/Catalog"), HasSubstr("/Lang(en)"));
  EXPECT_TRUE(book.sink.all().empty());
}

TEST(Pdf, IsTheSameForAnyNumberOfThreads) {
  const auto make = [](unsigned threads) {
    Book book;
    for (int i = 0; i < 40; ++i) {
      book.paragraph("A line on each page");
      book.page();
    }
    return book.write(threads);
  };
  EXPECT_EQ(make(1), make(4));
}

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

TEST(Pdf, TagsHeadingsListsAndLinks) {
  Book book;
  const BoxId h = book.element(book.body, Tag::H1);
  book.add(book.text(h, "Title"), book.run("Title", {pt(20), pt(40)}, 20));
  const BoxId ul = book.element(book.body, Tag::Ul);
  const BoxId li = book.element(ul, Tag::Li);
  const BoxId marker = book.box(li, BoxKind::Marker, book.boxes[li].element);
  book.boxes[marker].pseudo = model::PseudoElement::Marker;
  book.add(book.text(marker, "•"), book.run("•", {pt(20), pt(60)}));
  const BoxId p = book.element(li, Tag::P);
  const BoxId a = book.element(p, Tag::A, BoxKind::Inline);
  book.boxes[a].href = "https://example.org/a b";
  const BoxId t = book.text(a, "a link");
  book.add(t, book.run("a link", {pt(40), pt(60)}));
  book.add(a, model::LinkArea{{pt(40), pt(50), pt(50), pt(14)}, "https://example.org/a b"});
  const std::string bytes = book.write();
  keep(bytes, "tags.pdf");
  const ReadFile file = read_back(bytes);
  for (const char* type : {"/S/Document/", "/S/H1/", "/S/L/", "/S/LI/", "/S/Lbl/", "/S/LBody/", "/S/P/", "/S/Link/"})
    EXPECT_EQ(file.count(type), 1u) << type;
  EXPECT_THAT(file.with("/S/L/"), HasSubstr("/ListNumbering/Disc"));
  EXPECT_THAT(file.with("/S/Link/"), HasSubstr("/OBJR"));
  EXPECT_THAT(file.with("/S/URI"), HasSubstr("/URI(https://example.org/a%20b)"));
  EXPECT_THAT(file.with("/Subtype/Link"), HasSubstr("/Contents(a link)"));
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/Tabs/S/Annots["));
  EXPECT_TRUE(book.sink.all().empty());
}

TEST(Pdf, LinksWithinTheBookByNameAndReportsMissingTargets) {
  Book book;
  const BoxId p = book.paragraph("target");
  book.add(p, model::Anchor{"here", {pt(20), pt(40)}});
  book.add(p, model::LinkArea{{pt(20), pt(50), pt(50), pt(14)}, "#here"});
  book.add(p, model::LinkArea{{pt(20), pt(50), pt(50), pt(14)}, "#nowhere"});
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/Subtype/Link"), HasSubstr("/Dest(here)"));
  EXPECT_THAT(file.with("/Names["), HasSubstr("(here) ["));
  ASSERT_EQ(book.sink.all().size(), 1u);
  EXPECT_EQ(book.sink.all()[0].kind, "pdf/missing-link-target");
}

TEST(Pdf, PutsANoteAfterItsReference) {
  Book book;
  const BoxId p = book.element(book.body, Tag::P);
  const BoxId before = book.text(p, "word");
  const BoxId call = book.element(p, Tag::A, BoxKind::FootnoteCall, model::Role::Noteref);
  const BoxId number = book.text(call, "1");
  const BoxId after = book.text(p, " more");
  const BoxId note =
      book.box({}, BoxKind::Block, book.document.append_element(book.document.body(), Tag::Aside, {}, model::Role::Footnote));
  const BoxId note_text = book.text(note, "the note");
  book.boxes.footnotes.push_back({call, note});
  book.add(before, book.run("word", {pt(20), pt(50)}));
  book.add(number, book.run("1", {pt(60), pt(46)}, 8));
  book.add(after, book.run(" more", {pt(66), pt(50)}));
  book.add(note_text, book.run("the note", {pt(20), pt(380)}, 9));
  const std::string bytes = book.write();
  keep(bytes, "note.pdf");
  const ReadFile file = read_back(bytes);
  EXPECT_THAT(file.with("/S/Note"), HasSubstr("/ID(note-00001)"));
  EXPECT_THAT(file.with("/Type/StructTreeRoot"), HasSubstr("/IDTree "));
  // the paragraph's kids: text, reference, note, text
  EXPECT_THAT(file.with("/S/P/"), ::testing::ContainsRegex("/K\\[0 [0-9]+ 0 R [0-9]+ 0 R 2\\]"));
}

TEST(Pdf, MarksWhatIsNotContentAsArtifact) {
  Book book;
  book.add({}, book.run("12", {pt(140), pt(390)}, 9), model::Artifact::Footer);
  book.add(book.body, model::FilledRect{{pt(0), pt(0), pt(300), pt(400)}, Color::rgb(240, 240, 240)}, model::Artifact::Background);
  book.add(book.body, model::StrokedLine{{pt(10), pt(10)}, {pt(90), pt(10)}, pt(1), model::BorderStyle::Dotted, Color::black()});
  const std::string contents = read_back(book.write()).contents();
  EXPECT_THAT(contents, HasSubstr("/Artifact<</Type/Pagination/Subtype/Footer>>BDC"));
  EXPECT_THAT(contents, HasSubstr("/Artifact<</Type/Background/BBox[0 0 300 400]>>BDC\n0.9412 g\n"));
  EXPECT_THAT(contents, HasSubstr("[0 2]0 d\n1 J"));
  EXPECT_THAT(contents, Not(HasSubstr("MCID")));
}

TEST(Pdf, WritesColoursAndTransparencyOnlyWhenTheyChange) {
  Book book;
  Color half = Color::rgb(255, 0, 0);
  half.alpha = 32768;
  Color cyan{ColorSpace::DeviceCmyk, {65535, 0, 0, 0}, 65535};
  const Rect rect{pt(10), pt(10), pt(10), pt(10)};
  for (Color const& color : {Color::rgb(255, 0, 0), Color::rgb(255, 0, 0), half, cyan})
    book.add(book.body, model::FilledRect{rect, color});
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.contents(),
              HasSubstr("1 0 0 rg\n10 380 10 10 re f\n10 380 10 10 re f\n/A32768 gs\n10 380 10 10 re f\n/A65535 gs\n1 0 0 0 k\n"));
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/A32768<</ca 0.5/CA 0.5>>"));
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/Group<</S/Transparency"));
}

TEST(Pdf, NestsTheOutlineAndKeepsClosedEntriesClosed) {
  Book book;
  for (int i = 0; i < 3; ++i) {
    const BoxId h = book.element(book.body, i == 0 ? Tag::H1 : Tag::H2);
    book.add(book.text(h, "x"), book.run("x", {pt(20), pt(40.0 + 20 * i)}));
    book.add(h, model::Anchor{"", {pt(20), pt(30.0 + 20 * i)}});
    book.boxes.bookmarks.push_back({h, i == 0 ? 1 : 2, i == 0 ? "Größe (1)" : "Inner", i != 0});
  }
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/Type/Outlines"), HasSubstr("/Count 1"));
  EXPECT_THAT(file.with("/Title<FEFF"), HasSubstr("/Count -2"));
  EXPECT_EQ(file.count("/Title(Inner)"), 2u);
  EXPECT_THAT(file.with("/Type/Catalog"), HasSubstr("/PageMode/UseOutlines"));
}

TEST(Pdf, GivesInformationAndXmpFromOneSource) {
  Book book;
  book.document.metadata.title = "Fish & <Chips>";
  book.document.metadata.creators.emplace_back().name = "Oriol Marín";
  book.document.metadata.description = "About";
  book.paragraph("x");
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/Producer"), HasSubstr("/Title(Fish & <Chips>)"));
  EXPECT_THAT(file.with("/Producer"), HasSubstr("/ModDate(D:20251124160000Z)"));
  std::string xmp;
  for (auto const& [number, data] : file.streams)
    if (data.starts_with("<?xpacket")) xmp = data;
  EXPECT_THAT(xmp, HasSubstr("Fish &amp; &lt;Chips&gt;"));
  EXPECT_THAT(xmp, HasSubstr("<rdf:li>Oriol Marín</rdf:li>"));
  EXPECT_THAT(xmp, HasSubstr("<xmp:ModifyDate>2025-11-24T16:00:00Z</xmp:ModifyDate>"));
  EXPECT_THAT(xmp, HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
}

TEST(Pdf, ClaimsNoAccessibilityWithASkippedHeadingLevel) {
  Book book;
  for (const Tag tag : {Tag::H1, Tag::H3}) {
    const BoxId h = book.element(book.body, tag);
    book.add(book.text(h, "x"), book.run("x", {pt(20), pt(40)}));
  }
  const std::string bytes = book.write();
  EXPECT_EQ(bytes.find("pdfuaid"), std::string::npos);
  ASSERT_EQ(book.sink.all().size(), 1u);
  EXPECT_EQ(book.sink.all()[0].kind, "pdf/skipped-heading-level");
}

TEST(Pdf, PadsTablesToARegularGrid) {
  Book book;
  const BoxId wrapper = book.element(book.body, Tag::Table, BoxKind::TableWrapper);
  const BoxId table = book.box(wrapper, BoxKind::Table, book.boxes[wrapper].element);
  const BoxId head = book.element(table, Tag::Thead, BoxKind::TableRowGroup);
  const BoxId first = book.element(head, Tag::Tr, BoxKind::TableRow);
  double x = 20;
  for (const char* name : {"A", "B", "C"})
    book.add(book.text(book.element(first, Tag::Th, BoxKind::TableCell), name), book.run(name, {pt(x += 30), pt(50)}));
  const BoxId rows = book.element(table, Tag::Tbody, BoxKind::TableRowGroup);
  const BoxId second = book.element(rows, Tag::Tr, BoxKind::TableRow);
  const BoxId cell = book.element(second, Tag::Td, BoxKind::TableCell);
  book.boxes[cell].row_span = 7;
  book.add(book.text(cell, "d"), book.run("d", {pt(50), pt(70)}));
  const std::string bytes = book.write();
  keep(bytes, "table.pdf");
  const ReadFile file = read_back(bytes);
  EXPECT_EQ(file.count("/S/TD/"), 3u);
  EXPECT_EQ(file.count("/Scope/Column"), 3u);
  EXPECT_EQ(file.count("/RowSpan"), 0u);
}

TEST(Pdf, SeesNoTableInALayoutTable) {
  Book book;
  const BoxId wrapper = book.element(book.body, Tag::Table, BoxKind::TableWrapper, model::Role::Presentation);
  const BoxId table = book.box(wrapper, BoxKind::Table, book.boxes[wrapper].element);
  const BoxId rows = book.element(table, Tag::Tbody, BoxKind::TableRowGroup);
  const BoxId row = book.element(rows, Tag::Tr, BoxKind::TableRow);
  double x = 20;
  for (const char* name : {"A", "B"})
    book.add(book.text(book.element(row, Tag::Td, BoxKind::TableCell), name), book.run(name, {pt(x += 30), pt(50)}));
  const ReadFile file = read_back(book.write());
  for (const char* type : {"/S/Table", "/S/TBody", "/S/TR", "/S/TD"}) EXPECT_EQ(file.count(type), 0u) << type;
  EXPECT_EQ(file.count("/S/P/"), 2u);
}

TEST(Pdf, LabelsPagesAsTheyAreNumbered) {
  Book book;
  for (int i = 0; i < 4; ++i) book.page();
  const char* labels[] = {"i", "ii", "1", "2", "A-1"};
  for (std::size_t i = 0; i < 5; ++i) book.paged.pages[i].label = labels[i];
  EXPECT_THAT(read_back(book.write()).with("/Type/Catalog"), HasSubstr("/PageLabels<</Nums[0<</S/r>>2<</S/D>>4<</S/D/P(A-)>>]>>"));
}

TEST(Pdf, SetsTrimAndBleedBoxesAndCropMarks) {
  Book book;
  book.paged.pages[0].bleed = pt(9);
  book.paged.pages[0].crop_marks = true;
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/MediaBox[0 0 354 454]/BleedBox[18 18 336 436]/TrimBox[27 27 327 427]"));
  EXPECT_THAT(file.contents(), HasSubstr("/Artifact<</Type/Page>>BDC"));
}

TEST(Pdf, DrawsCrossesInTheMiddleOfEachSideAndTurnsPages) {
  Book book;
  book.paged.pages[0].cross_marks = true;
  book.paged.pages[0].rotation = -90;
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/MediaBox[0 0 348 448]"));
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/Rotate 270"));
  EXPECT_THAT(file.contents(), HasSubstr("/Artifact<</Type/Page>>BDC"));
}

TEST(Pdf, SetsTheLanguageOfForeignText) {
  Book book;
  const BoxId p = book.element(book.body, Tag::P);
  const BoxId i = book.element(p, Tag::I, BoxKind::Inline);
  book.boxes.styles.push_back(book.boxes.styles[1]);
  book.boxes.styles.back().lang = "la";
  book.boxes[i].style = model::StyleId(book.boxes.styles.size() - 1);
  const BoxId t = book.text(i, "lorem");
  book.boxes[t].style = book.boxes[i].style;
  book.add(t, book.run("lorem", {pt(20), pt(50)}));
  EXPECT_THAT(read_back(book.write()).with("/S/Span"), HasSubstr("/Lang(la)"));
}

TEST(Pdf, BalancesTheTreesOfManyPages) {
  Book book;
  for (int i = 1; i < 1100; ++i) book.page();
  const BoxId p = book.element(book.body, Tag::P);
  std::vector<std::string> names;
  for (int i = 0; i < 5000; ++i) names.push_back("id" + std::to_string(i));
  for (std::string const& name : names) book.add(p, model::Anchor{name, {}});
  const std::string bytes = book.write();
  keep(bytes, "many.pdf");
  const ReadFile file = read_back(bytes);
  EXPECT_EQ(file.count("/Count 1100"), 1u);
  EXPECT_EQ(file.count("/Names["), 79u);  // 5000 / 64
}

}  // namespace
}  // namespace bifolio::pdf::test
