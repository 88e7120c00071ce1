// What decides how a word is shaped besides its text and size: font, script, direction, language, features; with the words shaped
// so. Inside text/ only. Changes when another property of a style influences shaping.
#pragma once

#include <string>
#include <vector>

#include "text/face.h"
#include "text/shaping.h"
#include "text/word_cache.h"

namespace bifolio::text {

struct ShapeSetting {
  FontId font;
  std::uint32_t script = 0;
  bool upright = false;  ///< along a vertical line
  bool right_to_left = false, kerning = true, common_ligatures = true;
  std::string language;
  std::vector<Feature> features;
  std::string language_system;

  Fonts::Face const* face = nullptr;
  hb_language_t hb_language = HB_LANGUAGE_INVALID;
  std::vector<hb_feature_t> hb_features;
  bool joins = false;  ///< letters change their form with their neighbours
  WordCache words;
  std::vector<UnitGlyph> glyphs;  ///< of `words`

  ShapeSetting(Fonts const& fonts, Item const& item, TextStyle const& style);
  bool is_for(Item const& item, TextStyle const& style) const;
};

}  // namespace bifolio::text
