// The room that each line of a paragraph has, and the style in which its lines are broken.
#include <algorithm>

#include "layout/inline/alignment.h"
#include "layout/inline/paragraph_layout.h"

namespace bifolio::layout {
namespace {

bool is_preformatted(model::ComputedStyle const& style) {
  return style.white_space_collapse == model::WhiteSpaceCollapse::Preserve ||
         style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
}

}  // namespace

/// The space for a line, text-indent taken off (css-text-4 §8.1). Lines beside an initial letter are indented as it is.
LineSpace ParagraphLayout::indented(std::size_t line, bool begins_stretch) const {
  model::ComputedStyle const& style = paragraph_.root();
  LineSpace space = unindented(line);
  const bool starts = (line == 0 && !goes_on()) || line < lines_beside() || (begins_stretch && style.text_indent_each_line);
  if (starts == style.text_indent_hanging) return space;
  const Length indent = style.text_indent.resolve(spaces_.rest.width);
  if (!paragraph_.is_right_to_left()) space.offset += indent;
  space.width -= indent;
  return space;
}

/// The room for a line's content (css-inline-3 §7.6).
LineSpace ParagraphLayout::room(std::size_t line, bool begins_stretch) const {
  LineSpace space = indented(line, begins_stretch);
  if (line == 0) {
    if (!paragraph_.is_right_to_left()) space.offset -= hanging_start_;
    space.width += hanging_start_;
  }
  if (line >= lines_beside()) return space;
  const Length room = initial_->room - (line == 0 && continues_initial() ? initial_->tuck : Length());
  if (!paragraph_.is_right_to_left()) space.offset += room;
  space.width -= room;
  return space;
}

/// Whether the text goes on with the initial letter's word.
bool ParagraphLayout::continues_initial() const {
  const auto first = static_cast<unsigned char>(paragraph_.text.empty() ? ' ' : paragraph_.text[0]);
  return first >= 0xC3 || (first | 0x20U) - 'a' < 26;
}

Length ParagraphLayout::initial_x() const {
  const LineSpace space = indented(0, true);
  return paragraph_.is_right_to_left() ? space.offset + space.width - initial_->room : space.offset;
}

LineWidths ParagraphLayout::line_widths() const {
  LineWidths widths;
  const std::size_t varied = std::max(spaces_.narrow.size(), lines_beside());
  widths.rest = room(std::max(lines_.size() + 1, varied), false).width;
  for (std::size_t i = lines_.size(); i < varied || i == lines_.size(); ++i)
    widths.first.push_back(room(i, i == lines_.size() && after_break_).width);
  while (!widths.first.empty() && widths.first.back() == widths.rest) widths.first.pop_back();
  return widths;
}

BreakStyle ParagraphLayout::break_style(SegmentedStretch const& segmented) const {
  model::ComputedStyle const& style = paragraph_.root();
  BreakStyle made;
  const bool justified = is_justified(style);
  // css-text-4 §6.4.2, text-wrap: stable: no line waits for what follows it.
  const bool is_first_fit =
      segmented.has_many_emergency_breaks || is_preformatted(style) || style.text_wrap == model::TextWrap::Stable;
  made.fit = is_first_fit ? LineFit::FirstFit : justified ? LineFit::Justified : LineFit::Ragged;
  made.em = style.font_size;
  made.minimal_last_line = max(abs(style.text_indent.resolve(spaces_.rest.width)), spaces_.rest.width / 8);
  made.hyphenation_zone = style.hyphenate_limit_zone.resolve(spaces_.rest.width);
  made.hyphen_limit = style.hyphenate_limit_lines;
  made.looseness = std::clamp(style.looseness, -100, 100);
  made.last_may_be_hyphenated = style.hyphenate_limit_last != model::HyphenateLimitLast::Always;
  return made;
}

}  // namespace bifolio::layout
