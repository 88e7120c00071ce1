#include "model/resources.h"

#include <algorithm>

namespace bifolio::model {

std::string_view media_type(ImageFormat format) {
  switch (format) {
    case ImageFormat::Png: return "image/png";
    case ImageFormat::Jpeg: return "image/jpeg";
    case ImageFormat::Gif: return "image/gif";
    case ImageFormat::Svg: return "image/svg+xml";
  }
  return "";
}

std::string_view file_extension(ImageFormat format) {
  switch (format) {
    case ImageFormat::Png: return ".png";
    case ImageFormat::Jpeg: return ".jpg";
    case ImageFormat::Gif: return ".gif";
    case ImageFormat::Svg: return ".svg";
  }
  return "";
}

ResourceId Resources::add(Resource resource) {
  const ResourceId id(resources_.size());
  add_name(resource.url, id);
  resources_.push_back(std::move(resource));
  return id;
}

void Resources::add_name(std::string url, ResourceId id) {
  const auto at =
      std::lower_bound(names_.begin(), names_.end(), url, [](auto const& entry, auto const& key) { return entry.first < key; });
  if (at == names_.end() || at->first != url) names_.emplace(at, std::move(url), id);
}

ResourceId Resources::find(std::string_view url) const {
  const auto at =
      std::lower_bound(names_.begin(), names_.end(), url, [](auto const& entry, auto key) { return entry.first < key; });
  return at == names_.end() || at->first != url ? ResourceId() : at->second;
}

}  // namespace bifolio::model
