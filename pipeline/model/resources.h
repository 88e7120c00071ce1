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

struct Resource {
  std::string url;   ///< as the document writes it; several may name the same file
  std::string name;  ///< a file name for the EPUB, unique, derived from the path: "figure-1.png"
  std::string bytes;
  ImageFormat format = ImageFormat::Png;
  std::uint32_t
      width = 0,
      height = 0;   ///< pixels (of a drawing: CSS px), as displayed (Exif orientation applied by the consumer, see `orientation`)
  double dpi = 96;  ///< from the file; 96 when it does not say (CSS's 1px per pixel)
  int orientation = 1;  ///< Exif 1…8
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
