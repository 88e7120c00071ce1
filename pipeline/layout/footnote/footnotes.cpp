#include "layout/footnote/footnotes.h"

#include "layout/block/flow.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

/// The galley's items as parts: each ends at a place where the note may be divided.
std::vector<RepeatedSlab> cut_into_parts(model::BoxTree const& tree, Galley const& galley) {
  std::vector<RepeatedSlab> parts;
  Placer placer(tree, galley, 0);
  std::size_t first = 0;
  for (std::size_t i = 0; i <= galley.items.size(); ++i) {
    const bool end = i == galley.items.size();
    if (!end && (galley.items[i].kind != ItemKind::Break || galley.breaks[galley.items[i].index].cost >= cost::lone_line)) continue;
    parts.push_back(to_slab(placer.place({first, i}, {})));
    // Between parts of one page, a margin that would vanish at a break has to stay.
    first = end ? i : i + 1;
    if (first < galley.items.size() && galley.items[first].kind == ItemKind::Glue)
      parts.back().height += galley.items[first].height;
  }
  return parts;
}

/// What may call notes.
Slab* slab_of(Galley& galley, Item const& item) {
  switch (item.kind) {
    case ItemKind::Slab: return &galley.slabs[item.index];
    case ItemKind::Aside: return &galley.asides[item.index].slab;
    case ItemKind::PageFloat: return &galley.page_floats[item.index].slab;
    default: return nullptr;
  }
}

}  // namespace

void add_notes(LayoutContext& context, Galley& galley, Length width) {
  std::vector<std::uint32_t> called;
  for (Item const& item : galley.items) {
    Slab* const caller = slab_of(galley, item);
    if (!caller) continue;
    Slab& slab = *caller;
    for (std::size_t i = 0; i < slab.footnotes.size(); ++i) {
      const std::uint32_t footnote = slab.footnotes[i];
      if (footnote >= context.tree.footnotes.size()) continue;
      const model::BoxId body = context.tree.footnotes[footnote].body;
      FlowBuilder builder(context, {width, context.tree.style(body).direction});
      builder.add_box(body);
      NoteBody note{footnote, cut_into_parts(context.tree, builder.finish(FlowEnd::KeepMargin))};
      for (RepeatedSlab& part : note.parts) {  // a note's own calls belong to the line that calls the note
        slab.footnotes.insert(slab.footnotes.end(), part.slab.footnotes.begin(), part.slab.footnotes.end());
        part.slab.footnotes.clear();
      }
      galley.notes.push_back(std::move(note));
    }
  }
}

}  // namespace bifolio::layout
