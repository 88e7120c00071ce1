// Page markers: at the exact character where the printed page begins, wherever in the tree that is.
#include "epub/page_markers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string marker(std::string const& label, std::string const& id) {
  return "<span id=\"page-" + id + "\" role=\"doc-pagebreak\" epub:type=\"pagebreak\" aria-label=\"" + label + "\"></span>";
}
std::string marker(std::string const& label) { return marker(label, label); }

struct PagedFixture : BookFixture {
  PagedFixture() { has_pages = true; }
  std::string article() { return file("EPUB/text/article.xhtml"); }
};

TEST(PageMarkers, StandAtTheNthCharacterThatIsNoSpace) {
  PagedFixture book;
  const NodeId p = book.element(book.body(), Tag::P);
  const NodeId text = book.text(p, "\n  ab cd\n ef hyphenation");
  book.pages.pages = {{"1", {text, 0}}, {"2", {text, 4}}, {"3", {text, 11}}};
  EXPECT_THAT(book.article(), HasSubstr("<p>" + marker("1") + "ab cd " + marker("2") + "ef hyphe" + marker("3") + "nation</p>"));
}

TEST(PageMarkers, NeverDivideAGraphemeCluster) {
  PagedFixture book;
  const NodeId text = book.text(book.element(book.body(), Tag::P), "xe\xCC\x81y");  // e with a combining acute
  book.pages.pages = {{"1", {text, 2}}};
  EXPECT_THAT(book.article(), HasSubstr("<p>x" + marker("1") + "e\xCC\x81y</p>"));
}

TEST(PageMarkers, StandInsideLinksAndPreformattedText) {
  PagedFixture book;
  const NodeId link = book.text(book.element(book.element(book.body(), Tag::P), Tag::A, {{"href", "https://example.org/"}}), "abc");
  const NodeId code = book.text(book.element(book.body(), Tag::Pre), "a\n  b");
  book.pages.pages = {{"1", {link, 1}}, {"2", {code, 1}}};
  const std::string xhtml = book.article();
  EXPECT_THAT(xhtml, HasSubstr("\">a" + marker("1") + "bc</a>"));
  EXPECT_THAT(xhtml, HasSubstr("<pre>a\n  " + marker("2") + "b</pre>"));
}

TEST(PageMarkers, FindAValidPlaceInTablesListsAndFigures) {
  PagedFixture book;
  const NodeId table = book.element(book.body(), Tag::Table);
  book.leaf(book.element(book.element(table, Tag::Tbody), Tag::Tr), Tag::Td, "cell");
  const NodeId list = book.element(book.body(), Tag::Ul);
  book.leaf(list, Tag::Li, "item");
  book.image("a.png", "a.png");
  const NodeId image = book.element(book.element(book.body(), Tag::P), Tag::Img, {{"src", "a.png"}, {"alt", "A"}});
  book.pages.pages = {{"1", {table, 0}}, {"2", {list, 0}}, {"3", {image, 0}}};
  const std::string xhtml = book.article();
  EXPECT_THAT(xhtml, HasSubstr("<td>" + marker("1") + "cell</td>"));
  EXPECT_THAT(xhtml, HasSubstr("<li>" + marker("2") + "item</li>"));
  EXPECT_THAT(xhtml, HasSubstr("<p>" + marker("3") + "<img "));
}

TEST(PageMarkers, MoveToTheNextContentThatTheEpubShows) {
  PagedFixture book;
  const NodeId hidden = book.element(book.body(), Tag::P);
  const NodeId hidden_text = book.text(hidden, "print only");
  book.hidden.push_back(hidden);
  book.leaf(book.body(), Tag::P, "shown");
  const NodeId last = book.leaf(book.body(), Tag::P, "print only too");
  book.hidden.push_back(last);
  book.pages.pages = {{"1", {hidden_text, 6}}, {"2", {last, 0}}};
  EXPECT_THAT(book.article(), HasSubstr("<p>" + marker("1") + "shown</p>"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/page-without-place"));
}

TEST(PageMarkers, HaveIdsOfTheirOwn) {
  PagedFixture book;
  const NodeId text = book.text(book.element(book.body(), Tag::P, {{"id", "page-1"}}), "abcd");
  book.pages.pages = {{"1", {text, 0}}, {"1", {text, 1}}, {"–", {text, 2}}, {"", {text, 3}}, {"5", {}}};
  const std::string xhtml = book.article();
  EXPECT_THAT(xhtml, HasSubstr(marker("1", "1-2") + "a" + marker("1", "1-3") + "b" + marker("–", "n3") + "cd"));
}

TEST(PageMarkers, AreListedInTheNavigationWithTheirSource) {
  PagedFixture book;
  const NodeId text = book.text(book.element(book.body(), Tag::P), "abc");
  book.pages.pages = {{"i", {text, 0}}, {"1", {text, 1}}};
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/nav.xhtml"], HasSubstr("<li><a href=\"text/article.xhtml#page-i\">i</a></li>"));
  EXPECT_THAT(archive["EPUB/toc.ncx"], HasSubstr("<pageTarget id=\"page-2\" type=\"normal\" value=\"1\""));
  EXPECT_THAT(archive["EPUB/package.opf"],
              HasSubstr("<meta name=\"pageBreakSource\" content=\"A Book, PDF edition made together with this EPUB\" />"));
  EXPECT_THAT(archive["EPUB/package.opf"], HasSubstr("<meta property=\"schema:accessibilityFeature\">pageNavigation</meta>"));
}

TEST(PageMarkers, AreNotClaimedWithoutAPdf) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, "abc");
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/nav.xhtml"], Not(HasSubstr("page-list")));
  EXPECT_THAT(archive["EPUB/package.opf"], Not(HasSubstr("page")));
}

}  // namespace
}  // namespace bifolio::epub
