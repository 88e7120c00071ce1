// The table of contents (dpub-aria-1.1, doc-toc): a book's, or one that the source asks for by an empty nav or by [TOC]. Two
// levels, as nested lists of links; the page numbers are the style sheet's business.
#include "base/numbers.h"
#include "resolve/node_edit.h"
#include "resolve/phases.h"
#include "resolve/words.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::OutlineEntry;
using model::Role;
using model::Tag;

constexpr int listed_levels = 2;

bool is_placeholder(Document const& document, NodeId node) {
  if (!document.is_element(node, Tag::P)) return false;
  const std::string text = plain_text(document, node);
  return text == "[TOC]" || text == "[[TOC]]" || text == "[[_TOC_]]" || text == "{{TOC}}" || text == "{:toc}";
}

/// The nav that the source wrote, or one in place of its placeholder; none if it asks for no contents.
NodeId requested_nav(Document& document) {
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (document[n].kind != NodeKind::Element) continue;
    if (document[n].role == Role::Toc) return n;
    if (!is_placeholder(document, n)) continue;
    const NodeId nav = document.make_element(Tag::Nav, document[n].span, Role::Toc);
    document.insert_before(n, nav);
    document.detach(n);
    return nav;
  }
  return {};
}

/// Title page, imprint, dedication and epigraph come before the contents.
bool precedes_contents(Document const& document, NodeId node) {
  if (document[node].kind == NodeKind::Text) return is_blank_text(document, node);
  return document.has_class(node, "titlepage") || document.has_class(node, "imprint") || document[node].role == Role::Dedication ||
         document[node].role == Role::Epigraph || document[node].role == Role::Cover;
}

NodeId insert_nav(Document& document) {
  const NodeId nav = document.make_element(Tag::Nav, {}, Role::Toc);
  NodeId before = document[document.body()].first_child;
  while (before && precedes_contents(document, before)) before = document[before].next;
  if (before)
    document.insert_before(before, nav);
  else
    document.append(document.body(), nav);
  return nav;
}

/// Nobody looks for a dedication, an epigraph or an imprint in the contents.
bool is_listed(Document const& document, NodeId heading) {
  for (NodeId n = document[heading].parent; n; n = document[n].parent)
    if (document[n].role == Role::Dedication || document[n].role == Role::Epigraph || document.has_class(n, "imprint"))
      return false;
  return true;
}

class ContentsList {
 public:
  explicit ContentsList(Document& document) : document_(document), listed_(document.outline.size()) {}

  /// Appends the list to `nav`. `title` is left out, and what stands below it moves up.
  void fill(NodeId nav, NodeId title) {
    for (std::size_t i = 0; i < listed_.size(); ++i) {
      OutlineEntry const& entry = document_.outline[i];
      if (entry.heading == title || !is_listed(document_, entry.heading)) continue;
      const bool top = entry.parent < 0 || document_.outline[static_cast<std::size_t>(entry.parent)].heading == title;
      const Listed above = top ? Listed{nav, 0} : listed_[static_cast<std::size_t>(entry.parent)];
      if (above.item && above.level < listed_levels)
        listed_[i] = {add_item(list_in(above.item), entry, above.level + 1), above.level + 1};
    }
  }

 private:
  struct Listed {
    NodeId item;  ///< none: deeper than what is listed
    int level = 0;
  };

  NodeId list_in(NodeId parent) {
    const NodeId last = document_[parent].last_child;
    if (last && document_.is_element(last, Tag::Ol)) return last;
    return append_classed(document_, parent, Tag::Ol, "toc-list");
  }

  NodeId add_item(NodeId list, OutlineEntry const& entry, int level) {
    std::string name = "toc-level-";
    append_number(name, level);
    const NodeId item = append_classed(document_, list, Tag::Li, name);
    const NodeId link = document_.append_element(item, Tag::A, {});
    document_.set_attribute(link, "href", "#" + std::string(entry.id));
    append_copy(document_, link, entry.title);
    return item;
  }

  Document& document_;
  std::vector<Listed> listed_;  ///< by outline entry
};

NodeId add_heading(Document& document, NodeId nav, IdTable& ids) {
  Tag tag = Tag::H2;
  if (document.metadata.type == model::PublicationType::Book) tag = Tag::H1;
  const NodeId heading = append_classed(document, nav, tag, "toc-title");
  append_copy(document, heading, words_for(document.metadata.language).contents);
  document.set_attribute(heading, "id", ids.claim("contents", heading));
  return heading;
}

/// Takes out what the nav held but for its heading: it is filled anew.
NodeId emptied(Document& document, NodeId nav) {
  NodeId heading;
  for (NodeId child = document[nav].first_child, next; child; child = next) {
    next = document[child].next;
    if (!heading && document[child].kind == NodeKind::Element && is_heading(document[child].tag))
      heading = child;
    else
      document.detach(child);
  }
  return heading;
}

}  // namespace

void add_contents(Document& document, IdTable& ids, Options const& options) {
  NodeId nav = requested_nav(document);
  const bool book = document.metadata.type == model::PublicationType::Book;
  if (!nav && (!book || !options.table_of_contents || document.outline.size() < 2)) return;
  if (!nav) nav = insert_nav(document);
  document.add_class(nav, "toc");
  if (NodeId heading = emptied(document, nav))
    document.add_class(heading, "toc-title");
  else
    add_heading(document, nav, ids);
  NodeId title;  // an article's own title is not among its contents
  for (OutlineEntry const& entry : document.outline)
    if (document.has_class(entry.heading, "title")) title = entry.heading;
  ContentsList(document).fill(nav, title);
}

}  // namespace bifolio::resolve
