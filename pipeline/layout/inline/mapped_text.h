// Text as it is shown, with an exact way back to the text that it was made from. Changes when a new text transformation is due.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/computed_style.h"

namespace bifolio::layout {

/// From byte `shown` of the shown text on, up to the next point, it was made from the source's bytes from `source` on.
struct MapPoint {
  std::uint32_t shown = 0, source = 0;
};

struct MappedText {
  std::string text;
  std::vector<MapPoint> points;             ///< sorted; the first is {0, 0}
  std::vector<std::uint32_t> soft_hyphens;  ///< where U+00AD stood, in `text`
};

/// Whether `text` is shown as it is: nothing to transform, no soft hyphens.
bool is_shown_unchanged(std::string_view text, model::ComputedStyle const& style);

/// Applies text-transform (css-text-4 §2.1) and takes soft hyphens out. `within_word`: the text goes on with a word that began
/// before.
enum class TextStart : std::uint8_t { AtWord, WithinWord };
MappedText transform_text(std::string_view text, model::ComputedStyle const& style, TextStart start);

}  // namespace bifolio::layout
