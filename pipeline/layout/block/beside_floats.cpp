// Block flow, floats: they are laid out where they stand in the tree, placed when the margins around them are settled, and set in
// the galley where the flow reaches them; clearance; boxes that may not overlap floats (CSS 2.1 §9.5).
#include <algorithm>

#include "layout/block/flow.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/page/placer.h"
#include "layout/paint/groups.h"
#include "layout/table/table.h"
#include "layout/table/table_widths.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;

}  // namespace

MadeFloat FlowBuilder::make_float(BoxId box) {
  MadeFloat made;
  made.box = box;
  made.within = content_band();
  made.offset = relative_offset(box);
  for (BoxId around = context_.tree[box].parent; around && context_.tree[around].kind == BoxKind::Inline;
       around = context_.tree[around].parent)
    made.offset = made.offset + layout::relative_offset(context_.tree.style(around), containing());
  made.direction = open_.back().direction;
  made.atomic = lay_out_float(context_, box, containing());
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
  aside.slab.layers = std::move(made.atomic.layers);
  aside.layer = layer_of_float(made.box);
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

/// CSS 2.1 Appendix E: a float that is positioned or a group stands above those that are not. UINT32_MAX: it is none of these.
std::uint32_t FlowBuilder::layer_of_float(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const bool positioned = style.position != model::PositionScheme::Static;
  if (!positioned && !is_group(style)) return UINT32_MAX;
  galley_.layers.push_back(
      {.box = box, .z_index = positioned ? style.z_index : 0, .is_context = is_stacking_context(style), .within = {}});
  return static_cast<std::uint32_t>(galley_.layers.size() - 1);
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
  if (aside.layer != UINT32_MAX) galley_.items.push_back({ItemKind::Enter, aside.layer, {}});
  galley_.items.push_back({ItemKind::Aside, waiting.aside, {}});
  if (aside.layer != UINT32_MAX) galley_.items.push_back({ItemKind::Leave, aside.layer, {}});
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

/// Goes down from `y` and looks for the first room that is wide enough for as far as the box is tall; as wide as can be had there.
/// Nothing where no float is in the way.
std::optional<FreeBand> FlowBuilder::look_beside_floats(FloatContext const& floats, Obstacle const& box, FreeBand const& margins,
                                                        Length& y) const {
  const FreeBand within = content_band();
  for (;;) {
    Length reach;
    for (;;) {
      FreeBand band = floats.free(y, reach, within);
      const Length until = floats.free_until(y + reach, band);
      // Margins are reckoned from the containing block, not from the floats.
      band.left = max(band.left, margins.left);
      band.right = min(band.right, margins.right);
      const bool is_last = !band.is_beside() && reach == Length();
      if (until == Length::max() && is_last) return std::nullopt;
      if (box.needed > band.width() && !is_last) break;
      if (until == Length::max() || y + box.height_at(band.width()) <= until) return is_last ? std::nullopt : std::optional(band);
      reach = until - y + Length::from_raw(1);
    }
    const std::optional<Length> next = floats.next_bottom(y, reach, within);
    if (!next) return std::nullopt;
    y = *next;
  }
}

/// CSS 2.1 §9.5: a table, a replaced box or the root of a formatting context does not overlap floats. Finds where its border box
/// stands, goes down as far as it must, and gives the room there; nothing where no float is in the way.
std::optional<FreeBand> FlowBuilder::room_beside_floats(ComputedStyle const& style, Obstacle const& box) {
  const BoxEdges edges = used_edges(style, open_.back().width);
  if (style.clear != model::Clear::None) clear_floats(style, edges.margin.top);
  Seam seam = seam_;
  seam.add_margin(edges.margin.top);
  const Length top = total_ + (absorbed_ > Length() ? max(seam.margin() - absorbed_, {}) : seam.margin());
  FreeBand within = content_band();
  within.left += edges.margin.left;
  within.right -= edges.margin.right;
  if (!pending_floats_.empty()) {  // they come along with the box's margin, unless it has to go below them
    Length y = top;
    look_beside_floats(with_pending_floats(top), box, within, y);
    if (y > top) {
      settle();
      y = total_;
      const std::optional<FreeBand> below = look_beside_floats(floats_.back(), box, within, y);
      push_below(y);
      absorbed_ = Length::max();
      return below;
    }
    place_pending_floats(top);
  }
  Length y = top;
  const std::optional<FreeBand> room = look_beside_floats(floats_.back(), box, within, y);
  if (y > top) push_below(y);
  return room;
}

/// The floats as they would stand if those that have no place got theirs from `y` on.
FloatContext FlowBuilder::with_pending_floats(Length y) const {
  FloatContext floats = floats_.back();
  for (MadeFloat const& made : pending_floats_) {
    ComputedStyle const& style = context_.tree.style(made.box);
    const Length top = max(y, floats.bottom(style.clear, made.direction).value_or(y));
    floats.place(side_of(style.float_, made.direction), made.atomic.size, top, made.within);
  }
  return floats;
}

/// The containing block as a box sees it that has this room for its border box.
ContainingBlock FlowBuilder::beside(ComputedStyle const& style, FreeBand const& room) const {
  ContainingBlock block = containing();
  block.whole_width = block.width;
  block.width = room.width() + horizontal(used_edges(style, *block.whole_width).margin);
  return block;
}

/// How tall the box's border box is in a room of that width, when nothing but its content says it.
Length FlowBuilder::height_beside_floats(BoxId box, Length width) {
  DiagnosticSink unheard;
  LayoutContext trial = with_sink(context_, unheard);
  const std::size_t glyphs = context_.output.glyphs.size();
  const Edges<Length> margin = used_edges(context_.tree.style(box), open_.back().width).margin;
  FlowBuilder builder(trial, {width + horizontal(margin), open_.back().direction});
  builder.add_in_flow(box);
  const Length height = height_of(builder.finish(FlowEnd::KeepMargin));
  context_.output.glyphs.resize(glyphs);
  return height - vertical(margin);
}

/// The root of a formatting context: its border box stands beside the floats.
BlockGeometry FlowBuilder::geometry_beside_floats(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const BlockGeometry alone = geometry_of(box);
  const bool is_auto = style.width.is_auto();
  const HeightRule rule = height_rule(style, alone.edges, open_.back().definite_height(), alone.width);
  const Obstacle obstacle{is_auto ? alone.edges.inner_width() : alone.width + alone.edges.inner_width(), [&](Length width) {
                            return rule.is_definite() ? rule.used({}) + alone.edges.inner_height()
                                                      : height_beside_floats(box, width);
                          }};
  const auto room = room_beside_floats(style, obstacle);
  if (!room) return alone;
  const ContainingBlock block = beside(style, *room);
  BlockGeometry geometry = is_auto ? block_geometry(style, block, nullptr) : block_geometry_with_width(style, block, alone.width);
  geometry.x += room->left - used_edges(style, open_.back().width).margin.left - open_.back().x;
  return geometry;
}

void FlowBuilder::add_table_beside_floats(BoxId box) {
  ComputedStyle const& style = context_.tree.style(box);
  const Edges<Length> margin = used_edges(style, open_.back().width).margin;
  Length needed = intrinsic_outer_sizes(context_, box).min_content - horizontal(used_edges(style, {}).margin);
  model::Dimension const& width = context_.tree.style(table_in(context_.tree, box)).width;
  const Length whole = open_.back().width;
  if (width.kind == model::Dimension::Kind::LengthPercentage) needed = max(needed, width.value.resolve(whole));
  const auto room = room_beside_floats(style, {needed, [&](Length band) { return height_beside_floats(box, band); }});
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
