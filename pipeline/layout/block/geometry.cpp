#include "layout/block/geometry.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

using model::BorderStyle;
using model::BoxSizing;
using model::ComputedStyle;
using model::Dimension;
using model::Direction;

Length border_width(model::Border const& border) {
  return border.style == BorderStyle::None || border.style == BorderStyle::Hidden ? Length() : max(border.width, {});
}

Length margin(Dimension const& dimension, Length basis) {
  return dimension.kind == Dimension::Kind::LengthPercentage ? dimension.value.resolve(basis) : Length();
}

/// What is left over goes to automatic margins; without any, to the margin at the end (CSS 2.1 §10.3.3).
void resolve_margins(BlockGeometry& box, ComputedStyle const& style, ContainingBlock const& containing) {
  Edges<Length>& m = box.edges.margin;
  const Length rest = containing.width - box.width - box.edges.inner_width() - m.left - m.right;
  const bool left_auto = style.margin.left.is_auto(), right_auto = style.margin.right.is_auto();
  if (left_auto && right_auto && rest > Length()) {
    m.left = rest / 2;
    m.right = rest - m.left;
  } else if (left_auto && rest > Length()) {
    m.left = rest;
  } else if (right_auto && rest > Length()) {
    m.right = rest;
  } else if (containing.direction == Direction::Rtl) {
    m.left += rest;
  } else {
    m.right += rest;
  }
  box.x = m.left;
}

/// Indentation adds up where boxes are nested deeply, until no room is left and the text runs off the page. In containing blocks
/// that are narrow already, margins and padding give way so that a few letters find room beside each other. Ours, not CSS's; says
/// whether it had to.
bool yield_to_text(BoxEdges& edges, Length font_size, ContainingBlock const& containing) {
  constexpr int narrow = 12, least = 6;  // em
  const Length containing_width = containing.width;
  if (!containing.is_deep) return false;
  const Length wanted = max(edges.margin.left, {}) + max(edges.margin.right, {}) + edges.padding.left + edges.padding.right;
  const Length allowed = max(containing_width - font_size * least - edges.border.left - edges.border.right, {});
  if (containing_width >= font_size * narrow || wanted <= allowed || containing_width <= Length()) return false;
  for (Length* side : {&edges.margin.left, &edges.margin.right, &edges.padding.left, &edges.padding.right})
    if (*side > Length()) *side = side->scaled(allowed.raw(), wanted.raw());
  return true;
}

}  // namespace

BoxEdges used_edges(ComputedStyle const& style, Length containing_width) {
  BoxEdges edges;
  edges.margin = {margin(style.margin.top, containing_width), margin(style.margin.right, containing_width),
                  margin(style.margin.bottom, containing_width), margin(style.margin.left, containing_width)};
  edges.border = {border_width(style.border.top), border_width(style.border.right), border_width(style.border.bottom),
                  border_width(style.border.left)};
  const auto padding = [&](model::LengthPercentage const& p) { return max(p.resolve(containing_width), {}); };
  edges.padding = {padding(style.padding.top), padding(style.padding.right), padding(style.padding.bottom),
                   padding(style.padding.left)};
  return edges;
}

bool needs_intrinsic_width(ComputedStyle const& style) {
  const auto intrinsic = [](Dimension const& d) {
    return d.kind == Dimension::Kind::MinContent || d.kind == Dimension::Kind::MaxContent || d.kind == Dimension::Kind::FitContent;
  };
  return intrinsic(style.width) || intrinsic(style.min_width) || intrinsic(style.max_width);
}

std::optional<Length> used_width(Dimension const& dimension, ComputedStyle const& style, ContainingBlock const& containing,
                                 IntrinsicSizes const* intrinsic) {
  const BoxEdges edges = used_edges(style, containing.percentage_basis());
  const Length available = containing.width - edges.inner_width() - horizontal(edges.margin);
  switch (dimension.kind) {
    case Dimension::Kind::Auto:
    case Dimension::Kind::None: return std::nullopt;
    case Dimension::Kind::LengthPercentage: {
      Length width = dimension.value.resolve(containing.percentage_basis());
      if (style.box_sizing == BoxSizing::BorderBox) width -= edges.inner_width();
      return max(width, {});
    }
    case Dimension::Kind::MinContent: return intrinsic ? std::optional(intrinsic->min_content) : std::nullopt;
    case Dimension::Kind::MaxContent: return intrinsic ? std::optional(intrinsic->max_content) : std::nullopt;
    case Dimension::Kind::FitContent:  // css-sizing-3 §4.1
      return intrinsic ? std::optional(max(intrinsic->min_content, min(intrinsic->max_content, available))) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Length> used_height(Dimension const& dimension, ComputedStyle const& style, BoxEdges const& edges,
                                  std::optional<Length> containing) {
  if (dimension.kind != Dimension::Kind::LengthPercentage || (dimension.value.has_percentage() && !containing)) return std::nullopt;
  Length height = dimension.value.resolve(containing.value_or(Length()));
  if (style.box_sizing == BoxSizing::BorderBox) height -= edges.inner_height();
  return max(height, {});
}

namespace {

bool has_ratio(ComputedStyle const& style) { return style.aspect_ratio_width > 0 && style.aspect_ratio_height > 0; }

/// Of the content box; the ratio is that of the box that box-sizing names (css-sizing-4 §4).
Length width_for_height(Length height, ComputedStyle const& style, BoxEdges const& edges) {
  const bool border_box = style.box_sizing == BoxSizing::BorderBox;
  const Length along = border_box ? height + edges.inner_height() : height;
  const Length width = along.scaled(style.aspect_ratio_width, style.aspect_ratio_height);
  return max(border_box ? width - edges.inner_width() : width, {});
}

}  // namespace

Length HeightRule::used(Length content) const {
  Length used = grows ? max(*height, content) : height.value_or(max(content, {}));  // negative margins leave at least nothing
  if (most) used = min(used, *most);
  return least ? max(used, *least) : used;
}

HeightRule as_least(HeightRule const& rule) {
  HeightRule least;
  if (!rule.height && !rule.least) return least;
  const Length height = min(rule.height.value_or(Length()), rule.most.value_or(Length::max()));
  least.least = max(height, rule.least.value_or(Length()));
  return least;
}

// css-sizing-4 §4: the ratio is that of the box that box-sizing names.
HeightRule height_rule(ComputedStyle const& style, BoxEdges const& edges, std::optional<Length> containing, Length width) {
  HeightRule rule;
  rule.height = used_height(style.height, style, edges, containing);
  rule.least = used_height(style.min_height, style, edges, containing);
  rule.most = used_height(style.max_height, style, edges, containing);
  if (rule.height || !has_ratio(style)) return rule;
  const bool border_box = style.box_sizing == BoxSizing::BorderBox;
  const Length across = border_box ? width + edges.inner_width() : width;
  const Length height = across.scaled(style.aspect_ratio_height, style.aspect_ratio_width);
  rule.height = max(border_box ? height - edges.inner_height() : height, {});
  rule.grows = !is_scroll_container(style);
  return rule;
}

std::optional<Length> width_by_ratio(ComputedStyle const& style, BoxEdges const& edges, std::optional<Length> containing) {
  if (!style.width.is_auto() || !has_ratio(style)) return std::nullopt;
  HeightRule rule;
  rule.height = used_height(style.height, style, edges, containing);
  rule.least = used_height(style.min_height, style, edges, containing);
  rule.most = used_height(style.max_height, style, edges, containing);
  if (!rule.height) return std::nullopt;
  return width_for_height(rule.used({}), style, edges);
}

Length clamp_width(Length width, ComputedStyle const& style, ContainingBlock const& containing, IntrinsicSizes const* intrinsic) {
  if (style.width.is_auto() && has_ratio(style)) {
    const BoxEdges edges = used_edges(style, containing.percentage_basis());
    if (const auto most = used_height(style.max_height, style, edges, containing.height))
      width = min(width, width_for_height(*most, style, edges));
    if (const auto least = used_height(style.min_height, style, edges, containing.height))
      width = max(width, width_for_height(*least, style, edges));
  }
  if (const auto most = used_width(style.max_width, style, containing, intrinsic)) width = min(width, *most);
  if (const auto least = used_width(style.min_width, style, containing, intrinsic)) width = max(width, *least);
  return max(width, {});
}

BlockGeometry block_geometry_with_width(ComputedStyle const& style, ContainingBlock const& containing, Length content_width) {
  BlockGeometry box;
  box.edges = used_edges(style, containing.percentage_basis());
  box.width = content_width;
  resolve_margins(box, style, containing);
  return box;
}

BlockGeometry block_geometry(ComputedStyle const& style, ContainingBlock const& containing, IntrinsicSizes const* intrinsic) {
  BoxEdges edges = used_edges(style, containing.percentage_basis());
  if (style.width.is_auto() && yield_to_text(edges, style.font_size, containing)) {
    BlockGeometry box;
    box.narrowed = true;
    box.edges = edges;
    box.width = max(containing.width - edges.inner_width() - horizontal(edges.margin), {});
    resolve_margins(box, style, containing);
    return box;
  }
  const Length fill = containing.width - edges.inner_width() - horizontal(edges.margin);
  const Length width = used_width(style.width, style, containing, intrinsic).value_or(max(fill, {}));
  return block_geometry_with_width(style, containing, clamp_width(width, style, containing, intrinsic));
}

bool is_scroll_container(ComputedStyle const& style) {
  return style.overflow_y != model::Overflow::Visible && style.overflow_y != model::Overflow::Clip;
}

Point relative_offset(ComputedStyle const& style, ContainingBlock const& containing) {
  if (style.position != model::PositionScheme::Relative) return {};
  const auto across = [&](model::Dimension const& d) -> std::optional<Length> {
    return d.is_auto() ? std::nullopt : std::optional(d.value.resolve(containing.width));
  };
  const auto down = [&](model::Dimension const& d) -> std::optional<Length> {
    if (d.is_auto() || (d.value.has_percentage() && !containing.height)) return std::nullopt;
    return d.value.resolve(containing.height.value_or(Length()));
  };
  const auto left = across(style.inset.left), right = across(style.inset.right);
  const auto top = down(style.inset.top), bottom = down(style.inset.bottom);
  const bool right_wins = right && (!left || containing.direction == model::Direction::Rtl);
  return {right_wins ? -*right : left.value_or(Length()), top ? *top : -bottom.value_or(Length())};
}

}  // namespace bifolio::layout
