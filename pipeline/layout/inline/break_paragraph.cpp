// Where the lines of a stretch end: broken at their best, evenly, or in another number of lines.
#include <algorithm>

#include "layout/inline/other_lines.h"
#include "layout/inline/paragraph_layout.h"

namespace bifolio::layout {
namespace {

constexpr std::size_t most_balanced_lines = 12;
constexpr std::int32_t most_strain = 900;  ///< of a paragraph in another number of lines

}  // namespace

/// css-text-4 §5.4, text-wrap: balance. The narrowest room that takes no more lines.
LineWidths ParagraphLayout::balanced(SegmentedStretch const& segmented, LineWidths const& widths, std::size_t lines) const {
  BreakStyle style = break_style(segmented);
  style.fit = LineFit::FirstFit;
  const auto narrowed = [&](std::int32_t most) {
    LineWidths narrow = widths;
    narrow.rest = min(narrow.rest, Length::from_raw(most));
    for (Length& width : narrow.first) width = min(width, Length::from_raw(most));
    return narrow;
  };
  std::int32_t low = 0, high = widths.rest.raw();
  while (high - low > Length::units_per_point / 4) {
    const std::int32_t middle = low + (high - low) / 2;
    const std::vector<LineBreak> breaks = break_lines(segmented.segments, narrowed(middle), style, first_measures());
    const bool overfull = std::any_of(breaks.begin(), breaks.end(), [](LineBreak const& b) { return b.overfull; });
    (breaks.size() <= lines && !overfull ? high : low) = middle;
  }
  return narrowed(high);
}

std::vector<FirstLineMeasure> const& ParagraphLayout::first_measures() const {
  static const std::vector<FirstLineMeasure> none;
  return first_line_ != nullptr && lines_.empty() ? first_line_->measures : none;
}

std::vector<LineBreak> ParagraphLayout::break_stretch(SegmentedStretch const& segmented, LineWidths const& widths) const {
  BreakStyle style = break_style(segmented);
  std::vector<LineBreak> breaks = break_lines(segmented.segments, widths, style, first_measures());
  if (spaces_.looseness != 0) {  // as `others` has found
    style.lines = static_cast<std::uint32_t>(static_cast<std::int64_t>(breaks.size()) + spaces_.looseness);
    std::vector<LineBreak> other = break_lines(segmented.segments, widths, style, first_measures());
    if (!other.empty()) return other;
  }
  if (paragraph_.root().text_wrap != model::TextWrap::Balance || breaks.size() < 2 || breaks.size() > most_balanced_lines)
    return breaks;
  std::vector<LineBreak> even =
      break_lines(segmented.segments, balanced(segmented, widths, breaks.size()), style, first_measures());
  return even.size() <= breaks.size() ? even : breaks;
}

/// One line more and one fewer, where the text's width does not rule it out and the lines come out well enough.
std::vector<OtherLines> ParagraphLayout::others(SegmentedStretch const& segmented, LineWidths const& widths,
                                                std::vector<LineBreak> const& best) const {
  std::vector<OtherLines> found;
  BreakStyle style = break_style(segmented);
  if (style.fit == LineFit::FirstFit || paragraph_.root().text_wrap == model::TextWrap::Balance) return found;
  for (const std::int32_t by : {-1, 1}) {
    style.lines = static_cast<std::uint32_t>(best.size()) + static_cast<std::uint32_t>(by);
    if (!may_have_lines(segmented.segments, widths, style.lines)) continue;
    const std::vector<LineBreak> breaks = break_lines(segmented.segments, widths, style, first_measures());
    if (breaks.size() != style.lines) continue;
    const std::int32_t divided = divided_lines(segmented.segments, breaks) - divided_lines(segmented.segments, best);
    OtherLines other{by, strain_of(segmented.segments, widths, breaks), divided, {}};
    for (LineBreak const& line : breaks) other.endings.push_back(ending_of(segmented.segments[line.segment].kind));
    if (other.strain <= most_strain) found.push_back(std::move(other));
  }
  return found;
}

}  // namespace bifolio::layout
