// Styles of boxes that no element has: anonymous boxes' and the two halves of a table's. Each is made once.
#include "boxes/generation.h"

namespace bifolio::boxes {

using model::ComputedStyle;
using model::Display;
using model::StyleId;

namespace {

StyleId add_style(Generation& g, ComputedStyle style) {
  g.tree.styles.push_back(std::move(style));
  return StyleId(g.tree.styles.size() - 1);
}

/// css-tables-3 §3.2: position, float, margins and what concerns the outside go to the wrapper.
std::pair<ComputedStyle, ComputedStyle> split_table_style(ComputedStyle const& whole) {
  const model::BoxStyle initial;
  ComputedStyle wrapper = model::anonymous_style(whole, Display::Block);
  ComputedStyle table = whole;
  const auto give = [&](auto model::BoxStyle::*member) {
    wrapper.*member = whole.*member;
    table.*member = initial.*member;
  };
  give(&model::BoxStyle::position);
  give(&model::BoxStyle::float_);
  give(&model::BoxStyle::clear);
  give(&model::BoxStyle::margin);
  give(&model::BoxStyle::inset);
  give(&model::BoxStyle::z_index);
  give(&model::BoxStyle::z_index_auto);
  give(&model::BoxStyle::vertical_align);
  give(&model::BoxStyle::break_before);
  give(&model::BoxStyle::break_after);
  give(&model::BoxStyle::page);
  wrapper.break_inside = whole.break_inside;
  table.display = Display::Table;
  return {std::move(wrapper), std::move(table)};
}

}  // namespace

bool is_floating(ComputedStyle const& style) {
  return style.float_ == model::Float::Left || style.float_ == model::Float::Right || style.float_ == model::Float::InlineStart ||
         style.float_ == model::Float::InlineEnd;
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
