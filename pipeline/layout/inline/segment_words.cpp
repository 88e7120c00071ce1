// Where words are divided within a segment: at soft hyphens, by hyphenation, and where nothing else helps.
#include <algorithm>

#include "layout/inline/segmenter.h"

namespace bifolio::layout {
namespace {

constexpr std::int32_t compound_hyphen_penalty = 120;  // a further hyphen in a hyphenated compound

}  // namespace

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
    model::ComputedStyle const& style = paragraph_.computed(piece_at(local));
    if (style.hyphens == model::Hyphens::None || !wraps(style)) continue;
    const std::size_t before = points_.size();
    add_point(local, {begin, end, false}, 0);
    for (std::size_t i = before; i < points_.size(); ++i) points_[i].is_soft = true;
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

}  // namespace bifolio::layout
