// Block flow, floats: they are laid out where they stand in the tree, placed when the margins around them are settled, and set in
// the galley where the flow reaches them; clearance; boxes that may not overlap floats (CSS 2.1 §9.5).
#include <algorithm>

#include "layout/block/flow.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/table/table.h"
#include "layout/table/table_widths.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

/// Percentages are of the containing block, not of the room beside the floats.
void keep_percentages(BoxEdges& edges, BoxEdges const& alone) {
  edges.margin.top = alone.margin.top;
  edges.margin.bottom = alone.margin.bottom;
  edges.padding.top = alone.padding.top;
  edges.padding.bottom = alone.padding.bottom;
}

}  // namespace

MadeFloat FlowBuilder::make_float(BoxId box) {
  MadeFloat made;
  made.box = box;
  made.within = content_band();
  made.offset = relative_offset(context_.tree.style(box));
  for (BoxId around = context_.tree[box].parent; around && context_.tree[around].kind == BoxKind::Inline;
       around = context_.tree[around].parent)
    made.offset = made.offset + layout::relative_offset(context_.tree.style(around), containing(), open_.back().definite_height());
  made.direction = open_.back().direction;
  made.atomic = lay_out_float(context_, box, open_.back().width);
  return made;
}

/// A float is set on one page as a whole.
bool FlowBuilder::is_too_tall(MadeFloat const& made) {
  if (made.atomic.size.height <= context_.page_height) return false;
  context_.sink.report(kinds::approximated, context_.tree[made.box].span,
                       "the float is taller than a page; it is set in the flow, as a block");
  return true;
}

void FlowBuilder::add_float(BoxId box) {
  MadeFloat made = make_float(box);
  if (is_too_tall(made)) return add_in_flow(box);
  if (open_.back().begun)
    place_float(std::move(made), here());
  else
    pending_floats_.push_back(std::move(made));
}

/// The float is placed, and set when the flow comes to where it stands.
void FlowBuilder::place_float(MadeFloat made, Length y) {
  ComputedStyle const& style = context_.tree.style(made.box);
  if (const auto bottom = floats_.back().bottom(style.clear, made.direction)) y = max(y, *bottom);
  const Point at = floats_.back().place(side_of(style.float_, made.direction), made.atomic.size, y, made.within);
  Aside aside;
  aside.slab.x = at.x + made.offset.x;
  aside.offset = made.offset.y;
  aside.height = made.atomic.size.height;
  aside.slab.right = aside.slab.x + made.atomic.size.width;
  aside.slab.baseline = made.atomic.baseline;
  aside.slab.fragments = std::move(made.atomic.fragments);
  aside.slab.footnotes = std::move(made.atomic.footnotes);
  aside.slab.begun = std::move(made.atomic.begun);
  aside.slab.box = made.box;
  take_escaped(made.atomic.escaped, at + made.offset);
  const WaitingAside waiting{static_cast<std::uint32_t>(galley_.asides.size()), at.y};
  galley_.asides.push_back(std::move(aside));
  auto place = waiting_.end();
  while (place != waiting_.begin() && std::prev(place)->y > waiting.y) --place;
  waiting_.insert(place, waiting);
}

void FlowBuilder::place_pending_floats(Length y) {
  std::vector<MadeFloat> floats = std::move(pending_floats_);
  pending_floats_.clear();
  for (MadeFloat& made : floats) place_float(std::move(made), y);
}

/// Sets what stands at this height or above.
void FlowBuilder::emit_asides() {
  for (; !waiting_.empty() && waiting_.front().y <= total_; waiting_.pop_front()) emit_aside(waiting_.front());
}

void FlowBuilder::emit_aside(WaitingAside const& waiting) {
  Aside& aside = galley_.asides[waiting.aside];
  aside.offset += waiting.y - total_;
  beside_until_ = max(beside_until_, waiting.y + aside.height);
  galley_.items.push_back({ItemKind::Aside, waiting.aside, {}});
}

/// Goes down to `y`. Where floats come and none stands beside another, the page may end.
void FlowBuilder::fill_to(ItemKind kind, Length y) {
  while (!waiting_.empty() && waiting_.front().y <= y) {
    const Length row = waiting_.front().y;
    if (row > total_) {
      advance_plain(kind, row - total_);
      if (beside_until_ <= total_) add_break(0);
    }
    emit_aside(waiting_.front());
    waiting_.pop_front();
  }
  if (y > total_) advance_plain(kind, y - total_);
}

/// What comes next stands below the floats of this formatting context, and knows nothing of them.
void FlowBuilder::end_floats() {
  if (!pending_floats_.empty()) place_pending_floats(here());
  if (floats_.back().bottom() > total_) fill_to(ItemKind::Space, floats_.back().bottom());
  floats_.back() = {};
  beside_until_ = -Length::max();
}

/// Whether the box is to stand below a float that has no place yet.
bool FlowBuilder::clears_pending(model::Clear clear) const {
  return std::any_of(pending_floats_.begin(), pending_floats_.end(), [&](MadeFloat const& made) {
    return clears(clear, side_of(context_.tree.style(made.box).float_, made.direction), open_.back().direction);
  });
}

/// CSS 2.1 §9.5.2. `margin`: the box's own top margin.
void FlowBuilder::clear_floats(ComputedStyle const& style, Length margin) {
  const bool come_along = clears_pending(style.clear);  // floats that would go down with the box's margin
  if (come_along) settle();                             // clearance keeps it from meeting those before the floats
  const std::optional<Length> bottom = floats_.back().bottom(style.clear, open_.back().direction);
  if (come_along && bottom && *bottom > total_) {
    push_below(*bottom);
    absorbed_ = Length::max();  // the border edge stands at the floats' bottom, whatever margins meet there
    return;
  }
  Seam with_own = seam_;
  with_own.add_margin(margin);
  const Length own_margin = absorbed_ > Length() ? max(with_own.margin() - absorbed_, {}) : with_own.margin();
  if (bottom && *bottom > total_ + own_margin) push_below(*bottom);
}

/// What comes next stands at `y` or below it, whatever its margins: clearance (§9.5.2).
void FlowBuilder::push_below(Length y) {
  const bool breakable = may_break_, avoid = seam_.avoid;
  const Length top = total_;  // the margins before the box, which settle, would have met its own
  settle();
  fill_to(ItemKind::Glue, y);
  absorbed_ = total_ - top;
  may_break_ = breakable;
  seam_.avoid = avoid;
}

bool FlowBuilder::is_beside_floats() const {
  return !pending_floats_.empty() || (!floats_.back().empty() && floats_.back().reaches_below(min(total_, here())));
}

/// CSS 2.1 §9.5: a table, a replaced box or the root of a formatting context does not overlap floats. Finds where a border box that
/// needs this width (and has this height, if it is known) stands, goes down as far as it must, and gives the room there; nothing
/// where no float is in the way.
std::optional<FreeBand> FlowBuilder::room_beside_floats(ComputedStyle const& style, Length needed, std::optional<Length> height) {
  const BoxEdges edges = used_edges(style, open_.back().width);
  if (style.clear != model::Clear::None) clear_floats(style, edges.margin.top);
  Seam seam = seam_;
  seam.add_margin(edges.margin.top);
  const Length top = total_ + (absorbed_ > Length() ? max(seam.margin() - absorbed_, {}) : seam.margin());
  if (!pending_floats_.empty()) place_pending_floats(top);
  const FreeBand within = content_band();
  Length y = top;
  for (;;) {
    FreeBand band = floats_.back().free(y, {}, within);
    if (!band.is_beside()) break;
    // Margins are reckoned from the containing block, not from the floats.
    band.left = max(band.left, within.left + edges.margin.left);
    band.right = min(band.right, within.right - edges.margin.right);
    const Length until = floats_.back().free_until(y, within);
    const bool fits = needed <= band.width() && (until == Length::max() || (height && y + *height <= until));
    const std::optional<Length> next = floats_.back().next_bottom(y, {}, within);
    if (fits || !next) {
      if (y > top) push_below(y);
      return band;
    }
    y = *next;
  }
  if (y > top) push_below(y);
  return std::nullopt;
}

/// The root of a formatting context: its border box stands beside the floats.
BlockGeometry FlowBuilder::geometry_beside_floats(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const BlockGeometry alone = geometry_of(box);
  const bool is_auto = style.width.is_auto();
  const HeightRule rule = height_rule(style, alone.edges, open_.back().definite_height(), alone.width);
  const Length needed = is_auto ? alone.edges.inner_width() : alone.width + alone.edges.inner_width();
  const std::optional<Length> height =
      rule.is_definite() ? std::optional(rule.used({}) + alone.edges.inner_height()) : std::nullopt;
  const auto room = room_beside_floats(style, needed, height);
  if (!room) return alone;
  const Edges<Length> margin = used_edges(style, open_.back().width).margin;
  const ContainingBlock beside{room->width() + horizontal(margin), open_.back().direction, containing().is_deep};
  BlockGeometry geometry = is_auto ? block_geometry(style, beside, nullptr) : block_geometry_with_width(style, beside, alone.width);
  keep_percentages(geometry.edges, alone.edges);
  geometry.x += room->left - margin.left - open_.back().x;
  return geometry;
}

void FlowBuilder::add_table_beside_floats(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const Edges<Length> margin = used_edges(style, open_.back().width).margin;
  Length needed = intrinsic_outer_sizes(context_, box).min_content - horizontal(used_edges(style, {}).margin);
  model::Dimension const& width = context_.tree.style(table_in(context_.tree, box)).width;
  const Length whole = open_.back().width;
  if (width.kind == model::Dimension::Kind::LengthPercentage) needed = max(needed, width.value.resolve(whole));
  const auto room = room_beside_floats(style, needed, std::nullopt);
  const OpenBox parent = open_.back();
  if (room) {
    open_.back().x = room->left - margin.left;
    open_.back().width = room->width() + horizontal(margin);
  }
  add_table(*this, context_, box, containing(), 0, whole);
  open_.back().x = parent.x;
  open_.back().width = parent.width;
}

}  // namespace bifolio::layout
