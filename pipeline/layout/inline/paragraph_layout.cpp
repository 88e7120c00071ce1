#include "layout/inline/paragraph_layout.h"

#include <algorithm>
#include <utility>

#include "base/numbers.h"
#include "layout/diagnostics.h"
#include "layout/inline/alignment.h"
#include "layout/inline/ellipsis.h"

namespace bifolio::layout {
namespace {

constexpr std::size_t least_varied = 3;  ///< lines of a paragraph that may be set with another number of them

}  // namespace

LineEnding ending_of(BreakKind kind) {
  switch (kind) {
    case BreakKind::Explicit: return LineEnding::OwnHyphen;
    case BreakKind::Hyphen:
    case BreakKind::Emergency: return LineEnding::Divided;
    case BreakKind::Space:
    case BreakKind::Plain:
    case BreakKind::Forced: return LineEnding::Whole;
  }
  return LineEnding::Whole;
}

/// Beside a float only what does not fit below it either: such a line moves down.
void ParagraphLayout::report_overfull(LineText const& text, LineContent const& line, Line const& placed) {
  const bool is_beside = lines_.size() < spaces_.narrow.size();
  const Length excess = is_beside ? min(placed.overflow, placed.width - spaces_.rest.width) : placed.overflow;
  if (excess.raw() <= Length::units_per_point / 20 || !paragraph_.container) return;
  Span span = context_.tree[paragraph_.container].span;
  for (Atom const& atom : line.atoms) {
    if (shows_nothing(atom.kind)) continue;
    const auto stretch = static_cast<std::uint32_t>(text.shaped.text.data() - text.paragraph.text.data());
    span = source_span(context_.tree, text.paragraph, text.paragraph.pieces[atom.piece], atom.begin + stretch);
    break;
  }
  std::string key;
  append_number(key, paragraph_.container.value);
  context_.sink.report_once(kinds::overfull_line, key, span, "a line is overfull by " + to_decimal(excess.points(), 1) + " pt");
}

/// What a line that begins after the cut so far and ends with the segment has in the margins. An indented line begins in none.
void ParagraphLayout::set_margins(LineCut& cut, SegmentedStretch const& segmented, std::size_t segment) const {
  cut.protrusion.end = segmented.protrusion(segment).end;
  if (cut.begin > 0) {
    const auto before = std::lower_bound(segmented.ends.begin(), segmented.ends.end(), cut.begin) - segmented.ends.begin();
    cut.protrusion.start = segmented.protrusion(static_cast<std::size_t>(before)).start;
  } else if (hanging_start_ == Length() && lines_.size() >= lines_beside() &&
             indented(lines_.size(), after_break_).width == unindented(lines_.size()).width) {
    cut.protrusion.start = segmented.first_protrusion;
  }
}

/// In the first line's styles, with everything up to the same place.
void ParagraphLayout::add_first_line(LineCut cut, std::size_t segment, bool is_last) {
  LineGatherer gatherer(context_, first_line_->paragraph);
  gatherer.start_stretch(first_line_->stretch, first_line_->shaped);
  gatherer_.next(cut);  // what it has on it is on the other's
  const std::uint32_t own = first_line_->matching[segment];
  cut.end = first_line_->segmented.ends[own];
  cut.kind = first_line_->segmented.segments[own].kind;
  cut.ends_with = first_line_->segmented.change_after(own);
  set_margins(cut, first_line_->segmented, own);
  add_line({first_line_->paragraph, first_line_->shaped, gatherer}, cut, is_last);
}

/// css-text-4 §8.2: what hangs has room beyond the line's edge; what only may hang, when the line does not fit otherwise.
void ParagraphLayout::hang_end(LineText const& text, LineContent& content) const {
  LineCut& cut = content.cut;
  if (cut.hang.width == Length() && content.hanging_spaces == Length()) return;
  const Length natural = justify_line(text.paragraph, text.shaped, content, Filling::Natural);
  // css-text-4 §4.1.2: preserved spaces hang; those before a forced break only as far as they do not fit.
  if (content.hanging_spaces > Length())
    cut.width = cut.kind != BreakKind::Forced ? cut.width + content.hanging_spaces
                                              : max(cut.width, min(natural, cut.width + content.hanging_spaces));
  if (cut.hang.always || natural > cut.width) cut.width += cut.hang.width;
}

void ParagraphLayout::add_line(LineText const& text, LineCut const& cut, bool is_last) {
  LineContent content = text.gatherer.next(cut);
  const model::TextAlignLast align = alignment(paragraph_.root(), is_last);
  Line line;
  // The line breaker reckons that a justified paragraph's last line may shrink as the others do.
  const bool shrinks = is_justified(paragraph_.root());
  const bool fills = align == model::TextAlignLast::Justify && paragraph_.root().text_justify != model::TextJustify::None;
  const Filling filling = fills ? Filling::Justify : shrinks ? Filling::Shrink : Filling::Natural;
  content.cut.width += cut.protrusion.sum();
  hang_end(text, content);
  const Length outside = content.cut.width - cut.width;
  line.width = justify_line(text.paragraph, text.shaped, content, filling) - outside;
  content.cut.width = cut.width;
  content.cut.x -= paragraph_.is_right_to_left() ? outside - cut.protrusion.start : cut.protrusion.start;
  if (line.width > cut.width && shows_ellipsis(paragraph_.root()))
    line.width = end_in_ellipsis(context_, text.shaped, content, line.width);
  line.overflow = max(line.width - cut.width, Length());
  report_overfull(text, content, line);
  content.cut.x += aligned_offset(align, cut.width - line.width, paragraph_.is_right_to_left());
  align_vertically(content, line);
  place_atoms(context_, text.paragraph, text.shaped, content, line);
  line.footnotes = std::move(content.footnotes);
  line.begun = std::move(content.begun);
  line.anchored = std::move(content.anchored);
  line.anchored_at = std::move(content.anchored_at);
  // CSS 2.1 §10.3.7: what is positioned would stand where the line is indented and aligned to, from the edge at which lines begin.
  const Length start = paragraph_.is_right_to_left() ? spaces_.rest.width - content.cut.x - line.width : content.cut.x;
  for (std::size_t i = 0; i < line.anchored.size(); ++i)
    if (model::is_positioned_out(context_.tree, line.anchored[i])) line.anchored_at[i] += start;
  line.place = content.place;
  line.ending = ending_of(cut.kind);
  line.last = is_last;
  lines_.push_back(std::move(line));
}

/// css-writing-modes-4 §2.4.3: with plaintext, what stands between forced breaks has a direction of its own.
void ParagraphLayout::set_direction(Stretch const& stretch) {
  if (!after_break_ || paragraph_.root().unicode_bidi != model::UnicodeBidi::Plaintext) return;
  const std::string_view text = std::string_view(paragraph_.text).substr(stretch.begin, stretch.end - stretch.begin);
  paragraph_.direction = text::direction_of_first_letter(text);
}

void ParagraphLayout::lay_out_stretch(Stretch const& stretch) {
  set_direction(stretch);
  const ShapedStretch shaped = shape_stretch(context_, paragraph_, stretch);
  hanging_start_ = lines_.empty() && initial_ == nullptr && !goes_on() ? hanging_start(paragraph_, shaped) : Length();
  const LineWidths widths = line_widths();
  // A word too wide for a place beside a float moves below it before it is cut up.
  Length narrowest = widths.rest;
  for (std::size_t i = lines_.size(); i < lines_.size() + widths.first.size(); ++i)
    if (i >= spaces_.narrow.size()) narrowest = min(narrowest, widths[i]);
  const SegmentedStretch segmented =
      segment_stretch(context_, paragraph_, stretch, shaped, EmergencyBreaks::WhenTooWide, narrowest);
  const bool styled = first_line_ != nullptr && lines_.empty();
  if (styled) {
    shape_first_line(context_, *first_line_, paragraph_, widths[0]);
    measure_first_line(*first_line_, paragraph_, segmented);
  }
  const std::vector<LineBreak> breaks = break_stretch(segmented, widths);
  std::vector<OtherLines> other_lines;
  if (spaces_.asks_for_others && stretch.begin == 0 && stretch.ends_paragraph && !stretch.is_cut && breaks.size() >= least_varied)
    other_lines = others(segmented, widths, breaks);
  // A window's last lines may end in other places once what follows is known.
  const std::size_t kept = stretch.is_cut && breaks.size() > 3 ? breaks.size() - 2 : breaks.size();
  gatherer_.start_stretch(stretch, shaped);
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < kept; ++i) {
    const LineSpace space = room(lines_.size(), i == 0 && after_break_);
    const bool last = !stretch.is_cut && i + 1 == breaks.size();
    const Segment& segment = segmented.segments[breaks[i].segment];
    const std::uint32_t end = segmented.ends[breaks[i].segment];
    LineCut cut{.begin = begin, .end = end, .kind = segment.kind, .last_of_stretch = last, .x = space.offset, .width = space.width};
    cut.indent = unindented(lines_.size()).width - space.width;
    if (segment.hang > Length()) cut.hang = {segment.hang, segment.hyphen < Length()};
    cut.begins_with = std::exchange(change_, segmented.change_after(breaks[i].segment));
    cut.ends_with = change_;
    set_margins(cut, segmented, breaks[i].segment);
    if (styled && i == 0 && first_line_->measures[breaks[0].segment].possible)
      add_first_line(cut, breaks[0].segment, last);
    else
      add_line({paragraph_, shaped, gatherer_}, cut, last);
    begin = end;
    lines_.back().end = {stretch.begin + begin, static_cast<std::uint32_t>(gatherer_.next_piece())};
  }
  if (!other_lines.empty()) lines_.front().others = std::move(other_lines);
  position_ = stretch.begin + begin;
  after_break_ = !stretch.is_cut;
}

/// What stands after the last forced break is on no line: it stands below the last one.
void ParagraphLayout::anchor_below(std::size_t piece) {
  if (lines_.empty()) return;
  Line& last = lines_.back();
  last.first_below = last.anchored.size();
  const LineSpace space = room(lines_.size(), true);
  const Length x = space.offset + aligned_offset(alignment(paragraph_.root(), true), space.width, paragraph_.is_right_to_left());
  const Length start = paragraph_.is_right_to_left() ? paragraph_.basis - x : x;
  for (; piece < paragraph_.pieces.size(); ++piece) {
    if (paragraph_.pieces[piece].kind != PieceKind::Anchor) continue;
    last.anchored.push_back(paragraph_.pieces[piece].box);
    last.anchored_at.push_back(model::is_positioned_out(context_.tree, last.anchored.back()) ? start : Length());
  }
}

bool ParagraphLayout::makes_line(std::size_t piece) const {
  const auto makes = [&](Piece const& p) { return makes_line_box(paragraph_, p); };
  return std::any_of(paragraph_.pieces.begin() + static_cast<std::ptrdiff_t>(piece), paragraph_.pieces.end(), makes);
}

std::vector<Line> ParagraphLayout::run() {
  std::size_t piece = spaces_.from.piece;
  position_ = spaces_.from.offset;
  after_break_ = piece == 0 || is_after_break(paragraph_, piece);
  gatherer_.skip_to(piece, position_);
  while (piece < paragraph_.pieces.size()) {
    const Stretch stretch = next_stretch(paragraph_, position_, piece);
    // Nothing after the last forced break: no line (CSS 2.1 §9.4.2).
    if (stretch.ends_paragraph && piece > 0 && after_break_ && stretch.begin == stretch.end && !makes_line(piece)) {
      anchor_below(piece);
      break;
    }
    lay_out_stretch(stretch);
    if (stretch.is_cut) {
      piece = gatherer_.next_piece();
      continue;
    }
    piece = stretch.last_piece;
    position_ = stretch.next;
    if (!lines_.empty()) lines_.back().end = {position_, static_cast<std::uint32_t>(piece)};
  }
  return std::move(lines_);
}

}  // namespace bifolio::layout
