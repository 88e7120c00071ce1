#include "layout/inline/segments.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "layout/inline/east_asian.h"
#include "layout/inline/segmenter.h"
#include "layout/inline/text_spacing.h"

namespace bifolio::layout {
namespace {
// Penalties, in the line breaker's scale: a space costs nothing.
constexpr std::int32_t explicit_hyphen_penalty = 210;  // a little less than an inserted one
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

}  // namespace

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
    segment.is_soft_hyphen = point.is_soft;
    segment.hyphen += point.hyphen - point.protrusion;
    segment.after += point.after;
    if (point.protrusion > Length()) out_.protrusions.back().end = point.protrusion;
    if (point.change != nullptr) out_.changes.emplace_back(out_.segments.size() - 1, point.change);
  }
  edges_ = all - used;
  emit(end, visible, kind);
  out_.segments.back().space += std::exchange(loose_edges_, {});
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

/// css-text-4 §5.1: at a space that disappears the style of the box that holds it decides, else that of the nearest common
/// ancestor.
bool Segmenter::is_break_between_pieces(std::uint32_t at) const {
  return is_break(at, *paragraph_.styles[text_[at - 1] == ' ' ? text_style_ : boundary_style_]->computed);
}

void Segmenter::walk_text(Piece const& piece) {
  const std::uint32_t begin = std::max(piece.begin, stretch_.begin) - stretch_.begin;
  const std::uint32_t end = std::min(piece.end, stretch_.end) - stretch_.begin;
  if (begin >= end) return;
  if (begin > begin_ && is_break_between_pieces(begin))
    flush(begin, visible_end(paragraph_, shaped_, begin_, begin) < begin ? BreakKind::Space : BreakKind::Plain);
  model::ComputedStyle const& style = paragraph_.computed(piece);
  const bool everywhere =
      style.word_break == model::WordBreak::BreakAll || style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
  for (std::uint32_t at = begin + 1; at < end; ++at) {
    if (breaks_[at] == text::BreakClass::None && !everywhere) continue;
    if ((static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U || !is_break(at, style)) continue;
    flush(at, text_[at - 1] == ' ' ? BreakKind::Space : BreakKind::Plain);
  }
  boundary_style_ = text_style_ = piece.style;
}

// css-break-4 §5.4
void Segmenter::count_cloned(Piece const& piece, int sign) {
  if (paragraph_.computed(piece).box_decoration_break != model::BoxDecorationBreak::Clone) return;
  Piece open = piece, close = piece;
  open.kind = PieceKind::Open;
  close.kind = PieceKind::Close;
  cloned_start_ += edge_width(paragraph_, open) * sign;
  cloned_end_ += edge_width(paragraph_, close) * sign;
}

/// Those of boxes that began before the stretch stand at the beginning of its first line, too.
void Segmenter::count_open_clones() {
  if (paragraph_.parents.empty()) return;
  for (std::uint32_t i = paragraph_.parents[stretch_.first_piece]; i > 0; i = paragraph_.parents[i - 1])
    count_cloned(paragraph_.pieces[i - 1], 1);
  edges_ += cloned_start_;
}

void Segmenter::add_edge(Piece const& piece, std::uint32_t at) {
  const Length edge = edge_width(paragraph_, piece);
  (loose_ > 0 ? loose_edges_ : edges_) += edge;
  if (edge != Length() && loose_ == 0) edge_places_.emplace_back(at, edge);
}

void Segmenter::walk(Piece const& piece) {
  const std::uint32_t at = std::max(piece.begin, stretch_.begin) - stretch_.begin;
  switch (piece.kind) {
    case PieceKind::Open: {
      const bool is_empty = is_empty_inline(paragraph_, walked_);
      const std::uint32_t visible = visible_end(paragraph_, shaped_, begin_, at);
      if (at > begin_ && at < text_.size() && !is_empty && is_break_between_pieces(at))
        flush(at, visible < at ? BreakKind::Space : BreakKind::Plain);
      open_.push_back(piece.style);
      count_cloned(piece, 1);
      if (loose_ > 0 || (is_empty && (at >= text_.size() || visible < at))) ++loose_;
      return add_edge(piece, at);
    }
    case PieceKind::Close: {
      add_edge(piece, at == 0 ? 0 : at - 1);
      if (loose_ > 0) --loose_;
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
  count_open_clones();
  for (walked_ = stretch_.first_piece; walked_ < stretch_.last_piece; ++walked_) walk(paragraph_.pieces[walked_]);
  flush(static_cast<std::uint32_t>(text_.size()), BreakKind::Forced);
  out_.has_many_emergency_breaks = emergency_breaks_ > most_emergency_breaks;
  return std::move(out_);
}

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
