// Content documents of a finished EPUB (epub-33 §6): what each must have, and the ids and references that are joined afterwards.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "check/epub/package.h"

namespace bifolio::check {

struct Link {
  std::string from, url;
};

/// What was found in all documents, for checks across them.
struct EpubContents {
  std::map<std::string, std::set<std::string>> ids;  ///< by path
  std::vector<Link> links;                           ///< that a reader follows
  std::vector<Link> resources;                       ///< images, style sheets, fonts
};

void check_content_document(std::string const& path, pugi::xml_document const& document, EpubContents& contents,
                            DiagnosticSink& sink);
void check_style_sheet(std::string const& path, std::string_view css, EpubContents& contents, DiagnosticSink& sink);
/// The navigation document's lists (epub-33 §7).
void check_navigation(std::string const& path, pugi::xml_document const& document, EpubPackage const& package,
                      DiagnosticSink& sink);
/// toc.ncx: its links, and that its play order has no gaps.
void check_ncx(std::string const& path, pugi::xml_document const& document, EpubPackage const& package, EpubContents& contents,
               DiagnosticSink& sink);
/// Every link leads to a file in the spine and to an id that is there; every resource is in the manifest.
void check_references(EpubPackage const& package, EpubContents const& contents, DiagnosticSink& sink);

}  // namespace bifolio::check
