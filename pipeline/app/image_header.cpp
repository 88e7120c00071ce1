#include "app/image_header.h"

#include "app/svg_header.h"

#include <spng.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <memory>
#include <utility>

#include <jpeglib.h>

namespace bifolio::app {
namespace {

constexpr double inches_per_meter = 39.3700787401575;

std::optional<ImageHeader> read_png(std::string_view bytes, std::string& why) {
  const std::unique_ptr<spng_ctx, decltype(&spng_ctx_free)> png(spng_ctx_new(0), &spng_ctx_free);
  ImageHeader header;
  spng_ihdr ihdr{};
  int error = spng_set_png_buffer(png.get(), bytes.data(), bytes.size());
  if (!error) error = spng_get_ihdr(png.get(), &ihdr);
  if (error) return why = spng_strerror(error), std::nullopt;
  header.size.width = ihdr.width;
  header.size.height = ihdr.height;
  spng_phys phys{};
  if (spng_get_phys(png.get(), &phys) == 0 && phys.unit_specifier == 1 && phys.ppu_x > 0)
    header.size.dpi = phys.ppu_x / inches_per_meter;
  return header;
}

bool is_exif(std::string_view segment) { return segment.substr(0, 6) == std::string_view("Exif\0\0", 6); }

/// Exif (CIPA DC-008 §4.6): the first directory of a TIFF file.
class ExifDirectory {
 public:
  explicit ExifDirectory(std::string_view exif) : tiff_(exif.substr(6)), little_(tiff_.substr(0, 2) == "II") {}

  int orientation() const {
    const std::size_t entry = find(0x0112);
    const std::size_t value = entry != 0 ? number(entry + 8, 2) : 1;
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }

  /// XResolution in ResolutionUnit (2: inches, as when there is none; 3: centimetres); 0 when it does not say.
  double dpi() const {
    const std::size_t entry = find(0x011A), unit_entry = find(0x0128);
    if (entry == 0) return 0;
    const std::size_t at = number(entry + 8, 4), divisor = number(at + 4, 4);
    const std::size_t unit = unit_entry != 0 ? number(unit_entry + 8, 2) : 2;
    if (divisor == 0 || (unit != 2 && unit != 3)) return 0;
    const double resolution = static_cast<double>(number(at, 4)) / static_cast<double>(divisor);
    return resolution > 1 ? resolution * (unit == 3 ? 2.54 : 1) : 0;
  }

 private:
  std::size_t number(std::size_t at, std::size_t size) const {
    std::size_t value = 0;
    if (at + size > tiff_.size()) return 0;
    for (std::size_t i = 0; i < size; ++i)
      value = value << 8 | static_cast<unsigned char>(tiff_[at + (little_ ? size - 1 - i : i)]);
    return value;
  }

  /// Where the tag's entry begins; 0 for none.
  std::size_t find(std::size_t tag) const {
    const std::size_t directory = number(4, 4), entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
      const std::size_t entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff_.size()) break;
      if (number(entry, 2) == tag) return entry;
    }
    return 0;
  }

  std::string_view tiff_;
  bool little_;
};

void read_exif(ImageHeader& header, std::string_view segment) {
  const ExifDirectory exif(segment);
  header.orientation = exif.orientation();
  if (header.orientation >= 5) std::swap(header.size.width, header.size.height);
  if (header.size.dpi <= 0) header.size.dpi = exif.dpi();
}

// libjpeg reports errors by a callback that must not return.
struct JpegError {
  jpeg_error_mgr manager;
  std::jmp_buf escape;
  char message[JMSG_LENGTH_MAX];
};

[[noreturn]] void on_jpeg_error(j_common_ptr jpeg) {
  auto* const error = reinterpret_cast<JpegError*>(jpeg->err);
  jpeg->err->format_message(jpeg, error->message);
  std::longjmp(error->escape, 1);
}

void on_jpeg_warning(j_common_ptr, int) {}

std::optional<ImageHeader> read_jpeg(std::string_view bytes, std::string& why) {
  ImageHeader header;
  header.format = model::ImageFormat::Jpeg;
  jpeg_decompress_struct jpeg{};
  JpegError error{};
  jpeg.err = jpeg_std_error(&error.manager);
  error.manager.error_exit = on_jpeg_error;
  error.manager.emit_message = on_jpeg_warning;
  if (setjmp(error.escape) != 0) {
    jpeg_destroy_decompress(&jpeg);
    why = error.message;
    return std::nullopt;
  }
  jpeg_create_decompress(&jpeg);
  jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
  jpeg_mem_src(&jpeg, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  jpeg_read_header(&jpeg, TRUE);
  header.size.width = jpeg.image_width;
  header.size.height = jpeg.image_height;
  if (jpeg.saw_JFIF_marker && jpeg.density_unit == 1 && jpeg.X_density > 1) header.size.dpi = jpeg.X_density;
  if (jpeg.saw_JFIF_marker && jpeg.density_unit == 2 && jpeg.X_density > 1) header.size.dpi = jpeg.X_density * 2.54;
  for (auto const* marker = jpeg.marker_list; marker; marker = marker->next) {  // XMP stands in segments of the same kind
    const std::string_view segment(reinterpret_cast<char const*>(marker->data), marker->data_length);
    if (!is_exif(segment)) continue;
    read_exif(header, segment);
    break;
  }
  jpeg_destroy_decompress(&jpeg);
  return header;
}

// GIF89a §18: the logical screen's size.
std::optional<ImageHeader> read_gif(std::string_view bytes, std::string& why) {
  if (bytes.size() < 13) return why = "its header is damaged", std::nullopt;
  const auto number = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8);
  };
  ImageHeader header;
  header.format = model::ImageFormat::Gif;
  header.size.width = number(6);
  header.size.height = number(8);
  return header;
}

std::optional<ImageHeader> read_svg(std::string_view bytes, std::string& why) {
  const std::optional<model::ImageSize> size = read_svg_size(bytes, why);
  if (!size) return std::nullopt;
  if (size->width > 1e6 || size->height > 1e6) return why = "it is larger than any page", std::nullopt;
  ImageHeader header;
  header.format = model::ImageFormat::Svg;
  header.size = *size;
  return header;
}

}  // namespace

std::string_view image_type(std::string_view bytes) {
  const auto starts = [&](std::string_view magic) { return bytes.substr(0, magic.size()) == magic; };
  if (starts("\x89PNG\r\n\x1a\n")) return "PNG";
  if (starts("\xFF\xD8\xFF")) return "JPEG";
  if (starts("GIF8")) return "GIF";
  if (starts("RIFF") && bytes.size() > 8 && bytes.substr(8, 4) == "WEBP") return "WebP";
  if (starts("II*\0") || starts("MM\0*")) return "TIFF";
  if (starts("%PDF")) return "PDF";
  if (bytes.size() > 4 && bytes.substr(4, 8) == "ftypavif") return "AVIF";
  if (bytes.substr(0, 4096).find("<svg") != std::string_view::npos) return "SVG";
  return {};
}

std::optional<ImageHeader> read_image_header(std::string_view bytes, std::string& why) {
  const std::string_view type = image_type(bytes);
  std::optional<ImageHeader> header;
  if (type == "PNG")
    header = read_png(bytes, why);
  else if (type == "JPEG")
    header = read_jpeg(bytes, why);
  else if (type == "GIF")
    header = read_gif(bytes, why);
  else if (type == "SVG")
    header = read_svg(bytes, why);
  else
    why = type.empty() ? "not an image of a known format" : std::string(type) + " images are not supported; use PNG, JPEG or SVG";
  if (header && (header->size.width <= 0 || header->size.height <= 0)) return why = "has no pixels", std::nullopt;
  return header;
}

}  // namespace bifolio::app
