// ImageData: an image's samples and dictionary entries, ready to be an image XObject. What the format readers give and image_table
// writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolio::pdf {

enum class SampleFilter : std::uint8_t {
  Deflated,      ///< rows of samples, deflated
  PngPredicted,  ///< PNG's own IDAT data: deflated rows, each with its filter byte
  Jpeg,
};

enum class SampleSpace : std::uint8_t { Gray, Rgb, Cmyk, Palette };

struct ImageData {
  std::uint32_t width = 0, height = 0;
  int bits = 8;
  SampleSpace space = SampleSpace::Rgb;
  SampleFilter filter = SampleFilter::Deflated;
  std::string samples;
  std::string palette;      ///< RGB triples of a Palette image
  std::string icc_profile;  ///< embedded profile whose channels fit `space`; empty: none
  std::string alpha;        ///< deflated rows of `bits` (8 or 16); empty: opaque
  int alpha_bits = 8;
  std::string color_key;  ///< the Mask array's numbers, for one transparent colour; empty: none
  bool inverted = false;  ///< Adobe's CMYK JPEGs
};

/// Samples of one pixel.
constexpr int channel_count(SampleSpace space) {
  switch (space) {
    case SampleSpace::Gray:
    case SampleSpace::Palette: return 1;
    case SampleSpace::Rgb: return 3;
    case SampleSpace::Cmyk: return 4;
  }
  return 3;
}

/// Whether the ICC profile is for data of this many channels (ICC.1:2010 §7.2.6).
bool profile_fits(std::string_view profile, int channels);

}  // namespace bifolio::pdf
