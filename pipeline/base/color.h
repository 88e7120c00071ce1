// A colour as PDF and CSS know it: sRGB or device CMYK, 16 bits a channel, so that equal colours are equal values.
#pragma once

#include <array>
#include <cstdint>

namespace bifolio {

enum class ColorSpace : std::uint8_t { Srgb, DeviceCmyk };

struct Color {
  ColorSpace space = ColorSpace::Srgb;
  std::array<std::uint16_t, 4> channels{};  ///< red green blue –, or cyan magenta yellow black; 65535 = 1.0
  std::uint16_t alpha = 65535;

  friend constexpr bool operator==(Color const&, Color const&) = default;
  static constexpr Color rgb(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    return {ColorSpace::Srgb,
            {static_cast<std::uint16_t>(r * 257), static_cast<std::uint16_t>(g * 257), static_cast<std::uint16_t>(b * 257), 0},
            65535};
  }
  static constexpr Color black() { return rgb(0, 0, 0); }
  static constexpr Color transparent() { return {ColorSpace::Srgb, {}, 0}; }
  constexpr bool is_transparent() const { return alpha == 0; }
};

}  // namespace bifolio
