// Links: within the book across its files, to the web, and to nowhere.
#include "epub/links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "epub/punycode.h"
#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ExternalUrl, IsPercentEncodedOnce) {
  EXPECT_EQ(external_url("https://example.org/a b?q=ü#x#y"), "https://example.org/a%20b?q=%C3%BC#x%23y");
  EXPECT_EQ(external_url(" HTTP://Example.ORG/50%25%zz\n"), "http://example.org/50%25%25zz");
  EXPECT_EQ(external_url("https://example.org/wiki/A_(b)[1]"), "https://example.org/wiki/A_(b)%5B1%5D");
  EXPECT_EQ(external_url("//example.org"), "https://example.org");
  EXPECT_EQ(external_url("mailto:a@b.example"), "mailto:a@b.example");
  EXPECT_EQ(external_url("https://example.org:8080/x"), "https://example.org:8080/x");
}

TEST(ExternalUrl, IsNoScriptNoFileAndNoRelativePath) {
  EXPECT_FALSE(external_url("javascript:alert(1)"));
  EXPECT_FALSE(external_url("JavaScript\n:alert(1)"));
  EXPECT_FALSE(external_url("data:text/html,x"));
  EXPECT_FALSE(external_url("file:///etc/passwd"));
  EXPECT_FALSE(external_url("other.html"));
  EXPECT_FALSE(external_url("../a:b"));
  EXPECT_FALSE(external_url("http:/nothing"));
  EXPECT_FALSE(external_url("https://a b/"));
  EXPECT_FALSE(external_url("https://example.org:port/"));
  EXPECT_FALSE(external_url(""));
}

TEST(AsciiHost, EncodesInternationalLabels) {
  EXPECT_EQ(ascii_host("bücher.example"), "xn--bcher-kva.example");
  EXPECT_EQ(ascii_host("президент.рф"), "xn--d1abbgf6aiiy.xn--p1ai");
  EXPECT_EQ(ascii_host("例え.テスト"), "xn--r8jz45g.xn--zckzah");
  EXPECT_EQ(ascii_host("WWW.Example.com"), "www.example.com");
  EXPECT_FALSE(ascii_host("a b.example"));
}

TEST(Links, LeadToTheFileThatHasTheTarget) {
  BookFixture book;
  book.document.metadata.type = model::PublicationType::Book;
  const NodeId one = book.chapter(book.body(), "One", "one");
  const NodeId p = book.element(one, Tag::P);
  book.leaf(p, Tag::A, "there", {{"href", "#two"}});
  book.leaf(p, Tag::A, "here", {{"href", "#one"}});
  book.chapter(book.body(), "Two", "two");
  EXPECT_THAT(book.file("EPUB/text/chapter-01.xhtml"),
              HasSubstr("<a href=\"chapter-02.xhtml#two\">there</a><a href=\"#one\">here</a>"));
}

TEST(Links, ToWhatTheEpubLacksKeepTheirTextAndAreReported) {
  BookFixture book;
  const NodeId p = book.element(book.body(), Tag::P);
  book.leaf(p, Tag::A, "gone", {{"href", "#print"}});
  book.leaf(p, Tag::A, "file", {{"href", "notes.pdf"}});
  book.hidden.push_back(book.leaf(book.body(), Tag::P, "x", {{"id", "print"}}));
  EXPECT_THAT(book.file("EPUB/text/article.xhtml"), HasSubstr("<p><a>gone</a><a>file</a></p>"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/link-left-out", "epub/link-left-out"));
}

TEST(Links, FollowIdsThatXhtmlDoesNotAllow) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, "x", {{"id", "a b"}});
  book.leaf(book.element(book.body(), Tag::P), Tag::A, "link", {{"href", "#a b"}});
  const std::string xhtml = book.file("EPUB/text/article.xhtml");
  EXPECT_THAT(xhtml, HasSubstr("<p id=\"a-b\">x</p>"));
  EXPECT_THAT(xhtml, HasSubstr("<a href=\"#a-b\">link</a>"));
}

TEST(Links, WriteADuplicateIdOnce) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, "x", {{"id", "a"}});
  book.leaf(book.body(), Tag::P, "y", {{"id", "a"}});
  const std::string xhtml = book.file("EPUB/text/article.xhtml");
  EXPECT_THAT(xhtml, HasSubstr("<p id=\"a\">x</p>"));
  EXPECT_THAT(xhtml, HasSubstr("<p>y</p>"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/duplicate-id"));
}

}  // namespace
}  // namespace bifolio::epub
