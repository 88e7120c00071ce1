// The cover: a content document with the cover image that the metadata names.
#pragma once

#include <string>

#include "epub/book.h"

namespace bifolio::epub {

struct Cover {
  std::string page;  ///< cover.xhtml; empty without a cover
  model::ResourceId image;
};

/// A cover image that cannot be found is reported.
Cover make_cover(Book const& book, ImageSet& images);

}  // namespace bifolio::epub
