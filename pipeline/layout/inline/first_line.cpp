#include "layout/inline/first_line.h"

#include <algorithm>

#include "layout/inline/objects.h"
#include "layout/inline/ruby.h"

namespace bifolio::layout {

Paragraph collect_first_line(LayoutContext& context, model::BoxId container, model::BoxId left_out) {
  DiagnosticSink unheard;  // most of what is collected is not set in the first line
  LayoutContext quiet = with_sink(context, unheard);
  return collect(quiet, container, {.left_out = left_out, .first_line_of = container, .font_size = {}});
}

void shape_first_line(LayoutContext& context, FirstLine& first, Paragraph const& plain, Length width) {
  Paragraph& paragraph = first.paragraph;
  measure_objects_as(context, paragraph, plain, {paragraph.basis, paragraph.root().direction, false, paragraph.basis_height});
  measure_ruby(context, first.paragraph);
  const std::int64_t em = std::max(first.paragraph.root().font_size.raw(), 1);
  std::int64_t most = std::clamp<std::int64_t>(std::int64_t{width.raw()} * 8 / em, 64, largest_stretch);
  for (;; most *= 4) {
    most = std::min<std::int64_t>(most, largest_stretch);
    first.stretch = next_stretch(first.paragraph, 0, 0, static_cast<std::uint32_t>(most));
    first.shaped = shape_stretch(context, first.paragraph, first.stretch);
    const auto size = static_cast<std::uint32_t>(first.shaped.text.size());
    if (!first.stretch.is_cut || most == largest_stretch || first.shaped.width(0, size) > std::int64_t{width.raw()} * 2) break;
  }
  first.segmented =
      segment_stretch(context, first.paragraph, first.stretch, first.shaped, EmergencyBreaks::WhenTooWide, max(width, Length()));
}

void measure_first_line(FirstLine& first, Paragraph const& paragraph, SegmentedStretch const& plain) {
  std::vector<Segment> const& segments = first.segmented.segments;
  // What ends a window of longer text is no place for a break.
  const std::size_t count = segments.size() - (first.stretch.is_cut && !segments.empty() ? 1 : 0);
  first.measures.assign(plain.segments.size(), {});
  first.matching.assign(plain.segments.size(), 0);
  FirstLineMeasure reached;  // up to segment `next`
  std::size_t next = 0;
  for (std::size_t i = 0; i < plain.segments.size(); ++i) {
    const std::uint32_t origin = origin_at(paragraph, plain.ends[i]);
    FirstLineMeasure& measure = first.measures[i];
    while (next < segments.size()) {
      Segment const& s = segments[next];
      const std::uint32_t end = origin_at(first.paragraph, first.segmented.ends[next]);
      const bool is_last = next + 1 == segments.size() && i + 1 == plain.segments.size() && !first.stretch.is_cut;
      if (end > origin && !is_last) break;
      measure = {.width = reached.width + s.box,
                 .stretch = reached.stretch + s.box_stretch,
                 .shrink = reached.shrink + s.box_shrink,
                 .expansion = reached.expansion + s.expansion,
                 .tracking = reached.tracking + s.tracking,
                 .hyphen = s.hyphen,
                 .possible = (end == origin && next < count) || is_last};
      first.matching[i] = static_cast<std::uint32_t>(next++);
      reached = {.width = measure.width + s.space,
                 .stretch = measure.stretch + s.space_stretch,
                 .shrink = measure.shrink + s.space_shrink,
                 .expansion = measure.expansion,
                 .tracking = measure.tracking,
                 .hyphen = {},
                 .possible = false};
      if (end == origin) break;
    }
    if (!measure.possible) measure = reached;
  }
}

}  // namespace bifolio::layout
