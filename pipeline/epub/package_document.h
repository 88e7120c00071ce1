// The package document, package.opf (epub-33 §5): metadata, manifest, spine.
#pragma once

#include <string>
#include <vector>

#include "epub/book.h"
#include "epub/navigation.h"

namespace bifolio::epub {

struct ManifestItem {
  std::string id, href, media_type, properties;
  bool in_spine = false;
  bool linear = true;
};

struct Package {
  std::vector<ManifestItem> items;  ///< in manifest order, the spine's in reading order
  ContentFacts facts;
  std::string cover_image;  ///< the cover's manifest id; empty without a cover
};

std::string package_document(Book const& book, Package const& package);

}  // namespace bifolio::epub
