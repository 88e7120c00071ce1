#include "layout/inline/visual_order.h"

#include <algorithm>
#include <utility>

namespace bifolio::layout {
namespace {

/// UAX 9, L1: spaces at the line's end are of the paragraph's level.
void set_trailing_level(LineContent& line, std::uint8_t base) {
  for (Atom& atom : line.atoms)
    if (atom.kind == AtomKind::Run && atom.begin >= line.visible_end) atom.level = base;
}

/// Edges of inline boxes go with the text beside them within their box.
void set_levels(Paragraph const& paragraph, LineContent& line) {
  const auto base = static_cast<std::uint8_t>(paragraph.is_right_to_left() ? 1 : 0);
  set_trailing_level(line, base);
  std::uint8_t level = base;
  for (auto atom = line.atoms.rbegin(); atom != line.atoms.rend(); ++atom) {
    if (atom->kind == AtomKind::Close || atom->kind == AtomKind::Control) continue;
    if (atom->kind == AtomKind::Open)
      atom->level = level;
    else
      level = atom->level;
  }
  level = base;
  for (Atom& atom : line.atoms) {
    if (atom.kind == AtomKind::Close)
      atom.level = level;
    else if (atom.kind != AtomKind::Control)
      level = atom.level;
  }
}

bool is_edge(Atom const& atom) { return atom.kind == AtomKind::Open || atom.kind == AtomKind::Close; }

bool is_right_to_left(LineBoxPart const& part) { return part.style->computed->direction == model::Direction::Rtl; }

bool has_right_to_left_box(LineContent const& line) { return std::any_of(line.boxes.begin(), line.boxes.end(), is_right_to_left); }

bool stands_at_left(LineContent const& line, std::uint32_t edge) {
  Atom const& atom = line.atoms[edge];
  return (atom.kind == AtomKind::Open) != is_right_to_left(line.boxes[atom.box]);
}

/// For each box, which of the atoms is the first that stands in it.
template <class Iterator>
std::vector<std::uint32_t> first_of_boxes(LineContent const& line, Iterator begin, Iterator end) {
  constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> first(line.boxes.size(), none);
  std::uint32_t place = 0;
  for (Iterator atom = begin; atom != end; ++atom, ++place)
    for (std::uint32_t box = line.atoms[*atom].box; box != 0 && first[box] == none; box = line.boxes[box].parent)
      first[box] = place;
  return first;
}

/// CSS 2.1 §8.6: whatever runs a box is made of, its edges stand at the two ends of all that it has on the line, on the sides that
/// its own direction says. Those of inner boxes come first; a box with nothing in it stays where it is.
void move_edges(LineContent const& line, std::vector<std::uint32_t>& visual) {
  std::vector<std::uint8_t> has_content(line.boxes.size());
  for (Atom const& atom : line.atoms)
    if (!shows_nothing(atom.kind)) has_content[atom.box] = 1;
  for (std::size_t box = line.boxes.size(); box-- > 1;)
    if (has_content[box] != 0) has_content[line.boxes[box].parent] = 1;
  std::vector<std::uint32_t> content;
  std::vector<std::vector<std::uint32_t>> edges(line.boxes.size());
  for (const std::uint32_t index : visual) {
    Atom const& atom = line.atoms[index];
    if (is_edge(atom) && has_content[atom.box] != 0)
      edges[atom.box].push_back(index);
    else
      content.push_back(index);
  }
  for (std::size_t i = 0; i + 1 < content.size(); ++i)  // of a box with nothing in it
    if (is_edge(line.atoms[content[i]]) && is_edge(line.atoms[content[i + 1]]) &&
        line.atoms[content[i]].box == line.atoms[content[i + 1]].box && stands_at_left(line, content[i + 1]))
      std::swap(content[i], content[i + 1]);
  const std::vector<std::uint32_t> leftmost = first_of_boxes(line, content.begin(), content.end());
  const std::vector<std::uint32_t> rightmost = first_of_boxes(line, content.rbegin(), content.rend());
  std::vector<std::vector<std::uint32_t>> before(content.size()), after(content.size());
  for (std::size_t box = 1; box < edges.size(); ++box)
    for (const std::uint32_t index : edges[box])
      if (stands_at_left(line, index)) before[leftmost[box]].push_back(index);
  for (std::size_t box = edges.size(); box-- > 1;)
    for (const std::uint32_t index : edges[box])
      if (!stands_at_left(line, index)) after[content.size() - 1 - rightmost[box]].push_back(index);
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < content.size(); ++i) {
    order.insert(order.end(), before[i].begin(), before[i].end());
    order.push_back(content[i]);
    order.insert(order.end(), after[i].begin(), after[i].end());
  }
  visual = std::move(order);
}

}  // namespace

// UAX 9, L2.
std::vector<std::uint32_t> put_in_visual_order(Paragraph const& paragraph, LineContent& line) {
  set_levels(paragraph, line);
  const bool plain = std::all_of(line.atoms.begin(), line.atoms.end(), [](Atom const& atom) { return atom.level == 0; });
  std::vector<std::uint32_t> order(line.atoms.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  if (!plain) {
    std::vector<text::Item> items(line.atoms.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i].level = line.atoms[i].level;
    order = text::visual_order(items);
  }
  if (!plain || has_right_to_left_box(line)) move_edges(line, order);
  Length x = line.cut.x;
  for (const std::uint32_t index : order) {
    line.atoms[index].x = x;
    x += line.atoms[index].width;
  }
  return order;
}

}  // namespace bifolio::layout
