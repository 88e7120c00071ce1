// ::first-letter (css-pseudo-4 §2.2): the first letter of a block's first formatted line, with the punctuation about it, gets a box
// of its own. Changes with what a first letter may be.
#include "boxes/generation.h"
#include "boxes/punctuation.h"
#include "boxes/tree_edit.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::ComputedStyle;
using model::PseudoElement;
using model::StyleId;

bool is_source_text(Generation const& g, BoxId text) { return g.document[g.tree[text].element].kind == model::NodeKind::Text; }

std::uint32_t count_characters(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && !utf8::is_html_space(c);
  return count;
}

/// Cuts `text` off after `length` bytes; gives the box of what follows.
BoxId split_text(Generation& g, BoxId text, std::size_t length) {
  Box rest = g.tree[text];
  rest.parent = rest.previous = rest.next = {};
  rest.text.remove_prefix(length);
  g.tree[text].text = rest.text.data() ? g.tree[text].text.substr(0, length) : std::string_view();
  if (is_source_text(g, text)) rest.characters_before += count_characters(g.tree[text].text);
  const BoxId made = make_box(g.tree, rest);
  if (const BoxId next = g.tree[text].next)
    insert_before(g.tree, next, made);
  else
    append(g.tree, g.tree[text].parent, made);
  return made;
}

/// Finds the letter in a container's inline boxes, in order, and boxes it.
class LetterBoxes {
 public:
  LetterBoxes(Generation& g, BoxId block, StyleId style) : g_(g), block_(block), style_(style) {}

  void run(BoxId container) {
    BoxId box = g_.tree[container].first_child;
    while (box && box != container) {
      const BoxId enter = visit(box);
      if (done_) return;
      if (enter) {
        box = enter;
        continue;
      }
      while (box != container && !g_.tree[box].next) box = g_.tree[box].parent;
      if (box != container) box = g_.tree[box].next;
    }
  }

 private:
  /// The first child to go on with, if the box's children are of the line.
  BoxId visit(BoxId box) {
    Box const& b = g_.tree[box];
    if (is_out_of_flow(g_.tree, box)) return {};
    switch (b.kind) {
      case BoxKind::Marker:
      case BoxKind::BreakOpportunity: return {};
      case BoxKind::Inline:
        if (b.pseudo == PseudoElement::Marker) return {};  // the letter is the first one after the marker
        return b.first_child;
      case BoxKind::Text: return text(box), BoxId();
      default: return done_ = true, BoxId();  // something else stands first
    }
  }

  void text(BoxId box) {
    const FirstLetter letter = find_first_letter(g_.tree[box].text, g_.tree.style(box).lang);
    const std::string_view before = g_.tree[box].text.substr(0, letter.begin < letter.end ? letter.begin : std::string_view::npos);
    const bool breaks = g_.tree.style(box).white_space_collapse != model::WhiteSpaceCollapse::Collapse;
    if (breaks && before.find('\n') != std::string_view::npos) done_ = true;  // the first line has no letter
    if (letter.begin == letter.end || done_) return;
    done_ = letter.has_letter || letter.end < g_.tree[box].text.size();  // else the letter may stand in the next text
    // What stands alone beside the text is one box: punctuation of another element stays before it.
    ComputedStyle const& style = g_.tree.styles[style_.index()];
    if (!letter.has_letter && (style.float_ != model::Float::None || style.initial_letter_size > 0)) return;
    if (letter.begin > 0) box = split_text(g_, box, letter.begin);
    if (letter.end - letter.begin < g_.tree[box].text.size()) split_text(g_, box, letter.end - letter.begin);
    wrap(box);
  }

  void wrap(BoxId text) {
    Box letter;
    const BoxId parent = g_.tree[text].parent;
    letter.style = inserted_style(g_, style_, g_.tree[block_].style, g_.tree[parent].style);
    letter.kind = is_floating(g_.tree.styles[style_.index()]) ? BoxKind::InlineBlock : BoxKind::Inline;
    letter.pseudo = PseudoElement::FirstLetter;
    letter.element = g_.tree[block_].element;
    letter.span = g_.tree[text].span;
    const BoxId box = make_box(g_.tree, letter);
    insert_before(g_.tree, text, box);
    detach(g_.tree, text);
    append(g_.tree, box, text);
    g_.tree[text].style = letter.style;
  }

  Generation& g_;
  BoxId block_;
  StyleId style_;
  bool done_ = false;
};

}  // namespace

bool is_principal_block_container(BoxTree const& tree, BoxId box) {
  Box const& b = tree[box];
  const bool container =
      b.kind == BoxKind::Block || b.kind == BoxKind::InlineBlock || b.kind == BoxKind::TableCell || b.kind == BoxKind::TableCaption;
  return container && !b.anonymous && b.pseudo == PseudoElement::None;
}

// The innermost block has its letter: it is met last, so letters are made from the last box to the first.
void find_first_letters(Generation& g) {
  std::vector<bool> taken(g.tree.boxes.size());
  for (std::size_t i = taken.size(); i-- > 0;) {
    const BoxId box(i);
    if (!is_principal_block_container(g.tree, box)) continue;
    const StyleId style = pseudo_style(g, g.tree[box].element, PseudoElement::FirstLetter);
    if (!style) continue;
    const BoxId line = first_formatted_line(g.tree, box);
    if (!line || taken[line.index()]) continue;
    taken[line.index()] = true;
    LetterBoxes(g, box, style).run(line);
  }
}

}  // namespace bifolio::boxes
