#include "epub/package_document.h"

#include "base/numbers.h"
#include "epub/accessibility.h"
#include "epub/calendar.h"
#include "epub/xml.h"
#include "model/writing.h"

namespace bifolio::epub {
namespace {

class MetadataWriter {
 public:
  MetadataWriter(Book const& book, Package const& package, pugi::xml_node metadata)
      : book_(book), known_(book.metadata()), package_(package), metadata_(metadata) {}

  void write() {
    identifiers();
    titles();
    people("creator", known_.creators);
    people("contributor", known_.contributors);
    dc("dc:language", known_.language);
    dc("dc:date", known_.date.iso);
    dc("dc:publisher", known_.publisher);
    dc("dc:description", known_.description);
    dc("dc:rights", known_.rights);
    for (std::string const& subject : known_.subjects) dc("dc:subject", subject);
    dc("dc:source", known_.source_url);
    if (!known_.edition.empty()) property("schema:bookEdition", known_.edition);
    collection();
    property("dcterms:modified", iso_time(book_.publication.modified));
    pagination();
    for (auto const& [name, value] : accessibility_metadata(book_, package_.facts)) property(name.c_str(), value);
    legacy("generator", "Bifolio");
    if (!package_.cover_image.empty()) legacy("cover", package_.cover_image);
  }

 private:
  void dc(char const* name, std::string const& value) {
    if (!value.empty()) append(metadata_, name, value);
  }
  void identified(char const* name, std::string const& id, std::string const& value) {
    set(append(metadata_, name, value), "id", id);
  }
  void property(char const* name, std::string const& value) { set(append(metadata_, "meta", value), "property", name); }
  pugi::xml_node refinement(std::string const& id, char const* name, std::string const& value) {
    pugi::xml_node meta = append(metadata_, "meta", value);
    set(meta, "refines", "#" + id);
    set(meta, "property", name);
    return meta;
  }
  void legacy(char const* name, std::string const& content) {
    pugi::xml_node meta = metadata_.append_child("meta");
    set(meta, "name", name);
    set(meta, "content", content);
  }

  void identifiers() {
    identified("dc:identifier", "publication-id", unique_identifier(book_));
    for (std::size_t i = 1; i < known_.identifiers.size(); ++i) {
      model::Identifier const& id = known_.identifiers[i];
      const bool urn = id.scheme == "isbn" || id.scheme == "uuid";
      dc("dc:identifier", (urn ? "urn:" + id.scheme + ":" : id.scheme == "doi" ? "https://doi.org/" : std::string()) + id.value);
    }
  }

  void titles() {
    identified("dc:title", "title", known_.title.empty() ? "–" : known_.title);
    if (known_.subtitle.empty()) return;
    refinement("title", "title-type", "main");
    refinement("title", "display-seq", "1");
    identified("dc:title", "subtitle", known_.subtitle);
    refinement("subtitle", "title-type", "subtitle");
    refinement("subtitle", "display-seq", "2");
  }

  void people(std::string const& kind, std::vector<model::Contributor> const& people) {
    std::int64_t number = 0;
    for (model::Contributor const& person : people) {
      std::string id = kind + "-", place;
      append_number(id, ++number);
      append_number(place, number);
      identified(("dc:" + kind).c_str(), id, person.name);
      if (!person.role.empty()) set(refinement(id, "role", person.role), "scheme", "marc:relators");
      if (!person.file_as.empty()) refinement(id, "file-as", person.file_as);
      if (people.size() > 1) refinement(id, "display-seq", place);
    }
  }

  void collection() {
    if (known_.collection.empty()) return;
    pugi::xml_node meta = append(metadata_, "meta", known_.collection);
    set(meta, "id", "collection");
    set(meta, "property", "belongs-to-collection");
    if (known_.collection_position.empty()) return;  // a site's section, perhaps: not known to be a series
    refinement("collection", "collection-type", "series");
    refinement("collection", "group-position", known_.collection_position);
  }

  /// Whose pages the page list has (epub-a11y-11 §4.1.3): the PDF that was made from the same source in the same run. EPUB 3.3
  /// knows dc:source with source-of; pageBreakSource, which replaces it, is a property from 3.4 on and allowed as this element
  /// before.
  void pagination() {
    if (book_.markers.empty()) return;
    const std::string source = pagination_source(book_);
    identified("dc:source", "pagination", source);
    refinement("pagination", "source-of", "pagination");
    legacy("pageBreakSource", source);
  }

  Book const& book_;
  model::Metadata const& known_;
  Package const& package_;
  pugi::xml_node metadata_;
};

void manifest(pugi::xml_node package, Package const& content) {
  pugi::xml_node manifest = package.append_child("manifest");
  for (ManifestItem const& item : content.items) {
    pugi::xml_node element = manifest.append_child("item");
    set(element, "id", item.id);
    set(element, "href", item.href);
    set(element, "media-type", item.media_type);
    if (!item.properties.empty()) set(element, "properties", item.properties);
  }
}

void spine(pugi::xml_node package, Book const& book, Package const& content) {
  pugi::xml_node spine = package.append_child("spine");
  set(spine, "toc", "ncx");
  if (model::pages_go_left(book.publication.boxes)) set(spine, "page-progression-direction", "rtl");
  for (ManifestItem const& item : content.items) {
    if (!item.in_spine) continue;
    pugi::xml_node element = spine.append_child("itemref");
    set(element, "idref", item.id);
    if (!item.linear) set(element, "linear", "no");
  }
}

}  // namespace

std::string package_document(Book const& book, Package const& content) {
  pugi::xml_document document;
  pugi::xml_node package = document.append_child("package");
  set(package, "xmlns", "http://www.idpf.org/2007/opf");
  set(package, "version", "3.0");
  set(package, "unique-identifier", "publication-id");
  set(package, "xml:lang", book.metadata().language);
  pugi::xml_node metadata = package.append_child("metadata");
  set(metadata, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  MetadataWriter(book, content, metadata).write();
  manifest(package, content);
  spine(package, book, content);
  return to_indented_xml(document, Doctype::None);
}

}  // namespace bifolio::epub
