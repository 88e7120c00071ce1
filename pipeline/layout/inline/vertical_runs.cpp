#include "layout/inline/vertical_runs.h"

namespace bifolio::layout {
namespace {

/// §9.1.3: side by side in the middle of one em, narrowed if they are too wide for it.
void combine(LayoutContext& context, RunOrigin const& origin, model::GlyphRun& run) {
  text::Fonts const& fonts = context.services.fonts;
  text::FontMetrics const& metrics = fonts.metrics(origin.item.font);
  Length width;
  for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
    model::PlacedGlyph& glyph = context.output.glyphs[run.first_glyph + i];
    glyph.advance = metrics.scale(fonts.advance(origin.item.font, glyph.glyph), run.font_size);
    width += glyph.advance;
  }
  run.orientation = model::GlyphOrientation::Horizontal;
  if (width > run.font_size) {
    run.horizontal_scale = static_cast<std::int32_t>(std::int64_t{100000} * run.font_size.raw() / width.raw());
    Length narrowed;
    for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
      model::PlacedGlyph& glyph = context.output.glyphs[run.first_glyph + i];
      glyph.advance = glyph.advance.scaled(run.horizontal_scale, 100000);
      narrowed += glyph.advance;
    }
    width = narrowed;
  }
  const Length capitals = metrics.scale(metrics.cap_height, run.font_size);
  run.origin = {run.origin.x + (run.font_size + capitals) / 2, run.origin.y + width / 2};
}

}  // namespace

void stand_upright(LayoutContext& context, RunOrigin const& origin, model::GlyphRun& run) {
  if (origin.combined) return combine(context, origin, run);
  if (origin.item.upright) {
    run.orientation = model::GlyphOrientation::Upright;
    return;
  }
  run.orientation = model::GlyphOrientation::Sideways;
  if (!has_central_baseline(*origin.style.computed)) return;
  text::FontMetrics const& metrics = context.services.fonts.metrics(origin.item.font);
  const Length shift = metrics.scale(metrics.ascent + metrics.descent, run.font_size) / 2;
  // Where lines follow each other from the left, the letters' tops are towards the next line.
  run.origin.y += origin.style.computed->writing_mode == model::WritingMode::VerticalLr ? -shift : shift;
}

}  // namespace bifolio::layout
