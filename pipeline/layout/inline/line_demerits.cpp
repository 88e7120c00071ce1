#include "layout/inline/line_demerits.h"

namespace bifolio::layout {
namespace {

constexpr std::int64_t square_weight = 18'000;  // of a line whose spaces are stretched by all that they have
constexpr std::int64_t fourth_power_weight = 4'000;
constexpr std::int64_t tracking_weight = 5'000;  // of one whose letters are spaced by all that they may be
constexpr std::int64_t expansion_weight = 300;   // of one whose letters are drawn so
constexpr std::int64_t ragged_square_weight = 6'000;
constexpr std::int64_t ragged_fourth_power_weight = 12'000;

std::int64_t square_of(std::int64_t ratio) { return ratio * ratio / 1000; }  // at most 400'000

}  // namespace

Fitness fitness_of(Strain const& strain) {
  const std::int64_t ratio = (strain.spaces + strain.letters) / 2;
  if (ratio < -500) return Fitness::Tight;
  if (ratio <= 500) return Fitness::Decent;
  if (ratio <= 1000) return Fitness::Loose;
  return Fitness::VeryLoose;
}

// In proportion to the square of the difference that spaces have from the ideal, since it is their variance from line to line that
// the eye sees as unevenness; a little to the fourth power, so that no line is sacrificed to the others. Spaces shrink by at most
// two thirds of what they may grow by.
std::int64_t unevenness(Strain const& strain) {
  const std::int64_t square = square_of(strain.spaces >= 0 ? strain.spaces : strain.spaces * 2 / 3);
  const std::int64_t spaces = square * square_weight + square * square / 1000 * fourth_power_weight;
  return (spaces + square_of(strain.letters) * tracking_weight + square_of(strain.expansion) * expansion_weight) / 1000;
}

std::int64_t raggedness(std::int64_t ratio) {
  const std::int64_t square = square_of(ratio);
  return (square * ragged_square_weight + square * square / 1000 * ragged_fourth_power_weight) / 1000;
}

}  // namespace bifolio::layout
