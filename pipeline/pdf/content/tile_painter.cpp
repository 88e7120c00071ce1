#include "pdf/content/tile_painter.h"

#include "base/numbers.h"
#include "pdf/content/image_matrix.h"

namespace bifolio::pdf {
namespace {

/// The tile with its corner in the origin, for a cell of its own.
model::TileFill at_origin(model::TileFill tile) {
  const Point by{-tile.tile.x, -tile.tile.y};
  for (model::GradientFill& gradient : tile.gradient) gradient.from = gradient.from + by, gradient.to = gradient.to + by;
  tile.tile.x = tile.tile.y = {};
  return tile;
}

/// The smallest step that PDF takes: none, for a direction in which the tile comes only once.
Length step_of(Length step, Length size) { return step > Length() ? step : size * 1000; }

}  // namespace

void append_object_resources(std::string& out, std::set<std::pair<ObjectName, Ref>> const& objects, ObjectName kind) {
  for (auto const& [object_kind, ref] : objects) {
    if (object_kind != kind) continue;
    out += prefix(kind);
    append_number(out, ref.number);
    out += ' ';
    append_ref(out, ref);
  }
}

void TilePainter::fill(ContentStream& out, model::FilledPath const& path, Span span, DiagnosticSink& sink) {
  for (model::TileFill const& tile : path.tiles) {
    ImageTable::Entry const* const image = tile.image ? images_.find(tile.image, span, sink) : nullptr;
    if (tile.image && image == nullptr) continue;
    out.save();
    if (tile.step == Size()) {
      out.clip(path.path, path.rule);
      if (!tile.image) {
        model::Path edge;
        append_rect(edge, tile.tile);
        out.clip(edge, model::FillRule::NonZero);
      }
      paint_once(out, tile, image);
    } else {
      out.fill(path.path, path.rule, pattern(out, tile, image));
      if (image != nullptr && image->has_alpha) out.note_transparency();
    }
    out.restore();
  }
}

void TilePainter::paint_once(ContentStream& out, model::TileFill const& tile, ImageTable::Entry const* image) {
  if (image != nullptr)
    out.image(image->index, image_matrix(out.frame(), tile.tile, resources_[tile.image].orientation), nullptr);
  else
    for (model::GradientFill const& gradient : tile.gradient) shadings_.paint(out, gradient, tile.tile);
}

std::string TilePainter::cell_resources(ContentStream const& cell) const {
  std::string entries = "/Resources<<";
  if (!cell.images().empty()) entries += "/XObject<<";
  for (const std::uint32_t image : cell.images()) {
    entries += "/I";
    append_number(entries, image);
    entries += ' ';
    append_ref(entries, images_.object(image));
  }
  if (!cell.images().empty()) entries += ">>";
  entries += "/Shading<<";
  append_object_resources(entries, cell.objects(), ObjectName::Shading);
  entries += ">>/ExtGState<<";
  append_object_resources(entries, cell.objects(), ObjectName::State);
  return entries += ">>>>";
}

// §8.7.3.2. A pattern's space is the page's, whatever the matrix is when it is used: ours has to be in the pattern's own.
Ref TilePainter::pattern(ContentStream const& out, model::TileFill const& tile, ImageTable::Entry const* image) {
  ContentStream cell(PageFrame{{}, {tile.tile.width, tile.tile.height}});
  cell.save();
  paint_once(cell, at_origin(tile), image);
  cell.restore();
  std::string entries = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox";
  append_box(entries, {}, {}, tile.tile.width, tile.tile.height);
  entries += "/XStep ";
  append_length(entries, step_of(tile.step.width, tile.tile.width));
  entries += "/YStep ";
  append_length(entries, step_of(tile.step.height, tile.tile.height));
  entries += "/Matrix[";
  Matrix const& m = out.matrix();
  const double x = out.frame().x(tile.tile.x).points(), y = out.frame().y(tile.tile.bottom()).points();
  for (const double value : {m[0], m[1], m[2], m[3], m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]})
    append_decimal(entries, value, 6), entries += ' ';
  entries += ']' + cell_resources(cell);
  return shadings_.put_stream_once(entries, cell.take());
}

}  // namespace bifolio::pdf
