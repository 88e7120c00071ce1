#include "layout/page/page_area.h"

#include <algorithm>

#include "layout/block/geometry.h"
#include "layout/page/turned.h"
#include "model/page_area.h"

namespace bifolio::layout {
namespace {

using model::ComputedStyle;
using model::PageStyle;

ComputedStyle const* style_at(model::BoxTree const& tree, model::StyleId id) {
  return id && id.index() < tree.styles.size() ? &tree.styles[id.index()] : nullptr;
}

ComputedStyle const* root_style(model::BoxTree const& tree) { return tree.boxes.empty() ? nullptr : &tree.style(tree.root()); }

/// From line to line of the document's text.
Length text_line(model::BoxTree const& tree) {
  ComputedStyle const* root = root_style(tree);
  return root != nullptr ? model::text_line(*root) : Length();
}

/// The patterns that pages of the chapter may match, as PageContext::nth_matches: not those of pages of another name, or of one
/// page that is before it.
std::uint32_t possible_patterns(model::BoxTree const& tree, Chapter const& chapter) {
  std::uint32_t possible = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(tree.nth_patterns.size(), 32); ++i) {
    model::PagePattern const& pattern = tree.nth_patterns[i];
    const std::size_t earliest = pattern.of_group ? 1 : chapter.earliest_page;
    const bool before = pattern.nth.b < 1 || static_cast<std::size_t>(pattern.nth.b) < earliest;
    const bool is_for = pattern.name.empty() || pattern.name == chapter.page;
    if (is_for && (pattern.nth.a != 0 || !before)) possible |= std::uint32_t{1} << i;
  }
  return possible;
}

}  // namespace

Rect content_area(model::BoxTree const& tree, PageStyle const& page) {
  return model::page_area(page, style_at(tree, page.style), root_style(tree));
}

namespace {

bool margins_leave_room(model::BoxTree const& tree, PageStyle const& page) {
  Size room{page.size.width - horizontal(page.margin), page.size.height - vertical(page.margin)};
  if (ComputedStyle const* style = style_at(tree, page.style)) {
    const BoxEdges edges = used_edges(*style, room.width);
    room = {room.width - edges.inner_width(), room.height - edges.inner_height()};
  }
  return room.width > Length() && room.height > Length();
}

}  // namespace

NoteArea note_area(model::BoxTree const& tree, PageStyle const& page, Rect const& content) {
  NoteArea area;
  area.width = content.width;
  area.max_height = content.height;
  area.style = style_at(tree, page.footnote_area);
  if (!area.style) return area;
  const BoxEdges edges = used_edges(*area.style, content.width);
  area.above = edges.margin.top + edges.inner_top();
  area.below = edges.margin.bottom + edges.inner_bottom();
  area.left = edges.margin.left + edges.inner_left();
  area.width = max(content.width - edges.inner_width() - horizontal(edges.margin), {});
  model::Dimension const& most = area.style->max_height;
  if (most.kind == model::Dimension::Kind::LengthPercentage)
    area.max_height = min(content.height, most.value.resolve(content.height));
  return area;
}

PageRoom page_room(model::BoxTree const& tree, PageStyle const& page) {
  const Rect content = flow_turn(tree).flow_area(content_area(tree, page));
  const NoteArea notes = note_area(tree, page, content);
  PageRoom room{content.height, notes.overhead(), notes.max_height};
  room.line = text_line(tree);
  room.note_width = notes.width;
  if (ComputedStyle const* style = style_at(tree, page.style)) room.even = style->page_depth != model::PageDepth::Ragged;
  if (room.even && page.margin.bottom > room.line * 3) room.give = room.line;
  return room;
}

PageRoom page_room(model::BoxTree const& tree, PageStyle const& page, std::size_t number) {
  PageRoom room = page_room(tree, page);
  room.faces_next = number % 2 == 0;
  room.faces_previous = number % 2 == 1 && number > 1;
  if (!room.faces_next && !room.faces_previous) room.give = {};
  return room;
}

FlowMeasure measure_of(model::BoxTree const& tree, PageStyle const& page) {
  const Rect area = flow_turn(tree).flow_area(content_area(tree, page));
  return {area.width, area.height, note_area(tree, page, area).width, false, margins_leave_room(tree, page)};
}

bool is_as_wide(FlowMeasure const& a, FlowMeasure const& b) {
  const Length nothing = Length::from_points(0.1);
  return abs(a.width - b.width) <= nothing && abs(a.note_width - b.note_width) <= nothing;
}

FlowMeasure flow_measure(model::BoxTree const& tree, Chapter const& chapter) {
  FlowMeasure least;
  bool has_one = false;
  const std::uint32_t patterns = possible_patterns(tree, chapter);
  std::uint32_t matched = 0;
  do {
    for (std::uint32_t kind = 0; kind < 4; ++kind) {
      const bool first = (kind & 1U) != 0;
      if (first && !chapter.may_be_first()) continue;
      const FlowMeasure page = measure_of(tree, model::page_style(tree, {chapter.page, first, (kind & 2U) != 0, false, matched}));
      if (!has_one) least = page;
      least.varies = least.varies || !is_as_wide(page, least);
      least.has_room = least.has_room && page.has_room;
      least.width = min(least.width, page.width);
      least.height = min(least.height, page.height);
      least.note_width = min(least.note_width, page.note_width);
      has_one = true;
    }
    matched = (matched - patterns) & patterns;  // the next subset
  } while (matched != 0);
  return least;
}

}  // namespace bifolio::layout
