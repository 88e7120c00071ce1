// The fonts of a file: encodings while the pages are written, then the font objects (ISO 32000-1 §9.7) with their subsets.
// One reason to change: how a font is embedded.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "pdf/fonts/font_encoding.h"
#include "pdf/haru/object_writer.h"
#include "pdf/images/image_table.h"

namespace bifolio::pdf {

/// Of a variant: its dictionary for upright glyphs of vertical lines (§9.7.4.3).
inline constexpr std::uint16_t vertical_font = 0x8000;

class FontTable {
 public:
  FontTable(text::Fonts const& fonts, ObjectWriter& objects) : fonts_(fonts), objects_(objects) {}

  /// One font of the file. `index` is dense, in order of first use.
  struct Entry {
    std::uint32_t index;
    FontEncoding encoding;
    std::vector<Ref> dictionaries;           ///< by variant
    std::vector<Ref> vertical_dictionaries;  ///< by variant, without vertical_font
  };
  /// Styles that are synthesised from one face share its entry.
  Entry& operator[](FontId font);
  /// The dictionary's number, reserved at first use.
  Ref dictionary(std::uint32_t index, std::uint16_t variant);

  /// Whether some text is shown as .notdef, for want of a glyph: the file cannot claim PDF/UA then (ISO 14289-1 §7.21.8).
  bool shows_missing_glyphs() const;
  std::uint32_t space_glyph(FontId font) const { return fonts_.glyph_for(font, U' '); }  ///< 0 if none
  text::Synthesis synthesis(FontId font) const { return fonts_.synthesis(font); }
  Length drawn_size(FontId font, Length size) const { return fonts_.metrics(font).drawn_size(size); }
  /// Writes every font that was used. Call once, after the last page.
  void write(ImageTable& images, DiagnosticSink& sink);

 private:
  text::Fonts const& fonts_;
  ObjectWriter& objects_;
  std::deque<Entry> entries_;  // addresses stay
  std::vector<std::uint32_t> index_of_font_;
};

/// "/F3", or "/F3.1" for a further variant: the font's name in resource dictionaries.
void append_font_name(std::string& out, std::uint32_t index, std::uint16_t variant);

}  // namespace bifolio::pdf
