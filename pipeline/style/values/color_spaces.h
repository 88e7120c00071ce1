// Colour spaces (css-color-4 §9–§17): conversion between them, and the mixing of two colours.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/color.h"

namespace bifolio::style {

enum class Space : std::uint8_t {
  Srgb,
  SrgbLinear,
  DisplayP3,
  DisplayP3Linear,
  A98Rgb,
  ProphotoRgb,
  Rec2020,
  XyzD50,
  XyzD65,
  Hsl,
  Hwb,
  Lab,
  Lch,
  Oklab,
  Oklch,
};

/// A colour in some space, before it becomes the sRGB that we keep. Hues are in degrees; hsl's and hwb's other components and the
/// lightness of lab are of 100, all else is as color() has it.
struct Tone {
  Space space = Space::Srgb;
  std::array<double, 3> c{};
  double alpha = 1;
  std::array<bool, 4> missing{};  ///< `none`; the fourth is alpha's
};

enum class HuePath : std::uint8_t { Shorter, Longer, Increasing, Decreasing };

std::optional<Space> space_named(std::string_view lower_name);
constexpr bool is_polar(Space s) { return s == Space::Hsl || s == Space::Hwb || s == Space::Lch || s == Space::Oklch; }
/// The index of the hue among a polar space's components.
constexpr std::size_t hue_index(Space s) { return s == Space::Hsl || s == Space::Hwb ? 0 : 2; }

/// Missing components become zero, or stay missing where the other space has their like (css-color-4 §12.2); without chroma the hue
/// is missing.
Tone converted(Tone const& tone, Space to);

/// css-color-4 §12.3: `weight` of 0 is the first, 1 the second; both are converted to `space`.
Tone mixed(Tone const& first, Tone const& second, double weight, Space space, HuePath path);

/// Into sRGB; what is out of its gamut is clipped, as browsers do.
Color to_color(Tone const& tone);
Tone to_tone(Color const& color);

}  // namespace bifolio::style
