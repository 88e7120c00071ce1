#include "layout/table/characters.h"

#include <algorithm>

#include "layout/block/flow.h"
#include "layout/block/intrinsic.h"

namespace bifolio::layout {
namespace {

using model::GlyphRun;

bool is_aligned(LayoutContext const& context, GridCell const& cell) {
  return cell.column_span == 1 && !context.tree.style(cell.box).text_align_character.empty();
}

/// Where the character at byte `at` of the run's text begins, from the run's origin.
Length place_in_run(LayoutContext const& context, GlyphRun const& run, std::size_t at) {
  Length x;
  for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
    model::PlacedGlyph const& glyph = context.output.glyphs[run.first_glyph + i];
    if (run.right_to_left ? glyph.cluster <= at : glyph.cluster >= at) break;
    x += glyph.advance;
  }
  return x;
}

Length width_of(LayoutContext const& context, GlyphRun const& run) {
  return place_in_run(context, run, run.right_to_left ? 0 : SIZE_MAX);
}

}  // namespace

std::optional<CharacterLine> character_line(LayoutContext const& context, Galley const& galley, std::string_view character) {
  const auto first = std::find_if(galley.items.begin(), galley.items.end(), [](Item const& i) { return i.kind == ItemKind::Slab; });
  if (first == galley.items.end()) return std::nullopt;
  Slab const& line = galley.slabs[first->index];
  Length left = Length::max(), right;
  std::optional<Length> place;
  for (model::Fragment const& fragment : line.fragments) {
    GlyphRun const* const run = std::get_if<GlyphRun>(&fragment.content);
    if (!run) continue;
    const Length x = line.x + run->origin.x;
    left = min(left, x);
    right = max(right, x + width_of(context, *run));
    if (const std::size_t at = run->text.find(character); !place && at != std::string_view::npos)
      place = x + place_in_run(context, *run, at);
  }
  if (left == Length::max()) return std::nullopt;
  const Length at = place.value_or(right);  // a line without it ends there
  return CharacterLine{{at - left, right - at}, left};
}

void measure_characters(LayoutContext& context, Grid& grid) {
  for (GridCell const& cell : grid.cells) {
    if (!is_aligned(context, cell) || grid.is_hidden(cell)) continue;
    const Galley galley = lay_out_content(context, cell.box, intrinsic_content_sizes(context, cell.box).max_content);
    const auto line = character_line(context, galley, context.tree.style(cell.box).text_align_character);
    if (!line) continue;
    if (grid.characters.empty()) grid.characters.resize(grid.columns.size());
    CharacterShares& column = grid.characters[cell.column];
    column = {max(column.before, line->shares.before), max(column.after, line->shares.after)};
  }
}

Length character_shift(LayoutContext const& context, Grid const& grid, GridCell const& cell, Galley const& galley, Length width) {
  if (grid.characters.empty() || !is_aligned(context, cell)) return {};
  model::ComputedStyle const& style = context.tree.style(cell.box);
  const auto line = character_line(context, galley, style.text_align_character);
  if (!line) return {};
  CharacterShares const& column = grid.characters[cell.column];
  const Length room = max(width - column.before - column.after, {});
  const bool rtl = style.direction == model::Direction::Rtl;
  Length start = room;
  if (style.text_align == model::TextAlign::Center) start = room / 2;
  if (style.text_align == model::TextAlign::Left || style.text_align == (rtl ? model::TextAlign::End : model::TextAlign::Start))
    start = {};
  return start + column.before - line->shares.before - line->left;
}

}  // namespace bifolio::layout
