// The page breaker: goes from page to page, and down each page to the places where it may end.
#include "layout/page/breaker.h"

#include <algorithm>

#include "layout/page/page_search.h"

namespace bifolio::layout {
namespace {

constexpr std::size_t successors_kept = 16;  ///< of one way

}  // namespace

/// What the page begins with: what is repeated at its top, the rest of a paragraph that is set otherwise. `item` is what follows.
void PageSearch::start_page(Extension& page, std::size_t& item, bool& at_top) const {
  Way const& start = page.start;
  if (start.is_start) return;
  item = std::min(start.end.item + 1, flow_.items.size());
  if (start.end.within != 0) {
    OtherSetting const& setting = flow_.settings[start.end.within - 1];
    const auto lines = static_cast<std::int32_t>(setting.breaks.size() + 1 - start.end.line);
    page.height = flow_.items[setting.first + 1].after + setting.line * lines;
    page.reach = page.height;
    item = setting.last + 1;
    at_top = false;
  } else if (start.end.item < flow_.items.size()) {
    page.height = flow_.items[start.end.item].after;
  }
  const auto begins_after = [](std::size_t at, OtherSetting const& setting) { return at <= setting.first; };
  page.setting = static_cast<std::size_t>(std::upper_bound(flow_.settings.begin(), flow_.settings.end(), item, begins_after) -
                                          flow_.settings.begin());
}

/// Adds the pages that may follow the way `from`: all that fit, best first, or the least overfull one.
void PageSearch::extend(std::size_t from, PageRoom const& room, std::vector<Way>& next) {
  Extension page{layers_[from], from, room, {}, {}, 0, {}, false, 0, {}, {}};
  Way const& start = page.start;
  const std::size_t first_new = next.size();
  bool at_top = true, goes_on = true;
  std::size_t item = 0;
  if (start.end.floats < float_count(start.end.item) && start.end.item < flow_.items.size()) add_page_of_floats(next, page);
  start_page(page, item, at_top);
  if (start.end.within != 0) end_within(next, page, start.end.within, start.end.line, flow_.items[start.end.item + 1].after);
  if (ColumnBand const* band = start.is_start || start.end.within != 0 ? nullptr : band_at(flow_, start.end.item)) {
    page.height = {};
    goes_on = pass_columns(page, *band, start.end.item, next);
    item = band->end + 1;
    at_top = false;
  }
  if (goes_on) walk_down(page, item, at_top, next);
  if (next.size() == first_new) return add_fallback(page, room, next);
  add_fill_costs(next, first_new, page);
  const auto cheaper = [](Way const& a, Way const& b) { return a.cost != b.cost ? a.cost < b.cost : a.end.item > b.end.item; };
  sort_ways(next, cheaper, successors_kept, first_new);
}

/// Goes down the page from `item` on, and notes where it may end, until it is full.
void PageSearch::walk_down(Extension& page, std::size_t item, bool at_top, std::vector<Way>& next) {
  std::vector<VerticalItem> const& items = flow_.items;
  for (;; ++item) {
    const bool end = item == items.size();
    if (!end && items[item].kind == VerticalItem::Kind::Break && at_top) continue;  // a page holds something
    if (end || items[item].kind == VerticalItem::Kind::Break) {
      if (!end_page(page, item, next)) return;
    } else if (items[item].kind == VerticalItem::Kind::ColumnsBegin) {
      ColumnBand const& band = *band_at(flow_, item);
      if (!pass_columns(page, band, item, next)) return;
      item = band.end;
      at_top = false;
      page.fewer = page.more = {};                                         // what stands above columns decides how tall they may be
    } else if (items[item].kind != VerticalItem::Kind::Glue || !at_top) {  // css-break-4 §5.2: margins vanish at a break
      at_top = at_top && items[item].kind == VerticalItem::Kind::Glue;
      if (items[item].kind == VerticalItem::Kind::Box) pass_settings(next, page, item);
      page.advance(items[item]);
    }
  }
}

/// The page may end at `item`. Says whether more could stand on it.
bool PageSearch::end_page(Extension& page, std::size_t item, std::vector<Way>& next) {
  const bool end = item == flow_.items.size();
  const Length height = end ? page.height : page.height + flow_.items[item].height;
  Way way = page_to(page.start, item, max(page.reach, height), page.room);
  way.cost += page.cost;
  way.parent = page.from;
  add_way(next, way, page);
  if (!flow_.settings.empty() && page.reach <= height) {
    note_settings(page, item);
    add_other_settings(next, page, item, height);
  }
  if (end || flow_.items[item].forced) return false;
  const Length lowest = page.room.height + page.room.give + (page.fewer.settings[0] != 0 ? page.room.line * 2 : Length());
  return max(page.reach, page.height) <= lowest || !page.has_fallback;
}

std::vector<PageEnd> PageSearch::run() {
  std::vector<Way> next;
  for (std::size_t page = 0; !layers_.last().empty(); ++page) {
    const PageRoom room = room_(page);
    next.clear();
    for (const std::size_t way : layers_.last()) extend(way, room, next);
    layers_.close(next, room);
  }
  return layers_.best();
}

std::vector<PageEnd> break_pages(Flow const& flow, std::function<PageRoom(std::size_t)> const& room) {
  return PageSearch(flow, room).run();
}

}  // namespace bifolio::layout
