// An opened font face: HarfBuzz's objects and what is asked of it most, read once. Inside text/ only.
// Changes when the font-wide facts that we keep change.
#pragma once

#include <array>
#include <atomic>
#include <string>
#include <vector>

#include "text/cff.h"
#include "text/fonts.h"
#include "text/handles.h"

namespace bifolio::text {

/// Immutable after opening; what is found out later (HarfBuzz's own lazy caches, margins) is atomic, so any number of threads may
/// read and shape.
struct Fonts::Face {
  static constexpr char32_t low_end = 0x250;                                       ///< ASCII, Latin-1, Latin Extended-A and -B
  static constexpr char32_t punctuation_begin = 0x2000, punctuation_end = 0x2070;  ///< General Punctuation

  FaceHandle face;
  FontHandle font;  ///< scaled so that one position unit is one font unit
  FontMetrics metrics;
  std::uint32_t glyph_count = 0;
  std::string postscript_name;
  bool has_cff = false;  ///< outlines are CFF's, not TrueType's
  CffKeys cff;
  std::vector<std::uint32_t> features;                       ///< tags in GSUB and GPOS, sorted
  bool is_color = false;                                     ///< it has pictures, or layers in colours
  std::vector<std::pair<char32_t, char32_t>> unicode_range;  ///< of the source; empty: every character
  std::array<std::uint32_t, low_end> low_glyphs{};
  std::array<std::uint32_t, punctuation_end - punctuation_begin> punctuation_glyphs{};

  /// What text::margin_shift has measured, packed; 0: not yet.
  mutable std::array<std::atomic<std::uint64_t>, low_end> low_margins{};
  mutable std::array<std::atomic<std::uint64_t>, 0x6E0 - 0x370> middle_margins{};  // Greek to Arabic
  mutable std::array<std::atomic<std::uint64_t>, punctuation_end - punctuation_begin> punctuation_margins{};

  /// Where the character's margins are kept; null if nowhere.
  std::atomic<std::uint64_t>* margins_of(char32_t character) const {
    if (character < low_end) return &low_margins[character];
    if (character >= 0x370 && character < 0x6E0) return &middle_margins[character - 0x370];
    if (character >= punctuation_begin && character < punctuation_end) return &punctuation_margins[character - punctuation_begin];
    return nullptr;
  }
  /// The nominal glyph of `character`, 0 if none.
  std::uint32_t glyph_for(char32_t character) const {
    if (character < low_end) return low_glyphs[character];
    if (character >= punctuation_begin && character < punctuation_end) return punctuation_glyphs[character - punctuation_begin];
    return nominal_glyph(character);
  }
  /// As glyph_for, looked up in the file.
  std::uint32_t nominal_glyph(char32_t character) const;
};

/// hb_face_t is counted: another owner of the same.
inline FaceHandle shared(hb_face_t* face) { return FaceHandle(hb_face_reference(face)); }

/// Opens the file and reads what Face holds. Throws EnvironmentError for a file that is unreadable or is no font.
std::unique_ptr<Fonts::Face> open_face(FaceSource const& source);
/// The instance of an opened variable face with these values on its axes.
std::unique_ptr<Fonts::Face> open_instance(Fonts::Face const& variable, FaceSource const& source,
                                           std::vector<AxisValue> const& values);

}  // namespace bifolio::text
