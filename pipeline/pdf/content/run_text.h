// Which text each glyph of a run stands for, so that every code can be given an exact meaning.
// One reason to change: how a cluster's characters are dealt out to its glyphs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/paged_document.h"

namespace bifolio::pdf {

struct GlyphText {
  std::string_view text;             ///< empty: the glyph adds nothing to its cluster's text
  std::uint32_t begin = 0, end = 0;  ///< the whole cluster, in bytes of the run's text
};

/// For each glyph of the run its text. A cluster of several glyphs deals its characters out in reading order, the last glyph takes
/// the rest. A glyph at the text's end (an inserted hyphen) has U+00AD: to be seen, and to vanish from what is copied.
void assign_texts(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, std::vector<GlyphText>& texts);

/// From left to right: lets each letter say the diacritical marks that are moved over or under it. True if there are any, which
/// then say nothing.
bool give_marks_to_letters(std::span<model::PlacedGlyph const> glyphs, std::vector<GlyphText>& texts);

}  // namespace bifolio::pdf
