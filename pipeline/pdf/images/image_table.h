// The images of a file: each written once, however often and under whatever name it is shown.
// One reason to change: how an image becomes an XObject (ISO 32000-1 §8.9.5).
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "model/resources.h"
#include "pdf/haru/object_writer.h"
#include "pdf/images/image_data.h"
#include "text/fonts.h"

namespace bifolio::pdf {

class ImageTable {
 public:
  ImageTable(model::Resources const& resources, text::Fonts const& fonts, ObjectWriter& objects)
      : resources_(resources), fonts_(fonts), objects_(objects) {}

  struct Entry {
    std::uint32_t index = 0;  ///< its name in resource dictionaries is "I" and this
    bool has_alpha = false;
  };
  /// Writes the image at its first use. Nothing for one that cannot be read; it is reported, at `span`, once.
  Entry const* find(model::ResourceId id, Span span, DiagnosticSink& sink);
  /// The samples as an XObject.
  Ref write(ImageData const& image);
  Ref object(std::uint32_t index) const { return objects_of_images_[index]; }
  bool has_alpha(std::uint32_t index) const { return has_alpha_[index]; }

 private:
  /// The image's XObject, and whether it may let through what is below; nothing for one that cannot be read.
  std::optional<std::pair<Ref, bool>> read(model::Resource const& resource, std::string& why);
  void append_color_space(std::string& out, ImageData const& image);
  Ref profile(std::string const& bytes, int channels);

  model::Resources const& resources_;
  text::Fonts const& fonts_;
  ObjectWriter& objects_;
  struct Known {
    bool readable = false;
    Entry entry;
  };
  std::map<Hash128, Known> known_;
  std::map<Hash128, Ref> profiles_;
  std::vector<Ref> objects_of_images_;
  std::vector<bool> has_alpha_;
};

}  // namespace bifolio::pdf
