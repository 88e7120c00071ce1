#include "layout/page/page_costs.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

constexpr std::int64_t least_last_lines = 5;   ///< fewer lines are a nearly empty page
constexpr std::int64_t least_last_fill = 120;  ///< where it is not known how high lines are: in 1/1000 of a page
constexpr std::int64_t nearly_empty = 400;     ///< by the square of the lines that lack
constexpr std::int64_t uneven = 150;           ///< facing pages differ by a line
constexpr std::int64_t more_uneven = 60;       ///< … and for each more
constexpr std::int64_t most_uneven_lines = 8;  ///< what differs more does not look worse
constexpr std::int64_t much_lacking = 100;     ///< of a page, in 1/1000
constexpr std::int64_t far_too_much = 250;     ///< … and so much is a hole in the page
constexpr std::int64_t fair_share = 400;       ///< of a page, in 1/1000, for the text and for the notes
constexpr std::int64_t long_page = 90;         ///< a page is longer than the others

}  // namespace

// Pages that could have held more cost by the square of what they lack, so that what has to be lacking is shared. What no choice on
// this page could have filled, because the next thing is too tall, costs less, and where much is lacking anyway not much more: so
// that other pages are not made short to fill it.
std::int64_t fill_cost(PageRoom const& room, Length used, Length fullest) {
  if (used > room.height) return long_page;
  const std::int64_t height = std::max<std::int64_t>(room.height.raw(), 1);
  const auto per_mille = [&](Length length) {
    return std::clamp<std::int64_t>(std::int64_t{length.raw()} * 1000 / height, 0, 1000);
  };
  fullest = min(fullest, room.height);
  const std::int64_t chosen = per_mille(fullest - used), forced = per_mille(room.height - max(fullest, used));
  const std::int64_t little = std::min(forced, much_lacking);
  const std::int64_t excess = std::max<std::int64_t>(forced - far_too_much, 0);
  return chosen * chosen / 25 + little * 3 / 2 + (forced - little) / 4 + excess * excess / 100;
}

std::int64_t last_page_cost(PageRoom const& room, Length used) {
  if (used > room.height) return long_page;
  const std::int64_t height = std::max<std::int64_t>(room.height.raw(), 1);
  if (room.line > Length() && room.height > room.line * 12) {
    const std::int64_t lines = std::int64_t{used.raw()} * 10 / room.line.raw();  // in tenths
    const std::int64_t lacks = std::max<std::int64_t>(least_last_lines * 10 - 2 - lines, 0);
    return lacks * lacks * nearly_empty / 100;
  }
  const std::int64_t fill = std::clamp<std::int64_t>(std::int64_t{used.raw()} * 1000 / height, 0, 1000);
  return fill < least_last_fill ? (least_last_fill - fill) * (least_last_fill - fill) / 10 : 0;
}

std::int64_t share_cost(PageRoom const& room, DividedPage const& page) {
  const std::int64_t height = std::max<std::int64_t>(room.height.raw(), 1);
  const auto lacks = [&](Length share, std::int64_t fair) {
    return std::clamp<std::int64_t>(fair - std::int64_t{share.raw()} * 1000 / height, 0, fair_share);
  };
  const std::int64_t text = lacks(page.text, fair_share);
  const std::int64_t most = std::int64_t{(room.max_notes - room.note_overhead).raw()} * 900 / height;
  const std::int64_t notes = page.again ? lacks(page.notes, std::min(fair_share, most)) : 0;
  return text * text / 80 + notes * notes / 80;
}

std::int64_t facing_cost(PageRoom const& room, Length depth, Length faced) {
  if (!room.even || !room.faces_previous) return 0;
  const Length difference = abs(depth - faced);
  const std::int64_t line = std::max<std::int64_t>(room.line.raw(), Length::units_per_point);
  if (std::int64_t{difference.raw()} * 8 < line) return 0;
  return uneven + more_uneven * std::min(difference.raw() / line, most_uneven_lines);
}

}  // namespace bifolio::layout
