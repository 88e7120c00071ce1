// The page search: columns, as a whole or with the page's end within them.
#include "layout/page/page_search.h"

namespace bifolio::layout {

Distribution PageSearch::balanced(ColumnBand const& band, std::size_t start, Length limit) {
  const ColumnStretch stretch{flow_.items, start, band.end};
  if (start != band.begin || band.fill == model::ColumnFill::Auto) return distribute(stretch, band, limit);
  std::optional<Distribution>& known = balanced_[static_cast<std::size_t>(&band - flow_.columns.data())];
  if (known && known->height <= limit) return *known;
  Distribution columns = distribute(stretch, band, limit);
  if (columns.complete && columns.objection == 0) known = columns;
  return columns;
}

/// The columns from `start` on: on this page as a whole, or else with the page's end within them. Says whether the page goes on.
bool PageSearch::pass_columns(Extension& page, ColumnBand const& band, std::size_t start, std::vector<Way>& next) {
  if (start == band.begin) page.height = on_grid(page.height, flow_.items[start].grid);
  const Length notes = room_for_others(page.start, band.end, page.room);
  Distribution columns = balanced(band, start, page.room.height - page.height - notes);
  if (!columns.complete) {
    end_within_columns(page, band, start, next);
    if (page.has_fallback) return false;
    columns = fill_columns({flow_.items, start, band.end}, 1, Length::max());
  }
  page.height += columns.height;
  page.cost += columns.cost;
  return true;
}

/// The columns are as tall as the page lets them, so that what notes take is known only when the columns are: a few rounds.
void PageSearch::end_within_columns(Extension& page, ColumnBand const& band, std::size_t start, std::vector<Way>& next) const {
  const ColumnStretch stretch{flow_.items, start, band.end};
  const Length above = page.height;
  Length reserve = room_for_others(page.start, start, page.room);
  for (int round = 0; round < 4; ++round) {
    const Length limit = max(page.room.height - above - reserve, {});
    const Distribution first = fill_columns(stretch, band.count - 1, limit);
    const ColumnStretch rest{flow_.items, first.ends.empty() ? start : first.ends.back(), band.end};
    const ColumnEnd furthest = first.complete ? ColumnEnd{} : take_column(rest, limit);
    const Length notes = room_for_others(page.start, first.complete ? band.end : furthest.item, page.room);
    if (notes > reserve && round < 3) {
      reserve = notes;
      continue;
    }
    if (first.complete) return;
    for (ColumnEnd const& last : column_ends(rest, limit)) {
      if (last.complete) break;
      Way way = page_to(page.start, last.item, above + max(first.height, last.height), page.room);
      way.end.overfull = max(way.end.overfull, max(first.overfull, last.overfull));
      way.end.column_height = limit;
      way.cost += page.cost + first.cost;
      way.used -= max(first.height - last.height, {});
      way.parent = page.from;
      add_way(next, way, page);
    }
    return;
  }
}

}  // namespace bifolio::layout
