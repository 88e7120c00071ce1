// A run of glyphs as text operators, each glyph exactly where layout put it.
// One reason to change: how positions become TJ adjustments.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "pdf/content/content_stream.h"
#include "pdf/content/divided_words.h"
#include "pdf/content/run_text.h"
#include "pdf/fonts/font_objects.h"

namespace bifolio::pdf {

/// Writes runs into one page's content. Keeps buffers between runs.
class GlyphRunWriter {
 public:
  GlyphRunWriter(ContentStream& out, FontTable& fonts) : out_(out), fonts_(fonts) {}

  /// Called before each segment of a run, outside text objects, to open its marked content: with the replaced text, or null for
  /// glyphs that say their own.
  using MarkSegment = std::function<void(ReplacedText const*)>;
  /// `replaced`: the parts of this run that say something else, in order.
  void write(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, std::span<ReplacedText const> replaced,
             MarkSegment const& mark);

 private:
  enum class Layer : std::uint8_t { All, Letters, Marks };
  struct Segment {
    std::size_t begin = 0, end = 0;  ///< glyphs of the run
    Point origin;
    Layer layer = Layer::All;
  };
  void write_segment(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, Segment const& segment);
  void show(model::GlyphRun const& run, model::PlacedGlyph const& glyph, GlyphCode code);
  void show_upright(model::PlacedGlyph const& glyph, GlyphCode code);
  void show_upright_picture(Point top, GlyphCode code);
  void write_upright_pictures(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, Segment const& segment);
  void write_marks_apart(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, MarkSegment const& mark);
  bool says_codes_apart(model::GlyphRun const& run) const;
  void show_with_text(model::GlyphRun const& run, model::PlacedGlyph const& glyph, std::string_view text);
  void say_next(std::string_view text);
  void say_unsaid(model::GlyphRun const& run);
  void begin(model::GlyphRun const& run, Point origin, double slant);
  void move(Length distance, std::int32_t scale);
  enum class Line : std::uint8_t { Horizontal, Vertical };
  void flush_adjustment(Line line = Line::Horizontal);

  ContentStream& out_;
  FontTable& fonts_;
  std::vector<GlyphText> texts_;
  std::vector<std::string_view> unsaid_;  ///< characters that no glyph says, due before the next one
  std::uint32_t font_index_ = 0;
  bool is_color_ = false;
  Length font_size_;  ///< at which the font is drawn
  /// Where the next glyph is due minus where the viewer's pen is, in 1/1,000,000 of 1/1024 pt of unscaled text space.
  std::int64_t due_ = 0;
};

}  // namespace bifolio::pdf
