// Resources: the files that a document names (images, cover), read once, with what layout and the writers must know of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/id.h"

namespace bifolio::model {

using ResourceId = Id<struct ResourceTag>;

enum class ImageFormat : std::uint8_t { Png, Jpeg, Gif, Svg };

/// SVG 2 §8.2, preserveAspectRatio: how a drawing lies in a viewport of another ratio. What is not preserved is stretched.
struct PreservedRatio {
  bool preserved = false, slice = false;
  std::uint8_t x = 1, y = 1;  ///< halves of the room that are before the drawing
};

/// What an image says of its own size (css-images-3 §4.1). Pixels; of a drawing: CSS px, with its ratio alone if it has neither.
struct ImageSize {
  double width = 0, height = 0;  ///< as displayed (orientation applied); also the ratio
  bool has_width = true, has_height = true, has_ratio = true;
  double dpi = 0;  ///< of its pixels; 0 when the file does not say
  PreservedRatio preserved_ratio;
};

struct Resource {
  std::string url;   ///< as the document writes it; several may name the same file
  std::string name;  ///< a file name for the EPUB, unique, derived from the path: "figure-1.png"
  std::string bytes;
  ImageFormat format = ImageFormat::Png;
  ImageSize size;
  int orientation = 1;  ///< Exif 1…8, applied by the consumer
  Hash128 hash;
};

/// Media type: "image/png", "image/svg+xml"; and how such a file's name ends: ".png".
std::string_view media_type(ImageFormat format);
std::string_view file_extension(ImageFormat format);

/// Found by URL. An image that cannot be read is not here (app has said why); boxes show its alternative text instead.
class Resources {
 public:
  ResourceId add(Resource resource);
  /// The URL may differ from Resource::url for a further name of the same file.
  void add_name(std::string url, ResourceId id);
  ResourceId find(std::string_view url) const;
  Resource const& operator[](ResourceId id) const { return resources_[id.index()]; }
  std::size_t size() const { return resources_.size(); }

 private:
  std::vector<Resource> resources_;
  std::vector<std::pair<std::string, ResourceId>> names_;  ///< sorted by URL
};

}  // namespace bifolio::model
