// Paths that are filled with pictures and gradients, once or again and again: clipped, or as tiling patterns (ISO 32000-1 §8.7.3).
// One reason to change: how a tile is repeated.
#pragma once

#include "pdf/content/shading_table.h"
#include "pdf/images/image_table.h"

namespace bifolio::pdf {

class TilePainter {
 public:
  TilePainter(ShadingTable& shadings, ImageTable& images, model::Resources const& resources)
      : shadings_(shadings), images_(images), resources_(resources) {}

  /// An image that cannot be read is reported at `span` and leaves the path empty.
  void fill(ContentStream& out, model::FilledPath const& path, Span span, DiagnosticSink& sink);

 private:
  void paint_once(ContentStream& out, model::TileFill const& tile, ImageTable::Entry const* image);
  Ref pattern(ContentStream const& out, model::TileFill const& tile, ImageTable::Entry const* image);
  std::string cell_resources(ContentStream const& cell) const;

  ShadingTable& shadings_;
  ImageTable& images_;
  model::Resources const& resources_;
};

/// The named objects' entries of a resource dictionary, by category.
void append_object_resources(std::string& out, std::set<std::pair<ObjectName, Ref>> const& objects, ObjectName kind);

}  // namespace bifolio::pdf
