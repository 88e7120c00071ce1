// Navigation: the table of contents, landmarks and page list, gathered once and written twice: as the navigation document
// (epub-33 §7) and as the NCX that older reading systems and Kindle read (opf-201 §2.4.1).
#pragma once

#include <string>
#include <vector>

#include "epub/book.h"

namespace bifolio::epub {

struct NavigationEntry {
  std::string label, href;  ///< from the EPUB folder: "text/chapter-01.xhtml#id"
  std::uint64_t order = 0;  ///< place in reading order; equal places are equal targets
  std::vector<NavigationEntry> children;
};

struct Landmark {
  std::string_view type;
  std::string label, href;
};

struct Navigation {
  std::vector<NavigationEntry> contents;
  std::vector<Landmark> landmarks;
  std::vector<NavigationEntry> pages;
};

/// Levels of the outline that the table of contents has.
inline constexpr int contents_depth = 3;

/// `has_cover`: text/cover.xhtml exists.
Navigation make_navigation(Book const& book, bool has_cover);

std::string navigation_document(Book const& book, Navigation const& navigation);
std::string ncx_document(Book const& book, Navigation const& navigation);

/// The publication's unique identifier as a URI where there is one: "urn:isbn:…", "urn:uuid:…".
std::string unique_identifier(Book const& book);

}  // namespace bifolio::epub
