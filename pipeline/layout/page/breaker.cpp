// The page breaker: a breadth-first search over pages. Layer p holds the best ways to end page p; each is extended by the page that
// follows.
#include "layout/page/breaker.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "layout/column/distribute.h"
#include "layout/page/layers.h"
#include "layout/page/note_setter.h"
#include "layout/page/page_costs.h"

namespace bifolio::layout {
namespace {

constexpr std::size_t successors_kept = 16;  ///< of one way
constexpr std::int64_t page_cost = 50;       ///< a page fewer is better, all else being equal
constexpr std::int64_t late_float = 400;     ///< a page float stands on a page after its place
constexpr std::int64_t floats_alone = 1500;  ///< a page holds page floats only
constexpr std::int64_t objectionable = 500;  ///< a break that costs this much does not make other pages short
constexpr int short_lines = 5;               ///< paragraphs are set otherwise where half as many lines lack, or fewer

/// The cheapest two of the paragraphs on a page that may be set a line shorter, or longer.
struct Cheapest {
  std::array<std::uint32_t, 2> settings = {};  ///< in Flow::settings, from 1 on; 0: none
  std::array<std::int32_t, 2> costs = {};
  void add(std::uint32_t setting, std::int32_t cost) {
    for (std::size_t i = 0; i < 2 && setting != 0; ++i) {
      if (settings[i] != 0 && costs[i] <= cost) continue;
      std::swap(settings[i], setting);
      std::swap(costs[i], cost);
    }
  }
};

/// One page while it is being filled in all the ways that it may be.
struct Extension {
  Way start;
  std::size_t from = 0;  ///< in Search::layers_
  PageRoom const& room;
  Length height;          ///< of what is on it so far
  Length reach;           ///< of what stands beside the flow, and of content that is taller than its box
  std::int64_t cost = 0;  ///< of the breaks between columns on it
  Way fallback;           ///< what remains when nothing fits
  bool has_fallback = false;
  std::size_t setting = 0;  ///< the next in Flow::settings
  Cheapest fewer, more;     ///< of the paragraphs that are wholly on the page

  void advance(VerticalItem const& item) {
    if (item.kind == VerticalItem::Kind::Aside) {
      reach = max(reach, height + item.height);
      return;
    }
    height = on_grid(height, item.grid);
    const Length before = height;
    height += item.height;
    if (before > Length() && height < Length()) height = {};  // back to the page's top, no further
    if (item.kind == VerticalItem::Kind::Box) reach = max(reach, height);
  }
};

class Search {
 public:
  Search(Flow const& flow, std::function<PageRoom(std::size_t)> const& room) : flow_(flow), room_(room), notes_(flow) {
    calls_.reserve(flow.items.size() + 1);
    calls_.push_back(0);
    for (VerticalItem const& item : flow.items) calls_.push_back(calls_.back() + item.notes);
    balanced_.resize(flow.columns.size());
    if (flow.floats.empty()) return;
    float_calls_.push_back(0);
    for (VerticalItem const& item : flow.items) float_calls_.push_back(float_calls_.back() + item.floats);
  }

  std::vector<PageEnd> run();

 private:
  bool is_finished(Way const& way) const {
    return way.end.item == flow_.items.size() && way.end.notes.note >= note_count(flow_.items.size()) &&
           way.end.floats >= float_count(flow_.items.size()) && !way.is_start;
  }
  /// Notes that are called before the item; never more than there are.
  std::uint32_t note_count(std::size_t item) const {
    return std::min<std::uint32_t>(calls_[item], static_cast<std::uint32_t>(flow_.notes.size()));
  }

  /// Page floats whose place is before the item.
  std::uint32_t float_count(std::size_t item) const { return float_calls_.empty() ? 0 : float_calls_[item]; }

  void add_fallback(Extension& page, PageRoom const& room, std::vector<Way>& next);
  void extend(std::size_t from, PageRoom const& room, std::vector<Way>& next);
  void add_way(std::vector<Way>& next, Way const& way, Extension& page) const;
  void add_page_of_floats(std::vector<Way>& next, Extension const& page) const;
  bool pass_columns(Extension& page, ColumnBand const& band, std::size_t start, std::vector<Way>& next);
  void end_within_columns(Extension& page, ColumnBand const& band, std::size_t start, std::vector<Way>& next) const;
  Length room_for_others(Way const& start, std::size_t item, PageRoom const& room) const;
  Length room_for_notes(NotePosition const& at, std::size_t item, PageRoom const& room) const;
  Distribution balanced(ColumnBand const& band, std::size_t start, Length limit);
  Way page_to(Way const& from, std::size_t item, Length height, PageRoom const& room) const;
  void start_page(Extension& page, std::size_t& item, bool& at_top) const;
  void walk_down(Extension& page, std::size_t item, bool at_top, std::vector<Way>& next);
  bool end_page(Extension& page, std::size_t item, std::vector<Way>& next);
  void note_settings(Extension& page, std::size_t item) const;
  void pass_settings(std::vector<Way>& next, Extension& page, std::size_t item) const;
  void add_other_settings(std::vector<Way>& next, Extension& page, std::size_t item, Length height) const;
  void end_within(std::vector<Way>& next, Extension& page, std::uint32_t setting, std::uint32_t from, Length top) const;
  bool is_full_enough(PageRoom const& room, Length used) const;
  void add_fill_costs(std::vector<Way>& next, std::size_t first, Extension const& page) const;

  Flow const& flow_;
  std::function<PageRoom(std::size_t)> const& room_;
  std::vector<std::uint32_t> calls_;        ///< [i]: notes called before item i
  std::vector<std::uint32_t> float_calls_;  ///< [i]: page floats whose place is before item i; empty when there are none
  NoteSetter notes_;
  /// By band: what balancing all of it gave, which is asked for again by each way that comes by.
  std::vector<std::optional<Distribution>> balanced_;
  Layers layers_{[this](Way const& way) { return is_finished(way); }};
};

/// Pages that could have held more, that differ from the page beside them, or that are nearly empty at the end.
void Search::add_fill_costs(std::vector<Way>& next, std::size_t first, Extension const& page) const {
  const auto is_plain = [](Way const& way) { return way.end.reset[0] == 0 && way.end.within == 0; };
  Length fullest;
  for (std::size_t i = first; i < next.size(); ++i)
    if (next[i].break_cost < objectionable && is_plain(next[i])) fullest = max(fullest, next[i].used);
  for (std::size_t i = first; i < next.size(); ++i) {
    Way& way = next[i];
    const bool is_cut = way.end.item < flow_.items.size() && flow_.items[way.end.item].forced;  // all that was to be on it is
    if (is_finished(way) || is_cut) {
      way.cost += last_page_cost(page.room, way.used);
      continue;
    }
    way.end.missing = max(page.room.height - way.used, {});
    way.cost += fill_cost(page.room, way.used, max(fullest, is_plain(way) ? Length() : way.used));
    if (!page.start.is_start) way.cost += facing_cost(page.room, way.depth, page.start.depth);
  }
}

/// The way that ends the page after `from` at `item`, where the content has come to `height`.
Way Search::page_to(Way const& from, std::size_t item, Length height, PageRoom const& room) const {
  Way way;
  way.end.item = item;
  way.end.notes = from.end.notes;
  const std::uint32_t called = note_count(item);
  Length used = height, notes;
  std::int64_t note_cost = 0;
  if (way.end.notes.note < called) {
    const Length available = min(room.height - height, room.max_notes) - room.note_overhead;
    note_cost = notes_.set(way.end.notes, called, {available, room.note_width}, notes);
    if (notes > Length()) used += notes + room.note_overhead;
  }
  way.end.floats = from.end.floats;
  const std::uint32_t floats = float_count(item);
  for (; way.end.floats < floats && used + flow_.floats[way.end.floats] <= room.height; ++way.end.floats)
    used += flow_.floats[way.end.floats];
  note_cost += (floats - way.end.floats) * late_float;
  const bool last = item == flow_.items.size();
  way.break_cost = note_cost;
  if (!last) {
    VerticalItem const& place = flow_.items[item];
    if (way.end.notes.part > 0 && !place.forced)
      way.break_cost += share_cost(room, {height, notes, way.end.notes.note == from.end.notes.note && from.end.notes.part > 0});
    way.break_cost += place.cost + place.page_cost + (room.faces_next ? 0 : place.spread_cost);
  }
  way.cost = from.cost + page_cost + way.break_cost;
  way.used = used;
  way.depth = used == height ? height : max(used, room.height);
  const Length most = used == height ? room.height + room.give : room.height;
  if (used > most) way.end.overfull = used - room.height;
  return way;
}

/// A page that ends in this way: one that fits, or what is left when none does.
void Search::add_way(std::vector<Way>& next, Way const& way, Extension& page) const {
  Way const& start = page.start;
  const bool goes_on = start.is_start || way.end.item != start.end.item || way.end.notes != start.end.notes ||
                       way.end.floats != start.end.floats ||
                       way.end.line != start.end.line;  // else only the last resort gets further
  if (goes_on && way.end.overfull == Length() && way.cost - start.cost < cost::late_note) next.push_back(way);
  const bool both_fit = page.fallback.end.overfull == Length() && way.end.overfull == Length();
  if (!page.has_fallback || (both_fit && way.cost < page.fallback.cost)) page.fallback = way, page.has_fallback = true;
}

/// The height that the notes called and the page floats placed before `item` take, as far as they may.
Length Search::room_for_others(Way const& start, std::size_t item, PageRoom const& room) const {
  Length height = room_for_notes(start.end.notes, item, room);
  for (std::uint32_t i = start.end.floats; i < float_count(item) && height + flow_.floats[i] <= room.height; ++i)
    height += flow_.floats[i];
  return height;
}

Length Search::room_for_notes(NotePosition const& at, std::size_t item, PageRoom const& room) const {
  const std::uint32_t called = note_count(item);
  if (at.note >= called) return {};
  const std::int64_t whole = notes_.height(at, called, {room.max_notes, room.note_width});
  return min(
      Length::from_raw(static_cast<std::int32_t>(std::min<std::int64_t>(whole, Length::max().raw() / 2))) + room.note_overhead,
      room.max_notes);
}

Distribution Search::balanced(ColumnBand const& band, std::size_t start, Length limit) {
  const ColumnStretch stretch{flow_.items, start, band.end};
  if (start != band.begin || band.fill == model::ColumnFill::Auto) return distribute(stretch, band, limit);
  std::optional<Distribution>& known = balanced_[static_cast<std::size_t>(&band - flow_.columns.data())];
  if (known && known->height <= limit) return *known;
  Distribution columns = distribute(stretch, band, limit);
  if (columns.complete && columns.objection == 0) known = columns;
  return columns;
}

/// The columns from `start` on: on this page as a whole, or else with the page's end within them. Says whether the page goes on.
bool Search::pass_columns(Extension& page, ColumnBand const& band, std::size_t start, std::vector<Way>& next) {
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
void Search::end_within_columns(Extension& page, ColumnBand const& band, std::size_t start, std::vector<Way>& next) const {
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

/// A page on which nothing of the flow stands beside the page floats that are waiting.
void Search::add_page_of_floats(std::vector<Way>& next, Extension const& page) const {
  Way way = page_to(page.start, page.start.end.item, {}, page.room);
  if (way.end.floats == page.start.end.floats) return;
  way.cost += floats_alone - flow_.items[way.end.item].cost;
  way.parent = page.from;
  next.push_back(way);
}

/// Nothing fits: the least overfull way. One that would stand still takes with it what is taller than a page.
void Search::add_fallback(Extension& page, PageRoom const& room, std::vector<Way>& next) {
  Way& fallback = page.fallback;
  Way const& start = page.start;
  NotePosition& notes = fallback.end.notes;
  const bool stuck = fallback.end.item == start.end.item && fallback.end.line == start.end.line && notes == start.end.notes &&
                     fallback.end.floats == start.end.floats && !start.is_start;
  if (stuck && fallback.end.floats < flow_.floats.size() && notes.note >= note_count(fallback.end.item)) {
    fallback.end.overfull = max(flow_.floats[fallback.end.floats++] - room.height, {});
  } else if (stuck && notes.note < flow_.notes.size()) {  // a part of a note
    fallback.end.overfull = flow_.notes[notes.note].empty()
                                ? Length()
                                : max(flow_.notes[notes.note][notes.part] + room.note_overhead - room.height, {});
    notes = notes.part + 1 < flow_.notes[notes.note].size() ? NotePosition{notes.note, notes.part + 1}
                                                            : NotePosition{notes.note + 1, 0};
  }
  next.push_back(fallback);
}

/// Whether so much is used of the page that its end is worth being reached in other ways.
bool Search::is_full_enough(PageRoom const& room, Length used) const {
  return used <= room.height + room.give && used + room.line * short_lines / 2 > room.height;
}

/// The page's end at `item`, with one or two of its paragraphs set otherwise.
void Search::add_other_settings(std::vector<Way>& next, Extension& page, std::size_t item, Length height) const {
  for (Cheapest const* by : {&page.fewer, &page.more}) {
    Length changed = height;
    std::int64_t cost = page.cost;
    PageEnd end;
    for (std::size_t n = 0; n < 2 && by->settings[n] != 0; ++n) {
      OtherSetting const& setting = flow_.settings[by->settings[n] - 1];
      changed += setting.line * setting.by;
      cost += setting.cost;
      end.reset[n] = by->settings[n];
      if (!is_full_enough(page.room, changed) && item != flow_.items.size()) continue;
      Way way = page_to(page.start, item, changed, page.room);
      way.end.reset = end.reset;
      way.cost += cost;
      way.parent = page.from;
      add_way(next, way, page);
    }
  }
}

/// The page's end after a line of a paragraph that is set otherwise; `from` lines of it stand before the page, `top` is where they
/// would end.
void Search::end_within(std::vector<Way>& next, Extension& page, std::uint32_t index, std::uint32_t from, Length top) const {
  OtherSetting const& setting = flow_.settings[index - 1];
  const Length repeated = flow_.items[setting.first + 1].height;
  for (std::uint32_t line = from + 1; line <= setting.breaks.size(); ++line) {
    const Length height = top + setting.line * static_cast<std::int32_t>(line - from);
    if (!is_full_enough(page.room, height + repeated)) continue;
    Way way = page_to(page.start, setting.first, height + repeated, page.room);
    way.break_cost += setting.breaks[line - 1];
    way.cost += setting.breaks[line - 1] + page.cost + (from == 0 ? setting.cost : 0);
    way.end.within = index;
    way.end.line = line;
    way.parent = page.from;
    add_way(next, way, page);
  }
}

/// Paragraphs that end above `item` may make the page longer or shorter.
void Search::note_settings(Extension& page, std::size_t item) const {
  for (; page.setting < flow_.settings.size() && flow_.settings[page.setting].last < item; ++page.setting) {
    OtherSetting const& setting = flow_.settings[page.setting];
    (setting.by < 0 ? page.fewer : page.more).add(static_cast<std::uint32_t>(page.setting + 1), setting.cost);
  }
}

/// A paragraph that begins at `item` may end the page within it, set otherwise.
void Search::pass_settings(std::vector<Way>& next, Extension& page, std::size_t item) const {
  note_settings(page, item);
  if (page.reach > page.height) return;
  const Length top = on_grid(page.height, flow_.items[item].grid);
  for (std::size_t i = page.setting; i < flow_.settings.size() && flow_.settings[i].first == item; ++i)
    end_within(next, page, static_cast<std::uint32_t>(i + 1), 0, top);
}

/// What the page begins with: what is repeated at its top, the rest of a paragraph that is set otherwise. `item` is what follows.
void Search::start_page(Extension& page, std::size_t& item, bool& at_top) const {
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
void Search::extend(std::size_t from, PageRoom const& room, std::vector<Way>& next) {
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
void Search::walk_down(Extension& page, std::size_t item, bool at_top, std::vector<Way>& next) {
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
bool Search::end_page(Extension& page, std::size_t item, std::vector<Way>& next) {
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

std::vector<PageEnd> Search::run() {
  std::vector<Way> next;
  for (std::size_t page = 0; !layers_.last().empty(); ++page) {
    const PageRoom room = room_(page);
    next.clear();
    for (const std::size_t way : layers_.last()) extend(way, room, next);
    layers_.close(next, room);
  }
  return layers_.best();
}

}  // namespace

std::vector<PageEnd> break_pages(Flow const& flow, std::function<PageRoom(std::size_t)> const& room) {
  return Search(flow, room).run();
}

}  // namespace bifolio::layout
