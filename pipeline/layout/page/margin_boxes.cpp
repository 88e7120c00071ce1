#include "layout/page/margin_boxes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "layout/block/decoration.h"
#include "layout/block/geometry.h"
#include "layout/diagnostics.h"
#include "layout/page/margin_box_sizes.h"
#include "layout/page/margin_overlaps.h"
#include "layout/paint/moved.h"

namespace bifolio::layout {
namespace {

using model::Artifact;
using model::ComputedStyle;
using model::Dimension;
using model::MarginBoxPosition;
using model::PageStyle;
using P = model::MarginBoxPosition;

std::size_t index_of(MarginBoxPosition position) { return static_cast<std::size_t>(position); }

/// Along which of its sides a box shares room with others, and which of its sides lies on the page's edge.
enum class PageSide : std::uint8_t { Top, Right, Bottom, Left };

PageSide side_of(MarginBoxPosition p) {
  switch (p) {
    case P::TopLeftCorner:
    case P::TopLeft:
    case P::TopCenter:
    case P::TopRight:
    case P::TopRightCorner: return PageSide::Top;
    case P::RightTop:
    case P::RightMiddle:
    case P::RightBottom: return PageSide::Right;
    case P::BottomRightCorner:
    case P::BottomRight:
    case P::BottomCenter:
    case P::BottomLeft:
    case P::BottomLeftCorner: return PageSide::Bottom;
    case P::LeftBottom:
    case P::LeftMiddle:
    case P::LeftTop: return PageSide::Left;
  }
  return PageSide::Top;
}

/// A box in one direction: how CSS names its parts there.
struct Along {
  Dimension const& size;
  Dimension const& least;
  Dimension const& most;
  Dimension const& margin_before;
  Dimension const& margin_after;
  Length border_and_padding;
  Length before, after;  ///< margins, `auto` as zero
};

struct MarginBox {
  ComputedStyle const* style = nullptr;
  BoxEdges edges;
  std::optional<MarginContent> content;

  Along across() const {
    ComputedStyle const& s = *style;
    return {s.width,        s.min_width,         s.max_width,       s.margin.left,
            s.margin.right, edges.inner_width(), edges.margin.left, edges.margin.right};
  }
  Along down() const {
    ComputedStyle const& s = *style;
    return {s.height,        s.min_height,         s.max_height,     s.margin.top,
            s.margin.bottom, edges.inner_height(), edges.margin.top, edges.margin.bottom};
  }
};

/// A width or height as that of the content box; nothing for `auto` and `none`. Percentages are of the margin's own extent.
std::optional<Length> resolved(Dimension const& dimension, MarginBox const& box, Along const& along, Length basis) {
  if (dimension.kind != Dimension::Kind::LengthPercentage) return std::nullopt;
  Length size = dimension.value.resolve(basis);
  if (box.style->box_sizing == model::BoxSizing::BorderBox) size -= along.border_and_padding;
  return max(size, {});
}

/// The content box's size in the direction in which the box shares with none.
Length inner_size(MarginBox const& box, Along const& along, Length available) {
  const auto size_of = [&](Dimension const& d) { return resolved(d, box, along, available); };
  Length size = size_of(along.size).value_or(max(available - along.border_and_padding - along.before - along.after, {}));
  if (const auto most = size_of(along.most)) size = min(size, *most);
  if (const auto least = size_of(along.least)) size = max(size, *least);
  return size;
}

/// css-page-3 §5.3.1: a corner of the page, or what is between two of them.
Rect containing_block(PageStyle const& page, MarginBoxPosition position) {
  Edges<Length> const& m = page.margin;
  const Length width = page.size.width - m.left - m.right, height = page.size.height - m.top - m.bottom;
  const Length right = page.size.width - m.right, bottom = page.size.height - m.bottom;
  switch (position) {
    case P::TopLeftCorner: return {{}, {}, m.left, m.top};
    case P::TopRightCorner: return {right, {}, m.right, m.top};
    case P::BottomRightCorner: return {right, bottom, m.right, m.bottom};
    case P::BottomLeftCorner: return {{}, bottom, m.left, m.bottom};
    default: break;
  }
  switch (side_of(position)) {
    case PageSide::Top: return {m.left, {}, width, m.top};
    case PageSide::Right: return {right, m.top, m.right, height};
    case PageSide::Bottom: return {m.left, bottom, width, m.bottom};
    case PageSide::Left: return {{}, m.top, m.left, height};
  }
  return {};
}

class MarginBoxes {
 public:
  MarginBoxes(LayoutContext& context, PageStyle const& page, PageValues const& values)
      : context_(context), page_(page), values_(values) {}

  MarginFragments run() {
    for (std::size_t i = 0; i < model::margin_box_count; ++i) {
      areas_[i] = containing_block(page_, static_cast<MarginBoxPosition>(i));
      prepare(static_cast<MarginBoxPosition>(i));
    }
    share_row({P::TopLeft, P::TopCenter, P::TopRight});
    share_row({P::BottomLeft, P::BottomCenter, P::BottomRight});
    share_column({P::LeftTop, P::LeftMiddle, P::LeftBottom});
    share_column({P::RightTop, P::RightMiddle, P::RightBottom});
    place_all();
    report_overlaps(context_, page_, shown_);
    return std::move(out_);
  }

 private:
  void prepare(MarginBoxPosition position);
  MarginBoxExtent extent(MarginBox& box, Along const& along, Length available, IntrinsicSizes const& content) const;
  void share_row(std::array<MarginBoxPosition, 3> const& boxes);
  void share_column(std::array<MarginBoxPosition, 3> const& boxes);
  void fit(MarginBox const& box, MarginBoxPosition position, Rect& area) const;
  void place_all();
  void place(MarginBoxPosition position, std::vector<model::Fragment>& out);
  void place_content(MarginBoxPosition position, Rect const& border, std::vector<model::Fragment>& out);
  Artifact artifact_of(MarginBoxPosition position, MarginBox const& box) const;
  std::optional<MarginBox>& at(MarginBoxPosition p) { return boxes_[index_of(p)]; }

  LayoutContext& context_;
  PageStyle const& page_;
  PageValues const& values_;
  MarginFragments out_;
  std::array<std::optional<MarginBox>, model::margin_box_count> boxes_;
  std::array<Rect, model::margin_box_count> areas_;  ///< the containing blocks, then the boxes' shares of them
  std::vector<ShownMarginBox> shown_;
};

/// css-page-3 §4.2: percentages of margins and padding above and below are of the containing block's height.
BoxEdges edges_in(ComputedStyle const& style, Rect const& containing) {
  BoxEdges edges = used_edges(style, containing.width);
  const BoxEdges by_height = used_edges(style, containing.height);
  edges.margin.top = by_height.margin.top;
  edges.margin.bottom = by_height.margin.bottom;
  edges.padding.top = by_height.padding.top;
  edges.padding.bottom = by_height.padding.bottom;
  return edges;
}

/// A margin box is generated if its content computes to something (css-page-3 §5.2), the empty string included.
void MarginBoxes::prepare(MarginBoxPosition position) {
  const model::StyleId id = page_.margin_boxes[index_of(position)].style;
  if (!id || id.index() >= context_.tree.styles.size()) return;
  ComputedStyle const& style = context_.tree.styles[id.index()];
  if (style.content.empty()) return;
  MarginBox& box = at(position).emplace();
  box.style = &style;
  box.edges = edges_in(style, areas_[index_of(position)]);
  box.content.emplace(context_, values_, style, page_.margin_boxes[static_cast<std::size_t>(position)].span);
}

MarginBoxExtent MarginBoxes::extent(MarginBox& box, Along const& along, Length available, IntrinsicSizes const& content) const {
  const Length around = along.border_and_padding + along.before + along.after;
  const auto outer = [&](Dimension const& d) -> std::optional<Length> {
    const std::optional<Length> size = resolved(d, box, along, available);
    return size ? std::optional(*size + around) : std::nullopt;
  };
  MarginBoxExtent extent{content.min_content + around,
                         content.max_content + around,
                         clips(*box.style) ? around : content.min_content + around,
                         outer(along.size),
                         outer(along.least),
                         outer(along.most)};
  if (along.size.kind == Dimension::Kind::MinContent) extent.fixed = extent.min_content;
  if (along.size.kind == Dimension::Kind::MaxContent) extent.fixed = extent.max_content;
  if (along.size.kind == Dimension::Kind::FitContent) extent.fixed = max(extent.min_content, min(extent.max_content, available));
  return extent;
}

void MarginBoxes::share_row(std::array<MarginBoxPosition, 3> const& boxes) {
  const Rect side = areas_[index_of(boxes[0])];
  std::array<std::optional<MarginBoxExtent>, 3> extents;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!at(boxes[i])) continue;
    MarginBox& box = *at(boxes[i]);
    extents[i] = extent(box, box.across(), side.width, box.content->widths(inner_size(box, box.down(), side.height)));
  }
  const std::array<Length, 3> widths = constrain_margin_boxes(side.width, extents);
  const Length middle = extents[1] ? side.x + (side.width - widths[1]) / 2 : side.x;
  areas_[index_of(boxes[0])] = {side.x, side.y, widths[0], side.height};
  areas_[index_of(boxes[1])] = {middle, side.y, widths[1], side.height};
  areas_[index_of(boxes[2])] = {side.right() - widths[2], side.y, widths[2], side.height};
}

/// Heights of horizontal lines follow from the content at the margin's width: the least and the most are the same.
void MarginBoxes::share_column(std::array<MarginBoxPosition, 3> const& boxes) {
  const Rect side = areas_[index_of(boxes[0])];
  std::array<std::optional<MarginBoxExtent>, 3> extents;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!at(boxes[i])) continue;
    MarginBox& box = *at(boxes[i]);
    extents[i] = extent(box, box.down(), side.height, box.content->heights(inner_size(box, box.across(), side.width)));
  }
  const std::array<Length, 3> heights = constrain_margin_boxes(side.height, extents);
  const Length middle = extents[1] ? side.y + (side.height - heights[1]) / 2 : side.y;
  areas_[index_of(boxes[0])] = {side.x, side.y, side.width, heights[0]};
  areas_[index_of(boxes[1])] = {side.x, middle, side.width, heights[1]};
  areas_[index_of(boxes[2])] = {side.x, side.bottom() - heights[2], side.width, heights[2]};
}

/// What a margin box takes of its side in the direction in which it shares with none.
struct Fitted {
  Length offset, size;  ///< of the border box
};

// css-page-3 §5.3.3: automatic margins share what is left over; without any, or without room, the one at the page's edge gives way.
Fitted fit_alone(MarginBox const& box, Along const& along, Length available, bool edge_is_before) {
  const Length size = inner_size(box, along, available) + along.border_and_padding;
  const Length rest = available - size - along.before - along.after;
  const bool before = rest >= Length() && along.margin_before.is_auto(), after = rest >= Length() && along.margin_after.is_auto();
  if (before && after) return {along.before + rest / 2, size};
  if (before || (!after && edge_is_before)) return {along.before + rest, size};
  return {along.before, size};
}

/// Both directions of a corner, one of the others: `area` becomes the border box.
void MarginBoxes::fit(MarginBox const& box, MarginBoxPosition position, Rect& area) const {
  const PageSide side = side_of(position);
  const bool corner = position == P::TopLeftCorner || position == P::TopRightCorner || position == P::BottomLeftCorner ||
                      position == P::BottomRightCorner;
  const bool row = side == PageSide::Top || side == PageSide::Bottom;
  Fitted across{box.edges.margin.left, area.width - horizontal(box.edges.margin)};
  Fitted down{box.edges.margin.top, area.height - vertical(box.edges.margin)};
  const bool at_left = side == PageSide::Left || position == P::TopLeftCorner || position == P::BottomLeftCorner;
  if (corner || !row) across = fit_alone(box, box.across(), area.width, at_left);
  if (corner || row) down = fit_alone(box, box.down(), area.height, side == PageSide::Top);
  area = {area.x + across.offset, area.y + down.offset, max(across.size, {}), max(down.size, {})};
}

Artifact MarginBoxes::artifact_of(MarginBoxPosition position, MarginBox const& box) const {
  if (box.content->is_number()) return Artifact::PageNumber;
  return side_of(position) == PageSide::Bottom ? Artifact::Footer : Artifact::Header;
}

/// css-page-3 §5.1: from the top left corner clockwise, unless z-index says otherwise.
void MarginBoxes::place_all() {
  std::vector<MarginBoxPosition> order;
  for (std::size_t i = 0; i < model::margin_box_count; ++i)
    if (boxes_[i]) order.push_back(static_cast<MarginBoxPosition>(i));
  const auto level = [&](MarginBoxPosition p) { return at(p)->style->z_index_auto ? 0 : at(p)->style->z_index; };
  std::stable_sort(order.begin(), order.end(), [&](MarginBoxPosition a, MarginBoxPosition b) { return level(a) < level(b); });
  for (const MarginBoxPosition p : order) place(p, level(p) < 0 ? out_.below : out_.above);
}

void MarginBoxes::place(MarginBoxPosition position, std::vector<model::Fragment>& out) {
  MarginBox& box = *at(position);
  Rect border = areas_[index_of(position)];
  fit(box, position, border);
  const Canvas canvas{out, &context_.services.resources, {}};
  const bool is_grouped = begin_group(canvas, *box.style, border);
  append_decoration(canvas, *box.style, border, {});
  if (!box.content->is_empty() && box.style->visibility == model::Visibility::Visible) place_content(position, border, out);
  append_outline(canvas, *box.style, border, {});
  if (is_grouped) end_group(canvas);
}

void MarginBoxes::place_content(MarginBoxPosition position, Rect const& border, std::vector<model::Fragment>& out) {
  MarginBox& box = *at(position);
  const Rect inner{border.x + box.edges.inner_left(), border.y + box.edges.inner_top(),
                   max(border.width - box.edges.inner_width(), {}), max(border.height - box.edges.inner_height(), {})};
  LaidContent laid = box.content->lay_out({inner.width, inner.height});
  const Length rest = inner.height - laid.height;
  Length y = inner.y;
  if (box.style->vertical_align.kind == model::VerticalAlign::Kind::Middle) y += rest / 2;
  if (box.style->vertical_align.kind == model::VerticalAlign::Kind::Bottom) y += rest;
  laid.ink.x += inner.x;
  laid.ink.y += y;
  const Rect seen = clips(*box.style) ? common(laid.ink, border) : laid.ink;
  const Canvas canvas{out, &context_.services.resources, {}};
  const bool is_cut = seen != laid.ink && begin_clip(canvas, *box.style, border);
  const Artifact artifact = artifact_of(position, box);
  for (model::Fragment& fragment : laid.fragments) {
    if (fragment.artifact == Artifact::None) fragment.artifact = artifact;
    out.push_back(moved(std::move(fragment), {inner.x, y}, 0));
  }
  if (is_cut) end_group(canvas);
  if (!is_transformed(*box.style)) shown_.push_back({position, seen, std::move(laid.text)});
}

}  // namespace

MarginFragments lay_out_margin_boxes(LayoutContext& context, PageStyle const& page, PageValues const& values) {
  return MarginBoxes(context, page, values).run();
}

}  // namespace bifolio::layout
