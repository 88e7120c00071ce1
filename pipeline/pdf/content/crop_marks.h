// Crop and cross marks: hairlines outside the trim box that show the printer where to cut and how to lay plates over each other.
#pragma once

#include <array>

#include "base/color.h"
#include "base/geometry.h"

namespace bifolio::pdf {

inline constexpr Length crop_mark_length = Length::from_points(std::int64_t{18});
inline constexpr Length crop_mark_gap = Length::from_points(std::int64_t{6});  ///< at least this far from the trimmed edge
inline constexpr Length crop_mark_width = Length::from_raw(256);               ///< 0.25 pt
/// In every ink, so that the marks are on every plate.
inline constexpr Color registration_color = {ColorSpace::DeviceCmyk, {65535, 65535, 65535, 65535}, 65535};

struct CropMark {
  Point from, to;
};

constexpr Length crop_mark_offset(Length bleed) { return max(bleed, crop_mark_gap); }

/// Two at each corner, in the trim box's coordinates.
constexpr std::array<CropMark, 8> crop_marks(Size trim, Length bleed) {
  const Length near = crop_mark_offset(bleed), far = near + crop_mark_length;
  const Length right = trim.width, bottom = trim.height;
  return {{
      {{Length(), -near}, {Length(), -far}},
      {{right, -near}, {right, -far}},
      {{Length(), bottom + near}, {Length(), bottom + far}},
      {{right, bottom + near}, {right, bottom + far}},
      {{-near, Length()}, {-far, Length()}},
      {{-near, bottom}, {-far, bottom}},
      {{right + near, Length()}, {right + far, Length()}},
      {{right + near, bottom}, {right + far, bottom}},
  }};
}

/// A cross in the middle of each side, where the plates are laid over each other: each its two lines.
constexpr std::array<CropMark, 8> cross_marks(Size trim, Length bleed) {
  const Length arm = crop_mark_length / 2, away = crop_mark_offset(bleed) + arm;
  const Length middle = trim.width / 2, centre = trim.height / 2, right = trim.width + away, bottom = trim.height + away;
  return {{
      {{middle - arm, -away}, {middle + arm, -away}},
      {{middle, -away - arm}, {middle, -away + arm}},
      {{middle - arm, bottom}, {middle + arm, bottom}},
      {{middle, bottom - arm}, {middle, bottom + arm}},
      {{-away - arm, centre}, {-away + arm, centre}},
      {{-away, centre - arm}, {-away, centre + arm}},
      {{right - arm, centre}, {right + arm, centre}},
      {{right, centre - arm}, {right, centre + arm}},
  }};
}

/// Between the media box and the trim box.
constexpr Length media_margin(Length bleed, bool has_marks) {
  return has_marks ? crop_mark_offset(bleed) + crop_mark_length : max(bleed, Length());
}

}  // namespace bifolio::pdf
