#include "layout/float/float_context.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

constexpr std::size_t side_index(FloatSide side) { return side == FloatSide::Left ? 0 : 1; }

}  // namespace

FloatSide side_of(model::Float value, model::Direction direction) {
  const FloatSide start = direction == model::Direction::Rtl ? FloatSide::Right : FloatSide::Left;
  const FloatSide end = direction == model::Direction::Rtl ? FloatSide::Left : FloatSide::Right;
  switch (value) {
    case model::Float::Right: return FloatSide::Right;
    case model::Float::InlineStart: return start;
    case model::Float::InlineEnd: return end;
    case model::Float::Left:
    case model::Float::None:
    case model::Float::Footnote:
    case model::Float::Top:
    case model::Float::Bottom: return FloatSide::Left;
  }
  return FloatSide::Left;
}

bool clears(model::Clear clear, FloatSide side, model::Direction direction) {
  const bool left = side == FloatSide::Left, ltr = direction == model::Direction::Ltr;
  switch (clear) {
    case model::Clear::None: return false;
    case model::Clear::Left: return left;
    case model::Clear::Right: return !left;
    case model::Clear::Both: return true;
    case model::Clear::InlineStart: return left == ltr;
    case model::Clear::InlineEnd: return left != ltr;
  }
  return false;
}

template <class Visit>
void FloatContext::visit(Length y, Visit const& visit) const {
  if (y < asked_) active_.clear(), seen_ = 0;  // back up: look at all of them again
  if (y != asked_)
    active_.erase(std::remove_if(active_.begin(), active_.end(), [&](std::uint32_t i) { return floats_[i].bottom <= y; }),
                  active_.end());
  asked_ = y;
  for (; seen_ < floats_.size(); ++seen_)
    if (floats_[seen_].bottom > y) active_.push_back(static_cast<std::uint32_t>(seen_));
  for (const std::uint32_t i : active_) visit(floats_[i]);
}

std::optional<Length> FloatContext::bottom(model::Clear clear, model::Direction direction) const {
  std::optional<Length> lowest;
  for (const FloatSide side : {FloatSide::Left, FloatSide::Right}) {
    const Length bottom = bottom_[side_index(side)];
    if (!clears(clear, side, direction) || bottom == -Length::max()) continue;
    lowest = lowest ? max(*lowest, bottom) : bottom;
  }
  return lowest;
}

FreeBand FloatContext::free(Length y, Length height, FreeBand const& within) const {
  FreeBand band = within;
  const Length end = max(y + height, y + Length::from_raw(1));
  visit(y, [&](Placed const& placed) {
    if (placed.top >= end) return;
    if (placed.side == FloatSide::Left && placed.right > band.left) band.left = placed.right, band.beside_left = true;
    if (placed.side == FloatSide::Right && placed.left < band.right) band.right = placed.left, band.beside_right = true;
  });
  return band;
}

std::optional<Length> FloatContext::next_bottom(Length y, Length height, FreeBand const& within) const {
  std::optional<Length> next;
  const Length end = max(y + height, y + Length::from_raw(1));
  visit(y, [&](Placed const& placed) {
    const bool intrudes = placed.side == FloatSide::Left ? placed.right > within.left : placed.left < within.right;
    if (placed.top < end && intrudes && (!next || placed.bottom < *next)) next = placed.bottom;
  });
  return next;
}

Length FloatContext::free_until(Length y, FreeBand const& within) const {
  Length end = Length::max();
  visit(y, [&](Placed const& placed) {
    const bool intrudes = placed.side == FloatSide::Left ? placed.right > within.left : placed.left < within.right;
    if (placed.top > y && intrudes) end = min(end, placed.top);
  });
  return end;
}

// CSS 2.1 §9.5.1: rules 2 to 7 (beside the others or below them), 8 and 9 (as high and as far as it goes).
Point FloatContext::place(FloatSide side, Size size, Length y, FreeBand const& within) {
  y = max(y, last_top_);
  FreeBand band = free(y, {}, within);
  while (size.width > band.width() && band.is_beside()) {
    const std::optional<Length> next = next_bottom(y, {}, within);
    if (!next) break;
    y = *next;
    band = free(y, {}, within);
  }
  Placed placed;
  placed.side = side;
  placed.left = side == FloatSide::Left ? band.left : band.right - size.width;
  placed.right = placed.left + size.width;
  placed.top = y;
  placed.bottom = y + max(size.height, {});
  last_top_ = y;
  if (placed.bottom > placed.top) floats_.push_back(placed);
  Length& lowest = bottom_[side_index(side)];
  lowest = max(lowest, placed.bottom);
  return {placed.left, placed.top};
}

}  // namespace bifolio::layout
