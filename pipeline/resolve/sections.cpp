// Headings open sections (html §4.3.11): each heading and what follows it, up to the next of its level or above, goes into a
// `section`. Sections that the source wrote are kept. A book's top sections get their DPUB-ARIA roles.
#include <algorithm>

#include "resolve/diagnostics.h"
#include "resolve/node_edit.h"
#include "resolve/phases.h"
#include "resolve/section_roles.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Role;
using model::Tag;

/// Sections nest as deep as heading levels.
constexpr int levels_of_sections = 6;

bool is_section(Document const& document, NodeId node) {
  return document.is_element(node, Tag::Section) || document.is_element(node, Tag::Article) || document.is_element(node, Tag::Main);
}

/// Title block, title page, imprint, contents, notes: parts of the book that no heading opens.
bool stands_alone(Document const& document, NodeId node) {
  return document.has_class(node, "title-block") || document.has_class(node, "titlepage") || document.has_class(node, "imprint") ||
         document[node].role == Role::Toc || document[node].role == Role::Endnotes;
}

/// The heading that the node is or leads with: itself, an hgroup's or header's, or an explicit section's own. None for other nodes.
NodeId leading_heading(Document const& document, NodeId node) {
  if (document[node].kind != NodeKind::Element) return {};
  if (is_heading(document[node].tag)) return node;
  const Tag tag = document[node].tag;
  if (stands_alone(document, node)) return {};
  if (tag != Tag::Hgroup && tag != Tag::Header && !is_section(document, node)) return {};
  for (NodeId child = document[node].first_child; child; child = document[child].next) {
    if (document[child].kind != NodeKind::Element) continue;
    if (is_heading(document[child].tag)) return child;
    if (document[child].tag == Tag::Hgroup || document[child].tag == Tag::Header) {
      if (const NodeId heading = leading_heading(document, child)) return heading;
    }
    if (is_section(document, node)) return {};  // a section whose text begins without a heading
  }
  return {};
}

class Sectioning {
 public:
  Sectioning(Document& document, int budget) : document_(document), budget_(budget) {}

  /// `own` is the section's own heading, which opens no further section.
  void run(NodeId container, NodeId own, int used) {
    if (used + levels_of_sections > budget_) return;
    const std::size_t base = open_.size();
    for (NodeId child = document_[container].first_child, next; child; child = next) {
      next = document_[child].next;
      place(child, own, base, used);
    }
    while (open_.size() > base) close();
  }

 private:
  struct Open {
    NodeId section;
    int level;
  };

  void place(NodeId child, NodeId own, std::size_t base, int used) {
    const bool section = document_[child].kind == NodeKind::Element && is_section(document_, child);
    const NodeId heading = leading_heading(document_, child);
    const bool opens = heading && heading != own;
    if (opens || is_closing(child)) {
      const int level = opens ? heading_level(document_[heading].tag) : 1;
      while (open_.size() > base && open_.back().level >= level) close();
      if (opens && !section) open(child, heading, base);
    }
    if (open_.size() > base) move_to_end(document_, child, open_.back().section);
    if (section && !stands_alone(document_, child)) run(child, heading, used + levels_of_sections);
  }

  /// What belongs to the whole, wherever it stands: a later title page or contents is no part of the chapter before it.
  bool is_closing(NodeId node) const { return document_[node].kind == NodeKind::Element && document_[node].role == Role::Toc; }

  void open(NodeId child, NodeId heading, std::size_t base) {
    const NodeId section = document_.make_element(Tag::Section, document_[child].span);
    if (open_.size() > base)
      document_.append(open_.back().section, section);
    else
      document_.insert_before(child, section);
    open_.push_back({section, heading_level(document_[heading].tag)});
  }

  void close() {
    const NodeId section = open_.back().section;
    Span span = document_[section].span;
    for (NodeId last = document_[section].last_child; last; last = document_[last].previous) {
      if (!document_[last].span || document_[last].span.source != span.source) continue;
      span.end = std::max(span.end, document_[last].span.end);
      break;
    }
    document_.set_span(section, span);
    open_.pop_back();
  }

  Document& document_;
  int budget_;
  std::vector<Open> open_;
};

int deepest(Document const& document) {
  int level = 0, most = 0;
  for (NodeId n = document.root(); n;) {
    most = std::max(most, level);
    if (document[n].first_child) {
      n = document[n].first_child, ++level;
      continue;
    }
    while (n && n != document.root() && !document[n].next) n = document[n].parent, --level;
    if (!n || n == document.root()) break;
    n = document[n].next;
  }
  return most;
}

/// A page of rights, or of the author's life, has no parts.
bool has_sections(Document const& document, NodeId section) {
  for (NodeId n = document[section].first_child; n; n = document[n].next)
    if (document[n].kind == NodeKind::Element && is_section(document, n)) return true;
  return false;
}

void assign_roles(Document& document, NodeId container) {
  bool after_chapter = false;  // a summary at the end is a chapter
  for (NodeId child = document[container].first_child; child; child = document[child].next) {
    if (document[child].kind != NodeKind::Element || !is_section(document, child)) continue;
    if (stands_alone(document, child) || document.has_class(child, "about-author")) continue;
    const NodeId heading = leading_heading(document, child);
    const std::string_view name = heading && !has_sections(document, child) ? section_class(document, heading) : std::string_view();
    if (!name.empty()) {
      document.add_class(child, name);
    } else if (document[child].role == Role::None && heading) {
      const Role role = section_role(document, heading);
      document.set_role(child, role == Role::Abstract && after_chapter ? Role::Chapter : role);
    }
    after_chapter = after_chapter || document[child].role == Role::Chapter || document[child].role == Role::Part;
    if (document[child].role == Role::Part) assign_roles(document, child);
  }
}

}  // namespace

void make_sections(Document& document, DiagnosticSink& sink) {
  const int room = model::max_depth - deepest(document) - 2;  // what endnotes add is shallower than what they hold
  if (room < levels_of_sections) {
    sink.report(nested_too_deep, document[document.body()].span, "the text is nested too deep for its headings to open sections");
    return;
  }
  Sectioning(document, room).run(document.body(), {}, 0);
  if (document.metadata.type == model::PublicationType::Book) assign_roles(document, document.body());
}

}  // namespace bifolio::resolve
