// check::epub: reads a finished EPUB back and judges it by the specification. It shares nothing with the writer.
#include "check/check.h"
#include "check/epub/archive.h"
#include "check/epub/content.h"
#include "check/epub/package.h"

namespace bifolio::check {

void epub(std::string_view bytes, DiagnosticSink& sink) {
  const EpubArchive archive(bytes, sink);
  if (archive.files().empty()) return;
  const EpubPackage package = read_package(archive, sink);
  EpubContents contents;
  for (EpubItem const& item : package.items) {
    if (!archive.has(item.path)) continue;
    const std::string_view text = archive[item.path];
    if (item.media_type == "text/css") {
      check_style_sheet(item.path, text, contents, sink);
      continue;
    }
    const bool is_content = item.media_type == "application/xhtml+xml", is_ncx = item.media_type == "application/x-dtbncx+xml";
    if (!is_content && !is_ncx) continue;
    pugi::xml_document document;
    if (!parse_xml(document, text, item.path, sink)) continue;
    if (is_ncx)
      check_ncx(item.path, document, package, contents, sink);
    else
      check_content_document(item.path, document, contents, sink);
    if (item.has_property("nav")) check_navigation(item.path, document, package, sink);
  }
  if (!package.path.empty()) check_references(package, contents, sink);
}

}  // namespace bifolio::check
