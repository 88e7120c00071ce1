#include "layout/inline/other_lines.h"

#include <algorithm>
#include <cstdint>

#include "layout/inline/elasticity.h"

namespace bifolio::layout {
namespace {

struct Sums {
  std::int64_t width = 0, stretch = 0, shrink = 0, expansion = 0, tracking = 0;
  void add(Length natural, Length grows, Length gives) {
    width += natural.raw();
    stretch += grows.raw();
    shrink += gives.raw();
  }
  /// What its spaces give, in thousandths of what they should at most.
  std::int64_t strain(std::int64_t room) const {
    const std::int64_t slack = room - width, give = slack > 0 ? stretch : shrink;
    const std::int64_t spaces =
        share_out(slack, {.expansion = expansion, .stretch = stretch, .shrink = shrink, .tracking = tracking}).spaces;
    if (spaces == 0) return 0;
    return give <= 0 ? INT32_MAX : std::min<std::int64_t>((spaces < 0 ? -spaces : spaces) * 1000 / give, INT32_MAX);
  }
};

}  // namespace

// All lines but the last are filled; the last has anything between nothing and a line.
bool may_have_lines(std::vector<Segment> const& segments, LineWidths const& widths, std::size_t lines) {
  if (lines == 0) return false;
  Sums all;
  for (Segment const& s : segments) {
    all.add(s.box, s.box_stretch + s.expansion + s.tracking, s.box_shrink + s.expansion + s.tracking);
    all.add(s.space, s.space_stretch, s.space_shrink);
  }
  std::int64_t filled = 0;
  for (std::size_t i = 0; i + 1 < lines; ++i) filled += widths[i].raw();
  if (all.width - all.shrink > filled + widths[lines - 1].raw()) return false;
  return all.width + all.stretch > filled;
}

std::int32_t strain_of(std::vector<Segment> const& segments, LineWidths const& widths, std::vector<LineBreak> const& breaks) {
  std::int64_t worst = 0;
  std::size_t next = 0;
  for (std::size_t line = 0; line < breaks.size(); ++line) {
    const std::size_t end = breaks[line].segment;
    Sums sums;
    if (next > 0) sums.width += segments[next - 1].after.raw();
    for (; next <= end; ++next) {
      Segment const& s = segments[next];
      sums.add(s.box, s.box_stretch, s.box_shrink);
      sums.expansion += s.expansion.raw();
      sums.tracking += s.tracking.raw();
      if (next < end) sums.add(s.space, s.space_stretch, s.space_shrink);
    }
    sums.width += segments[end].hyphen.raw();
    const std::int64_t room = widths[line].raw();
    if (line + 1 < breaks.size() || sums.width > room) worst = std::max(worst, sums.strain(room));
  }
  return static_cast<std::int32_t>(worst);
}

std::int32_t divided_lines(std::vector<Segment> const& segments, std::vector<LineBreak> const& breaks) {
  return static_cast<std::int32_t>(std::count_if(
      breaks.begin(), breaks.end(), [&](LineBreak const& line) { return segments[line.segment].kind == BreakKind::Hyphen; }));
}

}  // namespace bifolio::layout
