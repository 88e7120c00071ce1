// css-backgrounds-3 §3: the background's layers.
#include <algorithm>

#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::BackgroundAttachment;
using model::BackgroundBox;
using model::BackgroundImage;
using model::BackgroundRepeat;
using model::BackgroundRepeats;
using model::BackgroundSize;
using model::LengthPercentage;
using model::Position;

std::optional<BackgroundImage> read_layer_image(ValueReader& in) {
  if (in.accept("none")) return BackgroundImage{};
  return read_image(in);
}

std::optional<Position> read_layer_position(ValueReader& in) { return read_place(in, PlaceForm::Background); }

std::optional<BackgroundSize> read_layer_size(ValueReader& in) {
  using Kind = BackgroundSize::Kind;
  if (in.accept("cover")) return BackgroundSize{Kind::Cover, {}, {}};
  if (in.accept("contain")) return BackgroundSize{Kind::Contain, {}, {}};
  const auto side = [&]() -> std::optional<model::Dimension> {
    if (in.accept("auto")) return model::Dimension{};
    const auto value = in.length_percentage(Range::NonNegative);
    if (!value) return std::nullopt;
    return model::Dimension{model::Dimension::Kind::LengthPercentage, *value};
  };
  const auto width = side();
  if (!width) return std::nullopt;
  return BackgroundSize{Kind::Explicit, *width, side().value_or(model::Dimension{})};
}

std::optional<BackgroundRepeats> read_layer_repeat(ValueReader& in) {
  if (in.accept("repeat-x")) return BackgroundRepeats{BackgroundRepeat::Repeat, BackgroundRepeat::NoRepeat};
  if (in.accept("repeat-y")) return BackgroundRepeats{BackgroundRepeat::NoRepeat, BackgroundRepeat::Repeat};
  const auto x = in.keyword<BackgroundRepeat>();
  if (!x) return std::nullopt;
  return BackgroundRepeats{*x, in.keyword<BackgroundRepeat>().value_or(*x)};
}

std::optional<BackgroundBox> read_layer_box(ValueReader& in) { return in.keyword<BackgroundBox>(); }
std::optional<BackgroundAttachment> read_layer_attachment(ValueReader& in) { return in.keyword<BackgroundAttachment>(); }

template <class T>
bool read_layers(ValueReader& in, std::vector<T>& out, std::optional<T> (*read_layer)(ValueReader&)) {
  out.clear();
  do {
    auto layer = read_layer(in);
    if (!layer) return false;
    out.push_back(std::move(*layer));
  } while (in.accept_comma());
  return true;
}

bool read_axis(ValueReader& in, std::vector<Position>& positions, Axis axis) {
  std::vector<LengthPercentage> values;
  do {
    const auto value = read_place_on_axis(in, axis);
    if (!value) return false;
    values.push_back(*value);
  } while (in.accept_comma());
  const std::vector<Position> before = positions;
  positions.resize(std::max(before.size(), values.size()));
  for (std::size_t i = 0; i < positions.size(); ++i) {
    positions[i] = before[i % before.size()];
    (axis == Axis::X ? positions[i].x : positions[i].y) = values[i % values.size()];
  }
  return true;
}

/// One layer of the shorthand, with the colour that only the last may have.
struct Layer {
  std::optional<BackgroundImage> image;
  std::optional<Position> position;
  std::optional<BackgroundSize> size;
  std::optional<BackgroundRepeats> repeat;
  std::optional<BackgroundAttachment> attachment;
  std::optional<BackgroundBox> origin, clip;
  std::optional<Color> color;
};

bool read_box(ValueReader& in, Layer& layer) {
  if (layer.clip && layer.origin != layer.clip) return false;
  const auto box = read_layer_box(in);
  if (!box) return false;
  // One box is both; of two the first is the origin.
  if (!layer.origin) layer.origin = box;
  layer.clip = box;
  return true;
}

/// One part that the layer does not have yet.
bool read_part(ValueReader& in, Layer& layer) {
  const std::size_t start = in.position();
  if (!layer.image && (layer.image = read_layer_image(in))) return true;
  if (!layer.repeat && (layer.repeat = read_layer_repeat(in))) return true;
  if (!layer.attachment && (layer.attachment = read_layer_attachment(in))) return true;
  if (read_box(in, layer)) return true;
  if (!layer.position && (layer.position = read_layer_position(in))) {
    if (!in.accept_slash()) return true;
    layer.size = read_layer_size(in);
    return layer.size.has_value();
  }
  in.rewind(start);
  if (!layer.color && (layer.color = in.color())) return true;
  return false;
}

std::optional<Layer> read_layer(ValueReader& in) {
  Layer layer;
  bool any = false;
  while (!in.at_end() && in.peek().kind != model::TokenKind::Comma) {
    if (!read_part(in, layer)) return std::nullopt;
    any = true;
  }
  return any ? std::optional(std::move(layer)) : std::nullopt;
}

void clear_layers(ComputedStyle& style) {
  style.background_image.clear();
  style.background_position.clear();
  style.background_size.clear();
  style.background_repeat.clear();
  style.background_attachment.clear();
  style.background_origin.clear();
  style.background_clip.clear();
}

void add_layer(ComputedStyle& style, Layer layer) {
  style.background_image.push_back(std::move(layer.image).value_or(BackgroundImage{}));
  style.background_position.push_back(layer.position.value_or(Position{}));
  style.background_size.push_back(layer.size.value_or(BackgroundSize{}));
  style.background_repeat.push_back(layer.repeat.value_or(BackgroundRepeats{}));
  style.background_attachment.push_back(layer.attachment.value_or(BackgroundAttachment::Scroll));
  style.background_origin.push_back(layer.origin.value_or(BackgroundBox::PaddingBox));
  style.background_clip.push_back(layer.clip.value_or(BackgroundBox::BorderBox));
}

}  // namespace

bool read_background_image(ValueReader& in, ComputedStyle& style) {
  return read_layers(in, style.background_image, read_layer_image);
}
bool read_background_position(ValueReader& in, ComputedStyle& style) {
  return read_layers(in, style.background_position, read_layer_position);
}
bool read_background_position_x(ValueReader& in, ComputedStyle& style) { return read_axis(in, style.background_position, Axis::X); }
bool read_background_position_y(ValueReader& in, ComputedStyle& style) { return read_axis(in, style.background_position, Axis::Y); }
bool read_background_size(ValueReader& in, ComputedStyle& style) { return read_layers(in, style.background_size, read_layer_size); }
bool read_background_repeat(ValueReader& in, ComputedStyle& style) {
  return read_layers(in, style.background_repeat, read_layer_repeat);
}
bool read_background_origin(ValueReader& in, ComputedStyle& style) {
  return read_layers(in, style.background_origin, read_layer_box);
}
bool read_background_clip(ValueReader& in, ComputedStyle& style) { return read_layers(in, style.background_clip, read_layer_box); }
bool read_background_attachment(ValueReader& in, ComputedStyle& style) {
  return read_layers(in, style.background_attachment, read_layer_attachment);
}

// css-backgrounds-3 §3.10: layers, of which the last may have the colour.
bool read_background(ValueReader& in, ComputedStyle& style) {
  clear_layers(style);
  style.background_color = Color::transparent();
  bool last = false;
  do {
    auto layer = last ? std::nullopt : read_layer(in);
    if (!layer) return false;
    last = layer->color.has_value();
    if (last) style.background_color = *layer->color;
    add_layer(style, std::move(*layer));
  } while (in.accept_comma());
  return true;
}

}  // namespace bifolio::style
