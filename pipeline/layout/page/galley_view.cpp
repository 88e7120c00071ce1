#include "layout/page/galley_view.h"

namespace bifolio::layout {
namespace {

class Viewer {
 public:
  Viewer(model::BoxTree const& tree, Galley const& galley) : tree_(tree), galley_(galley) {}

  Flow run(std::size_t first) {
    flow_.items.reserve(galley_.items.size() - first);
    flow_.galley_item.reserve(galley_.items.size() - first);
    // What waits from the pages before comes first; a margin is no content.
    if (first == 0 && galley_.notes_before > 0) add({Kind::Glue, {}, {}, 0, galley_.notes_before, false});
    for (at_ = first; at_ < galley_.items.size(); ++at_) see(galley_.items[at_]);
    for (NoteBody const& note : galley_.notes) {
      NoteHeights heights;
      for (RepeatedSlab const& part : note.parts) heights.push_back(part.height);
      flow_.notes.push_back(std::move(heights));
    }
    return std::move(flow_);
  }

 private:
  using Kind = VerticalItem::Kind;

  void see(Item const& item) {
    switch (item.kind) {
      case ItemKind::Slab:
        return add({Kind::Box, item.height, {}, 0, static_cast<std::uint32_t>(galley_.slabs[item.index].footnotes.size()), false});
      case ItemKind::Space: return add({Kind::Box, item.height, {}, 0, 0, false});
      case ItemKind::Glue: return add({Kind::Glue, item.height, {}, 0, 0, false});
      case ItemKind::Break: {
        BreakPlace const& place = galley_.breaks[item.index];
        return add({Kind::Break, place.before, place.after, place.cost, 0, place.forced});
      }
      case ItemKind::PageFloat:
        flow_.floats.push_back(galley_.page_floats[item.index].height);
        return add(
            {Kind::Glue, {}, {}, 0, static_cast<std::uint32_t>(galley_.page_floats[item.index].slab.footnotes.size()), false, 1});
      case ItemKind::ColumnsBegin: return begin_columns(galley_.columns[item.index]);
      case ItemKind::ColumnsEnd: flow_.columns.back().end = flow_.items.size(); return add({Kind::ColumnsEnd, {}, {}, 0, 0, false});
      case ItemKind::Aside: return see(galley_.asides[item.index]);
      case ItemKind::Begin:
      case ItemKind::End:
      case ItemKind::Mark:
      case ItemKind::Enter:
      case ItemKind::Leave: return;
    }
  }

  void see(Aside const& aside) {
    const auto notes = static_cast<std::uint32_t>(aside.slab.footnotes.size());
    add({Kind::Aside, aside.is_float ? aside.offset + aside.height : -Length::max(), {}, 0, notes, false});
  }

  void begin_columns(ColumnSet const& set) {
    flow_.columns.push_back({flow_.items.size(), flow_.items.size(), set.count, tree_.style(set.box).column_fill, set.height});
    add({Kind::ColumnsBegin, {}, {}, 0, 0, false});
  }

  void add(VerticalItem const& item) {
    flow_.items.push_back(item);
    flow_.galley_item.push_back(at_);
  }

  model::BoxTree const& tree_;
  Galley const& galley_;
  Flow flow_;
  std::size_t at_ = 0;
};

}  // namespace

Flow view_of(model::BoxTree const& tree, Galley const& galley, std::size_t first) { return Viewer(tree, galley).run(first); }

}  // namespace bifolio::layout
