// Box geometry: used margins, borders, padding and widths of block-level boxes (CSS 2.1 §10.3). Pure. Changes with the sizing
// rules.
#pragma once

#include <optional>

#include "base/geometry.h"
#include "layout/inline/inline_layout.h"
#include "model/computed_style.h"

namespace bifolio::layout {

/// A box's used edges. Automatic margins are zero until the width is known.
struct BoxEdges {
  Edges<Length> margin, border, padding;
  Length inner_left() const { return border.left + padding.left; }
  Length inner_right() const { return border.right + padding.right; }
  Length inner_top() const { return border.top + padding.top; }
  Length inner_bottom() const { return border.bottom + padding.bottom; }
  Length inner_width() const { return inner_left() + inner_right(); }
  Length inner_height() const { return inner_top() + inner_bottom(); }
};

/// Percentages refer to the containing block's width, the vertical ones too (CSS 2.1 §8.3).
BoxEdges used_edges(model::ComputedStyle const& style, Length containing_width);

/// A block-level box in its containing block.
struct BlockGeometry {
  BoxEdges edges;                  ///< with automatic margins resolved
  Length x;                        ///< of the border box, from the containing block's left edge
  Length width;                    ///< of the content box
  bool borders_elsewhere = false;  ///< a table's collapsed borders: its cells draw them
  bool narrowed = false;           ///< margins and padding gave way, so that text finds room
};

/// The containing block as widths see it.
struct ContainingBlock {
  Length width;
  model::Direction direction = model::Direction::Ltr;
  bool is_deep = false;                    ///< so many boxes are open that indentation may have to give way
  std::optional<Length> height = {};       ///< where it does not depend on its content
  std::optional<Length> whole_width = {};  ///< where floats leave `width` of it alone: percentages are of it
  Length percentage_basis() const { return whole_width.value_or(width); }
};

/// CSS 2.1 §10.3.3 and §10.4. `intrinsic` is asked for min-content, max-content and fit-content widths only, and may be null
/// otherwise.
BlockGeometry block_geometry(model::ComputedStyle const& style, ContainingBlock const& containing, IntrinsicSizes const* intrinsic);
/// As above with the content width given: replaced boxes and tables (CSS 2.1 §10.3.4).
BlockGeometry block_geometry_with_width(model::ComputedStyle const& style, ContainingBlock const& containing, Length content_width);

/// Whether block_geometry needs intrinsic sizes.
bool needs_intrinsic_width(model::ComputedStyle const& style);

/// A width, min-width or max-width as a content width; nothing for auto and none.
std::optional<Length> used_width(model::Dimension const& dimension, model::ComputedStyle const& style,
                                 ContainingBlock const& containing, IntrinsicSizes const* intrinsic);
/// A height, min-height or max-height as a content height; nothing for auto and none, and for percentages where the containing
/// block's height depends on its content.
std::optional<Length> used_height(model::Dimension const& dimension, model::ComputedStyle const& style, BoxEdges const& edges,
                                  std::optional<Length> containing = {});

/// Whether the box is a scroll container (css-overflow-3 §3.1): `clip` only cuts off.
bool is_scroll_container(model::ComputedStyle const& style);

/// CSS 2.1 §9.4.3: how far relative positioning moves a box.
Point relative_offset(model::ComputedStyle const& style, ContainingBlock const& containing);

/// What the style says of a box's content height (CSS 2.1 §10.5 to §10.7); nothing of what is automatic.
struct HeightRule {
  std::optional<Length> height, least, most;
  bool grows = false;  ///< `height` comes from the aspect ratio: content may make it greater (css-sizing-4 §4.1)
  /// The used height of a box whose content is this high.
  Length used(Length content) const;
  bool is_definite() const { return height && !grows; }
};
/// CSS 2.1 §17.5.3: a table is at least as high as it says, and never lower than its rows.
HeightRule as_least(HeightRule const& rule);
/// `containing`: the containing block's height, where it does not depend on its content; percentages are of it. `width`: the box's
/// content width.
HeightRule height_rule(model::ComputedStyle const& style, BoxEdges const& edges, std::optional<Length> containing, Length width);
/// The content width that a definite height and the aspect ratio give a box whose width is auto.
std::optional<Length> width_by_ratio(model::ComputedStyle const& style, BoxEdges const& edges, std::optional<Length> containing);

/// `width` within min-width and max-width (CSS 2.1 §10.4: the minimum wins); an automatic one also within what the aspect ratio
/// makes of min-height and max-height (css-sizing-4 §4.3).
Length clamp_width(Length width, model::ComputedStyle const& style, ContainingBlock const& containing,
                   IntrinsicSizes const* intrinsic);

}  // namespace bifolio::layout
