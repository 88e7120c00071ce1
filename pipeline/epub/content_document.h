// Content documents (epub-33 §6.1): the document's elements as XHTML that a person can read and edit. Every element that the box tree
// shows is written as it is in the source's vocabulary; how it looks is the style sheets' business.
#pragma once

#include <string>

#include "epub/book.h"

namespace bifolio::epub {

/// The XHTML of content file `index`. `sheets` are the style sheets' paths from the content documents' folder.
std::string content_document(Book const& book, std::size_t index, std::vector<std::string> const& sheets, ImageSet& images,
                             ContentFacts& facts);

}  // namespace bifolio::epub
