// Block flow, positioned boxes: they are laid out when the size of their containing block is known, and stand beside the flow there
// (CSS 2.1 §9.6, §10.1, §10.3.7, §10.6.4; css-position-3).
#include <algorithm>
#include <limits>

#include "layout/block/flow.h"
#include "layout/diagnostics.h"
#include "layout/page/placer.h"
#include "layout/paint/groups.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;
using model::Direction;
using model::PositionScheme;

/// One axis of §10.3.7 and §10.6.4. The box's automatic margins count as zero in `size`.
struct Axis {
  std::optional<Length> start, end;  ///< insets
  bool auto_before = false, auto_after = false;
  Length room, size;
  Length in_flow;         ///< where the box would start if it were in the flow
  bool reversed = false;  ///< the end wins when too much is said
};

Length solve(Axis const& axis) {
  if (!axis.start && !axis.end) return axis.in_flow;
  if (!axis.end) return *axis.start;
  if (!axis.start) return axis.room - *axis.end - axis.size;
  const Length between = axis.room - *axis.start - *axis.end;
  const Length rest = max(between, {}) - axis.size;  // for automatic margins
  if (axis.auto_before && axis.auto_after) return *axis.start + (rest > Length() ? rest / 2 : axis.reversed ? rest : Length());
  if (axis.auto_before) return *axis.start + rest;
  if (axis.auto_after) return *axis.start;
  return axis.reversed ? *axis.start + between - axis.size : *axis.start;
}

std::optional<Length> inset(model::Dimension const& dimension, Length basis) {
  if (dimension.is_auto()) return std::nullopt;
  return dimension.value.resolve(basis);
}

bool is_replaced(BoxKind kind) { return kind == BoxKind::Image || kind == BoxKind::TableWrapper || kind == BoxKind::Table; }

/// Whether the box is in a group that its containing block is not in: it is painted with that group.
bool is_in_group(model::BoxTree const& tree, BoxId box, BoxId containing) {
  for (box = tree[box].parent; box && box != containing; box = tree[box].parent)
    if (is_group(tree.style(box))) return true;
  return false;
}

/// What the insets say of the content box (§10.3.7, rule 5; §10.6.4, rule 5).
GivenSize given_size(ComputedStyle const& style, Rect const& containing, Length in_flow, bool stretches) {
  const BoxEdges edges = used_edges(style, containing.width);
  const auto left = inset(style.inset.left, containing.width), right = inset(style.inset.right, containing.width);
  const auto top = inset(style.inset.top, containing.height), bottom = inset(style.inset.bottom, containing.height);
  GivenSize given;
  given.shrink_to = containing.width - left.value_or(right ? Length() : in_flow) - right.value_or(Length());
  if (!stretches) return given;
  if (style.width.is_auto() && left && right)
    given.width = max(containing.width - *left - *right - edges.inner_width() - horizontal(edges.margin), {});
  if (style.height.is_auto() && top && bottom)
    given.height = max(containing.height - *top - *bottom - edges.inner_height() - vertical(edges.margin), {});
  return given;
}

}  // namespace

/// Where the next content begins, so far from the edge at which lines begin.
void FlowBuilder::add_unsettled(BoxId box, Length before) {
  const bool rtl = open_.back().direction == Direction::Rtl;
  add_positioned(box, {open_.back().x + (rtl ? Length() : before), here()}, open_.back().width - before);
  positioned_.back().item = SIZE_MAX;
  if (!open_.back().begun) positioned_.back().waits_in = open_.size();
}

void FlowBuilder::add_out_of_flow(BoxId box) {
  if (model::is_positioned_out(context_.tree, box)) {
    return add_unsettled(box, {});
  }
  switch (context_.tree.style(box).float_) {
    case model::Float::None:
    case model::Float::Left:
    case model::Float::Right:
    case model::Float::InlineStart:
    case model::Float::InlineEnd: return add_float(box);
    case model::Float::Footnote: return add_in_flow(box);
    case model::Float::Top:
    case model::Float::Bottom: return add_page_float(box);
  }
}

/// `at`: where the box would stand in the flow, in a box that goes on for `width`.
void FlowBuilder::add_positioned(BoxId box, Point at, Length width) {
  Positioned positioned;
  positioned.box = box;
  positioned.at = at;
  positioned.width = width;
  positioned.direction = open_.back().direction;
  positioned.depth = open_.size() - 1;
  while (positioned.depth > 0 && !open_[positioned.depth].positions) --positioned.depth;
  if (context_.tree.style(box).position == PositionScheme::Fixed) positioned.depth = 0;
  positioned.item = galley_.items.size();
  positioned.item_y = total_;
  positioned_.push_back(positioned);
  ++unsettled_;
}

void FlowBuilder::take_escaped(std::vector<EscapedBox> const& boxes, Point origin) {
  for (EscapedBox const& escaped : boxes) {
    add_positioned(escaped.box, origin + escaped.at, escaped.width);
    positioned_.back().direction = escaped.direction;
  }
}

/// Margins are settled: what was met among them would stand here.
void FlowBuilder::settle_positioned() {
  settle_positioned_in(open_.size());
  unsettled_ = 0;
}

/// The same for those that wait in so many open boxes, or in none: the boxes that are deeper begin behind them.
void FlowBuilder::settle_positioned_in(std::size_t depth) {
  for (std::size_t i = positioned_.size() - unsettled_; i < positioned_.size(); ++i) {
    Positioned& positioned = positioned_[i];
    if (positioned.item != SIZE_MAX || positioned.waits_in > depth) continue;
    positioned.item = galley_.items.size();
    positioned.item_y = total_;
    if (positioned.waits_in > 0) positioned.at.y = total_, positioned.waits_in = 0;
  }
}

/// The box in which boxes wait for their places has closed, and margins meet through it: they wait in the one around it, or stand
/// where its margins have come to.
void FlowBuilder::leave_positioned(std::size_t depth) {
  for (std::size_t i = positioned_.size() - unsettled_; i < positioned_.size(); ++i) {
    Positioned& positioned = positioned_[i];
    if (positioned.waits_in != depth) continue;
    positioned.waits_in = open_.back().begun ? 0 : depth - 1;
    positioned.at.y = here();
  }
}

PaddingBox FlowBuilder::padding_box(OpenBox const& box) const {
  PaddingBox padding;
  if (&box != &open_.front()) padding.box = box.box;
  padding.offset = box.offset;
  padding.direction = box.direction;
  const BoxEdges& edges = box.edges;
  if (&box != &open_.front()) {
    padding.first_item = box.begun ? box.first_item : galley_.items.size();
    padding.first_y = box.begun ? box.begin_y : total_;
    const Length top = box.begun ? box.begin_y : here();
    const Length bottom = box.begun ? total_ : top;
    padding.rect = {box.border_x + edges.border.left, top + edges.border.top,
                    box.border_width - edges.border.left - edges.border.right,
                    max(bottom - top - edges.border.top - edges.border.bottom, {})};
    return padding;
  }
  padding.is_page = is_page_flow_;
  if (is_page_flow_)
    padding.rect = {box.x, {}, box.width, context_.page_height};
  else
    padding.rect = {box.x - edges.padding.left, -edges.padding.top, box.width + horizontal(edges.padding),
                    root_height_ + vertical(edges.padding)};
  return padding;
}

/// CSS 2.1 §10.1: from where the inline box begins on its first line to where it ends on its last; the next line is to be set.
void FlowBuilder::note_extents(std::vector<InlineExtent> const& extents) {
  for (InlineExtent const& extent : extents) {
    const Rect rect{extent.rect.x + open_.back().x, extent.rect.y + total_, extent.rect.width, extent.rect.height};
    const auto [known, is_first] = inline_containers_.try_emplace(extent.box.value);
    if (!is_first) {
      Rect& whole = known->second.rect;
      whole.width = max(rect.right() - whole.x, {});
      whole.height = max(rect.bottom() - whole.y, {});
      continue;
    }
    PaddingBox& padding = known->second;
    padding.rect = rect;
    padding.offset = open_.back().offset;
    padding.direction = context_.tree.style(extent.box).direction;
    padding.first_item = galley_.items.size();
    padding.first_y = total_;
  }
}

/// The relatively positioned inline box around it that is nearer than any block; null if there is none.
PaddingBox const* FlowBuilder::inline_container(BoxId box) const {
  if (inline_containers_.empty() || context_.tree.style(box).position != PositionScheme::Absolute) return nullptr;
  for (BoxId outer = context_.tree[box].parent; outer; outer = context_.tree[outer].parent) {
    if (const auto known = inline_containers_.find(outer.value); known != inline_containers_.end()) return &known->second;
    if (context_.tree[outer].kind != BoxKind::Inline && contains_positioned(context_.tree.style(outer))) break;
  }
  return nullptr;
}

void FlowBuilder::place_positioned_in(std::size_t depth, PaddingBox const& containing) {
  if (positioned_.empty()) return;
  settle_positioned();
  const auto first = std::stable_partition(positioned_.begin(), positioned_.end(),
                                           [&](Positioned const& positioned) { return positioned.depth != depth; });
  const std::vector<Positioned> mine(first, positioned_.end());
  positioned_.erase(first, positioned_.end());
  for (Positioned const& positioned : mine) {
    const bool escapes = depth == 0 && lets_escape_ && context_.tree.style(positioned.box).position == PositionScheme::Absolute;
    if (PaddingBox const* const around = inline_container(positioned.box)) {
      PaddingBox own = *around;
      own.box = containing.box;
      place_positioned(positioned, own);
    } else if (escapes) {
      galley_.escaped.push_back({positioned.box, positioned.at, positioned.width, positioned.direction});
    } else {
      place_positioned(positioned, containing);
    }
  }
}

void FlowBuilder::place_positioned(Positioned const& positioned, PaddingBox const& containing) {
  ComputedStyle const& style = context_.tree.style(positioned.box);
  const bool fixed = style.position == PositionScheme::Fixed && context_.page_height != Length::max();
  const Rect rect = fixed ? Rect{{}, {}, context_.page_width, context_.page_height} : containing.rect;
  const Length in_flow_x = positioned.at.x - rect.x;
  const bool stretches = !is_replaced(context_.tree[positioned.box].kind);
  const bool rtl = positioned.direction == Direction::Rtl;
  const Length before = rtl ? rect.width - in_flow_x - positioned.width : in_flow_x;
  AtomicBox atomic =
      lay_out_positioned(context_, positioned.box, {rect.width, rect.height}, given_size(style, rect, before, stretches));
  const Length x = solve({.start = inset(style.inset.left, rect.width),
                          .end = inset(style.inset.right, rect.width),
                          .auto_before = style.margin.left.is_auto(),
                          .auto_after = style.margin.right.is_auto(),
                          .room = rect.width,
                          .size = atomic.size.width,
                          .in_flow = rtl ? in_flow_x + positioned.width - atomic.size.width : in_flow_x,
                          .reversed = containing.direction == Direction::Rtl});
  const bool static_y = style.inset.top.is_auto() && style.inset.bottom.is_auto();
  const Length y = solve({.start = inset(style.inset.top, rect.height),
                          .end = inset(style.inset.bottom, rect.height),
                          .auto_before = style.margin.top.is_auto(),
                          .auto_after = style.margin.bottom.is_auto(),
                          .room = rect.height,
                          .size = atomic.size.height,
                          .in_flow = fixed ? Length() : positioned.at.y - rect.y,
                          .reversed = false});
  if (fixed) return fix_to_pages(positioned.box, std::move(atomic), {rect.x + x, y});
  Aside aside;
  aside.is_float = false;
  aside.slab.x = rect.x + x + containing.offset.x;
  aside.slab.right = aside.slab.x + atomic.size.width;
  aside.slab.box = positioned.box;
  aside.height = atomic.size.height;
  aside.slab.fragments = std::move(atomic.fragments);
  aside.slab.layers = std::move(atomic.layers);
  aside.slab.footnotes = std::move(atomic.footnotes);
  aside.slab.begun = std::move(atomic.begun);
  const bool on_page = containing.is_page && !static_y;
  if (on_page) aside.origin = Aside::Origin::Page;
  const bool stays = on_page || static_y || is_in_group(context_.tree, positioned.box, containing.box);
  const GalleyPlace place = stays ? GalleyPlace{positioned.item, positioned.item_y} : galley_place(containing, rect.y + y);
  aside.offset = on_page ? y : rect.y + y - place.y + containing.offset.y;
  insert_positioned(place.item, std::move(aside), containing.box);
}

/// Where the flow comes to `y`. Within a page that is where the containing block begins, so that both stay together.
GalleyPlace FlowBuilder::galley_place(PaddingBox const& containing, Length y) const {
  GalleyPlace place{containing.first_item, containing.first_y};
  if (containing.rect.height <= context_.page_height) return place;
  for (std::size_t i = place.item; i < galley_.items.size(); ++i) {
    const Length bottom = place.y + galley_.items[i].height;
    if (bottom > y) break;
    place = {i + 1, bottom};
  }
  return place;
}

void FlowBuilder::insert_positioned(std::size_t item, Aside aside, BoxId within) {
  ComputedStyle const& style = context_.tree.style(aside.slab.box);
  const auto layer = static_cast<std::uint32_t>(galley_.layers.size());
  Layer own;
  own.box = aside.slab.box;
  own.z_index = style.z_index;
  own.is_context = !style.z_index_auto || is_group(style);
  own.is_aside = true;
  own.within = within;
  galley_.layers.push_back(own);
  insertions_.push_back({item, {ItemKind::Enter, layer, {}}});
  insertions_.push_back({item, {ItemKind::Aside, static_cast<std::uint32_t>(galley_.asides.size()), {}}});
  insertions_.push_back({item, {ItemKind::Leave, layer, {}}});
  galley_.asides.push_back(std::move(aside));
}

/// css-position-3 §2.1: in paged media a fixed box stands on every page.
void FlowBuilder::fix_to_pages(BoxId box, AtomicBox atomic, Point at) {
  FixedBox fixed{box, context_.tree.style(box).z_index, std::move(atomic.fragments)};
  for (model::Fragment& fragment : fixed.fragments) fragment = moved(std::move(fragment), at, 0);
  std::vector<FixedBox>& known = context_.output.fixed;
  const auto again = std::find_if(known.begin(), known.end(), [&](FixedBox const& other) { return other.box == box; });
  if (again != known.end())
    *again = std::move(fixed);
  else
    known.push_back(std::move(fixed));
}

/// CSS 2.1 Appendix E, css-color-4 §3.3, css-transforms-1 §3: what is positioned, faded or transformed is painted as a whole.
void FlowBuilder::enter_layer(OpenBox& box) {
  ComputedStyle const& style = context_.tree.style(box.box);
  const bool sticky = style.position == PositionScheme::Sticky;
  const bool own = sticky || style.position == PositionScheme::Relative, group = is_group(style);
  const std::uint32_t moves = context_.tree[box.box].moves;
  const bool positioned = own || moves != 0;
  ComputedStyle const& level = own || moves == 0 ? style : context_.tree.styles[context_.tree.moves[moves - 1].front().index()];
  if (!positioned && !group) return;
  Layer layer;
  layer.box = box.box;
  layer.z_index = positioned ? level.z_index : 0;
  layer.is_context = group || sticky || !level.z_index_auto;
  layer.is_group = group;
  if (is_transformed(style)) layer.decoration = static_cast<std::uint32_t>(galley_.decorations.size());  // begins next
  box.layer = static_cast<std::uint32_t>(galley_.layers.size());
  galley_.layers.push_back(layer);
  galley_.items.push_back({ItemKind::Enter, box.layer, {}});
}

void FlowBuilder::merge_insertions() {
  if (insertions_.empty()) return;
  std::stable_sort(insertions_.begin(), insertions_.end(), [](Insertion const& a, Insertion const& b) { return a.item < b.item; });
  std::vector<Item> merged;
  merged.reserve(galley_.items.size() + insertions_.size());
  auto next = insertions_.begin();
  for (std::size_t i = 0; i <= galley_.items.size(); ++i) {
    for (; next != insertions_.end() && next->item == i; ++next) merged.push_back(next->inserted);
    if (i < galley_.items.size()) merged.push_back(galley_.items[i]);
  }
  galley_.items = std::move(merged);
}

}  // namespace bifolio::layout
