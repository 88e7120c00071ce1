// Inline layout's fourth phase: a line's white space is set so that the line fills its room exactly. Changes when what gives way
// does.
#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "layout/inline/east_asian.h"
#include "layout/inline/elasticity.h"
#include "layout/inline/line_content.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {
namespace {

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

/// The character at `at`, as far as justification asks: 0 for those that only words are made of.
char32_t spreadable(std::string_view text, std::uint32_t at) {
  if (static_cast<unsigned char>(text[at]) < 0xD8) return 0;
  return utf8::decode(text, at).code_point;
}

class Justifier {
 public:
  Justifier(Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line)
      : paragraph_(paragraph), shaped_(shaped), line_(line) {}

  Length sum_widths();
  void spread(Length slack);
  bool fill_leaders(Length slack);

 private:
  /// What of the line can give way.
  struct Room {
    std::int64_t spaces = 0;      ///< width of the word spaces
    std::int64_t expandable = 0;  ///< width of the other glyphs
    std::int64_t count = 0;       ///< number of the glyphs that are not spaces
    std::int64_t wide = 0;        ///< how many of them are ideographs or their punctuation
    std::int64_t unspaced = 0;    ///< how many are of scripts that write no spaces
    bool joined = false;          ///< there are letters that join: nothing comes between them (css-text-4 §7.4)
  };
  /// Calls `visit(glyph)` for each glyph of running text on the line that has a width and is not a trailing space.
  template <class Visit>
  void for_each_glyph(Visit const& visit);
  bool is_space(text::Glyph const& glyph) const {
    return glyph.cluster < line_.cut.end && stretchable_space(shaped_.text, glyph.cluster) != 0;
  }
  Room measure();
  std::int64_t expand(std::int64_t amount, std::int64_t letters);
  void spread_over_words(std::int64_t amount, Room const& room);
  void spread_over_spaces(std::int64_t amount, std::int64_t total);
  std::vector<text::Glyph*> inner_letters();
  void spread_over_characters(std::int64_t amount);
  void spread_around_ideographs(std::int64_t amount, Room const& room);

  Paragraph const& paragraph_;
  ShapedStretch const& shaped_;
  LineContent& line_;
};

template <class Visit>
void Justifier::for_each_glyph(Visit const& visit) {
  for (Atom const& atom : line_.atoms) {
    if (atom.kind != AtomKind::Run || !is_running_text(paragraph_, paragraph_.pieces[atom.piece])) continue;
    for (std::uint32_t i = 0; i < atom.glyph_count; ++i) {
      text::Glyph& glyph = line_.glyphs[atom.first_glyph + i];
      const bool trails = glyph.cluster >= line_.visible_end && glyph.cluster < line_.cut.end;
      if (!trails && glyph.advance > Length()) visit(glyph);
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

Justifier::Room Justifier::measure() {
  Room room;
  for_each_glyph([&](text::Glyph const& glyph) {
    if (is_space(glyph)) {
      room.spaces += glyph.advance.raw();
      return;
    }
    room.expandable += glyph.advance.raw();
    ++room.count;
    const char32_t c = glyph.cluster < line_.cut.end ? spreadable(shaped_.text, glyph.cluster) : 0;
    if (is_wide(c)) ++room.wide;
    room.joined = room.joined || joins(c);
    if (needs_dictionary(c) || is_hangul(c)) ++room.unspaced;
  });
  return room;
}

void Justifier::spread_over_spaces(std::int64_t amount, std::int64_t total) {
  Spreader spreader(amount, total);
  for_each_glyph([&](text::Glyph& glyph) {
    if (is_space(glyph)) glyph.advance += spreader.next(glyph.advance.raw());
  });
}

/// After each letter of a word but its last, so that what is between words is the spaces' alone. Not where letters join.
std::vector<text::Glyph*> Justifier::inner_letters() {
  std::vector<text::Glyph*> inner;
  bool may_be_last = false;
  for_each_glyph([&](text::Glyph& glyph) {
    const bool joined = glyph.cluster < line_.cut.end && joins(spreadable(shaped_.text, glyph.cluster));
    const bool follows = !inner.empty() && may_be_last;
    if (follows && (joined || is_space(glyph) || inner.back()->cluster == glyph.cluster)) inner.pop_back();
    may_be_last = !is_space(glyph) && !joined;
    if (may_be_last) inner.push_back(&glyph);
  });
  if (may_be_last && !inner.empty()) inner.pop_back();
  return inner;
}

/// Makes all glyphs of the line's running text wider or narrower together, within the style's limit. Returns by how much.
std::int64_t Justifier::expand(std::int64_t amount, std::int64_t letters) {
  const std::int64_t limit = letters * paragraph_.root().font_expansion / 1000;
  const std::int64_t part = std::clamp(amount, -limit, limit);
  if (part == 0) return 0;
  line_.expansion = static_cast<std::int32_t>(100000 + part * 100000 / letters);
  Spreader spreader(part, letters);
  for_each_glyph([&](text::Glyph& glyph) {
    if (!is_space(glyph)) glyph.advance += spreader.next(glyph.advance.raw());
  });
  return part;
}

/// css-text-4 §7.4, inter-character: between all of them, but not after the line's last.
void Justifier::spread_over_characters(std::int64_t amount) {
  std::int64_t count = 0, seen = 0;
  for_each_glyph([&](text::Glyph const&) { ++count; });
  Spreader spreader(amount, count - 1);
  for_each_glyph([&](text::Glyph& glyph) {
    if (++seen < count) glyph.advance += spreader.next(1);
  });
}

/// css-text-4 §7.3, JLREQ §3.8.4: word spaces, and between ideographs and whatever stands beside them; never within other words.
/// When the line must shrink, spaces give first what they can.
void Justifier::spread_around_ideographs(std::int64_t amount, Room const& room) {
  if (amount < 0 && room.spaces > 0) {
    const std::int64_t given = std::max(amount, -room.spaces / 3);
    spread_over_spaces(given, room.spaces);
    amount -= given;
  }
  struct Place {
    text::Glyph* glyph;
    bool wide, space;
  };
  std::vector<Place> places;
  for_each_glyph([&](text::Glyph& glyph) {
    const char32_t c = glyph.cluster < line_.cut.end ? spreadable(shaped_.text, glyph.cluster) : 0;
    places.push_back({&glyph, is_wide(c), is_space(glyph)});
  });
  std::int64_t count = 0;
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const bool open = places[i].wide || places[i].space || (places[i + 1].wide && !places[i + 1].space);
    if (!open) places[i].glyph = nullptr;
    count += open ? 1 : 0;
  }
  Spreader spreader(amount, count);
  for (std::size_t i = 0; i + 1 < places.size(); ++i)
    if (places[i].glyph != nullptr) places[i].glyph->advance += spreader.next(1);
}

/// As the line breaker has reckoned. Spaces shrink by a third, and a little more for what it cannot know; beyond that the line is
/// overfull.
void Justifier::spread_over_words(std::int64_t amount, Room const& room) {
  model::ComputedStyle const& root = paragraph_.root();
  std::vector<text::Glyph*> inner;
  if (root.letter_adjustment > 0) inner = inner_letters();
  const auto places = static_cast<std::int64_t>(inner.size());
  const Shares shares = share_out(amount, {.expansion = room.expandable * root.font_expansion / 1000,
                                           .stretch = room.spaces / 2,
                                           .shrink = room.spaces / 3,
                                           .tracking = places * root.font_size.raw() * root.letter_adjustment / 1000});
  expand(shares.expansion, room.expandable);
  Spreader spreader(shares.letters, places);
  for (text::Glyph* glyph : inner) glyph->advance += spreader.next(1);
  spread_over_spaces(std::max(shares.spaces, -room.spaces * 3 / 8), room.spaces);
}

// css-text-4 §7.3: word separators, with the letters' help; ideographs are their own separators.
void Justifier::spread(Length slack) {
  const Room room = measure();
  if (paragraph_.root().text_justify == model::TextJustify::InterWord)
    return spread_over_spaces(std::max<std::int64_t>(slack.raw(), -room.spaces / 3), room.spaces);
  if (paragraph_.root().text_justify == model::TextJustify::InterCharacter && slack > Length() && !room.joined)
    return spread_over_characters(slack.raw());
  if (room.wide > 0) return spread_around_ideographs(slack.raw(), room);
  if (room.spaces == 0) {
    if (room.unspaced * 2 > room.count)
      spread_over_characters(slack.raw());
    else if (slack < Length())
      spread_over_words(slack.raw(), room);
    return;
  }
  spread_over_words(slack.raw(), room);
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

Length justify_line(Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, Filling filling) {
  Justifier justifier(paragraph, shaped, line);
  const Length natural = justifier.sum_widths();
  const Length slack = line.cut.width - natural;
  if (slack == Length()) return natural;
  if (justifier.fill_leaders(slack)) return max(natural, line.cut.width);
  if (filling == Filling::Natural || (filling == Filling::Shrink && slack > Length())) return natural;
  justifier.spread(slack);
  return justifier.sum_widths();
}

}  // namespace bifolio::layout
