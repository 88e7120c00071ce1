// The EPUB as a whole: what is in the container, that equal books give equal bytes, that the manifest and the files agree.
#include "epub/epub.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using testing::HasSubstr;
using testing::Not;

BookFixture novel() {
  BookFixture book;
  book.document.metadata.type = model::PublicationType::Book;
  book.leaf(book.chapter(book.body(), "One", "one"), Tag::P, "First chapter.");
  book.leaf(book.chapter(book.body(), "Two", "two"), Tag::P, "Second chapter.");
  return book;
}

TEST(Epub, StartsWithTheStoredMimetypeWithoutExtraField) {
  const std::string bytes = novel().write();
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
  EXPECT_EQ(bytes[8], 0) << "stored";
  EXPECT_EQ(bytes[28], 0) << "no extra field";
  EXPECT_EQ(bytes[6] & 0x09, 0) << "neither encrypted nor with a data descriptor";
}

TEST(Epub, IsTheSameInEveryTimeZone) {
  setenv("TZ", "America/New_York", 1);
  tzset();
  const std::string there = novel().write();
  setenv("TZ", "Asia/Tokyo", 1);
  tzset();
  EXPECT_EQ(there, novel().write());
  unsetenv("TZ");
  tzset();
}

TEST(Epub, ListsEveryFileInTheManifestAndOnlyThese) {
  BookFixture book = novel();
  book.image("fig.png", "fig.png");
  book.element(book.body(), Tag::Img, {{"src", "fig.png"}, {"alt", "A figure"}});
  const Archive archive = book.archive();
  pugi::xml_document package;
  ASSERT_TRUE(package.load_string(archive["EPUB/package.opf"].c_str()));
  std::size_t items = 0;
  for (pugi::xml_node item : package.child("package").child("manifest").children("item")) {
    EXPECT_TRUE(archive.has(std::string("EPUB/") + item.attribute("href").value())) << item.attribute("href").value();
    ++items;
  }
  EXPECT_EQ(items + 3, archive.names.size());  // mimetype, container.xml and the package document are not in it
}

TEST(Epub, HasAFileForEachChapterInTheSpine) {
  const Archive archive = novel().archive();
  EXPECT_THAT(archive["EPUB/text/chapter-01.xhtml"], HasSubstr("<title>One — A Book</title>"));
  EXPECT_THAT(archive["EPUB/text/chapter-02.xhtml"], HasSubstr("<p>Second chapter.</p>"));
  EXPECT_THAT(archive["EPUB/package.opf"], HasSubstr("<itemref idref=\"chapter-01\" />\n    <itemref idref=\"chapter-02\" />"));
}

}  // namespace
}  // namespace bifolio::epub
