// Intrinsic sizes of inline content: how wide its lines would like to be, and how narrow they can be. Changes with css-sizing.
#include <optional>

#include "layout/inline/collect.h"
#include "layout/inline/first_line.h"
#include "layout/inline/initial_letter.h"
#include "layout/inline/inline_layout.h"
#include "layout/inline/objects.h"
#include "layout/inline/ruby.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {
namespace {

/// Measures a paragraph's lines one after the other.
class Measurer {
 public:
  /// `first_line` may be null: the paragraph as its first line shows it.
  Measurer(LayoutContext& context, Paragraph const& paragraph, Paragraph const* first_line)
      : context_(context), paragraph_(paragraph), first_line_(first_line) {}
  IntrinsicSizes run();

 private:
  void measure(Paragraph const& paragraph, Stretch const& stretch);
  void add(std::vector<Segment> const& segments);
  void measure_first_line();

  LayoutContext& context_;
  Paragraph const& paragraph_;
  Paragraph const* first_line_;
  IntrinsicSizes sizes_;
  Length line_;     ///< the width of the line so far
  Length part_;     ///< of what of it cannot be broken
  Length wrapped_;  ///< the indentation of lines after the first
  bool is_marker_ = false;
};

/// Widens the line, and the least width by its unbreakable parts. A line may end at the author's soft hyphens, but not at ours.
void Measurer::add(std::vector<Segment> const& segments) {
  for (Segment const& segment : segments) {
    part_ += segment.box;
    line_ += segment.box;
    sizes_.max_content = max(sizes_.max_content, line_);
    const bool divides = segment.kind != BreakKind::Hyphen || segment.is_soft_hyphen;
    sizes_.min_content = max(sizes_.min_content, segment.is_soft_hyphen ? part_ + segment.hyphen : part_);
    line_ += segment.space;
    if (divides) part_ = wrapped_ + segment.after;
  }
}

void Measurer::measure(Paragraph const& paragraph, Stretch const& stretch) {
  const ShapedStretch shaped = shape_stretch(context_, paragraph, stretch);
  const SegmentedStretch segmented =
      segment_stretch(context_, paragraph, stretch, shaped, EmergencyBreaks::IfAnywhere, Length::max());
  add(segmented.segments);
  if (stretch.is_cut || segmented.segments.empty() || is_marker_) return;
  // css-text-4 §4.1.2: what hangs before a forced break, because it does not fit, counts where there is all the room. A marker's
  // hang towards its item.
  sizes_.max_content = max(sizes_.max_content, line_);
}

/// css-pseudo-4 §2.1: the first line's own letters; for the least width, of its first part.
void Measurer::measure_first_line() {
  const Stretch stretch = next_stretch(*first_line_, 0, 0);
  const ShapedStretch shaped = shape_stretch(context_, *first_line_, stretch);
  const SegmentedStretch segmented =
      segment_stretch(context_, *first_line_, stretch, shaped, EmergencyBreaks::IfAnywhere, Length::max());
  const Length indent = line_;
  Length width = indent;
  for (Segment const& segment : segmented.segments) {
    width += segment.box;
    sizes_.max_content = max(sizes_.max_content, width);
    if (&segment == &segmented.segments.front()) sizes_.min_content = max(sizes_.min_content, width);
    width += segment.space;
  }
}

// css-text-4 §8.1
IntrinsicSizes Measurer::run() {
  model::ComputedStyle const& root = paragraph_.root();
  const Length indent = root.text_indent.resolve({});
  const auto indented = [&](bool starts) { return starts != root.text_indent_hanging ? indent : Length(); };
  const bool is_after = paragraph_.container && is_after_block(context_.tree, paragraph_.container);
  is_marker_ = paragraph_.container && context_.tree[paragraph_.container].kind == model::BoxKind::Marker;
  wrapped_ = indented(false);
  std::uint32_t position = 0;
  std::size_t piece = 0;
  line_ = part_ = indented(!is_after);
  while (piece < paragraph_.pieces.size()) {
    const Stretch stretch = next_stretch(paragraph_, position, piece);
    const bool is_styled = first_line_ != nullptr && piece == 0 && position == 0;
    if (is_styled) measure_first_line();
    const Length styled_width = sizes_.max_content;
    measure(paragraph_, stretch);
    if (is_styled) sizes_.max_content = styled_width;
    part_ = wrapped_;
    position = stretch.next;
    if (stretch.is_cut) {
      piece = stretch.last_piece - 1;
      while (piece > stretch.first_piece && paragraph_.pieces[piece].begin > position) --piece;
      continue;
    }
    piece = stretch.last_piece;
    line_ = part_ = indented(root.text_indent_each_line);
  }
  return sizes_;
}

}  // namespace

// css-sizing-3 §5.1
IntrinsicSizes intrinsic_inline_sizes(LayoutContext& context, model::BoxId container) {
  const model::BoxId letter = initial_letter_box(context.tree, container);
  Paragraph paragraph = collect(context, container, {.left_out = letter, .first_line_of = {}, .font_size = {}});
  if (!paragraph.has_content && !letter) return {};
  std::optional<Paragraph> first;
  if (context.tree[container].first_line) first = collect_first_line(context, container, letter);
  AtomicSizes atomics;
  const auto measure_as = [&](IntrinsicWidth which) {
    measure_objects_intrinsically(context, paragraph, which, atomics);
    if (first) measure_objects_intrinsically(context, *first, which, atomics);
    return Measurer(context, paragraph, first ? &*first : nullptr).run();
  };
  measure_ruby(context, paragraph);
  if (first) measure_ruby(context, *first);
  IntrinsicSizes sizes = measure_as(IntrinsicWidth::MinContent);
  if (!paragraph.objects.empty()) sizes.max_content = measure_as(IntrinsicWidth::MaxContent).max_content;
  if (letter) {
    const Length room = make_initial_letter(context, container, letter).room;
    sizes.min_content += room;
    sizes.max_content += room;
  }
  return sizes;
}

}  // namespace bifolio::layout
