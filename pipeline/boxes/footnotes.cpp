// Footnotes (css-gcpm-3 §2): the note's body leaves the flow, its call stays. An authored reference is the call; else one is
// generated.
#include "boxes/generation.h"
#include "boxes/tree_edit.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;
using model::ContentItem;
using model::ContentList;
using model::NodeId;
using model::PseudoElement;
using model::StyleId;

ContentItem footnote_counter() {
  ContentItem item;
  item.kind = ContentItem::Kind::Counter;
  item.text = "footnote";
  return item;
}

/// css-gcpm-3 §2.3: counter(footnote), unless the sheet says more.
ContentList call_content(Generation const& g, StyleId style) {
  if (style && !g.styled.styles[style.index()].content_normal) return g.styled.styles[style.index()].content;
  return {footnote_counter()};
}

void generate_own_call(Generation& g, NodeId note, BoxId parent) {
  const StyleId style = pseudo_style(g, note, PseudoElement::FootnoteCall);
  Box call;
  call.kind = BoxKind::FootnoteCall;
  call.pseudo = PseudoElement::FootnoteCall;
  call.element = note;
  call.style = style ? style : anonymous_style(g, g.tree[parent].style, model::Display::Inline);
  call.span = g.document[note].span;
  const BoxId id = add_box(g, parent, call);
  append_content(g, call_content(g, style), note, id);
  g.notes.call_boxes[note] = id;
}

/// The authored label, which counts more than the counter: call and note must say the same.
std::string authored_label(Generation const& g, NodeId note) {
  const auto number = g.note_numbers.find(note);
  if (number != g.note_numbers.end()) return std::to_string(number->second);
  const auto anchor = g.notes.call_of_note.find(note);
  return anchor == g.notes.call_of_note.end() ? std::string() : plain_text(g.document, anchor->second);
}

/// Where pages number the notes, a number that stands in the call is no label.
void number_by_page(model::BoxTree& tree, BoxId box) {
  for (BoxId child = tree[box].first_child; child; child = tree[child].next) {
    number_by_page(tree, child);
    if (tree[child].kind != BoxKind::Text || !is_number(tree[child].text)) continue;
    tree[child].kind = BoxKind::TargetCounter;
    tree[child].text = {};
    tree[child].counter_style = "decimal";
  }
}

ContentList marker_content(Generation const& g, NodeId note, StyleId style) {
  ContentItem label = footnote_counter();
  if (std::string text = authored_label(g, note); !text.empty() && !(g.notes_by_page && is_number(text))) {
    label.kind = ContentItem::Kind::Text;
    label.text = std::move(text);
  }
  if (!style || g.styled.styles[style.index()].content_normal) {
    ContentItem suffix;
    suffix.text = ". ";
    return {label, suffix};
  }
  ContentList content = g.styled.styles[style.index()].content;
  for (ContentItem& item : content)
    if (item.kind == ContentItem::Kind::Counter && item.text == "footnote" && label.kind == ContentItem::Kind::Text) {
      const std::string style_name = item.style;
      item = label;
      if (is_number(label.text)) item.text = model::counter_text(std::stoi(label.text), style_name, g.styled.counter_styles);
    }
  return content;
}

/// Where the marker's line is: the first block that holds lines, so that the marker stands before the note's first word.
BoxId first_line_container(model::BoxTree const& tree, BoxId body) {
  BoxId container = body;
  for (BoxId child = tree[body].first_child; child;) {
    const bool skip = tree[child].kind == BoxKind::Text && is_collapsible_space(tree, child);
    if (skip) {
      child = tree[child].next;
      continue;
    }
    if (tree[child].kind != BoxKind::Block || is_floating(tree.style(child))) break;
    container = child;
    child = tree[child].first_child;
  }
  return container;
}

void generate_note_marker(Generation& g, NodeId note, BoxId body) {
  const StyleId style = pseudo_style(g, note, PseudoElement::FootnoteMarker);
  if (style && g.styled.styles[style.index()].display == model::Display::None) return;
  const BoxId container = first_line_container(g.tree, body);
  Box marker;
  marker.kind = BoxKind::Inline;
  marker.pseudo = PseudoElement::FootnoteMarker;
  marker.element = note;
  marker.style = style ? style : anonymous_style(g, g.tree[container].style, model::Display::Inline);
  marker.span = g.document[note].span;
  const BoxId id = make_box(g.tree, marker);
  append_content(g, marker_content(g, note, style), note, id);
  const BoxId first = g.tree[container].first_child;
  if (!first || g.tree[first].kind != BoxKind::Marker) return insert_first(g.tree, container, id);
  if (const BoxId second = g.tree[first].next)  // a list item's marker stays first
    insert_before(g.tree, second, id);
  else
    append(g.tree, container, id);
}

}  // namespace

void generate_footnote(Generation& g, NodeId element, BoxId parent) {
  const auto joint = g.note_numbers.find(element);
  if (joint != g.note_numbers.end()) g.counters.set("footnote", joint->second);
  if (!g.notes.call_of_note.count(element)) generate_own_call(g, element, parent);
  const int depth = std::exchange(g.inline_depth, 0);
  const bool outside = std::exchange(g.in_footnote, true);
  ++g.detached_depth;
  const BoxId body = open_box(g, element, {}, BoxKind::Block);
  const std::int32_t number = g.counters.value("footnote");
  fill_box(g, element, body);
  const std::int32_t last = g.counters.value("footnote");  // notes within the note have counted on
  if (last != number) g.counters.set("footnote", number);
  generate_note_marker(g, element, body);
  if (last != number) g.counters.set("footnote", last);
  --g.detached_depth;
  g.in_footnote = outside;
  g.inline_depth = depth;
  g.notes.bodies[element] = body;
  g.notes.in_order.push_back(element);
}

void generate_call(Generation& g, NodeId anchor, BoxId parent) {
  const BoxId call = open_box(g, anchor, parent, BoxKind::FootnoteCall);
  fill_box(g, anchor, call);
  if (g.notes_by_page) number_by_page(g.tree, call);
  g.notes.call_boxes[g.notes.note_of_call[anchor]] = call;
}

void pair_footnotes(Generation& g) {
  for (NodeId note : g.notes.in_order) {
    const auto call = g.notes.call_boxes.find(note);
    if (call != g.notes.call_boxes.end()) g.tree.footnotes.push_back({call->second, g.notes.bodies[note]});
  }
}

}  // namespace bifolio::boxes
