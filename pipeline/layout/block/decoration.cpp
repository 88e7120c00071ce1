#include "layout/block/decoration.h"

#include <algorithm>

#include "layout/diagnostics.h"
#include "layout/paint/border_image.h"
#include "layout/paint/shadows.h"

namespace bifolio::layout {
namespace {

using model::ComputedStyle;

bool has_outline(ComputedStyle const& style) {
  return style.outline_style_auto ? style.outline.width > Length() : is_drawn(style.outline);
}

bool has_borders(ComputedStyle const& style) {
  return is_drawn(style.border.top) || is_drawn(style.border.right) || is_drawn(style.border.bottom) || is_drawn(style.border.left);
}

Edges<model::Border> kept(Edges<model::Border> borders, OwnEdges own) {
  if (!own.top) borders.top = {};
  if (!own.right) borders.right = {};
  if (!own.bottom) borders.bottom = {};
  if (!own.left) borders.left = {};
  return borders;
}

}  // namespace

bool has_decoration(ComputedStyle const& style) {
  if (style.visibility != model::Visibility::Visible) return false;
  return has_background(style) || has_borders(style) || !style.border_image.source.none() || !style.box_shadow.empty() ||
         has_outline(style);
}

model::BoxId canvas_box(model::BoxTree const& tree) {
  const model::BoxId root = tree.root();
  if (!root || has_background(tree.style(root))) return root;
  const model::BoxId body = tree[root].first_child;
  const bool is_alone = body && !tree[body].next && tree[body].kind == model::BoxKind::Block;  // html has nothing beside it
  return is_alone && has_background(tree.style(body)) ? body : model::BoxId();
}

ComputedStyle without_background(ComputedStyle style) {
  style.background_color = Color::transparent();
  style.background_image.assign(1, {});
  return style;
}

void append_decoration(Canvas const& canvas, ComputedStyle const& style, Rect const& rect, OwnEdges own) {
  if (style.visibility != model::Visibility::Visible || rect.width <= Length() || rect.height < Length()) return;
  const bool paints_behind = has_background(style) || !style.box_shadow.empty();
  if (paints_behind && rect.height > Length()) {
    const BackgroundAreas areas = background_areas(style, rect, own);
    append_outer_shadows(canvas, style, areas.border);
    append_background(canvas, style, areas);
    append_inner_shadows(canvas, style, areas.padding);
  }
  if (append_border_image(canvas, style, rect, own)) return;
  if (has_borders(style)) append_borders(canvas.out, kept(style.border, own), border_shape(style, rect, own), canvas.box);
}

void append_image(Canvas const& canvas, ComputedStyle const& style, Rect const& border_box, model::PlacedImage const& image) {
  if (image.clip.width <= Length() || image.clip.height <= Length()) return;
  const BoxShape content = background_areas(style, border_box, {}).content;
  if (content.is_rounded())
    canvas.out.push_back(
        {canvas.box, model::Artifact::Layout, model::GroupBegin{path_of(content), model::FillRule::NonZero, 65535, {}}});
  canvas.out.push_back({canvas.box, model::Artifact::None, image});
  if (content.is_rounded()) end_group(canvas);
}

void append_outline(Canvas const& canvas, ComputedStyle const& style, Rect const& rect, OwnEdges own) {
  if (has_outline(style)) append_outline(canvas.out, style, border_shape(style, rect, own), canvas.box);
}

bool clips(ComputedStyle const& style) {
  return style.overflow_x != model::Overflow::Visible || style.overflow_y != model::Overflow::Visible;
}

model::Path clip_path(ComputedStyle const& style, Rect const& rect, OwnEdges own) {
  BoxShape shape = background_areas(style, rect, own).padding;
  const Length far = Length::from_points(std::int64_t{2000});
  const bool all_across = style.overflow_x == model::Overflow::Visible, all_down = style.overflow_y == model::Overflow::Visible;
  if (all_across) shape.rect.x -= far, shape.rect.width += far * 2;
  if (all_down) shape.rect.y -= far, shape.rect.height += far * 2;
  if (all_across || all_down) shape.radii = {};
  return path_of(shape);
}

bool begin_clip(Canvas const& canvas, ComputedStyle const& style, Rect const& rect) {
  if (!clips(style)) return false;
  canvas.out.push_back(
      {canvas.box, model::Artifact::Layout, model::GroupBegin{clip_path(style, rect, {}), model::FillRule::NonZero, 65535, {}}});
  return true;
}

void report_simplifications(LayoutContext& context, model::BoxId box) {
  ComputedStyle const& style = context.tree.style(box);
  const Span span = context.tree[box].span;
  const auto say = [&](DiagnosticKind kind, std::string_view key, std::string_view message) {
    context.sink.report_once(kind, key, span, std::string(message));
  };
  const auto is_blurred = [](model::Shadow const& shadow) { return shadow.blur > Length(); };
  if (std::any_of(style.box_shadow.begin(), style.box_shadow.end(), is_blurred))
    say(kinds::approximated, "shadow", "blurred shadows are drawn as stacks of translucent shapes in the PDF");
  for (const model::BackgroundAttachment attachment : style.background_attachment)
    if (attachment == model::BackgroundAttachment::Fixed)
      say(kinds::approximated, "fixed", "fixed backgrounds are placed in their boxes, not on the page, in the PDF");
}

}  // namespace bifolio::layout
