// The frame that every XHTML document of the EPUB has: html, head with title and style sheets, body.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace bifolio::epub {

struct Page {
  std::string title, language;
  std::string direction;  ///< "rtl"; empty: not written
  std::vector<std::string> sheets;
};

/// Builds the frame in `document` and returns its empty body.
pugi::xml_node start_page(pugi::xml_document& document, Page const& page);
/// The finished page; `body`'s children stand on lines of their own.
std::string finish_page(pugi::xml_document& document);

}  // namespace bifolio::epub
