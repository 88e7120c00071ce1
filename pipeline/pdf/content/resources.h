// The resource dictionary of a content stream: what its operators name (ISO 32000-1 §7.8.3). One reason to change: another kind of
// resource.
#pragma once

#include <set>
#include <string>

#include "pdf/content/content_stream.h"
#include "pdf/fonts/font_objects.h"
#include "pdf/images/image_table.h"

namespace bifolio::pdf {

/// What a content stream names.
struct StreamResources {
  std::set<FontName> fonts;
  std::set<std::uint32_t> images;
  std::set<std::uint16_t> alphas;
  std::set<std::pair<ObjectName, Ref>> objects;
};
StreamResources resources_of(ContentStream const& stream);

void append_resources(std::string& body, StreamResources const& resources, FontTable& fonts, ImageTable const& images);

}  // namespace bifolio::pdf
