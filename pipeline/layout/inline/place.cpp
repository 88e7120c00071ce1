// Inline layout's last phase: a line's atoms in visual order, and what they become: fragments. Changes when the order, or what
// inline boxes show, changes.
#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/block/geometry.h"
#include "layout/inline/line_placer.h"
#include "layout/inline/relative.h"
#include "layout/inline/ruby.h"
#include "layout/inline/visual_order.h"

namespace bifolio::layout {
namespace {

using model::Fragment;

}  // namespace

/// Whether the box at this index shows something of its own; objects do so by themselves.
bool LinePlacer::shows(std::uint32_t box) const {
  LineBoxPart const& part = line_.boxes[box];
  if (!part.box) return false;
  model::Box const& b = context_.tree[part.box];
  if (b.kind != model::BoxKind::Inline && b.kind != model::BoxKind::FootnoteCall) return false;
  return !b.href.empty() || has_decoration(*part.style->computed) || is_relative(box);
}

bool LinePlacer::is_relative(std::uint32_t box) const {
  LineBoxPart const& part = line_.boxes[box];
  return context_.tree[part.box].kind == model::BoxKind::Inline &&
         part.style->computed->position == model::PositionScheme::Relative;
}

void LinePlacer::add_to_range(BoxRange& range, Atom const& atom) const {
  const bool own_edge = (atom.kind == AtomKind::Open || atom.kind == AtomKind::Close) && atom.box == range.box;
  Length left = atom.x, right = atom.x + atom.width;
  if (own_edge) {
    model::ComputedStyle const& style = *line_.boxes[range.box].style->computed;
    const bool is_left = (atom.kind == AtomKind::Open) == (style.direction == model::Direction::Ltr);
    const Edges<Length> margin = used_edges(style, paragraph_.basis).margin;
    if (is_left)
      left += margin.left;
    else
      right -= margin.right;
    (is_left ? range.has_start : range.has_end) = true;
  }
  if (range.left == Length::max()) range.left = left;  // negative margins may bring what follows before it
  range.right = right;
}

void LinePlacer::extend_ranges(std::uint32_t box, std::size_t position, Atom const& atom) {
  for (; box != 0; box = line_.boxes[box].parent) {
    if (!shows(box)) continue;
    std::uint32_t& of = range_of_[box];
    if (of == 0 || ranges_[of - 1].last + 1 != position) {
      ranges_.push_back(
          {.box = box, .left = Length::max(), .right = -Length::max(), .last = position, .has_start = false, .has_end = false});
      of = static_cast<std::uint32_t>(ranges_.size());
    }
    ranges_[of - 1].last = position;
    add_to_range(ranges_[of - 1], atom);
  }
}

void LinePlacer::find_ranges() {
  bool any = false;
  for (std::uint32_t i = 1; i < line_.boxes.size() && !any; ++i) any = shows(i);
  if (!any) return;
  range_of_.assign(line_.boxes.size(), 0);
  for (std::size_t position = 0; position < order_.size(); ++position) {
    Atom const& atom = line_.atoms[order_[position]];
    extend_ranges(atom.box, position, atom);
  }
  std::sort(ranges_.begin(), ranges_.end(),
            [](BoxRange const& a, BoxRange const& b) { return a.box != b.box ? a.box < b.box : a.left < b.left; });
}

/// CSS 2.1 §10.6.1: an inline box's content area is its font's; padding and borders stand around it without moving the line.
Rect LinePlacer::border_box(BoxRange const& range) const {
  LineBoxPart const& part = line_.boxes[range.box];
  const BoxEdges edges = used_edges(*part.style->computed, paragraph_.basis);
  const Length top = baseline(range.box) - part.style->ascent - edges.inner_top();
  return {range.left, top, max(range.right - range.left, {}), part.style->ascent + part.style->descent + edges.inner_height()};
}

void LinePlacer::note_extents() {
  for (BoxRange const& range : ranges_) {
    if (!is_relative(range.box)) continue;
    const Edges<Length> border = used_edges(*line_.boxes[range.box].style->computed, paragraph_.basis).border;
    const Rect box = border_box(range);
    const Length left = range.has_start ? border.left : Length(), right = range.has_end ? border.right : Length();
    placed_.extents.push_back(
        {line_.boxes[range.box].box,
         {box.x + left, box.y + border.top, max(box.width - left - right, {}), max(box.height - border.top - border.bottom, {})}});
  }
}

void LinePlacer::emit_backgrounds() {
  for (BoxRange const& range : ranges_) {
    LineBoxPart const& part = line_.boxes[range.box];
    model::ComputedStyle const& style = *part.style->computed;
    if (!has_decoration(style) || style.visibility != model::Visibility::Visible) continue;
    const bool clone = style.box_decoration_break == model::BoxDecorationBreak::Clone;
    append_decoration({placed_.fragments, &context_.services.resources, part.box}, style, border_box(range),
                      {.top = true, .right = clone || range.has_end, .bottom = true, .left = clone || range.has_start});
  }
}

void LinePlacer::emit_links() {
  for (BoxRange const& range : ranges_) {
    model::BoxId box = line_.boxes[range.box].box;
    if (context_.tree[box].href.empty() || range.right <= range.left) continue;
    placed_.fragments.push_back({.box = box,
                                 .artifact = model::Artifact::None,
                                 .content = model::LinkArea{.rect = border_box(range), .href = context_.tree[box].href}});
  }
}

void LinePlacer::emit_anchors() {
  for (Atom const& atom : line_.atoms) {
    const bool begins = atom.kind == AtomKind::Open || atom.kind == AtomKind::Object;
    const model::BoxId id = line_.boxes[atom.box].box;
    if (!begins || !id) continue;
    model::Box const& box = context_.tree[id];
    const bool is_destination = !box.id.empty() || context_.tree.style(id).bookmark_level > 0;
    const bool is_ours = atom.kind == AtomKind::Open || box.kind == model::BoxKind::Image;
    if (is_destination && is_ours && !atom.is_clone)
      placed_.fragments.push_back(
          {.box = id, .artifact = model::Artifact::None, .content = model::Anchor{.id = box.id, .point = {atom.x, Length()}}});
  }
}

/// Opacity makes one group of all that an inline box shows on the line, from the innermost box outwards; boxes in the line that are
/// no text have made theirs.
void LinePlacer::fade_boxes() {
  const auto is_in = [&](model::BoxId box, model::BoxId outer) {
    while (box && box != outer) box = context_.tree[box].parent;
    return box == outer;
  };
  for (std::size_t i = line_.boxes.size(); i-- > 1;) {
    LineBoxPart const& part = line_.boxes[i];
    if (!part.box || context_.tree[part.box].kind != model::BoxKind::Inline || part.style->computed->opacity == 65535) continue;
    const auto others = [&](Fragment const& fragment) { return !is_in(fragment.box, part.box); };
    std::vector<Fragment>& all = placed_.fragments;
    const auto first = std::find_if_not(all.begin(), all.end(), others);
    const auto from = std::stable_partition(first, all.end(), others);
    const Canvas canvas{all, nullptr, part.box};
    model::GroupBegin group;
    group.opacity = part.style->computed->opacity;
    wrap_in_group(canvas, static_cast<std::size_t>(from - all.begin()), std::move(group));
  }
}

void LinePlacer::run() {
  order_ = put_in_visual_order(paragraph_, line_);
  find_ranges();
  note_extents();
  emit_backgrounds();
  emit_decorations(DecorationLayer::BelowText);
  emit_atoms();
  place_ruby(context_, paragraph_, line_, placed_);
  emit_decorations(DecorationLayer::AboveText);
  emit_links();
  emit_anchors();
  fade_boxes();
  move_relative_boxes(context_, paragraph_, line_, placed_);
}

void place_atoms(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, Line& placed) {
  LinePlacer(context, paragraph, shaped, line, placed).run();
}

}  // namespace bifolio::layout
