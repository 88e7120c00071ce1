// PageMap: where the printed pages begin, in the document. What flows back from the PDF into the EPUB as its page list.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace bifolio::model {

/// A place in the source that holds in every box tree made from the document, however its white space is collapsed.
struct DocumentPlace {
  NodeId node;                   ///< a text node, or an element (an image, a table) at whose start the place is
  std::uint32_t characters = 0;  ///< code points that are not white space, from the text node's start
  friend bool operator==(DocumentPlace const&, DocumentPlace const&) = default;
};

struct PageStart {
  std::string label;    ///< as the page shows it: "iv", "12"
  DocumentPlace place;  ///< its first character of flow content; `!place.node` for a page without any
  friend bool operator==(PageStart const&, PageStart const&) = default;
};

struct PageMap {
  std::vector<PageStart> pages;  ///< one for each page, in order
  friend bool operator==(PageMap const&, PageMap const&) = default;
};

}  // namespace bifolio::model
