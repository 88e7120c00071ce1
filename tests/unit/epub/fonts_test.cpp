// Fonts in the EPUB: the families that the styles name, cut down to what the book says, never more than the reading system needs.
#include "epub/fonts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  EXPECT_THAT(few.css, HasSubstr("@font-face {\n  font-family: \"" + book.family() + "\";\n  font-style: normal;\n  font-weight: 400;\n"));
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

TEST(Fonts, EmbedsTheSameBytesEveryTime) {
  FontFixture book;
  book.leaf(book.body(), Tag::P, "abc");
  EXPECT_EQ(book.embed({book.family()}).files[0].bytes, book.embed({book.family()}).files[0].bytes);
}

}  // namespace
}  // namespace bifolio::epub
