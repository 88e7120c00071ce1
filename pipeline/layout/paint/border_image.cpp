#include "layout/paint/border_image.h"

#include <algorithm>

#include "layout/block/geometry.h"
#include "layout/paint/gradients.h"

namespace bifolio::layout {
namespace {

using model::BorderImagePart;
using model::BorderImageRepeat;
using Kind = BorderImagePart::Kind;

constexpr std::int64_t most_tiles = 400;  ///< on one side; more are stretched into one

/// One direction of the picture or of the area: what lies before the middle, the middle, and what lies behind it.
struct Thirds {
  Length at, before, middle, after;
  Length start(int part) const { return part == 0 ? at : part == 1 ? at + before : at + before + middle; }
  Length size(int part) const { return part == 0 ? before : part == 1 ? middle : after; }
};

/// Where the tiles of a middle part stand: so many, each of this size, this far apart.
struct Tiles {
  Length at, size, step;
  std::int64_t count = 1;
  bool is_cut = false;  ///< the first and the last stand out of the part
};

struct Picture {
  model::ResourceId image;  ///< none: the gradient
  model::Gradient const* gradient = nullptr;
  Size size;  ///< its own
};

Length in_ratio(Length length, Length numerator, Length denominator) {
  return denominator > Length() ? length.scaled(numerator.raw(), denominator.raw()) : Length();
}

Thirds thirds(Length at, Length whole, Length before, Length after) { return {at, before, max(whole - before - after, {}), after}; }

/// §5.2: numbers are the picture's pixels.
Length slice_of(BorderImagePart const& part, Length whole, Length pixel) {
  const Length wanted = part.kind == Kind::Number ? pixel.scaled(part.thousandths, 1000) : part.value.resolve(whole);
  return min(max(wanted, {}), whole);
}

/// §5.3
Length width_of(BorderImagePart const& part, Length border, Length slice, Length whole) {
  switch (part.kind) {
    case Kind::Auto: return slice;
    case Kind::Number: return border.scaled(part.thousandths, 1000);
    case Kind::LengthPercentage: return max(part.value.resolve(whole), {});
  }
  return border;
}

/// §5.4
Length outset_of(BorderImagePart const& part, Length border) {
  return part.kind == Kind::Number ? border.scaled(part.thousandths, 1000) : part.value.length;
}

/// §5.5: how a middle part of this size fills its room.
Tiles fill_room(BorderImageRepeat repeat, Length at, Length room, Length tile) {
  const Tiles stretched{at, room, room, 1, false};
  if (repeat == BorderImageRepeat::Stretch || tile <= Length() || room / most_tiles > tile) return stretched;
  const std::int64_t whole = room.raw() / tile.raw();
  switch (repeat) {
    case BorderImageRepeat::Stretch: break;
    case BorderImageRepeat::Repeat: {  // one in the middle, others beside it as far as they are seen
      const Length beside = max((room - tile) / 2, {});
      const std::int64_t more = (beside.raw() + tile.raw() - 1) / tile.raw();
      return {at + (room - tile) / 2 - tile * more, tile, tile, more * 2 + 1, true};
    }
    case BorderImageRepeat::Round: {
      const std::int64_t count = std::max<std::int64_t>((room.raw() + tile.raw() / 2) / tile.raw(), 1);
      return {at, room / count, room / count, count, false};
    }
    case BorderImageRepeat::Space: {
      const Length gap = (room - tile * whole) / (whole + 1);
      return {at + gap, tile, tile + gap, whole, false};
    }
  }
  return stretched;
}

class BorderImagePainter {
 public:
  BorderImagePainter(Canvas const& canvas, Picture const& picture, Rect const& area)
      : canvas_(canvas), picture_(picture), area_(area) {}

  void paint(model::BorderImage const& style, Edges<Length> const& slices, Edges<Length> const& widths) {
    const Thirds from_x = thirds({}, picture_.size.width, slices.left, slices.right);
    const Thirds from_y = thirds({}, picture_.size.height, slices.top, slices.bottom);
    const Thirds to_x = thirds(area_.x, area_.width, widths.left, widths.right);
    const Thirds to_y = thirds(area_.y, area_.height, widths.top, widths.bottom);
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 3; ++column) {
        if (row == 1 && column == 1 && !style.fill) continue;
        const Rect from{from_x.start(column), from_y.start(row), from_x.size(column), from_y.size(row)};
        const Rect to{to_x.start(column), to_y.start(row), to_x.size(column), to_y.size(row)};
        if (from.width <= Length() || from.height <= Length() || to.width <= Length() || to.height <= Length()) continue;
        const Size tile = tile_size(from, to, row, column, widths);
        paint_part(from, to, fill_room(column == 1 ? style.repeat_x : BorderImageRepeat::Stretch, to.x, to.width, tile.width),
                   fill_room(row == 1 ? style.repeat_y : BorderImageRepeat::Stretch, to.y, to.height, tile.height));
      }
    }
  }

 private:
  /// §5.5: an edge is scaled by its thickness, the middle as the edges beside it are.
  Size tile_size(Rect const& from, Rect const& to, int row, int column, Edges<Length> const& widths) const {
    if (row != 1) return {in_ratio(from.width, to.height, from.height), to.height};
    if (column != 1) return {to.width, in_ratio(from.height, to.width, from.width)};
    const auto scaled = [](Length length, Length width, Length slice) {
      return width > Length() && slice > Length() ? in_ratio(length, width, slice) : length;
    };
    return {scaled(from.width, widths.top, from.y), scaled(from.height, widths.left, from.x)};
  }

  void paint_part(Rect const& from, Rect const& room, Tiles const& x, Tiles const& y) {
    const bool cut = x.is_cut || y.is_cut;
    if (cut) begin({room, {}});
    for (std::int64_t row = 0; row < y.count; ++row)
      for (std::int64_t column = 0; column < x.count; ++column)
        paint_tile(from, {x.at + x.step * column, y.at + y.step * row, x.size, y.size});
    if (cut) end_group();
  }

  void begin(BoxShape const& shape) {
    canvas_.out.push_back(
        {canvas_.box, model::Artifact::Layout, model::GroupBegin{path_of(shape), model::FillRule::NonZero, 65535, {}}});
  }
  void end_group() { canvas_.out.push_back({canvas_.box, model::Artifact::Layout, model::GroupEnd{}}); }

  /// The picture is set so large that the part `from` of it covers `to`, and only this is seen of it.
  void paint_tile(Rect const& from, Rect const& to) {
    if (picture_.gradient != nullptr) return paint_gradient(from, to);
    model::TileFill tile;
    tile.image = picture_.image;
    tile.tile = {to.x - in_ratio(from.x, to.width, from.width), to.y - in_ratio(from.y, to.height, from.height),
                 in_ratio(picture_.size.width, to.width, from.width), in_ratio(picture_.size.height, to.height, from.height)};
    put(std::move(tile), to);
  }

  /// A gradient is scaled with its angles.
  void paint_gradient(Rect const& from, Rect const& to) {
    const Rect part{area_.x + from.x, area_.y + from.y, from.width, from.height};
    const auto ratio = [](Length a, Length b) {
      return static_cast<std::int32_t>(std::clamp<std::int64_t>(std::int64_t{a.raw()} * 1000000 / b.raw(), 1, 2000000000));
    };
    model::GroupBegin group;
    append_rect(group.clip, part);
    group.transform.push_back(
        {{ratio(to.width, from.width), 0, 0, ratio(to.height, from.height)}, {to.x - part.x, to.y - part.y}, {part.x, part.y}});
    canvas_.out.push_back({canvas_.box, model::Artifact::Layout, std::move(group)});
    model::TileFill tile;
    tile.tile = area_;
    tile.gradient.push_back(resolve_gradient(*picture_.gradient, area_));
    put(std::move(tile), area_);
    end_group();
  }

  void put(model::TileFill tile, Rect const& seen) {
    if (tile.tile.width <= Length() || tile.tile.height <= Length()) return;
    model::FilledPath fill{path_of({seen, {}}), model::FillRule::NonZero, {}, {}};
    fill.tiles.push_back(std::move(tile));
    canvas_.out.push_back({canvas_.box, model::Artifact::Background, std::move(fill)});
  }

  Canvas const& canvas_;
  Picture const& picture_;
  Rect area_;
};

Edges<Length> kept(Edges<Length> const& e, OwnEdges own) {
  return {own.top ? e.top : Length(), own.right ? e.right : Length(), own.bottom ? e.bottom : Length(),
          own.left ? e.left : Length()};
}

/// §5.3: opposite sides that would overlap are made smaller, all in the same ratio.
Edges<Length> fitted(Edges<Length> widths, Rect const& area) {
  const auto shrink = [&](Length needed, Length room) {
    if (needed <= room || needed <= Length()) return;
    for (Length* width : {&widths.top, &widths.right, &widths.bottom, &widths.left}) *width = in_ratio(*width, room, needed);
  };
  shrink(horizontal(widths), area.width);
  shrink(vertical(widths), area.height);
  return widths;
}

}  // namespace

bool append_border_image(Canvas const& canvas, model::ComputedStyle const& style, Rect const& border_box, OwnEdges own) {
  model::BorderImage const& image = style.border_image;
  if (image.source.none() || !(own.top || own.right || own.bottom || own.left)) return false;
  const Edges<Length> border = kept(used_edges(style, border_box.width).border, own);
  const Edges<Length> outset = kept({outset_of(image.outset.top, border.top), outset_of(image.outset.right, border.right),
                                     outset_of(image.outset.bottom, border.bottom), outset_of(image.outset.left, border.left)},
                                    own);
  const Rect area{border_box.x - outset.left, border_box.y - outset.top, border_box.width + horizontal(outset),
                  border_box.height + vertical(outset)};
  Picture picture;
  picture.size = {area.width, area.height};
  Length pixel = Length::from_px(1);
  if (!image.source.gradient.empty()) {
    picture.gradient = &image.source.gradient.front();
  } else {
    picture.image = canvas.resources != nullptr ? canvas.resources->find(image.source.url) : model::ResourceId();
    if (!picture.image) return false;
    model::Resource const& file = (*canvas.resources)[picture.image];
    picture.size = {pixel.scaled(file.size.width), pixel.scaled(file.size.height)};
  }
  if (picture.size.width <= Length() || picture.size.height <= Length()) return false;
  const Edges<Length> slices{
      slice_of(image.slice.top, picture.size.height, pixel), slice_of(image.slice.right, picture.size.width, pixel),
      slice_of(image.slice.bottom, picture.size.height, pixel), slice_of(image.slice.left, picture.size.width, pixel)};
  const Edges<Length> widths = fitted(kept({width_of(image.width.top, border.top, slices.top, area.height),
                                            width_of(image.width.right, border.right, slices.right, area.width),
                                            width_of(image.width.bottom, border.bottom, slices.bottom, area.height),
                                            width_of(image.width.left, border.left, slices.left, area.width)},
                                           own),
                                      area);
  BorderImagePainter(canvas, picture, area).paint(image, slices, widths);
  return true;
}

}  // namespace bifolio::layout
