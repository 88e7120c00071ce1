#include "epub/written_files.h"

#include <algorithm>

#include "epub/content_writer.h"

namespace bifolio::epub {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Tag;
using model::WrittenFile;

class FileBuilder {
 public:
  FileBuilder(Book const& book, std::uint32_t file)
      : book_(book),
        document_(book.document()),
        file_(file),
        images_(book.publication.resources),
        writer_(book, file, images_, facts_) {}

  WrittenFile build() {
    open_.assign(1, {document_.body(), out_.document.body(), {}});
    out_.document.metadata.language = document_.metadata.language;
    note(out_.document.root(), document_.root());
    note(out_.document.body(), document_.body());
    attribute(document_.root(), "lang", out_.document.root());
    attribute(document_.root(), "dir", out_.document.root());
    attribute(document_.body(), "class", out_.document.body());
    for (const NodeId unit : book_.partition.files[file_].units) {
      Holder const& in = holder(document_[unit].parent);
      subtree(unit, in.copy, in.place);
    }
    footnotes();
    return std::move(out_);
  }

 private:
  /// The open copy of an element that holds units.
  struct Holder {
    NodeId original, copy;
    Place place;
  };

  void note(NodeId copy, NodeId original) {
    if (out_.original.size() <= copy.index()) out_.original.resize(copy.index() + 1);
    out_.original[copy.index()] = original;
  }

  void attribute(NodeId from, std::string_view name, NodeId to) {
    if (document_.has_attribute(from, name)) out_.document.set_attribute(to, name, document_.attribute(from, name));
  }

  /// The element as `write` puts it into a scratch document, with the attributes that it has there.
  template <class Write>
  NodeId element(NodeId n, NodeId parent, Tag tag, Write write) {
    scratch_.remove_children();
    write(scratch_.append_child("body"));
    const pugi::xml_node xml = scratch_.first_child().first_child();
    const NodeId copy =
        out_.document.append_element(parent, tag, document_[n].span, xml.attribute("role") ? document_[n].role : model::Role::None);
    note(copy, n);
    for (pugi::xml_attribute const& a : xml.attributes()) {
      const std::string_view name = a.name();
      const bool of_ours = name == "role" || name == "epub:type";
      if (!of_ours || document_.has_attribute(n, name)) out_.document.set_attribute(copy, name, a.value());
    }
    return copy;
  }

  NodeId opened(NodeId n, NodeId parent, Place& place, Opening opening) {
    return element(n, parent, document_[n].tag, [&](pugi::xml_node body) {
      place.parent = body;
      place = writer_.open(n, place, opening);
    });
  }

  Holder const& holder(NodeId n) {
    for (std::size_t i = open_.size(); i-- > 0;)
      if (open_[i].original == n) return open_.resize(i + 1), open_.back();
    Holder inner = holder(document_[n].parent);
    const Opening opening = book_.partition.file(n) == file_ ? Opening::First : Opening::Again;
    inner.copy = opened(n, inner.copy, inner.place, opening);
    inner.original = n;
    if (opening == Opening::Again) out_.continued.push_back(inner.copy);
    return open_.push_back(inner), open_.back();
  }

  void subtree(NodeId n, NodeId parent, Place place) {
    if (!book_.presence.appears(n)) return;
    if (book_.presence.is_footnote_of_sheet(n) && !ContentWriter::is_structural(place.parent_tag)) return call(n, parent, place);
    whole(n, parent, place);
  }

  void whole(NodeId n, NodeId parent, Place const& place) {
    if (document_[n].kind == NodeKind::Text) {
      markers(n, parent);
      note(out_.document.append_text(parent, document_[n].text, document_[n].span), n);
      return;
    }
    const bool replaced = shows_text_instead(n), closed = replaced || is_void(document_[n].tag);
    if (closed) markers(n, parent);
    if (replaced) return void(element(n, parent, Tag::Span, [&](pugi::xml_node body) { writer_.text_instead(n, body, "x"); }));
    if (document_.is_element(n, Tag::Img))
      return void(element(n, parent, Tag::Img, [&](pugi::xml_node body) { writer_.image(n, body); }));
    Place inside = place;
    const NodeId copy = opened(n, parent, inside, Opening::First);
    if (closed) return;
    markers(n, copy);
    for (NodeId child = document_[n].first_child; child; child = document_[child].next) subtree(child, copy, inside);
  }

  NodeId made(NodeId parent, Tag tag, NodeId of, model::Role role = model::Role::None) {
    const NodeId copy = out_.document.append_element(parent, tag, document_[of].span, role);
    note(copy, {});
    return copy;
  }

  /// As ContentWriter writes the notes of the sheet: a link where they stand, or behind the link that they stand in.
  void call(NodeId n, NodeId parent, Place const& place) {
    while (place.in_link && !out_.document.is_element(parent, Tag::A)) parent = out_.document[parent].parent;
    const NodeId link = made(place.in_link ? out_.document[parent].parent : parent, Tag::A, n, model::Role::Noteref);
    out_.document.set_attribute(link, "href", "#note");
    notes_.push_back(n);
  }

  void footnotes() {
    if (notes_.empty()) return;
    const NodeId section = made(out_.document.body(), Tag::Section, notes_.front(), model::Role::Endnotes);
    out_.document.set_attribute(section, "class", "footnotes");
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      const NodeId n = notes_[i], aside = made(section, Tag::Aside, n, model::Role::Footnote), line = made(aside, Tag::P, n);
      const NodeId number = made(line, Tag::A, n, model::Role::Backlink);
      out_.document.set_attribute(number, "class", "note-number");
      if (is_phrasing(document_[n].tag))
        whole(n, line, {{}, Tag::P, true, false, 0});
      else
        whole(n, aside, {{}, Tag::Aside, false, false, 0});
    }
  }

  bool shows_text_instead(NodeId n) const {
    switch (document_[n].tag) {
      case Tag::Svg:
      case Tag::Math:
      case Tag::Audio:
      case Tag::Video:
      case Tag::Input: return true;
      default: return false;
    }
  }

  /// Where printed pages begin, a span stands in the text.
  void markers(NodeId n, NodeId parent) {
    for (std::size_t i = 0; i < book_.markers.at(n).size(); ++i) out_.document.append_element(parent, Tag::Span, document_[n].span);
  }

  Book const& book_;
  Document const& document_;
  std::uint32_t file_;
  ImageSet images_;
  ContentFacts facts_;
  ElementWriter writer_;
  pugi::xml_document scratch_;
  WrittenFile out_;
  std::vector<NodeId> notes_;  ///< of the sheet, called in this file
  std::vector<Holder> open_;   ///< from the body inwards
};

}  // namespace

std::vector<WrittenFile> written_files(Publication const& publication) {
  DiagnosticSink said_when_written;
  const Book book(publication, said_when_written);
  std::vector<WrittenFile> files;
  for (std::uint32_t file = 0; file < book.partition.files.size(); ++file) files.push_back(FileBuilder(book, file).build());
  return files;
}

}  // namespace bifolio::epub
