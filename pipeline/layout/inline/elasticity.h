// Elasticity: how what a line is too wide or too narrow by is shared out among its letters and its spaces. The line breaker reckons
// with it, justification does it. Changes when what gives way first does.
#pragma once

#include <algorithm>
#include <cstdint>

namespace bifolio::layout {

/// What of a line can give way in one direction.
struct Elasticity {
  std::int64_t expansion = 0;  ///< of the letters, drawn wider or narrower
  std::int64_t spaces = 0;     ///< what they should at most give
  std::int64_t letters = 0;    ///< what may come between them, or go
};

constexpr std::int64_t widest_give = std::int64_t{1} << 30U;  ///< no line of paper gives more

struct Shares {
  std::int64_t expansion = 0, spaces = 0, letters = 0;
};

/// `slack` is negative where the line is too wide. The letters are drawn wider or narrower first, which the eye sees least. Of what
/// is wanted beyond, the letters of words are spaced for their part, so that they and the spaces come to their ends together. What
/// is still left is the spaces'.
constexpr Shares share_out(std::int64_t slack, Elasticity const& most) {
  Shares shares;
  shares.expansion = std::clamp(slack, -most.expansion, most.expansion);
  const std::int64_t left = slack - shares.expansion;
  const std::int64_t spaces = std::min(most.spaces, widest_give), letters = std::min(most.letters, widest_give);
  if (spaces > 0 && letters > 0)
    shares.letters = std::clamp(left, -spaces - letters, spaces + letters) * letters / (spaces + letters);
  shares.spaces = left - shares.letters;
  return shares;
}

}  // namespace bifolio::layout
