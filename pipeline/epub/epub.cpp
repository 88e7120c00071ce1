#include "epub/epub.h"

#include <set>

#include "base/numbers.h"
#include "epub/book.h"
#include "epub/container.h"
#include "epub/content_document.h"
#include "epub/cover.h"
#include "epub/fonts.h"
#include "epub/generated_content.h"
#include "epub/navigation.h"
#include "epub/package_document.h"
#include "epub/style_sheets.h"

namespace bifolio::epub {
namespace {

constexpr std::string_view xhtml = "application/xhtml+xml";

/// Gathers the container's files and the manifest that lists them: one list, so that they cannot differ.
class Assembly {
 public:
  explicit Assembly(Publication const& publication, DiagnosticSink& sink)
      : book_(publication, sink), generated_(book_), images_(publication.resources) {}

  std::string run() {
    const EmbeddedFonts fonts = embedded_fonts(book_);
    style_sheets(fonts);
    const Cover cover = make_cover(book_, images_);
    if (!cover.page.empty()) spine_item("cover", "text/cover.xhtml", cover.page);
    for (std::size_t i = 0; i < book_.partition.files.size(); ++i) content(i);
    navigation(!cover.page.empty());
    images(cover.image);
    for (EmbeddedFont const& font : fonts.files)
      add({"font-" + font.name, "fonts/" + font.name, font.media_type, "", false, true}, font.bytes);
    return finish();
  }

 private:
  /// An XML id of the name (epub-33 §5.3.3): letters, digits, hyphens and points; unique in the package.
  std::string id_of(std::string const& name) {
    std::string id;
    for (const char c : name)
      id += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ? c : '-';
    const std::string stem = id;
    for (int n = 2; !ids_.insert(id).second; ++n) append_number(id = stem + "-", n);
    return id;
  }

  void add(ManifestItem item, std::string bytes, Compression compression = Compression::Deflated) {
    item.id = id_of(item.id);
    files_.push_back({"EPUB/" + item.href, std::move(bytes), compression});
    item.href = percent_encoded(item.href);
    package_.items.push_back(std::move(item));
  }

  void spine_item(std::string const& id, std::string const& path, std::string bytes) {
    add({id, path, std::string(xhtml), "", true, true}, std::move(bytes));
  }

  void style_sheet(std::string const& name, std::string css) {
    sheets_.push_back("../css/" + percent_encoded(name));
    add({"css-" + name, "css/" + name, "text/css", "", false, true}, std::move(css));
  }

  void style_sheets(EmbeddedFonts const& fonts) {
    if (!fonts.css.empty()) style_sheet("fonts.css", fonts.css);
    for (model::LoweredSheet::File const& file : book_.publication.style.files)
      style_sheet(file.name, linked_style_sheet(file.css, book_, images_));
  }

  void content(std::size_t index) {
    std::string const& name = book_.partition.files[index].name;
    spine_item(name.substr(0, name.rfind('.')), "text/" + name,
               content_document({book_, generated_, sheets_}, index, images_, package_.facts));
  }

  void navigation(bool has_cover) {
    const Navigation navigation = make_navigation(book_, has_cover);
    add({"nav", "nav.xhtml", std::string(xhtml), "nav", false, true}, navigation_document(book_, navigation));
    add({"ncx", "toc.ncx", "application/x-dtbncx+xml", "", false, true}, ncx_document(book_, navigation));
  }

  void images(model::ResourceId cover) {
    for (const model::ResourceId id : images_.used()) {
      model::Resource const& image = book_.publication.resources[id];
      const bool is_cover = cover && image.hash == book_.publication.resources[cover].hash;
      add({"image-" + image.name, "images/" + image.name, std::string(media_type(image.format)), is_cover ? "cover-image" : "",
           false, true},
          image.bytes, Compression::Stored);
      if (is_cover) package_.cover_image = package_.items.back().id;
    }
  }

  std::string finish() {
    std::vector<ContainerFile> all = {{"META-INF/container.xml", container_xml("EPUB/package.opf"), Compression::Deflated},
                                      {"EPUB/package.opf", package_document(book_, package_), Compression::Deflated}};
    std::move(files_.begin(), files_.end(), std::back_inserter(all));
    return write_container(all, book_.publication.modified);
  }

  Book book_;
  GeneratedContent generated_;
  ImageSet images_;
  Package package_;
  std::vector<ContainerFile> files_;
  std::vector<std::string> sheets_;  // as content documents link them
  std::set<std::string> ids_;
};

}  // namespace

std::string write(Publication const& publication, DiagnosticSink& sink) { return Assembly(publication, sink).run(); }

}  // namespace bifolio::epub
