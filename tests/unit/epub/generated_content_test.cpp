// Generated content: shown once, by the style sheets where reading systems can, as text where they cannot.
#include "epub/generated_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using model::ContentItem;
using model::PseudoElement;
using testing::HasSubstr;
using testing::Not;

model::ContentItem item(ContentItem::Kind kind, std::string text) {
  ContentItem result;
  result.kind = kind;
  result.text = std::move(text);
  return result;
}

struct CountedFixture : BookFixture {
  CountedFixture() {
    document.metadata.type = model::PublicationType::Book;
    for (const char* id : {"one", "two"}) {
      const NodeId heading = document[chapter(body(), id, id)].first_child;
      generate(heading, PseudoElement::Before, {item(ContentItem::Kind::Counter, "chapter"), item(ContentItem::Kind::Text, ". ")},
               std::string(id) == "one" ? "1. " : "2. ");
    }
  }
};

TEST(GeneratedContent, IsLeftToTheStyleSheetsWhereItIsAString) {
  BookFixture book;
  const NodeId p = book.leaf(book.body(), Tag::P, "text");
  book.generate(p, PseudoElement::Before, {item(ContentItem::Kind::Text, "*")}, "*");
  EXPECT_THAT(book.file("EPUB/text/article.xhtml"), HasSubstr("<p>text</p>"));
}

TEST(GeneratedContent, IsWrittenAsTextWhereTheStyleSheetsDoNotCount) {
  CountedFixture book;
  EXPECT_THAT(book.file("EPUB/text/chapter-02.xhtml"), HasSubstr("<h1 id=\"two\"><span class=\"before\">2. </span>two</h1>"));
}

TEST(GeneratedContent, IsNeverShownTwice) {
  CountedFixture book;
  book.style.files = {{"b.css", "h1::before { content: counter(chapter) '. ' }"}};
  EXPECT_THAT(book.file("EPUB/text/chapter-02.xhtml"), HasSubstr("<h1 id=\"two\">two</h1>"));
}

TEST(GeneratedContent, ThatNoReadingSystemKnowsIsAlwaysText) {
  BookFixture book;
  const NodeId p = book.leaf(book.body(), Tag::P, "see");
  book.generate(p, PseudoElement::After, {item(ContentItem::Kind::TargetText, "#x")}, " “There”");
  EXPECT_THAT(book.file("EPUB/text/article.xhtml"), HasSubstr("<p>see<span class=\"after\"> “There”</span></p>"));
}

TEST(GeneratedContent, GoesOnCountingFromFileToFile) {
  CountedFixture book;
  book.style.files = {{"b.css", "h1 { counter-increment: chapter } h1::before { content: counter(chapter) }"}};
  book.heading_increment = {{"chapter", 1}};
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/text/chapter-01.xhtml"], Not(HasSubstr("counter-reset")));
  EXPECT_THAT(archive["EPUB/text/chapter-02.xhtml"],
              HasSubstr("<body epub:type=\"bodymatter\" style=\"counter-reset: chapter 1\">"));
}

}  // namespace
}  // namespace bifolio::epub
