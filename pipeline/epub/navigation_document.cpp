// The navigation document, nav.xhtml (epub-33 §7): contents, landmarks, pages.
#include "epub/navigation.h"
#include "epub/terms.h"
#include "epub/xhtml_page.h"
#include "epub/xml.h"

namespace bifolio::epub {
namespace {

void link(pugi::xml_node item, std::string const& href, std::string const& label, std::string_view type = {}) {
  pugi::xml_node a = append(item, "a", label);
  set(a, "href", href);
  if (!type.empty()) set(a, "epub:type", type);
}

void list(pugi::xml_node parent, std::vector<NavigationEntry> const& entries, int level) {
  append_new_line(parent, level);
  pugi::xml_node ol = parent.append_child("ol");
  for (NavigationEntry const& entry : entries) {
    append_new_line(ol, level + 1);
    pugi::xml_node item = ol.append_child("li");
    link(item, entry.href, entry.label);
    if (entry.children.empty()) continue;
    list(item, entry.children, level + 2);
    append_new_line(item, level + 1);
  }
  append_new_line(ol, level);
}

struct NavKind {
  char const *type, *role, *id;
  std::string_view heading;
};

pugi::xml_node nav(pugi::xml_node body, NavKind const& kind) {
  append_new_line(body, 2);
  pugi::xml_node element = body.append_child("nav");
  set(element, "id", kind.id);
  set(element, "epub:type", kind.type);
  if (kind.role) set(element, "role", kind.role);
  append_new_line(element, 3);
  pugi::xml_node heading = append(element, kind.role && kind.id == std::string_view("toc") ? "h1" : "h2", kind.heading);
  set(heading, "id", std::string(kind.id) + "-heading");
  set(element, "aria-labelledby", std::string(kind.id) + "-heading");
  return element;
}

void landmark_list(pugi::xml_node parent, std::vector<Landmark> const& landmarks) {
  append_new_line(parent, 3);
  pugi::xml_node ol = parent.append_child("ol");
  for (Landmark const& landmark : landmarks) {
    append_new_line(ol, 4);
    pugi::xml_node item = ol.append_child("li");
    link(item, landmark.href, landmark.label, landmark.type);
  }
  append_new_line(ol, 3);
}

}  // namespace

std::string navigation_document(Book const& book, Navigation const& navigation) {
  Terms const& words = terms(book.metadata().language);
  pugi::xml_document document;
  Page page{
      book.metadata().title, book.metadata().language, std::string(book.document().attribute(book.document().root(), "dir")), {}};
  if (page.title.empty()) page.title = words.contents;
  pugi::xml_node body = start_page(document, page);
  pugi::xml_node toc = nav(body, {"toc", "doc-toc", "toc", words.contents});
  list(toc, navigation.contents, 3);
  append_new_line(toc, 2);
  if (!navigation.landmarks.empty()) {
    pugi::xml_node landmarks = nav(body, {"landmarks", nullptr, "landmarks", words.landmarks});
    set(landmarks, "hidden", "hidden");
    landmark_list(landmarks, navigation.landmarks);
    append_new_line(landmarks, 2);
  }
  if (!navigation.pages.empty()) {
    pugi::xml_node pages = nav(body, {"page-list", "doc-pagelist", "page-list", words.pages});
    set(pages, "hidden", "hidden");
    list(pages, navigation.pages, 3);
    append_new_line(pages, 2);
  }
  return finish_page(document);
}

}  // namespace bifolio::epub
