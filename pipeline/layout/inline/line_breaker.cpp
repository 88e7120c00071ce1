#include "layout/inline/line_breaker.h"

#include <algorithm>
#include <array>
#include <optional>

#include "layout/inline/first_fit.h"
#include "layout/inline/total_fit.h"

namespace bifolio::layout {
namespace {

constexpr std::int64_t boldest_tolerance = 1'500;
constexpr std::int64_t other_count_tolerance = 900;  // for the sake of the page no line may look worse for it
// Spaces may be widened by 1000 to half as much again, and seldom are by more.
constexpr std::array<Attempt, 4> attempts = {{
    {.tolerance = 900, .hyphens = false, .last_resort = false, .refuses_faults = true},
    {.tolerance = 1150, .hyphens = true, .last_resort = false, .refuses_faults = true},
    {.tolerance = boldest_tolerance, .hyphens = true, .last_resort = false, .refuses_faults = true},
    {.tolerance = largest_ratio, .hyphens = true, .last_resort = true, .refuses_faults = false},
}};

/// The best way with so many lines, or as near to that as tolerable lines come.
std::optional<std::vector<LineBreak>> with_lines(TotalFit& fit, std::uint32_t lines, LineCountMatch match) {
  return fit.run({.tolerance = match == LineCountMatch::Exact ? other_count_tolerance : boldest_tolerance,
                  .hyphens = true,
                  .last_resort = false,
                  .refuses_faults = true,
                  .lines = lines,
                  .match = match});
}

/// How many lines a paragraph should have that has `found` at its best. Ragged lines are made even by the room that they have, not
/// by a line more than the words need.
std::size_t wanted_lines(std::size_t found, std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle style,
                         std::vector<FirstLineMeasure> const& first) {
  if (style.looseness != 0) return static_cast<std::size_t>(std::max<std::int64_t>(std::int64_t(found) + style.looseness, 1));
  if (style.fit != LineFit::Ragged) return found;
  style.hyphenation_zone = Length::max();  // no word divided that fits on a line
  const std::vector<LineBreak> needed = first_fit(segments, widths, style, first);
  const bool fits = std::none_of(needed.begin(), needed.end(), [](LineBreak const& line) { return line.overfull; });
  return fits ? std::min(found, needed.size()) : found;
}

bool fits_one_line(std::vector<Segment> const& segments, LineWidths const& widths, std::vector<FirstLineMeasure> const& first) {
  if (!first.empty()) return first.back().possible && first.back().width <= widths[0];
  std::int64_t width = 0;
  for (Segment const& s : segments) {
    width += s.box.raw();
    if (width > widths[0].raw()) return false;
    width += s.space.raw();
  }
  return true;
}

}  // namespace

std::vector<LineBreak> break_lines(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
                                   std::vector<FirstLineMeasure> const& first) {
  if (segments.empty()) return {};
  const auto last = static_cast<std::uint32_t>(segments.size() - 1);
  if (style.looseness <= 0 && fits_one_line(segments, widths, first)) return {{.segment = last, .overfull = false}};
  if (style.fit == LineFit::FirstFit) return first_fit(segments, widths, style, first);
  TotalFit fit(segments, widths, style, first);
  if (style.lines > 0) return with_lines(fit, style.lines, LineCountMatch::Exact).value_or(std::vector<LineBreak>());
  for (Attempt attempt : attempts) {
    auto breaks = fit.run(attempt);
    if (!breaks) continue;
    const std::size_t lines = wanted_lines(breaks->size(), segments, widths, style, first);
    if (lines == breaks->size()) return *std::move(breaks);
    if (auto other = with_lines(fit, static_cast<std::uint32_t>(lines), LineCountMatch::Nearest)) return *std::move(other);
    return *std::move(breaks);
  }
  return first_fit(segments, widths, style, first);
}

}  // namespace bifolio::layout
