#include "epub/content_document.h"

#include "epub/content_writer.h"
#include "epub/xhtml_page.h"
#include "epub/xml.h"

namespace bifolio::epub {
namespace {

std::string_view body_type(FileKind kind) {
  switch (kind) {
    case FileKind::Cover: return "cover";
    case FileKind::TitlePage:
    case FileKind::Imprint:
    case FileKind::FrontMatter:
    case FileKind::Contents: return "frontmatter";
    case FileKind::Body: return "bodymatter";
    case FileKind::BackMatter: return "backmatter";
  }
  return "";
}

/// The html element's dir: written, or of its style.
std::string root_direction(Book const& book) {
  std::string written(book.document().attribute(book.document().root(), "dir"));
  model::BoxTree const& boxes = book.publication.boxes;
  if (!written.empty() || boxes.boxes.empty()) return written;
  return boxes.style(boxes.root()).direction == model::Direction::Rtl ? "rtl" : "";
}

std::string full_title(std::string const& section, std::string const& book) {
  if (section.empty() || section == book) return book;
  return book.empty() ? section : section + " — " + book;
}

}  // namespace

std::string content_document(ContentInput const& input, std::size_t index, ImageSet& images, ContentFacts& facts) {
  Book const& book = input.book;
  ContentFile const& file = book.partition.files[index];
  pugi::xml_document xml;
  const Page page{full_title(file.title, book.metadata().title), book.metadata().language, root_direction(book), input.sheets};
  pugi::xml_node body = start_page(xml, page);
  if (const std::string_view classes = book.document().attribute(book.document().body(), "class"); !classes.empty())
    set(body, "class", classes);
  ElementWriter elements(book, static_cast<std::uint32_t>(index), images, facts);
  elements.from_style(book.document().root(), xml.document_element());
  elements.from_style(book.document().body(), body);
  set(body, "epub:type", body_type(file.kind));
  if (std::string const& start = input.generated.counter_start(index); !start.empty())
    set(body, "style", "counter-reset: " + start);
  ContentWriter(input, static_cast<std::uint32_t>(index), images, facts).write(body);
  return finish_page(xml);
}

}  // namespace bifolio::epub
