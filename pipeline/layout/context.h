// What every layout function needs and nothing more: the services, the tree, and where words and glyphs go.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "layout/inline/inline_cache.h"
#include "model/box_tree.h"
#include "model/paged_document.h"
#include "model/resources.h"
#include "text/breaks.h"
#include "text/fonts.h"
#include "text/shaping.h"

namespace bifolio::layout {

/// Where an element begins, as the pages say it.
struct PageLabel {
  std::string text;  ///< in the style in which the page shows its number
  std::int32_t number = 0;
  friend bool operator==(PageLabel const&, PageLabel const&) = default;
};
struct PageLabels {
  std::map<std::string, PageLabel, std::less<>> of_element;  ///< by id
  std::vector<std::int32_t> of_note;                         ///< of BoxTree::footnotes, where pages number them; else empty
  friend bool operator==(PageLabels const&, PageLabels const&) = default;
};

/// Made once for a conversion (or once for each thread: the shaper is not shared).
struct Services {
  model::Resources const& resources;
  text::Fonts const& fonts;
  text::Hyphenator& hyphenator;
  text::Shaper& shaper;
  /// From the pass before; empty in the first pass (target-counter(…, page) then shows "00").
  PageLabels const& page_labels;
};

/// A box with position: fixed. It stands on every page (css-position-3 §2.1), in the same place of its content area.
struct FixedBox {
  model::BoxId box;
  std::int32_t z_index = 0;
  std::vector<model::Fragment> fragments;
};

/// What layout of one flow appends to. Fragments' glyph ranges index `glyphs`. `inline_cache` is memory, not product.
struct Output {
  std::vector<model::PlacedGlyph> glyphs;
  Arena strings;
  InlineCache inline_cache;
  std::vector<FixedBox> fixed;
};

/// Whether words that are wider than their line are broken although the style does not say so (css-text-3 §5.5): in tables that
/// have to be narrower than their words.
enum class LongWords : std::uint8_t { AsStyled, Broken };

/// css-tables-3 §3.10: whether content is laid out only for the height of the cell around it, and again when that is known.
enum class CellHeights : std::uint8_t { Settled, Measured };

struct LayoutContext {
  model::BoxTree const& tree;
  Services const& services;
  Output& output;
  DiagnosticSink& sink;
  Length page_height = Length::max();  ///< of the content area: nothing that stands on one page as a whole should be taller
  LongWords long_words = LongWords::AsStyled;
  Length page_width = Length::max();  ///< of the content area
  CellHeights cell_heights = CellHeights::Settled;
};

/// The same with another sink: for a trial.
inline LayoutContext with_sink(LayoutContext const& context, DiagnosticSink& sink) {
  return {context.tree,        context.services,   context.output,     sink,
          context.page_height, context.long_words, context.page_width, context.cell_heights};
}

}  // namespace bifolio::layout
