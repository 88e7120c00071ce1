// Colour fonts: Type 3 fonts (ISO 32000-1 §9.6.5) whose glyphs are pictures or layers of coloured outlines, so that emoji are text
// as any other: copied, searched, read out. One reason to change: how a colour glyph is painted.
#pragma once

#include "base/diagnostics.h"
#include "pdf/fonts/font_encoding.h"
#include "pdf/haru/object_writer.h"
#include "pdf/images/image_table.h"

namespace bifolio::pdf {

/// What the fonts' objects are written with.
struct FontServices {
  text::Fonts const& fonts;
  ObjectWriter& objects;
  ImageTable& images;
  DiagnosticSink& sink;
};

/// Writes one dictionary for each variant of the encoding: a Type 3 font has few codes.
void write_color_font(FontServices const& services, FontEncoding const& encoding, std::vector<Ref> const& dictionaries);

}  // namespace bifolio::pdf
