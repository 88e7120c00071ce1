// What a line of a paragraph costs, in the line breaker's demerits (Knuth and Plass, "Breaking paragraphs into lines", 1981).
// Changes when lines are to be judged by another measure.
#pragma once

#include <cstdint>

namespace bifolio::layout {

// All arithmetic is in integers, so that lines end at the same places on every machine. Ratios are in thousandths.
namespace demerits {
inline constexpr std::int64_t line = 100;
inline constexpr std::int64_t hyphen = 45'000;  ///< as a line whose spaces are stretched by half as much again as they should be
inline constexpr std::int64_t ragged_hyphen = 90'000;
inline constexpr std::int64_t consecutive_hyphens = 25'000;
inline constexpr std::int64_t hyphen_ladder = 300'000'000;  ///< a third hyphen in a row
inline constexpr std::int64_t final_hyphen = 15'000;        ///< the line before the last
inline constexpr std::int64_t rest_of_word = 150'000;       ///< as the last line, if it is short
inline constexpr std::int64_t fitness = 3'000;
inline constexpr std::int64_t runt = 600'000'000;
inline constexpr std::int64_t emergency = 100'000'000'000;    ///< a word is cut where it may not be divided
inline constexpr std::int64_t forbidden = 1'000'000'000'000;  ///< more hyphens than hyphenate-limit-* allow
inline constexpr std::int64_t overfull = 1'000'000'000'000'000;
}  // namespace demerits

constexpr std::int64_t largest_ratio = 20'000;

/// How far what is on a line gives way, in thousandths of what it should at most.
struct Strain {
  std::int64_t spaces = 0, letters = 0, expansion = 0;
};

enum class Fitness : std::uint8_t { Tight, Decent, Loose, VeryLoose };
Fitness fitness_of(Strain const& strain);

/// What a justified line costs for its unevenness.
std::int64_t unevenness(Strain const& strain);
/// What a line costs that is so much shorter than its room, in thousandths of four ems.
std::int64_t raggedness(std::int64_t ratio);

}  // namespace bifolio::layout
