// What a face of a font is to those who choose it: where its file is, what it says of its weight, width and slant, and what a style
// asks of a face. Changes with css-fonts-4's descriptors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/length.h"

namespace bifolio::text {

enum class Slant : std::uint8_t { Normal, Italic, Oblique };

struct Feature {
  char tag[4] = {};
  std::uint32_t value = 1;
  friend bool operator==(Feature const&, Feature const&) = default;
};

/// What identifies one face among its family's.
struct FaceTraits {
  std::int32_t weight = 400;      ///< 1…1000
  std::int32_t stretch = 100000;  ///< 1/1000 of a percent
  Slant slant = Slant::Normal;
  friend bool operator==(FaceTraits const&, FaceTraits const&) = default;
};

constexpr std::uint32_t axis_tag(char const (&name)[5]) {
  std::uint32_t tag = 0;
  for (int i = 0; i < 4; ++i) tag = tag << 8 | static_cast<unsigned char>(name[i]);
  return tag;
}

/// Values on axes of variable fonts are in 1/65536.
constexpr std::int32_t axis_unit = 65536;
struct Axis {
  std::uint32_t tag = 0;
  std::int32_t minimum = 0, initial = 0, maximum = 0;
  std::int32_t clamp(std::int64_t value) const {
    return static_cast<std::int32_t>(value < minimum ? minimum : value > maximum ? maximum : value);
  }
  friend bool operator==(Axis const&, Axis const&) = default;
};
struct AxisValue {
  std::uint32_t tag = 0;
  std::int32_t value = 0;
  friend auto operator<=>(AxisValue const&, AxisValue const&) = default;
};

/// Where a family is declared, the nearest last: a family hides those of its name that are farther away.
enum class FaceOrigin : std::uint8_t { System, Shipped, Project, Author };

struct Range {
  std::int32_t low = 0, high = 0;
  bool has(std::int32_t value) const { return low <= value && value <= high; }
  friend bool operator==(Range const&, Range const&) = default;
};

/// css-fonts-5 §7: measures that an author's @font-face gives instead of the font's own, in 1/1000 of the size that the face is
/// drawn at; -1: the font's.
struct MetricOverrides {
  std::int32_t ascent = -1, descent = -1, line_gap = -1;
  std::int32_t size_adjust = 1000;  ///< 1/1000 of the style's font size: what the face is drawn at
  friend bool operator==(MetricOverrides const&, MetricOverrides const&) = default;
};

struct FaceSource {
  std::string family;
  FaceTraits traits;             ///< of a variable face: those nearest to the normal ones
  std::string path;              ///< of the font file
  std::uint32_t index = 0;       ///< face in a collection (.ttc)
  std::uint32_t face_count = 1;  ///< of the file; known once it is examined
  FaceOrigin origin = FaceOrigin::Shipped;
  /// What a variable face can be (css-fonts-4 §4.4); nothing: what `traits` say.
  std::optional<Range> weights = {}, stretches = {};
  std::optional<Range> angles = {};                               ///< of Slant::Oblique, 1/1000 of a degree
  std::vector<Axis> axes = {};                                    ///< of a variable face
  std::vector<AxisValue> variations = {};                         ///< font-variation-settings of @font-face
  std::vector<Feature> features = {};                             ///< font-feature-settings of @font-face
  std::vector<std::pair<char32_t, char32_t>> unicode_range = {};  ///< what it is used for; empty: all that it has
  MetricOverrides overrides = {};
  std::vector<std::string> other_names = {};  ///< the family's, in other languages

  bool is_for(char32_t c) const {
    for (auto const& [first, last] : unicode_range)
      if (first <= c && c <= last) return true;
    return unicode_range.empty();
  }
};

/// Which of a colour font's palettes a style wants.
enum class Palette : std::uint8_t { Normal, Light, Dark };

/// What a style asks of its families' faces.
struct FaceRequest {
  std::int32_t weight = 400;
  std::int32_t stretch = 100000;
  Slant slant = Slant::Normal;
  std::int32_t oblique_angle = 14000;  ///< of Slant::Oblique, 1/1000 of a degree
  bool may_embolden = true, may_slant = true;
  Palette palette = Palette::Normal;
  Length optical_size = {};                ///< for the axis opsz; zero: the font's own choice
  std::vector<AxisValue> variations = {};  ///< font-variation-settings
  friend bool operator==(FaceRequest const&, FaceRequest const&) = default;
};

/// How a face's outlines are painted: made bold or slanted because its family has no bold or no italic, or in another palette.
struct Synthesis {
  bool bold = false;
  std::int32_t slant = 0;  ///< 1/1000 of a degree, to the right
  Palette palette = Palette::Normal;
  /// Whether a style is made up.
  bool any() const { return bold || slant != 0; }
  friend auto operator<=>(Synthesis const&, Synthesis const&) = default;
};

/// Opens the file and fills in what it says of itself: its axes, and the traits and name that `source` leaves open (an empty
/// family, `face_name` for a face of a collection). What is wrong with it; empty: it can be used.
std::string examine(FaceSource& source, std::string_view face_name = {});

}  // namespace bifolio::text
