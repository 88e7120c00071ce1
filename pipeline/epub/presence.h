// Presence: which nodes of the document the screen's box tree shows, and with which box. The content documents hold these and no
// others. Changes when the box tree says otherwise what is shown.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/box_tree.h"

namespace bifolio::epub {

class Presence {
 public:
  /// Both must outlive the presence.
  Presence(model::Document const& document, model::BoxTree const& boxes);

  /// An element with a box, or with one below it (`display: contents`); a text node in such an element.
  bool appears(model::NodeId node) const { return appears_[node.index()]; }
  /// The node's own first box; none without one.
  model::BoxId box(model::NodeId node) const { return box_[node.index()]; }
  /// The box of a pseudo-element; none without one.
  model::BoxId pseudo_box(model::NodeId element, model::PseudoElement pseudo) const;
  /// Whether white space in the node, or directly in the element, is shown as it stands (css-text-4 §3.1).
  bool keeps_white_space(model::NodeId node) const;
  /// Whether the element may stand on a line of its own in the XHTML: white space around it is not shown.
  bool is_on_own_line(model::NodeId node) const;
  /// Whether the style sheet alone makes the element a footnote (css-gcpm-3 §2): nothing in the document calls it.
  bool is_footnote_of_sheet(model::NodeId node) const {
    return pseudo_box(node, model::PseudoElement::FootnoteCall) != model::BoxId();
  }
  /// The text of a pseudo-element's box; empty without one.
  std::string text(model::NodeId element, model::PseudoElement pseudo) const;
  /// What the heading says, without the notes in it, of which only the sheet knows (css-gcpm-3 §2).
  std::string title(model::OutlineEntry const& entry) const;

 private:
  void mark(model::NodeId node);
  bool is_inline_level(model::BoxId box) const;
  bool is_note(model::NodeId node) const;
  bool contents_are_on_own_lines(model::NodeId element) const;

  model::Document const& document_;
  model::BoxTree const& boxes_;
  std::vector<bool> appears_;
  std::vector<model::BoxId> box_;
  std::map<std::pair<model::NodeId, model::PseudoElement>, model::BoxId> pseudo_boxes_;
};

}  // namespace bifolio::epub
