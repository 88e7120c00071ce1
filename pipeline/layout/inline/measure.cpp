// Intrinsic sizes of inline content: how wide its lines would like to be, and how narrow they can be. Changes with css-sizing.
#include "layout/inline/collect.h"
#include "layout/inline/initial_letter.h"
#include "layout/inline/inline_layout.h"
#include "layout/inline/objects.h"
#include "layout/inline/ruby.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {
namespace {

/// Adds the stretch's width to the line's, and widens the least width by its unbreakable parts: the first one begins at `part`.
void measure_segments(SegmentedStretch const& segmented, Length part, Length& line, IntrinsicSizes& sizes) {
  for (Segment const& segment : segmented.segments) {
    part += segment.box;
    line += segment.box;
    sizes.max_content = max(sizes.max_content, line);
    sizes.min_content = max(sizes.min_content, part);
    line += segment.space;
    if (segment.kind != BreakKind::Hyphen) part = Length();
  }
}

/// css-text-4 §8.1; the indentation of hanging lines counts nothing.
IntrinsicSizes measure_paragraph(LayoutContext& context, Paragraph const& paragraph) {
  model::ComputedStyle const& root = paragraph.root();
  const Length indent = root.text_indent_hanging ? Length() : root.text_indent.resolve({});
  IntrinsicSizes sizes;
  std::uint32_t position = 0;
  std::size_t piece = 0;
  Length line = indent, part = indent;
  while (piece < paragraph.pieces.size()) {
    const Stretch stretch = next_stretch(paragraph, position, piece);
    const ShapedStretch shaped = shape_stretch(context, paragraph, stretch);
    measure_segments(segment_stretch(context, paragraph, stretch, shaped, EmergencyBreaks::IfAnywhere, Length::max()), part, line,
                     sizes);
    part = Length();
    position = stretch.end;
    if (stretch.is_cut) {
      piece = stretch.last_piece - 1;
      while (piece > stretch.first_piece && paragraph.pieces[piece].begin > position) --piece;
      continue;
    }
    piece = stretch.last_piece;
    if (piece > 0 && paragraph.pieces[piece - 1].kind == PieceKind::Break) position = paragraph.pieces[piece - 1].end;
    line = part = root.text_indent_each_line ? indent : Length();
  }
  return sizes;
}

}  // namespace

// css-sizing-3 §5.1
IntrinsicSizes intrinsic_inline_sizes(LayoutContext& context, model::BoxId container) {
  const model::BoxId letter = initial_letter_box(context.tree, container);
  Paragraph paragraph = collect(context, container, {.left_out = letter, .first_line_of = {}, .font_size = {}});
  if (!paragraph.has_content && !letter) return {};
  measure_objects_intrinsically(context, paragraph, IntrinsicWidth::MinContent);
  measure_ruby(context, paragraph);
  IntrinsicSizes sizes = measure_paragraph(context, paragraph);
  if (!paragraph.objects.empty()) {
    measure_objects_intrinsically(context, paragraph, IntrinsicWidth::MaxContent);
    sizes.max_content = measure_paragraph(context, paragraph).max_content;
  }
  if (letter) {
    const Length room = make_initial_letter(context, container, letter).room;
    sizes.min_content += room;
    sizes.max_content += room;
  }
  return sizes;
}

}  // namespace bifolio::layout
