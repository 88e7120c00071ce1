// Every kind of diagnostic that the PDF writer raises, and that the file is whole nevertheless.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "base/files.h"
#include "book.h"
#include "reader.h"

namespace bifolio::pdf::test {
namespace {

using model::BoxId;
using model::BoxKind;
using model::Tag;
using ::testing::HasSubstr;

std::vector<std::string> kinds(DiagnosticSink const& sink) {
  std::vector<std::string> out;
  for (Diagnostic const& d : sink.all()) out.emplace_back(d.kind);
  return out;
}

TEST(Diagnostics, NameImagesWithoutAlternativeText) {
  Book book;
  model::Resource resource;
  resource.url = resource.name = "map.png";
  resource.bytes = "damaged";
  const auto image = book.resources.add(std::move(resource));
  const BoxId box = book.element(book.body, Tag::Img, BoxKind::Image);
  book.boxes[box].image = image;
  const Rect rect{pt(20), pt(20), pt(100), pt(50)};
  book.add(box, model::PlacedImage{rect, rect, image});
  const std::string bytes = book.write();
  EXPECT_THAT(kinds(book.sink), ::testing::ElementsAre("pdf/missing-alternative-text", "pdf/unreadable-image"));
  EXPECT_THAT(read_back(bytes).with("/S/Figure"), HasSubstr("/Alt(map.png)"));
  EXPECT_EQ(bytes.find("pdfuaid"), std::string::npos);
}

TEST(Diagnostics, SayWhatTheMetadataLack) {
  Book book;
  book.document.metadata.title.clear();
  book.document.metadata.language = "not a language";
  book.boxes.styles[0].lang = book.boxes.styles[1].lang = "not a language";
  book.paragraph("text");
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(kinds(book.sink),
              ::testing::UnorderedElementsAre("pdf/malformed-language", "pdf/incomplete-metadata", "pdf/incomplete-metadata"));
  EXPECT_EQ(file.with("/Type/Catalog").find("/Lang"), std::string::npos);
}

TEST(Accessibility, IsNotClaimedForAFileThatShowsMissingGlyphs) {
  Book book;
  book.paragraph("\u65E5");
  EXPECT_EQ(book.write().find("pdfuaid"), std::string::npos);
}

/// A copy of the TrueType font with `change` done to its bytes; gone with the object.
class ChangedFont {
 public:
  template <class Change>
  explicit ChangedFont(Change change) : path_(::testing::TempDir() + "bifolio-changed-font.ttf") {
    std::string bytes = read_file(truetype_path);
    change(bytes);
    write_file(path_, bytes);
  }
  ~ChangedFont() { std::remove(path_.c_str()); }
  char const* path() const { return path_.c_str(); }

 private:
  std::string path_;
};

// The entry of a table in an sfnt's directory: tag, checksum, offset, length.
std::size_t table_entry(std::string const& bytes, std::string_view tag) { return bytes.find(tag); }
std::size_t table_offset(std::string const& bytes, std::string_view tag) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < 4; ++i) offset = offset << 8 | static_cast<unsigned char>(bytes[table_entry(bytes, tag) + 8 + i]);
  return offset;
}

TEST(Diagnostics, SayThatALicenceForbidsEmbedding) {
  const ChangedFont font([](std::string& bytes) {
    const std::size_t rights = table_offset(bytes, "OS/2") + 8;  // fsType
    bytes[rights] = 0;
    bytes[rights + 1] = 2;
  });
  Book book(font.path());
  book.paragraph("text");
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(kinds(book.sink), ::testing::ElementsAre("pdf/restricted-font"));
  EXPECT_THAT(file.with("/FontDescriptor/"), HasSubstr("/FontFile2"));
}

TEST(Diagnostics, SayThatAFontCannotBeEmbedded) {
  const ChangedFont font([](std::string& bytes) { bytes[table_entry(bytes, "glyf")] = 'x'; });
  Book book(font.path());
  book.paragraph("text");
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(kinds(book.sink), ::testing::Contains("pdf/unusable-font"));
  EXPECT_THAT(file.unicode_maps(), HasSubstr("<0074>"));
}

}  // namespace
}  // namespace bifolio::pdf::test
