// The EPUB's style sheets: the lowered sheets as files, with their url()s led to the files in the container.
#pragma once

#include <string>

#include "epub/book.h"

namespace bifolio::epub {

/// The sheet with every url() that names a known image rewritten to "../images/…", any other left empty, with a diagnostic.
std::string linked_style_sheet(std::string_view css, Book const& book, ImageSet& images);

}  // namespace bifolio::epub
