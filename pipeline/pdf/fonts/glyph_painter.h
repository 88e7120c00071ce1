// Coloured outlines as content of a glyph procedure: solid fills, gradients as shadings (ISO 32000-1 §8.7.4.5), and soft masks for
// those that are partly transparent. One reason to change: how a fill of a colour font becomes PDF operators.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pdf/haru/object_writer.h"
#include "text/color_glyph.h"

namespace bifolio::pdf {

class GlyphPainter {
 public:
  /// `em`: in font units.
  GlyphPainter(ObjectWriter& objects, text::Fonts const& fonts, FontId font, std::int32_t em)
      : objects_(objects), fonts_(fonts), font_(font), em_(em) {}

  void append_outline(std::string& out, std::uint32_t glyph, text::GlyphTransform const& transform) const;
  void append_layer(std::string& out, text::ColorLayer const& layer);
  /// /Shading and /ExtGState, as far as there are any.
  std::string resources() const;

 private:
  void append_solid(std::string& out, text::GlyphColor const& color);
  void append_gradient(std::string& out, text::GlyphFill const& fill);
  void append_state(std::string& out, std::string const& body);
  Ref shading(text::GlyphFill const& fill, bool alpha);
  std::string mask_state(text::GlyphFill const& fill);

  ObjectWriter& objects_;
  text::Fonts const& fonts_;
  FontId font_;
  std::int32_t em_;
  std::map<std::string, std::size_t> known_states_;
  std::vector<Ref> states_, shadings_;
};

}  // namespace bifolio::pdf
