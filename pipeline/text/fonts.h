// Fonts: the font collection. Families with their faces, matching by CSS's rules, fallback by coverage, metrics.
// Safe to read from many threads; faces are opened, variable ones instanced and the system's found when first used.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/length.h"
#include "text/face_source.h"

namespace bifolio::text {

/// Font-wide measures in units per em (y up), from OS/2, hhea, post.
struct FontMetrics {
  std::int32_t units_per_em = 1000;
  std::int32_t ascent = 800, descent = -200, line_gap = 0;
  std::int32_t x_height = 500, cap_height = 700;
  std::int32_t underline_position = -100, underline_thickness = 50;
  std::int32_t strikeout_position = 300, strikeout_thickness = 50;
  std::int32_t italic_angle_thousandths = 0;  ///< degrees × 1000, counter-clockwise
  std::int32_t size_adjust = 1000;            ///< css-fonts-5 §7.1: everything of the face is this many thousandths as large
  /// The size at which the face is drawn where a style's is `size`.
  Length drawn_size(Length size) const { return size_adjust == 1000 ? size : size.scaled(size_adjust, 1000); }
  /// `units` at `size`, rounded half away from zero.
  Length scale(std::int32_t units, Length size) const { return drawn_size(size).scaled(units, units_per_em); }
  /// How many units `length` is at `size`; 0 where nothing is drawn.
  std::int32_t units(Length length, Length size) const {
    const std::int64_t drawn = drawn_size(size).raw();
    return drawn <= 0 ? 0 : static_cast<std::int32_t>(std::int64_t{length.raw()} * units_per_em / drawn);
  }
};

/// What of the machine's own fonts a collection may use.
enum class SystemFonts : std::uint8_t { No, Yes };

class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;

  /// Registers a face without opening it. A family's later face with the same traits and characters replaces the earlier one; a
  /// family of a nearer origin hides the same family of a farther one. Not while others read.
  void add(FaceSource source);
  /// `alias` ("serif", "sans-serif", "monospace", or any name) stands for `family`.
  void add_alias(std::string alias, std::string family);
  /// Families that are asked, in order, for characters that the requested ones lack.
  void set_fallback(std::vector<std::string> families);
  /// Families that are asked before those of an earlier call.
  void prefer_fallback(std::vector<std::string> families);
  /// Families that are asked before those for text in a language of theirs ("ja", "zh-Hant").
  void set_fallback_for(std::string language, std::vector<std::string> families);
  void set_system_fonts(SystemFonts system);

  bool has_family(std::string_view family) const;  ///< case-insensitive, aliases too; asks the system
  std::vector<std::string> families() const;       ///< sorted, without aliases
  std::size_t face_count() const;                  ///< FontIds are 0 … face_count() - 1; the registered come first

  /// The best face of the first family in `families` that exists (css-fonts-4 §5.2); of the fallback's first if none does.
  /// Nothing only for an empty collection. Opens no file but a variable font's: what first reads the face (metrics, glyphs,
  /// shaping) throws EnvironmentError if its file is unreadable or no font.
  FontId match(std::vector<std::string> const& families, FaceRequest const& request) const;
  /// The first font that has a glyph for `character`: the requested families', then the fallback's. None if no font has it.
  FontId match_character(std::vector<std::string> const& families, FaceRequest const& request, char32_t character) const;
  /// The faces that may be asked for a character, each once: of each requested family that exists, then of the fallback's, those
  /// for `language` first.
  std::vector<FontId> candidates(std::vector<std::string> const& families, FaceRequest const& request,
                                 std::string_view language = {}) const;
  /// The family's faces that come closest, as a style asks for them: several where each is for other characters. None without the
  /// family.
  std::vector<FontId> closest_faces(std::string const& family, FaceRequest const& request) const;
  /// The system's face for a cluster that no candidate has. None if it has none, or may not be asked.
  FontId system_fallback(std::u32string_view cluster, std::uint32_t script, FaceRequest const& request,
                         std::string_view language) const;

  FontMetrics const& metrics(FontId font) const;
  FaceSource const& source(FontId font) const;
  bool has_glyph(FontId font, char32_t character) const;
  std::uint32_t glyph_for(FontId font, char32_t character) const;  ///< 0 if none
  /// The glyph's unhinted advance in units per em.
  std::int32_t advance(FontId font, std::uint32_t glyph) const;
  std::uint32_t glyph_count(FontId font) const;
  std::string postscript_name(FontId font) const;  ///< of characters that PDF names allow; an instance's has its axes
  bool has_feature(FontId font, std::string_view opentype_tag) const;
  /// Whether the feature alone changes the character's glyph.
  bool substitutes(FontId font, std::string_view opentype_tag, char32_t character) const;
  bool is_color(FontId font) const;  ///< its glyphs are pictures or have colours of their own

  // A variable font's FontId is one instance of it; a synthesised style is a FontId too.
  std::vector<Axis> const& axes(FontId font) const;                          ///< none: not variable
  std::vector<AxisValue> const& axis_values(FontId font) const;              ///< of the instance: one for each axis, in their order
  FontId instance(FontId font, std::vector<AxisValue> const& values) const;  ///< the same font with these axes moved
  Synthesis synthesis(FontId font) const;
  FontId without_synthesis(FontId font) const;
  FontId registered(FontId font) const;  ///< the face as it was registered: that of every instance

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

/// Files that cannot be used, and why.
using FontProblems = std::vector<std::pair<std::string, std::string>>;

/// Registers every font file in `folder` under the families that they name themselves; if it holds a fonts.toml, what that lists.
FontProblems load_font_folder(Fonts& fonts, std::string const& folder);

/// The face with that full name or PostScript name (css-fonts-4 §4.3.1, local()): of those registered, then of the system's. To be
/// registered under another family.
std::optional<FaceSource> find_by_name(Fonts const& fonts, std::string const& name, SystemFonts system);

}  // namespace bifolio::text
