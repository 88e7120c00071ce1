// FontChoice: the font of one cluster of a text, by what its style asks for, what fonts have, and how emoji are to look. Inside
// text/ only. Changes with css-fonts-4 §5.3.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/shaping.h"

namespace bifolio::text {

/// The fonts of one style in the order in which they are asked.
class FontChoice {
 public:
  FontChoice(Fonts const& fonts, TextStyle const& style) : fonts_(fonts), style_(style) {}

  struct Chosen {
    FontId font;         ///< none if no font shows even the base
    bool whole = false;  ///< shows all of the cluster
  };
  /// The first font that shows the whole cluster, the system's last; failing that, the first that shows its base.
  Chosen for_cluster(std::u32string_view cluster, std::uint32_t script);

 private:
  FontId first_whole(std::u32string_view cluster);

  Fonts const& fonts_;
  TextStyle const& style_;
  std::optional<std::vector<FontId>> candidates_;
};

}  // namespace bifolio::text
