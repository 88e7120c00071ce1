#include "pdf/images/png.h"

#include <spng.h>

#include <cstring>
#include <memory>
#include <vector>

#include "base/numbers.h"
#include "pdf/objects/deflate.h"

namespace bifolio::pdf {
namespace {

constexpr std::uint64_t decoded_limit = std::uint64_t{1} << 30;
constexpr std::size_t profile_limit = std::size_t{1} << 24;
constexpr std::size_t signature_size = 8, chunk_frame = 12;

enum ColorType { Gray = 0, TrueColor = 2, Indexed = 3, GrayAlpha = 4, TrueColorAlpha = 6 };

struct Header {
  std::uint32_t width = 0, height = 0;
  int bits = 0, color_type = 0;
  bool interlaced = false;
};

/// The chunks that matter here (PNG §5.3, §11).
struct Chunks {
  Header header;
  std::string data;  ///< all IDAT chunks
  std::string_view palette, transparency, profile;
};

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool take_header(std::string_view body, Header& header) {
  if (body.size() != 13) return false;
  header = {big_endian(body, 0), big_endian(body, 4), body[8], body[9], body[12] != 0};
  return true;
}

// Damage that matters shows later: in the sizes, or when the rows are inflated.
std::optional<Chunks> read_chunks(std::string_view bytes, std::string& why) {
  Chunks chunks;
  bool has_header = false;
  for (std::size_t at = signature_size; at + chunk_frame <= bytes.size();) {
    const std::uint32_t size = big_endian(bytes, at);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (size > bytes.size() - at - chunk_frame) break;
    const std::string_view body = bytes.substr(at + 8, size);
    if (type == "IHDR")
      has_header = take_header(body, chunks.header);
    else if (type == "PLTE")
      chunks.palette = body;
    else if (type == "tRNS")
      chunks.transparency = body;
    else if (type == "iCCP")
      chunks.profile = body;
    else if (type == "IDAT")
      chunks.data += body;
    else if (type == "IEND")
      break;
    at += chunk_frame + size;
  }
  if (!has_header) {
    why = "it has no PNG header";
    return std::nullopt;
  }
  return chunks;
}

int samples_per_pixel(int color_type) {
  switch (color_type) {
    case TrueColor: return 3;
    case GrayAlpha: return 2;
    case TrueColorAlpha: return 4;
    default: return 1;
  }
}

std::uint64_t row_size(Header const& h) {
  return (std::uint64_t{h.width} * static_cast<std::uint64_t>(samples_per_pixel(h.color_type) * h.bits) + 7) / 8;
}

// PNG §11.3.2.3: name, null, compression method, deflated profile.
std::string embedded_profile(std::string_view chunk, int channels) {
  const std::size_t name_end = chunk.find('\0');
  if (name_end == std::string_view::npos || name_end + 2 > chunk.size()) return {};
  std::string profile;
  if (!inflate_prefix(chunk.substr(name_end + 2), profile_limit, profile) || !profile_fits(profile, channels)) return {};
  return profile;
}

bool is_opaque(std::string_view alphas) { return alphas.find_first_not_of('\xFF') == std::string_view::npos; }

// Whether PDF can read the rows as they are: no interlacing, no alpha but a single transparent colour.
bool can_pass_through(Chunks const& chunks) {
  Header const& h = chunks.header;
  if (h.interlaced) return false;
  switch (h.color_type) {
    case Gray:
    case TrueColor: return true;
    case Indexed: return is_opaque(chunks.transparency);
    default: return false;
  }
}

// Viewers differ in what they make of broken data, so it is looked at here: the right size, and known filters (PNG §9.2).
bool rows_are_sound(Chunks const& chunks, std::string& why) {
  const std::uint64_t row = row_size(chunks.header) + 1;
  std::string rows;
  if (!inflate_exactly(chunks.data, static_cast<std::size_t>(row * chunks.header.height), rows)) {
    why = "its data is damaged or incomplete";
    return false;
  }
  for (std::size_t at = 0; at < rows.size(); at += static_cast<std::size_t>(row)) {
    if (static_cast<unsigned char>(rows[at]) <= 4) continue;
    why = "a row has an unknown filter";
    return false;
  }
  return true;
}

// §8.9.6.4: colour key masking, for a transparent gray level or RGB colour (PNG §11.3.2.1).
std::string color_key(Chunks const& chunks) {
  const std::size_t channels = chunks.header.color_type == Gray ? 1 : 3;
  std::string key;
  if (chunks.header.color_type == Indexed || chunks.transparency.size() != 2 * channels) return key;
  for (std::size_t i = 0; i < channels; ++i) {
    const auto high = static_cast<unsigned char>(chunks.transparency[2 * i]);
    const auto low = static_cast<unsigned char>(chunks.transparency[2 * i + 1]);
    const std::int64_t value = (high << 8 | low) & ((1 << chunks.header.bits) - 1);
    for (int twice = 0; twice < 2; ++twice) {
      if (!key.empty()) key += ' ';
      append_number(key, value);
    }
  }
  return key;
}

SampleSpace pass_through_space(int color_type) {
  if (color_type == Gray) return SampleSpace::Gray;
  return color_type == TrueColor ? SampleSpace::Rgb : SampleSpace::Palette;
}

ImageData sized_image(Header const& header, int bits) {
  ImageData image;
  image.width = header.width;
  image.height = header.height;
  image.bits = bits;
  return image;
}

std::optional<ImageData> pass_through(Chunks&& chunks, std::string& why) {
  if (!rows_are_sound(chunks, why)) return std::nullopt;
  ImageData image = sized_image(chunks.header, chunks.header.bits);
  image.space = pass_through_space(chunks.header.color_type);
  image.filter = SampleFilter::PngPredicted;
  image.samples = std::move(chunks.data);
  image.color_key = color_key(chunks);
  if (image.space == SampleSpace::Palette) {
    if (chunks.palette.empty() || chunks.palette.size() % 3 != 0 || chunks.palette.size() > 768) {
      why = "its palette is damaged";
      return std::nullopt;
    }
    image.palette = chunks.palette;
  } else {
    image.icc_profile = embedded_profile(chunks.profile, channel_count(image.space));
  }
  return image;
}

struct FreeContext {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};

/// Decoded pixels: red, green, blue, alpha; big-endian when 16 bits.
struct Pixels {
  std::string bytes;
  int bits = 8;
};

// libspng gives 16-bit samples in the machine's order; PDF wants the high byte first (§8.9.3).
void to_big_endian(std::string& bytes) {
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint16_t sample;
    std::memcpy(&sample, bytes.data() + i, sizeof sample);
    bytes[i] = static_cast<char>(sample >> 8);
    bytes[i + 1] = static_cast<char>(sample);
  }
}

bool decode(std::string_view bytes, Header const& header, Pixels& pixels, std::string& why) {
  const std::unique_ptr<spng_ctx, FreeContext> context(spng_ctx_new(0));
  const int format = header.bits == 16 ? SPNG_FMT_RGBA16 : SPNG_FMT_RGBA8;
  std::size_t size = 0;
  int status = context ? spng_set_png_buffer(context.get(), bytes.data(), bytes.size()) : SPNG_EMEM;
  if (status == SPNG_OK) status = spng_decoded_image_size(context.get(), format, &size);
  if (status == SPNG_OK && size > decoded_limit) status = SPNG_EOVERFLOW;
  if (status == SPNG_OK) {
    pixels.bytes.resize(size);
    status = spng_decode_image(context.get(), pixels.bytes.data(), size, format, SPNG_DECODE_TRNS);
  }
  if (status != SPNG_OK) {
    why = spng_strerror(status);
    return false;
  }
  pixels.bits = header.bits == 16 ? 16 : 8;
  if (pixels.bits == 16) to_big_endian(pixels.bytes);
  return true;
}

// Colour and alpha apart: PDF keeps them in two images (§11.6.5.3). Gray is decoded as red, green and blue alike: one of them is
// enough.
void split(Pixels const& pixels, int color_channels, std::string& color, std::string& alpha) {
  const std::size_t sample = static_cast<std::size_t>(pixels.bits) / 8, pixel = 4 * sample;
  const std::size_t color_size = static_cast<std::size_t>(color_channels) * sample;
  color.reserve(pixels.bytes.size() / pixel * color_size);
  alpha.reserve(pixels.bytes.size() / pixel * sample);
  for (std::size_t at = 0; at + pixel <= pixels.bytes.size(); at += pixel) {
    color.append(pixels.bytes, at, color_size);
    alpha.append(pixels.bytes, at + 3 * sample, sample);
  }
}

std::optional<ImageData> decode_and_split(std::string_view bytes, Chunks const& chunks, std::string& why) {
  Pixels pixels;
  if (!decode(bytes, chunks.header, pixels, why)) return std::nullopt;
  const bool is_gray = chunks.header.color_type == Gray || chunks.header.color_type == GrayAlpha;
  std::string color, alpha;
  split(pixels, is_gray ? 1 : 3, color, alpha);
  ImageData image = sized_image(chunks.header, pixels.bits);
  image.space = is_gray ? SampleSpace::Gray : SampleSpace::Rgb;
  image.samples = deflate(color);
  image.alpha_bits = pixels.bits;
  if (!is_opaque(alpha)) image.alpha = deflate(alpha);
  if (chunks.header.color_type != Indexed) image.icc_profile = embedded_profile(chunks.profile, is_gray ? 1 : 3);
  return image;
}

}  // namespace

std::optional<ImageData> read_png(std::string_view bytes, std::string& why) {
  std::optional<Chunks> chunks = read_chunks(bytes, why);
  if (!chunks) return std::nullopt;
  Header const& h = chunks->header;
  if (h.width == 0 || h.height == 0 || h.width > 0x7FFFFFFF || h.height > 0x7FFFFFFF || h.bits < 1 || h.bits > 16 ||
      (row_size(h) + 1) * h.height > decoded_limit) {
    why = "its header makes no sense or it is too large";
    return std::nullopt;
  }
  return can_pass_through(*chunks) ? pass_through(std::move(*chunks), why) : decode_and_split(bytes, *chunks, why);
}

}  // namespace bifolio::pdf
