// The page breaker: a breadth-first search over pages. Layer p holds the best ways to end page p; each is extended by the page that
// follows. Layers are bounded, so the work is linear in the flow's length.
#include "layout/page/breaker.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "layout/column/distribute.h"

namespace bifolio::layout {
namespace {

constexpr std::size_t layer_width = 24;         ///< ways to end a page that are followed further
constexpr std::size_t successors_kept = 12;     ///< of one way
constexpr std::int64_t page_cost = 50;          ///< a page fewer is better, all else being equal
constexpr std::int64_t divided_note = 1000;     ///< a footnote goes on on the next page
constexpr std::int64_t divided_again = 300;     ///< … and on the one after that
constexpr std::int64_t lone_note_line = 3000;   ///< … with one line on either side
constexpr std::int64_t late_float = 400;        ///< a page float stands on a page after its place
constexpr std::int64_t floats_alone = 1500;     ///< a page holds page floats only
constexpr std::int64_t late_note = 10'000'000;  ///< a footnote begins after the page of its call
constexpr std::int64_t objectionable = 500;     ///< a break that costs this much does not make other pages short
constexpr std::size_t none = SIZE_MAX;

/// One way to end a page.
struct Way {
  PageEnd end;
  std::int64_t cost = 0;
  std::int64_t break_cost = 0;  ///< of the last page's end alone
  Length used;                  ///< of the last page's height
  std::size_t parent = none;    ///< in Search::ways_
  bool is_start = false;        ///< nothing is set yet
};

/// One page while it is being filled in all the ways that it may be.
struct Extension {
  Way start;
  std::size_t from = 0;  ///< in Search::ways_
  PageRoom const& room;
  Length height;          ///< of what is on it so far
  Length reach;           ///< of what stands beside the flow, and of content that is taller than its box
  std::int64_t cost = 0;  ///< of the breaks between columns on it
  Way fallback;           ///< what remains when nothing fits
  bool has_fallback = false;

  void advance(VerticalItem const& item) {
    if (item.kind == VerticalItem::Kind::Aside) {
      reach = max(reach, height + item.height);
      return;
    }
    const Length before = height;
    height += item.height;
    if (before > Length() && height < Length()) height = {};  // back to the page's top, no further
    if (item.kind == VerticalItem::Kind::Box) reach = max(reach, height);
  }
};

class Search {
 public:
  Search(Flow const& flow, std::function<PageRoom(std::size_t)> const& room) : flow_(flow), room_(room) {
    calls_.reserve(flow.items.size() + 1);
    calls_.push_back(0);
    for (VerticalItem const& item : flow.items) calls_.push_back(calls_.back() + item.notes);
    balanced_.resize(flow.columns.size());
    note_heights_.push_back({});
    for (NoteHeights const& note : flow.notes) {
      std::int64_t sum = note_heights_.back();
      for (const Length part : note) sum += part.raw();
      note_heights_.push_back(sum);
    }
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
  std::int64_t set_notes(NotePosition& at, std::uint32_t called, Length available, Length& used) const;
  void add_fill_costs(std::vector<Way>& next, std::size_t first, PageRoom const& room) const;
  void close_layer(std::vector<Way>& next);

  Flow const& flow_;
  std::function<PageRoom(std::size_t)> const& room_;
  std::vector<std::uint32_t> calls_;        ///< [i]: notes called before item i
  std::vector<std::uint32_t> float_calls_;  ///< [i]: page floats whose place is before item i; empty when there are none
  std::vector<std::int64_t> note_heights_;  ///< [i]: total height of the notes before note i
  /// By band: what balancing all of it gave, which is asked for again by each way that comes by.
  std::vector<std::optional<Distribution>> balanced_;
  std::vector<Way> ways_;
  std::vector<std::size_t> layer_;
  std::size_t best_finished_ = none;
};

/// Places notes from `at` on, up to the `called`-th, into `available`; moves `at` and adds to `used`. Returns what it costs.
std::int64_t Search::set_notes(NotePosition& at, std::uint32_t called, Length available, Length& used) const {
  if (at.note >= called) return 0;
  std::int64_t whole = note_heights_[called] - note_heights_[at.note];
  for (std::uint32_t part = 0; part < at.part; ++part) whole -= flow_.notes[at.note][part].raw();
  if (whole <= available.raw()) {
    used += Length::from_raw(whole);
    at = {called, 0};
    return 0;
  }
  const NotePosition begin = at;
  Length left = available;
  std::uint32_t parts_of_note = 0;
  while (at.note < called) {
    NoteHeights const& note = flow_.notes[at.note];
    if (at.part < note.size() && note[at.part] > left) break;
    if (at.part < note.size()) left -= note[at.part], used += note[at.part], ++at.part, ++parts_of_note;
    if (at.part >= note.size()) at = {at.note + 1, 0}, parts_of_note = 0;
  }
  if (at == begin && begin.part > 0) return late_note;  // a note in progress must go on
  const std::uint32_t unbegun = called - at.note - (at.part > 0 ? 1 : 0);
  const std::size_t rest = at.part > 0 ? flow_.notes[at.note].size() - at.part : 0;
  const bool lone = at.part > 0 && (parts_of_note == 1 || rest == 1);
  const bool again = begin.part > 0 && at.note == begin.note;
  return unbegun * late_note + (again ? divided_again : divided_note) + (lone ? lone_note_line : 0);
}

/// Pages that could have held more cost by the square of what they lack, so that what has to be lacking is shared. What no choice
/// on this page could have filled, because the next thing is too tall, costs little. A chapter's last page may be short, but should
/// not be nearly empty.
void Search::add_fill_costs(std::vector<Way>& next, std::size_t first, PageRoom const& room) const {
  const std::int64_t height = std::max<std::int64_t>(room.height.raw(), 1);
  const auto per_mille = [&](Length length) {
    return std::clamp<std::int64_t>(std::int64_t{length.raw()} * 1000 / height, 0, 1000);
  };
  Length fullest;
  for (std::size_t i = first; i < next.size(); ++i)
    if (next[i].break_cost < objectionable) fullest = max(fullest, next[i].used);
  for (std::size_t i = first; i < next.size(); ++i) {
    Way& way = next[i];
    const bool is_cut = way.end.item < flow_.items.size() && flow_.items[way.end.item].forced;  // all that was to be on it is
    if (is_finished(way) || is_cut) {
      const std::int64_t fill = per_mille(way.used);
      way.cost += fill < 120 ? (120 - fill) * (120 - fill) / 10 : 0;
      continue;
    }
    const std::int64_t chosen = per_mille(fullest - way.used), forced = per_mille(room.height - max(fullest, way.used));
    way.cost += chosen * chosen / 25 + forced * forced / 400;
  }
}

/// The way that ends the page after `from` at `item`, where the content has come to `height`.
Way Search::page_to(Way const& from, std::size_t item, Length height, PageRoom const& room) const {
  Way way;
  way.end.item = item;
  way.end.notes = from.end.notes;
  const std::uint32_t called = note_count(item);
  Length used = height;
  std::int64_t note_cost = 0;
  if (way.end.notes.note < called) {
    const Length available = min(room.height - height, room.max_notes) - room.note_overhead;
    Length notes;
    note_cost = set_notes(way.end.notes, called, available, notes);
    if (notes > Length()) used += notes + room.note_overhead;
  }
  way.end.floats = from.end.floats;
  const std::uint32_t floats = float_count(item);
  for (; way.end.floats < floats && used + flow_.floats[way.end.floats] <= room.height; ++way.end.floats)
    used += flow_.floats[way.end.floats];
  note_cost += (floats - way.end.floats) * late_float;
  const bool last = item == flow_.items.size();
  way.break_cost = note_cost + (last ? 0 : flow_.items[item].cost);
  way.cost = from.cost + page_cost + way.break_cost;
  way.used = used;
  if (used > room.height) way.end.overfull = used - room.height;
  return way;
}

/// A page that ends in this way: one that fits, or what is left when none does.
void Search::add_way(std::vector<Way>& next, Way const& way, Extension& page) const {
  Way const& start = page.start;
  const bool goes_on = start.is_start || way.end.item != start.end.item || way.end.notes != start.end.notes ||
                       way.end.floats != start.end.floats;  // else only the last resort gets further
  if (goes_on && way.end.overfull == Length() && way.cost - start.cost < late_note) next.push_back(way);
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
  std::int64_t whole = note_heights_[called] - note_heights_[at.note];
  for (std::uint32_t part = 0; part < at.part; ++part) whole -= flow_.notes[at.note][part].raw();
  return min(
      Length::from_raw(static_cast<std::int32_t>(std::min<std::int64_t>(whole, Length::max().raw() / 2))) + room.note_overhead,
      room.max_notes);
}

Distribution Search::balanced(ColumnBand const& band, std::size_t start, Length limit) {
  const ColumnStretch stretch{flow_.items, start, band.end};
  if (start != band.begin || band.fill == model::ColumnFill::Auto) return distribute(stretch, band, limit);
  std::optional<Distribution>& known = balanced_[static_cast<std::size_t>(&band - flow_.columns.data())];
  if (known && known->height <= limit) return *known;
  if (known) return {};
  Distribution columns = distribute(stretch, band, limit);
  if (columns.complete) known = columns;
  return columns;
}

/// The columns from `start` on: on this page as a whole, or else with the page's end within them. Says whether the page goes on.
bool Search::pass_columns(Extension& page, ColumnBand const& band, std::size_t start, std::vector<Way>& next) {
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
  const bool stuck =
      fallback.end.item == start.end.item && notes == start.end.notes && fallback.end.floats == start.end.floats && !start.is_start;
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

/// Adds the pages that may follow the way `from`: all that fit, best first, or the least overfull one.
void Search::extend(std::size_t from, PageRoom const& room, std::vector<Way>& next) {
  Extension page{ways_[from], from, room, {}, {}, 0, {}, false};
  Way const& start = page.start;
  std::vector<VerticalItem> const& items = flow_.items;
  const std::size_t first_new = next.size();
  bool at_top = true;
  std::size_t i = start.is_start ? 0 : std::min(start.end.item + 1, items.size());
  bool goes_on = true;
  if (start.end.floats < float_count(start.end.item) && start.end.item < items.size()) add_page_of_floats(next, page);
  if (ColumnBand const* band = start.is_start ? nullptr : band_at(flow_, start.end.item)) {
    goes_on = pass_columns(page, *band, start.end.item, next);
    i = band->end + 1;
    at_top = false;
  } else if (!start.is_start && start.end.item < items.size()) {
    page.height = items[start.end.item].after;
  }
  for (; goes_on; ++i) {
    const bool end = i == items.size();
    if (!end && items[i].kind == VerticalItem::Kind::Break && at_top) continue;  // a page holds something
    if (end || items[i].kind == VerticalItem::Kind::Break) {
      Way way = page_to(start, i, max(page.reach, end ? page.height : page.height + items[i].height), room);
      way.cost += page.cost;
      way.parent = from;
      add_way(next, way, page);
      if (end || items[i].forced || (max(page.reach, page.height) > room.height && page.has_fallback)) break;
      continue;
    }
    if (items[i].kind == VerticalItem::Kind::ColumnsBegin) {
      ColumnBand const& band = *band_at(flow_, i);
      goes_on = pass_columns(page, band, i, next);
      i = band.end;
      at_top = false;
      continue;
    }
    if (items[i].kind == VerticalItem::Kind::Glue && at_top) continue;  // css-break-4 §5.2: margins vanish at a break
    at_top = at_top && items[i].kind == VerticalItem::Kind::Glue;
    page.advance(items[i]);
  }
  if (next.size() == first_new) return add_fallback(page, room, next);
  add_fill_costs(next, first_new, room);
  const auto cheaper = [](Way const& a, Way const& b) { return a.cost != b.cost ? a.cost < b.cost : a.end.item > b.end.item; };
  std::sort(next.begin() + static_cast<std::ptrdiff_t>(first_new), next.end(), cheaper);
  if (next.size() - first_new > successors_kept) next.resize(first_new + successors_kept);
}

/// Keeps the best way to each place, and of those the best few.
void Search::close_layer(std::vector<Way>& next) {
  std::sort(next.begin(), next.end(), [](Way const& a, Way const& b) {
    if (a.end.item != b.end.item) return a.end.item > b.end.item;
    if (a.end.notes != b.end.notes) return a.end.notes > b.end.notes;
    if (a.end.floats != b.end.floats) return a.end.floats > b.end.floats;
    return a.cost < b.cost;
  });
  next.erase(std::unique(next.begin(), next.end(),
                         [](Way const& a, Way const& b) {
                           return a.end.item == b.end.item && a.end.notes == b.end.notes && a.end.floats == b.end.floats;
                         }),
             next.end());
  std::stable_sort(next.begin(), next.end(), [](Way const& a, Way const& b) { return a.cost < b.cost; });
  if (next.size() > layer_width) next.resize(layer_width);
  layer_.clear();
  for (Way const& way : next) {
    if (best_finished_ != none && way.cost >= ways_[best_finished_].cost) continue;
    ways_.push_back(way);
    if (is_finished(way))
      best_finished_ = ways_.size() - 1;
    else
      layer_.push_back(ways_.size() - 1);
  }
}

std::vector<PageEnd> Search::run() {
  ways_.push_back({});
  ways_.back().is_start = true;
  layer_ = {0};
  std::vector<Way> next;
  for (std::size_t page = 0; !layer_.empty(); ++page) {
    const PageRoom room = room_(page);
    next.clear();
    for (const std::size_t way : layer_) extend(way, room, next);
    close_layer(next);
  }
  std::vector<PageEnd> ends;
  for (std::size_t at = best_finished_; at != none && !ways_[at].is_start; at = ways_[at].parent) ends.push_back(ways_[at].end);
  std::reverse(ends.begin(), ends.end());
  return ends;
}

}  // namespace

std::vector<PageEnd> break_pages(Flow const& flow, std::function<PageRoom(std::size_t)> const& room) {
  return Search(flow, room).run();
}

}  // namespace bifolio::layout
