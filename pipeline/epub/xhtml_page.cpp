#include "epub/xhtml_page.h"

#include "epub/xml.h"

namespace bifolio::epub {

pugi::xml_node start_page(pugi::xml_document& document, Page const& page) {
  pugi::xml_node html = document.append_child("html");
  set(html, "xmlns", "http://www.w3.org/1999/xhtml");
  set(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
  set(html, "lang", page.language);
  set(html, "xml:lang", page.language);
  if (!page.direction.empty()) set(html, "dir", page.direction);
  append_new_line(html, 1);
  pugi::xml_node head = html.append_child("head");
  append_new_line(head, 2);
  append(head, "title", page.title);
  for (std::string const& sheet : page.sheets) {
    append_new_line(head, 2);
    pugi::xml_node link = head.append_child("link");
    set(link, "rel", "stylesheet");
    set(link, "type", "text/css");
    set(link, "href", sheet);
  }
  append_new_line(head, 1);
  append_new_line(html, 1);
  return html.append_child("body");
}

std::string finish_page(pugi::xml_document& document) {
  pugi::xml_node html = document.child("html");
  append_new_line(html.child("body"), 1);
  append_new_line(html, 0);
  return to_xml(document, Doctype::Html);
}

}  // namespace bifolio::epub
