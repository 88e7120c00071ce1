// Gradients as shading objects (ISO 32000-1 §8.7.4.5), each written once however often it is used, and soft masks for those that
// are partly transparent (§11.6.5.2). One reason to change: how a gradient becomes a shading.
#pragma once

#include <map>
#include <string>

#include "model/painting.h"
#include "pdf/content/content_stream.h"
#include "pdf/haru/object_writer.h"

namespace bifolio::pdf {

class ShadingTable {
 public:
  explicit ShadingTable(ObjectWriter& objects) : objects_(objects) {}

  /// Paints the whole clip, or at least `area`, with the gradient. Call between save and restore.
  void paint(ContentStream& out, model::GradientFill const& gradient, Rect const& area);
  /// An object of this content, put once.
  Ref put_once(std::string const& body);
  Ref put_stream_once(std::string const& entries, std::string const& data);

 private:
  Ref shading(model::GradientFill const& gradient, PageFrame const& frame, bool alpha);
  Ref mask(model::GradientFill const& gradient, PageFrame const& frame, Rect const& area, Matrix const& matrix);

  ObjectWriter& objects_;
  std::map<std::string, Ref> known_;
};

}  // namespace bifolio::pdf
