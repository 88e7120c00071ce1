// ::first-line (css-pseudo-4 §2.1): the block container of each first formatted line learns how its first line's text looks.
// Changes with what ::first-line may change of a box in its line.
#include "boxes/generation.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::ComputedStyle;
using model::InheritedStyle;
using model::PseudoElement;
using model::StyleId;

template <class... Members>
void inherit(InheritedStyle& own, InheritedStyle const& around, InheritedStyle const& inserted, Members... members) {
  ((own.*members == around.*members ? void(own.*members = inserted.*members) : void()), ...);
}

/// Sizes are mostly relative to the parent's, so one that differs is scaled with it.
void inherit_font_size(InheritedStyle& own, InheritedStyle const& around, InheritedStyle const& inserted) {
  if (own.font_size == around.font_size)
    own.font_size = inserted.font_size;
  else if (around.font_size > Length())
    own.font_size = own.font_size.scaled(inserted.font_size.raw(), around.font_size.raw());
}

/// The lines of one container, with a ::first-line on it or on a block around it.
void style_first_line(Generation& g, BoxId container, StyleId first_line) {
  BoxTree& tree = g.tree;
  tree[container].first_line = first_line;
  const StyleId base = tree[container].style;
  for (BoxId box = tree[container].first_child; box && box != container;) {
    const StyleId style = tree[box].style;
    if (tree[box].kind != BoxKind::Text && style != base && !tree.first_line_styles.count({first_line, style}))
      tree.first_line_styles[{first_line, style}] = inserted_style(g, style, base, first_line);
    const bool enters = tree[box].kind == BoxKind::Inline || tree[box].kind == BoxKind::FootnoteCall;
    if (enters && tree[box].first_child) {
      box = tree[box].first_child;
      continue;
    }
    while (box != container && !tree[box].next) box = tree[box].parent;
    if (box != container) box = tree[box].next;
  }
}

}  // namespace

StyleId inserted_style(Generation& g, StyleId own, StyleId around, StyleId inserted) {
  const auto [at, is_new] = g.inserted_styles.try_emplace({own, around, inserted});
  if (!is_new) return at->second;
  ComputedStyle style = g.tree.styles[own.index()];
  inherit_through(style, g.tree.styles[around.index()], g.tree.styles[inserted.index()]);
  g.tree.styles.push_back(std::move(style));
  return at->second = StyleId(g.tree.styles.size() - 1);
}

void inherit_through(InheritedStyle& own, InheritedStyle const& around, InheritedStyle const& inserted) {
  using S = InheritedStyle;
  inherit_font_size(own, around, inserted);
  inherit(own, around, inserted, &S::font_family, &S::font_weight, &S::font_stretch, &S::font_style, &S::font_oblique_angle,
          &S::font_kerning, &S::font_variant_caps, &S::font_variant_position, &S::font_features, &S::font_feature_groups,
          &S::font_alternates, &S::font_variations, &S::font_size_adjust_metric, &S::font_variant_emoji, &S::font_language_override,
          &S::font_palette, &S::font_size_adjust, &S::font_optical_sizing, &S::font_synthesis_weight, &S::font_synthesis_style,
          &S::font_synthesis_small_caps, &S::font_synthesis_position, &S::color, &S::visibility, &S::line_height, &S::text_align,
          &S::text_align_last, &S::text_align_character, &S::text_justify, &S::text_indent, &S::text_indent_hanging,
          &S::text_indent_each_line, &S::text_transform, &S::text_wrap, &S::white_space_collapse, &S::overflow_wrap, &S::word_break,
          &S::line_break, &S::letter_spacing, &S::word_spacing, &S::tab_size_length, &S::tab_size_spaces, &S::hyphens,
          &S::hyphenate_character, &S::hyphenate_limit_chars, &S::hyphenate_limit_lines, &S::hyphenate_limit_last,
          &S::hyphenate_limit_zone);
  inherit(own, around, inserted, &S::hanging_punctuation_first, &S::hanging_punctuation_last, &S::hanging_punctuation_allow_end,
          &S::hanging_punctuation_force_end, &S::text_decoration_skip_ink, &S::text_underline_position, &S::text_shadow,
          &S::direction, &S::lang, &S::quotes, &S::quotes_auto, &S::image_resolution, &S::image_resolution_from_image,
          &S::image_resolution_snap);
}

BoxId first_formatted_line(BoxTree const& tree, BoxId box) {
  for (BoxId child = tree[box].first_child; child; child = tree[child].next) {
    if (tree[child].kind == BoxKind::Marker || is_out_of_flow(tree, child)) continue;
    if (!is_block_level(tree, child)) return box;
    if (tree[child].kind != BoxKind::Block) return {};  // a table's cells and an image's inside have no line of this block's
    if (!tree[child].first_child) continue;
    return first_formatted_line(tree, child);
  }
  return {};
}

void find_first_lines(Generation& g) {
  BoxTree& tree = g.tree;
  const std::size_t count = tree.boxes.size();
  for (std::size_t i = 0; i < count; ++i) {
    const BoxId box(i);
    if (!is_principal_block_container(tree, box)) continue;
    StyleId style = pseudo_style(g, tree[box].element, PseudoElement::FirstLine);
    if (!style) continue;
    const BoxId line = first_formatted_line(tree, box);
    if (!line) continue;
    // Blocks around have been met before: what they say stands outside of what this one says (css-pseudo-4 §2.1.3).
    if (tree[line].first_line) style = inserted_style(g, style, tree[box].style, tree[line].first_line);
    style_first_line(g, line, line == box ? style : inserted_style(g, style, tree[box].style, tree[line].style));
  }
}

}  // namespace bifolio::boxes
