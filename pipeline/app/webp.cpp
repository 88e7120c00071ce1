#include "app/webp.h"

#include <spng.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include <cstdlib>
#include <memory>

namespace bifolio::app {
namespace {

constexpr std::uint64_t pixel_limit = std::uint64_t{1} << 28;

struct Free {
  void operator()(std::uint8_t* pixels) const { WebPFree(pixels); }
  void operator()(char* bytes) const { std::free(bytes); }
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
  void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};

struct Pixels {
  std::unique_ptr<std::uint8_t, Free> bytes;
  int width = 0, height = 0;
  bool has_alpha = false;
  std::size_t size() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * (has_alpha ? 4 : 3); }
};

/// The frame that an animation begins with; a still picture is its own.
std::string_view first_frame(std::string_view bytes, WebPDemuxer* demuxer) {
  WebPIterator frame{};
  if (!demuxer || !WebPDemuxGetFrame(demuxer, 1, &frame)) return bytes;
  const std::string_view found(reinterpret_cast<char const*>(frame.fragment.bytes), frame.fragment.size);
  WebPDemuxReleaseIterator(&frame);
  return found;
}

std::optional<std::string> to_png(Pixels const& pixels) {
  const std::unique_ptr<spng_ctx, Free> png(spng_ctx_new(SPNG_CTX_ENCODER));
  spng_ihdr header{};
  header.width = static_cast<std::uint32_t>(pixels.width);
  header.height = static_cast<std::uint32_t>(pixels.height);
  header.bit_depth = 8;
  header.color_type = pixels.has_alpha ? SPNG_COLOR_TYPE_TRUECOLOR_ALPHA : SPNG_COLOR_TYPE_TRUECOLOR;
  int status = png ? spng_set_option(png.get(), SPNG_ENCODE_TO_BUFFER, 1) : SPNG_EMEM;
  if (status == SPNG_OK) status = spng_set_ihdr(png.get(), &header);
  if (status == SPNG_OK)
    status = spng_encode_image(png.get(), pixels.bytes.get(), pixels.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
  std::size_t size = 0;
  const std::unique_ptr<char, Free> bytes(status == SPNG_OK ? static_cast<char*>(spng_get_png_buffer(png.get(), &size, &status))
                                                            : nullptr);
  if (!bytes || status != SPNG_OK) return std::nullopt;
  return std::string(bytes.get(), size);
}

}  // namespace

std::optional<std::string> webp_to_png(std::string_view bytes, std::string& why) {
  const WebPData data{reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()};
  const std::unique_ptr<WebPDemuxer, Free> demuxer(WebPDemux(&data));
  const std::string_view frame = first_frame(bytes, demuxer.get());
  auto const* const begin = reinterpret_cast<std::uint8_t const*>(frame.data());
  WebPBitstreamFeatures features{};
  if (WebPGetFeatures(begin, frame.size(), &features) != VP8_STATUS_OK) return why = "its header is damaged", std::nullopt;
  if (static_cast<std::uint64_t>(features.width) * static_cast<std::uint64_t>(features.height) > pixel_limit)
    return why = "it is too large", std::nullopt;
  Pixels pixels;
  pixels.has_alpha = features.has_alpha != 0;
  pixels.bytes.reset(pixels.has_alpha ? WebPDecodeRGBA(begin, frame.size(), &pixels.width, &pixels.height)
                                      : WebPDecodeRGB(begin, frame.size(), &pixels.width, &pixels.height));
  if (!pixels.bytes) return why = "its data is damaged", std::nullopt;
  std::optional<std::string> png = to_png(pixels);
  if (!png) why = "it cannot be converted to PNG";
  return png;
}

}  // namespace bifolio::app
