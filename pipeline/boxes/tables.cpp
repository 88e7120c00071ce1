// Anonymous table boxes, both ways (CSS 2.1 §17.2.1, css-tables-3 §3.1): missing children are wrapped, missing parents made, and
// white space between the parts of a table dropped. Each level wraps only in the next one; the recursion does the rest.
#include "boxes/generation.h"
#include "boxes/tree_edit.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::Display;

bool is_table_part(BoxKind kind) {
  return kind == BoxKind::TableColumnGroup || kind == BoxKind::TableColumn || kind == BoxKind::TableRowGroup ||
         kind == BoxKind::TableRow || kind == BoxKind::TableCell || kind == BoxKind::TableCaption;
}

BoxId make_anonymous(Generation& g, BoxId parent, BoxKind kind, Display display) {
  Box box;
  box.kind = kind;
  box.anonymous = true;
  box.element = g.tree[parent].element;
  box.style = anonymous_style(g, g.tree[parent].style, display);
  return make_box(g.tree, box);
}

/// Puts a new anonymous box in place of the siblings `first` … `last`, which become its children.
BoxId wrap(Generation& g, BoxId first, BoxId last, BoxId wrapper) {
  insert_before(g.tree, first, wrapper);
  move_run(g.tree, first, last, wrapper);
  return wrapper;
}

/// What a table-internal box may hold, and what else in it is wrapped in.
struct Content {
  bool (*allows)(BoxKind);
  BoxKind wrapper;
  Display display;
};

constexpr Content table_content = {[](BoxKind k) {
                                     return k == BoxKind::TableRowGroup || k == BoxKind::TableColumnGroup ||
                                            k == BoxKind::TableColumn || k == BoxKind::TableCaption;
                                   },
                                   BoxKind::TableRowGroup, Display::TableRowGroup};
constexpr Content group_content = {[](BoxKind k) { return k == BoxKind::TableRow; }, BoxKind::TableRow, Display::TableRow};
constexpr Content row_content = {[](BoxKind k) { return k == BoxKind::TableCell; }, BoxKind::TableCell, Display::TableCell};

void wrap_strangers(Generation& g, BoxId parent, Content const& content) {
  BoxTree& tree = g.tree;
  for (BoxId child = tree[parent].first_child; child;) {
    if (content.allows(tree[child].kind)) {
      child = tree[child].next;
      continue;
    }
    BoxId first, last, end = child;  // of the run, white space at its ends left out
    while (end && !content.allows(tree[end].kind)) {
      const BoxId next = tree[end].next;
      if (is_collapsible_space(tree, end)) {
        if (!first) detach(tree, end);
      } else {
        if (!first) first = end;
        last = end;
      }
      end = next;
    }
    if (first) {
      while (tree[last].next != end) detach(tree, tree[last].next);
      wrap(g, first, last, make_anonymous(g, parent, content.wrapper, content.display));
    }
    child = end;
  }
}

// CSS 2.1 §17.2.1, rule 1.1 and 1.2: columns are empty, column groups hold columns.
void fix_column_group(Generation& g, BoxId group) {
  for (BoxId child = g.tree[group].first_child; child;) {
    const BoxId next = g.tree[child].next;
    if (g.tree[child].kind != BoxKind::TableColumn) detach(g.tree, child);
    child = next;
  }
}

void empty_column(Generation& g, BoxId column) {
  while (g.tree[column].first_child) detach(g.tree, g.tree[column].first_child);
}

/// Captions belong to the wrapper; the first header group comes first and the first footer group last (CSS 2.1 §17.2).
void order_table(Generation& g, BoxId table) {
  BoxTree& tree = g.tree;
  BoxId header, footer;
  for (BoxId child = tree[table].first_child; child;) {
    const BoxId next = tree[child].next;
    const Display display = tree.style(child).display;
    if (tree[child].kind == BoxKind::TableCaption) {
      detach(tree, child);
      insert_before(tree, table, child);
      fix_tables(g, child);  // it stands now before what fix_tables goes on with
    } else if (!header && display == Display::TableHeaderGroup) {
      header = child;
    } else if (!footer && display == Display::TableFooterGroup) {
      footer = child;
    }
    child = next;
  }
  BoxId first_group = tree[table].first_child;
  while (first_group && tree[first_group].kind != BoxKind::TableRowGroup) first_group = tree[first_group].next;
  if (header && header != first_group) detach(tree, header), insert_before(tree, first_group, header);
  if (footer && tree[table].last_child != footer) detach(tree, footer), append(tree, table, footer);
}

/// CSS 2.1 §17.2.1, rule 3: parts of a table that stand in none get one.
void make_tables(Generation& g, BoxId parent) {
  BoxTree& tree = g.tree;
  const bool in_inline = tree[parent].kind == BoxKind::Inline || tree[parent].kind == BoxKind::FootnoteCall;
  for (BoxId child = tree[parent].first_child; child;) {
    if (!is_table_part(tree[child].kind)) {
      child = tree[child].next;
      continue;
    }
    BoxId last = child;
    for (BoxId b = child; b && (is_table_part(tree[b].kind) || is_collapsible_space(tree, b)); b = tree[b].next)
      if (is_table_part(tree[b].kind)) last = b;
    const BoxId table = wrap(g, child, last, make_anonymous(g, parent, BoxKind::Table, Display::Table));
    const BoxId wrapper = wrap(g, table, table, make_anonymous(g, parent, BoxKind::TableWrapper, Display::Block));
    child = in_inline ? wrap(g, wrapper, wrapper, make_anonymous(g, parent, BoxKind::InlineBlock, Display::InlineBlock)) : wrapper;
    child = tree[child].next;
  }
}

void fix_children(Generation& g, BoxId box) {
  switch (g.tree[box].kind) {
    case BoxKind::TableWrapper: return;
    case BoxKind::Table: return wrap_strangers(g, box, table_content), order_table(g, box);
    case BoxKind::TableRowGroup: return wrap_strangers(g, box, group_content);
    case BoxKind::TableRow: return wrap_strangers(g, box, row_content);
    case BoxKind::TableColumnGroup: return fix_column_group(g, box);
    case BoxKind::TableColumn: return empty_column(g, box);
    case BoxKind::Block:
    case BoxKind::Inline:
    case BoxKind::InlineBlock:
    case BoxKind::TableCell:
    case BoxKind::TableCaption:
    case BoxKind::FootnoteCall: return make_tables(g, box);
    case BoxKind::Text:
    case BoxKind::LineBreak:
    case BoxKind::BreakOpportunity:
    case BoxKind::Image:
    case BoxKind::Marker:
    case BoxKind::TargetCounter:
    case BoxKind::Leader: return;
  }
}

}  // namespace

void fix_tables(Generation& g, BoxId box) {
  fix_children(g, box);
  for (BoxId child = g.tree[box].first_child; child; child = g.tree[child].next) fix_tables(g, child);
  if (g.tree[box].kind == BoxKind::Table) place_cells(g, box);
}

}  // namespace bifolio::boxes
