// The package document and what is computed for it: metadata, accessibility, navigation, cover, style sheets, times.
#include "epub/package_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "epub/calendar.h"
#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

model::Contributor person(std::string name, std::string file_as = "", std::string role = "aut") {
  model::Contributor result;
  result.name = std::move(name);
  result.file_as = std::move(file_as);
  result.role = std::move(role);
  return result;
}

TEST(Package, CarriesTheMetadata) {
  BookFixture book;
  model::Metadata& known = book.document.metadata;
  known.title = "Salt & Stars";
  known.subtitle = "A Voyage";
  known.creators = {person("Oriol Marín", "Marín, Oriol"), person("Ann Lee")};
  known.contributors = {person("Tom Trans", "", "trl")};
  known.identifiers = {{"isbn", "9783161484100"}, {"doi", "10.1000/182"}};
  known.date.iso = "2024-08-22";
  known.collection = "Voyages";
  known.collection_position = "2";
  const std::string opf = book.file("EPUB/package.opf");
  EXPECT_THAT(opf, HasSubstr("<dc:identifier id=\"publication-id\">urn:isbn:9783161484100</dc:identifier>"));
  EXPECT_THAT(opf, HasSubstr("<dc:identifier>https://doi.org/10.1000/182</dc:identifier>"));
  EXPECT_THAT(opf, HasSubstr("<dc:title id=\"title\">Salt &amp; Stars</dc:title>"));
  EXPECT_THAT(opf, HasSubstr("<meta refines=\"#subtitle\" property=\"title-type\">subtitle</meta>"));
  EXPECT_THAT(opf, HasSubstr("<meta refines=\"#creator-1\" property=\"file-as\">Marín, Oriol</meta>"));
  EXPECT_THAT(opf, HasSubstr("<meta refines=\"#contributor-1\" property=\"role\" scheme=\"marc:relators\">trl</meta>"));
  EXPECT_THAT(opf, HasSubstr("<meta refines=\"#collection\" property=\"group-position\">2</meta>"));
  EXPECT_THAT(opf, HasSubstr("<meta property=\"dcterms:modified\">2023-11-14T22:13:20Z</meta>"));
}

TEST(Package, DerivesAnIdentifierFromTheTextWhenThereIsNone) {
  BookFixture book;
  book.document.metadata.identifiers.clear();
  book.leaf(book.body(), Tag::P, "text");
  const std::string first = book.file("EPUB/package.opf");
  EXPECT_THAT(first, HasSubstr("urn:uuid:"));
  EXPECT_EQ(first, book.file("EPUB/package.opf"));
}

TEST(Package, TurnsPagesFromTheRightInRightToLeftBooks) {
  BookFixture book;
  book.make_boxes();
  EXPECT_THAT(book.file("EPUB/package.opf"), Not(HasSubstr("page-progression-direction")));
  book.root_direction = model::Direction::Rtl;
  EXPECT_THAT(book.file("EPUB/package.opf"), HasSubstr("<spine toc=\"ncx\" page-progression-direction=\"rtl\">"));
}

TEST(Accessibility, ClaimsOnlyWhatIsTrue) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, "only text");
  const std::string plain = book.file("EPUB/package.opf");
  EXPECT_THAT(plain, HasSubstr("<meta property=\"schema:accessMode\">textual</meta>"));
  EXPECT_THAT(plain, Not(HasSubstr("visual")));
  EXPECT_THAT(plain, Not(HasSubstr("alternativeText")));
  EXPECT_THAT(plain, Not(HasSubstr("structuralNavigation")));
  book.image("a.png", "a.png");
  const NodeId image = book.element(book.body(), Tag::Img, {{"src", "a.png"}, {"alt", "A"}});
  const std::string described = book.file("EPUB/package.opf");
  EXPECT_THAT(described, HasSubstr("<meta property=\"schema:accessMode\">visual</meta>"));
  EXPECT_THAT(described, HasSubstr("<meta property=\"schema:accessibilityFeature\">alternativeText</meta>"));
  book.document.remove_attribute(image, "alt");
  const std::string undescribed = book.file("EPUB/package.opf");
  EXPECT_THAT(undescribed, Not(HasSubstr("alternativeText")));
  EXPECT_THAT(undescribed, Not(HasSubstr("accessModeSufficient\">textual</meta>")));
  EXPECT_THAT(undescribed, HasSubstr("1 of the images that carry content lack alternative text"));
}

TEST(Navigation, NestsTheOutlineToThreeLevels) {
  BookFixture book;
  int parent = -1;
  for (int level = 1; level <= 4; ++level) {
    const std::string id = "h" + std::to_string(level);
    const NodeId heading = book.leaf(book.body(), Tag::H2, id, {{"id", id}});
    book.document.outline.push_back({heading, level, parent, id, book.document.attribute(heading, "id")});
    parent = level - 1;
  }
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/nav.xhtml"], HasSubstr("<li><a href=\"text/article.xhtml#h3\">h3</a></li>"));
  EXPECT_THAT(archive["EPUB/nav.xhtml"], Not(HasSubstr("h4")));
  EXPECT_THAT(archive["EPUB/toc.ncx"], HasSubstr("<meta name=\"dtb:depth\" content=\"3\" />"));
}

TEST(Navigation, HasAnEntryEvenWithoutHeadings) {
  BookFixture book;
  book.leaf(book.body(), Tag::P, "text");
  EXPECT_THAT(book.file("EPUB/nav.xhtml"), HasSubstr("<li><a href=\"text/article.xhtml\">A Book</a></li>"));
}

TEST(Navigation, LeavesOutHeadingsThatTheEpubDoesNotShow) {
  BookFixture book;
  book.document.metadata.type = model::PublicationType::Book;
  book.hidden.push_back(book.chapter(book.body(), "Print", "print"));
  book.chapter(book.body(), "Shown", "shown");
  const std::string nav = book.file("EPUB/nav.xhtml");
  EXPECT_THAT(nav, Not(HasSubstr("Print")));
  EXPECT_THAT(nav, HasSubstr("text/chapter-01.xhtml#shown"));
}

TEST(Navigation, SpeaksTheLanguageOfTheBook) {
  BookFixture book;
  book.document.metadata.language = "de-AT";
  EXPECT_THAT(book.file("EPUB/nav.xhtml"), HasSubstr("<h1 id=\"toc-heading\">Inhalt</h1>"));
}

TEST(Cover, IsTheFirstPageAndTheCoverImage) {
  BookFixture book;
  book.image("art/c.png", "c.png");
  book.document.metadata.cover = "art/c.png";
  book.document.metadata.cover_alt = "A ship at night";
  const Archive archive = book.archive();
  EXPECT_THAT(archive["EPUB/text/cover.xhtml"], HasSubstr("<img src=\"../images/c.png\" alt=\"A ship at night\""));
  EXPECT_THAT(archive["EPUB/package.opf"], HasSubstr("media-type=\"image/png\" properties=\"cover-image\" />"));
  EXPECT_THAT(archive["EPUB/package.opf"], HasSubstr("<spine toc=\"ncx\">\n    <itemref idref=\"cover\" />"));
  EXPECT_THAT(archive["EPUB/nav.xhtml"], HasSubstr("<a href=\"text/cover.xhtml\" epub:type=\"cover\">Cover</a>"));
}

TEST(Cover, ThatCannotBeFoundIsReported) {
  BookFixture book;
  book.document.metadata.cover = "lost.png";
  EXPECT_FALSE(book.archive().has("EPUB/text/cover.xhtml"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/cover-missing"));
}

TEST(StyleSheets, LeadToTheImagesThatTheyName) {
  BookFixture book;
  book.image("bg.png", "bg 1.png");
  book.style.files = {
      {"b.css", "/* url(x) */ a { background: URL( 'bg.png' ); content: \"url(y)\" } b { background: url(lost.png) no-repeat }"}};
  const Archive archive = book.archive();
  EXPECT_EQ(archive["EPUB/css/b.css"],
            "/* url(x) */ a { background: url(\"../images/bg%201.png\"); content: \"url(y)\" } b { background: none no-repeat }");
  EXPECT_TRUE(archive.has("EPUB/images/bg 1.png"));
  EXPECT_THAT(book.kinds(), ElementsAre("epub/style-resource-missing"));
}

TEST(Calendar, ClampsWhatDosTimesCannotSay) {
  EXPECT_EQ(iso_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(iso_time(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(iso_time(INT64_MAX), "9999-12-31T23:59:59Z");
  EXPECT_EQ(dos_time(0).date, 1U << 5 | 1U);
  EXPECT_EQ(dos_time(0).time, 0U);
  EXPECT_EQ(dos_time(1'700'000'001).time, 22U << 11 | 13U << 5 | 20U / 2);
  EXPECT_EQ(dos_time(INT64_MAX).date, 127U << 9 | 12U << 5 | 31U);
}

}  // namespace
}  // namespace bifolio::epub
