// Content documents: the document's elements as readable XHTML, with nothing lost, changed or shown twice.
#include "epub/content_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string article(BookFixture& book) { return book.file("EPUB/text/article.xhtml"); }

TEST(ContentDocument, IsIndentedXhtmlThatAPersonCanRead) {
  BookFixture book;
  const NodeId section = book.element(book.body(), Tag::Section, {{"id", "s"}});
  book.text(section, "\n\n  ");
  book.leaf(section, Tag::H2, "Heading");
  const NodeId p = book.leaf(section, Tag::P, "\n  Text with ");
  book.leaf(p, Tag::Em, "emphasis");
  book.text(p, ",\n  on two   lines. ");
  EXPECT_EQ(
      article(book),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"en\" xml:lang=\"en\">\n"
      "  <head>\n"
      "    <title>A Book</title>\n"
      "    <link rel=\"stylesheet\" type=\"text/css\" href=\"../css/book.css\"/>\n"
      "  </head>\n"
      "  <body epub:type=\"bodymatter\">\n"
      "    <section id=\"s\">\n"
      "      <h2>Heading</h2>\n"
      "      <p>Text with <em>emphasis</em>, on two lines.</p>\n"
      "    </section>\n"
      "  </body>\n"
      "</html>\n");
  EXPECT_THAT(book.kinds(), IsEmpty());
}

TEST(ContentDocument, KeepsTheWhiteSpaceOfPreformattedText) {
  BookFixture book;
  book.leaf(book.body(), Tag::Pre, "\n  if (a < b)\r\n\tc &= d;\n\n");
  EXPECT_THAT(article(book), HasSubstr("    <pre>\n  if (a &lt; b)\n\tc &amp;= d;\n\n</pre>\n"));
}

TEST(ContentDocument, NeverJoinsOrDividesWords) {
  BookFixture book;
  const NodeId p = book.leaf(book.body(), Tag::P, "one");
  book.leaf(p, Tag::I, "two ");
  book.leaf(p, Tag::B, " three");
  book.element(p, Tag::Br);
  book.text(p,
            "\nfour\xC2\xA0"
            "five");
  EXPECT_THAT(article(book), HasSubstr("<p>one<i>two </i><b> three</b><br/> four\xC2\xA0"
                                       "five</p>"));
}

TEST(ContentDocument, LeavesNoSpaceForALineFeedInScriptsWithoutSpaces) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, "日本\n語とEnglish\n文");
  EXPECT_THAT(article(book), HasSubstr("<p>日本語とEnglish 文</p>"));
}

TEST(ContentDocument, LeavesOutWhatHasNoBoxAndKeepsWhatOnlyItsContentsHave) {
  BookFixture book;
  book.hidden.push_back(book.leaf(book.body(), Tag::P, "for print only"));
  const NodeId wrapper = book.element(book.body(), Tag::Div, {{"class", "wrapper"}});
  book.boxless.push_back(wrapper);
  book.leaf(wrapper, Tag::P, "shown");
  const std::string xhtml = article(book);
  EXPECT_THAT(xhtml, Not(HasSubstr("print only")));
  EXPECT_THAT(xhtml, HasSubstr("    <div class=\"wrapper\">\n      <p>shown</p>\n    </div>\n"));
}

TEST(ContentDocument, WritesLanguageTwiceAndRolesWithTheirEpubType) {
  BookFixture book;
  book.leaf(book.body(), Tag::Section, "Bonjour", {{"lang", "fr"}}, Role::Epigraph);
  EXPECT_THAT(article(book),
              HasSubstr("<section lang=\"fr\" xml:lang=\"fr\" role=\"doc-epigraph\" epub:type=\"epigraph\">Bonjour</section>"));
}

TEST(ContentDocument, LeavesOutARoleThatHtmlDoesNotAllowThereButSaysItsType) {
  BookFixture book;
  book.leaf(book.body(), Tag::Aside, "Careful", {}, Role::Notice);
  EXPECT_THAT(article(book), HasSubstr("<aside epub:type=\"notice\">Careful</aside>"));
}

TEST(ContentDocument, ReportsAttributesThatItLeavesOut) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, "text", {{"onclick", "x()"}, {"bgcolor", "red"}, {"data-x", "1"}});
  EXPECT_THAT(article(book), HasSubstr("<p data-x=\"1\">text</p>"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/attribute-left-out", "epub/attribute-left-out"));
}

TEST(ContentDocument, WritesBlocksInParagraphsAsSpans) {
  BookFixture book;
  const NodeId p = book.leaf(book.body(), Tag::P, "a ");
  book.leaf(p, Tag::Div, "b", {{"class", "c"}});
  EXPECT_THAT(article(book), HasSubstr("<span class=\"c\">b</span>"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/element-not-allowed"));
}

TEST(ContentDocument, NeverNestsLinks) {
  BookFixture book;
  const NodeId a = book.leaf(book.element(book.body(), Tag::P), Tag::A, "outer ", {{"href", "https://example.org/"}});
  book.leaf(a, Tag::A, "inner", {{"href", "https://example.com/"}});
  EXPECT_THAT(article(book), HasSubstr("<a href=\"https://example.org/\">outer <span>inner</span></a>"));
}

TEST(ContentDocument, EmbedsImagesOnceAndKeepsTheTextOfMissingOnes) {
  BookFixture book;
  book.image("a.png", "a.png");
  book.image("copy of a.png", "a-2.png");
  const NodeId p = book.element(book.body(), Tag::P);
  book.element(p, Tag::Img, {{"src", "a.png"}, {"alt", "A"}, {"width", "40"}, {"height", "50%"}});
  book.element(p, Tag::Img, {{"src", "copy of a.png"}, {"alt", ""}});
  book.element(p, Tag::Img, {{"src", "lost.png"}, {"alt", "What was lost"}, {"class", "c"}});
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/text/article.xhtml"],
              HasSubstr("<img src=\"../images/a.png\" alt=\"A\" width=\"40\"/><img src=\"../images/a.png\" alt=\"\"/>"
                        "<span class=\"c\">What was lost</span>"));
  EXPECT_FALSE(archive.has("EPUB/images/a-2.png"));
}

TEST(ContentDocument, ReplacesCharactersThatXmlDoesNotHave) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, std::string_view("a\x01\x62\0c", 5));
  EXPECT_THAT(article(book), HasSubstr("<p>a\xEF\xBF\xBD"
                                       "b\xEF\xBF\xBD"
                                       "c</p>"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/character-not-allowed"));
}

TEST(ContentDocument, IndentsListsAndTables) {
  BookFixture book;
  const NodeId item = book.leaf(book.element(book.body(), Tag::Ul), Tag::Li, "one\n");
  book.leaf(book.element(item, Tag::Ul), Tag::Li, "two");
  EXPECT_THAT(article(book), HasSubstr("    <ul>\n"
                                       "      <li>\n"
                                       "        one\n"
                                       "        <ul>\n"
                                       "          <li>two</li>\n"
                                       "        </ul>\n"
                                       "      </li>\n"
                                       "    </ul>\n"));
}

}  // namespace
}  // namespace bifolio::epub
