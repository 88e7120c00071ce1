// The partition: a file for each part that a reader would name, and none too long for a reading system.
#include "epub/partition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct PartedFixture : BookFixture {
  PartedFixture() { document.metadata.type = model::PublicationType::Book; }

  std::vector<std::string> file_names() {
    make_boxes();
    const Presence presence(document, boxes);
    std::vector<std::string> names;
    for (ContentFile const& file : make_partition(document, presence, sink).files) names.push_back(file.name);
    return names;
  }
  void paragraphs(NodeId parent, int count) {
    const std::string long_text(1000, 'x');
    for (int i = 0; i < count; ++i) leaf(parent, Tag::P, long_text);
  }
};

TEST(Partition, NamesFilesAsTheirReadersWould) {
  PartedFixture book;
  book.leaf(book.element(book.body(), Tag::Section, {{"class", "titlepage"}}), Tag::H1, "A Book");
  book.leaf(book.element(book.body(), Tag::Section, {{"class", "imprint"}}), Tag::P, "Rights");
  book.leaf(book.element(book.body(), Tag::Nav, {}, Role::Toc), Tag::H1, "Contents");
  book.chapter(book.body(), "Preface", "p", Role::Preface);
  book.chapter(book.body(), "One", "one");
  book.chapter(book.body(), "Two", "two");
  book.chapter(book.body(), "A", "a", Role::Appendix);
  EXPECT_THAT(book.file_names(), ElementsAre("title-page.xhtml", "imprint.xhtml", "contents.xhtml", "preface.xhtml",
                                             "chapter-01.xhtml", "chapter-02.xhtml", "appendix-1.xhtml"));
}

TEST(Partition, GivesPartsAndTheirChaptersFilesOfTheirOwn) {
  PartedFixture book;
  const NodeId part = book.chapter(book.body(), "Part One", "p1", Role::Part);
  book.chapter(part, "One", "one");
  book.chapter(part, "Two", "two");
  EXPECT_THAT(book.file_names(), ElementsAre("part-1.xhtml", "chapter-01.xhtml", "chapter-02.xhtml"));
  EXPECT_THAT(book.file("EPUB/text/chapter-02.xhtml"), HasSubstr("    <section>\n      <section role=\"doc-chapter\""));
}

TEST(Partition, KeepsAnArticleInOneFile) {
  PartedFixture book;
  book.document.metadata.type = model::PublicationType::Article;
  book.leaf(book.element(book.body(), Tag::Header), Tag::H1, "Title");
  book.chapter(book.body(), "One", "one");
  EXPECT_THAT(book.file_names(), ElementsAre("article.xhtml"));
}

TEST(Partition, GivesAnEmptyBookAFile) {
  PartedFixture book;
  EXPECT_THAT(book.file_names(), ElementsAre("text.xhtml"));
}

TEST(Partition, DividesLongChaptersBetweenBlocks) {
  PartedFixture book;
  const NodeId chapter = book.chapter(book.body(), "One", "one");
  book.paragraphs(chapter, 600);
  book.leaf(book.element(chapter, Tag::P), Tag::A, "back", {{"href", "#one"}});
  EXPECT_THAT(book.file_names(), ElementsAre("chapter-01.xhtml", "chapter-01-part-2.xhtml", "chapter-01-part-3.xhtml"));
  const Archive archive = book.archive();
  for (auto const& [name, stat] : archive.stats) EXPECT_LT(stat.size, size_limit + 1000) << name;
  std::string const& last = archive["EPUB/text/chapter-01-part-3.xhtml"];
  EXPECT_THAT(last, HasSubstr("<title>One — A Book</title>"));
  EXPECT_THAT(last, HasSubstr("    <section>\n      <p>xxx")) << "opened again, without its role";
  EXPECT_THAT(last, HasSubstr("<a href=\"chapter-01.xhtml#one\">back</a>"));
}

TEST(Partition, TakesAHeadingAlongToTheNextFile) {
  PartedFixture book;
  const NodeId chapter = book.chapter(book.body(), "One", "one");
  book.paragraphs(chapter, 242);
  book.leaf(chapter, Tag::H2, "Section");
  book.leaf(chapter, Tag::P, std::string(20'000, 'y'));
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/text/chapter-01.xhtml"], Not(HasSubstr("<h2>")));
  EXPECT_THAT(archive["EPUB/text/chapter-01-part-2.xhtml"], HasSubstr("<section>\n      <h2>Section</h2>\n      <p>yyy"));
}

TEST(Partition, GoesOnCountingInADividedList) {
  PartedFixture book;
  const NodeId list = book.element(book.chapter(book.body(), "One", "one"), Tag::Ol, {{"start", "5"}, {"class", "c"}});
  const std::string long_text(1000, 'x');
  for (int i = 0; i < 300; ++i) book.leaf(list, Tag::Li, long_text);
  const Archive archive = book.archive();
  const auto count_items = [&](std::string const& name) {
    std::size_t count = 0;
    for (std::size_t at = archive[name].find("<li>"); at != std::string::npos; at = archive[name].find("<li>", at + 1)) ++count;
    return count;
  };
  const std::size_t in_first = count_items("EPUB/text/chapter-01.xhtml");
  ASSERT_EQ(in_first + count_items("EPUB/text/chapter-01-part-2.xhtml"), 300U);
  const bool goes_on = archive["EPUB/text/chapter-01-part-2.xhtml"].find("<ol class=\"c\" start=\"" + std::to_string(in_first + 5) +
                                                                         "\">") != std::string::npos;
  EXPECT_TRUE(goes_on) << in_first;
}

TEST(Partition, ReportsABlockThatCannotBeDivided) {
  PartedFixture book;
  book.leaf(book.chapter(book.body(), "One", "one"), Tag::P, std::string(300'000, 'x'));
  EXPECT_THAT(book.file_names(), ElementsAre("chapter-01.xhtml", "chapter-01-part-2.xhtml"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/block-over-size-limit"));
}

TEST(Partition, NeverLosesLooseTextBetweenSections) {
  PartedFixture book;
  book.text(book.body(), "before ");
  book.leaf(book.body(), Tag::Em, "all");
  book.chapter(book.body(), "One", "one");
  book.leaf(book.body(), Tag::P, "between");
  book.chapter(book.body(), "Two", "two");
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/text/text.xhtml"], HasSubstr("    before <em>all</em>\n"));
  EXPECT_THAT(archive["EPUB/text/text-2.xhtml"], HasSubstr("<p>between</p>"));
}

}  // namespace
}  // namespace bifolio::epub
