// Images: which PNG and JPEG forms are taken over, which are decoded, which are refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include <fstream>

#include "book.h"
#include "pdf/images/gif.h"
#include "pdf/images/jpeg.h"
#include "pdf/images/png.h"
#include "pdf/images/svg.h"
#include "pdf/images/vector_image.h"
#include "pdf/objects/deflate.h"
#include "reader.h"

// fontconfig's caches are its own affair.
extern "C" const char* __lsan_default_suppressions();   // NOLINT(bugprone-reserved-identifier): LeakSanitizer's name
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libfontconfig\nleak:libpango\nleak:librsvg";
}

namespace bifolio::pdf::test {
namespace {

using ::testing::HasSubstr;

void append32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

std::string chunk(std::string const& type, std::string const& body) {
  std::string out;
  append32(out, static_cast<std::uint32_t>(body.size()));
  const std::string checked = type + body;
  out += checked;
  append32(out, libdeflate_crc32(0, checked.data(), checked.size()));
  return out;
}

struct PngForm {
  std::uint32_t width, height;
  char bits, color_type;
  char interlace = 0;
};

std::string png(PngForm form, std::string const& rows, std::string const& more = {}) {
  std::string header;
  append32(header, form.width);
  append32(header, form.height);
  header += std::string{form.bits, form.color_type, 0, 0, form.interlace};
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + more + chunk("IDAT", deflate(rows)) + chunk("IEND", "");
}

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int v : values) out += static_cast<char>(v);
  return out;
}

TEST(Png, TakesOverTheRowsOfAnOpaqueImage) {
  std::string why;
  const std::string rows = bytes({0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 9, 9, 9});
  const auto image = read_png(png({2, 2, 8, 2}, rows), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(image->filter, SampleFilter::PngPredicted);
  EXPECT_EQ(image->samples, deflate(rows));
  EXPECT_EQ(image->space, SampleSpace::Rgb);
}

TEST(Png, SplitsColourAndAlpha) {
  std::string why;
  const auto image = read_png(png({1, 2, 8, 6}, bytes({0, 1, 2, 3, 128, 0, 4, 5, 6, 255})), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(inflate(image->samples), bytes({1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(inflate(image->alpha), bytes({128, 255}));
}

TEST(Png, KeepsSixteenBitsWithTheHighByteFirst) {
  std::string why;
  const auto image = read_png(png({1, 1, 16, 6}, bytes({0, 1, 2, 3, 4, 5, 6, 7, 8})), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(image->bits, 16);
  EXPECT_EQ(inflate(image->samples), bytes({1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(inflate(image->alpha), bytes({7, 8}));
}

TEST(Png, DropsAnAlphaChannelThatHidesNothing) {
  std::string why;
  const auto image = read_png(png({1, 1, 8, 4}, bytes({0, 77, 255})), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(image->space, SampleSpace::Gray);
  EXPECT_TRUE(image->alpha.empty());
}

TEST(Png, DecodesATransparentPaletteAndKeepsAnOpaqueOne) {
  std::string why;
  const std::string palette = chunk("PLTE", bytes({1, 2, 3, 4, 5, 6})), rows = bytes({0, 0x40});
  const auto opaque = read_png(png({2, 1, 1, 3}, rows, palette), why);
  ASSERT_TRUE(opaque) << why;
  EXPECT_EQ(opaque->space, SampleSpace::Palette);
  EXPECT_EQ(opaque->palette.size(), 6u);
  const auto transparent = read_png(png({2, 1, 1, 3}, rows, palette + chunk("tRNS", bytes({255, 10}))), why);
  ASSERT_TRUE(transparent) << why;
  EXPECT_EQ(inflate(transparent->samples), bytes({1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(inflate(transparent->alpha), bytes({255, 10}));
}

TEST(Png, MasksASingleTransparentColour) {
  std::string why;
  const auto image = read_png(png({1, 1, 8, 2}, bytes({0, 1, 2, 3}), chunk("tRNS", bytes({0, 1, 0, 2, 0, 3}))), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(image->color_key, "1 1 2 2 3 3");
}

TEST(Png, DecodesAnInterlacedImage) {
  std::string why;
  const auto image = read_png(png({1, 1, 8, 0, 1}, bytes({0, 200})), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(image->filter, SampleFilter::Deflated);
}

TEST(Png, RefusesDamage) {
  const std::string good = png({2, 2, 8, 2}, std::string(14, '\0'));
  for (std::size_t size = 0; size < good.size() - 12; ++size) {
    std::string why;
    EXPECT_FALSE(read_png(std::string_view(good).substr(0, size), why)) << size;
    EXPECT_FALSE(why.empty());
  }
  std::string why;
  EXPECT_FALSE(read_png(png({2, 2, 8, 2}, std::string(14, '\7')), why));            // unknown row filter
  EXPECT_FALSE(read_png(png({2, 3, 8, 2}, std::string(14, '\0')), why));            // rows missing
  EXPECT_FALSE(read_png(png({100000, 100000, 8, 6}, std::string(14, '\0')), why));  // too large
  EXPECT_FALSE(read_png(png({2, 1, 8, 3}, std::string(3, '\0')), why));             // no palette
}

std::string jpeg(int frame, int components, bool adobe) {
  std::string out = bytes({0xFF, 0xD8});
  if (adobe) out += bytes({0xFF, 0xEE, 0, 14}) + "Adobe" + std::string(7, '\0');
  out += bytes({0xFF, frame, 0, 8 + 3 * components, 8, 0, 30, 0, 40, components}) +
         std::string(static_cast<std::size_t>(3 * components), '\1');
  return out + bytes({0xFF, 0xDA, 0, 2}) + "data" + bytes({0xFF, 0xD9});
}

TEST(Jpeg, ReadsSizeAndColoursOfSequentialAndProgressiveFiles) {
  for (const int frame : {0xC0, 0xC1, 0xC2}) {
    std::string why;
    const auto image = read_jpeg(jpeg(frame, 3, false), why);
    ASSERT_TRUE(image) << why;
    EXPECT_EQ(image->width, 40u);
    EXPECT_EQ(image->height, 30u);
    EXPECT_FALSE(image->inverted);
  }
}

TEST(Jpeg, InvertsAdobesCmyk) {
  std::string why;
  const auto image = read_jpeg(jpeg(0xC0, 4, true), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(image->space, SampleSpace::Cmyk);
  EXPECT_TRUE(image->inverted);
}

TEST(Jpeg, RefusesWhatPdfDoesNotKnow) {
  std::string why;
  EXPECT_FALSE(read_jpeg(jpeg(0xC9, 3, false), why));  // arithmetic coding
  EXPECT_FALSE(read_jpeg(jpeg(0xC0, 2, false), why));
  const std::string good = jpeg(0xC0, 3, true);
  for (std::size_t size = 0; size < good.size() - 8; ++size)
    EXPECT_FALSE(read_jpeg(std::string_view(good).substr(0, size), why)) << size;
}

model::ResourceId add_image(Book& book, std::string data, int orientation = 1) {
  model::Resource resource;
  resource.url = resource.name = "picture.png";
  resource.bytes = std::move(data);
  resource.hash = hash128(resource.bytes);
  resource.orientation = orientation;
  return book.resources.add(std::move(resource));
}

model::BoxId place(Book& book, model::ResourceId image, std::string_view alternative) {
  const model::BoxId figure = book.element(book.body, model::Tag::Img, model::BoxKind::Image);
  book.boxes[figure].image = image;
  book.boxes[figure].alt = alternative;
  const Rect rect{pt(20), pt(20), pt(100), pt(50)};
  book.add(figure, model::PlacedImage{rect, rect, image});
  return figure;
}

TEST(Images, BecomeFiguresAndAreWrittenOnce) {
  Book book;
  const auto id = add_image(book, png({2, 2, 8, 2}, std::string(14, '\0')));
  place(book, id, "two black pixels");
  place(book, id, "the same");
  const ReadFile file = read_back(book.write());
  EXPECT_EQ(file.count("/Subtype/Image"), 1u);
  EXPECT_THAT(file.with("/Alt(two black pixels)"), HasSubstr("/O/Layout/BBox[20 330 120 380]/Placement/Block"));
  EXPECT_THAT(file.contents(), HasSubstr("q 100 0 0 50 20 330 cm /I0 Do Q"));
  EXPECT_TRUE(book.sink.all().empty());
}

TEST(Images, AreTurnedByTheirExifOrientation) {
  Book book;
  place(book, add_image(book, png({2, 2, 8, 2}, std::string(14, '\0')), 6), "turned");
  EXPECT_THAT(read_back(book.write()).contents(), HasSubstr("q 0 -50 100 0 20 380 cm /I0 Do Q"));
}

TEST(Images, ThatAreDamagedKeepTheirAlternativeText) {
  Book book;
  place(book, add_image(book, "no image at all"), "a cat");
  const ReadFile file = read_back(book.write());
  EXPECT_EQ(file.count("/Subtype/Image"), 0u);
  EXPECT_THAT(file.with("/S/Figure"), HasSubstr("/Alt(a cat)"));
  ASSERT_EQ(book.sink.all().size(), 1u);
  EXPECT_EQ(book.sink.all()[0].kind, "pdf/unreadable-image");
}

TEST(Images, WithAnEmptyAlternativeAreDecoration) {
  Book book;
  const model::BoxId figure = place(book, add_image(book, png({2, 2, 8, 2}, std::string(14, '\0'))), "");
  book.document.set_attribute(book.boxes[figure].element, "alt", "");
  const ReadFile file = read_back(book.write());
  EXPECT_EQ(file.count("/S/Figure"), 0u);
  EXPECT_THAT(file.contents(), HasSubstr("/Artifact"));
}

// Two by one pixels: red, and one that lets through what is below.
std::string gif() {
  return bytes({'G', 'I', 'F', '8', '9', 'a', 2, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0,    255,  '!', 0xF9, 4,
                1,   0,   0,   1,   0,   ',', 0, 0, 0, 0, 2,    0, 1, 0,   0, 2, 2, 0x44, 0x0A, 0,   ';'});
}

TEST(Gif, TheFirstPictureIsDecoded) {
  std::string why, samples, alpha;
  const auto image = read_gif(gif(), why);
  ASSERT_TRUE(image) << why;
  EXPECT_EQ(image->space, SampleSpace::Palette);
  EXPECT_EQ(image->palette, bytes({255, 0, 0, 0, 0, 255}));
  ASSERT_TRUE(inflate_exactly(image->samples, 2, samples));
  ASSERT_TRUE(inflate_exactly(image->alpha, 2, alpha));
  EXPECT_EQ(samples, bytes({0, 1}));
  EXPECT_EQ(alpha, bytes({255, 0}));
}

TEST(Gif, DamageIsSaid) {
  for (const std::size_t size : {0U, 6U, 20U, 30U}) {
    std::string why;
    EXPECT_FALSE(read_gif(gif().substr(0, size), why)) << size;
    EXPECT_NE(why, "") << size;
  }
}

text::Fonts fonts() {
  text::Fonts fonts;
  load_font_list(fonts, BIFOLIO_SOURCE_DIR "/fonts/fonts.toml");
  return fonts;
}

TEST(Svg, DrawingsStayLinesAndLetters) {
  std::string why;
  const text::Fonts available = fonts();
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><path d='M0 0L40 20' stroke='red'/><text y='9' "
      "font-size='9' font-family='serif'>Hi</text></svg>";
  const auto pdf = draw_svg(svg, available, why);
  ASSERT_TRUE(pdf) << why;
  EXPECT_EQ(*draw_svg(svg, available, why), *pdf) << "the same bytes each time";
  ObjectWriter objects;
  const auto form = import_drawing(*pdf, objects, why);
  ASSERT_TRUE(form) << why;
  const ReadFile file = read_back(objects.finish(objects.put("<<>>"), objects.put("<<>>")));
  std::string const& content = file.streams.at(static_cast<int>(form->number));
  EXPECT_THAT(content, HasSubstr("30 15 l"));
  EXPECT_THAT(content, HasSubstr("Tf"));
  std::string const& dictionary = file.objects.at(static_cast<int>(form->number));
  EXPECT_THAT(dictionary, HasSubstr("/Subtype/Form"));
  EXPECT_THAT(dictionary, HasSubstr("/Matrix[0.033333333"));  // 30 by 15 points to the unit square
  EXPECT_THAT(file.with("/FontDescriptor"), HasSubstr("LinLibertine"));
}

TEST(Svg, DamageIsSaid) {
  std::string why;
  EXPECT_FALSE(draw_svg("<svg", fonts(), why));
  EXPECT_NE(why, "");
  ObjectWriter objects;
  EXPECT_FALSE(import_drawing("%PDF-1.5 nothing", objects, why = ""));
  EXPECT_NE(why, "");
}

}  // namespace
}  // namespace bifolio::pdf::test
