#include "layout/page/galley_view.h"

#include <algorithm>

#include "layout/footnote/note_lines.h"

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
    for (OtherParagraph const& other : galley_.other_paragraphs) add_setting(other);
    for (NoteBody const& note : galley_.notes) {
      NoteHeights heights;
      for (RepeatedSlab const& part : note.parts) heights.push_back(part.height);
      flow_.notes.push_back(std::move(heights));
      flow_.note_shapes.push_back(shape_of(tree_, note));
    }
    const auto shares = [](NoteShape const& shape) { return shape.shares; };
    if (std::none_of(flow_.note_shapes.begin(), flow_.note_shapes.end(), shares)) flow_.note_shapes.clear();
    return std::move(flow_);
  }

 private:
  using Kind = VerticalItem::Kind;

  void see(Item const& item) {
    switch (item.kind) {
      case ItemKind::Slab:
        return add({Kind::Box,
                    item.height,
                    {},
                    0,
                    static_cast<std::uint32_t>(galley_.slabs[item.index].footnotes.size()),
                    false,
                    0,
                    galley_.slabs[item.index].grid});
      case ItemKind::Space: return add({Kind::Box, item.height, {}, 0, 0, false});
      case ItemKind::Glue: return add({Kind::Glue, item.height, {}, 0, 0, false});
      case ItemKind::Break: {
        BreakPlace const& place = galley_.breaks[item.index];
        return add(
            {Kind::Break, place.before, place.after, place.cost, 0, place.forced, 0, {}, place.page_cost, place.spread_cost});
      }
      case ItemKind::PageFloat:
        flow_.floats.push_back(galley_.page_floats[item.index].height);
        return add(
            {Kind::Glue, {}, {}, 0, static_cast<std::uint32_t>(galley_.page_floats[item.index].slab.footnotes.size()), false, 1});
      case ItemKind::ColumnFloat: {
        PageFloat const& column_float = galley_.column_floats[item.index];
        return add(
            {Kind::ColumnFloat, column_float.height, {}, 0, static_cast<std::uint32_t>(column_float.slab.footnotes.size()), false});
      }
      case ItemKind::ColumnsBegin: return begin_columns(galley_.columns[item.index]);
      case ItemKind::ColumnsEnd: flow_.columns.back().end = flow_.items.size(); return add({Kind::ColumnsEnd, {}, {}, 0, 0, false});
      case ItemKind::Snap: return add({Kind::Box, {}, {}, 0, 0, false, 0, galley_.grid_places[item.index]});
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
    model::ColumnFill fill = tree_.style(set.box).column_fill;
    if (set.above_spanner && fill == model::ColumnFill::Auto) fill = model::ColumnFill::Balance;
    flow_.columns.push_back({flow_.items.size(), flow_.items.size(), set.count, fill, set.height});
    add({Kind::ColumnsBegin, {}, {}, 0, 0, false, 0, set.grid});
  }

  /// Items of the flow stand in the order of the galley's.
  std::size_t flow_item(std::size_t galley_item) const {
    return static_cast<std::size_t>(std::lower_bound(flow_.galley_item.begin(), flow_.galley_item.end(), galley_item) -
                                    flow_.galley_item.begin());
  }

  void add_setting(OtherParagraph const& other) {
    OtherSetting setting{flow_item(other.first), flow_item(other.last), other.count.by, other.count.cost, other.count.line, {}};
    for (BreakPlace const& place : other.count.breaks) setting.breaks.push_back(place.cost + place.page_cost + place.spread_cost);
    flow_.settings.push_back(std::move(setting));
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
