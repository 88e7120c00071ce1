#include "layout/page/chapter_layout.h"

#include "layout/block/flow.h"
#include "layout/diagnostics.h"
#include "layout/footnote/footnotes.h"
#include "layout/page/galley_view.h"
#include "layout/page/page_area.h"

namespace bifolio::layout {

void lay_out_chapter(ChapterLayout& chapter, model::BoxTree const& tree, Services const& services) {
  chapter.output = {};
  chapter.sink = {};
  chapter.flow = {};
  const FlowMeasure measure = flow_measure(tree, chapter.chapter.page);
  LayoutContext context{tree, services, chapter.output, chapter.sink, measure.height, LongWords::AsStyled, measure.width};
  const Span span = chapter.chapter.steps.empty() ? Span() : tree[chapter.chapter.steps.front().box].span;
  if (measure.width <= Length() || measure.height <= Length())
    chapter.sink.report_once(kinds::no_room, chapter.chapter.page, span, "the page's margins leave no room for its content");
  if (measure.width_varies)
    chapter.sink.report_once(kinds::page_width_varies, chapter.chapter.page, span,
                             "the pages of this flow are of different widths; its lines are set to the narrowest");
  const model::Direction direction = tree.boxes.empty() ? model::Direction::Ltr : tree.style(tree.root()).direction;
  FlowBuilder builder(context, {measure.width, direction});
  builder.add_chapter(chapter.chapter);
  chapter.galley = builder.finish(FlowEnd::DropMargin);
  add_notes(context, chapter.galley, measure.note_width);
  chapter.flow = view_of(tree, chapter.galley);
}

}  // namespace bifolio::layout
