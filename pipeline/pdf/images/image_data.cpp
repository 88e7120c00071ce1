#include "pdf/images/image_data.h"

namespace bifolio::pdf {

bool profile_fits(std::string_view profile, int channels) {
  constexpr std::size_t header = 128;
  if (profile.size() <= header || profile.substr(36, 4) != "acsp") return false;
  const std::string_view space = profile.substr(16, 4);
  return (channels == 1 && space == "GRAY") || (channels == 3 && space == "RGB ") || (channels == 4 && space == "CMYK");
}

}  // namespace bifolio::pdf
