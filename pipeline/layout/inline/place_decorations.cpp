// The lines along a line's text: underlines, overlines and strokes through it, of its boxes and of the blocks around it.
#include <algorithm>

#include "layout/inline/line_placer.h"

namespace bifolio::layout {
namespace {

bool has_decoration_line(LineBoxPart const& part) { return part.style->computed->text_decoration_line.any(); }

}  // namespace

/// Where in visual order each box's atoms begin and end, so that a line with many decorations is not searched for each of them.
void LinePlacer::find_extents() {
  if (!extents_.empty()) return;
  extents_.assign(line_.boxes.size(), {order_.size(), 0});
  const auto include = [&](std::uint32_t box, std::size_t first, std::size_t end) {
    extents_[box] = {std::min(extents_[box].first, first), std::max(extents_[box].second, end)};
  };
  for (std::size_t position = 0; position < order_.size(); ++position)
    include(line_.atoms[order_[position]].box, position, position + 1);
  for (auto box = static_cast<std::uint32_t>(extents_.size()); box-- > 1;)
    include(line_.boxes[box].parent, extents_[box].first, extents_[box].second);
}

/// The text on the line in the box at `box` (0: all of it), apart where something else stands between.
std::vector<DecoratedSpan> LinePlacer::decorated_text(std::uint32_t box) const {
  std::vector<DecoratedSpan> spans;
  for (std::size_t position = extents_[box].first; position < extents_[box].second; ++position) {
    Atom const& atom = line_.atoms[order_[position]];
    const bool is_text = atom.kind == AtomKind::Run || atom.kind == AtomKind::Leader;
    if (!is_text || atom.width <= Length()) continue;
    std::uint32_t within = atom.box;
    while (within > box) within = line_.boxes[within].parent;
    if (within != box || paragraph_.computed(paragraph_.pieces[atom.piece]).visibility != model::Visibility::Visible) continue;
    if (spans.empty() || spans.back().right != atom.x) spans.push_back({.left = atom.x, .right = atom.x, .runs = {}});
    spans.back().right = atom.x + atom.width;
    text::Item const& item = shaped_.items[atom.item];
    spans.back().runs.push_back({.x = atom.x,
                                 .baseline = baseline(atom.box),
                                 .size = paragraph_.style(paragraph_.pieces[atom.piece]).text.size,
                                 .font = item.font,
                                 .glyphs = &line_.glyphs,
                                 .first = atom.first_glyph,
                                 .count = atom.glyph_count,
                                 .text = shaped_.text});
  }
  return spans;
}

/// Whether decorations of boxes around it do not reach into the box (css-text-decor-4 §2).
bool LinePlacer::stops_decorations(model::BoxId box) const {
  const model::BoxKind kind = context_.tree[box].kind;
  return kind == model::BoxKind::InlineBlock || kind == model::BoxKind::Marker || model::is_out_of_flow(context_.tree, box);
}

void LinePlacer::emit_decorations(DecorationLayer layer) {
  const auto emit = [&](Decorator const& decorator, std::uint32_t box) {
    find_extents();
    append_text_decoration(context_, placed_.fragments, decorator, decorated_text(box), layer);
  };
  // Outer decorations are painted below inner ones.
  std::vector<model::BoxId> blocks;
  for (model::BoxId id = paragraph_.container; id; id = context_.tree[id].parent) {
    blocks.push_back(id);
    if (stops_decorations(id)) break;
  }
  for (auto id = blocks.rbegin(); id != blocks.rend(); ++id) {
    const bool is_own = *id == paragraph_.container;
    if (!(is_own ? paragraph_.root() : context_.tree.style(*id)).text_decoration_line.any()) continue;
    InlineStyle const& style = is_own
                                   ? *paragraph_.styles[0]
                                   : context_.output.inline_cache.style(context_.services, context_.tree, context_.tree[*id].style);
    emit({.box = *id, .style = &style, .baseline = placed_.baseline}, 0);
  }
  for (std::uint32_t box = 1; box < line_.boxes.size(); ++box) {
    LineBoxPart const& part = line_.boxes[box];
    if (part.box && has_decoration_line(part) && context_.tree[part.box].kind != model::BoxKind::InlineBlock)
      emit({.box = part.box, .style = part.style, .baseline = baseline(box)}, box);
  }
}

}  // namespace bifolio::layout
