#include "boxes/tree_edit.h"

namespace bifolio::boxes {

using model::Box;
using model::BoxId;
using model::BoxTree;

BoxId make_box(BoxTree& tree, Box box) {
  tree.boxes.push_back(box);
  return BoxId(tree.boxes.size() - 1);
}

void append(BoxTree& tree, BoxId parent, BoxId child) {
  Box& p = tree[parent];
  Box& c = tree[child];
  c.parent = parent;
  c.previous = p.last_child;
  c.next = {};
  (p.last_child ? tree[p.last_child].next : p.first_child) = child;
  p.last_child = child;
}

void insert_before(BoxTree& tree, BoxId reference, BoxId child) {
  Box& r = tree[reference];
  Box& c = tree[child];
  c.parent = r.parent;
  c.previous = r.previous;
  c.next = reference;
  (r.previous ? tree[r.previous].next : tree[r.parent].first_child) = child;
  r.previous = child;
}

void insert_first(BoxTree& tree, BoxId parent, BoxId child) {
  if (tree[parent].first_child)
    insert_before(tree, tree[parent].first_child, child);
  else
    append(tree, parent, child);
}

void detach(BoxTree& tree, BoxId box) {
  Box& b = tree[box];
  if (!b.parent) return;
  Box& p = tree[b.parent];
  (b.previous ? tree[b.previous].next : p.first_child) = b.next;
  (b.next ? tree[b.next].previous : p.last_child) = b.previous;
  b.parent = b.previous = b.next = {};
}

void move_run(BoxTree& tree, BoxId first, BoxId last, BoxId parent) {
  for (BoxId box = first; box;) {
    const BoxId next = box == last ? BoxId() : tree[box].next;
    detach(tree, box);
    append(tree, parent, box);
    box = next;
  }
}

}  // namespace bifolio::boxes
