#include "layout/block/natural_size.h"

#include "model/image_resolution.h"

namespace bifolio::layout {
namespace {

constexpr double dots_per_px = 300 / 96.0;  // of paper, as @media's `resolution` says

bool is_wider(Size ratio, Size room) {
  return std::int64_t{ratio.width.raw()} * room.height.raw() > std::int64_t{ratio.height.raw()} * room.width.raw();
}

}  // namespace

NaturalSize natural_size(model::Resource const& image, model::ComputedStyle const& style) {
  NaturalSize size;
  const double resolution = model::used_resolution(image, style, dots_per_px);
  if (image.size.has_width) size.width = Length::from_px(image.size.width / resolution);
  if (image.size.has_height) size.height = Length::from_px(image.size.height / resolution);
  if (image.size.has_ratio) size.ratio = {Length::from_px(image.size.width), Length::from_px(image.size.height)};
  return size;
}

NaturalSize preferred_size(model::Resource const& image, model::ComputedStyle const& style) {
  NaturalSize size = natural_size(image, style);
  const bool given = style.aspect_ratio_width > 0 && style.aspect_ratio_height > 0;
  if (given && !(style.aspect_ratio_auto && size.has_ratio()))
    size.ratio = {Length::from_raw(style.aspect_ratio_width), Length::from_raw(style.aspect_ratio_height)};
  return size;
}

Size contain_size(NaturalSize const& image, Size room) {
  if (!image.has_ratio()) return room;
  return is_wider(image.ratio, room) ? Size{room.width, image.height_for(room.width)}
                                     : Size{image.width_for(room.height), room.height};
}

Size cover_size(NaturalSize const& image, Size room) {
  if (!image.has_ratio()) return room;
  return is_wider(image.ratio, room) ? Size{image.width_for(room.height), room.height}
                                     : Size{room.width, image.height_for(room.width)};
}

Size concrete_size(NaturalSize const& image, std::optional<Length> width, std::optional<Length> height, Size otherwise) {
  if (width && height) return {*width, *height};
  if (width) return {*width, image.has_ratio() ? image.height_for(*width) : image.height.value_or(otherwise.height)};
  if (height) return {image.has_ratio() ? image.width_for(*height) : image.width.value_or(otherwise.width), *height};
  if (!image.width && !image.height) return contain_size(image, otherwise);
  return image.width ? concrete_size(image, image.width, image.has_ratio() ? std::nullopt : image.height, otherwise)
                     : concrete_size(image, std::nullopt, image.height, otherwise);
}

Rect drawn_rect(model::Resource const& image, Rect const& viewport) {
  // A drawing with neither a ratio nor a viewBox has nothing to scale: one unit is one px (SVG 2 §8.2).
  if (!image.size.has_ratio) return {viewport.x, viewport.y, Length::from_px(image.size.width), Length::from_px(image.size.height)};
  model::PreservedRatio const& kept = image.size.preserved_ratio;
  if (!kept.preserved || viewport.width <= Length() || viewport.height <= Length()) return viewport;
  const NaturalSize size{{}, {}, {Length::from_px(image.size.width), Length::from_px(image.size.height)}};
  const Size room{viewport.width, viewport.height};
  const Size drawn = kept.slice ? cover_size(size, room) : contain_size(size, room);
  return {viewport.x + (room.width - drawn.width) * kept.x / 2, viewport.y + (room.height - drawn.height) * kept.y / 2, drawn.width,
          drawn.height};
}

}  // namespace bifolio::layout
