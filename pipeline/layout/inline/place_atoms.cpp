// Fragments of a line's text, objects and leaders.
#include "layout/block/decoration.h"
#include "layout/block/geometry.h"
#include "layout/diagnostics.h"
#include "layout/inline/emphasis.h"
#include "layout/inline/line_placer.h"
#include "layout/inline/objects.h"
#include "layout/inline/segments.h"
#include "layout/inline/vertical_runs.h"
#include "layout/inline/width_axis.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

using model::Fragment;

}  // namespace

std::uint32_t LinePlacer::add_glyphs(Atom const& atom, std::string_view text, bool copies_source) {
  Piece const& piece = paragraph_.pieces[atom.piece];
  const auto first = static_cast<std::uint32_t>(context_.output.glyphs.size());
  const std::uint32_t begin = atom.begin + static_cast<std::uint32_t>(shaped_.text.data() - paragraph_.text.data());
  const std::uint32_t source_begin = copies_source ? source_offset(paragraph_, piece, begin) : 0;
  for (std::uint32_t i = 0; i < atom.glyph_count; ++i) {
    text::Glyph const& glyph = line_.glyphs[atom.first_glyph + i];
    std::uint32_t cluster = glyph.cluster - atom.begin;
    if (glyph.cluster >= atom.end)
      cluster = static_cast<std::uint32_t>(text.size());
    else if (copies_source)
      cluster = source_offset(paragraph_, piece, begin + cluster) - source_begin;
    context_.output.glyphs.push_back({.glyph = glyph.glyph,
                                      .advance = max(glyph.advance, Length()),
                                      .x_offset = glyph.x_offset,
                                      .y_offset = glyph.y_offset,
                                      .cluster = cluster});
  }
  return first;
}

void LinePlacer::emit_run(Atom const& atom) {
  Piece const& piece = paragraph_.pieces[atom.piece];
  InlineStyle const& style = paragraph_.style(piece);
  text::Item const& item = shaped_.items[atom.item];
  if (atom.glyph_count == 0 || !item.font || style.computed->visibility != model::Visibility::Visible) return;
  const auto stretch = static_cast<std::uint32_t>(shaped_.text.data() - paragraph_.text.data());
  const std::uint32_t begin = atom.begin + stretch, end = atom.end + stretch;
  std::string_view text;
  if (piece.copies_source) {
    const std::uint32_t from = source_offset(paragraph_, piece, begin);
    text = piece.source.substr(from, source_offset(paragraph_, piece, end) - from);
  } else {
    text = piece.shown.substr(begin - piece.begin, end - begin);
  }
  model::GlyphRun run;
  run.font = item.font;
  run.font_size = style.text.size;
  if (is_running_text(paragraph_, piece)) run.horizontal_scale = line_.expansion;
  run.origin = {atom.x, baseline(atom.box)};
  run.first_glyph = add_glyphs(atom, text, piece.copies_source);
  run.glyph_count = atom.glyph_count;
  run.text = atom.has_ellipsis ? context_.output.strings.store(std::string(text) + "\u2026") : text;
  run.color = style.computed->color;
  run.right_to_left = item.is_right_to_left();
  run.ends_in_hyphen = atom.has_hyphen;
  const Point on_line = run.origin;
  if (model::is_vertical(style.computed->writing_mode))
    stand_upright(context_, {style, item, piece.combined}, run);
  else
    use_width_axis(context_.services.fonts, run);
  emit_shadows(run, piece.box, *style.computed);
  placed_.fragments.push_back({.box = piece.box, .artifact = model::Artifact::None, .content = run});
  run.origin = on_line;
  append_emphasis(context_, style, piece.box, run, placed_.fragments);
}

/// css-text-decor-4 §4: copies of the glyphs below them; the first shadow is on top.
void LinePlacer::emit_shadows(model::GlyphRun const& run, model::BoxId box, model::ComputedStyle const& style) {
  for (auto shadow = style.text_shadow.rbegin(); shadow != style.text_shadow.rend(); ++shadow) {
    if (shadow->color.is_transparent()) continue;
    if (shadow->blur > Length())
      context_.sink.report_once(kinds::approximated, "text-shadow", box ? context_.tree[box].span : Span{},
                                "text-shadow is drawn without its blur");
    model::GlyphRun copy = run;
    copy.origin = {run.origin.x + shadow->x, run.origin.y + shadow->y};
    copy.color = shadow->color;
    copy.ends_in_hyphen = false;
    placed_.fragments.push_back({.box = box, .artifact = model::Artifact::Layout, .content = copy});
  }
}

void LinePlacer::emit_object(Atom const& atom) {
  InlineObject const& object = paragraph_.objects[paragraph_.pieces[atom.piece].object];
  model::ComputedStyle const& style = *line_.boxes[atom.box].style->computed;
  const Point corner{atom.x, baseline(atom.box) - object.baseline};
  if (context_.tree[object.box].kind != model::BoxKind::Image) {
    for (Fragment const& fragment : object.atomic.fragments) placed_.fragments.push_back(moved(fragment, corner, 0));
    move_into(placed_.escaped, object.atomic.escaped, corner);
    return;
  }
  const BoxEdges edges = used_edges(style, paragraph_.basis);
  const Rect border{corner.x + edges.margin.left, corner.y + edges.margin.top, object.image.width + edges.inner_width(),
                    object.image.height + edges.inner_height()};
  const Rect content{border.x + edges.inner_left(), border.y + edges.inner_top(), object.image.width, object.image.height};
  if (style.visibility != model::Visibility::Visible) return;
  model::Box const& box = context_.tree[object.box];
  const Canvas canvas{placed_.fragments, &context_.services.resources, object.box};
  const bool grouped = begin_group(canvas, style, border);
  if (has_decoration(style)) append_decoration(canvas, style, border, {});
  if (box.image) append_image(canvas, style, border, fitted_image(context_, object.box, content));
  append_outline(canvas, style, border, {});
  if (!box.href.empty())
    placed_.fragments.push_back(
        {.box = object.box, .artifact = model::Artifact::None, .content = model::LinkArea{.rect = border, .href = box.href}});
  if (grouped) end_group(canvas);
}

// css-content-3 §2.5.1: whole patterns, on a grid that is the same for all lines that end at the same place.
void LinePlacer::emit_leader(Atom const& atom) {
  Piece const& piece = paragraph_.pieces[atom.piece];
  InlineObject const& object = paragraph_.objects[piece.object];
  InlineStyle const& style = paragraph_.style(piece);
  const Length pattern = object.size.width;
  if (!object.pattern_font || pattern <= Length() || style.computed->visibility != model::Visibility::Visible) return;
  const std::int64_t edge = (line_.cut.x + line_.cut.protrusion.start + line_.cut.width).raw();
  const std::int64_t end = (atom.x + atom.width).raw();
  const std::int64_t last = edge - (edge - end + pattern.raw() - 1) / pattern.raw() * pattern.raw();
  const std::int64_t count = (last - atom.x.raw()) / pattern.raw();
  if (count <= 0) return;
  std::string text;
  const std::string_view once = context_.tree[object.box].text;
  model::GlyphRun run;
  run.first_glyph = static_cast<std::uint32_t>(context_.output.glyphs.size());
  for (std::int64_t i = 0; i < count; ++i) {
    for (text::Glyph const& glyph : object.pattern)
      context_.output.glyphs.push_back({glyph.glyph, max(glyph.advance, Length()), glyph.x_offset, glyph.y_offset,
                                        static_cast<std::uint32_t>(text.size()) + glyph.cluster});
    text += once;
  }
  run.glyph_count = static_cast<std::uint32_t>(context_.output.glyphs.size()) - run.first_glyph;
  run.font = object.pattern_font;
  run.font_size = style.text.size;
  run.origin = {Length::from_raw(last - count * pattern.raw()), baseline(atom.box)};
  run.text = context_.output.strings.store(text);
  run.color = style.computed->color;
  placed_.fragments.push_back({.box = object.box, .artifact = model::Artifact::Layout, .content = run});
}

void LinePlacer::emit_atoms() {
  for (Atom const& atom : line_.atoms) {
    switch (atom.kind) {
      case AtomKind::Run: emit_run(atom); break;
      case AtomKind::Object: emit_object(atom); break;
      case AtomKind::Leader: emit_leader(atom); break;
      case AtomKind::Open:
      case AtomKind::Close:
      case AtomKind::Control: break;
    }
  }
}

}  // namespace bifolio::layout
