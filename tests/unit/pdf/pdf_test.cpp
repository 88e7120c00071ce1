// The PDF writer as a whole: files made from hand-built pages, read back by scanning.
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
