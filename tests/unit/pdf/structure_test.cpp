// The PDF's structure tree. Files made from hand-built pages, read back by scanning.
#include "pdf/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book.h"
#include "reader.h"

namespace bifolio::pdf::test {
namespace {

using model::BoxId;
using model::BoxKind;
using model::Tag;
using ::testing::HasSubstr;
using ::testing::Not;

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

}  // namespace
}  // namespace bifolio::pdf::test
