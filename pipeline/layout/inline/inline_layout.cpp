#include "layout/inline/inline_layout.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/numbers.h"
#include "base/utf8.h"
#include "layout/diagnostics.h"
#include "layout/inline/alignment.h"
#include "layout/inline/collect.h"
#include "layout/inline/ellipsis.h"
#include "layout/inline/first_line.h"
#include "layout/inline/initial_letter.h"
#include "layout/inline/line_content.h"
#include "layout/inline/objects.h"
#include "layout/inline/other_lines.h"
#include "layout/inline/ruby.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {
namespace {

constexpr std::size_t most_balanced_lines = 12;
constexpr std::size_t least_varied = 3;    ///< lines of a paragraph that may be set with another number of them
constexpr std::int32_t most_strain = 900;  ///< of one that is

bool is_preformatted(model::ComputedStyle const& style) {
  return style.white_space_collapse == model::WhiteSpaceCollapse::Preserve ||
         style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
}

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

/// What a line's text is taken from.
struct LineText {
  Paragraph const& paragraph;
  ShapedStretch const& shaped;
  LineGatherer& gatherer;
};

class ParagraphLayout {
 public:
  /// `initial` and `first_line` may be null.
  ParagraphLayout(LayoutContext& context, Paragraph paragraph, LineSpaces const& spaces, InitialLetter const* initial,
                  FirstLine* first_line)
      : context_(context),
        paragraph_(std::move(paragraph)),
        spaces_(spaces),
        initial_(initial),
        first_line_(first_line),
        gatherer_(context, paragraph_) {}
  std::vector<Line> run();
  /// Where the initial letter stands.
  Length initial_x() const;

 private:
  void set_direction(Stretch const& stretch);
  void lay_out_stretch(Stretch const& stretch);
  std::vector<LineBreak> break_stretch(SegmentedStretch const& segmented, LineWidths const& widths) const;
  std::vector<OtherLines> others(SegmentedStretch const& segmented, LineWidths const& widths,
                                 std::vector<LineBreak> const& best) const;
  std::vector<FirstLineMeasure> const& first_measures() const;
  LineWidths balanced(SegmentedStretch const& segmented, LineWidths const& widths, std::size_t lines) const;
  LineWidths line_widths() const;
  BreakStyle break_style(SegmentedStretch const& segmented) const;
  LineSpace const& unindented(std::size_t line) const { return line < spaces_.narrow.size() ? spaces_.narrow[line] : spaces_.rest; }
  LineSpace indented(std::size_t line, bool begins_stretch) const;
  LineSpace room(std::size_t line, bool begins_stretch) const;
  /// The paragraph's beginning stands elsewhere.
  bool goes_on() const { return spaces_.from != LinePlace(); }
  std::size_t lines_beside() const { return initial_ != nullptr ? initial_->beside : 0; }
  bool continues_initial() const;
  void add_first_line(LineCut cut, std::size_t segment, bool is_last);
  void hang_end(LineText const& text, LineContent& content) const;
  void set_margins(LineCut& cut, SegmentedStretch const& segmented, std::size_t segment) const;
  void add_line(LineText const& text, LineCut const& cut, bool is_last);
  void report_overfull(LineText const& text, LineContent const& line, Line const& placed);

  LayoutContext& context_;
  Paragraph paragraph_;
  LineSpaces const& spaces_;
  InitialLetter const* initial_;
  FirstLine* first_line_;
  LineGatherer gatherer_;
  std::vector<Line> lines_;
  std::uint32_t position_ = 0;                    ///< where the next stretch begins
  text::SpellingChange const* change_ = nullptr;  ///< of the word that the last line divides
  Length hanging_start_;                          ///< punctuation that stands before the first line
  bool after_break_ = true;                       ///< the next line is the first, or follows a forced break
};

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

/// Beside a float only what does not fit below it either: such a line moves down.
void ParagraphLayout::report_overfull(LineText const& text, LineContent const& line, Line const& placed) {
  const bool is_beside = lines_.size() < spaces_.narrow.size();
  const Length excess = is_beside ? min(placed.overflow, placed.width - spaces_.rest.width) : placed.overflow;
  if (excess.raw() <= Length::units_per_point / 20 || !paragraph_.container) return;
  Span span = context_.tree[paragraph_.container].span;
  for (Atom const& atom : line.atoms) {
    if (atom.kind == AtomKind::Open || atom.kind == AtomKind::Close) continue;
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
  if (cut.hang.width == Length()) return;
  const Length natural = justify_line(text.paragraph, text.shaped, content, Filling::Natural);
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
  line.width = justify_line(text.paragraph, text.shaped, content, filling) - (content.cut.width - cut.width);
  content.cut.width = cut.width;
  content.cut.x -= paragraph_.is_right_to_left() ? cut.protrusion.end : cut.protrusion.start;
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
    shape_first_line(context_, *first_line_, widths[0], spaces_.rest.width);
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

std::vector<Line> ParagraphLayout::run() {
  std::size_t piece = spaces_.from.piece;
  position_ = spaces_.from.offset;
  after_break_ = piece == 0 || paragraph_.pieces[piece - 1].kind == PieceKind::Break;
  gatherer_.skip_to(piece, position_);
  while (piece < paragraph_.pieces.size()) {
    const Stretch stretch = next_stretch(paragraph_, position_, piece);
    // Nothing after the last forced break: no line (CSS 2.1 §9.4.2).
    if (stretch.ends_paragraph && piece > 0 && after_break_ && stretch.begin == stretch.end) {
      for (; piece < paragraph_.pieces.size() && !lines_.empty(); ++piece)
        if (paragraph_.pieces[piece].kind == PieceKind::Anchor) {
          lines_.back().anchored.push_back(paragraph_.pieces[piece].box);
          lines_.back().anchored_at.push_back(lines_.back().width);
        }
      break;
    }
    lay_out_stretch(stretch);
    if (stretch.is_cut) {
      piece = gatherer_.next_piece();
      continue;
    }
    piece = stretch.last_piece;
    if (piece > 0 && paragraph_.pieces[piece - 1].kind == PieceKind::Break) position_ = paragraph_.pieces[piece - 1].end;
    if (!lines_.empty()) lines_.back().end = {position_, static_cast<std::uint32_t>(piece)};
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

}  // namespace

std::vector<Line> lay_out_inline(LayoutContext& context, model::BoxId container, LineSpaces const& spaces) {
  const model::BoxId letter_box = initial_letter_box(context.tree, container);
  Paragraph paragraph = collect(context, container, {.left_out = letter_box, .first_line_of = {}, .font_size = {}});
  const bool has_content = paragraph.has_content || letter_box;
  if (!has_content && !has_anchor(context, paragraph)) return {};
  measure_objects(context, paragraph, spaces.rest.width);
  measure_ruby(context, paragraph);
  std::optional<InitialLetter> letter;
  const bool begins = spaces.from == LinePlace();
  if (letter_box && begins) letter = make_initial_letter(context, container, letter_box);
  std::optional<FirstLine> first;
  if (context.tree[container].first_line && begins) {
    DiagnosticSink unheard;  // most of what is collected in the first line's style is not set in it
    LayoutContext quiet{context.tree,        context.services,   context.output,    unheard,
                        context.page_height, context.long_words, context.page_width};
    first.emplace().paragraph = collect(quiet, container, {.left_out = letter_box, .first_line_of = container, .font_size = {}});
  }
  ParagraphLayout layout(context, std::move(paragraph), spaces, letter ? &*letter : nullptr, first ? &*first : nullptr);
  std::vector<Line> lines = layout.run();
  if (letter) {
    attach_initial_letter(*std::move(letter), layout.initial_x(), lines);
    model::ComputedStyle const& style = context.tree.style(container);
    if (!style.text_indent_hanging) lines.front().letter.width += max(style.text_indent.resolve(spaces.rest.width), {});
  }
  if (!has_content)
    for (Line& line : lines) {
      line.height = line.baseline = line.width = line.overflow = Length();
      line.phantom = true;
    }
  return lines;
}

}  // namespace bifolio::layout
