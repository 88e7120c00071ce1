// The fonts that the tests of text/ read: those of fonts/fonts.toml, as Debian's packages install them.
#pragma once

#include <string>
#include <vector>

#include "text/fonts.h"
#include "text/shaping.h"

namespace bifolio::text {

inline Fonts load_fonts() {
  Fonts fonts;
  load_font_list(fonts, BIFOLIO_SOURCE_DIR "/fonts/fonts.toml");
  return fonts;
}

/// Shared by the tests: opening fonts is what takes long.
inline Fonts const& fonts() {
  static const Fonts loaded = load_fonts();
  return loaded;
}

inline TextStyle style(std::string language = "en") {
  TextStyle s;
  s.families = {"Linux Libertine O"};
  s.size = Length::from_points(std::int64_t{10});
  s.language = std::move(language);
  return s;
}

inline ItemizedText itemize_one(std::string_view text, TextStyle const& s, BaseDirection direction = BaseDirection::FromText) {
  return itemize(text, {{0, static_cast<std::uint32_t>(text.size()), 0}}, {s}, direction, fonts());
}

inline std::vector<Glyph> shape_one(std::string_view text, TextStyle const& s) {
  Shaper shaper(fonts());
  std::vector<Glyph> glyphs;
  for (Item const& item : itemize_one(text, s).items) shaper.shape(text, item, item.begin, item.end, s, glyphs);
  return glyphs;
}

inline Length width(std::vector<Glyph> const& glyphs) {
  Length sum;
  for (Glyph const& g : glyphs) sum += g.advance;
  return sum;
}

}  // namespace bifolio::text
