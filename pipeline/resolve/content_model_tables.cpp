// Content models of tables (html §4.9): text between rows, rows without cells, captions and columns out of their places. Changes
// with the models.
#include <algorithm>

#include "resolve/content_models.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Tag;

bool is_cell(Tag tag) { return tag == Tag::Td || tag == Tag::Th; }
bool is_row_group(Tag tag) { return tag == Tag::Thead || tag == Tag::Tbody || tag == Tag::Tfoot; }

/// html §4.9.2: a caption holds no tables.
bool holds_table(Document const& document, NodeId element) {
  for (NodeId n = next_in_order(document, element, element); n; n = next_in_order(document, n, element))
    if (document.is_element(n, Tag::Table)) return true;
  return false;
}

}  // namespace

void ContentModels::put_before_table(NodeId node) {
  NodeId table = at(node).parent;
  while (!is(table, Tag::Table)) table = at(table).parent;
  if (!is_inline(node)) {
    paragraph_ = {};
    const Tag tag = at(node).tag;  // what holds the table has been settled
    if (is_row_group(tag) || tag == Tag::Caption || tag == Tag::Figcaption || tag == Tag::Summary)
      document_.set_tag(node, Tag::Div);
    return move(node, table, {});
  }
  if (!paragraph_ || at(paragraph_).next != table) {
    paragraph_ = document_.make_element(Tag::P, at(node).span);
    document_.insert_before(table, paragraph_);
  }
  move(node, {}, paragraph_);
}

void ContentModels::settle_table(NodeId table) {
  bool has_caption = false;
  for (NodeId n = at(table).first_child, next; n; n = next) {
    next = at(n).next;
    if (is_blank(n)) {
      document_.detach(n);
    } else if (at(n).kind == NodeKind::Element && (is_row_group(at(n).tag) || at(n).tag == Tag::Tr || at(n).tag == Tag::Colgroup)) {
      continue;
    } else if (is(n, Tag::Caption) && !has_caption && !holds_table(document_, n)) {
      has_caption = true;
      move(n, at(table).first_child, table);
    } else if (is(n, Tag::Col)) {
      next = at(wrap(n, Tag::Colgroup, [&](NodeId other) { return !is(other, Tag::Col) && !is_blank(other); })).next;
    } else if (at(n).kind == NodeKind::Element && is_cell(at(n).tag) && has_room(table)) {
      say(n, table, "it gets a row");
      const NodeId row =
          wrap(n, Tag::Tr, [&](NodeId other) { return at(other).kind != NodeKind::Element || !is_cell(at(other).tag); });
      next = at(row).next;
    } else {
      say(n, table, "it now stands before the table");
      put_before_table(n);
    }
  }
  order_table(table);
}

// html §4.9.1: the caption, columns, one head, bodies or rows, one foot.
void ContentModels::order_table(NodeId table) {
  NodeId head, foot, first_row;
  bool has_body = false;
  for (NodeId n = at(table).first_child, next; n; n = next) {
    next = at(n).next;
    const Tag tag = at(n).tag;
    if (tag == Tag::Colgroup && first_row) move(n, first_row, table);
    if (tag == Tag::Thead && head) document_.set_tag(n, Tag::Tbody);
    if (tag == Tag::Tfoot && foot) document_.set_tag(n, Tag::Tbody);
    has_body = has_body || at(n).tag == Tag::Tbody;
    if (!first_row && tag != Tag::Caption && tag != Tag::Colgroup) first_row = n;
    if (at(n).tag == Tag::Thead) head = n;
    if (at(n).tag == Tag::Tfoot) foot = n;
  }
  if (head) move(head, first_row, table);
  if (foot && at(foot).next) move(foot, {}, table);
  if (!has_body) return;
  for (NodeId n = at(table).first_child; n; n = at(n).next)
    if (is(n, Tag::Tr) && has_room(table)) n = wrap(n, Tag::Tbody, [&](NodeId other) { return !is(other, Tag::Tr); });
}

void ContentModels::settle_rows(NodeId group) {
  for (NodeId n = at(group).first_child, next; n; n = next) {
    next = at(n).next;
    if (is_blank(n)) {
      document_.detach(n);
    } else if (is(n, Tag::Tr)) {
      continue;
    } else if (at(n).kind == NodeKind::Element && is_cell(at(n).tag) && has_room(group)) {
      say(n, group, "it gets a row");
      const NodeId row =
          wrap(n, Tag::Tr, [&](NodeId other) { return at(other).kind != NodeKind::Element || !is_cell(at(other).tag); });
      next = at(row).next;
    } else if (NodeId const table = at(group).parent; is(table, Tag::Table)) {
      say(n, group, "it now stands before the table");
      const NodeId first = at(table).first_child;
      is(n, Tag::Caption) && !is(first, Tag::Caption) ? move(n, first, table) : put_before_table(n);
    }
  }
}

void ContentModels::settle_row(NodeId row) {
  if (!is_within(document_, row, {Tag::Table})) return;
  for (NodeId n = at(row).first_child, next; n; n = next) {
    next = at(n).next;
    if (is_blank(n)) {
      document_.detach(n);
    } else if (at(n).kind != NodeKind::Element || !is_cell(at(n).tag)) {
      say(n, row, "it now stands before the table");
      put_before_table(n);
    }
  }
}

void ContentModels::settle_columns(NodeId group) {
  for (NodeId n = at(group).first_child, next; n; n = next) {
    next = at(n).next;
    if (is_blank(n)) {
      document_.detach(n);
    } else if (!is(n, Tag::Col)) {
      say(n, group, "it now stands before the table");
      put_before_table(n);
    }
  }
}

}  // namespace bifolio::resolve
