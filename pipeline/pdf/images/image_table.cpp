#include "pdf/images/image_table.h"

#include <optional>

#include "base/numbers.h"
#include "pdf/diagnostics.h"
#include "pdf/images/gif.h"
#include "pdf/images/jpeg.h"
#include "pdf/images/png.h"
#include "pdf/images/svg.h"
#include "pdf/images/vector_image.h"

namespace bifolio::pdf {
namespace {

std::string_view device_space(SampleSpace space) {
  switch (space) {
    case SampleSpace::Gray: return "/DeviceGray";
    case SampleSpace::Rgb:
    case SampleSpace::Palette: return "/DeviceRGB";
    case SampleSpace::Cmyk: return "/DeviceCMYK";
  }
  return "/DeviceRGB";
}

void append_entry(std::string& out, std::string_view key, std::int64_t value) {
  out.append(key).append(1, ' ');
  append_number(out, value);
}

void append_size(std::string& out, ImageData const& image, int bits) {
  out += "/Type/XObject/Subtype/Image";
  append_entry(out, "/Width", image.width);
  append_entry(out, "/Height", image.height);
  append_entry(out, "/BitsPerComponent", bits);
}

void append_filter(std::string& out, ImageData const& image) {
  switch (image.filter) {
    case SampleFilter::Jpeg: out += "/Filter/DCTDecode"; return;
    case SampleFilter::Deflated: out += "/Filter/FlateDecode"; return;
    case SampleFilter::PngPredicted: break;
  }
  out += "/Filter/FlateDecode/DecodeParms<</Predictor 15";
  append_entry(out, "/Colors", channel_count(image.space));
  append_entry(out, "/BitsPerComponent", image.bits);
  append_entry(out, "/Columns", image.width);
  out += ">>";
}

std::optional<ImageData> read_image(model::Resource const& resource, std::string& why) {
  switch (resource.format) {
    case model::ImageFormat::Png: return read_png(resource.bytes, why);
    case model::ImageFormat::Jpeg: return read_jpeg(resource.bytes, why);
    case model::ImageFormat::Gif: return read_gif(resource.bytes, why);
    case model::ImageFormat::Svg: break;  // not made of samples
  }
  return std::nullopt;
}

}  // namespace

ImageTable::Entry const* ImageTable::find(model::ResourceId id, Span span, DiagnosticSink& sink) {
  model::Resource const& resource = resources_[id];
  const auto [place, is_new] = known_.try_emplace(resource.hash);
  Known& known = place->second;
  if (!is_new) return known.readable ? &known.entry : nullptr;
  std::string why;
  const auto image = read(resource, why);
  if (!image) {
    sink.report(unreadable_image, span, "the image " + resource.url + " cannot be shown: " + why);
    return nullptr;
  }
  known.readable = true;
  known.entry = {static_cast<std::uint32_t>(objects_of_images_.size()), image->second};
  objects_of_images_.push_back(image->first);
  has_alpha_.push_back(known.entry.has_alpha);
  return &known.entry;
}

std::optional<std::pair<Ref, bool>> ImageTable::read(model::Resource const& resource, std::string& why) {
  if (resource.format == model::ImageFormat::Svg) {
    const std::optional<std::string> pdf = draw_svg(resource.bytes, fonts_, why);
    const std::optional<Ref> drawing = pdf ? import_drawing(*pdf, objects_, why) : std::nullopt;
    return drawing ? std::optional(std::pair(*drawing, true)) : std::nullopt;
  }
  const std::optional<ImageData> image = read_image(resource, why);
  if (!image) return std::nullopt;
  return std::pair(write(*image), !image->alpha.empty());
}

Ref ImageTable::profile(std::string const& bytes, int channels) {
  const auto [place, is_new] = profiles_.try_emplace(hash128(bytes));
  if (is_new) {
    std::string entries = "/Alternate";
    entries += device_space(channels == 1 ? SampleSpace::Gray : channels == 4 ? SampleSpace::Cmyk : SampleSpace::Rgb);
    append_entry(entries, "/N", channels);
    place->second = objects_.put_deflated(entries, bytes);
  }
  return place->second;
}

void ImageTable::append_color_space(std::string& out, ImageData const& image) {
  out += "/ColorSpace";
  if (image.space == SampleSpace::Palette) {
    out += "[/Indexed/DeviceRGB ";
    append_number(out, static_cast<std::int64_t>(image.palette.size() / 3) - 1);
    append_hex_string(out, image.palette);
    out += ']';
  } else if (!image.icc_profile.empty()) {
    out += "[/ICCBased ";
    append_ref(out, profile(image.icc_profile, channel_count(image.space)));
    out += ']';
  } else {
    out += device_space(image.space);
  }
}

Ref ImageTable::write(ImageData const& image) {
  std::string entries;
  append_size(entries, image, image.bits);
  append_color_space(entries, image);
  append_filter(entries, image);
  if (image.inverted) entries += "/Decode[1 0 1 0 1 0 1 0]";
  if (!image.color_key.empty()) entries.append("/Mask[").append(image.color_key).append(1, ']');
  if (!image.alpha.empty()) {
    std::string mask;
    append_size(mask, image, image.alpha_bits);
    mask += "/ColorSpace/DeviceGray/Filter/FlateDecode";
    entries += "/SMask ";
    append_ref(entries, objects_.put_stream(mask, image.alpha));
  }
  return objects_.put_stream(entries, image.samples);
}

}  // namespace bifolio::pdf
