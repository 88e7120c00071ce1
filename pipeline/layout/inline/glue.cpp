#include "layout/inline/glue.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/east_asian.h"
#include "layout/inline/segments.h"
#include "layout/inline/words.h"

namespace bifolio::layout {
namespace {

class Gluer {
 public:
  Gluer(Segment& segment, Paragraph const& paragraph, Stretch const& stretch, ShapedStretch const& shaped)
      : segment_(segment), paragraph_(paragraph), stretch_(stretch), shaped_(shaped) {}
  void run(SegmentRange range);

 private:
  Length stretch_of(std::uint32_t begin, std::uint32_t end) const;
  void set_letters(SegmentRange range);
  void add_letter(std::uint32_t at, std::uint32_t length);

  Segment& segment_;
  Paragraph const& paragraph_;
  Stretch const& stretch_;
  ShapedStretch const& shaped_;
  std::int64_t letters_ = 0;  ///< width of what is neither a space nor an ideograph, which keep their squares
  std::int64_t gaps_ = 0;     ///< places between letters of a word
  bool tracked_ = true;
};

Length Gluer::stretch_of(std::uint32_t begin, std::uint32_t end) const {
  if (begin >= end || keeps_spaces(paragraph_.computed(piece_at(paragraph_, stretch_, begin)))) return {};
  return Length::from_raw(shaped_.width(begin, end) / 2);
}

/// A letter without a width of its own is a part of a ligature, or stands on the letter before.
void Gluer::add_letter(std::uint32_t at, std::uint32_t length) {
  const std::int64_t width = shaped_.width(at, at + length);
  if (width != 0) ++gaps_;
  if (static_cast<unsigned char>(shaped_.text[at]) < 0xD8) return;
  const char32_t letter = utf8::decode(shaped_.text, at).code_point;
  tracked_ = tracked_ && !joins(letter) && !is_wide(letter);
  if (is_wide(letter)) letters_ -= width;
}

void Gluer::set_letters(SegmentRange range) {
  model::ComputedStyle const& root = paragraph_.root();
  if (range.begin == range.visible || root.text_justify != model::TextJustify::Auto ||
      !is_running_text(paragraph_, piece_at(paragraph_, stretch_, range.begin)))
    return;
  // Negative letter spacing may leave nothing of the letters' width.
  segment_.expansion = Length::from_raw(std::max<std::int64_t>(letters_, 0) * root.font_expansion / 1000);
  if (range.visible < range.end) --gaps_;
  if (tracked_ && gaps_ > 0) segment_.tracking = Length::from_raw(gaps_ * root.font_size.raw() * root.letter_adjustment / 1000);
}

void Gluer::run(SegmentRange range) {
  segment_.box = Length::from_raw(shaped_.width(range.begin, range.visible));
  segment_.space = Length::from_raw(shaped_.width(range.visible, range.end));
  segment_.space_stretch = stretch_of(range.visible, range.end);
  segment_.space_shrink = Length::from_raw(std::int64_t{segment_.space_stretch.raw()} * 2 / 3);
  letters_ = segment_.box.raw();
  for (std::uint32_t at = range.begin; at < range.visible;) {
    std::uint32_t length = stretchable_space(shaped_.text, at);
    if (length != 0) {
      const Length stretch = stretch_of(at, at + length);
      segment_.box_stretch += stretch;
      segment_.box_shrink += Length::from_raw(std::int64_t{stretch.raw()} * 2 / 3);
      letters_ -= shaped_.width(at, at + length);
      --gaps_;
    } else {
      const bool ascii = static_cast<unsigned char>(shaped_.text[at]) < 0x80;
      length = ascii ? 1 : std::min(utf8::decode(shaped_.text, at).length, range.visible - at);
      add_letter(at, length);
    }
    at += length;
  }
  set_letters(range);
}

}  // namespace

Piece const& piece_at(Paragraph const& paragraph, Stretch const& stretch, std::uint32_t at) {
  const auto first = paragraph.pieces.begin() + static_cast<std::ptrdiff_t>(stretch.first_piece);
  const auto last = paragraph.pieces.begin() + static_cast<std::ptrdiff_t>(stretch.last_piece);
  const auto found =
      std::upper_bound(first, last, at + stretch.begin, [](std::uint32_t offset, Piece const& p) { return offset < p.end; });
  return found != last ? *found : *std::prev(last);
}

void set_glue(Segment& segment, Paragraph const& paragraph, Stretch const& stretch, ShapedStretch const& shaped,
              SegmentRange range) {
  Gluer(segment, paragraph, stretch, shaped).run(range);
}

}  // namespace bifolio::layout
