// Image headers: what layout must know of PNG and JPEG files, and what is said of others.
#include "app/image_header.h"

#include <gtest/gtest.h>

#include <array>

namespace bifolio::app {
namespace {

std::string big_endian(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

// PNG (third edition) §5.3.
std::string chunk(std::string const& type, std::string const& data) {
  return big_endian(static_cast<std::uint32_t>(data.size()), 4) + type + data + big_endian(crc32(type + data), 4);
}

std::string png(std::uint32_t width, std::uint32_t height, std::string const& more = "") {
  const std::string header = big_endian(width, 4) + big_endian(height, 4) + std::string("\x08\x02\x00\x00\x00", 5);
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + more + chunk("IDAT", "x") + chunk("IEND", "");
}

std::string segment(int marker, std::string const& data) {
  return std::string("\xFF") + static_cast<char>(marker) + big_endian(static_cast<std::uint32_t>(data.size() + 2), 2) + data;
}

// ITU T.81 §B: start of image, `more`, a frame of one component, a scan.
std::string jpeg(std::uint32_t width, std::uint32_t height, std::string const& more = "") {
  return "\xFF\xD8" + more +
         segment(0xC0, "\x08" + big_endian(height, 2) + big_endian(width, 2) + std::string("\x01\x01\x11\x00", 4)) +
         segment(0xDA, std::string("\x01\x01\x00\x00\x3F\x00", 6));
}

std::string jfif(int unit, std::uint32_t density) {
  return segment(0xE0, std::string("JFIF\0\x01\x01", 7) + static_cast<char>(unit) + big_endian(density, 2) +
                           big_endian(density, 2) + std::string(2, '\0'));
}

std::string exif_big_endian(std::uint32_t orientation) {
  return segment(0xE1, std::string("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", 24) + big_endian(orientation, 2) +
                           std::string(6, '\0'));
}

std::string exif_little_endian(char orientation) {
  return segment(0xE1,
                 std::string("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24) + orientation + std::string(7, '\0'));
}

ImageHeader header_of(std::string const& bytes) {
  std::string why;
  const auto header = read_image_header(bytes, why);
  EXPECT_TRUE(header) << why;
  return header.value_or(ImageHeader{});
}

std::string why_not(std::string const& bytes) {
  std::string why;
  EXPECT_FALSE(read_image_header(bytes, why));
  return why;
}

TEST(ImageHeader, PngSaysItsSize) {
  const ImageHeader header = header_of(png(300, 200));
  EXPECT_EQ(header.format, model::ImageFormat::Png);
  EXPECT_EQ(header.size.width, 300u);
  EXPECT_EQ(header.size.height, 200u);
  EXPECT_EQ(header.size.dpi, 0);
}

TEST(ImageHeader, PngSaysItsResolution) {
  EXPECT_NEAR(header_of(png(1, 1, chunk("pHYs", big_endian(11811, 4) + big_endian(11811, 4) + "\x01"))).size.dpi, 300, 0.01);
  const std::string ratio_only = big_endian(2, 4) + big_endian(1, 4) + std::string(1, '\0');
  EXPECT_EQ(header_of(png(1, 1, chunk("pHYs", ratio_only))).size.dpi, 0);
}

TEST(ImageHeader, JpegSaysItsSizeAndResolution) {
  const ImageHeader header = header_of(jpeg(640, 480, jfif(1, 150)));
  EXPECT_EQ(header.format, model::ImageFormat::Jpeg);
  EXPECT_EQ(header.size.width, 640u);
  EXPECT_EQ(header.size.height, 480u);
  EXPECT_EQ(header.size.dpi, 150);
  EXPECT_NEAR(header_of(jpeg(1, 1, jfif(2, 100))).size.dpi, 254, 0.01);
  EXPECT_EQ(header_of(jpeg(1, 1, jfif(0, 1))).size.dpi, 0);
  EXPECT_EQ(header_of(jpeg(1, 1)).size.dpi, 0);
}

TEST(ImageHeader, ExifSaysTheOrientation) {
  EXPECT_EQ(header_of(jpeg(2, 1)).orientation, 1);
  EXPECT_EQ(header_of(jpeg(2, 1, exif_big_endian(6))).orientation, 6);
  EXPECT_EQ(header_of(jpeg(2, 1, exif_little_endian(8))).orientation, 8);
  EXPECT_EQ(header_of(jpeg(2, 1, exif_big_endian(9))).orientation, 1) << "no such orientation";
}

TEST(ImageHeader, XmpBesideExifSaysNothingOfTheOrientation) {
  const std::string xmp = segment(0xE1, std::string("http://ns.adobe.com/xap/1.0/\0<x/>", 33));
  EXPECT_EQ(header_of(jpeg(2, 1, exif_big_endian(6) + xmp)).orientation, 6);
  EXPECT_EQ(header_of(jpeg(2, 1, xmp + exif_big_endian(6))).orientation, 6);
}

TEST(ImageHeader, ExifTurnsTheSizeAndSaysAResolution) {
  EXPECT_EQ(header_of(jpeg(2, 1, exif_big_endian(6))).size.width, 1);
  EXPECT_EQ(header_of(jpeg(2, 1, exif_big_endian(6))).size.height, 2);
  // XResolution is the ratio at offset 38, ResolutionUnit centimetres
  const std::string tiff =
      std::string("MM\0*\0\0\0\x08\0\x02\x01\x1A\0\x05\0\0\0\x01\0\0\0\x26\x01\x28\0\x03\0\0\0\x01\0\x03\0\0", 34) +
      std::string(4, '\0') + big_endian(240, 4) + big_endian(2, 4);
  const std::string exif = segment(0xE1, std::string("Exif\0\0", 6) + tiff);
  EXPECT_NEAR(header_of(jpeg(2, 1, exif)).size.dpi, 120 * 2.54, 0.01);
  EXPECT_EQ(header_of(jpeg(2, 1, jfif(1, 150) + exif)).size.dpi, 150) << "JFIF is asked first";
}

TEST(ImageHeader, ExifThatIsCutShortIsNoHarm) {
  const std::string whole = exif_big_endian(6).substr(4);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const model::ImageSize cut = header_of(jpeg(2, 1, segment(0xE1, whole.substr(0, size)))).size;
    EXPECT_EQ(cut.width + cut.height, 3) << size;
  }
}

TEST(ImageHeader, DamagedFilesAreSaid) {
  const std::string good_png = png(3, 2), good_jpeg = jpeg(3, 2, jfif(1, 72));
  EXPECT_NE(why_not(good_png.substr(0, 20)), "");
  EXPECT_NE(why_not("\x89PNG\r\n\x1a\n"), "");
  EXPECT_NE(why_not(png(0, 2)), "");
  EXPECT_NE(why_not(jpeg(0, 2)), "");
  for (std::size_t size = 3; size < good_jpeg.size(); ++size) {
    std::string why;
    if (!read_image_header(good_jpeg.substr(0, size), why)) {
      EXPECT_NE(why, "") << size;
    }
  }
}

ImageHeader svg(std::string const& root) { return header_of("<?xml version='1.0'?><!-- <svg width='9'> -->" + root); }

TEST(ImageHeader, DrawingsSayTheirSizeInAnyUnit) {
  EXPECT_EQ(svg("<svg width='1in' height=\"72pt\"/>").size.width, 96u);
  EXPECT_EQ(svg("<svg width='1in' height=\"72pt\"/>").size.height, 96u);
  EXPECT_EQ(svg("<s:svg width='25.4mm' height='20'/>").size.width, 96u);
  EXPECT_EQ(svg("<svg width='30' height='20'>").format, model::ImageFormat::Svg);
}

TEST(ImageHeader, DrawingsTakeWhatIsNotSaidFromTheirViewBox) {
  EXPECT_EQ(svg("<svg viewBox='0 0 40 20'/>").size.width, 40u);
  EXPECT_EQ(svg("<svg viewBox='0,0,40,20' width='80'/>").size.height, 40u);
  EXPECT_EQ(svg("<svg viewBox='0 0 40 20' width='100%' height='100%'/>").size.height, 20u);
  EXPECT_EQ(svg("<svg stroke-width='3'/>").size.width, 300u);
  EXPECT_EQ(svg("<svg viewBox='0 0 -4 x'/>").size.height, 150u);
}

TEST(ImageHeader, WhatHoldsNoDrawingIsSaid) {
  EXPECT_EQ(why_not("<html><svg width='1' height='1'/></html>"), "it has no svg element");
  EXPECT_EQ(why_not("<!-- <svg"), "it has no svg element");
  EXPECT_EQ(why_not("<svg width='1e9' height='1'/>"), "it is larger than any page");
}

TEST(ImageHeader, GifSaysItsSize) {
  const ImageHeader header = header_of(std::string("GIF89a\x05\0\x02\x01\0\0\0", 13));
  EXPECT_EQ(header.format, model::ImageFormat::Gif);
  EXPECT_EQ(header.size.width, 5u);
  EXPECT_EQ(header.size.height, 258u);
  EXPECT_EQ(why_not("GIF89a..."), "its header is damaged");
}

TEST(ImageHeader, OtherFormatsAreNamed) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> files = {{{"RIFF....WEBPVP8 ", "WebP"},
                                                                                   {"%PDF-1.7", "PDF"},
                                                                                   {"....ftypavif....", "AVIF"},
                                                                                   {std::string_view("II*\0....", 8), "TIFF"}}};
  for (auto const& [bytes, name] : files) {
    EXPECT_EQ(image_type(bytes), name);
    EXPECT_NE(why_not(std::string(bytes)).find(name), std::string::npos);
  }
  EXPECT_EQ(image_type(""), "");
  EXPECT_EQ(why_not("just text"), "not an image of a known format");
}

}  // namespace
}  // namespace bifolio::app
