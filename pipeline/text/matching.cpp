#include "text/matching.h"

#include <algorithm>
#include <cstdlib>

namespace bifolio::text {
namespace {

constexpr std::int32_t other_side = 1'000'000;  // more than any distance on the side that is preferred

// css-fonts-4 §5.2 step 4.1: up to normal width the narrower come first, beyond it the wider.
std::int32_t stretch_rank(std::int32_t wish, std::int32_t face) {
  const bool narrower_first = wish <= 100000;
  const bool on_preferred_side = narrower_first ? face <= wish : face >= wish;
  return std::abs(face - wish) + (on_preferred_side ? 0 : other_side);
}

// css-fonts-4 §5.2 step 4.2.
std::int32_t slant_rank(Slant wish, Slant face) {
  if (wish == face) return 0;
  switch (wish) {
    case Slant::Normal: return face == Slant::Oblique ? 1 : 2;
    case Slant::Italic: return face == Slant::Oblique ? 1 : 2;
    case Slant::Oblique: return face == Slant::Italic ? 1 : 2;
  }
  return 2;
}

// css-fonts-4 §5.2 step 4.3: 400…500 look up to 500 first, then lighter, then bolder; lighter wishes look lighter first, bolder
// bolder.
std::int32_t weight_rank(std::int32_t wish, std::int32_t face) {
  const std::int32_t distance = std::abs(face - wish);
  if (wish >= 400 && wish <= 500) {
    if (face >= wish && face <= 500) return distance;
    return face < wish ? distance + other_side : distance + 2 * other_side;
  }
  const bool on_preferred_side = wish < 400 ? face <= wish : face >= wish;
  return distance + (on_preferred_side ? 0 : other_side);
}

}  // namespace

// css-fonts-4 §5.2: a face that can be several is nearest where its range is.
MatchRank match_rank(FaceRequest const& wish, FaceSource const& face) {
  const auto nearest = [](std::optional<Range> const& range, std::int32_t value, std::int32_t otherwise) {
    return range ? std::clamp(value, range->low, std::max(range->low, range->high)) : otherwise;
  };
  return {stretch_rank(wish.stretch, nearest(face.stretches, wish.stretch, face.traits.stretch)),
          slant_rank(wish.slant, face.traits.slant),
          weight_rank(wish.weight, nearest(face.weights, wish.weight, face.traits.weight))};
}

}  // namespace bifolio::text
