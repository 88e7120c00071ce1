// Text that is never broken: a page margin box's, an initial letter. Changes when that asks for more of a paragraph's layout.
#include "layout/inline/collect.h"
#include "layout/inline/line_content.h"

namespace bifolio::layout {

Line set_one_line(LayoutContext& context, Paragraph const& paragraph) {
  Stretch stretch;
  stretch.end = static_cast<std::uint32_t>(paragraph.text.size());
  stretch.last_piece = paragraph.pieces.size();
  stretch.ends_paragraph = true;
  const ShapedStretch shaped = shape_stretch(context, paragraph, stretch);
  LineGatherer gatherer(context, paragraph);
  gatherer.start_stretch(stretch, shaped);
  LineContent content =
      gatherer.next({.begin = 0, .end = stretch.end, .kind = BreakKind::Forced, .last_of_stretch = true, .x = {}, .width = {}});
  Line line;
  line.width = justify_line(paragraph, shaped, content, Filling::Natural);
  align_vertically(content, line);
  place_atoms(context, paragraph, shaped, content, line);
  line.footnotes = std::move(content.footnotes);
  line.begun = std::move(content.begun);
  line.anchored = std::move(content.anchored);
  line.place = content.place;
  line.last = true;
  return line;
}

Line lay_out_text(LayoutContext& context, std::string_view text, model::ComputedStyle const& style) {
  const InlineStyle ready = make_inline_style(context.services, style, StyleVariant::Plain);
  return set_one_line(context, collect_text(context, text, ready));
}

}  // namespace bifolio::layout
