// FontEncoding: which code in a content stream shows a glyph and means a text, so that what is copied is exactly what was written.
// Between the content streams, which ask for codes, and the font objects, which declare them. One reason to change: how codes are
// given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fonts.h"
#include "text/subset.h"

namespace bifolio::pdf {

struct GlyphCode {
  std::uint16_t cid = 0;
  std::uint16_t variant = 0;  ///< which of the font's dictionaries (they differ in ToUnicode only)
  std::int32_t width = 0;     ///< as declared in W, in 1/1,000,000 em
};

/// A glyph can stand for several texts (a hyphen that is the author's or inserted; a space or a no-break space). A TrueType font
/// gives each pair a code of its own, past the last glyph, through its CIDToGIDMap. CFF codes are fixed, so there a second font
/// dictionary shares the same descendant font with another ToUnicode. A colour font becomes Type 3 fonts, each with 255 codes.
class FontEncoding {
 public:
  FontEncoding(text::Fonts const& fonts, FontId font);

  /// Requires a glyph of the font (others show .notdef) and valid UTF-8. A `text` that PDF cannot map (empty, U+0000) is replaced.
  GlyphCode encode(std::uint32_t glyph, std::string_view text);

  struct Code {
    std::uint32_t glyph = 0;
    std::uint16_t cid = 0, variant = 0;
    std::string text;
  };
  std::vector<Code> const& codes() const { return codes_; }  ///< every code given out, in order of first use
  std::uint16_t variant_count() const { return variant_count_; }
  std::int32_t width(std::uint32_t glyph) const;
  FontId font() const { return font_; }
  bool is_color() const { return is_color_; }  ///< its codes have one byte
  text::OutlineFormat outlines() const { return outlines_; }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t find_or_add(std::uint32_t glyph, std::string_view text);
  void add(std::uint32_t glyph, std::string_view text);

  text::Fonts const* fonts_;
  FontId font_;
  bool is_color_;
  text::OutlineFormat outlines_;
  std::int32_t units_per_em_;
  std::uint32_t next_alias_;
  std::uint16_t variant_count_ = 1;
  std::vector<Code> codes_;
  std::vector<std::uint32_t> next_code_;       ///< by code: the next one of the same glyph
  std::vector<std::int32_t> widths_;           ///< by code
  std::vector<std::uint32_t> first_of_glyph_;  ///< by glyph
};

}  // namespace bifolio::pdf
