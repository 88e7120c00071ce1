#include "layout/inline/initial_letter.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "layout/block/decoration.h"
#include "layout/block/geometry.h"
#include "layout/inline/collect.h"
#include "layout/inline/line_content.h"
#include "layout/inline/objects.h"
#include "layout/inline/ruby.h"
#include "layout/page/placer.h"
#include "text/ink.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;

/// The least white between the letter's ink and the text beside it, in thousandths of the text's size.
constexpr std::int64_t least_gap = 160;

/// How much of the room beside a letter that leans back the first line takes where the word goes on, in thousandths.
constexpr std::int64_t largest_tuck = 500;

/// The height of flat capitals: the outline of H, since many fonts round what they say of themselves.
Length capital_height(text::Fonts const& fonts, FontId font, Length size) {
  text::FontMetrics const& metrics = fonts.metrics(font);
  const std::uint32_t glyph = fonts.glyph_for(font, U'H');
  const std::int32_t top = glyph != 0 ? text::ink_box(fonts, font, glyph).top : 0;
  return metrics.scale(top > 0 ? top : metrics.cap_height, size);
}

/// css-inline-3 §7.3: the letter's capitals reach from its line's baseline as far as n lines less one and the first line's
/// capitals.
Length wanted_height(InlineStyle const& root, Length root_capitals, std::int32_t size) {
  return (root.above + root.below).scaled(std::max(size - 1000, 0), 1000) +
         (size < 1000 ? root_capitals.scaled(size, 1000) : root_capitals);
}

/// White at the sides of the letter's first and last glyph.
struct Bearings {
  Length left, right;
};

Bearings bearings_of(LayoutContext const& context, Line const& set) {
  Bearings found;
  bool is_first = true;
  for (model::Fragment const& fragment : set.fragments) {
    auto const* run = std::get_if<model::GlyphRun>(&fragment.content);
    if (run == nullptr || run->glyph_count == 0) continue;
    text::Fonts const& fonts = context.services.fonts;
    text::FontMetrics const& metrics = fonts.metrics(run->font);
    model::PlacedGlyph const& first = context.output.glyphs[run->first_glyph];
    model::PlacedGlyph const& last = context.output.glyphs[run->first_glyph + run->glyph_count - 1];
    const text::InkBox first_ink = text::ink_box(fonts, run->font, first.glyph), ink = text::ink_box(fonts, run->font, last.glyph);
    if (is_first && !first_ink.is_empty()) found.left = metrics.scale(first_ink.left, run->font_size);
    found.right = ink.is_empty() ? Length() : last.advance - metrics.scale(ink.right, run->font_size);
    is_first = false;
  }
  return found;
}

/// What the letter's last glyph has from its baseline down, and how far its right side falls back beside the first line.
struct Outline {
  Length depth, setback;
};

Outline outline_of(LayoutContext const& context, Line const& set, Length band_low, Length band_high) {
  Outline found;
  for (model::Fragment const& fragment : set.fragments) {
    auto const* run = std::get_if<model::GlyphRun>(&fragment.content);
    if (run == nullptr || run->glyph_count == 0 || run->font_size <= Length()) continue;
    text::Fonts const& fonts = context.services.fonts;
    text::FontMetrics const& metrics = fonts.metrics(run->font);
    const auto units = [&](Length length) { return metrics.units(length, run->font_size); };
    const std::uint32_t glyph = context.output.glyphs[run->first_glyph + run->glyph_count - 1].glyph;
    const text::InkBox ink = text::ink_box(fonts, run->font, glyph);
    const std::vector<text::InkSpan> band = text::ink_between(fonts, run->font, glyph, units(band_low), units(band_high));
    found.depth = max(found.depth, metrics.scale(-ink.bottom, run->font_size));
    found.setback = band.empty() ? Length() : metrics.scale(ink.right - band.back().end, run->font_size);
  }
  return found;
}

void shift(std::vector<model::Fragment>& fragments, Point by) {
  for (model::Fragment& fragment : fragments) fragment = moved(std::move(fragment), by, 0);
}

/// The letter's background and borders; the link that it is in.
void add_box_fragments(LayoutContext& context, InitialLetter& letter, BoxEdges const& edges, Length content) {
  model::ComputedStyle const& style = context.tree.style(letter.box);
  const Rect border{edges.margin.left, -letter.above, content + edges.inner_width(), letter.above + letter.below};
  if (has_decoration(style) && style.visibility == model::Visibility::Visible) {
    std::vector<model::Fragment> behind;
    append_decoration({behind, &context.services.resources, letter.box}, style, border, {});
    letter.set.fragments.insert(letter.set.fragments.begin(), std::make_move_iterator(behind.begin()),
                                std::make_move_iterator(behind.end()));
  }
  for (BoxId id = letter.box; id && context.tree[id].kind == BoxKind::Inline; id = context.tree[id].parent) {
    model::Box const& box = context.tree[id];
    if (!box.href.empty())
      letter.set.fragments.push_back({id, model::Artifact::None, model::LinkArea{.rect = border, .href = box.href}});
    if (id == letter.box && !box.id.empty())
      letter.set.fragments.push_back({id, model::Artifact::None, model::Anchor{.id = box.id, .point = {{}, border.y}}});
  }
}

}  // namespace

BoxId initial_letter_box(model::BoxTree const& tree, BoxId container) {
  for (BoxId id = tree[container].first_child; id;) {
    model::Box const& box = tree[id];
    if (model::is_out_of_flow(tree, id) ||
        (box.kind == BoxKind::Text && std::all_of(box.text.begin(), box.text.end(), utf8::is_html_space))) {
      id = box.next;
    } else if (box.kind != BoxKind::Inline) {
      return {};
    } else if (tree.style(id).initial_letter_size > 0) {
      return id;
    } else {
      id = box.first_child ? box.first_child : box.next;
    }
  }
  return {};
}

InitialLetter make_initial_letter(LayoutContext& context, BoxId container, BoxId box) {
  text::Fonts const& fonts = context.services.fonts;
  InlineCache& cache = context.output.inline_cache;
  InlineStyle const& root = cache.style(context.services, context.tree, context.tree[container].style);
  InlineStyle const& own = cache.style(context.services, context.tree, context.tree[box].style);
  model::ComputedStyle const& style = context.tree.style(box);
  InitialLetter letter;
  letter.box = box;
  letter.line_above = root.above;
  letter.line_below = root.below;
  letter.lines = static_cast<std::size_t>(std::max(style.initial_letter_sink, 1));
  letter.is_raised = std::int64_t{style.initial_letter_sink} * 1000 < style.initial_letter_size;
  if (!root.font || !own.font) return letter;
  const Length root_capitals = capital_height(fonts, root.font, root.computed->font_size);
  const Length capitals = wanted_height(root, root_capitals, style.initial_letter_size);
  const Length unit = capital_height(fonts, own.font, Length::from_points(std::int64_t{1000}));
  const Length size = unit > Length() ? Length::from_points(std::int64_t{1000}).scaled(capitals.raw(), unit.raw()) : capitals;
  Paragraph paragraph = collect(context, box, {.left_out = {}, .first_line_of = container, .font_size = size});
  measure_objects(context, paragraph, {capitals});
  measure_ruby(context, paragraph);
  letter.set = set_one_line(context, paragraph);
  const BoxEdges edges = used_edges(style, Length());
  const Bearings bearings = bearings_of(context, letter.set);
  const Length content = letter.set.width - bearings.left - bearings.right;
  const bool rtl = root.computed->direction == model::Direction::Rtl;
  const Length gap = max(rtl ? bearings.left : bearings.right, root.computed->font_size.scaled(least_gap, 1000));
  letter.above = capitals + edges.inner_top();
  letter.below = edges.inner_bottom();
  letter.room = content + edges.inner_width() + horizontal(edges.margin) + gap;
  const Length line = root.above + root.below;
  const Length first = line * static_cast<std::int64_t>(letter.lines - 1);  // of the first line's baseline above the letter's
  const Outline outline = outline_of(context, letter.set, first - root.descent, first + root.x_height);
  letter.beside = letter.lines + (outline.depth > line - root_capitals ? 1 : 0);
  if (!rtl && edges.inner_right() == Length()) letter.tuck = outline.setback.scaled(largest_tuck, 1000);
  shift(letter.set.fragments, {edges.margin.left + edges.inner_left() - bearings.left, -letter.set.baseline});
  add_box_fragments(context, letter, edges, content);
  if (rtl) shift(letter.set.fragments, {gap, {}});
  return letter;
}

// css-inline-3 §7.4 and §7.6
void attach_initial_letter(InitialLetter letter, Length x, std::vector<Line>& lines) {
  if (lines.empty()) {  // nothing but the letter
    lines.emplace_back();
    lines[0].height = letter.line_above + letter.line_below;
    lines[0].baseline = letter.line_above;
    lines[0].last = true;
  }
  Length baseline;
  for (std::size_t i = 0; i + 1 < std::min(letter.lines, lines.size()); ++i) {
    baseline += lines[i].height;
    lines[i].keep_with_next = true;
  }
  Line& last = lines[std::min(letter.lines, lines.size()) - 1];
  baseline += last.baseline;
  const Length line = letter.line_above + letter.line_below;
  const auto lines_below = [&](std::size_t count) {
    return line * (count > lines.size() ? static_cast<std::int64_t>(count - lines.size()) : 0);
  };
  baseline += lines_below(letter.lines);
  Line& first = lines.front();
  if (const Length above = letter.above - baseline; letter.is_raised && above > Length()) {
    shift(first.fragments, {{}, above});
    first.height += above;
    first.baseline += above;
    baseline += above;
  }
  if (lines.size() < letter.beside) first.letter = {letter.room, baseline + letter.line_below};
  shift(letter.set.fragments, {x, baseline});
  first.fragments.insert(first.fragments.begin(), std::make_move_iterator(letter.set.fragments.begin()),
                         std::make_move_iterator(letter.set.fragments.end()));
  first.begun.insert(first.begun.begin(), letter.set.begun.begin(), letter.set.begun.end());
  first.begun.insert(first.begun.begin(), letter.box);
  first.anchored.insert(first.anchored.begin(), letter.set.anchored.begin(), letter.set.anchored.end());
  first.footnotes.insert(first.footnotes.begin(), letter.set.footnotes.begin(), letter.set.footnotes.end());
  if (letter.set.place.node) first.place = letter.set.place;
}

}  // namespace bifolio::layout
