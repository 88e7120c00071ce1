// Styles of boxes that no element has: anonymous boxes' and the two halves of a table's. Each is made once.
#include "boxes/generation.h"

namespace bifolio::boxes {

using model::BoxId;
using model::ComputedStyle;
using model::Display;
using model::StyleId;

namespace {

StyleId add_style(Generation& g, ComputedStyle style) {
  g.tree.styles.push_back(std::move(style));
  return StyleId(g.tree.styles.size() - 1);
}

/// Where a box stands among others: what an anonymous box around it takes over.
void give_placement(ComputedStyle const& whole, ComputedStyle& outside, ComputedStyle& inside) {
  const model::BoxStyle initial;
  const auto give = [&](auto model::BoxStyle::*member) {
    outside.*member = whole.*member;
    inside.*member = initial.*member;
  };
  give(&model::BoxStyle::position);
  give(&model::BoxStyle::float_);
  give(&model::BoxStyle::float_reference);
  give(&model::BoxStyle::clear);
  give(&model::BoxStyle::margin);
  give(&model::BoxStyle::block_step_size);
  give(&model::BoxStyle::block_step_align);
  give(&model::BoxStyle::block_step_round);
  give(&model::BoxStyle::inset);
  give(&model::BoxStyle::z_index);
  give(&model::BoxStyle::z_index_auto);
  give(&model::BoxStyle::vertical_align);
  give(&model::BoxStyle::break_before);
  give(&model::BoxStyle::break_after);
  give(&model::BoxStyle::page);
}

/// css-tables-3 §3.2: position, float, margins and what concerns the outside go to the wrapper.
std::pair<ComputedStyle, ComputedStyle> split_table_style(ComputedStyle const& whole) {
  ComputedStyle wrapper = model::anonymous_style(whole, Display::Block);
  ComputedStyle table = whole;
  give_placement(whole, wrapper, table);
  wrapper.break_inside = whole.break_inside;
  table.display = Display::Table;
  return {std::move(wrapper), std::move(table)};
}

}  // namespace

bool is_floating(ComputedStyle const& style) {
  return style.float_ != model::Float::None && style.float_ != model::Float::Footnote &&
         style.position != model::PositionScheme::Absolute && style.position != model::PositionScheme::Fixed;
}

void move_placement(Generation& g, BoxId box, BoxId outside) {
  ComputedStyle inside = g.tree.style(box), out = g.tree.style(outside);
  const ComputedStyle whole = inside;
  give_placement(whole, out, inside);
  g.tree[box].style = add_style(g, std::move(inside));
  g.tree[outside].style = add_style(g, std::move(out));
}

bool has_edges(Generation const& g, StyleId style, PieceEdges edges) {
  ComputedStyle const& s = g.tree.styles[style.index()];
  const bool left = (s.direction == model::Direction::Ltr) == edges.start;
  const auto set = [](model::Dimension const& margin, model::LengthPercentage const& padding, model::Border const& border) {
    return (!margin.is_auto() && margin.value != model::LengthPercentage{}) || padding != model::LengthPercentage{} ||
           border.width != Length();
  };
  return left ? set(s.margin.left, s.padding.left, s.border.left) : set(s.margin.right, s.padding.right, s.border.right);
}

StyleId piece_style(Generation& g, StyleId style, PieceEdges edges) {
  if (g.tree.styles[style.index()].box_decoration_break == model::BoxDecorationBreak::Clone) return style;
  if (edges.start && edges.end) return style;
  if (!has_edges(g, style, {true, false}) && !has_edges(g, style, {false, true})) return style;
  const auto [at, is_new] = g.piece_styles.try_emplace({style, edges.start ? 1 : edges.end ? 2 : 0});
  if (!is_new) return at->second;
  ComputedStyle piece = g.tree.styles[style.index()];
  const bool ltr = piece.direction == model::Direction::Ltr;
  const auto none = model::Dimension::length({});
  if (!(ltr ? edges.start : edges.end)) piece.margin.left = none, piece.padding.left = {}, piece.border.left = {};
  if (!(ltr ? edges.end : edges.start)) piece.margin.right = none, piece.padding.right = {}, piece.border.right = {};
  return at->second = add_style(g, std::move(piece));
}

StyleId anonymous_style(Generation& g, StyleId parent, Display display) {
  const auto [at, is_new] = g.anonymous_styles.try_emplace({parent, display});
  if (is_new) at->second = add_style(g, model::anonymous_style(g.tree.styles[parent.index()], display));
  return at->second;
}

StyleId redisplayed_style(Generation& g, StyleId style, Display display) {
  if (g.tree.styles[style.index()].display == display) return style;
  const auto [at, is_new] = g.redisplayed_styles.try_emplace({style, display});
  if (is_new) {
    ComputedStyle copy = g.tree.styles[style.index()];
    copy.display = display;
    at->second = add_style(g, std::move(copy));
  }
  return at->second;
}

std::pair<StyleId, StyleId> table_styles(Generation& g, StyleId style) {
  const auto [at, is_new] = g.table_styles.try_emplace(style);
  if (is_new) {
    auto [wrapper, table] = split_table_style(g.tree.styles[style.index()]);
    at->second.first = add_style(g, std::move(wrapper));
    at->second.second = add_style(g, std::move(table));
  }
  return at->second;
}

}  // namespace bifolio::boxes
