// BoxTree's functions: what kind of box a box is to its parent, the style of a page, and equality of trees as values.
#include "model/box_tree.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace bifolio::model {
namespace {

/// Compares the styles of two trees by value, each pair of ids once.
class StyleComparison {
 public:
  StyleComparison(BoxTree const& a, BoxTree const& b) : a_(a), b_(b) {}

  bool operator()(StyleId x, StyleId y) {
    if (!x || !y) return !x && !y;
    if (equal_.count({x, y})) return true;
    if (!(a_.styles[x.index()] == b_.styles[y.index()])) return false;
    equal_.insert({x, y});
    return true;
  }

 private:
  BoxTree const& a_;
  BoxTree const& b_;
  std::set<std::pair<StyleId, StyleId>> equal_;
};

bool equal_boxes(Box const& x, Box const& y, StyleComparison& same_style) {
  return x.kind == y.kind && x.moves == y.moves && x.pseudo == y.pseudo && x.anonymous == y.anonymous && x.element == y.element &&
         x.parent == y.parent && x.previous == y.previous && x.next == y.next && x.first_child == y.first_child &&
         x.last_child == y.last_child && x.text == y.text && x.id == y.id && x.href == y.href && x.alt == y.alt &&
         x.image == y.image && x.column_span == y.column_span && x.row_span == y.row_span && x.column == y.column &&
         x.span == y.span && x.characters_before == y.characters_before && x.counter_style == y.counter_style &&
         same_style(x.style, y.style) && same_style(x.first_line, y.first_line);
}

bool equal_pages(PageStyle const& x, PageStyle const& y, StyleComparison& same_style) {
  for (std::size_t i = 0; i < margin_box_count; ++i)
    if (!same_style(x.margin_boxes[i].style, y.margin_boxes[i].style)) return false;
  return x.size == y.size && x.margin == y.margin && x.bleed == y.bleed && x.crop_marks == y.crop_marks &&
         x.cross_marks == y.cross_marks && x.rotation == y.rotation && same_style(x.style, y.style) &&
         same_style(x.footnote_area, y.footnote_area);
}

}  // namespace

bool is_positioned_out(BoxTree const& tree, BoxId box) {
  const PositionScheme position = tree.style(box).position;
  return tree[box].kind != BoxKind::Text && (position == PositionScheme::Absolute || position == PositionScheme::Fixed);
}

bool is_floating(BoxTree const& tree, BoxId box) {
  const Float value = tree.style(box).float_;
  return tree[box].kind != BoxKind::Text && !is_positioned_out(tree, box) && value != Float::None && value != Float::Footnote;
}

bool is_block_level(BoxTree const& tree, BoxId box) {
  switch (tree[box].kind) {
    case BoxKind::Block:
    case BoxKind::TableWrapper:
    case BoxKind::TableCaption: return true;
    case BoxKind::Image: return tree.style(box).display == Display::Block;
    case BoxKind::Inline:
    case BoxKind::InlineBlock:
    case BoxKind::Text:
    case BoxKind::LineBreak:
    case BoxKind::BreakOpportunity:
    case BoxKind::Marker:
    case BoxKind::Table:
    case BoxKind::TableColumnGroup:
    case BoxKind::TableColumn:
    case BoxKind::TableRowGroup:
    case BoxKind::TableRow:
    case BoxKind::TableCell:
    case BoxKind::TargetCounter:
    case BoxKind::Leader:
    case BoxKind::FootnoteCall: return false;
  }
  return false;
}

StyleId first_line_style(BoxTree const& tree, BoxId container, StyleId style) {
  const StyleId first_line = tree[container].first_line;
  if (!first_line) return style;
  if (style == tree[container].style) return first_line;
  const auto found = tree.first_line_styles.find({first_line, style});
  return found == tree.first_line_styles.end() ? style : found->second;
}

// The same order of fallbacks as StyledDocument's, and for the same reason: every tree has the unnamed page's contexts.
PageStyle const& page_style(BoxTree const& tree, PageContext const& context) {
  PageContext wanted = context;
  auto found = tree.pages.find(wanted);
  const auto retry = [&] { found = tree.pages.find(wanted); };
  if (found == tree.pages.end()) wanted.nth_matches = 0, retry();
  if (found == tree.pages.end()) wanted.name.clear(), retry();
  if (found == tree.pages.end()) wanted.blank = false, retry();
  if (found == tree.pages.end()) wanted.first = false, retry();
  assert(found != tree.pages.end());
  return found->second;
}

bool operator==(BoxTree const& a, BoxTree const& b) {
  StyleComparison same_style(a, b);
  const auto same_page = [&](auto const& x, auto const& y) {
    return x.first == y.first && equal_pages(x.second, y.second, same_style);
  };
  const auto same_moves = [&](std::vector<StyleId> const& x, std::vector<StyleId> const& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](StyleId s, StyleId t) { return same_style(s, t); });
  };
  return std::equal(a.boxes.begin(), a.boxes.end(), b.boxes.begin(), b.boxes.end(),
                    [&](Box const& x, Box const& y) { return equal_boxes(x, y, same_style); }) &&
         a.footnotes == b.footnotes && a.strings == b.strings && a.bookmarks == b.bookmarks && a.running == b.running &&
         a.nth_patterns == b.nth_patterns && a.counter_styles == b.counter_styles &&
         std::equal(a.moves.begin(), a.moves.end(), b.moves.begin(), b.moves.end(), same_moves) &&
         std::equal(a.pages.begin(), a.pages.end(), b.pages.begin(), b.pages.end(), same_page);
}

}  // namespace bifolio::model
