#include "layout/column/distribute.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

using Kind = VerticalItem::Kind;

constexpr std::size_t lookahead = 64;  ///< items that are read beyond a full column for the next place to end it
constexpr int exact_steps = 48;        ///< heights that are tried before balancing becomes coarse

/// How objectionable a break is (css-break-4 §4.4): none, an orphan or widow, break-inside: avoid, break-before or -after: avoid.
int objection(VerticalItem const& item) {
  if (item.kind != Kind::Break || item.forced || item.cost < cost::after_header) return 0;
  if (item.cost < cost::avoid_inside) return 1;
  return item.cost < cost::avoid ? 2 : 3;
}

bool takes_room(VerticalItem const& item) { return item.kind == Kind::Box || item.kind == Kind::ColumnFloat; }

/// Goes down a stretch and keeps the height that the items read so far have in one column.
class Reader {
 public:
  explicit Reader(ColumnStretch const& stretch) : stretch_(stretch), item_(stretch.start + 1) {
    VerticalItem const& before = stretch.items[stretch.start];
    if (before.kind == Kind::Break) height_ = before.after, at_top_ = true;
  }
  /// Reads on to the next place where the column may end: a break below something, or the stretch's end.
  std::size_t next() {
    for (; item_ < stretch_.last; ++item_) {
      VerticalItem const& item = stretch_.items[item_];
      if (item.kind == Kind::Break && has_content_) return item_++;
      if (item.kind == Kind::Break || (item.kind == Kind::Glue && at_top_)) continue;  // css-break-4 §5.2
      if (item.kind != Kind::Glue) has_content_ = true;
      if (item.kind != Kind::Glue && item.kind != Kind::ColumnFloat) at_top_ = false;
      if (item.kind == Kind::Aside) {
        reach_ = max(reach_, height_ + item.height);
        continue;
      }
      margin_ = item.kind == Kind::Glue ? margin_ + item.height : Length();
      height_ = on_grid(height_, item.grid);
      const Length before = height_;
      height_ += item.height;
      if (before > Length() && height_ < Length()) height_ = {};  // back to the column's top, no further
      if (takes_room(item)) reach_ = max(reach_, height_);
    }
    return stretch_.last;
  }
  /// What the column must be tall: the margin at the stretch's end needs no room of its own, as at a break.
  Length height_at(std::size_t end) const {
    VerticalItem const& item = stretch_.items[end];
    return max(reach_, item.kind == Kind::Break ? height_ + item.height : height_ - max(margin_, {}));
  }
  Length height_with_margin() const { return max(reach_, height_); }
  std::size_t position() const { return item_; }

 private:
  ColumnStretch const& stretch_;
  std::size_t item_;
  Length height_, reach_;
  Length margin_;  ///< that has been read last
  bool at_top_ = false, has_content_ = false;
};

/// The heights of the content's parts between forced breaks. Margins count although those at breaks will vanish: as browsers do it,
/// so that columns come out as tall as theirs.
struct Extent {
  std::vector<std::int64_t> parts = {0};
  std::int64_t boxes = 0;  ///< of all, without margins
};

Extent extent_of(ColumnStretch const& stretch, std::int64_t enough) {
  Extent extent;
  for (std::size_t i = stretch.start + 1; i < stretch.last && extent.boxes <= enough; ++i) {
    VerticalItem const& item = stretch.items[i];
    if (takes_room(item)) extent.boxes += item.height.raw();
    if (takes_room(item) || item.kind == Kind::Glue) extent.parts.back() += item.height.raw();
    if (item.kind == Kind::Break && item.forced) extent.parts.push_back(0);
  }
  return extent;
}

/// The height at which all of it could find room if it could be divided anywhere: each column more goes to the part that is then
/// the tallest. Requires at most `count` parts. Margins alone are not divided.
std::int64_t least_height(Extent const& extent, std::uint32_t count) {
  std::vector<std::int64_t> columns(extent.parts.size(), 1);
  const auto height = [&](std::size_t i) { return (extent.parts[i] + columns[i] - 1) / columns[i]; };
  const auto tallest = [&] {
    std::size_t found = 0;
    for (std::size_t i = 1; i < columns.size(); ++i)
      if (height(i) > height(found)) found = i;
    return found;
  };
  if (extent.boxes > 0)
    for (std::size_t rest = count - columns.size(); rest > 0; --rest) ++columns[tallest()];
  return std::max<std::int64_t>(height(tallest()), 0);
}

/// The least height that taking a step more than `height` in some column could need.
Length next_height(ColumnStretch const& stretch, std::uint32_t count, Length height) {
  Length next = Length::max();
  ColumnStretch rest = stretch;
  for (std::uint32_t column = 0; column < count; ++column) {
    const ColumnEnd end = take_column(rest, height);
    if (end.overfull > Length()) next = min(next, end.height);
    next = min(next, end.next);
    if (end.complete) break;
    rest.start = end.item;
  }
  return next;
}

}  // namespace

ColumnEnd take_column(ColumnStretch const& stretch, Length limit) {
  ColumnEnd best;
  best.next = Length::max();
  int least = 4;
  Reader reader(stretch);
  std::size_t full_at = SIZE_MAX;
  for (;;) {
    const std::size_t item = reader.next();
    VerticalItem const& place = stretch.items[item];
    const Length height = reader.height_at(item);
    const bool complete = item == stretch.last;
    if (height <= limit || least == 4) {
      const int objectionable = complete ? 0 : objection(place);
      if (objectionable <= least || complete) {
        least = objectionable;
        const Length used = complete ? max(height, min(reader.height_with_margin(), limit)) : height;
        best = {item, used, max(height - limit, {}), Length::max(), complete ? 0 : place.cost, complete, objectionable};
      }
      if (complete || place.forced) return best;
      continue;
    }
    if (full_at == SIZE_MAX) full_at = reader.position();
    if (complete || place.forced || objection(place) <= least || reader.position() > full_at + lookahead) {
      best.next = height;
      return best;
    }
  }
}

std::vector<ColumnEnd> column_ends(ColumnStretch const& stretch, Length limit) {
  std::vector<ColumnEnd> ends;
  Reader reader(stretch);
  for (;;) {
    const std::size_t item = reader.next();
    const Length height = reader.height_at(item);
    if (height > limit && !ends.empty()) return ends;
    const bool complete = item == stretch.last;
    ends.push_back({item, height, max(height - limit, {}), Length::max(), complete ? 0 : stretch.items[item].cost, complete});
    if (complete || stretch.items[item].forced) return ends;
  }
}

Distribution fill_columns(ColumnStretch const& stretch, std::uint32_t count, Length limit) {
  Distribution columns;
  ColumnStretch rest = stretch;
  for (std::uint32_t i = 0; i < count && !columns.complete; ++i) {
    const ColumnEnd end = take_column(rest, limit);
    columns.ends.push_back(end.item);
    columns.height = max(columns.height, end.height);
    columns.overfull = max(columns.overfull, end.overfull);
    columns.cost += end.cost;
    columns.objection = std::max(columns.objection, end.objection);
    columns.complete = end.complete;
    rest.start = end.item;
  }
  return columns;
}

// css-multicol-1 §7.1: the height grows by the least that lets something more into a column until all of it finds room, and on to
// where no break is objectionable.
Distribution balance_columns(ColumnStretch const& stretch, std::uint32_t count, Length limit) {
  const std::int64_t room = std::int64_t{limit.raw()} * count;
  const Extent extent = extent_of(stretch, room);
  if (extent.boxes > room || extent.parts.size() > count) return {};
  const std::int64_t least = std::min<std::int64_t>(least_height(extent, count), limit.raw());
  Length height = Length::from_raw(static_cast<std::int32_t>(least));
  Distribution best;
  for (int step = 0;; ++step) {
    Distribution columns = fill_columns(stretch, count, height);
    if (columns.complete && columns.overfull == Length()) {
      columns.height = height;
      if (columns.objection == 0) return columns;
      if (!best.complete || columns.objection < best.objection) best = std::move(columns);
    }
    if (height >= limit) return best;
    const Length next = next_height(stretch, count, height);
    if (next == Length::max()) return best;
    height = step < exact_steps ? max(next, height + Length::from_raw(1)) : max(next, height + height / 8 + Length::from_raw(1024));
    height = min(height, limit);
  }
}

Distribution distribute(ColumnStretch const& stretch, ColumnBand const& band, Length limit) {
  const Length most = band.height > Length() ? min(band.height, limit) : limit;
  if (band.fill == model::ColumnFill::Auto && most != Length::max()) {
    Distribution filled = fill_columns(stretch, band.count, most);
    if (filled.complete && filled.overfull == Length()) return filled;
  }
  return balance_columns(stretch, band.count, limit);
}

ColumnBand const* band_at(Flow const& flow, std::size_t at) {
  const auto after = std::upper_bound(flow.columns.begin(), flow.columns.end(), at,
                                      [](std::size_t item, ColumnBand const& band) { return item < band.begin; });
  if (after == flow.columns.begin()) return nullptr;
  ColumnBand const& band = *std::prev(after);
  return at < band.end ? &band : nullptr;
}

std::vector<ColumnCut> cut_columns(Flow const& flow, PageStretch const& page) {
  std::vector<ColumnCut> cuts;
  if (flow.columns.empty()) return cuts;
  Length height;
  bool at_top = true;
  const bool continues = page.start != SIZE_MAX;
  std::size_t i = continues ? page.start : 0;
  if (continues && !band_at(flow, i)) height = flow.items[i++].after;
  for (; i < page.end; ++i) {
    VerticalItem const& item = flow.items[i];
    if (ColumnBand const* band = band_at(flow, i)) {
      if (i == band->begin) height = on_grid(height, item.grid);
      const std::size_t last = std::min(band->end, page.end);
      const ColumnStretch stretch{flow.items, i, last};
      const bool ends_within = last < band->end;
      Distribution columns;
      if (!ends_within)
        columns = distribute(stretch, *band, max(page.room - height, {}));
      else if (band->fill == model::ColumnFill::BalanceAll)
        columns = balance_columns(stretch, band->count, page.column_height);
      if (!columns.complete && !ends_within) columns = balance_columns(stretch, band->count, Length::max());
      if (!columns.complete) columns = fill_columns(stretch, band->count, ends_within ? page.column_height : Length::max());
      if (!columns.complete) columns.ends.back() = last;
      const Length foot = ends_within ? max(columns.height, page.column_height) : columns.height;
      cuts.push_back({i, std::move(columns.ends), columns.height, static_cast<std::size_t>(band - flow.columns.data()), foot});
      height += columns.height;
      at_top = false;
      i = last;
      continue;
    }
    if (item.kind == Kind::Break || (item.kind == Kind::Glue && at_top)) continue;
    height = on_grid(height, item.grid) + item.height;
    at_top = at_top && item.kind != Kind::Box;
  }
  return cuts;
}

std::vector<ColumnCut> in_galley_items(Flow const& flow, Galley const& galley, std::vector<ColumnCut> cuts) {
  const auto item = [&](std::size_t i) { return i < flow.galley_item.size() ? flow.galley_item[i] : galley.items.size(); };
  for (ColumnCut& cut : cuts) {
    cut.set = galley.items[item(flow.columns[cut.set].begin)].index;
    cut.begin = item(cut.begin);
    for (std::size_t& end : cut.ends) end = item(end);
  }
  return cuts;
}

}  // namespace bifolio::layout
