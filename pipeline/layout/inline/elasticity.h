// Elasticity: how what a line is too wide or too narrow by is shared out among its letters and its spaces. The line breaker reckons
// with it, justification does it. Changes when what gives way first does.
#pragma once

#include <algorithm>
#include <cstdint>

namespace bifolio::layout {

/// What of a line can give way.
struct Elasticity {
  std::int64_t expansion = 0;            ///< of the letters, drawn wider or narrower
  std::int64_t stretch = 0, shrink = 0;  ///< what spaces should at most grow by, and give
  std::int64_t tracking = 0;             ///< what may come between the letters of words, or go
  /// By how much the line can be narrowed.
  constexpr std::int64_t give() const { return expansion + shrink + tracking; }
};

constexpr std::int64_t widest_give = std::int64_t{1} << 30U;  ///< no line of paper gives more

/// Of a space, in thousandths: by so much it may differ from the ideal before letters are spaced. Half of a space is its stretch, a
/// third its shrink.
constexpr std::int64_t easy_difference = 135;

struct Shares {
  std::int64_t expansion = 0, spaces = 0, letters = 0;
};

/// `slack` is negative where the line is too wide. What the eye sees least gives way first: the letters' own width, then the spaces
/// as long as they hardly differ from line to line, then the room between letters. What is still left is the spaces'.
constexpr Shares share_out(std::int64_t slack, Elasticity const& most) {
  Shares shares;
  shares.expansion = std::clamp(slack, -most.expansion, most.expansion);
  const std::int64_t left = slack - shares.expansion;
  const std::int64_t spaces = std::min(slack >= 0 ? most.stretch : most.shrink, widest_give);
  const std::int64_t letters = std::min(most.tracking, widest_give);
  const std::int64_t easy = spaces * easy_difference * (slack >= 0 ? 2 : 3) / 1000;
  const bool may_space = spaces > 0 || slack < 0;  // a word that is alone on its line is not spaced
  if (may_space) shares.letters = std::clamp(left - std::clamp(left, -easy, easy), -letters, letters);
  shares.spaces = left - shares.letters;
  return shares;
}

}  // namespace bifolio::layout
