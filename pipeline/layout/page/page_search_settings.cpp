// The page search: pages on which paragraphs are set in other numbers of lines.
#include "layout/page/page_search.h"

namespace bifolio::layout {
namespace {

constexpr int short_lines = 5;               ///< paragraphs are set otherwise where half as many lines lack, or fewer

}  // namespace

/// Whether so much is used of the page that its end is worth being reached in other ways.
bool PageSearch::is_full_enough(PageRoom const& room, Length used) const {
  return used <= room.height + room.give && used + room.line * short_lines / 2 > room.height;
}

/// The page's end at `item`, with one or two of its paragraphs set otherwise.
void PageSearch::add_other_settings(std::vector<Way>& next, Extension& page, std::size_t item, Length height) const {
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
void PageSearch::end_within(std::vector<Way>& next, Extension& page, std::uint32_t index, std::uint32_t from, Length top) const {
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
void PageSearch::note_settings(Extension& page, std::size_t item) const {
  for (; page.setting < flow_.settings.size() && flow_.settings[page.setting].last < item; ++page.setting) {
    OtherSetting const& setting = flow_.settings[page.setting];
    (setting.by < 0 ? page.fewer : page.more).add(static_cast<std::uint32_t>(page.setting + 1), setting.cost);
  }
}

/// A paragraph that begins at `item` may end the page within it, set otherwise.
void PageSearch::pass_settings(std::vector<Way>& next, Extension& page, std::size_t item) const {
  note_settings(page, item);
  if (page.reach > page.height) return;
  const Length top = on_grid(page.height, flow_.items[item].grid);
  for (std::size_t i = page.setting; i < flow_.settings.size() && flow_.settings[i].first == item; ++i)
    end_within(next, page, static_cast<std::uint32_t>(i + 1), 0, top);
}

}  // namespace bifolio::layout
