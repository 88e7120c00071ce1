// Fonts in the EPUB: the families that the styles name, cut down to what the book says, never more than the reading system needs.
#include "epub/fonts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "unit/epub/book_fixture.h"

namespace bifolio::epub {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct FontFixture : BookFixture {
  FontFixture() { load_font_list(fonts, BIFOLIO_SOURCE_DIR "/fonts/fonts.toml"); }
  /// A family that is installed here.
  std::string family() const { return fonts.families().front(); }
  EmbeddedFonts embed(std::vector<std::string> families, std::int32_t weight = 400) {
    make_boxes();
    for (model::ComputedStyle& s : boxes.styles) s.font_family = families, s.font_weight = weight;
    const Publication publication{document, boxes, style, nullptr, resources, fonts, modified};
    const Book book(publication, sink);
    return embedded_fonts(book);
  }
};

TEST(Fonts, EmbedsTheNamedFamilyWithTheUsedCharacters) {
  FontFixture book;
  book.leaf(book.body(), Tag::P, "abc");
  const EmbeddedFonts few = book.embed({"No Such Family", book.family(), "serif"});
  ASSERT_EQ(few.files.size(), 1U);
  EXPECT_THAT(few.css,
              HasSubstr("@font-face {\n  font-family: \"" + book.family() + "\";\n  font-style: normal;\n  font-weight: 400;\n"));
  EXPECT_THAT(few.css, HasSubstr("src: url(\"../fonts/" + few.files[0].name + "\");"));
  book.leaf(book.body(), Tag::P, "ABCDEFGHIJKLMNOPQRSTUVWXYZ defghijklmnopqrstuvwxyz");
  EXPECT_GT(book.embed({book.family()}).files[0].bytes.size(), few.files[0].bytes.size());
}

TEST(Fonts, LeavesGenericFamiliesToTheReadingSystem) {
  FontFixture book;
  book.leaf(book.body(), Tag::P, "abc");
  const EmbeddedFonts none = book.embed({"serif", book.family()});
  EXPECT_THAT(none.files, IsEmpty());
  EXPECT_THAT(none.css, IsEmpty());
}

TEST(Fonts, EmbedsNothingForStylesThatShowNoText) {
  FontFixture book;
  book.element(book.body(), Tag::P);
  EXPECT_THAT(book.embed({book.family()}).files, IsEmpty());
}

/// The font file with "restricted licence embedding" in its OS/2 table (opentype, fsType), at a path of its own.
std::string restricted_copy(std::string const& path) {
  std::string bytes = read_file(path);
  const std::size_t record = bytes.find("OS/2");
  std::size_t offset = 0;
  for (std::size_t i = 8; i < 12; ++i) offset = offset << 8 | static_cast<unsigned char>(bytes[record + i]);
  bytes[offset + 8] = 0;
  bytes[offset + 9] = 2;
  const std::string copy = testing::TempDir() + "restricted-font";
  write_file(copy, bytes);
  return copy;
}

TEST(Fonts, EmbedsNoneWhoseLicenceForbidsIt) {
  FontFixture book;
  text::FaceSource face = book.fonts.source(book.fonts.match({book.family()}, {}));
  face.family = "Restricted";
  face.path = restricted_copy(face.path);
  book.fonts.add(face);
  book.leaf(book.body(), Tag::P, "abc");
  EXPECT_THAT(book.embed({"Restricted"}).files, IsEmpty());
  EXPECT_THAT(book.kinds(), testing::ElementsAre("epub/font-not-embedded"));
}

TEST(Fonts, EmbedsTheSameBytesEveryTime) {
  FontFixture book;
  book.leaf(book.body(), Tag::P, "abc");
  EXPECT_EQ(book.embed({book.family()}).files[0].bytes, book.embed({book.family()}).files[0].bytes);
}

}  // namespace
}  // namespace bifolio::epub
