#include "layout/inline/inline_layout.h"

#include <algorithm>

#include "base/numbers.h"
#include "base/utf8.h"
#include "layout/diagnostics.h"
#include "layout/inline/collect.h"
#include "layout/inline/line_content.h"
#include "layout/inline/objects.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {
namespace {

/// What lies between forced breaks is shaped and broken at once up to this many bytes; longer text goes through a window of this
/// size.
constexpr std::uint32_t window_size = 64 * 1024;
/// How far back from a window's end a space is looked for.
constexpr std::uint32_t window_slack = 1024;
constexpr std::size_t most_balanced_lines = 12;

/// The next stretch from paragraph offset `begin` and piece `first` on.
Stretch next_stretch(Paragraph const& paragraph, std::uint32_t begin, std::size_t first) {
  Stretch stretch{
      .begin = begin, .end = begin, .first_piece = first, .last_piece = first, .ends_paragraph = false, .is_cut = false};
  std::size_t i = first;
  for (; i < paragraph.pieces.size(); ++i) {
    Piece const& piece = paragraph.pieces[i];
    if (piece.kind == PieceKind::Break) break;
    stretch.end = std::max(stretch.end, piece.end);
    if (stretch.end - begin > window_size) {
      stretch.is_cut = true;
      break;
    }
  }
  stretch.last_piece = std::min(i + 1, paragraph.pieces.size());
  stretch.ends_paragraph = i == paragraph.pieces.size();
  if (!stretch.is_cut) return stretch;
  std::uint32_t end = begin + window_size;
  const std::uint32_t least = end - window_slack;
  while (end > least && paragraph.text[end - 1] != ' ') --end;
  if (end == least) end = begin + window_size;
  while ((static_cast<unsigned char>(paragraph.text[end]) & 0xC0U) == 0x80U) --end;
  stretch.end = end;
  return stretch;
}

model::TextAlignLast aligned_as(model::TextAlign align) {
  switch (align) {
    case model::TextAlign::Start:
    case model::TextAlign::MatchParent: return model::TextAlignLast::Start;
    case model::TextAlign::End: return model::TextAlignLast::End;
    case model::TextAlign::Left: return model::TextAlignLast::Left;
    case model::TextAlign::Right: return model::TextAlignLast::Right;
    case model::TextAlign::Center: return model::TextAlignLast::Center;
    case model::TextAlign::Justify:
    case model::TextAlign::JustifyAll: return model::TextAlignLast::Justify;
  }
  return model::TextAlignLast::Start;
}

/// css-text-4 §7: how this line is aligned. Auto never remains.
model::TextAlignLast alignment(model::ComputedStyle const& style, bool is_last) {
  if (!is_last || style.text_align == model::TextAlign::JustifyAll) return aligned_as(style.text_align);
  if (style.text_align_last != model::TextAlignLast::Auto) return style.text_align_last;
  const model::TextAlignLast align = aligned_as(style.text_align);
  return align == model::TextAlignLast::Justify ? model::TextAlignLast::Start : align;
}

/// Where a line that leaves `slack` begins.
Length aligned_offset(model::TextAlignLast align, Length slack, bool right_to_left) {
  if (slack < Length()) return right_to_left ? slack : Length();
  switch (align) {
    case model::TextAlignLast::Left: return {};
    case model::TextAlignLast::Right: return slack;
    case model::TextAlignLast::Center: return slack / 2;
    case model::TextAlignLast::Auto:
    case model::TextAlignLast::Start:
    case model::TextAlignLast::Justify: return right_to_left ? slack : Length();
    case model::TextAlignLast::End: return right_to_left ? Length() : slack;
  }
  return {};
}

bool is_preformatted(model::ComputedStyle const& style) {
  return style.white_space_collapse == model::WhiteSpaceCollapse::Preserve ||
         style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
}

class ParagraphLayout {
 public:
  ParagraphLayout(LayoutContext& context, Paragraph paragraph, LineSpaces const& spaces)
      : context_(context), paragraph_(std::move(paragraph)), spaces_(spaces), gatherer_(context, paragraph_) {}
  std::vector<Line> run();

 private:
  void lay_out_stretch(Stretch const& stretch);
  std::vector<LineBreak> break_stretch(SegmentedStretch const& segmented, LineWidths const& widths) const;
  LineWidths balanced(SegmentedStretch const& segmented, LineWidths const& widths, std::size_t lines) const;
  LineWidths line_widths() const;
  BreakStyle break_style(SegmentedStretch const& segmented) const;
  LineSpace room(std::size_t line, bool begins_stretch) const;
  void add_line(ShapedStretch const& shaped, LineCut const& cut, bool is_last);
  void report_overfull(LineContent const& line, ShapedStretch const& shaped, Line const& placed);

  LayoutContext& context_;
  Paragraph paragraph_;
  LineSpaces const& spaces_;
  LineGatherer gatherer_;
  std::vector<Line> lines_;
  std::uint32_t position_ = 0;  ///< where the next stretch begins
  bool after_break_ = true;     ///< the next line is the first, or follows a forced break
};

/// The room for a line, text-indent taken off (css-text-4 §8.1).
LineSpace ParagraphLayout::room(std::size_t line, bool begins_stretch) const {
  model::ComputedStyle const& style = paragraph_.root();
  LineSpace space = line < spaces_.narrow.size() ? spaces_.narrow[line] : spaces_.rest;
  const bool starts = line == 0 || (begins_stretch && style.text_indent_each_line);
  if (starts == style.text_indent_hanging) return space;
  const Length indent = style.text_indent.resolve(spaces_.rest.width);
  if (!paragraph_.is_right_to_left()) space.offset += indent;
  space.width -= indent;
  return space;
}

LineWidths ParagraphLayout::line_widths() const {
  LineWidths widths;
  widths.rest = room(std::max(lines_.size() + 1, spaces_.narrow.size()), false).width;
  for (std::size_t i = lines_.size(); i < spaces_.narrow.size() || i == lines_.size(); ++i)
    widths.first.push_back(room(i, i == lines_.size() && after_break_).width);
  while (!widths.first.empty() && widths.first.back() == widths.rest) widths.first.pop_back();
  return widths;
}

BreakStyle ParagraphLayout::break_style(SegmentedStretch const& segmented) const {
  model::ComputedStyle const& style = paragraph_.root();
  BreakStyle made;
  const bool justified = aligned_as(style.text_align) == model::TextAlignLast::Justify;
  made.fit = segmented.has_many_emergency_breaks || is_preformatted(style) ? LineFit::FirstFit
             : justified                                                   ? LineFit::Justified
                                                                           : LineFit::Ragged;
  made.em = style.font_size;
  made.minimal_last_line = max(abs(style.text_indent.resolve(spaces_.rest.width)), spaces_.rest.width / 8);
  made.hyphenation_zone = style.hyphenate_limit_zone.resolve(spaces_.rest.width);
  made.hyphen_limit = style.hyphenate_limit_lines;
  return made;
}

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
    const std::vector<LineBreak> breaks = break_lines(segmented.segments, narrowed(middle), style);
    const bool overfull = std::any_of(breaks.begin(), breaks.end(), [](LineBreak const& b) { return b.overfull; });
    (breaks.size() <= lines && !overfull ? high : low) = middle;
  }
  return narrowed(high);
}

std::vector<LineBreak> ParagraphLayout::break_stretch(SegmentedStretch const& segmented, LineWidths const& widths) const {
  const BreakStyle style = break_style(segmented);
  std::vector<LineBreak> breaks = break_lines(segmented.segments, widths, style);
  if (paragraph_.root().text_wrap != model::TextWrap::Balance || breaks.size() < 2 || breaks.size() > most_balanced_lines)
    return breaks;
  std::vector<LineBreak> even = break_lines(segmented.segments, balanced(segmented, widths, breaks.size()), style);
  return even.size() <= breaks.size() ? even : breaks;
}

/// Beside a float only what does not fit below it either: such a line moves down.
void ParagraphLayout::report_overfull(LineContent const& line, ShapedStretch const& shaped, Line const& placed) {
  const bool is_beside = lines_.size() < spaces_.narrow.size();
  const Length excess = is_beside ? min(placed.overflow, placed.width - spaces_.rest.width) : placed.overflow;
  if (excess.raw() <= Length::units_per_point / 20 || !paragraph_.container) return;
  Span span = context_.tree[paragraph_.container].span;
  for (Atom const& atom : line.atoms) {
    if (atom.kind == AtomKind::Open || atom.kind == AtomKind::Close) continue;
    const auto stretch = static_cast<std::uint32_t>(shaped.text.data() - paragraph_.text.data());
    span = source_span(context_.tree, paragraph_, paragraph_.pieces[atom.piece], atom.begin + stretch);
    break;
  }
  std::string key;
  append_number(key, paragraph_.container.value);
  context_.sink.report_once(kinds::overfull_line, key, span, "a line is overfull by " + to_decimal(excess.points(), 1) + " pt");
}

void ParagraphLayout::add_line(ShapedStretch const& shaped, LineCut const& cut, bool is_last) {
  LineContent content = gatherer_.next(cut);
  const model::TextAlignLast align = alignment(paragraph_.root(), is_last);
  Line line;
  // The line breaker reckons that a justified paragraph's last line may shrink as the others do.
  const bool shrinks = aligned_as(paragraph_.root().text_align) == model::TextAlignLast::Justify;
  const Filling filling = align == model::TextAlignLast::Justify ? Filling::Justify : shrinks ? Filling::Shrink : Filling::Natural;
  line.width = justify_line(paragraph_, shaped, content, filling);
  line.overflow = max(line.width - cut.width, Length());
  report_overfull(content, shaped, line);
  content.cut.x += aligned_offset(align, cut.width - line.width, paragraph_.is_right_to_left());
  align_vertically(content, line);
  place_atoms(context_, paragraph_, shaped, content, line);
  line.footnotes = std::move(content.footnotes);
  line.begun = std::move(content.begun);
  line.anchored = std::move(content.anchored);
  line.place = content.place;
  line.hyphenated = cut.kind == BreakKind::Hyphen || cut.kind == BreakKind::Emergency;
  line.last = is_last;
  lines_.push_back(std::move(line));
}

void ParagraphLayout::lay_out_stretch(Stretch const& stretch) {
  const ShapedStretch shaped = shape_stretch(context_, paragraph_, stretch);
  const LineWidths widths = line_widths();
  // A word too wide for a place beside a float moves below it before it is cut up.
  Length narrowest = widths.rest;
  for (std::size_t i = lines_.size(); i < lines_.size() + widths.first.size(); ++i)
    if (i >= spaces_.narrow.size()) narrowest = min(narrowest, widths[i]);
  const SegmentedStretch segmented =
      segment_stretch(context_, paragraph_, stretch, shaped, EmergencyBreaks::WhenTooWide, narrowest);
  const std::vector<LineBreak> breaks = break_stretch(segmented, widths);
  // A window's last lines may end in other places once what follows is known.
  const std::size_t kept = stretch.is_cut && breaks.size() > 3 ? breaks.size() - 2 : breaks.size();
  gatherer_.start_stretch(stretch, shaped);
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < kept; ++i) {
    const LineSpace space = room(lines_.size(), i == 0 && after_break_);
    const bool last = !stretch.is_cut && i + 1 == breaks.size();
    const Segment& segment = segmented.segments[breaks[i].segment];
    const std::uint32_t end = segmented.ends[breaks[i].segment];
    add_line(shaped,
             {.begin = begin, .end = end, .kind = segment.kind, .last_of_stretch = last, .x = space.offset, .width = space.width},
             last);
    begin = end;
  }
  position_ = stretch.begin + begin;
  after_break_ = !stretch.is_cut;
}

std::vector<Line> ParagraphLayout::run() {
  std::size_t piece = 0;
  while (piece < paragraph_.pieces.size()) {
    const Stretch stretch = next_stretch(paragraph_, position_, piece);
    // Nothing after the last forced break: no line (CSS 2.1 §9.4.2).
    if (stretch.ends_paragraph && piece > 0 && after_break_ && stretch.begin == stretch.end) {
      for (; piece < paragraph_.pieces.size(); ++piece)
        if (paragraph_.pieces[piece].kind == PieceKind::Anchor) lines_.back().anchored.push_back(paragraph_.pieces[piece].box);
      break;
    }
    lay_out_stretch(stretch);
    if (stretch.is_cut) {
      piece = gatherer_.next_piece();
      continue;
    }
    piece = stretch.last_piece;
    if (piece > 0 && paragraph_.pieces[piece - 1].kind == PieceKind::Break) position_ = paragraph_.pieces[piece - 1].end;
  }
  return std::move(lines_);
}

/// Whether something that makes no line box must not be lost all the same: a destination, a float, a positioned box.
bool has_anchor(LayoutContext const& context, Paragraph const& paragraph) {
  return std::any_of(paragraph.pieces.begin(), paragraph.pieces.end(), [&](Piece const& piece) {
    if (piece.kind == PieceKind::Anchor) return true;
    return piece.kind == PieceKind::Open &&
           (!context.tree[piece.box].id.empty() || context.tree.style(piece.box).bookmark_level > 0);
  });
}

/// Adds the stretch's width to the line's, and widens the least width by its unbreakable parts.
void measure_segments(SegmentedStretch const& segmented, Length& line, IntrinsicSizes& sizes) {
  Length part;
  for (Segment const& segment : segmented.segments) {
    part += segment.box;
    line += segment.box;
    sizes.max_content = max(sizes.max_content, line);
    sizes.min_content = max(sizes.min_content, part);
    line += segment.space;
    if (segment.kind != BreakKind::Hyphen) part = Length();
  }
}

IntrinsicSizes measure_paragraph(LayoutContext& context, Paragraph const& paragraph) {
  IntrinsicSizes sizes;
  std::uint32_t position = 0;
  std::size_t piece = 0;
  Length line;
  while (piece < paragraph.pieces.size()) {
    const Stretch stretch = next_stretch(paragraph, position, piece);
    const ShapedStretch shaped = shape_stretch(context, paragraph, stretch);
    measure_segments(segment_stretch(context, paragraph, stretch, shaped, EmergencyBreaks::IfAnywhere, Length::max()), line, sizes);
    position = stretch.end;
    if (stretch.is_cut) {
      piece = stretch.last_piece - 1;
      while (piece > stretch.first_piece && paragraph.pieces[piece].begin > position) --piece;
      continue;
    }
    piece = stretch.last_piece;
    if (piece > 0 && paragraph.pieces[piece - 1].kind == PieceKind::Break) position = paragraph.pieces[piece - 1].end;
    line = Length();
  }
  return sizes;
}

}  // namespace

std::vector<Line> lay_out_inline(LayoutContext& context, model::BoxId container, LineSpaces const& spaces) {
  Paragraph paragraph = collect(context, container);
  const bool has_content = paragraph.has_content;
  if (!has_content && !has_anchor(context, paragraph)) return {};
  measure_objects(context, paragraph, spaces.rest.width);
  std::vector<Line> lines = ParagraphLayout(context, std::move(paragraph), spaces).run();
  if (!has_content)
    for (Line& line : lines) {
      line.height = line.baseline = line.width = line.overflow = Length();
      line.phantom = true;
    }
  return lines;
}

// css-sizing-3 §5.1
IntrinsicSizes intrinsic_inline_sizes(LayoutContext& context, model::BoxId container) {
  Paragraph paragraph = collect(context, container);
  if (!paragraph.has_content) return {};
  measure_objects_intrinsically(context, paragraph, IntrinsicWidth::MinContent);
  IntrinsicSizes sizes = measure_paragraph(context, paragraph);
  if (!paragraph.objects.empty()) {
    measure_objects_intrinsically(context, paragraph, IntrinsicWidth::MaxContent);
    sizes.max_content = measure_paragraph(context, paragraph).max_content;
  }
  const Length indent = paragraph.root().text_indent.length;
  if (!paragraph.root().text_indent_hanging) {
    sizes.max_content = max(sizes.max_content + indent, Length());
    sizes.min_content = max(sizes.min_content, min(sizes.min_content + indent, sizes.max_content));
  }
  return sizes;
}

Line lay_out_text(LayoutContext& context, std::string_view text, model::ComputedStyle const& style) {
  const InlineStyle ready = make_inline_style(context.services, style, StyleVariant::Plain);
  const Paragraph paragraph = collect_text(context, text, ready);
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
  line.last = true;
  return line;
}

}  // namespace bifolio::layout
