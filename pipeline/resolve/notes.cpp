// Notes (dpub-aria-1.1, doc-footnote and doc-noteref): numbered in the order of their first references, in each chapter of a book
// anew; gathered at the end of their chapter; linked there and back.
#include <unordered_map>
#include <vector>

#include "base/numbers.h"
#include "resolve/diagnostics.h"
#include "resolve/node_edit.h"
#include "resolve/phases.h"
#include "resolve/words.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Role;
using model::Tag;

struct Note {
  NodeId element;
  std::uint32_t number = 0;               ///< 0: not referenced yet
  std::vector<NodeId> references;         ///< to this note, in order
  std::vector<NodeId> references_inside;  ///< to other notes, from this one
};

/// The notes that belong at the end of one chapter, in order.
struct Chapter {
  NodeId section;
  std::vector<std::size_t> notes;
};

class Numbering {
 public:
  Numbering(Document& document, IdTable& ids, DiagnosticSink& sink)
      : document_(document), ids_(ids), sink_(sink), words_(words_for(document.metadata.language)) {}

  void run() {
    collect_notes();
    collect_references(document_.body(), nullptr);
    for (NodeId reference : references_) reach(reference, chapter_of(reference));
    for (std::size_t c = 0; c < chapters_.size(); ++c)  // notes that notes call follow those that the text calls
      for (std::size_t i = 0; i < chapters_[c].notes.size(); ++i)
        for (NodeId reference : notes_[chapters_[c].notes[i]].references_inside) reach(reference, c);
    for (Note& note : notes_) note.number ? link(note) : set_aside(note);
    for (Chapter const& chapter : chapters_) gather(chapter);
    for (Note const& note : notes_)
      if (!note.number) move_behind_the_others(note);
    remove_emptied();
  }

 private:
  void collect_notes() {
    for (NodeId n = document_.body(); n; n = next_in_order(document_, n, document_.body())) {
      if (document_[n].kind != NodeKind::Element) continue;
      if (document_[n].role == Role::Endnotes) holders_.push_back(n);
      if (document_[n].role != Role::Footnote || is_phrasing(document_[n].tag)) continue;
      index_.emplace(n, notes_.size());
      notes_.push_back({n, 0, {}, {}});
    }
  }

  void collect_references(NodeId node, Note* inside) {
    if (document_[node].kind != NodeKind::Element) return;
    if (const auto note = index_.find(node); note != index_.end()) inside = &notes_[note->second];
    if (document_[node].tag == Tag::A && document_[node].role == Role::Noteref)
      (inside ? inside->references_inside : references_).push_back(node);
    for (NodeId child = document_[node].first_child; child; child = document_[child].next) collect_references(child, inside);
  }

  /// The index in chapters_ of the section whose end takes the notes that are called here.
  std::size_t chapter_of(NodeId node) {
    NodeId section = document_.body();
    if (document_.metadata.type == model::PublicationType::Book) {
      for (NodeId n = node; document_[n].parent; n = document_[n].parent) {
        const NodeId parent = document_[n].parent;
        const bool top =
            parent == document_.body() || (document_[parent].role == Role::Part && document_.is_element(parent, Tag::Section));
        if (!top || !document_.is_element(n, Tag::Section)) continue;
        section = n;
        break;
      }
    }
    const auto [at, is_new] = chapter_index_.try_emplace(section, chapters_.size());
    if (is_new) chapters_.push_back({section, {}});
    return at->second;
  }

  void reach(NodeId reference, std::size_t chapter) {
    const std::string_view href = document_.attribute(reference, "href");
    const NodeId target = href.empty() ? NodeId() : ids_.find(ids_.target(href.substr(1)));
    const auto found = target ? index_.find(target) : index_.end();
    if (found == index_.end()) return target ? void() : report_undefined(reference, href);
    Note& note = notes_[found->second];
    if (note.number == 0) {
      chapters_[chapter].notes.push_back(found->second);
      note.number = static_cast<std::uint32_t>(chapters_[chapter].notes.size());
    }
    note.references.push_back(reference);
  }

  void report_undefined(NodeId reference, std::string_view href) {
    sink_.report(undefined_note, document_[reference].span,
                 "there is no note for the reference “" + plain_text(document_, reference) + "”");
    if (!document_[reference].first_child) append_copy(document_, reference, href);
    document_.remove_attribute(reference, "href");
    document_.set_role(reference, Role::None);
  }

  std::string digits(Note const& note) const {
    std::string out;
    append_number(out, note.number);
    return out;
  }

  void link(Note const& note) {
    const std::string number = digits(note);
    const std::string id(document_.attribute(note.element, "id"));
    for (NodeId reference : note.references) {
      if (text_content(document_, reference) != number) {
        remove_children(document_, reference);
        append_copy(document_, reference, number);
      }
      if (document_.attribute(reference, "href").substr(1) != id) document_.set_attribute(reference, "href", "#" + id);
      if (!document_.has_attribute(reference, "id")) document_.set_attribute(reference, "id", ids_.claim("fnref-" + id, reference));
    }
    show_number(note, number);
    link_back(note, number);
  }

  NodeId descendant_with(NodeId scope, std::string_view class_name, Role role) const {
    for (NodeId n = scope; n; n = next_in_order(document_, n, scope)) {
      if (document_[n].kind != NodeKind::Element) continue;
      if (role != Role::None ? document_[n].role == role : document_.has_class(n, class_name)) return n;
    }
    return {};
  }

  /// Where the note's number or back-link stands: in its first or last paragraph, or beside its other blocks.
  NodeId paragraph_at(NodeId note, NodeId edge) { return edge && document_.is_element(edge, Tag::P) ? edge : note; }

  /// Boxes leave this number out where a footnote's marker says it.
  void show_number(Note const& note, std::string const& number) {
    NodeId label = descendant_with(note.element, "note-number", Role::None);
    if (!label) {
      label = document_.make_element(Tag::Span, {});
      document_.set_attribute(label, "class", "note-number");
      const NodeId place = paragraph_at(note.element, first_element(document_, note.element));
      insert_first(document_, place, document_.make_text(" ", {}));
      insert_first(document_, place, label);
    }
    if (text_content(document_, label) == number + '.') return;
    remove_children(document_, label);
    append_copy(document_, label, number + '.');
  }

  void link_back(Note const& note, std::string const& number) {
    NodeId back = descendant_with(note.element, {}, Role::Backlink);
    if (!back) {
      NodeId last = document_[note.element].last_child;
      while (last && is_blank_text(document_, last)) last = document_[last].previous;
      NodeId place = paragraph_at(note.element, last);
      if (place == note.element)
        place = document_.append_element(note.element, Tag::P, {});
      else
        document_.append_text(place, " ", {});
      back = document_.append_element(place, Tag::A, {}, Role::Backlink);
      document_.add_class(back, "backlink");
      append_copy(document_, back, "↩");
    }
    document_.set_attribute(back, "href", "#" + std::string(document_.attribute(note.references.front(), "id")));
    if (!document_.has_attribute(back, "aria-label"))
      document_.set_attribute(back, "aria-label", std::string(words_.back) + ' ' + number);
  }

  /// Nothing refers to it: it stays where the author wrote it, as a plain aside.
  void set_aside(Note const& note) {
    sink_.report(unused_note, document_[note.element].span, "nothing refers to this note; it stays where it was written");
    document_.set_role(note.element, Role::None);
    document_.add_class(note.element, "unused-note");
  }

  /// Among notes, one that nothing refers to comes last: the others stand in the order of their numbers.
  void move_behind_the_others(Note const& note) {
    const NodeId parent = document_[note.element].parent;
    if (document_[parent].kind == NodeKind::Element && document_[parent].role == Role::Endnotes)
      move_to_end(document_, note.element, parent);
  }

  void gather(Chapter const& chapter) {
    if (chapter.notes.empty()) return;
    const NodeId section = notes_section(chapter.section);
    for (std::size_t i : chapter.notes) move_to_end(document_, notes_[i].element, section);
  }

  NodeId notes_section(NodeId chapter) {
    for (NodeId child = document_[chapter].last_child; child; child = document_[child].previous)
      if (document_[child].kind == NodeKind::Element && document_[child].role == Role::Endnotes &&
          document_.has_class(child, "footnotes"))
        return child;
    const NodeId section = document_.make_element(Tag::Section, {}, Role::Endnotes);
    document_.set_attribute(section, "class", "footnotes");
    document_.set_attribute(section, "aria-label", words_.notes);
    const NodeId before =
        chapter == document_.body() && document_.metadata.type == model::PublicationType::Book ? first_chapter() : NodeId();
    if (before)
      document_.insert_before(before, section);
    else
      document_.append(chapter, section);
    return section;
  }

  /// Notes to what stands before a book's chapters come before them too.
  NodeId first_chapter() const {
    for (NodeId child = document_[document_.body()].first_child; child; child = document_[child].next)
      if (document_.is_element(child, Tag::Section) && document_[child].role != Role::None) return child;
    return {};
  }

  /// Sections that held notes, in the source or from the parser, and now hold at most their heading.
  void remove_emptied() {
    for (NodeId holder : holders_) {
      bool empty = true;
      for (NodeId child = document_[holder].first_child; child && empty; child = document_[child].next)
        empty = is_blank_text(document_, child) || (document_[child].kind == NodeKind::Element &&
                                                    (is_heading(document_[child].tag) || document_[child].tag == Tag::Hr));
      if (empty && !notes_.empty()) document_.detach(holder);
    }
  }

  Document& document_;
  IdTable& ids_;
  DiagnosticSink& sink_;
  Words const& words_;
  std::vector<Note> notes_;
  std::unordered_map<NodeId, std::size_t> index_, chapter_index_;
  std::vector<NodeId> references_;  ///< from the text, in order
  std::vector<NodeId> holders_;
  std::vector<Chapter> chapters_;
};

}  // namespace

void settle_notes(Document& document, IdTable& ids, DiagnosticSink& sink) { Numbering(document, ids, sink).run(); }

}  // namespace bifolio::resolve
