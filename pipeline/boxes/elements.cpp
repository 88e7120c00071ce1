// Elements become boxes (css-display-3 §2, CSS 2.1 §9.2): the walk over the document, with counters kept on the way. Changes with
// the display types that we lay out.
#include <algorithm>

#include "boxes/diagnostics.h"
#include "boxes/generation.h"
#include "boxes/tree_edit.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;
using model::CounterChange;
using model::Display;
using model::Document;
using model::NodeId;
using model::NodeKind;
using model::PseudoElement;
using model::Tag;

/// Block-level boxes in an inline box split it and all inline boxes around it; deeper than this they become inline-blocks instead,
/// so that what hostile nesting costs stays bounded.
constexpr int max_split_depth = 32;

bool changes(std::vector<CounterChange> const& changes, std::string_view name) {
  return std::any_of(changes.begin(), changes.end(), [&](CounterChange const& c) { return c.name == name; });
}

/// HTML's rules for parsing integers (html §2.3.4.1), saturating.
bool parse_integer(std::string_view text, std::int32_t& value) {
  while (!text.empty() && utf8::is_html_space(text.front())) text.remove_prefix(1);
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  std::int64_t magnitude = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
    magnitude = std::min<std::int64_t>(magnitude * 10 + (text.front() - '0'), 0x7FFFFFFF);
  value = static_cast<std::int32_t>(negative ? -magnitude : magnitude);
  return true;
}

std::int32_t count_items(Document const& document, NodeId list) {
  std::int32_t count = 0;
  for (NodeId child = document[list].first_child; child; child = document[child].next)
    if (document.is_element(child, Tag::Li)) ++count;
  return count;
}

// html §15.3.7 (lists), css-lists-3 §4.5: a list starts its own `list-item`; `start` and `reversed` are presentational hints.
void reset_list_counter(Generation& g, NodeId list, ComputedStyle const& style) {
  Document const& d = g.document;
  std::int32_t start = 1;
  const bool ordered = d[list].tag == Tag::Ol;
  const bool reversed = ordered && d.has_attribute(list, "reversed");
  const bool has_start = ordered && parse_integer(d.attribute(list, "start"), start);
  const auto by_sheet =
      std::find_if(style.counter_reset.begin(), style.counter_reset.end(), [](auto const& c) { return c.name == "list-item"; });
  if (by_sheet != style.counter_reset.end() && (by_sheet->value != 0 || !(has_start || reversed))) return;
  if (reversed && !has_start) start = count_items(d, list);
  const std::int64_t before = std::int64_t{start} + (reversed ? 1 : -1);
  g.counters.reset("list-item", static_cast<std::int32_t>(std::clamp<std::int64_t>(before, INT32_MIN, INT32_MAX)),
                   reversed ? CountDirection::Down : CountDirection::Up);
}

void count_list_item(Generation& g, NodeId element, ComputedStyle const& style) {
  if (!changes(style.counter_increment, "list-item"))
    g.counters.increment("list-item", g.counters.direction("list-item") == CountDirection::Down ? -1 : 1);
  std::int32_t value = 0;
  if (g.document[element].tag == Tag::Li && parse_integer(g.document.attribute(element, "value"), value))
    g.counters.set("list-item", value);
}

std::optional<BoxKind> kind_of(Display display) {
  switch (display) {
    case Display::None:
    case Display::Contents: return std::nullopt;
    case Display::Block:
    case Display::FlowRoot:
    case Display::ListItem:
    case Display::Flex:
    case Display::Grid: return BoxKind::Block;
    case Display::Inline:
    case Display::Ruby:
    case Display::RubyBase:
    case Display::RubyText:
    case Display::RubyBaseContainer:
    case Display::RubyTextContainer: return BoxKind::Inline;
    case Display::InlineBlock:
    case Display::InlineTable: return BoxKind::InlineBlock;
    case Display::Table: return BoxKind::TableWrapper;
    case Display::TableRowGroup:
    case Display::TableHeaderGroup:
    case Display::TableFooterGroup: return BoxKind::TableRowGroup;
    case Display::TableRow: return BoxKind::TableRow;
    case Display::TableCell: return BoxKind::TableCell;
    case Display::TableColumnGroup: return BoxKind::TableColumnGroup;
    case Display::TableColumn: return BoxKind::TableColumn;
    case Display::TableCaption: return BoxKind::TableCaption;
  }
  return std::nullopt;
}

std::string_view unsupported_name(Display display) {
  if (display == Display::Flex) return "flex";
  if (display == Display::Grid) return "grid";
  return {};
}

void report_unsupported(Generation& g, NodeId element, ComputedStyle const& style) {
  const Span span = g.document[element].span;
  if (const std::string_view name = unsupported_name(style.display); !name.empty())
    g.sink.report_once(unsupported_display, name, span,
                       "display: " + std::string(name) + " is not supported yet; its content is set in normal flow");
}

std::uint32_t span_attribute(Document const& document, NodeId element, std::string_view name, std::int32_t limit) {
  std::int32_t value = 1;
  if (!parse_integer(document.attribute(element, name), value) || value < 0) return 1;
  return static_cast<std::uint32_t>(std::min(value, limit));
}

// html §4.9.11, §4.9.3, §4.9.4: colspan is at most 1000, rowspan at most 65534; rowspan 0 reaches to the group's end.
void read_spans(Document const& d, Box& box, NodeId element) {
  if (box.kind == BoxKind::TableCell) {
    box.column_span = std::max(1U, span_attribute(d, element, "colspan", 1000));
    box.row_span = span_attribute(d, element, "rowspan", 65534);
    if (box.row_span == 0) box.row_span = 65534;
  } else if (box.kind == BoxKind::TableColumn || box.kind == BoxKind::TableColumnGroup) {
    box.column_span = std::max(1U, span_attribute(d, element, "span", 1000));
  }
}

void generate_table(Generation& g, NodeId element, BoxId parent) {
  const model::StyleId whole = g.styled.of_node[element.index()];
  const auto [wrapper_style, table_style] = table_styles(g, whole);
  const BoxId wrapper = open_box(g, element, parent, BoxKind::TableWrapper);
  g.tree[wrapper].style = wrapper_style;
  Box box;
  box.kind = BoxKind::Table;
  box.element = element;
  box.style = table_style;
  fill_box(g, element, add_box(g, wrapper, box));
}

/// An inline-level table is a table in an inline-block (css-tables-3 §2, "inline-table").
void generate_inline_table(Generation& g, NodeId element, BoxId parent) {
  Box outside;
  outside.kind = BoxKind::InlineBlock;
  outside.anonymous = true;
  outside.element = element;
  outside.style = anonymous_style(g, g.tree[parent].style, Display::InlineBlock);
  const BoxId box = add_box(g, parent, outside);
  generate_table(g, element, box);
  move_placement(g, g.tree[box].first_child, box);
}

/// A section of notes whose notes all went to their pages' feet leaves nothing behind, not even its margins.
bool is_blank(Generation const& g, BoxId box) {
  for (BoxId child = g.tree[box].first_child; child; child = g.tree[child].next)
    if (!is_collapsible_space(g.tree, child)) return false;
  return g.tree[box].kind == BoxKind::Block && !g.notes.in_order.empty();
}

void generate_in_flow(Generation& g, NodeId element, BoxId parent) {
  ComputedStyle const& style = g.style_of(element);
  if (generate_replaced(g, element, parent)) return;
  report_unsupported(g, element, style);
  if (g.notes.note_of_call.count(element)) return generate_call(g, element, parent);
  if (style.display == Display::Table && g.inline_depth <= max_split_depth) return generate_table(g, element, parent);
  if (style.display == Display::InlineTable || style.display == Display::Table) return generate_inline_table(g, element, parent);
  BoxKind kind = *kind_of(style.display);
  if (kind == BoxKind::Block && g.inline_depth > max_split_depth) kind = BoxKind::InlineBlock;
  const BoxId box = open_box(g, element, parent, kind);
  fill_box(g, element, box);
  if (style.display == Display::Ruby) arrange_ruby(g, box);
  if (g.document[element].role == model::Role::Endnotes && is_blank(g, box)) detach(g.tree, box);
}

// css-gcpm-3 §1.2: out of the flow; the page on which it would have stood can show it.
void generate_running(Generation& g, NodeId element) {
  const int depth = std::exchange(g.inline_depth, 0);
  ++g.detached_depth;
  const BoxId body = open_box(g, element, {}, BoxKind::Block);
  fill_box(g, element, body);
  --g.detached_depth;
  g.inline_depth = depth;
  g.tree.running.push_back({{}, g.style_of(element).running_name, body});
}

/// css-display-3 §2.5: the element has no box, but its text inherits from it; inline boxes carry what differs.
void carry_inherited(Generation& g, BoxId first, model::StyleId style) {
  for (BoxId box = first; box;) {
    const BoxId next = g.tree[box].next;
    if (g.tree[box].kind == BoxKind::Text && !is_collapsible_space(g.tree, box)) {
      Box carrier;
      carrier.kind = BoxKind::Inline;
      carrier.anonymous = true;
      carrier.element = g.tree[box].element;
      carrier.style = anonymous_style(g, style, Display::Inline);
      if (g.document[carrier.element].kind == NodeKind::Text) carrier.element = g.document[carrier.element].parent;
      const BoxId around = make_box(g.tree, carrier);
      insert_before(g.tree, box, around);
      detach(g.tree, box);
      append(g.tree, around, box);
      g.tree[box].style = carrier.style;
    }
    box = next;
  }
}

/// Links may lead to an element that has no box: its first box has the id, or one made for it.
void place_id(Generation& g, NodeId element, BoxId parent, BoxId first) {
  const std::string_view id = g.document.attribute(element, "id");
  if (id.empty()) return;
  if (first && g.tree[first].kind != BoxKind::Text && g.tree[first].id.empty()) {
    g.tree[first].id = id;
    return;
  }
  Box target;
  target.kind = BoxKind::Inline;
  target.anonymous = true;
  target.element = element;
  target.style = anonymous_style(g, g.tree[parent].style, Display::Inline);
  target.id = id;
  const BoxId made = make_box(g.tree, target);
  first ? insert_before(g.tree, first, made) : append(g.tree, parent, made);
}

void generate_contents(Generation& g, NodeId element, BoxId parent) {
  const BoxId last = g.tree[parent].last_child;
  fill_box(g, element, parent);
  const auto first_new = [&] { return last ? g.tree[last].next : g.tree[parent].first_child; };
  const model::StyleId style = g.styled.of_node[element.index()];
  if (!(static_cast<model::InheritedStyle const&>(g.tree.styles[style.index()]) == g.tree.style(parent)))
    carry_inherited(g, first_new(), style);
  place_id(g, element, parent, first_new());
}

void generate_text(Generation& g, NodeId node, BoxId parent) {
  const auto label = g.note_labels.find(node);
  const std::string_view text = label == g.note_labels.end() ? g.document[node].text : g.tree.generated.store(label->second);
  if (text.empty()) return;
  const BoxId box = add_text(g, parent, node, text);
  g.tree[box].span = g.document[node].span;
}

}  // namespace

void apply_counters(Generation& g, NodeId element, ComputedStyle const& style) {
  for (CounterChange const& change : style.counter_reset) g.counters.reset(change.name, change.value);
  const Tag tag = g.document[element].tag;
  if (tag == Tag::Ol || tag == Tag::Ul) reset_list_counter(g, element, style);
  for (CounterChange const& change : style.counter_increment) g.counters.increment(change.name, change.value);
  if (style.display == Display::ListItem) count_list_item(g, element, style);
  if (style.float_ == model::Float::Footnote && !changes(style.counter_increment, "footnote")) g.counters.increment("footnote", 1);
  for (CounterChange const& change : style.counter_set) g.counters.set(change.name, change.value);
}

BoxId add_box(Generation& g, BoxId parent, Box box) {
  const BoxId id = make_box(g.tree, box);
  if (parent) append(g.tree, parent, id);
  if (g.detached_depth > 0) return id;
  for (; g.running_waiting < g.tree.running.size(); ++g.running_waiting) g.tree.running[g.running_waiting].at = id;
  return id;
}

BoxId add_text(Generation& g, BoxId parent, NodeId element, std::string_view text) {
  Box box;
  box.kind = BoxKind::Text;
  box.element = element;
  box.style = g.tree[parent].style;
  box.text = text;
  if (g.document[element].kind == NodeKind::Element) box.pseudo = g.tree[parent].pseudo;
  return add_box(g, parent, box);
}

BoxId open_box(Generation& g, NodeId element, BoxId parent, BoxKind kind) {
  Document const& d = g.document;
  Box box;
  box.kind = kind;
  box.element = element;
  box.style = g.styled.of_node[element.index()];
  box.id = d.attribute(element, "id");
  if (d[element].tag == Tag::A) box.href = d.attribute(element, "href");
  box.span = d[element].span;
  read_spans(d, box, element);
  return add_box(g, parent, box);
}

void fill_box(Generation& g, NodeId element, BoxId box) {
  assign_strings(g, element, box);
  note_counters(g, box);
  add_bookmark(g, element, box);
  const bool is_inline = g.tree[box].kind == BoxKind::Inline || g.tree[box].kind == BoxKind::FootnoteCall;
  const int depth = g.inline_depth;
  g.inline_depth = is_inline ? depth + 1 : 0;
  g.counters.open();
  if (g.style_of(element).display == Display::ListItem) generate_marker(g, element, box);
  generate_pseudo_element(g, element, PseudoElement::Before, box);
  generate_children(g, element, box);
  generate_pseudo_element(g, element, PseudoElement::After, box);
  g.counters.close();
  g.inline_depth = depth;
}

void generate_children(Generation& g, NodeId element, BoxId box) {
  for (NodeId child = g.document[element].first_child; child; child = g.document[child].next) {
    if (g.document[child].kind == NodeKind::Text)
      generate_text(g, child, box);
    else
      generate_element(g, child, box);
  }
}

void generate_element(Generation& g, NodeId element, BoxId parent) {
  ComputedStyle const& style = g.style_of(element);
  if (style.display == Display::None) return;
  // The footnote's marker says the number that resolve wrote into the note for books without pages.
  if (g.in_footnote && g.document.has_class(element, "note-number")) return;
  apply_counters(g, element, style);
  note_target(g, element);
  if (style.float_ == model::Float::Footnote) return generate_footnote(g, element, parent);
  const bool is_call = g.notes.note_of_call.count(element) > 0;  // has a box whatever its display says, or its note would be lost
  if (style.display == Display::Contents && !is_call) return generate_contents(g, element, parent);
  if (style.position == model::PositionScheme::Running) return generate_running(g, element);
  generate_in_flow(g, element, parent);
}

}  // namespace bifolio::boxes
