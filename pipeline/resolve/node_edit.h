// Small steps of tree surgery that several phases of resolving take.
#pragma once

#include <string_view>

#include "model/document.h"

namespace bifolio::resolve {

/// Appends an element with a class; `class_name` may be empty.
inline model::NodeId append_classed(model::Document& document, model::NodeId parent, model::Tag tag, std::string_view class_name) {
  const model::NodeId element = document.append_element(parent, tag, {});
  if (!class_name.empty()) document.set_attribute(element, "class", class_name);
  return element;
}

/// Appends a copy of `text`.
inline void append_copy(model::Document& document, model::NodeId parent, std::string_view text) {
  if (!text.empty()) document.append_text(parent, document.store(text), {});
}

/// Moves a node, with its subtree, to the end of `parent`'s children.
inline void move_to_end(model::Document& document, model::NodeId node, model::NodeId parent) {
  document.detach(node);
  document.append(parent, node);
}

inline void insert_first(model::Document& document, model::NodeId parent, model::NodeId child) {
  if (const model::NodeId first = document[parent].first_child)
    document.insert_before(first, child);
  else
    document.append(parent, child);
}

inline void insert_after(model::Document& document, model::NodeId reference, model::NodeId child) {
  if (const model::NodeId next = document[reference].next)
    document.insert_before(next, child);
  else
    document.append(document[reference].parent, child);
}

inline void remove_children(model::Document& document, model::NodeId node) {
  while (const model::NodeId child = document[node].first_child) document.detach(child);
}

inline bool is_blank_text(model::Document const& document, model::NodeId node) {
  return document[node].kind == model::NodeKind::Text &&
         document[node].text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

inline model::NodeId first_element(model::Document const& document, model::NodeId parent) {
  model::NodeId child = document[parent].first_child;
  while (child && document[child].kind != model::NodeKind::Element) child = document[child].next;
  return child;
}

}  // namespace bifolio::resolve
