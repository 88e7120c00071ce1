#include "pdf/images/jpeg.h"

#include <map>

namespace bifolio::pdf {
namespace {

/// One marker segment (T.81 §B.1.1.4), without its length field.
struct Segment {
  unsigned char marker = 0;
  std::string_view body;
};

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }
unsigned word_at(std::string_view bytes, std::size_t i) { return byte_at(bytes, i) << 8 | byte_at(bytes, i + 1); }

bool stands_alone(unsigned marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

/// Walks the segments up to the first scan.
class Segments {
 public:
  explicit Segments(std::string_view bytes) : bytes_(bytes) {}

  bool next(Segment& segment) {
    for (;;) {
      while (at_ + 1 < bytes_.size() && !(byte_at(bytes_, at_) == 0xFF && byte_at(bytes_, at_ + 1) != 0xFF)) ++at_;
      if (at_ + 2 > bytes_.size()) return false;
      segment.marker = static_cast<unsigned char>(byte_at(bytes_, at_ + 1));
      at_ += 2;
      if (!stands_alone(segment.marker)) break;
    }
    if (at_ + 2 > bytes_.size()) return false;
    const unsigned size = word_at(bytes_, at_);
    if (size < 2 || size > bytes_.size() - at_) return false;
    segment.body = bytes_.substr(at_ + 2, size - 2);
    at_ += size;
    return true;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

// Start of frame: baseline, extended sequential and progressive Huffman are what PDF takes (ISO 32000-1 §7.4.8).
bool is_frame(unsigned marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }

bool take_frame(Segment const& segment, ImageData& image, std::string& why) {
  if (segment.marker > 0xC2) {
    why = "its kind of JPEG compression is not one that PDF knows";
    return false;
  }
  if (segment.body.size() < 6 || byte_at(segment.body, 0) != 8) {
    why = "it does not have 8 bits per sample";
    return false;
  }
  image.height = word_at(segment.body, 1);
  image.width = word_at(segment.body, 3);
  switch (byte_at(segment.body, 5)) {
    case 1: image.space = SampleSpace::Gray; break;
    case 3: image.space = SampleSpace::Rgb; break;
    case 4: image.space = SampleSpace::Cmyk; break;
    default: why = "its number of colour components is none that PDF knows"; return false;
  }
  if (image.width == 0 || image.height == 0) why = "it has no size";
  return why.empty();
}

constexpr std::string_view profile_name = std::string_view("ICC_PROFILE\0", 12);

// ICC.1:2010 annex B.4: a profile in numbered pieces.
std::string join_profile(std::map<unsigned, std::string_view> const& pieces) {
  std::string profile;
  for (auto const& [number, piece] : pieces) profile += piece;
  return profile;
}

}  // namespace

std::optional<ImageData> read_jpeg(std::string_view bytes, std::string& why) {
  why.clear();
  ImageData image;
  image.filter = SampleFilter::Jpeg;
  bool has_frame = false, has_scan = false, is_adobe = false;
  std::map<unsigned, std::string_view> profile;
  Segments segments(bytes);
  for (Segment segment; !has_scan && segments.next(segment);) {
    if (is_frame(segment.marker)) {
      if (!take_frame(segment, image, why)) return std::nullopt;
      has_frame = true;
    } else if (segment.marker == 0xEE && segment.body.starts_with("Adobe")) {
      is_adobe = true;
    } else if (segment.marker == 0xE2 && segment.body.starts_with(profile_name) && segment.body.size() > 14) {
      profile.emplace(byte_at(segment.body, 12), segment.body.substr(14));
    }
    has_scan = segment.marker == 0xDA;
  }
  if (!has_frame || !has_scan) {
    why = "it is not a complete JPEG file";
    return std::nullopt;
  }
  image.inverted = is_adobe && image.space == SampleSpace::Cmyk;  // Adobe writes ink as light (Technical Note 5116)
  image.icc_profile = join_profile(profile);
  if (!profile_fits(image.icc_profile, channel_count(image.space))) image.icc_profile.clear();
  image.samples = bytes;
  return image;
}

}  // namespace bifolio::pdf
