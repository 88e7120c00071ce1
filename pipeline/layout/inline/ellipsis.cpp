#include "layout/inline/ellipsis.h"

namespace bifolio::layout {
namespace {

/// U+2026, or as many full stops.
struct Ellipsis {
  std::uint32_t glyph = 0;
  std::uint32_t count = 0;
  Length advance;  ///< of one of them
};

Ellipsis ellipsis_in(text::Fonts const& fonts, FontId font, Length size) {
  Ellipsis found{fonts.glyph_for(font, U'\u2026'), 1, {}};
  if (found.glyph == 0) found = {fonts.glyph_for(font, U'.'), 3, {}};
  if (found.glyph == 0) return {};
  found.advance = fonts.metrics(font).scale(fonts.advance(font, found.glyph), size);
  return found;
}

class Shortener {
 public:
  Shortener(LayoutContext const& context, ShapedStretch const& shaped, LineContent& line, Length width)
      : context_(context), shaped_(shaped), line_(line), width_(width) {}

  Length run() {
    const std::size_t first = first_atom();
    for (std::size_t i = line_.atoms.size(); i-- > first;) {
      Atom& atom = line_.atoms[i];
      if (shows_nothing(atom.kind)) continue;
      if (atom.kind == AtomKind::Run && atom.glyph_count > 0 && end_here(atom, i == first)) return width_;
      if (i == first) break;
      width_ -= atom.width;
      line_.atoms.erase(line_.atoms.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return width_;
  }

 private:
  std::size_t first_atom() const {
    std::size_t first = 0;
    while (first < line_.atoms.size() && shows_nothing(line_.atoms[first].kind)) ++first;
    return first;
  }

  /// Puts the ellipsis behind as much of the run as fits; false when nothing of it does.
  bool end_here(Atom& atom, bool is_first) {
    text::Item const& item = shaped_.items[atom.item];
    const Ellipsis ellipsis = ellipsis_in(context_.services.fonts, item.font, size_of(atom));
    const Length needed = ellipsis.advance * static_cast<std::int64_t>(ellipsis.count);
    const bool rtl = item.is_right_to_left();
    while (atom.glyph_count > 0 && width_ + needed > line_.cut.width && !(is_first && is_one_cluster(atom)))
      drop_cluster(atom, rtl);
    if (atom.glyph_count == 0) return false;
    text::Glyph dot;
    dot.glyph = ellipsis.glyph;
    dot.advance = ellipsis.advance;
    dot.cluster = atom.end;
    const std::uint32_t at = atom.first_glyph + (rtl ? 0 : atom.glyph_count);
    line_.glyphs.insert(line_.glyphs.begin() + at, ellipsis.count, dot);
    for (Atom& other : line_.atoms)
      if (&other != &atom && other.first_glyph >= at) other.first_glyph += ellipsis.count;
    atom.glyph_count += ellipsis.count;
    atom.has_ellipsis = true;
    atom.width += needed;
    width_ += needed;
    return true;
  }

  Length size_of(Atom const& atom) const { return line_.boxes[atom.box].style->text.size; }

  bool is_one_cluster(Atom const& atom) const {
    return line_.glyphs[atom.first_glyph].cluster == line_.glyphs[atom.first_glyph + atom.glyph_count - 1].cluster;
  }

  /// The last one in logical order.
  void drop_cluster(Atom& atom, bool rtl) {
    const auto last = [&]() -> text::Glyph const& { return line_.glyphs[atom.first_glyph + (rtl ? 0 : atom.glyph_count - 1)]; };
    const std::uint32_t cluster = last().cluster;
    while (atom.glyph_count > 0 && last().cluster == cluster) {
      atom.width -= last().advance;
      width_ -= last().advance;
      if (rtl) ++atom.first_glyph;
      --atom.glyph_count;
    }
    atom.end = std::min(atom.end, cluster);
    atom.has_hyphen = false;
  }

  LayoutContext const& context_;
  ShapedStretch const& shaped_;
  LineContent& line_;
  Length width_;
};

}  // namespace

bool shows_ellipsis(model::ComputedStyle const& style) {
  return style.text_overflow == model::TextOverflow::Ellipsis && style.overflow_x != model::Overflow::Visible;
}

Length end_in_ellipsis(LayoutContext const& context, ShapedStretch const& shaped, LineContent& line, Length width) {
  return Shortener(context, shaped, line, width).run();
}

}  // namespace bifolio::layout
