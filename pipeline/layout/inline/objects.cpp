#include "layout/inline/objects.h"

#include "layout/block/geometry.h"
#include "layout/block/natural_size.h"
#include "layout/inline/missing_glyphs.h"

namespace bifolio::layout {
namespace {

// An image stands on the baseline (CSS 2.1 §10.8): on one page with it must be what its line has below.
void measure_image(LayoutContext const& context, InlineObject& object, ContainingBlock const& containing, InlineStyle const& line) {
  model::ComputedStyle const& style = context.tree.style(object.box);
  LayoutContext above_baseline = context;
  if (context.page_height != Length::max()) above_baseline.page_height -= max(line.below, {});
  object.image = used_image_size(above_baseline, object.box, containing);
  const BoxEdges edges = used_edges(style, containing.width == Length::max() ? Length() : containing.width);
  object.size.width = object.image.width + edges.inner_width() + horizontal(edges.margin);
  object.size.height = object.image.height + edges.inner_height() + vertical(edges.margin);
  object.baseline = object.size.height;  // CSS 2.1 §10.8: the bottom margin edge
}

// css-content-3 §2.5.1
void measure_leader(LayoutContext& context, Paragraph const& paragraph, InlineObject& object, InlineStyle const& style) {
  const std::string_view pattern = context.tree[object.box].text;
  if (pattern.empty()) return;
  const std::vector<text::TextStyle> styles = {style.text};
  const text::ItemizedText items = text::itemize(pattern, {{0, static_cast<std::uint32_t>(pattern.size()), 0}}, styles,
                                                 paragraph.direction, context.services.fonts);
  for (text::MissingGlyph const& missing : items.missing)
    report_missing_character(context, missing.character, nearest_span(context.tree, object.box));
  if (items.items.empty() || !items.items.front().font) return;
  text::Item const& item = items.items.front();
  context.services.shaper.shape(pattern, item, item.begin, item.end, style.text, object.pattern);
  object.pattern_font = item.font;
  for (text::Glyph const& glyph : object.pattern) object.size.width += glyph.advance;
}

template <class Atomic>
void measure_all(LayoutContext& context, Paragraph& paragraph, ContainingBlock const& containing, Atomic const& measure_atomic) {
  for (Piece const& piece : paragraph.pieces) {
    if (piece.kind != PieceKind::Object && piece.kind != PieceKind::Leader) continue;
    InlineObject& object = paragraph.objects[piece.object];
    if (piece.kind == PieceKind::Leader) {
      measure_leader(context, paragraph, object, paragraph.style(piece));
    } else if (context.tree[object.box].kind == model::BoxKind::Image) {
      measure_image(context, object, containing, *paragraph.styles[0]);
    } else {
      measure_atomic(object);
    }
  }
}

}  // namespace

namespace {

// css-images-3 §5.5
Size object_size(NaturalSize const& image, model::ObjectFit fit, Size box) {
  const Size contained = contain_size(image, box);
  const Size natural = concrete_size(image, std::nullopt, std::nullopt, box);
  switch (fit) {
    case model::ObjectFit::Fill: return box;
    case model::ObjectFit::Contain: return contained;
    case model::ObjectFit::Cover: return cover_size(image, box);
    case model::ObjectFit::None: return natural;
    case model::ObjectFit::ScaleDown:
      return natural.width < contained.width || natural.height < contained.height ? natural : contained;
  }
  return box;
}

}  // namespace

model::PlacedImage fitted_image(LayoutContext const& context, model::BoxId image, Rect const& content) {
  model::Resource const& resource = context.services.resources[context.tree[image].image];
  model::ComputedStyle const& style = context.tree.style(image);
  const Size size = object_size(natural_size(resource, style), style.object_fit, {content.width, content.height});
  model::Position const& position = style.object_position;  // css-images-4 §5.5
  const Rect object{content.x + position.x.resolve(content.width - size.width),
                    content.y + position.y.resolve(content.height - size.height), size.width, size.height};
  const Rect rect = drawn_rect(resource, object);
  Rect clip;
  clip.x = max(rect.x, content.x);
  clip.y = max(rect.y, content.y);
  clip.width = min(rect.right(), content.right()) - clip.x;
  clip.height = min(rect.bottom(), content.bottom()) - clip.y;
  return {.rect = rect, .clip = clip, .image = context.tree[image].image};
}

void measure_objects(LayoutContext& context, Paragraph& paragraph, ContainingBlock const& containing) {
  measure_all(context, paragraph, containing, [&](InlineObject& object) {
    object.atomic = lay_out_atomic(context, object.box, containing);
    object.size = object.atomic.size;
    object.baseline = object.atomic.baseline;
  });
}

void measure_objects_as(LayoutContext& context, Paragraph& paragraph, Paragraph const& measured,
                        ContainingBlock const& containing) {
  measure_all(context, paragraph, containing, [&](InlineObject& object) {
    const auto index = static_cast<std::size_t>(&object - paragraph.objects.data());
    const bool is_known = index < measured.objects.size() && measured.objects[index].box == object.box;
    object.atomic = is_known ? measured.objects[index].atomic : lay_out_atomic(context, object.box, containing);
    object.size = object.atomic.size;
    object.baseline = object.atomic.baseline;
  });
}

void measure_objects_intrinsically(LayoutContext& context, Paragraph& paragraph, IntrinsicWidth which, AtomicSizes& known) {
  measure_all(context, paragraph, {Length::max()}, [&](InlineObject& object) {
    auto found = known.find(object.box);
    if (found == known.end()) found = known.emplace(object.box, intrinsic_atomic_sizes(context, object.box)).first;
    IntrinsicSizes const& sizes = found->second;
    object.size.width = which == IntrinsicWidth::MinContent ? sizes.min_content : sizes.max_content;
  });
}

}  // namespace bifolio::layout
