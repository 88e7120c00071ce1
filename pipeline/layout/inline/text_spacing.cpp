#include "layout/inline/text_spacing.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/east_asian.h"
#include "text/ink.h"

namespace bifolio::layout {
namespace {

using model::TextSpacingTrim;

/// css-text-4 §9.5: the gap is an eighth of an ideograph's width.
constexpr std::int32_t gap_divisor = 8;

bool has_ideographs(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

/// Letters that are neither ideographs nor stand upright among them, as Hangul does (css-text-4 §8.4); marks go with their letters.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
  return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x2C00 && c < 0x2E00);
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Traditional Chinese sets its stops in the middle of their squares.
bool has_centred_stops(std::string_view lang) {
  return lang.substr(0, 7) == "zh-Hant" || lang.substr(0, 5) == "zh-TW" || lang.substr(0, 5) == "zh-HK" ||
         lang.substr(0, 5) == "zh-MO";
}

class Spacer {
 public:
  Spacer(LayoutContext const& context, Paragraph const& paragraph, ShapedStretch& shaped)
      : context_(context), paragraph_(paragraph), shaped_(shaped) {}
  void run();

 private:
  /// A character with its glyph.
  struct Unit {
    char32_t c = 0;
    std::uint32_t begin = 0, end = 0;
    model::ComputedStyle const* style = nullptr;
    Length size;
    bool upright = false;  ///< in a vertical line
    WideMark mark = WideMark::None;
    std::size_t number = 0;  ///< of the mark, in ShapedStretch::marks
  };
  void visit(text::Item const& item, text::Glyph const& glyph, std::uint32_t end);
  void add_mark(Unit& unit, text::Item const& item, text::Glyph const& glyph);
  bool is_half_free(Unit const& unit, text::Item const& item, text::Glyph const& glyph) const;
  void trim_pair(Unit& unit);
  void add_gap(Unit const& before, Unit const& unit);
  bool wants_gap(Unit const& ideograph, Unit const& other) const;
  void narrow_space(Unit const& unit);

  LayoutContext const& context_;
  Paragraph const& paragraph_;
  ShapedStretch& shaped_;
  Unit previous_, before_previous_;
};

/// Whether the mark is full-width, its ink in one half of its square.
bool Spacer::is_half_free(Unit const& unit, text::Item const& item, text::Glyph const& glyph) const {
  if (glyph.advance * 10 < unit.size * 9) return false;
  if (item.upright) return true;
  const text::InkBox ink = text::ink_box(context_.services.fonts, item.font, glyph.glyph);
  const std::int32_t em = context_.services.fonts.metrics(item.font).units_per_em;
  if (unit.mark == WideMark::Opening) return ink.left * 20 >= em * 9;
  return unit.mark != WideMark::Closing || ink.right * 20 <= em * 11;
}

void Spacer::add_mark(Unit& unit, text::Item const& item, text::Glyph const& glyph) {
  unit.mark = wide_mark(unit.c, has_centred_stops(unit.style->lang));
  if (unit.mark == WideMark::None) return;
  if (!is_half_free(unit, item, glyph)) {
    unit.mark = WideMark::None;
    return;
  }
  unit.number = shaped_.marks.size();
  const bool gives_up = unit.mark == WideMark::Opening || unit.mark == WideMark::Closing;
  if (!gives_up) return;
  const bool always = unit.style->text_spacing_trim == TextSpacingTrim::TrimAll;
  shaped_.marks.push_back({.begin = unit.begin,
                           .end = unit.end,
                           .half = glyph.advance / 2,
                           .trim = unit.style->text_spacing_trim,
                           .opening = unit.mark == WideMark::Opening,
                           .trimmed = always});
}

// css-text-4 §9.4.2: of two marks beside each other, the free halves between them become one, or none within a group.
void Spacer::trim_pair(Unit& unit) {
  if (previous_.mark == WideMark::None || unit.mark == WideMark::None) return;
  const auto collapses = [](Unit const& u) { return u.style->text_spacing_trim != TextSpacingTrim::SpaceAll; };
  if (unit.mark == WideMark::Opening && collapses(unit)) shaped_.marks[unit.number].trimmed = true;
  if (previous_.mark == WideMark::Closing && unit.mark != WideMark::Opening && collapses(previous_))
    shaped_.marks[previous_.number].trimmed = true;
}

bool Spacer::wants_gap(Unit const& ideograph, Unit const& other) const {
  if (!is_ideograph(ideograph.c) || other.upright) return false;
  model::TextAutospace const& a = ideograph.style->text_autospace;
  model::TextAutospace const& b = other.style->text_autospace;
  return (is_letter(other.c) && a.ideograph_alpha && b.ideograph_alpha) ||
         (is_digit(other.c) && a.ideograph_numeric && b.ideograph_numeric);
}

void Spacer::add_gap(Unit const& before, Unit const& unit) {
  const bool after = wants_gap(before, unit);
  if (!after && !wants_gap(unit, before)) return;
  shaped_.gaps.push_back({.cluster = before.begin, .at = unit.begin, .width = (after ? before : unit).size / gap_divisor});
}

/// text-autospace: replace. A space that the author has put there is made as wide as the gap.
void Spacer::narrow_space(Unit const& unit) {
  if (previous_.c != ' ' || !unit.style->text_autospace.replace || before_previous_.style == nullptr) return;
  const bool after = wants_gap(before_previous_, unit);
  if (!after && !wants_gap(unit, before_previous_)) return;
  const Length wanted = (after ? before_previous_ : unit).size / gap_divisor;
  const Length has = Length::from_raw(shaped_.width(previous_.begin, previous_.end));
  if (wanted < has) shaped_.gaps.push_back({.cluster = previous_.begin, .at = previous_.end, .width = wanted - has});
}

void Spacer::visit(text::Item const& item, text::Glyph const& glyph, std::uint32_t end) {
  InlineStyle const& style = *paragraph_.styles[item.style / 2];
  Unit unit;
  unit.c = utf8::decode(shaped_.text, glyph.cluster).code_point;
  unit.begin = glyph.cluster;
  unit.end = end;
  unit.style = style.computed;
  unit.size = style.text.size;
  unit.upright = item.upright;
  add_mark(unit, item, glyph);
  if (previous_.style != nullptr) {
    trim_pair(unit);
    add_gap(previous_, unit);
    narrow_space(unit);
  }
  before_previous_ = previous_;
  previous_ = unit;
}

void Spacer::run() {
  for (std::size_t i = 0; i < shaped_.items.size(); ++i) {
    text::Item const& item = shaped_.items[i];
    if (item.is_right_to_left() || !item.font) {
      previous_ = before_previous_ = {};
      continue;
    }
    for (std::uint32_t g = shaped_.first_glyph[i]; g < shaped_.first_glyph[i + 1];) {
      std::uint32_t next = g + 1;
      while (next < shaped_.first_glyph[i + 1] && shaped_.glyphs[next].cluster == shaped_.glyphs[g].cluster) ++next;
      visit(item, shaped_.glyphs[g], next < shaped_.first_glyph[i + 1] ? shaped_.glyphs[next].cluster : item.end);
      g = next;
    }
  }
}

/// Bases that are spread under their annotations.
void add_ruby_gaps(Paragraph const& paragraph, ShapedStretch& shaped) {
  const auto begin = static_cast<std::uint32_t>(shaped.text.data() - paragraph.text.data());
  for (RubyGap const& gap : paragraph.ruby_gaps)
    if (gap.cluster >= begin && gap.at < begin + shaped.text.size())
      shaped.gaps.push_back({.cluster = gap.cluster - begin, .at = gap.at - begin, .width = gap.width});
  if (paragraph.ruby_gaps.empty()) return;
  std::stable_sort(shaped.gaps.begin(), shaped.gaps.end(), [](SpacingGap const& a, SpacingGap const& b) { return a.at < b.at; });
}

/// Adds to the advances what the changes make wider.
void widen(ShapedStretch& shaped) {
  std::vector<std::pair<std::uint32_t, std::int64_t>> changes;
  for (FullWidthMark const& mark : shaped.marks)
    if (mark.trimmed) changes.emplace_back(mark.end, -mark.half.raw());
  for (SpacingGap const& gap : shaped.gaps) changes.emplace_back(gap.at, gap.width.raw());
  std::sort(changes.begin(), changes.end());
  std::int64_t wider = 0;
  auto change = changes.begin();
  for (std::uint32_t at = 0; at < shaped.advance.size(); ++at) {
    for (; change != changes.end() && change->first <= at; ++change) wider += change->second;
    shaped.advance[at] += wider;
  }
}

FullWidthMark const* mark_at(ShapedStretch const& shaped, std::uint32_t begin) {
  const auto found =
      std::partition_point(shaped.marks.begin(), shaped.marks.end(), [&](FullWidthMark const& mark) { return mark.begin < begin; });
  return found != shaped.marks.end() && found->begin == begin ? &*found : nullptr;
}

SpacingGap const* gap_after(ShapedStretch const& shaped, std::uint32_t cluster) {
  const auto found =
      std::partition_point(shaped.gaps.begin(), shaped.gaps.end(), [&](SpacingGap const& gap) { return gap.cluster < cluster; });
  return found != shaped.gaps.end() && found->cluster == cluster ? &*found : nullptr;
}

FullWidthMark const* mark_before(ShapedStretch const& shaped, std::uint32_t end) {
  const auto found =
      std::partition_point(shaped.marks.begin(), shaped.marks.end(), [&](FullWidthMark const& mark) { return mark.end < end; });
  return found != shaped.marks.end() && found->end == end ? &*found : nullptr;
}

void change_glyph(LineContent& line, std::uint32_t cluster, Length width, bool moves) {
  for (Atom const& atom : line.atoms) {
    if (atom.kind != AtomKind::Run || cluster < atom.begin || cluster >= atom.end) continue;
    for (std::uint32_t i = 0; i < atom.glyph_count; ++i) {
      text::Glyph& glyph = line.glyphs[atom.first_glyph + i];
      if (glyph.cluster != cluster) continue;
      glyph.advance += width;
      if (moves) glyph.x_offset += width;
      return;
    }
  }
}

}  // namespace

void space_text(LayoutContext const& context, Paragraph const& paragraph, ShapedStretch& shaped) {
  if (!has_ideographs(shaped.text)) return;
  Spacer(context, paragraph, shaped).run();
  add_ruby_gaps(paragraph, shaped);
  if (shaped.marks.empty() && shaped.gaps.empty()) return;
  apply_spacing(shaped, shaped.glyphs);
  widen(shaped);
}

void apply_spacing(ShapedStretch const& shaped, std::vector<text::Glyph>& glyphs) {
  if (shaped.marks.empty() && shaped.gaps.empty()) return;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    text::Glyph& glyph = glyphs[i];
    const bool begins = i == 0 || glyphs[i - 1].cluster != glyph.cluster;
    const bool ends = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyph.cluster;
    if (FullWidthMark const* mark = begins ? mark_at(shaped, glyph.cluster) : nullptr; mark != nullptr && mark->trimmed) {
      glyph.advance -= mark->half;
      if (mark->opening) glyph.x_offset -= mark->half;
    }
    if (SpacingGap const* gap = ends ? gap_after(shaped, glyph.cluster) : nullptr) glyph.advance += gap->width;
  }
}

// css-text-4 §9.4.1
Length line_start_change(Paragraph const& paragraph, ShapedStretch const& shaped, std::uint32_t at) {
  FullWidthMark const* mark = shaped.marks.empty() ? nullptr : mark_at(shaped, at);
  if (mark == nullptr || !mark->opening) return {};
  const bool begins_text = at == 0 && shaped.text.data() == paragraph.text.data();
  bool trims = false;
  switch (mark->trim) {
    case TextSpacingTrim::TrimStart:
    case TextSpacingTrim::TrimBoth:
    case TextSpacingTrim::TrimAll: trims = true; break;
    case TextSpacingTrim::SpaceFirst: trims = !begins_text; break;
    case TextSpacingTrim::Normal:
    case TextSpacingTrim::SpaceAll:
    case TextSpacingTrim::Auto: break;
  }
  if (trims == mark->trimmed) return {};
  return trims ? -mark->half : mark->half;
}

Hang line_end_trim(Paragraph const&, ShapedStretch const& shaped, std::uint32_t visible) {
  FullWidthMark const* mark = shaped.marks.empty() ? nullptr : mark_before(shaped, visible);
  if (mark == nullptr || mark->opening || mark->trimmed || mark->trim == TextSpacingTrim::SpaceAll) return {};
  return {mark->half, mark->trim == TextSpacingTrim::TrimBoth};
}

Length gap_before(ShapedStretch const& shaped, std::uint32_t at) {
  if (shaped.gaps.empty()) return {};
  const auto found =
      std::partition_point(shaped.gaps.begin(), shaped.gaps.end(), [&](SpacingGap const& gap) { return gap.at < at; });
  return found != shaped.gaps.end() && found->at == at ? max(found->width, Length()) : Length();
}

void trim_line(Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line) {
  if (shaped.marks.empty() && shaped.gaps.empty()) return;
  const Length start = line_start_change(paragraph, shaped, line.cut.begin);
  if (start != Length()) change_glyph(line, line.cut.begin, start, true);
  if (const Length gap = gap_before(shaped, line.visible_end); gap != Length()) {
    const auto found =
        std::partition_point(shaped.gaps.begin(), shaped.gaps.end(), [&](SpacingGap const& g) { return g.at < line.visible_end; });
    change_glyph(line, found->cluster, -gap, false);
  }
  if (const Hang end = line_end_trim(paragraph, shaped, line.visible_end); end.always)
    change_glyph(line, mark_before(shaped, line.visible_end)->begin, -end.width, false);
}

}  // namespace bifolio::layout
