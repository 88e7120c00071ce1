// The style sheet's footnotes (css-gcpm-3 §2) in a content document: called where they stand, written at the file's end.
#include "base/numbers.h"
#include "base/utf8.h"
#include "epub/content_writer.h"
#include "epub/terms.h"
#include "epub/xml.h"

namespace bifolio::epub {

using model::NodeId;
using model::Tag;

void ContentWriter::call(NodeId n, Place const& place) {
  std::string number;
  append_number(number, static_cast<std::int64_t>(notes_.size() + 1));
  std::string label = presence_.text(n, model::PseudoElement::FootnoteCall);
  if (label.empty()) label = number;
  SheetNote note{n, free_id("note-" + number), free_id("note-call-" + number), label};
  pugi::xml_node anchor = place.in_link ? behind_link(place.parent) : pugi::xml_node(place.parent).append_child("a");
  append_text(anchor, label);
  set(anchor, "id", note.call);
  set(anchor, "href", "#" + note.id);
  set(anchor, "role", "doc-noteref");
  set(anchor, "epub:type", "noteref");
  notes_.push_back(std::move(note));
}

/// No link stands within another: what is called within one is called behind it, in order.
pugi::xml_node ContentWriter::behind_link(pugi::xml_node inside) {
  pugi::xml_node link = inside;
  while (link.parent() && std::string_view(link.name()) != "a") link = link.parent();
  while (std::string_view(link.next_sibling().attribute("role").value()) == "doc-noteref") link = link.next_sibling();
  return link.parent().insert_child_after("a", link);
}

std::string ContentWriter::free_id(std::string id) const {
  while (book_.targets.has_id(id)) id += "-";
  return id;
}

void ContentWriter::footnotes(Place const& place) {
  if (notes_.empty()) return;
  append_new_line(place.parent, place.level);
  pugi::xml_node body = place.parent, section = body.append_child("section");
  set(section, "class", "footnotes");
  set(section, "aria-label", terms(book_.metadata().language).notes);
  set(section, "role", "doc-endnotes");
  set(section, "epub:type", "endnotes");
  for (std::size_t i = 0; i < notes_.size(); ++i)
    footnote(SheetNote(notes_[i]), {section, Tag::Section, false, false, place.level + 1});
  append_new_line(section, place.level);
}

void ContentWriter::footnote(SheetNote const& note, Place const& place) {
  append_new_line(place.parent, place.level);
  pugi::xml_node section = place.parent, aside = section.append_child("aside");
  set(aside, "id", note.id);
  set(aside, "role", "doc-footnote");
  set(aside, "epub:type", "footnote");
  append_new_line(aside, place.level + 1);
  pugi::xml_node line = aside.append_child("p");
  pugi::xml_node number = append(line, "a", marker_of(note));
  set(number, "class", "note-number");
  set(number, "href", "#" + note.call);
  set(number, "role", "doc-backlink");
  set(number, "epub:type", "backlink");
  if (is_phrasing(document_[note.node].tag)) {
    append_text(line, " ");
    whole(note.node, {line, Tag::P, true, false, place.level + 2});
  } else {
    append_new_line(aside, place.level + 1);
    whole(note.node, {aside, Tag::Aside, false, false, place.level + 1});
  }
  append_new_line(aside, place.level);
}

std::string ContentWriter::marker_of(SheetNote const& note) const {
  std::string text = presence_.text(note.node, model::PseudoElement::FootnoteMarker);
  while (!text.empty() && utf8::is_html_space(text.back())) text.pop_back();
  return text.empty() ? note.label : text;
}

}  // namespace bifolio::epub
