#include "model/document.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "base/utf8.h"

namespace bifolio::model {

Document::Document() { append_element(make_element(Tag::Html, {}), Tag::Body, {}); }

NodeId Document::make_element(Tag tag, Span span, Role role) {
  Node node;
  node.tag = tag;
  node.role = role;
  node.span = span;
  nodes_.push_back(node);
  return NodeId(nodes_.size() - 1);
}

NodeId Document::make_text(std::string_view text, Span span) {
  Node node;
  node.kind = NodeKind::Text;
  node.text = text;
  node.span = span;
  nodes_.push_back(node);
  return NodeId(nodes_.size() - 1);
}

void Document::append(NodeId parent, NodeId child) {
  assert(nodes_[parent.index()].kind == NodeKind::Element && !nodes_[child.index()].parent);
  Node& p = nodes_[parent.index()];
  Node& c = nodes_[child.index()];
  c.parent = parent;
  c.previous = p.last_child;
  c.next = {};
  (p.last_child ? nodes_[p.last_child.index()].next : p.first_child) = child;
  p.last_child = child;
}

void Document::insert_before(NodeId reference, NodeId child) {
  assert(!nodes_[child.index()].parent);
  Node& r = nodes_[reference.index()];
  Node& c = nodes_[child.index()];
  c.parent = r.parent;
  c.previous = r.previous;
  c.next = reference;
  (r.previous ? nodes_[r.previous.index()].next : nodes_[r.parent.index()].first_child) = child;
  r.previous = child;
}

void Document::detach(NodeId node) {
  Node& n = nodes_[node.index()];
  if (!n.parent) return;
  Node& p = nodes_[n.parent.index()];
  (n.previous ? nodes_[n.previous.index()].next : p.first_child) = n.next;
  (n.next ? nodes_[n.next.index()].previous : p.last_child) = n.previous;
  n.parent = n.previous = n.next = {};
}

NodeId Document::append_element(NodeId parent, Tag tag, Span span, Role role) {
  const NodeId child = make_element(tag, span, role);
  append(parent, child);
  return child;
}

NodeId Document::append_text(NodeId parent, std::string_view text, Span span) {
  const NodeId child = make_text(text, span);
  append(parent, child);
  return child;
}

Document::AttributeRange Document::attributes(NodeId element) const {
  Node const& n = nodes_[element.index()];
  Attribute const* const first = attributes_.data() + n.first_attribute;
  return {first, first + n.attribute_count};
}

bool Document::has_attribute(NodeId element, std::string_view name) const {
  for (Attribute const& a : attributes(element))
    if (a.name == name) return true;
  return false;
}

std::string_view Document::attribute(NodeId element, std::string_view name) const {
  for (Attribute const& a : attributes(element))
    if (a.name == name) return a.value;
  return {};
}

void Document::set_attribute(NodeId element, std::string_view name, std::string_view value) {
  Node& n = nodes_[element.index()];
  for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
    Attribute& a = attributes_[n.first_attribute + i];
    if (a.name != name) continue;
    a.value = store(value);
    return;
  }
  if (n.first_attribute + n.attribute_count != attributes_.size()) {  // an element's attributes are adjacent: move them to the end
    const std::uint32_t moved = static_cast<std::uint32_t>(attributes_.size());
    for (std::uint32_t i = 0; i < n.attribute_count; ++i) attributes_.push_back(attributes_[n.first_attribute + i]);
    n.first_attribute = moved;
  }
  attributes_.push_back({store(name), store(value)});
  ++n.attribute_count;
}

void Document::remove_attribute(NodeId element, std::string_view name) {
  Node& n = nodes_[element.index()];
  for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
    if (attributes_[n.first_attribute + i].name != name) continue;
    for (std::uint32_t k = i + 1; k < n.attribute_count; ++k)
      attributes_[n.first_attribute + k - 1] = attributes_[n.first_attribute + k];
    --n.attribute_count;
    return;
  }
}

bool Document::has_class(NodeId element, std::string_view name) const {
  std::string_view list = attribute(element, "class");
  while (!list.empty()) {
    std::size_t end = 0;
    while (end < list.size() && !utf8::is_html_space(list[end])) ++end;
    if (list.substr(0, end) == name && !name.empty()) return true;
    list.remove_prefix(end == list.size() ? end : end + 1);
  }
  return false;
}

void Document::add_class(NodeId element, std::string_view name) {
  if (has_class(element, name)) return;
  std::string list(attribute(element, "class"));
  if (!list.empty()) list += ' ';
  set_attribute(element, "class", list += name);
}

std::uint32_t source_offset(std::vector<TextPoint> const& points, NodeId node, std::uint32_t offset) {
  const auto after = std::upper_bound(points.begin(), points.end(), std::pair(node.index(), offset),
                                      [](auto const& key, TextPoint const& p) { return key < std::pair(p.node.index(), p.shown); });
  const bool is_changed = after != points.begin() && std::prev(after)->node == node;
  const std::uint32_t source = is_changed ? std::prev(after)->source + (offset - std::prev(after)->shown) : offset;
  return after != points.end() && after->node == node ? std::min(source, after->source) : source;
}

NodeId next_skipping_children(Document const& document, NodeId node, NodeId scope) {
  while (node && node != scope) {
    if (document[node].next) return document[node].next;
    node = document[node].parent;
  }
  return {};
}

NodeId next_in_order(Document const& document, NodeId node, NodeId scope) {
  if (document[node].first_child) return document[node].first_child;
  return next_skipping_children(document, node, scope);
}

std::string text_content(Document const& document, NodeId node) {
  std::string out;
  for (NodeId n = node; n; n = next_in_order(document, n, node))
    if (document[n].kind == NodeKind::Text) out += document[n].text;
  return out;
}

std::string plain_text(Document const& document, NodeId node) {
  std::string out;
  bool space = false;
  for (const char c : text_content(document, node)) {
    if (utf8::is_html_space(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

int depth(Document const& document, NodeId node) {
  int n = 0;
  while ((node = document[node].parent)) ++n;
  return n;
}

}  // namespace bifolio::model
