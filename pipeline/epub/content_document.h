// Content documents (epub-33 §6.1): the document's elements as XHTML that a person can read and edit. Every element that the box
// tree shows is written as it is in the source's vocabulary; how it looks is the style sheets' business.
#pragma once

#include <string>

#include "epub/book.h"
#include "epub/generated_content.h"

namespace bifolio::epub {

/// What all content documents are made from. `sheets` are the style sheets' paths from the content documents' folder.
struct ContentInput {
  Book const& book;
  GeneratedContent const& generated;
  std::vector<std::string> const& sheets;
};
/// The XHTML of content file `index`.
std::string content_document(ContentInput const& input, std::size_t index, ImageSet& images, ContentFacts& facts);

}  // namespace bifolio::epub
