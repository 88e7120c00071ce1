#include "layout/paint/backgrounds.h"

#include <algorithm>
#include <optional>

#include "layout/block/geometry.h"
#include "layout/block/natural_size.h"
#include "layout/paint/gradients.h"

namespace bifolio::layout {
namespace {

using model::Artifact;
using model::BackgroundBox;
using model::BackgroundRepeat;
using model::BackgroundSize;
using model::ComputedStyle;
using model::TileFill;

/// One layer of the background, its lists' values taken together (§2.1).
struct Layer {
  model::BackgroundImage const& image;
  model::Position const& position;
  BackgroundSize const& size;
  model::BackgroundRepeats const& repeat;
  ComputedStyle const& style;
};

template <class T>
T const& nth(std::vector<T> const& list, std::size_t i) {
  return list[i % list.size()];
}

BoxShape const& area_of(BackgroundAreas const& areas, BackgroundBox box) {
  switch (box) {
    case BackgroundBox::BorderBox: return areas.border;
    case BackgroundBox::PaddingBox: return areas.padding;
    case BackgroundBox::ContentBox: return areas.content;
  }
  return areas.border;
}

Length in_ratio(Length length, Length numerator, Length denominator) {
  return denominator > Length() ? length.scaled(numerator.raw(), denominator.raw()) : Length();
}

/// §3.9: gradients say nothing of their size.
Size tile_size(BackgroundSize const& size, NaturalSize const& image, Rect const& area) {
  const Size room{area.width, area.height};
  if (size.kind == BackgroundSize::Kind::Contain) return contain_size(image, room);
  if (size.kind == BackgroundSize::Kind::Cover) return cover_size(image, room);
  const auto used = [](model::Dimension const& d, Length basis) {
    return d.is_auto() ? std::nullopt : std::optional(max(d.value.resolve(basis), {}));
  };
  return concrete_size(image, used(size.width, area.width), used(size.height, area.height), room);
}

/// §3.4, repeat: round: the tile is scaled so that a whole number fits.
void round_size(Size& size, Layer const& layer, Rect const& area) {
  const auto rounded = [](Length tile, Length room) {
    if (tile <= Length() || room <= Length()) return tile;
    return room / std::max<std::int64_t>((std::int64_t{room.raw()} + tile.raw() / 2) / tile.raw(), 1);
  };
  const Size before = size;
  const bool x = layer.repeat.x == BackgroundRepeat::Round, y = layer.repeat.y == BackgroundRepeat::Round;
  const bool is_explicit = layer.size.kind == BackgroundSize::Kind::Explicit;
  if (x) size.width = rounded(size.width, area.width);
  if (y) size.height = rounded(size.height, area.height);
  if (x && !y && is_explicit && layer.size.height.is_auto()) size.height = in_ratio(size.height, size.width, before.width);
  if (y && !x && is_explicit && layer.size.width.is_auto()) size.width = in_ratio(size.width, size.height, before.height);
}

/// One axis of a tile: where it is and how far to the next; a step of zero: there is none.
struct Axis {
  Length at, step;
};
Axis place_axis(BackgroundRepeat repeat, model::LengthPercentage const& position, Length tile, Length room) {
  const Length offset = position.resolve(room - tile);
  switch (repeat) {
    case BackgroundRepeat::NoRepeat: return {offset, {}};
    case BackgroundRepeat::Repeat:
    case BackgroundRepeat::Round: return {offset, tile};
    case BackgroundRepeat::Space: break;
  }
  const std::int64_t count = tile > Length() ? room.raw() / tile.raw() : 0;
  if (count < 2) return {offset, {}};
  return {{}, tile + (room - tile * count) / (count - 1)};
}

bool covers(Rect const& outer, Rect const& inner) {
  return outer.x <= inner.x && outer.y <= inner.y && outer.right() >= inner.right() && outer.bottom() >= inner.bottom();
}

bool overlaps(Rect const& a, Rect const& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

/// §3.4–§3.9. Nothing when no tile is to be seen.
std::optional<TileFill> place_tile(Canvas const& canvas, Layer const& layer, Rect const& area, Rect const& painted) {
  TileFill tile;
  NaturalSize natural;
  if (layer.image.gradient.empty()) {
    tile.image = canvas.resources != nullptr ? canvas.resources->find(layer.image.url) : model::ResourceId();
    if (!tile.image) return std::nullopt;
    natural = natural_size((*canvas.resources)[tile.image], layer.style);
  }
  Size size = tile_size(layer.size, natural, area);
  round_size(size, layer, area);
  if (size.width <= Length() || size.height <= Length()) return std::nullopt;
  const Axis x = place_axis(layer.repeat.x, layer.position.x, size.width, area.width);
  const Axis y = place_axis(layer.repeat.y, layer.position.y, size.height, area.height);
  tile.tile = {area.x + x.at, area.y + y.at, size.width, size.height};
  tile.step = {x.step, y.step};
  if (covers(tile.tile, painted)) tile.step = {};
  if (tile.step == Size() && !overlaps(tile.tile, painted)) return std::nullopt;
  if (tile.image && !(*canvas.resources)[tile.image].size.preserved_ratio.slice)
    tile.tile = drawn_rect((*canvas.resources)[tile.image], tile.tile);
  if (!layer.image.gradient.empty()) tile.gradient.push_back(resolve_gradient(layer.image.gradient.front(), tile.tile));
  return tile;
}

void append_color(Canvas const& canvas, BoxShape const& shape, Color const& color) {
  if (color.is_transparent() || shape.rect.width <= Length() || shape.rect.height <= Length()) return;
  if (shape.is_rounded())
    canvas.out.push_back(
        {canvas.box, Artifact::Background, model::FilledPath{path_of(shape), model::FillRule::NonZero, color, {}}});
  else
    canvas.out.push_back({canvas.box, Artifact::Background, model::FilledRect{shape.rect, color}});
}

void append_layer(Canvas const& canvas, Layer const& layer, Rect const& area, BoxShape const& painted) {
  if (layer.image.none() || painted.rect.width <= Length() || painted.rect.height <= Length()) return;
  auto tile = place_tile(canvas, layer, area, painted.rect);
  if (!tile) return;
  model::FilledPath fill{path_of(painted), model::FillRule::NonZero, {}, {}};
  fill.tiles.push_back(std::move(*tile));
  canvas.out.push_back({canvas.box, Artifact::Background, std::move(fill)});
}

/// Such borders leave nothing to be seen of what is painted below them.
bool hides_what_is_below(Edges<model::Border> const& border) {
  const auto solid = [](model::Border const& side) {
    return side.width == Length() || (side.style == model::BorderStyle::Solid && side.color.alpha == 65535);
  };
  return solid(border.top) && solid(border.right) && solid(border.bottom) && solid(border.left);
}

Layer layer_of(ComputedStyle const& style, std::size_t i) {
  return {style.background_image[i], nth(style.background_position, i), nth(style.background_size, i),
          nth(style.background_repeat, i), style};
}

}  // namespace

bool has_background(ComputedStyle const& style) {
  return !style.background_color.is_transparent() || style.background_image.size() > 1 || !style.background_image.front().none();
}

BackgroundAreas background_areas(ComputedStyle const& style, Rect const& box, OwnEdges own) {
  BackgroundAreas areas;
  areas.border = border_shape(style, box, own);
  BoxEdges edges = used_edges(style, box.width);
  const auto kept = [&](Edges<Length> const& e) {
    return Edges<Length>{own.top ? e.top : Length(), own.right ? e.right : Length(), own.bottom ? e.bottom : Length(),
                         own.left ? e.left : Length()};
  };
  areas.padding = inset(areas.border, kept(edges.border));
  areas.content = inset(areas.padding, kept(edges.padding));
  return areas;
}

void append_background(Canvas const& canvas, ComputedStyle const& style, BackgroundAreas const& areas) {
  const std::size_t last = style.background_image.size() - 1;
  const BackgroundBox color_clip = nth(style.background_clip, last);
  // Opacity is applied to each part: what a border hides must not shine through it.
  const bool hidden = style.opacity != 65535 && color_clip == BackgroundBox::BorderBox && hides_what_is_below(style.border);
  append_color(canvas, area_of(areas, hidden ? BackgroundBox::PaddingBox : color_clip), style.background_color);
  for (std::size_t i = last + 1; i-- > 0;) {
    BackgroundBox clip = nth(style.background_clip, i);
    // Images begin again below the border, where they are placed in the padding box; what is hidden there need not be painted.
    const BackgroundBox origin = nth(style.background_origin, i);
    if (clip == BackgroundBox::BorderBox && origin != clip && hides_what_is_below(style.border)) clip = BackgroundBox::PaddingBox;
    append_layer(canvas, layer_of(style, i), area_of(areas, origin).rect, area_of(areas, clip));
  }
}

void append_page_background(Canvas const& canvas, ComputedStyle const& style, Rect const& positioning, Rect const& painting) {
  append_color(canvas, {painting, {}}, style.background_color);
  for (std::size_t i = style.background_image.size(); i-- > 0;)
    append_layer(canvas, layer_of(style, i), positioning, {painting, {}});
}

}  // namespace bifolio::layout
