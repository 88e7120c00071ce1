#include "epub/written_files.h"

#include <algorithm>

#include "epub/book.h"

namespace bifolio::epub {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Tag;
using model::WrittenFile;

class FileBuilder {
 public:
  explicit FileBuilder(Book const& book) : book_(book), document_(book.document()) {}

  WrittenFile build(ContentFile const& file) {
    copy_of_.assign(1, {document_.body(), out_.document.body()});
    out_.document.metadata.language = document_.metadata.language;
    note(out_.document.root(), document_.root());
    note(out_.document.body(), document_.body());
    attributes(document_.root(), out_.document.root());
    attributes(document_.body(), out_.document.body());
    for (const NodeId unit : file.units) subtree(unit, holder(document_[unit].parent));
    return std::move(out_);
  }

 private:
  void note(NodeId copy, NodeId original) {
    if (out_.original.size() <= copy.index()) out_.original.resize(copy.index() + 1);
    out_.original[copy.index()] = original;
  }

  void attributes(NodeId from, NodeId to) {
    for (model::Attribute const& a : document_.attributes(from)) out_.document.set_attribute(to, a.name, a.value);
  }

  NodeId element(NodeId n, NodeId parent, Tag tag) {
    const NodeId copy = out_.document.append_element(parent, tag, document_[n].span, document_[n].role);
    note(copy, n);
    attributes(n, copy);
    return copy;
  }

  /// The open copy of an element that holds units.
  NodeId holder(NodeId n) {
    for (std::size_t i = copy_of_.size(); i-- > 0;)
      if (copy_of_[i].first == n) return copy_of_.resize(i + 1), copy_of_[i].second;
    const NodeId parent = holder(document_[n].parent);
    copy_of_.emplace_back(n, element(n, parent, document_[n].tag));
    return copy_of_.back().second;
  }

  void subtree(NodeId n, NodeId parent) {
    if (!book_.presence.appears(n)) return;
    if (document_[n].kind == NodeKind::Text) {
      markers(n, parent);
      note(out_.document.append_text(parent, document_[n].text, document_[n].span), n);
      return;
    }
    const bool closed = shows_text_instead(n) || is_void(document_[n].tag);
    if (closed) markers(n, parent);
    const NodeId copy = element(n, parent, shows_text_instead(n) ? Tag::Span : document_[n].tag);
    if (closed) return;
    markers(n, copy);
    for (NodeId child = document_[n].first_child; child; child = document_[child].next) subtree(child, copy);
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
  WrittenFile out_;
  std::vector<std::pair<NodeId, NodeId>> copy_of_;  ///< the elements that are open, from the body inwards
};

}  // namespace

std::vector<WrittenFile> written_files(Publication const& publication) {
  DiagnosticSink said_when_written;
  const Book book(publication, said_when_written);
  std::vector<WrittenFile> files;
  for (ContentFile const& file : book.partition.files) files.push_back(FileBuilder(book).build(file));
  return files;
}

}  // namespace bifolio::epub
