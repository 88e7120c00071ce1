// Block containers are made to hold only block-level or only inline-level boxes (CSS 2.1 §9.2.1.1): inline boxes are split around
// block-level boxes in them, and runs of inline-level boxes beside blocks get anonymous blocks.
#include "boxes/generation.h"
#include "boxes/tree_edit.h"
#include "model/box_kind.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::Display;

bool is_inline_box(BoxKind kind) { return kind == BoxKind::Inline || kind == BoxKind::FootnoteCall; }

bool is_in_flow_block(BoxTree const& tree, BoxId box) { return is_block_level(tree, box) && !is_out_of_flow(tree, box); }

BoxId make_anonymous(Generation& g, BoxId parent, BoxKind kind, Display display) {
  Box box;
  box.kind = kind;
  box.anonymous = true;
  box.element = g.tree[parent].element;
  box.style = anonymous_style(g, g.tree[parent].style, display);
  return make_box(g.tree, box);
}

/// Within lines what is out of the flow, and a block in a footnote call, is an inline-level box; its style still says where it
/// goes.
void make_inline_level(Generation& g, BoxId box) {
  Box& b = g.tree[box];
  if (b.kind == BoxKind::Block) {
    b.kind = BoxKind::InlineBlock;
  } else if (b.kind == BoxKind::Image) {
    b.style = redisplayed_style(g, b.style, Display::Inline);
  } else if (b.kind == BoxKind::TableWrapper) {
    const BoxId outside = make_anonymous(g, b.parent, BoxKind::InlineBlock, Display::InlineBlock);
    insert_before(g.tree, box, outside);
    detach(g.tree, box);
    append(g.tree, outside, box);
    move_placement(g, box, outside);
  }
}

/// The pieces that an inline box is split into, and the blocks between them, all in its parent.
class Split {
 public:
  Split(Generation& g, BoxId box) : g_(g), box_(box), style_(g.tree[box].style), after_(box) {}

  /// From the first block-level child on.
  void run(BoxId child) {
    // css-break-4 §5.4, CSS 2.1 §9.2.1.1: a piece has the edges at which it was not cut.
    BoxId piece = box_;
    bool first = true;
    while (child) {
      const BoxId next = g_.tree[child].next;
      const bool block = is_in_flow_block(g_.tree, child);
      if (!block && !piece) place(piece = continuation());
      if (block && piece) cut(piece, {.start = first, .end = false}), first = false;
      detach(g_.tree, child);
      if (block)
        piece = {}, place(child), move_along(child);
      else
        append(g_.tree, piece, child);
      child = next;
    }
    const PieceEdges last{.start = false, .end = true};
    if (!piece && (line_goes_on() || has_edges(g_, style_, last))) place(piece = continuation());
    if (piece) cut(piece, last);
  }

 private:
  /// A further piece: the same element; the id stays on the first piece.
  BoxId continuation() {
    Box copy = g_.tree[box_];
    copy.parent = copy.previous = copy.next = copy.first_child = copy.last_child = {};
    copy.id = {};
    return make_box(g_.tree, copy);
  }

  /// CSS 2.1 §9.2.1.1: relative positioning of the inline box moves the blocks in it, too.
  void move_along(BoxId block) {
    if (g_.tree.styles[style_.index()].position != model::PositionScheme::Relative) return;
    std::uint32_t& moves = g_.tree[block].moves;
    if (moves == 0) {
      g_.tree.moves.emplace_back();
      moves = static_cast<std::uint32_t>(g_.tree.moves.size());
    }
    g_.tree.moves[moves - 1].push_back(style_);
  }

  /// Whether anything follows on the line on which the box ends, which is as high as the box asks.
  bool line_goes_on() const {
    BoxId box = after_;
    while (box && !g_.tree[box].next && g_.tree[box].parent && is_inline_box(g_.tree[g_.tree[box].parent].kind))
      box = g_.tree[box].parent;
    for (box = g_.tree[box].next; box && !is_in_flow_block(g_.tree, box); box = g_.tree[box].next)
      if (!is_out_of_flow(g_.tree, box) && !is_collapsible_space(g_.tree, box)) return true;
    return false;
  }

  void cut(BoxId piece, PieceEdges edges) { g_.tree[piece].style = piece_style(g_, style_, edges); }

  void place(BoxId next) {
    if (g_.tree[after_].next)
      insert_before(g_.tree, g_.tree[after_].next, next);
    else
      append(g_.tree, g_.tree[after_].parent, next);
    after_ = next;
  }

  Generation& g_;
  BoxId box_;
  model::StyleId style_;
  BoxId after_;  ///< the piece or block that the next one follows
};

/// Splits `box`, if some of its children are block-level.
void split_around_blocks(Generation& g, BoxId box) {
  BoxId child = g.tree[box].first_child;
  while (child && !is_in_flow_block(g.tree, child)) child = g.tree[child].next;
  if (child) Split(g, box).run(child);
}

void lift_blocks(Generation& g, BoxId box) {
  for (BoxId child = g.tree[box].first_child; child;) {
    const BoxId next = g.tree[child].next;  // splitting puts pieces and blocks between the two
    if (is_inline_box(g.tree[child].kind)) lift_blocks(g, child);
    child = next;
  }
  for (BoxId child = g.tree[box].first_child; child;) {
    const BoxId next = g.tree[child].next;
    const bool call = g.tree[box].kind == BoxKind::FootnoteCall && is_block_level(g.tree, child);
    if (call || is_out_of_flow(g.tree, child)) make_inline_level(g, child);
    child = next;
  }
  split_around_blocks(g, box);
}

/// Runs of inline-level boxes become anonymous blocks; runs of white space alone become nothing (CSS 2.1 §9.2.2.1).
void wrap_inline_runs(Generation& g, BoxId container) {
  BoxTree& tree = g.tree;
  for (BoxId child = tree[container].first_child; child;) {
    if (tree[child].kind == BoxKind::Marker || is_in_flow_block(tree, child)) {
      child = tree[child].next;
      continue;
    }
    BoxId end = child, last = child;
    bool blank = true;
    for (; end && !is_in_flow_block(tree, end); end = tree[end].next) {
      if (!is_collapsible_space(tree, end) && !is_out_of_flow(tree, end)) blank = false;
      last = end;
    }
    if (blank) {
      for (; child != end; child = last) {
        last = tree[child].next;
        if (!is_out_of_flow(tree, child)) detach(tree, child);
      }
      continue;
    }
    const BoxId wrapper = make_anonymous(g, container, BoxKind::Block, Display::Block);
    insert_before(tree, child, wrapper);
    move_run(tree, child, last, wrapper);
    child = end;
  }
}

void make_out_of_flow_inline(Generation& g, BoxId container) {
  for (BoxId child = g.tree[container].first_child; child;) {
    const BoxId next = g.tree[child].next;
    if (is_out_of_flow(g.tree, child)) make_inline_level(g, child);
    child = next;
  }
}

void fix_container(Generation& g, BoxId container) {
  BoxTree& tree = g.tree;
  for (BoxId child = tree[container].first_child; child;) {
    const BoxId next = tree[child].next;
    if (is_inline_box(tree[child].kind)) lift_blocks(g, child);
    child = next;
  }
  bool blocks = false, lines = false;
  for (BoxId child = tree[container].first_child; child; child = tree[child].next) {
    if (is_in_flow_block(tree, child))
      blocks = true;
    else if (!is_out_of_flow(tree, child) && tree[child].kind != BoxKind::Marker && !is_collapsible_space(tree, child))
      lines = true;
  }
  if (blocks)
    wrap_inline_runs(g, container);
  else if (lines)
    make_out_of_flow_inline(g, container);
}

}  // namespace

void fix_blocks(Generation& g, BoxId box) {
  if (is_block_container(g.tree[box].kind)) fix_container(g, box);
  for (BoxId child = g.tree[box].first_child; child; child = g.tree[child].next) fix_blocks(g, child);
  if (is_block_container(g.tree[box].kind)) collapse_white_space(g, box);
}

}  // namespace bifolio::boxes
