#include "pdf/structure/element_parts.h"

#include <utility>

namespace bifolio::pdf {
namespace {

constexpr std::uint32_t last_rank = 0xFFFFFFFF;

// ISO 32000-1 table 347
std::string_view list_numbering(std::string_view counter_style) {
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"decimal", "Decimal"},
      {"decimal-leading-zero", "Decimal"},
      {"disc", "Disc"},
      {"circle", "Circle"},
      {"square", "Square"},
      {"lower-roman", "LowerRoman"},
      {"upper-roman", "UpperRoman"},
      {"lower-alpha", "LowerAlpha"},
      {"lower-latin", "LowerAlpha"},
      {"upper-alpha", "UpperAlpha"},
      {"upper-latin", "UpperAlpha"},
  };
  for (auto const& [style, numbering] : names)
    if (style == counter_style) return numbering;
  return "None";
}

bool is_row_group(ElementType type) {
  return type == ElementType::THead || type == ElementType::TBody || type == ElementType::TFoot;
}

}  // namespace

ElementId ElementParts::make(ElementType type, ElementId parent) {
  Element element;
  element.type = type;
  element.parent = parent;
  element.rank = rank_;
  return tree_.add(std::move(element));
}

ElementId ElementParts::list(ElementId around, std::string_view counter_style, bool in_contents) {
  if (in_contents) return make(ElementType::Toc, around);
  const ElementId list = make(ElementType::L, around);
  tree_[list].attributes = "/O/List/ListNumbering/" + std::string(list_numbering(counter_style));
  return list;
}

ElementId ElementParts::item(ElementId around) {
  const ElementType parent = tree_[around].type;
  if (parent == ElementType::Toc) return make(ElementType::Toci, around);
  const ElementId item = make(ElementType::Li, parent == ElementType::L ? around : make(ElementType::L, around));
  const ElementId body = make(ElementType::LBody, item);
  tree_[body].rank = last_rank;  // after its label, wherever that comes from
  return body;
}

ElementId ElementParts::definition(ElementType type, ElementId around) {
  if (tree_[around].type != ElementType::L) return around;
  ElementId item = tree_[around].open_item;
  const bool has_body = item && tree_[item].open_item;
  if (!item || (type == ElementType::Lbl && has_body)) {
    item = make(ElementType::Li, around);
    tree_[around].open_item = item;
  }
  const ElementId part = make(type, item);
  if (type == ElementType::LBody) tree_[item].open_item = part;
  return part;
}

ElementId ElementParts::label(ElementType owner, ElementId around) {
  if (tree_[around].type == ElementType::Lbl) return around;  // a marker box holds the marker's inline box
  ElementId found = around;
  while (found && tree_[found].type != owner && tree_[found].type != ElementType::Toci) found = tree_[found].parent;
  if (!found) return around;
  return make(ElementType::Lbl, tree_[found].type == ElementType::Li ? found : around);
}

ElementId ElementParts::row_group(ElementType type, ElementId around) {
  if (tree_[around].type != ElementType::Table) return around;
  tree_[around].open_item = {};
  return make(type, around);
}

ElementId ElementParts::row(ElementId around) {
  if (tree_[around].type == ElementType::Table) {  // rows without a group get a body
    if (!tree_[around].open_item) {
      const ElementId body = make(ElementType::TBody, around);
      tree_[around].open_item = body;
    }
    around = tree_[around].open_item;
  } else if (!is_row_group(tree_[around].type)) {
    return around;
  }
  const ElementId row = make(ElementType::Tr, around);
  tree_[row].is_kept_empty = true;
  return row;
}

ElementId ElementParts::cell(ElementType type, ElementId around, CellPlace const& place) {
  if (tree_[around].type != ElementType::Tr) return around;
  const ElementId cell = make(type, around);
  Element& element = tree_[cell];
  element.column_span = place.column_span;
  element.row_span = place.row_span;
  element.is_kept_empty = true;
  if (type == ElementType::Th) element.attributes = "/O/Table/Scope/" + std::string(scope(around, place));
  return cell;
}

std::string_view ElementParts::scope(ElementId row, CellPlace const& place) const {
  if (place.scope == "row" || place.scope == "rowgroup") return "Row";
  if (place.scope == "col" || place.scope == "colgroup") return "Column";
  const bool is_in_head = tree_[tree_[row].parent].type == ElementType::THead;
  return !is_in_head && place.column == 0 ? "Row" : "Column";
}

}  // namespace bifolio::pdf
