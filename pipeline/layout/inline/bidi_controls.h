// direction and unicode-bidi as Unicode's own controls in a paragraph's text (css-writing-modes-4 §2.4). Changes with them.
#pragma once

#include <string_view>

#include "model/computed_style.h"
#include "text/shaping.h"

namespace bifolio::layout {

/// As many as are not empty.
struct BidiControls {
  std::string_view open[2], close[2];
};
BidiControls bidi_controls(model::ComputedStyle const& style);

}  // namespace bifolio::layout
