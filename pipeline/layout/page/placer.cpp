#include "layout/page/placer.h"

#include <algorithm>
#include <iterator>

#include "layout/block/decoration.h"

namespace bifolio::layout {
namespace {

using model::BoxDecorationBreak;
using model::Fragment;

}  // namespace

Placed Placer::place(Range const& range, Point origin) {
  Placed placed;
  out_ = &placed;
  origin_ = origin;
  y_ = top_ = shift_ = tallest_ = Length();
  at_top_ = at_start_ = true;
  drawn_.clear();
  measure_space(range);
  start_painting();
  auto cut = range.columns.begin();
  std::size_t i = range.first;
  if (cut != range.columns.end() && cut->begin + 1 == i) {  // the page begins within columns
    reopen(0, 0);
    put_columns(*cut, range.carry_in);
    i = cut++->ends.back() + 1;
  } else {
    reopen(range.carry_in, 0);
  }
  while (i < range.last) {
    if (cut != range.columns.end() && cut->begin == i) {
      put_columns(*cut, 0);
      i = cut++->ends.back() + 1;
    } else {
      put(galley_.items[i++]);
    }
  }
  placed.bottom = y_;
  close_for_break(open_.empty() || !open_.back().suspended ? range.carry_out : 0, 0);
  draw_boxes();
  PaintingOrder order(paintings_, clips_);
  if (range.layers_apart)
    placed.layers = order.compose_apart(placed.backgrounds, placed.content);
  else
    order.compose(placed.backgrounds, placed.content);
  out_ = nullptr;
  return placed;
}

void Placer::put(Item const& item) {
  switch (item.kind) {
    case ItemKind::Slab: return put_slab(galley_.slabs[item.index], item.height);
    case ItemKind::Space: return advance(item.height);
    case ItemKind::Glue: return at_top_ ? void() : put_glue(item.height);
    case ItemKind::Break: return;
    case ItemKind::Begin: return begin_box(item.index);
    case ItemKind::End: return end_box(item.index);
    case ItemKind::Mark: return put_mark(model::BoxId(std::size_t{item.index}));
    case ItemKind::Aside: return put_aside(galley_.asides[item.index]);
    case ItemKind::Enter: return enter(item.index);
    case ItemKind::Leave: return leave();
    case ItemKind::Snap:
      y_ = on_grid(y_, galley_.grid_places[item.index]);
      at_top_ = false;
      return;
    case ItemKind::PageFloat:
    case ItemKind::ColumnFloat:
    case ItemKind::ColumnsBegin:
    case ItemKind::ColumnsEnd: return;
  }
}

/// Space between what stands on the page: none above the first and below the last.
void Placer::measure_space(Range const& range) {
  stretch_ = {};
  if (range.stretch <= Length() || !range.columns.empty()) return;
  bool at_top = true;
  std::int64_t waiting = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    Item const& item = galley_.items[i];
    if (item.kind == ItemKind::Glue && !at_top) waiting += max(item.height, {}).raw();
    if (item.kind != ItemKind::Slab) continue;
    stretch_.space += waiting;
    waiting = 0;
    at_top = false;
  }
  stretch_.missing = min(range.stretch, Length::from_raw(static_cast<std::int32_t>(stretch_.space / 2)));
  stretch_.step = max(range.step, Length::from_raw(1));
}

/// Each space gets as much as it is tall, so that all of it comes out exactly.
void Placer::put_glue(Length height) {
  y_ += height;
  if (stretch_.space <= 0 || height <= Length()) return;
  stretch_.passed = std::min(stretch_.passed + height.raw(), stretch_.space);
  const std::int64_t due = stretch_.missing.raw() * stretch_.passed / stretch_.space;
  const Length whole = stretch_.step * static_cast<std::int32_t>(due / stretch_.step.raw());
  y_ += whole - stretch_.given;
  stretch_.given = whole;
}

/// Going back up ends at the page's or column's top.
void Placer::advance(Length height) {
  const Length before = y_;
  y_ += height;
  if (before > top_ && y_ < top_) y_ = top_;
  at_top_ = false;
}

/// A block begins: its destination, if it is one, is its top. (A line brings its own.)
void Placer::put_mark(model::BoxId box) {
  const Point at{origin_.x + shift_, origin_.y + y_};
  out_->begun.push_back({box, at, at_start_});
  if (!tree_[box].id.empty() || tree_.style(box).bookmark_level > 0)
    content().fragments.push_back({box, model::Artifact::None, model::Anchor{tree_[box].id, at}});
}

void Placer::put_fragments(PaintedList& into, Slab const& slab, Point at) {
  for (Fragment const& fragment : slab.fragments) into.fragments.push_back(moved(fragment, at, glyph_base_));
  for (FlatLayer const& layer : slab.layers) put_layer(layer, at);
  for (const model::BoxId box : slab.begun) out_->begun.push_back({box, at, at_start_});
  out_->footnotes.insert(out_->footnotes.end(), slab.footnotes.begin(), slab.footnotes.end());
  if (!out_->place.node) out_->place = slab.place;
  if (shift_ + slab.right > out_->right) out_->right = shift_ + slab.right, out_->widest = slab.box;
}

void Placer::put_aside(Aside const& aside) {
  const bool of_page = aside.origin == Aside::Origin::Page;
  const Point at{aside.slab.x + (of_page ? Length() : shift_), aside.offset + (of_page ? Length() : y_)};
  put_fragments(aside.is_float ? painting().floats.in(scope().clip) : content(), aside.slab, origin_ + at);
  if (!aside.is_float) return;
  at_top_ = at_start_ = false;
  if (aside.height > tallest_) tallest_ = aside.height, out_->tallest = aside.slab.box;
}

void Placer::put_slab(Slab const& slab, Length height) {
  y_ = on_grid(y_, slab.grid);
  const Point at{origin_.x + shift_ + slab.x, origin_.y + y_};
  put_fragments(content(), slab, at);
  if (!out_->has_baseline) out_->first_baseline = y_ + slab.baseline, out_->has_baseline = true;
  if (slab.is_line) out_->last_baseline = y_ + slab.baseline;
  if (height > tallest_) tallest_ = height, out_->tallest = slab.box;
  y_ += height;
  at_top_ = at_start_ = false;
}

void Placer::put_repeated(std::vector<std::uint32_t> const& slabs) {
  for (const std::uint32_t index : slabs) {
    RepeatedSlab const& repeated = galley_.repeated[index];
    const Point at{origin_.x + shift_ + repeated.slab.x, origin_.y + y_};
    for (Fragment const& fragment : repeated.slab.fragments) {
      if (std::holds_alternative<model::Anchor>(fragment.content)) continue;  // a destination is where the header first stands
      content().fragments.push_back(moved(fragment, at, glyph_base_));
      model::Artifact& artifact = content().fragments.back().artifact;
      if (artifact == model::Artifact::None) artifact = model::Artifact::RepeatedTableHeader;
    }
    y_ += repeated.height;
  }
}

void Placer::begin_box(std::uint32_t decoration) {
  const bool own_top = !galley_.decorations[decoration].continued;
  open_.push_back({decoration, drawn_.size(), y_, own_top, open_layers_.size(), false});
  drawn_.push_back({decoration, y_, y_, shift_, own_top, true, scope()});
}

void Placer::end_box(std::uint32_t decoration) {
  if (open_.empty() || open_.back().decoration != decoration) return;
  Drawn& drawn = drawn_[open_.back().order];
  drawn.bottom = y_;
  drawn.own_bottom = !galley_.decorations[decoration].continues;
  open_.pop_back();
}

/// Boxes that go on from the page or column before, from the outermost inwards, and what is repeated between them.
void Placer::reopen(std::uint32_t carry, std::size_t from) {
  std::vector<std::uint32_t> chain;
  for (; carry != 0; carry = galley_.carries[carry].outer) chain.push_back(carry);
  const auto repeat_outside = [&](std::size_t open_boxes) {
    for (; !chain.empty() && galley_.carries[chain.back()].open_boxes <= open_boxes; chain.pop_back()) {
      Carry const& c = galley_.carries[chain.back()];
      if (c.header.empty())
        y_ += c.after;
      else
        put_repeated(c.header);
    }
  };
  for (std::size_t i = from; i < open_.size(); ++i) {
    repeat_outside(i);
    OpenBox& box = open_[i];
    if (box.suspended) continue;
    model::ComputedStyle const& style = tree_.style(galley_.decorations[box.decoration].box);
    box.own_top = style.box_decoration_break == BoxDecorationBreak::Clone;
    box.top = y_;
    box.order = drawn_.size();
    drawn_.push_back({box.decoration, y_, y_, shift_, box.own_top, true, scope(box.depth)});
  }
  repeat_outside(open_.size());
}

/// Boxes that go on to the next page or column, from the innermost outwards.
void Placer::close_for_break(std::uint32_t carry, std::size_t from) {
  const auto repeat_inside = [&](std::size_t open_boxes) {
    for (; carry != 0 && galley_.carries[carry].open_boxes > open_boxes; carry = galley_.carries[carry].outer) {
      Carry const& c = galley_.carries[carry];
      if (c.footer.empty())
        y_ += c.before;
      else
        put_repeated(c.footer);
    }
  };
  for (std::size_t i = open_.size(); i-- > from;) {
    repeat_inside(i);
    OpenBox const& box = open_[i];
    if (box.suspended) continue;
    drawn_[box.order].bottom = y_;
    drawn_[box.order].own_bottom =
        tree_.style(galley_.decorations[box.decoration].box).box_decoration_break == BoxDecorationBreak::Clone;
  }
  for (; carry != 0; carry = galley_.carries[carry].outer)
    if (!galley_.carries[carry].footer.empty()) put_repeated(galley_.carries[carry].footer);
}

bool Placer::is_canvas(model::BoxId box) const {
  const bool may_be = box == tree_.root() || tree_[box].parent == tree_.root();
  return may_be && box == canvas_box(tree_);
}

void Placer::draw_boxes() {
  for (Drawn const& drawn : drawn_) {
    Decoration const& decoration = galley_.decorations[drawn.decoration];
    const Rect rect{origin_.x + decoration.x + drawn.shift, origin_.y + drawn.top + decoration.y_offset, decoration.width,
                    drawn.bottom - drawn.top};
    const bool borders = !decoration.background_only;
    Painting& layer = paintings_[drawn.scope.painting];
    const bool is_own = layer.layer != nullptr && layer.layer->box == decoration.box;
    std::vector<Fragment>& backgrounds = (is_own ? layer.ground : layer.backgrounds).in(drawn.scope.clip).fragments;
    std::vector<Fragment>& content = layer.content.in(drawn.scope.clip).fragments;
    const OwnEdges own{borders && drawn.own_top, borders, borders && drawn.own_bottom, borders};
    const model::ComputedStyle& style = tree_.style(decoration.box);
    const Canvas canvas{backgrounds, galley_.resources, decoration.box};
    append_decoration(canvas, is_canvas(decoration.box) ? without_background(style) : style, rect, own);
    if (clips_.size() > 1) set_clip(drawn.decoration, rect, own);
    if (is_transformed(style)) set_group(drawn.decoration, rect);
    append_outline({content, galley_.resources, decoration.box}, style, rect, own);
    model::Box const& box = tree_[decoration.box];
    if (!box.href.empty() && rect.height > Length())
      content.push_back({decoration.box, model::Artifact::None, model::LinkArea{rect, box.href}});
  }
}

Length height_of(Galley const& galley) {
  Length height;
  for (Item const& item : galley.items) height += item.height;
  return height;
}

RepeatedSlab to_slab(Placed placed) {
  RepeatedSlab flat;
  flat.height = placed.bottom;
  flat.last_baseline = placed.has_baseline ? placed.last_baseline : placed.bottom;
  Slab& slab = flat.slab;
  slab.fragments = std::move(placed.backgrounds);
  slab.fragments.insert(slab.fragments.end(), std::make_move_iterator(placed.content.begin()),
                        std::make_move_iterator(placed.content.end()));
  slab.layers = std::move(placed.layers);
  slab.footnotes = std::move(placed.footnotes);
  for (BegunBox const& begun : placed.begun) slab.begun.push_back(begun.box);
  slab.place = placed.place;
  slab.baseline = placed.has_baseline ? placed.first_baseline : placed.bottom;
  slab.right = placed.right;
  slab.box = placed.widest;
  return flat;
}

RepeatedSlab flatten(model::BoxTree const& tree, Galley const& galley) {
  return to_slab(Placer(tree, galley, 0).place({0, galley.items.size()}, {}));
}

RepeatedSlab flatten_apart(model::BoxTree const& tree, Galley const& galley) {
  return to_slab(Placer(tree, galley, 0).place({.first = 0, .last = galley.items.size(), .layers_apart = true}, {}));
}

}  // namespace bifolio::layout
