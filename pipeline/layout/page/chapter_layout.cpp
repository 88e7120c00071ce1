#include "layout/page/chapter_layout.h"

#include "layout/block/flow.h"
#include "layout/diagnostics.h"
#include "layout/footnote/footnotes.h"
#include "layout/page/page_area.h"

namespace bifolio::layout {
namespace {

/// Boxes that only mark a place don't concern the breaker.
void make_flow(ChapterLayout& chapter) {
  Galley const& galley = chapter.galley;
  const auto add = [&](VerticalItem const& item, std::size_t index) {
    chapter.flow.items.push_back(item);
    chapter.galley_item.push_back(index);
  };
  for (std::size_t i = 0; i < galley.items.size(); ++i) {
    Item const& item = galley.items[i];
    switch (item.kind) {
      case ItemKind::Slab:
        add({VerticalItem::Kind::Box, item.height, {}, 0, static_cast<std::uint32_t>(galley.slabs[item.index].footnotes.size())},
            i);
        break;
      case ItemKind::Space: add({VerticalItem::Kind::Box, item.height, {}, 0, 0}, i); break;
      case ItemKind::Glue: add({VerticalItem::Kind::Glue, item.height, {}, 0, 0}, i); break;
      case ItemKind::Break: {
        BreakPlace const& place = galley.breaks[item.index];
        add({VerticalItem::Kind::Break, place.before, place.after, place.cost, 0}, i);
        break;
      }
      case ItemKind::Aside: {
        Aside const& aside = galley.asides[item.index];
        const bool reaches = aside.is_float;
        add({VerticalItem::Kind::Aside,
             reaches ? aside.offset + aside.height : -Length::max(),
             {},
             0,
             static_cast<std::uint32_t>(aside.slab.footnotes.size())},
            i);
        break;
      }
      case ItemKind::Begin:
      case ItemKind::End:
      case ItemKind::Mark:
      case ItemKind::Enter:
      case ItemKind::Leave: break;
    }
  }
  for (NoteBody const& note : galley.notes) {
    NoteHeights heights;
    for (RepeatedSlab const& part : note.parts) heights.push_back(part.height);
    chapter.flow.notes.push_back(std::move(heights));
  }
}

}  // namespace

void lay_out_chapter(ChapterLayout& chapter, model::BoxTree const& tree, Services const& services) {
  chapter.output = {};
  chapter.sink = {};
  chapter.flow = {};
  chapter.galley_item.clear();
  const FlowMeasure measure = flow_measure(tree, chapter.chapter.page);
  LayoutContext context{tree, services, chapter.output, chapter.sink, measure.height};
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
  make_flow(chapter);
}

}  // namespace bifolio::layout
