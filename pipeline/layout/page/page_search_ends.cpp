// The page search: what a page's end costs, with the notes and page floats that go with it.
#include <algorithm>

#include "layout/page/page_costs.h"
#include "layout/page/page_search.h"

namespace bifolio::layout {
namespace {

constexpr std::int64_t page_cost = 50;       ///< a page fewer is better, all else being equal
constexpr std::int64_t late_float = 400;     ///< a page float stands on a page after its place
constexpr std::int64_t floats_alone = 1500;  ///< a page holds page floats only
constexpr std::int64_t objectionable = 500;  ///< a break that costs this much does not make other pages short

}  // namespace

/// Pages that could have held more, that differ from the page beside them, or that are nearly empty at the end.
void PageSearch::add_fill_costs(std::vector<Way>& next, std::size_t first, Extension const& page) const {
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
Way PageSearch::page_to(Way const& from, std::size_t item, Length height, PageRoom const& room) const {
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
void PageSearch::add_way(std::vector<Way>& next, Way const& way, Extension& page) const {
  Way const& start = page.start;
  const bool goes_on = start.is_start || way.end.item != start.end.item || way.end.notes != start.end.notes ||
                       way.end.floats != start.end.floats ||
                       way.end.line != start.end.line;  // else only the last resort gets further
  if (goes_on && way.end.overfull == Length() && way.cost - start.cost < cost::late_note) next.push_back(way);
  const bool both_fit = page.fallback.end.overfull == Length() && way.end.overfull == Length();
  if (!page.has_fallback || (both_fit && way.cost < page.fallback.cost)) page.fallback = way, page.has_fallback = true;
}

/// The height that the notes called and the page floats placed before `item` take, as far as they may.
Length PageSearch::room_for_others(Way const& start, std::size_t item, PageRoom const& room) const {
  Length height = room_for_notes(start.end.notes, item, room);
  for (std::uint32_t i = start.end.floats; i < float_count(item) && height + flow_.floats[i] <= room.height; ++i)
    height += flow_.floats[i];
  return height;
}

Length PageSearch::room_for_notes(NotePosition const& at, std::size_t item, PageRoom const& room) const {
  const std::uint32_t called = note_count(item);
  if (at.note >= called) return {};
  const std::int64_t whole = notes_.height(at, called, {room.max_notes, room.note_width});
  return min(
      Length::from_raw(static_cast<std::int32_t>(std::min<std::int64_t>(whole, Length::max().raw() / 2))) + room.note_overhead,
      room.max_notes);
}

/// A page on which nothing of the flow stands beside the page floats that are waiting.
void PageSearch::add_page_of_floats(std::vector<Way>& next, Extension const& page) const {
  Way way = page_to(page.start, page.start.end.item, {}, page.room);
  if (way.end.floats == page.start.end.floats) return;
  way.cost += floats_alone - flow_.items[way.end.item].cost;
  way.parent = page.from;
  next.push_back(way);
}

/// Nothing fits: the least overfull way. One that would stand still takes with it what is taller than a page.
void PageSearch::add_fallback(Extension& page, PageRoom const& room, std::vector<Way>& next) {
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

}  // namespace bifolio::layout
