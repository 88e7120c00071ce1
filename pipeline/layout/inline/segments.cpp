#include "layout/inline/segments.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/east_asian.h"
#include "layout/inline/glue.h"
#include "layout/inline/ruby.h"
#include "layout/inline/text_spacing.h"
#include "layout/inline/words.h"

namespace bifolio::layout {
namespace {
// Penalties, in the line breaker's scale: a space costs nothing.
constexpr std::int32_t explicit_hyphen_penalty = 150;  // a little less than an inserted one
constexpr std::int32_t compound_hyphen_penalty = 120;  // a further hyphen in a hyphenated compound
constexpr std::int32_t dash_penalty = 10;
constexpr std::int32_t before_dash_penalty = 200;
constexpr std::int32_t spaced_dash_penalty = 200;  // a line that begins with a dash
constexpr std::int32_t address_penalty = 60;       // within a URL, after a slash
constexpr std::size_t most_emergency_breaks = 2500;

text::Strictness strictness_of(model::LineBreakStrictness strictness) {
  switch (strictness) {
    case model::LineBreakStrictness::Auto: return text::Strictness::Auto;
    case model::LineBreakStrictness::Loose: return text::Strictness::Loose;
    case model::LineBreakStrictness::Normal: return text::Strictness::Normal;
    case model::LineBreakStrictness::Strict: return text::Strictness::Strict;
    case model::LineBreakStrictness::Anywhere: return text::Strictness::Anywhere;
  }
  return text::Strictness::Auto;
}

/// The language whose rules decide, with how its words are kept together.
std::string language_of(model::ComputedStyle const& style) {
  return style.word_break == model::WordBreak::AutoPhrase ? style.lang + "-u-lw-phrase" : style.lang;
}

bool wraps(model::ComputedStyle const& style) { return style.text_wrap != model::TextWrap::NoWrap; }

char32_t character_before(std::string_view text, std::uint32_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return utf8::decode(text, at).code_point;
}

/// css-text-4 §5.2: what `keep-all` keeps together: letters and digits of any script.
bool is_letter_unit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  return is_ideograph(c) || is_hangul(c) || (c >= 0xC0 && c < 0x2000) || (c >= 0xFF10 && c <= 0xFF5A && !is_wide_punctuation(c)) ||
         (c >= 0xA000 && c < 0xA4D0);
}

/// Where the text may be spread without a space: between ideographs, and between words that a dictionary has found.
bool may_be_spread(char32_t before, char32_t next) {
  return is_wide(before) || is_wide(next) || (needs_dictionary(before) && needs_dictionary(next));
}

class Segmenter {
 public:
  Segmenter(LayoutContext& context, Paragraph const& paragraph, Stretch const& stretch, ShapedStretch const& shaped)
      : context_(context), paragraph_(paragraph), stretch_(stretch), shaped_(shaped), text_(shaped.text) {}
  SegmentedStretch run(EmergencyBreaks emergency, Length line_width);

 private:
  void walk(Piece const& piece);
  void walk_text(Piece const& piece);
  void count_cloned(Piece const& piece, int sign);
  bool is_break(std::uint32_t at, model::ComputedStyle const& style) const;
  void flush(std::uint32_t end, BreakKind kind);
  void add_words(std::uint32_t begin, std::uint32_t end);
  void add_hyphens(WordRange const& word);
  void add_soft_hyphens(std::uint32_t begin, std::uint32_t end);
  void add_emergency_breaks(std::uint32_t begin, std::uint32_t end);
  struct Point;
  void add_point(std::uint32_t at, WordRange const& word, std::int32_t penalty, text::SpellingChange const* change = nullptr);
  void measure_change(Point& point, text::Item const& item, std::uint32_t begin, std::uint32_t end) const;
  void emit(std::uint32_t end, std::uint32_t visible, BreakKind kind);
  void set_edges(Segment& segment, std::uint32_t visible, std::uint32_t end) const;
  void set_protrusion(Segment& segment, std::uint32_t visible, std::uint32_t end);
  void set_cost(Segment& segment, std::uint32_t at, BreakKind kind) const;
  bool keeps_ruby(std::uint32_t at) const {
    return !paragraph_.ruby_bases.empty() && is_kept_by_ruby(paragraph_, at + stretch_.begin, line_width_);
  }
  text::Item const& item_at(std::uint32_t at) const;
  Piece const& piece_at(std::uint32_t at) const { return layout::piece_at(paragraph_, stretch_, at); }

  /// A place within the segment where a word may be divided.
  struct Point {
    std::uint32_t at = 0;
    std::int32_t penalty = 0;
    BreakKind kind = BreakKind::Hyphen;
    Length hyphen, after, protrusion;
    text::SpellingChange const* change = nullptr;
  };

  LayoutContext& context_;
  Paragraph const& paragraph_;
  Stretch const& stretch_;
  ShapedStretch const& shaped_;
  std::string_view text_;
  ProtrusionFinder margins_{context_, paragraph_, shaped_};
  EmergencyBreaks emergency_ = EmergencyBreaks::WhenTooWide;
  Length line_width_;
  std::vector<text::BreakClass> breaks_;
  std::vector<std::uint32_t> graphemes_;  ///< once they are needed
  SegmentedStretch out_;
  std::vector<Point> points_;
  std::vector<WordRange> words_;
  std::uint32_t begin_ = 0;           ///< of the segment
  Length cloned_start_, cloned_end_;  ///< edges that open boxes with box-decoration-break: clone have at every break
  Length edges_;                      ///< of inline boxes that begin or end in the segment
  std::vector<std::pair<std::uint32_t, Length>> edge_places_;  ///< each of them, with its offset
  std::vector<std::uint32_t> open_;                            ///< styles of the open inline boxes, as indices
  std::uint32_t boundary_style_ = 0;  ///< of the innermost box that holds both the last character and the next
  std::size_t emergency_breaks_ = 0;
};

text::Item const& Segmenter::item_at(std::uint32_t at) const {
  const auto after = std::upper_bound(shaped_.items.begin(), shaped_.items.end(), at,
                                      [](std::uint32_t offset, text::Item const& item) { return offset < item.end; });
  return after != shaped_.items.end() ? *after : shaped_.items.back();
}

/// What stands in the margin adds nothing to the line's width.
void Segmenter::set_protrusion(Segment& segment, std::uint32_t visible, std::uint32_t end) {
  LineProtrusion protrusion;
  if (visible > 0 && segment.kind != BreakKind::Hyphen && segment.hang == Length())
    protrusion.end = margins_.after(visible, piece_at(visible - 1), item_at(visible - 1));
  if (end < text_.size()) protrusion.start = margins_.before(end, piece_at(end), item_at(end));
  segment.hyphen -= protrusion.end;
  segment.after -= protrusion.start;
  out_.protrusions.push_back(protrusion);
}

/// What a break costs, from what stands around it.
void Segmenter::set_cost(Segment& segment, std::uint32_t at, BreakKind kind) const {
  segment.kind = kind;
  if (at == 0 || at >= text_.size()) return;
  const char32_t next = utf8::decode(text_, at).code_point;
  const bool before_dash = next == 0x2014 || next == 0x2013;
  if (kind == BreakKind::Space && before_dash) segment.penalty = spaced_dash_penalty;
  if (kind != BreakKind::Plain) return;
  const char32_t before = character_before(text_, at);
  if (before_dash) {
    segment.penalty = before_dash_penalty;
  } else if (before == '-' || before == 0x2010) {
    segment.kind = BreakKind::Explicit;
    segment.penalty = explicit_hyphen_penalty;
  } else if (before == 0x2014 || before == 0x2013) {
    segment.penalty = dash_penalty;
  } else if (before < 0x80 && next < 0x80) {
    segment.penalty = address_penalty;
  } else if (may_be_spread(before, next)) {
    segment.space_stretch = Length::from_raw(paragraph_.style(piece_at(at)).text.size.raw() / 10);
  }
}

/// What text-spacing-trim and text-autospace make of a line's end and of the next one's beginning.
void Segmenter::set_edges(Segment& segment, std::uint32_t visible, std::uint32_t end) const {
  segment.after += line_start_change(paragraph_, shaped_, end);
  const Length gap = gap_before(shaped_, visible);
  segment.box -= gap;
  segment.space += gap;
  const Hang trim = line_end_trim(paragraph_, shaped_, visible);
  if (trim.width == Length() || segment.hang != Length()) return;
  if (trim.always)
    segment.hyphen -= trim.width;
  else
    segment.hang = trim.width;
}

void Segmenter::emit(std::uint32_t end, std::uint32_t visible, BreakKind kind) {
  Segment segment;
  set_glue(segment, paragraph_, stretch_, shaped_, {begin_, visible, end});
  segment.box += edges_;
  set_cost(segment, end, kind);
  if (paragraph_.may_hang_end && kind != BreakKind::Hyphen && kind != BreakKind::Emergency) {
    segment.hang = hanging_end(paragraph_, shaped_, visible, kind == BreakKind::Forced && stretch_.ends_paragraph);
    if (paragraph_.root().hanging_punctuation_force_end || kind == BreakKind::Forced) segment.hyphen -= segment.hang;
  }
  segment.hyphen += cloned_end_;
  segment.after += cloned_start_;
  if (!shaped_.marks.empty() || !shaped_.gaps.empty()) set_edges(segment, visible, end);
  if (margins_.any()) set_protrusion(segment, visible, end);
  out_.segments.push_back(segment);
  out_.ends.push_back(end);
  begin_ = end;
  edges_ = {};
}

/// What the letters that go and come make of the widths on both sides.
void Segmenter::measure_change(Point& point, text::Item const& item, std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t kept = std::max(begin, point.at - std::min(point.at, point.change->cut_before));
  const std::uint32_t resumed = std::min(end, point.at + point.change->cut_after);
  const auto part = [&](std::uint32_t from, std::uint32_t to) {
    return from < to ? total_advance(shape_part(context_, paragraph_, shaped_, item, from, to)) : 0;
  };
  const auto inserted = [&](std::string const& text) { return total_advance(shape_inserted(context_, paragraph_, item, text)); };
  point.hyphen += Length::from_raw(part(begin, kept) + inserted(point.change->before) - shaped_.width(begin, point.at));
  point.after = Length::from_raw(inserted(point.change->after) + part(resumed, end) - shaped_.width(point.at, end));
}

void Segmenter::add_point(std::uint32_t at, WordRange const& word, std::int32_t penalty, text::SpellingChange const* change) {
  text::Item const& item = item_at(at);
  if (!item.font) return;
  Point point{
      .at = at, .penalty = penalty, .kind = BreakKind::Hyphen, .hyphen = {}, .after = {}, .protrusion = {}, .change = nullptr};
  point.hyphen = Length::from_raw(total_advance(hyphen_glyphs(context_, paragraph_, item)));
  if (margins_.any()) point.protrusion = margins_.of_hyphen(piece_at(at), item);
  const std::uint32_t begin = std::max(word.begin, item.begin), end = std::min(word.end, item.end);
  if (change != nullptr && begin < at && at < end && !item.is_right_to_left()) {
    point.change = change;
    measure_change(point, item, begin, end);
  } else if (shaped_.unsafe[at] != 0) {
    if (begin < at && at < end) {
      const std::int64_t before = total_advance(shape_part(context_, paragraph_, shaped_, item, begin, at));
      const std::int64_t after = total_advance(shape_part(context_, paragraph_, shaped_, item, at, end));
      point.hyphen += Length::from_raw(before - shaped_.width(begin, at));
      point.after = Length::from_raw(after - shaped_.width(at, end));
    }
  }
  points_.push_back(point);
}

// css-text-4 §6: hyphens: manual and auto.
void Segmenter::add_soft_hyphens(std::uint32_t begin, std::uint32_t end) {
  auto at = std::upper_bound(paragraph_.soft_hyphens.begin(), paragraph_.soft_hyphens.end(), begin + stretch_.begin);
  for (; at != paragraph_.soft_hyphens.end() && *at < end + stretch_.begin; ++at) {
    const std::uint32_t local = *at - stretch_.begin;
    if (paragraph_.computed(piece_at(local)).hyphens != model::Hyphens::None) add_point(local, {begin, end, false}, 0);
  }
}

void Segmenter::add_hyphens(WordRange const& word) {
  InlineStyle const& inline_style = paragraph_.style(piece_at(word.begin));
  model::ComputedStyle const& style = *inline_style.computed;
  if (style.hyphens != model::Hyphens::Auto || !wraps(style) || style.hyphenate_limit_lines == 0) return;
  const std::string_view letters = text_.substr(word.begin, word.end - word.begin);
  if (letters.size() < static_cast<std::size_t>(std::max(2, style.hyphenate_limit_chars[0]))) return;
  // A word too long for any line is no word to look up.
  if (letters.size() > 200) return;
  if (style.text_transform == model::TextTransform::None && !piece_at(word.begin).copies_source && is_acronym(letters)) return;
  for (text::HyphenPoint const& point : context_.output.inline_cache.hyphen_points(context_.services, letters, inline_style))
    add_point(word.begin + point.offset, word, word.in_compound ? compound_hyphen_penalty : 0, point.change);
}

void Segmenter::add_words(std::uint32_t begin, std::uint32_t end) {
  points_.clear();
  if (!paragraph_.soft_hyphens.empty()) add_soft_hyphens(begin, end);
  const std::size_t authored = points_.size();
  words_.clear();
  find_words(text_, begin, end, words_);
  for (WordRange const& word : words_) {
    // In a word with soft hyphens the author has said where (css-text-4 §6.1).
    const auto end_of_authored = points_.begin() + static_cast<std::ptrdiff_t>(authored);
    const auto first = std::lower_bound(points_.begin(), end_of_authored, word.begin,
                                        [](Point const& point, std::uint32_t at) { return point.at < at; });
    if (first == end_of_authored || first->at > word.end) add_hyphens(word);
  }
  if (authored > 0) std::sort(points_.begin(), points_.end(), [](Point const& a, Point const& b) { return a.at < b.at; });
}

// css-text-4 §5.5: overflow-wrap.
void Segmenter::add_emergency_breaks(std::uint32_t begin, std::uint32_t end) {
  if (graphemes_.empty()) graphemes_ = text::grapheme_boundaries(text_);
  std::vector<Point> words;
  words.swap(points_);
  auto word = words.begin();
  const std::size_t before = points_.size();
  for (auto at = std::upper_bound(graphemes_.begin(), graphemes_.end(), begin); at != graphemes_.end() && *at < end; ++at) {
    for (; word != words.end() && word->at < *at; ++word) points_.push_back(*word);
    if (word != words.end() && word->at == *at) continue;
    model::ComputedStyle const& style = paragraph_.computed(piece_at(*at));
    const bool always =
        style.overflow_wrap == model::OverflowWrap::Anywhere || style.line_break == model::LineBreakStrictness::Anywhere;
    const bool may = always || context_.long_words == LongWords::Broken || style.overflow_wrap == model::OverflowWrap::BreakWord ||
                     style.word_break == model::WordBreak::BreakWord;
    if (!wraps(style) || (emergency_ == EmergencyBreaks::IfAnywhere ? !always : !may)) continue;
    points_.push_back(
        {.at = *at, .penalty = 0, .kind = BreakKind::Emergency, .hyphen = {}, .after = {}, .protrusion = {}, .change = nullptr});
  }
  for (; word != words.end(); ++word) points_.push_back(*word);
  emergency_breaks_ += points_.size() - before;
}

/// The text up to `end` is a segment; it is divided further at hyphens and emergency breaks.
void Segmenter::flush(std::uint32_t end, BreakKind kind) {
  const std::uint32_t begin = begin_, visible = visible_end(paragraph_, shaped_, begin, end);
  add_words(begin, visible);
  const Length width = Length::from_raw(shaped_.width(begin, visible)) + edges_;
  if (emergency_ == EmergencyBreaks::IfAnywhere || width > line_width_) add_emergency_breaks(begin, visible);
  auto edge = edge_places_.begin();
  const auto edges_until = [&](std::uint32_t at) {
    Length sum;
    for (; edge != edge_places_.end() && edge->first < at; ++edge) sum += edge->second;
    return sum;
  };
  const Length all = edges_;
  Length used;
  for (Point const& point : points_) {
    if (point.at <= begin_ || point.at >= visible || keeps_ruby(point.at)) continue;
    edges_ = edges_until(point.at);
    used += edges_;
    emit(point.at, point.at, point.kind);
    Segment& segment = out_.segments.back();
    segment.penalty = point.penalty;
    segment.hyphen += point.hyphen - point.protrusion;
    segment.after += point.after;
    if (point.protrusion > Length()) out_.protrusions.back().end = point.protrusion;
    if (point.change != nullptr) out_.changes.emplace_back(out_.segments.size() - 1, point.change);
  }
  edges_ = all - used;
  emit(end, visible, kind);
  edge_places_.clear();
}

bool Segmenter::is_break(std::uint32_t at, model::ComputedStyle const& style) const {
  if (!wraps(style) || keeps_ruby(at)) return false;
  const char32_t before = character_before(text_, at);
  // css-text-4 §4.1.3: after every preserved space, also between spaces.
  if (style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces && (before == U' ' || before == U'\t')) return true;
  if (breaks_[at] == text::BreakClass::None) {
    if (style.word_break != model::WordBreak::BreakAll || before == U' ' || before == 0xA0) return false;
    const char32_t next = utf8::decode(text_, at).code_point;
    return shaped_.unsafe[at] == 0 && before > 0x2F && before < 0x3000 && next > 0x2F && next < 0x2000;
  }
  if (style.word_break == model::WordBreak::KeepAll)
    return !(is_letter_unit(before) && is_letter_unit(utf8::decode(text_, at).code_point));
  return true;
}

void Segmenter::walk_text(Piece const& piece) {
  const std::uint32_t begin = std::max(piece.begin, stretch_.begin) - stretch_.begin;
  const std::uint32_t end = std::min(piece.end, stretch_.end) - stretch_.begin;
  if (begin >= end) return;
  if (begin > begin_ && is_break(begin, *paragraph_.styles[boundary_style_]->computed))
    flush(begin, visible_end(paragraph_, shaped_, begin_, begin) < begin ? BreakKind::Space : BreakKind::Plain);
  model::ComputedStyle const& style = paragraph_.computed(piece);
  const bool everywhere =
      style.word_break == model::WordBreak::BreakAll || style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
  for (std::uint32_t at = begin + 1; at < end; ++at) {
    if (breaks_[at] == text::BreakClass::None && !everywhere) continue;
    if ((static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U || !is_break(at, style)) continue;
    flush(at, text_[at - 1] == ' ' ? BreakKind::Space : BreakKind::Plain);
  }
  boundary_style_ = piece.style;
}

// css-break-4 §5.4
void Segmenter::count_cloned(Piece const& piece, int sign) {
  if (paragraph_.computed(piece).box_decoration_break != model::BoxDecorationBreak::Clone) return;
  Piece open = piece, close = piece;
  open.kind = PieceKind::Open;
  close.kind = PieceKind::Close;
  cloned_start_ += edge_width(paragraph_, open, line_width_) * sign;
  cloned_end_ += edge_width(paragraph_, close, line_width_) * sign;
}

void Segmenter::walk(Piece const& piece) {
  const std::uint32_t at = std::max(piece.begin, stretch_.begin) - stretch_.begin;
  switch (piece.kind) {
    case PieceKind::Open: {
      if (at > begin_ && at < text_.size() && is_break(at, *paragraph_.styles[boundary_style_]->computed))
        flush(at, visible_end(paragraph_, shaped_, begin_, at) < at ? BreakKind::Space : BreakKind::Plain);
      open_.push_back(piece.style);
      count_cloned(piece, 1);
      const Length edge = edge_width(paragraph_, piece, line_width_);
      edges_ += edge;
      if (edge != Length()) edge_places_.emplace_back(at, edge);
      return;
    }
    case PieceKind::Close: {
      const Length edge = edge_width(paragraph_, piece, line_width_);
      edges_ += edge;
      if (edge != Length()) edge_places_.emplace_back(at == 0 ? 0 : at - 1, edge);
      if (!open_.empty()) open_.pop_back();
      count_cloned(piece, -1);
      boundary_style_ = open_.empty() ? 0 : open_.back();
      return;
    }
    case PieceKind::Text:
    case PieceKind::Object:
    case PieceKind::Leader:
    case PieceKind::Tab:
    case PieceKind::Control: return walk_text(piece);
    case PieceKind::Anchor:
    case PieceKind::Break: return;
  }
}

SegmentedStretch Segmenter::run(EmergencyBreaks emergency, Length line_width) {
  emergency_ = emergency;
  line_width_ = line_width;
  if (text_.empty() && stretch_.first_piece == stretch_.last_piece) return std::move(out_);
  model::ComputedStyle const& root = paragraph_.root();
  if (margins_.any() && !text_.empty()) out_.first_protrusion = margins_.before(0, piece_at(0), item_at(0));
  if (!text_.empty()) breaks_ = text::line_breaks(text_, language_of(root), strictness_of(root.line_break));
  edges_ += line_start_change(paragraph_, shaped_, 0);
  for (std::size_t i = stretch_.first_piece; i < stretch_.last_piece; ++i) walk(paragraph_.pieces[i]);
  flush(static_cast<std::uint32_t>(text_.size()), BreakKind::Forced);
  out_.has_many_emergency_breaks = emergency_breaks_ > most_emergency_breaks;
  return std::move(out_);
}

}  // namespace

text::SpellingChange const* SegmentedStretch::change_after(std::uint32_t segment) const {
  const auto found =
      std::lower_bound(changes.begin(), changes.end(), segment, [](auto const& c, std::uint32_t s) { return c.first < s; });
  return found != changes.end() && found->first == segment ? found->second : nullptr;
}

SegmentedStretch segment_stretch(LayoutContext& context, Paragraph const& paragraph, Stretch const& stretch,
                                 ShapedStretch const& shaped, EmergencyBreaks emergency, Length line_width) {
  return Segmenter(context, paragraph, stretch, shaped).run(emergency, line_width);
}

}  // namespace bifolio::layout
