#include "layout/inline/visual_order.h"

#include <algorithm>

namespace bifolio::layout {
namespace {

/// Edges of inline boxes go with the text beside them within their box.
void set_levels(Paragraph const& paragraph, LineContent& line) {
  const auto base = static_cast<std::uint8_t>(paragraph.is_right_to_left() ? 1 : 0);
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

/// CSS 2.1 §8.6: whatever runs a box is made of, its edges stand at the two ends of all that it has on the line, on the sides that
/// its own direction says. Those of inner boxes come first; a box with nothing in it stays where it is.
void move_edges(LineContent const& line, std::vector<std::uint32_t>& visual) {
  std::vector<std::uint8_t> has_content(line.boxes.size());
  for (Atom const& atom : line.atoms)
    if (!shows_nothing(atom.kind)) has_content[atom.box] = 1;
  for (std::size_t box = line.boxes.size(); box-- > 1;)
    if (has_content[box] != 0) has_content[line.boxes[box].parent] = 1;
  std::vector<std::uint32_t> order;
  std::vector<std::vector<std::uint32_t>> edges(line.boxes.size());
  for (const std::uint32_t index : visual) {
    Atom const& atom = line.atoms[index];
    if (is_edge(atom) && has_content[atom.box] != 0)
      edges[atom.box].push_back(index);
    else
      order.push_back(index);
  }
  const auto is_in = [&](std::uint32_t index, std::uint32_t box) {
    std::uint32_t within = line.atoms[index].box;
    while (within > box) within = line.boxes[within].parent;
    return within == box;
  };
  for (auto box = static_cast<std::uint32_t>(edges.size()); box-- > 1;) {
    for (const std::uint32_t index : edges[box]) {
      const auto inside = [&](std::uint32_t other) { return is_in(other, box); };
      const bool at_left = (line.atoms[index].kind == AtomKind::Open) != is_right_to_left(line.boxes[box]);
      order.insert(
          at_left ? std::find_if(order.begin(), order.end(), inside) : std::find_if(order.rbegin(), order.rend(), inside).base(),
          index);
    }
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
