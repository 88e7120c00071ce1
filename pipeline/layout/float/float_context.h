// The floats of one block formatting context: where they stand, what room they leave (CSS 2.1 §9.5). Pure geometry: block layout
// gives sizes and asks for places. Changes with the rules for floats.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "model/values.h"

namespace bifolio::layout {

enum class FloatSide : std::uint8_t { Left, Right };

FloatSide side_of(model::Float value, model::Direction direction);
/// CSS 2.1 §9.5.2: whether a box with this `clear` stands below floats of the side; `direction` is its containing block's.
bool clears(model::Clear clear, FloatSide side, model::Direction direction);

/// The horizontal room between floats.
struct FreeBand {
  Length left, right;
  bool beside_left = false, beside_right = false;  ///< a float bounds it there
  bool is_beside() const { return beside_left || beside_right; }
  Length width() const { return right - left; }
};

class FloatContext {
 public:
  bool empty() const { return floats_.empty(); }
  /// Whether a float reaches below `y`.
  bool reaches_below(Length y) const { return bottom_[0] > y || bottom_[1] > y; }
  /// The lowest margin edge on the sides that `clear` names; nothing where there is no float. `direction` is the containing
  /// block's.
  std::optional<Length> bottom(model::Clear clear, model::Direction direction) const;
  Length bottom() const { return bottom_[0] < bottom_[1] ? bottom_[1] : bottom_[0]; }

  /// What is free of `within` everywhere from `y` to `y + height`.
  FreeBand free(Length y, Length height, FreeBand const& within) const;
  /// The next lower edge of a float that stands in the way between `y` and `y + height`; nothing when none does.
  std::optional<Length> next_bottom(Length y, Length height, FreeBand const& within) const;
  /// Down to where what is free at `y` stays free: the top of the next float below. Length::max() when there is none.
  Length free_until(Length y, FreeBand const& within) const;

  /// Places a margin box as high as it goes from `y` on and as far to its side as it goes, in a containing block that reaches over
  /// `within`; returns its left top corner.
  Point place(FloatSide side, Size size, Length y, FreeBand const& within);
  /// The top of the last float: no later one stands higher (§9.5.1, rule 5).
  Length last_top() const { return last_top_; }

 private:
  struct Placed {
    Length left, right, top, bottom;
    FloatSide side = FloatSide::Left;
  };
  /// Visits the floats that may reach below `y`.
  template <class Visit>
  void visit(Length y, Visit const& visit) const;

  std::vector<Placed> floats_;
  Length bottom_[2] = {-Length::max(), -Length::max()};  ///< of each side
  Length last_top_ = -Length::max();
  // Questions go down the page; floats that end above the last one are not looked at again.
  mutable std::vector<std::uint32_t> active_;
  mutable std::size_t seen_ = 0;  ///< of floats_, how many active_ has been told of
  mutable Length asked_ = -Length::max();
};

}  // namespace bifolio::layout
