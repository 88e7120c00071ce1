#include "layout/page/page_area.h"

#include "layout/block/geometry.h"
#include "layout/page/turned.h"

namespace bifolio::layout {
namespace {

using model::ComputedStyle;
using model::PageStyle;

ComputedStyle const* style_at(model::BoxTree const& tree, model::StyleId id) {
  return id && id.index() < tree.styles.size() ? &tree.styles[id.index()] : nullptr;
}

}  // namespace

Rect content_area(model::BoxTree const& tree, PageStyle const& page) {
  Rect area{page.margin.left, page.margin.top, page.size.width - horizontal(page.margin), page.size.height - vertical(page.margin)};
  if (ComputedStyle const* style = style_at(tree, page.style)) {
    const BoxEdges edges = used_edges(*style, area.width);
    area.x += edges.inner_left();
    area.y += edges.inner_top();
    area.width -= edges.inner_width();
    area.height -= edges.inner_height();
  }
  area.width = max(area.width, {});
  area.height = max(area.height, {});
  return area;
}

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
  return {content.height, notes.overhead(), notes.max_height};
}

FlowMeasure flow_measure(model::BoxTree const& tree, std::string const& page_name) {
  const FlowTurn turn = flow_turn(tree);
  FlowMeasure measure;
  bool has_one = false;
  for (const bool first : {true, false}) {
    for (const bool left : {false, true}) {
      PageStyle const& page = model::page_style(tree, {page_name, first, left, false, 0});
      const Rect area = turn.flow_area(content_area(tree, page));
      const Length note_width = note_area(tree, page, area).width;
      if (has_one && abs(area.width - measure.width) > Length::from_points(0.1)) measure.width_varies = true;
      measure.width = has_one ? min(measure.width, area.width) : area.width;
      measure.height = has_one ? min(measure.height, area.height) : area.height;
      measure.note_width = has_one ? min(measure.note_width, note_width) : note_width;
      has_one = true;
    }
  }
  return measure;
}

}  // namespace bifolio::layout
