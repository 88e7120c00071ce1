#include "layout/inline/emphasis.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/missing_glyphs.h"
#include "text/ink.h"
#include "text/marks.h"

namespace bifolio::layout {
namespace {

using Shape = model::TextEmphasis::Shape;
using model::PathPoint;
using model::PathVerb;

/// Shapes are drawn in a square of this many units, whose middle is (0, 0); y down.
constexpr std::int64_t square = 1000;

/// §3.3: marks are half as large as the text.
Length mark_size(InlineStyle const& style) { return style.text.size / 2; }

// css-writing-modes-4 §9.1.3: digits that stand side by side take one mark.
bool is_combined(model::ComputedStyle const& style, model::GlyphRun const& run) {
  return has_central_baseline(style) && run.orientation == model::GlyphOrientation::Horizontal;
}

bool is_under(model::ComputedStyle const& style) {
  return model::is_vertical(style.writing_mode) ? style.text_emphasis_left : style.text_emphasis_under;
}

class MarkPainter {
 public:
  MarkPainter(InlineStyle const& style, model::BoxId box, std::vector<model::Fragment>& out)
      : computed_(*style.computed), size_(mark_size(style)), box_(box), out_(out) {}
  void paint(Point center);

 private:
  /// Vertical lines are turned clockwise with their page, but not the marks.
  Point at(Point center, std::int64_t x, std::int64_t y) const {
    const bool turned = model::is_vertical(computed_.writing_mode);
    return {center.x + size_.scaled(turned ? y : x, square), center.y + size_.scaled(turned ? -x : y, square)};
  }
  void add_curve(model::Path& path, Point center, std::array<std::int64_t, 6> const& c) const {
    for (std::size_t i = 0; i < 6; i += 2) path.push_back({at(center, c[i], c[i + 1]), PathVerb::Curve});
  }
  model::Path circle(Point center, std::int64_t radius) const;
  model::Path triangle(Point center) const;
  model::Path sesame(Point center) const;
  void fill(model::Path path) const;
  void stroke(model::Path path) const;
  Color color() const { return computed_.text_emphasis_color_is_current ? computed_.color : computed_.text_emphasis_color; }

  model::ComputedStyle const& computed_;
  Length size_;
  model::BoxId box_;
  std::vector<model::Fragment>& out_;
};

model::Path MarkPainter::circle(Point center, std::int64_t radius) const {
  const std::int64_t k = radius * 552 / 1000;  // the control points of a quarter of a circle
  model::Path path{{at(center, radius, 0), PathVerb::Move}};
  add_curve(path, center, {radius, k, k, radius, 0, radius});
  add_curve(path, center, {-k, radius, -radius, k, -radius, 0});
  add_curve(path, center, {-radius, -k, -k, -radius, 0, -radius});
  add_curve(path, center, {k, -radius, radius, -k, radius, 0});
  path.push_back({{}, PathVerb::Close});
  return path;
}

model::Path MarkPainter::triangle(Point center) const {
  return {{at(center, 0, -330), PathVerb::Move},
          {at(center, 370, 310), PathVerb::Line},
          {at(center, -370, 310), PathVerb::Line},
          {{}, PathVerb::Close}};
}

/// A drop that falls from the upper left to the lower right.
model::Path MarkPainter::sesame(Point center) const {
  model::Path path{{at(center, -280, -260), PathVerb::Move}};
  add_curve(path, center, {-40, -250, 300, -60, 300, 160});
  add_curve(path, center, {300, 290, 130, 320, 40, 230});
  add_curve(path, center, {-100, 80, -180, -120, -280, -260});
  path.push_back({{}, PathVerb::Close});
  return path;
}

void MarkPainter::fill(model::Path path) const {
  out_.push_back(
      {.box = box_,
       .artifact = model::Artifact::Layout,
       .content = model::FilledPath{.path = std::move(path), .rule = model::FillRule::NonZero, .color = color(), .tiles = {}}});
}

void MarkPainter::stroke(model::Path path) const {
  out_.push_back({.box = box_,
                  .artifact = model::Artifact::Layout,
                  .content = model::StrokedPath{.path = std::move(path),
                                                .width = size_.scaled(80, square),
                                                .dash = {},
                                                .gap = {},
                                                .round_ends = false,
                                                .color = color()}});
}

void MarkPainter::paint(Point center) {
  model::TextEmphasis const& emphasis = computed_.text_emphasis_style;
  Shape shape = emphasis.shape;
  if (shape == Shape::Auto) shape = model::is_vertical(computed_.writing_mode) ? Shape::Sesame : Shape::Circle;
  const auto draw = [&](model::Path path) { emphasis.open ? stroke(std::move(path)) : fill(std::move(path)); };
  switch (shape) {
    case Shape::None:
    case Shape::Auto:
    case Shape::Text: return;
    case Shape::Dot: return draw(circle(center, 160));
    case Shape::Circle: return draw(circle(center, 300));
    case Shape::DoubleCircle: stroke(circle(center, 340)); return draw(circle(center, 180));
    case Shape::Triangle: return draw(triangle(center));
    case Shape::Sesame: return draw(sesame(center));
  }
}

/// A mark that the author names: its glyph, shaped once for the run.
struct MarkGlyph {
  FontId font;
  text::Glyph glyph;
  text::InkBox ink;
  Length left, right;  ///< of its ink
};

MarkGlyph shape_mark(LayoutContext& context, InlineStyle const& style, model::BoxId box) {
  const std::string_view mark = style.computed->text_emphasis_style.text;
  MarkGlyph made;
  std::vector<text::TextStyle> styles = {style.text};
  styles[0].size = mark_size(style);
  const text::ItemizedText items = text::itemize(mark, {{0, static_cast<std::uint32_t>(mark.size()), 0}}, styles,
                                                 text::BaseDirection::LeftToRight, context.services.fonts);
  for (text::MissingGlyph const& missing : items.missing)
    report_missing_character(context, missing.character, nearest_span(context.tree, box));
  if (items.items.empty() || !items.items[0].font) return made;
  std::vector<text::Glyph> glyphs;
  context.services.shaper.shape(mark, items.items[0], 0, static_cast<std::uint32_t>(mark.size()), styles[0], glyphs);
  if (glyphs.empty()) return made;
  made.font = items.items[0].font;
  made.glyph = glyphs[0];
  made.ink = text::ink_box(context.services.fonts, made.font, made.glyph.glyph);
  text::FontMetrics const& metrics = context.services.fonts.metrics(made.font);
  made.left = metrics.scale(made.ink.left, styles[0].size);
  made.right = metrics.scale(made.ink.right, styles[0].size);
  return made;
}

void append_glyph_mark(LayoutContext& context, InlineStyle const& style, MarkGlyph const& mark, Point center,
                       model::Fragment& made) {
  text::FontMetrics const& metrics = context.services.fonts.metrics(mark.font);
  const Length size = mark_size(style);
  const Length middle = metrics.scale((mark.ink.top + mark.ink.bottom) / 2, size);
  model::GlyphRun run;
  run.font = mark.font;
  run.font_size = size;
  run.origin = {center.x - (mark.left + mark.right) / 2, center.y + middle};
  run.first_glyph = static_cast<std::uint32_t>(context.output.glyphs.size());
  run.glyph_count = 1;
  run.text = style.computed->text_emphasis_style.text;
  run.color = style.computed->text_emphasis_color_is_current ? style.computed->color : style.computed->text_emphasis_color;
  context.output.glyphs.push_back(
      {.glyph = mark.glyph.glyph, .advance = mark.glyph.advance, .x_offset = {}, .y_offset = {}, .cluster = 0});
  made.content = run;
}

}  // namespace

EmphasisReach emphasis_reach(InlineStyle const& style) {
  if (style.computed->text_emphasis_style.shape == Shape::None) return {};
  const Length size = mark_size(style);
  if (has_central_baseline(*style.computed)) {  // the letters' squares reach as far on both sides
    const Length reach = style.text.size / 2 + size;
    return is_under(*style.computed) ? EmphasisReach{.above = {}, .below = reach} : EmphasisReach{.above = reach, .below = {}};
  }
  if (is_under(*style.computed)) return {.above = {}, .below = min(style.descent, style.text.size.scaled(200, 1000)) + size};
  return {.above = min(style.ascent, style.text.size.scaled(880, 1000)) + size, .below = {}};
}

void append_emphasis(LayoutContext& context, InlineStyle const& style, model::BoxId box, model::GlyphRun const& run,
                     std::vector<model::Fragment>& out) {
  const EmphasisReach reach = emphasis_reach(style);
  if (reach.above == Length() && reach.below == Length()) return;
  const bool is_text = style.computed->text_emphasis_style.shape == Shape::Text;
  const MarkGlyph mark = is_text ? shape_mark(context, style, box) : MarkGlyph{};
  const Length half = mark_size(style) / 2;
  const Length y = run.origin.y + (reach.below > Length() ? reach.below - half : half - reach.above);
  Length x = run.origin.x;
  MarkPainter painter(style, box, out);
  for (std::uint32_t i = 0; i < run.glyph_count;) {
    const model::PlacedGlyph first = context.output.glyphs[run.first_glyph + i];
    Length width;
    if (is_combined(*style.computed, run)) {
      width = run.font_size;
      i = run.glyph_count;
    }
    for (; i < run.glyph_count && context.output.glyphs[run.first_glyph + i].cluster == first.cluster; ++i)
      width += context.output.glyphs[run.first_glyph + i].advance;
    const bool marked =
        first.cluster < run.text.size() && text::takes_emphasis_mark(utf8::decode(run.text, first.cluster).code_point);
    const Point center{x + width / 2, y};
    x += width;
    if (!marked) continue;
    if (!is_text) {
      painter.paint(center);
    } else if (mark.font) {
      model::Fragment made{.box = box, .artifact = model::Artifact::Layout, .content = model::GlyphRun{}};
      append_glyph_mark(context, style, mark, center, made);
      out.push_back(std::move(made));
    }
  }
}

}  // namespace bifolio::layout
