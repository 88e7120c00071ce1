// Fonts: the font collection. Families with their faces, matching by CSS's rules, fallback by coverage, metrics.
// Immutable once built and safe to read from many threads; faces are opened when first used.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/length.h"

namespace bifolio::text {

enum class Slant : std::uint8_t { Normal, Italic, Oblique };

/// What identifies one face among its family's.
struct FaceTraits {
  std::int32_t weight = 400;      ///< 1…1000
  std::int32_t stretch = 100000;  ///< 1/1000 of a percent
  Slant slant = Slant::Normal;
  friend bool operator==(FaceTraits const&, FaceTraits const&) = default;
};

struct FaceSource {
  std::string family;
  FaceTraits traits;
  std::string path;         ///< of the font file
  std::uint32_t index = 0;  ///< face in a collection (.ttc)
};

/// Font-wide measures in units per em (y up), from OS/2, hhea, post.
struct FontMetrics {
  std::int32_t units_per_em = 1000;
  std::int32_t ascent = 800, descent = -200, line_gap = 0;
  std::int32_t x_height = 500, cap_height = 700;
  std::int32_t underline_position = -100, underline_thickness = 50;
  std::int32_t strikeout_position = 300, strikeout_thickness = 50;
  std::int32_t italic_angle_thousandths = 0;  ///< degrees × 1000, counter-clockwise
  /// `units` at `size`, rounded half away from zero.
  Length scale(std::int32_t units, Length size) const { return size.scaled(units, units_per_em); }
};

class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;

  /// Registers a face without opening it. A family's later face with the same traits replaces the earlier one.
  void add(FaceSource source);
  /// `alias` ("serif", "sans-serif", "monospace", or any name) stands for `family`.
  void add_alias(std::string alias, std::string family);
  /// Families that are asked, in order, for characters that the requested ones lack.
  void set_fallback(std::vector<std::string> families);

  bool has_family(std::string_view family) const;  ///< case-insensitive, aliases too
  std::vector<std::string> families() const;       ///< sorted, without aliases
  std::size_t face_count() const;                  ///< FontIds are 0 … face_count() - 1, in the order of registration

  /// The best face of the first family in `families` that exists (css-fonts-4 §5.2); of the fallback's first if none does.
  /// Nothing only for an empty collection. Opens no file: what first reads the face (metrics, glyphs, shaping) throws
  /// EnvironmentError if its file is unreadable or no font.
  FontId match(std::vector<std::string> const& families, FaceTraits const& traits) const;
  /// The first font that has a glyph for `character`: the requested families', then the fallback's. None if no font has it.
  FontId match_character(std::vector<std::string> const& families, FaceTraits const& traits, char32_t character) const;
  /// The best face of each family that may be asked for a character: the requested ones that exist, then the fallback's; each once.
  std::vector<FontId> candidates(std::vector<std::string> const& families, FaceTraits const& traits) const;

  FontMetrics const& metrics(FontId font) const;
  FaceSource const& source(FontId font) const;
  bool has_glyph(FontId font, char32_t character) const;
  std::uint32_t glyph_for(FontId font, char32_t character) const;  ///< 0 if none
  /// The glyph's unhinted advance in units per em.
  std::int32_t advance(FontId font, std::uint32_t glyph) const;
  std::uint32_t glyph_count(FontId font) const;
  std::string postscript_name(FontId font) const;  ///< of characters that PDF names allow
  bool has_feature(FontId font, std::string_view opentype_tag) const;

  struct Face;  ///< HarfBuzz's objects; only text/ looks inside
  Face const& face(FontId font) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads `path` (fonts.toml: families, faces, aliases, fallback; the format is described there) and registers its faces, looking
/// for each file in the toml's own folder and then in the system's. Throws EnvironmentError; a face whose file is missing is
/// returned.
std::vector<std::string> load_font_list(Fonts& fonts, std::string const& path);

}  // namespace bifolio::text
