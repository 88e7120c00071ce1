// Inline layout's last phase: a line's atoms in visual order, and what they become: fragments. Changes when a fragment is made in
// another way.
#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/block/geometry.h"
#include "layout/diagnostics.h"
#include "layout/inline/emphasis.h"
#include "layout/inline/line_content.h"
#include "layout/inline/objects.h"
#include "layout/inline/ruby.h"
#include "layout/inline/segments.h"
#include "layout/inline/text_decoration.h"
#include "layout/inline/vertical_runs.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

using model::Fragment;

/// A visually contiguous part of an inline box that shows something of its own.
struct BoxRange {
  std::uint32_t box = 0;  ///< in LineContent::boxes
  Length left, right;     ///< of its border box
  std::size_t last = 0;   ///< position of its last atom in visual order
  bool has_start = false, has_end = false;
};

class LinePlacer {
 public:
  LinePlacer(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, Line& placed)
      : context_(context), paragraph_(paragraph), shaped_(shaped), line_(line), placed_(placed) {}
  void run();

 private:
  void set_levels();
  void set_positions();
  void find_ranges();
  void extend_ranges(std::uint32_t box, std::size_t position, Atom const& atom);
  void add_to_range(BoxRange& range, Atom const& atom) const;
  bool shows(std::uint32_t box) const;
  bool is_relative(std::uint32_t box) const;
  void note_extents();
  Length baseline(std::uint32_t box) const { return placed_.baseline + line_.boxes[box].shift; }

  void emit_backgrounds();
  void find_extents();
  std::vector<DecoratedSpan> decorated_text(std::uint32_t box) const;
  bool stops_decorations(model::BoxId box) const;
  void emit_decorations(DecorationLayer layer);
  void emit_atoms();
  void emit_run(Atom const& atom);
  void emit_shadows(model::GlyphRun const& run, model::BoxId box, model::ComputedStyle const& style);
  void emit_object(Atom const& atom);
  void emit_leader(Atom const& atom);
  void emit_links();
  void emit_anchors();
  void fade_boxes();
  std::uint32_t add_glyphs(Atom const& atom, std::string_view text, bool copies_source);
  Rect border_box(BoxRange const& range) const;

  LayoutContext& context_;
  Paragraph const& paragraph_;
  ShapedStretch const& shaped_;
  LineContent& line_;
  Line& placed_;
  std::vector<std::uint32_t> order_;
  std::vector<std::pair<std::size_t, std::size_t>> extents_;  ///< for each box: once they are needed
  std::vector<BoxRange> ranges_;
  std::vector<std::uint32_t> range_of_;  ///< for each box: its last range plus 1, or 0
};

bool has_decoration_line(LineBoxPart const& part) { return part.style->computed->text_decoration_line.any(); }

/// Whether the box at this index shows something of its own; objects do so by themselves.
bool LinePlacer::shows(std::uint32_t box) const {
  LineBoxPart const& part = line_.boxes[box];
  if (!part.box) return false;
  model::Box const& b = context_.tree[part.box];
  if (b.kind != model::BoxKind::Inline && b.kind != model::BoxKind::FootnoteCall) return false;
  return !b.href.empty() || has_decoration(*part.style->computed) || is_relative(box);
}

bool LinePlacer::is_relative(std::uint32_t box) const {
  LineBoxPart const& part = line_.boxes[box];
  return context_.tree[part.box].kind == model::BoxKind::Inline &&
         part.style->computed->position == model::PositionScheme::Relative;
}

/// Edges of inline boxes go with the text beside them within their box.
void LinePlacer::set_levels() {
  const auto base = static_cast<std::uint8_t>(paragraph_.is_right_to_left() ? 1 : 0);
  std::uint8_t level = base;
  for (auto atom = line_.atoms.rbegin(); atom != line_.atoms.rend(); ++atom) {
    if (atom->kind == AtomKind::Close) continue;
    if (atom->kind == AtomKind::Open)
      atom->level = level;
    else
      level = atom->level;
  }
  level = base;
  for (Atom& atom : line_.atoms) {
    if (atom.kind == AtomKind::Close)
      atom.level = level;
    else
      level = atom.level;
  }
}

// UAX 9, L2.
void LinePlacer::set_positions() {
  const bool plain = std::all_of(line_.atoms.begin(), line_.atoms.end(), [](Atom const& atom) { return atom.level == 0; });
  order_.resize(line_.atoms.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
  if (!plain) {
    std::vector<text::Item> items(line_.atoms.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i].level = line_.atoms[i].level;
    order_ = text::visual_order(items);
  }
  Length x = line_.cut.x;
  for (const std::uint32_t index : order_) {
    line_.atoms[index].x = x;
    x += line_.atoms[index].width;
  }
}

void LinePlacer::add_to_range(BoxRange& range, Atom const& atom) const {
  const bool own_edge = (atom.kind == AtomKind::Open || atom.kind == AtomKind::Close) && atom.box == range.box;
  Length left = atom.x, right = atom.x + atom.width;
  if (own_edge) {
    model::ComputedStyle const& style = *line_.boxes[range.box].style->computed;
    const bool is_left = (atom.kind == AtomKind::Open) == (style.direction == model::Direction::Ltr);
    const Edges<Length> margin = used_edges(style, line_.cut.width).margin;
    if (is_left)
      left += margin.left;
    else
      right -= margin.right;
    (is_left ? range.has_start : range.has_end) = true;
  }
  range.left = min(range.left, left);
  range.right = max(range.right, right);
}

void LinePlacer::extend_ranges(std::uint32_t box, std::size_t position, Atom const& atom) {
  for (; box != 0; box = line_.boxes[box].parent) {
    if (!shows(box)) continue;
    std::uint32_t& of = range_of_[box];
    if (of == 0 || ranges_[of - 1].last + 1 != position) {
      ranges_.push_back(
          {.box = box, .left = Length::max(), .right = -Length::max(), .last = position, .has_start = false, .has_end = false});
      of = static_cast<std::uint32_t>(ranges_.size());
    }
    ranges_[of - 1].last = position;
    add_to_range(ranges_[of - 1], atom);
  }
}

void LinePlacer::find_ranges() {
  bool any = false;
  for (std::uint32_t i = 1; i < line_.boxes.size() && !any; ++i) any = shows(i);
  if (!any) return;
  range_of_.assign(line_.boxes.size(), 0);
  for (std::size_t position = 0; position < order_.size(); ++position) {
    Atom const& atom = line_.atoms[order_[position]];
    extend_ranges(atom.box, position, atom);
  }
  std::sort(ranges_.begin(), ranges_.end(),
            [](BoxRange const& a, BoxRange const& b) { return a.box != b.box ? a.box < b.box : a.left < b.left; });
}

/// CSS 2.1 §10.6.1: an inline box's content area is its font's; padding and borders stand around it without moving the line.
Rect LinePlacer::border_box(BoxRange const& range) const {
  LineBoxPart const& part = line_.boxes[range.box];
  const BoxEdges edges = used_edges(*part.style->computed, line_.cut.width);
  const Length top = baseline(range.box) - part.style->ascent - edges.inner_top();
  return {range.left, top, range.right - range.left, part.style->ascent + part.style->descent + edges.inner_height()};
}

void LinePlacer::note_extents() {
  for (BoxRange const& range : ranges_) {
    if (!is_relative(range.box)) continue;
    const Edges<Length> border = used_edges(*line_.boxes[range.box].style->computed, line_.cut.width).border;
    const Rect box = border_box(range);
    const Length left = range.has_start ? border.left : Length(), right = range.has_end ? border.right : Length();
    placed_.extents.push_back(
        {line_.boxes[range.box].box,
         {box.x + left, box.y + border.top, max(box.width - left - right, {}), max(box.height - border.top - border.bottom, {})}});
  }
}

void LinePlacer::emit_backgrounds() {
  for (BoxRange const& range : ranges_) {
    LineBoxPart const& part = line_.boxes[range.box];
    model::ComputedStyle const& style = *part.style->computed;
    if (!has_decoration(style) || style.visibility != model::Visibility::Visible) continue;
    const bool clone = style.box_decoration_break == model::BoxDecorationBreak::Clone;
    append_decoration({placed_.fragments, &context_.services.resources, part.box}, style, border_box(range),
                      {.top = true, .right = clone || range.has_end, .bottom = true, .left = clone || range.has_start});
  }
}

/// Where in visual order each box's atoms begin and end, so that a line with many decorations is not searched for each of them.
void LinePlacer::find_extents() {
  if (!extents_.empty()) return;
  extents_.assign(line_.boxes.size(), {order_.size(), 0});
  const auto include = [&](std::uint32_t box, std::size_t first, std::size_t end) {
    extents_[box] = {std::min(extents_[box].first, first), std::max(extents_[box].second, end)};
  };
  for (std::size_t position = 0; position < order_.size(); ++position)
    include(line_.atoms[order_[position]].box, position, position + 1);
  for (auto box = static_cast<std::uint32_t>(extents_.size()); box-- > 1;)
    include(line_.boxes[box].parent, extents_[box].first, extents_[box].second);
}

/// The text on the line in the box at `box` (0: all of it), apart where something else stands between.
std::vector<DecoratedSpan> LinePlacer::decorated_text(std::uint32_t box) const {
  std::vector<DecoratedSpan> spans;
  for (std::size_t position = extents_[box].first; position < extents_[box].second; ++position) {
    Atom const& atom = line_.atoms[order_[position]];
    const bool is_text = atom.kind == AtomKind::Run || atom.kind == AtomKind::Leader;
    if (!is_text || atom.width <= Length()) continue;
    std::uint32_t within = atom.box;
    while (within > box) within = line_.boxes[within].parent;
    if (within != box || paragraph_.computed(paragraph_.pieces[atom.piece]).visibility != model::Visibility::Visible) continue;
    if (spans.empty() || spans.back().right != atom.x) spans.push_back({.left = atom.x, .right = atom.x, .runs = {}});
    spans.back().right = atom.x + atom.width;
    text::Item const& item = shaped_.items[atom.item];
    spans.back().runs.push_back({.x = atom.x,
                                 .baseline = baseline(atom.box),
                                 .size = paragraph_.style(paragraph_.pieces[atom.piece]).text.size,
                                 .font = item.font,
                                 .glyphs = &line_.glyphs,
                                 .first = atom.first_glyph,
                                 .count = atom.glyph_count,
                                 .text = shaped_.text});
  }
  return spans;
}

/// Whether decorations of boxes around it do not reach into the box (css-text-decor-4 §2).
bool LinePlacer::stops_decorations(model::BoxId box) const {
  const model::BoxKind kind = context_.tree[box].kind;
  return kind == model::BoxKind::InlineBlock || kind == model::BoxKind::Marker || model::is_out_of_flow(context_.tree, box);
}

void LinePlacer::emit_decorations(DecorationLayer layer) {
  const auto emit = [&](Decorator const& decorator, std::uint32_t box) {
    find_extents();
    append_text_decoration(context_, placed_.fragments, decorator, decorated_text(box), layer);
  };
  // Outer decorations are painted below inner ones.
  std::vector<model::BoxId> blocks;
  for (model::BoxId id = paragraph_.container; id; id = context_.tree[id].parent) {
    blocks.push_back(id);
    if (stops_decorations(id)) break;
  }
  for (auto id = blocks.rbegin(); id != blocks.rend(); ++id) {
    const bool is_own = *id == paragraph_.container;
    if (!(is_own ? paragraph_.root() : context_.tree.style(*id)).text_decoration_line.any()) continue;
    InlineStyle const& style = is_own
                                   ? *paragraph_.styles[0]
                                   : context_.output.inline_cache.style(context_.services, context_.tree, context_.tree[*id].style);
    emit({.box = *id, .style = &style, .baseline = placed_.baseline}, 0);
  }
  for (std::uint32_t box = 1; box < line_.boxes.size(); ++box) {
    LineBoxPart const& part = line_.boxes[box];
    if (part.box && has_decoration_line(part) && context_.tree[part.box].kind != model::BoxKind::InlineBlock)
      emit({.box = part.box, .style = part.style, .baseline = baseline(box)}, box);
  }
}

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
  if (model::is_vertical(style.computed->writing_mode)) stand_upright(context_, {style, item, piece.combined}, run);
  emit_shadows(run, piece.box, *style.computed);
  placed_.fragments.push_back({.box = piece.box, .artifact = model::Artifact::None, .content = run});
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
  const BoxEdges edges = used_edges(style, line_.cut.width);
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
      case AtomKind::Close: break;
    }
  }
}

void LinePlacer::emit_links() {
  for (BoxRange const& range : ranges_) {
    model::BoxId box = line_.boxes[range.box].box;
    if (context_.tree[box].href.empty() || range.right <= range.left) continue;
    placed_.fragments.push_back({.box = box,
                                 .artifact = model::Artifact::None,
                                 .content = model::LinkArea{.rect = border_box(range), .href = context_.tree[box].href}});
  }
}

void LinePlacer::emit_anchors() {
  for (Atom const& atom : line_.atoms) {
    const bool begins = atom.kind == AtomKind::Open || atom.kind == AtomKind::Object;
    const model::BoxId id = line_.boxes[atom.box].box;
    if (!begins || !id) continue;
    model::Box const& box = context_.tree[id];
    const bool is_destination = !box.id.empty() || context_.tree.style(id).bookmark_level > 0;
    const bool is_ours = atom.kind == AtomKind::Open || box.kind == model::BoxKind::Image;
    if (is_destination && is_ours && !atom.is_clone)
      placed_.fragments.push_back(
          {.box = id, .artifact = model::Artifact::None, .content = model::Anchor{.id = box.id, .point = {atom.x, Length()}}});
  }
}

/// Opacity makes one group of all that an inline box shows on the line, from the innermost box outwards; boxes in the line that are
/// no text have made theirs.
void LinePlacer::fade_boxes() {
  const auto is_in = [&](model::BoxId box, model::BoxId outer) {
    while (box && box != outer) box = context_.tree[box].parent;
    return box == outer;
  };
  for (std::size_t i = line_.boxes.size(); i-- > 1;) {
    LineBoxPart const& part = line_.boxes[i];
    if (!part.box || context_.tree[part.box].kind != model::BoxKind::Inline || part.style->computed->opacity == 65535) continue;
    const auto others = [&](Fragment const& fragment) { return !is_in(fragment.box, part.box); };
    std::vector<Fragment>& all = placed_.fragments;
    const auto first = std::find_if_not(all.begin(), all.end(), others);
    const auto from = std::stable_partition(first, all.end(), others);
    const Canvas canvas{all, nullptr, part.box};
    model::GroupBegin group;
    group.opacity = part.style->computed->opacity;
    wrap_in_group(canvas, static_cast<std::size_t>(from - all.begin()), std::move(group));
  }
}

void LinePlacer::run() {
  set_levels();
  set_positions();
  find_ranges();
  note_extents();
  emit_backgrounds();
  emit_decorations(DecorationLayer::BelowText);
  emit_atoms();
  place_ruby(context_, paragraph_, line_, placed_);
  emit_decorations(DecorationLayer::AboveText);
  emit_links();
  emit_anchors();
  fade_boxes();
}

}  // namespace

void place_atoms(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, Line& placed) {
  LinePlacer(context, paragraph, shaped, line, placed).run();
}

}  // namespace bifolio::layout
