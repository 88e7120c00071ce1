#include "boxes/notes.h"

#include <algorithm>

namespace bifolio::boxes {
namespace {

using model::Document;
using model::Node;
using model::NodeId;
using model::NodeKind;
using model::StyledDocument;

struct Reference {
  NodeId anchor;
  NodeId inside;  ///< the footnote that it stands in, if any
  NodeId note;
};

class Pairing {
 public:
  Pairing(Document const& document, StyledDocument const& styled) : document_(document), styled_(styled) {}

  Notes run() {
    walk(document_.root(), {}, &Pairing::collect_note);
    if (notes_.empty()) return {};
    walk(document_.root(), {}, &Pairing::collect_reference);
    assign_from({});
    for (NodeId note : notes_)
      if (!reached_.count(note)) reach(note);
    return std::move(result_);
  }

 private:
  using Visit = void (Pairing::*)(NodeId, NodeId);

  void walk(NodeId node, NodeId inside, Visit visit) {
    if (document_[node].kind != NodeKind::Element) return;
    model::ComputedStyle const& style = styled_.style_of(node);
    if (style.display == model::Display::None) return;
    (this->*visit)(node, inside);
    if (style.float_ == model::Float::Footnote) inside = node;
    for (NodeId child = document_[node].first_child; child; child = document_[child].next) walk(child, inside, visit);
  }

  void collect_note(NodeId node, NodeId) {
    if (styled_.style_of(node).float_ != model::Float::Footnote) return;
    notes_.push_back(node);
    if (const std::string_view id = document_.attribute(node, "id"); !id.empty()) by_id_.emplace(id, node);
  }

  void collect_reference(NodeId node, NodeId inside) {
    if (!document_.is_element(node, model::Tag::A) || document_[node].role != model::Role::Noteref) return;
    const std::string_view href = document_.attribute(node, "href");
    if (href.empty() || href[0] != '#') return;
    const auto note = by_id_.find(href.substr(1));
    if (note != by_id_.end()) references_[inside].push_back({node, inside, note->second});
  }

  void reach(NodeId note) {
    if (reached_.insert({note, true}).second) assign_from(note);
  }

  /// Breadth first, so that a chain of notes that call each other costs no stack.
  void assign_from(NodeId scope) {
    std::vector<NodeId> scopes = {scope};
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      const auto found = references_.find(scopes[i]);
      if (found == references_.end()) continue;
      for (Reference const& reference : found->second) {
        if (!reached_.insert({reference.note, true}).second) continue;
        result_.call_of_note[reference.note] = reference.anchor;
        result_.note_of_call[reference.anchor] = reference.note;
        scopes.push_back(reference.note);
      }
    }
  }

  Document const& document_;
  StyledDocument const& styled_;
  std::vector<NodeId> notes_;
  std::unordered_map<std::string_view, NodeId> by_id_;
  std::unordered_map<NodeId, std::vector<Reference>> references_;  ///< by the footnote they stand in
  std::unordered_map<NodeId, bool> reached_;
  Notes result_;
};

}  // namespace

Notes find_notes(Document const& document, StyledDocument const& styled) {
  const bool any = std::any_of(styled.styles.begin(), styled.styles.end(),
                               [](model::ComputedStyle const& style) { return style.float_ == model::Float::Footnote; });
  return any ? Pairing(document, styled).run() : Notes();
}

}  // namespace bifolio::boxes
