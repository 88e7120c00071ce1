#include "pdf/content/glyph_run.h"

#include <algorithm>
#include <cmath>

namespace bifolio::pdf {
namespace {

constexpr std::int64_t units = 1000000;
// Adjustments are whole thousandths of an em (0.01 pt at 10 pt), of which the rest is carried on; for display sizes tenths of that.
const Length display_size = Length::from_points(std::int64_t{24});

/// A synthesised bold's strokes are this part of the font size wide: half of it grows outwards.
constexpr std::int64_t embolden_divisor = 28;

double slant_of(text::Synthesis const& synthesis) {
  constexpr double radians = 3.14159265358979323846 / 180000;
  return synthesis.slant == 0 ? 0 : std::tan(std::clamp(synthesis.slant, -60000, 60000) * radians);
}

}  // namespace

// §9.4.4: after a glyph the pen moves by (width − adjustment) × size × scale. `due_` carries what rounding leaves, so nothing
// drifts.
void GlyphRunWriter::flush_adjustment(Line line) {
  const std::int64_t tenths_step = font_size_ > display_size ? 1 : 10;
  const std::int64_t step = std::int64_t{font_size_.raw()} * (units / 10000) * tenths_step;
  if (step <= 0) return;
  const std::int64_t steps = (due_ + (due_ < 0 ? -step / 2 : step / 2)) / step;
  if (steps == 0) return;
  out_.adjust(line == Line::Vertical ? steps * tenths_step : -steps * tenths_step);  // down is negative (§9.4.4)
  due_ -= steps * step;
}

void GlyphRunWriter::move(Length distance, std::int32_t scale) {
  const std::int64_t raw = std::int64_t{distance.raw()} * units;
  due_ += scale == 100000 ? raw : raw / scale * 100000;
}

void GlyphRunWriter::show(model::GlyphRun const& run, model::PlacedGlyph const& glyph, GlyphCode code) {
  out_.select_font({font_index_, code.variant}, font_size_);
  out_.rise(glyph.y_offset);
  move(glyph.x_offset, run.horizontal_scale);
  flush_adjustment();
  out_.show_code(code.cid, is_color_);
  due_ -= std::int64_t{code.width} * font_size_.raw();
  move(glyph.advance - glyph.x_offset, run.horizontal_scale);
}

// A glyph of a vertical font moves the pen down by one em (§9.7.4.3, DW2).
void GlyphRunWriter::show_upright(model::PlacedGlyph const& glyph, GlyphCode code) {
  out_.select_font({font_index_, static_cast<std::uint16_t>(code.variant | vertical_font)}, font_size_);
  out_.rise({});
  move(glyph.x_offset, 100000);
  flush_adjustment(Line::Vertical);
  out_.show_code(code.cid);
  due_ -= std::int64_t{units} * font_size_.raw();
  move(glyph.advance - glyph.x_offset, 100000);
}

void GlyphRunWriter::begin(model::GlyphRun const& run, Point origin, double slant) {
  if (run.orientation == model::GlyphOrientation::Sideways)
    out_.begin_turned_text(origin);
  else
    out_.begin_text(origin, slant);
}

void GlyphRunWriter::write_segment(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, Segment const& segment) {
  FontTable::Entry& font = fonts_[run.font];
  font_index_ = font.index;
  font_size_ = fonts_.drawn_size(run.font, run.font_size);
  due_ = 0;
  is_color_ = font.encoding.is_color();
  if (is_color_) out_.note_transparency();
  const text::Synthesis synthesis = is_color_ ? text::Synthesis() : fonts_.synthesis(run.font);
  out_.text_color(run.color);
  out_.embolden(synthesis.bold ? font_size_ / embolden_divisor : Length(), run.color);
  out_.horizontal_scale(run.orientation == model::GlyphOrientation::Upright ? 100000 : run.horizontal_scale);
  begin(run, segment.origin, slant_of(synthesis));
  const bool upright = run.orientation == model::GlyphOrientation::Upright;
  for (std::size_t i = segment.begin; i < segment.end; ++i) {
    const GlyphCode code = font.encoding.encode(glyphs[i].glyph, texts_[i].text);
    fonts_.dictionary(font.index, upright ? static_cast<std::uint16_t>(code.variant | vertical_font) : code.variant);
    upright ? show_upright(glyphs[i], code) : show(run, glyphs[i], code);
  }
  out_.end_text();
}

void GlyphRunWriter::write(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs,
                           std::span<ReplacedText const> replaced, MarkSegment const& mark) {
  if (glyphs.empty() || fonts_.drawn_size(run.font, run.font_size).raw() <= 0 || run.horizontal_scale <= 0) return;
  assign_texts(run, glyphs, texts_);
  const auto part_of = [&](std::size_t i) -> ReplacedText const* {
    const std::uint32_t at = texts_[i].begin;
    for (ReplacedText const& part : replaced)
      if (at >= part.begin && at < part.end) return &part;
    return nullptr;
  };
  Segment segment{0, 0, run.origin};
  while (segment.begin < glyphs.size()) {
    ReplacedText const* const part = part_of(segment.begin);
    Length advance;
    for (segment.end = segment.begin; segment.end < glyphs.size() && part_of(segment.end) == part; ++segment.end)
      advance += glyphs[segment.end].advance;
    mark(part);
    write_segment(run, glyphs, segment);
    (run.orientation == model::GlyphOrientation::Horizontal ? segment.origin.x : segment.origin.y) += advance;
    segment.begin = segment.end;
  }
}

}  // namespace bifolio::pdf
