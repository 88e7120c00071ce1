// Subsetting: a font file with only what a book uses, for embedding.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "text/embedding.h"
#include "text/fonts.h"

namespace bifolio::text {

enum class OutlineFormat : std::uint8_t { TrueType, Cff };

/// A font program for PDF (FontFile2 or FontFile3/CIDFontType0C).
struct PdfSubset {
  OutlineFormat outlines = OutlineFormat::TrueType;
  std::string program;  ///< TrueType: an sfnt with glyf; Cff: a bare CFF table
  /// TrueType: the new glyph index of each used original glyph (for CIDToGIDMap). Empty for CFF, where CIDs are `cid_of`.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> old_to_new;
};

/// Requires glyphs of the font; .notdef is always kept, and all of a font that must not be subset. Throws std::runtime_error if the
/// font cannot be subset.
PdfSubset subset_for_pdf(Fonts const& fonts, FontId font, std::set<std::uint32_t> const& glyphs);

/// What a content stream calls the glyph in the original font: its CID for a CID-keyed CFF font, else its glyph index.
std::uint32_t cid_of(Fonts const& fonts, FontId font, std::uint32_t glyph);
OutlineFormat outline_format(Fonts const& fonts, FontId font);

/// A complete font file (TTF or OTF) with glyphs and layout features for these characters, for an EPUB's @font-face; a variable
/// font stays one. `features`: OpenType tags of features that the book turns on, besides the common ones.
std::string subset_for_epub(Fonts const& fonts, FontId font, std::set<char32_t> const& characters,
                            std::set<std::string> const& features = {});
/// "font/ttf" or "font/otf", and the extension.
std::string_view epub_media_type(Fonts const& fonts, FontId font);

/// Whether the font's licence bits (OS/2 fsType) allow embedding, and subsetting.
EmbeddingRight embedding_right(Fonts const& fonts, FontId font);
bool may_subset(Fonts const& fonts, FontId font);

/// Measures that a PDF font descriptor needs, in 1/1000 em.
struct DescriptorMetrics {
  std::int32_t ascent, descent, cap_height, x_height, italic_angle, stem_v;
  std::int32_t box[4];  ///< left, bottom, right, top
  bool fixed_pitch, serif, italic;
};
DescriptorMetrics descriptor_metrics(Fonts const& fonts, FontId font);

}  // namespace bifolio::text
