#include "epub/presence.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/plain_text.h"

namespace bifolio::epub {

using model::BoxId;
using model::BoxKind;
using model::NodeId;
using model::NodeKind;

Presence::Presence(model::Document const& document, model::BoxTree const& boxes)
    : document_(document), boxes_(boxes), appears_(document.size()), box_(document.size()) {
  for (std::size_t i = 0; i < boxes.boxes.size(); ++i) {
    model::Box const& box = boxes.boxes[i];
    if (!box.element || box.anonymous) continue;
    mark(box.element);
    if (box.pseudo != model::PseudoElement::None) {
      pseudo_boxes_.try_emplace({box.element, box.pseudo}, BoxId(i));
    } else if (!box_[box.element.index()]) {
      box_[box.element.index()] = BoxId(i);
    }
  }
  // Text that made no box is white space that was collapsed; it still separates words in the source that people edit.
  for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root()))
    if (document[n].kind == NodeKind::Text && document[n].parent) appears_[n.index()] = appears_[document[n].parent.index()];
}

void Presence::mark(NodeId node) {
  for (; node && !appears_[node.index()]; node = document_[node].parent) appears_[node.index()] = true;
}

BoxId Presence::pseudo_box(NodeId element, model::PseudoElement pseudo) const {
  const auto found = pseudo_boxes_.find({element, pseudo});
  return found == pseudo_boxes_.end() ? BoxId() : found->second;
}

std::string Presence::text(NodeId element, model::PseudoElement pseudo) const {
  std::string out;
  const BoxId box = pseudo_box(element, pseudo);
  for (BoxId child = box ? boxes_[box].first_child : BoxId(); child; child = boxes_[child].next)
    if (boxes_[child].kind == BoxKind::Text) out += boxes_[child].text;
  return out;
}

bool Presence::keeps_white_space(NodeId node) const {
  while (node && !box(node)) node = document_[node].parent;
  return node && boxes_.style(box(node)).white_space_collapse != model::WhiteSpaceCollapse::Collapse;
}

bool Presence::contents_are_on_own_lines(NodeId element) const {
  for (NodeId child = document_[element].first_child; child; child = document_[child].next) {
    if (!appears(child)) continue;
    if (document_[child].kind == NodeKind::Element
            ? !is_on_own_line(child)
            : !std::all_of(document_[child].text.begin(), document_[child].text.end(), utf8::is_html_space))
      return false;
  }
  return true;
}

/// Whether the box is, or is a part of, a table that stands in a line.
bool Presence::is_inline_level(BoxId box) const {
  for (box = boxes_[box].parent; box && boxes_[box].anonymous; box = boxes_[box].parent)
    if (boxes_[box].kind == BoxKind::InlineBlock) return true;
  return false;
}

bool Presence::is_on_own_line(NodeId node) const {
  if (document_[node].kind == NodeKind::Text || is_footnote_of_sheet(node)) return false;
  if (!box(node)) return !is_phrasing(document_[node].tag) && contents_are_on_own_lines(node);
  switch (boxes_[box(node)].kind) {
    case BoxKind::Block: return true;
    case BoxKind::TableWrapper:
    case BoxKind::Table:
    case BoxKind::TableColumnGroup:
    case BoxKind::TableColumn:
    case BoxKind::TableRowGroup:
    case BoxKind::TableRow:
    case BoxKind::TableCell:
    case BoxKind::TableCaption: return !is_inline_level(box(node));
    case BoxKind::Image: return is_block_level(boxes_, box(node));
    case BoxKind::Inline:
    case BoxKind::InlineBlock:
    case BoxKind::Text:
    case BoxKind::LineBreak:
    case BoxKind::BreakOpportunity:
    case BoxKind::Marker:
    case BoxKind::TargetCounter:
    case BoxKind::Leader:
    case BoxKind::FootnoteCall: return false;
  }
  return false;
}

bool Presence::is_note(NodeId node) const {
  return document_[node].role == model::Role::Noteref || (box(node) && boxes_.style(box(node)).float_ == model::Float::Footnote);
}

std::string Presence::title(model::OutlineEntry const& entry) const {
  const auto skips = [&](NodeId n) { return is_note(n); };
  bool holds_note = false;
  for (NodeId n = entry.heading; n; n = next_in_order(document_, n, entry.heading))
    holds_note = holds_note || (document_[n].kind == NodeKind::Element && is_note(n));
  if (!holds_note) return entry.title;
  const std::string rest = model::without_soft_hyphens(model::plain_text_without(document_, entry.heading, skips));
  return rest.empty() ? entry.title : rest;  // it is a note as a whole
}

}  // namespace bifolio::epub
