#include "layout/inline/text_decoration.h"

#include <algorithm>

#include "base/utf8.h"

namespace bifolio::layout {
namespace {

using model::Fragment;

/// A piece of a line, from left to right.
struct Interval {
  Length left, right;
};

/// How a decoration's line is drawn. `top` is of its first stroke.
struct LineStyle {
  model::BoxId box;
  Length top, thickness;
  model::TextDecorationStyle style = model::TextDecorationStyle::Solid;
  Color color;
  Length grow;  ///< from the first stroke's top to a double line's second
};

void fill(std::vector<Fragment>& out, LineStyle const& line, Interval const& piece, Length top) {
  const Rect rect{piece.left, top, piece.right - piece.left, line.thickness};
  out.push_back(
      {.box = line.box, .artifact = model::Artifact::Layout, .content = model::FilledRect{.rect = rect, .color = line.color}});
}

void stroke(std::vector<Fragment>& out, LineStyle const& line, Interval const& piece, model::BorderStyle style) {
  const Length middle = line.top + line.thickness / 2;
  model::StrokedLine stroked;
  stroked.from = {piece.left, middle};
  stroked.to = {piece.right, middle};
  stroked.width = line.thickness;
  stroked.style = style;
  stroked.color = line.color;
  out.push_back({.box = line.box, .artifact = model::Artifact::Layout, .content = stroked});
}

/// Half a wave up, half a wave down, each one curve, as many as fit exactly.
void wave(std::vector<Fragment>& out, LineStyle const& line, Interval const& piece) {
  const Length width = piece.right - piece.left, height = line.thickness * 5 / 2;
  const std::int64_t count = std::max<std::int64_t>(1, width.raw() / std::max(1, line.thickness.raw() * 3));
  const Length middle = line.top + line.thickness / 2;
  model::StrokedPath path;
  path.width = line.thickness;
  path.color = line.color;
  path.path.push_back({{piece.left, middle}, model::PathVerb::Move});
  for (std::int64_t i = 0; i < count; ++i) {
    const Length from = piece.left + width.scaled(i, count), to = piece.left + width.scaled(i + 1, count);
    const Length peak = middle + (i % 2 == 0 ? -height : height), third = (to - from) / 3;
    path.path.push_back({{from + third, peak}, model::PathVerb::Curve});
    path.path.push_back({{to - third, peak}, model::PathVerb::Curve});
    path.path.push_back({{to, middle}, model::PathVerb::Curve});
  }
  out.push_back({.box = line.box, .artifact = model::Artifact::Layout, .content = std::move(path)});
}

void paint(std::vector<Fragment>& out, LineStyle const& line, Interval const& piece) {
  if (piece.right <= piece.left || line.thickness <= Length() || line.color.is_transparent()) return;
  using enum model::TextDecorationStyle;
  switch (line.style) {
    case Solid: return fill(out, line, piece, line.top);
    case Double: return fill(out, line, piece, line.top), fill(out, line, piece, line.top + line.grow);
    case Dotted: return stroke(out, line, piece, model::BorderStyle::Dotted);
    case Dashed: return stroke(out, line, piece, model::BorderStyle::Dashed);
    case Wavy: return wave(out, line, piece);
  }
}

/// css-text-decor-4 §2.6: ideographs and hangul sit on their underline as they are.
bool skips_ink(text::Glyph const& glyph, DecoratedRun const& run, model::TextDecorationSkipInk skip) {
  if (skip != model::TextDecorationSkipInk::Auto || glyph.cluster >= run.text.size()) return true;
  const char32_t c = utf8::decode(run.text, glyph.cluster).code_point;
  return c < 0x2E80 || (c >= 0xD7B0 && c < 0xF900);
}

/// Takes from `piece` what the run's ink needs between the heights top and bottom, with `clear` on both sides.
void skip_run(LayoutContext& context, DecoratedRun const& run, LineStyle const& line, std::vector<Interval>& gaps,
              model::TextDecorationSkipInk skip) {
  if (run.size <= Length() || !run.font) return;
  text::FontMetrics const& metrics = context.services.fonts.metrics(run.font);
  const Length bottom = line.top + line.thickness + (line.style == model::TextDecorationStyle::Double ? line.grow : Length());
  const std::int32_t low = metrics.units(run.baseline - bottom, run.size), high = metrics.units(run.baseline - line.top, run.size);
  const Length clear = max(line.thickness, run.size / 25);
  Length x = run.x;
  for (std::uint32_t i = 0; i < run.count; ++i) {
    text::Glyph const& glyph = (*run.glyphs)[run.first + i];
    if (skips_ink(glyph, run, skip)) {
      const Length from = x + glyph.x_offset;
      for (text::InkSpan const& ink :
           context.output.inline_cache.ink_between(context.services.fonts, run.font, glyph.glyph, {low, high}))
        gaps.push_back({from + metrics.scale(ink.begin, run.size) - clear, from + metrics.scale(ink.end, run.size) + clear});
    }
    x += glyph.advance;
  }
}

/// The span without its gaps. What would remain as a speck between two letters is left out.
std::vector<Interval> without(Interval const& whole, std::vector<Interval> gaps, Length least) {
  std::sort(gaps.begin(), gaps.end(), [](Interval const& a, Interval const& b) { return a.left < b.left; });
  std::vector<Interval> pieces;
  Length at = whole.left;
  for (Interval const& gap : gaps) {
    if (gap.left - at >= least) pieces.push_back({at, gap.left});
    at = max(at, gap.right);
  }
  if (whole.right - at >= least || gaps.empty()) pieces.push_back({at, whole.right});
  return pieces;
}

class Painter {
 public:
  Painter(LayoutContext& context, std::vector<Fragment>& out, Decorator const& decorator, std::vector<DecoratedSpan> const& spans)
      : context_(context),
        out_(out),
        decorator_(decorator),
        spans_(spans),
        computed_(*decorator.style->computed),
        metrics_(context.services.fonts.metrics(decorator.style->font)) {}

  // css-text-decor-4 §2: position and thickness are the font's unless the sheet says otherwise.
  void below_text() {
    const Length thickness = thickness_of(metrics_.underline_thickness);
    const model::TextDecorationSkipInk skip = computed_.text_decoration_skip_ink;
    if (computed_.text_decoration_line.underline) line(underline_top(thickness), thickness, Length::from_raw(1), skip);
    if (computed_.text_decoration_line.overline) line(-decorator_.style->ascent, thickness, Length::from_raw(-1), skip);
  }
  void above_text() {
    const Length thickness = thickness_of(metrics_.strikeout_thickness);
    if (computed_.text_decoration_line.line_through)
      line(-scale(metrics_.strikeout_position), thickness, Length(), model::TextDecorationSkipInk::None);
  }

 private:
  Length scale(std::int32_t units) const { return metrics_.scale(units, decorator_.style->text.size); }

  Length thickness_of(std::int32_t font) const {
    const Length given = computed_.text_decoration_thickness.resolve(computed_.font_size);
    return given > Length() ? given : scale(font);
  }

  // css-text-decor-4 §2.7, §2.8
  Length underline_top(Length thickness) const {
    const Length offset = computed_.text_underline_offset.resolve(computed_.font_size);
    const Length from_font = -scale(metrics_.underline_position) - thickness / 2;
    switch (computed_.text_underline_position) {
      case model::TextUnderlinePosition::Auto: return offset != Length() ? offset : from_font;
      case model::TextUnderlinePosition::FromFont: return from_font + offset;
      case model::TextUnderlinePosition::Under: return decorator_.style->descent + offset;
    }
    return from_font;
  }

  /// `outward`: the sign of the direction in which a second line goes.
  void line(Length top, Length thickness, Length outward, model::TextDecorationSkipInk skip) {
    LineStyle style{.box = decorator_.box,
                    .top = decorator_.baseline + top,
                    .thickness = thickness,
                    .style = computed_.text_decoration_style,
                    .color = computed_.text_decoration_color_is_current ? computed_.color : computed_.text_decoration_color,
                    .grow = thickness * 2};
    if (outward < Length()) style.grow = -style.grow;
    for (DecoratedSpan const& span : spans_) {
      std::vector<Interval> gaps;
      if (skip != model::TextDecorationSkipInk::None && style.style != model::TextDecorationStyle::Wavy)
        for (DecoratedRun const& run : span.runs) skip_run(context_, run, style, gaps, skip);
      for (Interval const& piece : without({span.left, span.right}, std::move(gaps), thickness)) paint(out_, style, piece);
    }
  }

  LayoutContext& context_;
  std::vector<Fragment>& out_;
  Decorator const& decorator_;
  std::vector<DecoratedSpan> const& spans_;
  model::ComputedStyle const& computed_;
  text::FontMetrics const& metrics_;
};

}  // namespace

void append_text_decoration(LayoutContext& context, std::vector<Fragment>& out, Decorator const& decorator,
                            std::vector<DecoratedSpan> const& spans, DecorationLayer layer) {
  if (!decorator.style->font || decorator.style->computed->visibility != model::Visibility::Visible) return;
  Painter painter(context, out, decorator, spans);
  if (layer == DecorationLayer::BelowText)
    painter.below_text();
  else
    painter.above_text();
}

}  // namespace bifolio::layout
