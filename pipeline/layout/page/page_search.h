// The page breaker's search: layer p holds the best ways to end page p; each is extended by the page that follows.
// Changes with the ways in which a page may be filled.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "layout/column/distribute.h"
#include "layout/page/breaker.h"
#include "layout/page/layers.h"
#include "layout/page/note_setter.h"

namespace bifolio::layout {

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

class PageSearch {
 public:
  PageSearch(Flow const& flow, std::function<PageRoom(std::size_t)> const& room) : flow_(flow), room_(room), notes_(flow) {
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

}  // namespace bifolio::layout
