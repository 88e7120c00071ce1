// Inline layout's fourth phase: a line's white space is set so that the line fills its room exactly. Changes when what gives way
// does.
#include <algorithm>

#include "layout/inline/line_content.h"

namespace bifolio::layout {
namespace {

/// Word spaces stretch by at most this part of themselves before letters are spaced too, in thousandths.
constexpr std::int64_t comfortable_stretch = 900;
/// Most that letter-spacing gives, in thousandths of the font size.
constexpr std::int64_t largest_letter_spacing = 30;

/// Gives parts of `amount` to places of the given weights so that their sum is exact: each gets the difference of rounded totals.
class Spreader {
 public:
  Spreader(std::int64_t amount, std::int64_t total) : amount_(amount), total_(total) {}
  Length next(std::int64_t weight) {
    seen_ += weight;
    const std::int64_t due = total_ > 0 ? amount_ * seen_ / total_ : 0;
    const std::int64_t part = due - given_;
    given_ = due;
    return Length::from_raw(part);
  }

 private:
  std::int64_t amount_, total_, seen_ = 0, given_ = 0;
};

bool is_ideograph(std::string_view text, std::uint32_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xE3 && lead <= 0xED;  // U+3000 to U+DFFF: kana, ideographs, hangul
}

class Justifier {
 public:
  Justifier(Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line)
      : paragraph_(paragraph), shaped_(shaped), line_(line) {}

  Length sum_widths();
  void spread(Length slack);
  bool fill_leaders(Length slack);

 private:
  /// Calls `visit(glyph)` for each glyph of running text on the line that is not a trailing space.
  template <class Visit>
  void for_each_glyph(Visit const& visit);
  bool is_space(text::Glyph const& glyph) const { return stretchable_space(shaped_.text, glyph.cluster) != 0; }
  void spread_over_spaces(std::int64_t amount, std::int64_t total);
  void spread_over_letters(std::int64_t amount, std::int64_t count);

  Paragraph const& paragraph_;
  ShapedStretch const& shaped_;
  LineContent& line_;
};

template <class Visit>
void Justifier::for_each_glyph(Visit const& visit) {
  for (Atom const& atom : line_.atoms) {
    if (atom.kind != AtomKind::Run) continue;
    Piece const& piece = paragraph_.pieces[atom.piece];
    const bool preserved =
        piece.kind != PieceKind::Text || paragraph_.computed(piece).white_space_collapse == model::WhiteSpaceCollapse::Preserve;
    if (preserved) continue;
    for (std::uint32_t i = 0; i < atom.glyph_count; ++i) {
      text::Glyph& glyph = line_.glyphs[atom.first_glyph + i];
      if (glyph.cluster < line_.visible_end) visit(glyph);
    }
  }
}

Length Justifier::sum_widths() {
  Length sum;
  for (Atom& atom : line_.atoms) {
    if (atom.kind == AtomKind::Run) {
      atom.width = Length();
      for (std::uint32_t i = 0; i < atom.glyph_count; ++i) atom.width += line_.glyphs[atom.first_glyph + i].advance;
    }
    sum += atom.width;
  }
  return sum;
}

void Justifier::spread_over_spaces(std::int64_t amount, std::int64_t total) {
  Spreader spreader(amount, total);
  for_each_glyph([&](text::Glyph& glyph) {
    if (is_space(glyph) && glyph.advance > Length()) glyph.advance += spreader.next(glyph.advance.raw());
  });
}

void Justifier::spread_over_letters(std::int64_t amount, std::int64_t count) {
  Spreader spreader(amount, count);
  for_each_glyph([&](text::Glyph& glyph) {
    if (!is_space(glyph) && glyph.advance > Length()) glyph.advance += spreader.next(1);
  });
}

// css-text-4 §7.3: word separators first, then between letters; ideographs are their own separators.
void Justifier::spread(Length slack) {
  std::int64_t spaces = 0, letters = 0, ideographs = 0, letter_room = 0;
  for_each_glyph([&](text::Glyph const& glyph) {
    if (glyph.advance <= Length()) return;
    if (is_space(glyph)) {
      spaces += glyph.advance.raw();
      return;
    }
    ++letters;
    if (is_ideograph(shaped_.text, glyph.cluster)) ++ideographs;
  });
  if (spaces == 0 && ideographs * 2 > letters) return spread_over_letters(slack.raw(), letters);
  if (spaces == 0) return;
  // Spaces shrink by at most a third, as the line breaker reckons; beyond that the line is overfull.
  if (slack.raw() < 0) return spread_over_spaces(std::max(slack.raw(), -static_cast<std::int32_t>(spaces / 3)), spaces);
  const std::int64_t comfortable = spaces * comfortable_stretch / 1000;
  if (slack.raw() > comfortable && ideographs == 0) {
    letter_room = std::min(slack.raw() - comfortable, letters * paragraph_.root().font_size.raw() * largest_letter_spacing / 1000);
    spread_over_letters(letter_room, letters);
  }
  spread_over_spaces(slack.raw() - letter_room, spaces);
}

// css-content-3 §2.5.1: leaders share what is left of the line.
bool Justifier::fill_leaders(Length slack) {
  std::int64_t leaders = 0;
  for (Atom const& atom : line_.atoms) leaders += atom.kind == AtomKind::Leader ? 1 : 0;
  if (leaders == 0) return false;
  Spreader spreader(std::max<std::int64_t>(slack.raw(), 0), leaders);
  for (Atom& atom : line_.atoms)
    if (atom.kind == AtomKind::Leader) atom.width += spreader.next(1);
  return true;
}

}  // namespace

Length justify_line(Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, bool stretches) {
  Justifier justifier(paragraph, shaped, line);
  const Length natural = justifier.sum_widths();
  const Length slack = line.cut.width - natural;
  if (slack == Length()) return natural;
  if (justifier.fill_leaders(slack)) return max(natural, line.cut.width);
  if (!stretches) return natural;
  justifier.spread(slack);
  return justifier.sum_widths();
}

}  // namespace bifolio::layout
