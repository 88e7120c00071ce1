#include "pdf/structure/table_structure.h"

#include <algorithm>
#include <vector>

namespace bifolio::pdf {
namespace {

struct Row {
  ElementId element;
  std::vector<ElementId> cells;
  std::uint32_t width = 0;  ///< columns that cells of this row or of rows above cover
};

ElementId table_of(StructureTree const& tree, ElementId id) {
  for (id = tree[id].parent; id; id = tree[id].parent)
    if (tree[id].type == ElementType::Table) return id;
  return {};
}

bool is_group(ElementType type) { return type == ElementType::THead || type == ElementType::TBody || type == ElementType::TFoot; }

void collect(StructureTree const& tree, ElementId table, std::vector<Row>& rows, std::vector<ElementId>& groups) {
  for (std::size_t i = table.index() + 1; i < tree.size(); ++i) {
    const ElementId id(i);
    const ElementType type = tree[id].type;
    const bool is_cell = type == ElementType::Th || type == ElementType::Td;
    if ((!is_cell && type != ElementType::Tr && !is_group(type)) || table_of(tree, id) != table) continue;
    if (is_group(type))
      groups.push_back(id);
    else if (type == ElementType::Tr)
      rows.push_back({id, {}, 0});
    else if (!rows.empty() && tree[id].parent == rows.back().element)
      rows.back().cells.push_back(id);
  }
}

// html §4.9.12.1: cells take the next free slots; spans end where the table or another cell begins.
void place_cells(StructureTree& tree, std::vector<Row>& rows) {
  std::vector<std::uint32_t> covered;  // by column: rows from this one on that a cell above still covers
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::uint32_t column = 0;
    const auto is_covered = [&](std::uint32_t c) { return c < covered.size() && covered[c] > 0; };
    for (const ElementId id : rows[r].cells) {
      Element& cell = tree[id];
      while (is_covered(column)) ++column;
      cell.row_span = std::clamp<std::uint32_t>(cell.row_span, 1, static_cast<std::uint32_t>(rows.size() - r));
      std::uint32_t span = 1;
      while (span < cell.column_span && !is_covered(column + span)) ++span;
      cell.column_span = span;
      if (covered.size() < column + span) covered.resize(column + span, 0);
      for (std::uint32_t c = column; c < column + span; ++c) covered[c] = cell.row_span;
      column += span;
    }
    rows[r].width =
        static_cast<std::uint32_t>(std::count_if(covered.begin(), covered.end(), [](std::uint32_t n) { return n > 0; }));
    for (std::uint32_t& n : covered) n -= n > 0 ? 1 : 0;
  }
}

void pad_rows(StructureTree& tree, std::vector<Row> const& rows) {
  std::uint32_t width = 0;
  for (Row const& row : rows) width = std::max(width, row.width);
  for (Row const& row : rows) {
    for (std::uint32_t i = row.width; i < width; ++i) {
      Element cell;
      cell.type = ElementType::Td;
      cell.parent = row.element;
      cell.rank = 0xFFFFFFFF;
      cell.is_kept_empty = true;
      tree.add(std::move(cell));
    }
  }
}

// One head and one foot at most, and neither without a body.
void settle_groups(StructureTree& tree, std::vector<ElementId> const& groups) {
  bool has_head = false, has_foot = false;
  const auto has_type = [&](ElementType type) {
    return std::any_of(groups.begin(), groups.end(), [&](ElementId id) { return tree[id].type == type; });
  };
  const bool has_body = has_type(ElementType::TBody);
  for (const ElementId id : groups) {
    ElementType& type = tree[id].type;
    bool* const seen = type == ElementType::THead ? &has_head : type == ElementType::TFoot ? &has_foot : nullptr;
    if (seen == nullptr) continue;
    if (*seen || !has_body) type = ElementType::TBody;
    *seen = true;
  }
}

}  // namespace

void complete_table(StructureTree& tree, ElementId table) {
  std::vector<Row> rows;
  std::vector<ElementId> groups;
  collect(tree, table, rows, groups);
  place_cells(tree, rows);
  pad_rows(tree, rows);
  settle_groups(tree, groups);
}

}  // namespace bifolio::pdf
