#include "layout/inline/first_fit.h"

#include <algorithm>
#include <limits>

namespace bifolio::layout {
namespace {

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

}  // namespace

std::vector<LineBreak> first_fit(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
                                 std::vector<FirstLineMeasure> const& first) {
  std::vector<LineBreak> breaks;
  std::uint32_t begin = 0;
  int hyphens = 0;
  while (begin < segments.size()) {
    const std::int64_t width = widths[breaks.size()].raw();
    std::int64_t used = begin > 0 ? segments[begin - 1].after.raw() : 0;
    std::int64_t plain_slack = -1;
    std::uint32_t plain = nothing, divided = nothing, end = begin;
    for (; end < segments.size(); ++end) {
      Segment const& s = segments[end];
      const bool styled = begin == 0 && !first.empty();
      used = styled ? first[end].width.raw() : used + s.box.raw();
      const std::int64_t added = styled ? first[end].hyphen.raw() : s.hyphen.raw(), hang = styled ? 0 : s.hang.raw();
      if (used + std::min<std::int64_t>(added, 0) - hang > width) break;
      if (styled && !first[end].possible) continue;
      if (used + added - hang <= width) {
        if (s.kind == BreakKind::Hyphen || s.kind == BreakKind::Emergency) {
          divided = end;
        } else {
          plain = end;
          plain_slack = width - used - added;
        }
      }
      used += s.space.raw();
    }
    std::uint32_t last = plain;
    if (end == segments.size() && plain != end - 1) last = end - 1;
    const bool may_divide =
        divided != nothing && (plain == nothing || (segments[divided].kind == BreakKind::Hyphen && divided > plain &&
                                                    plain_slack > style.hyphenation_zone.raw() &&
                                                    (style.hyphen_limit <= 0 || hyphens < style.hyphen_limit)));
    if (end < segments.size() && may_divide) last = divided;
    const bool overfull = last == nothing;
    if (overfull) last = begin;
    hyphens = segments[last].kind == BreakKind::Hyphen ? hyphens + 1 : 0;
    breaks.push_back({.segment = last, .overfull = overfull});
    begin = last + 1;
  }
  return breaks;
}

}  // namespace bifolio::layout
