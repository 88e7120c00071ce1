#include "epub/cover.h"

#include "epub/diagnostics.h"
#include "epub/terms.h"
#include "epub/xhtml_page.h"
#include "epub/xml.h"

namespace bifolio::epub {

Cover make_cover(Book const& book, ImageSet& images) {
  model::Metadata const& metadata = book.metadata();
  if (metadata.cover.empty()) return {};
  const model::ResourceId image = book.publication.resources.find(metadata.cover);
  if (!image) {
    book.sink.report(cover_missing, metadata.cover_span, "the EPUB has no cover: “" + metadata.cover + "” cannot be embedded");
    return {};
  }
  pugi::xml_document document;
  Terms const& words = terms(metadata.language);
  pugi::xml_node body =
      start_page(document, {metadata.title.empty() ? std::string(words.cover) : metadata.title, metadata.language, "", {}});
  set(body, "epub:type", "cover");
  set(body, "style", "margin: 0; text-align: center");
  append_new_line(body, 2);
  pugi::xml_node img = body.append_child("img");
  set(img, "src", "../images/" + percent_encoded(images.use(image)));
  set(img, "alt",
      metadata.cover_alt.empty() ? (metadata.title.empty() ? std::string(words.cover) : metadata.title) : metadata.cover_alt);
  set(img, "role", "doc-cover");
  set(img, "style", "max-width: 100%; max-height: 100%");
  return {finish_page(document), image};
}

}  // namespace bifolio::epub
