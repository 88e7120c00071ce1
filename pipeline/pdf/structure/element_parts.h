// ElementParts: structure elements that come in fixed parts: lists with items, labels and bodies; tables with groups, rows and
// cells. Puts each part where PDF wants it, whatever the document leaves out. One reason to change: the parts of lists and tables.
#pragma once

#include <cstdint>
#include <string_view>

#include "pdf/structure/structure_tree.h"

namespace bifolio::pdf {

/// Each member takes the element that the part's box stands in, and gives the one that the box's content goes to: the same one
/// where the part makes no sense (a cell outside a row).
class ElementParts {
 public:
  explicit ElementParts(StructureTree& tree) : tree_(tree) {}

  /// A plain element in document order.
  ElementId make(ElementType type, ElementId parent);
  std::uint32_t rank() const { return rank_; }
  std::uint32_t next_rank() { return ++rank_; }

  ElementId list(ElementId around, std::string_view counter_style, bool in_contents);
  ElementId item(ElementId around);
  /// A term (Lbl) or description (LBody): each run of terms begins an item, which the descriptions after it join.
  ElementId definition(ElementType type, ElementId around);
  /// The marker of a list item or a note: its label, next to the body that it is found in.
  ElementId label(ElementType owner, ElementId around);

  ElementId row_group(ElementType type, ElementId around);
  ElementId row(ElementId around);
  struct CellPlace {
    std::uint32_t column, column_span, row_span;
    std::string_view scope;  ///< the attribute's value
  };
  ElementId cell(ElementType type, ElementId around, CellPlace const& place);

 private:
  std::string_view scope(ElementId row, CellPlace const& place) const;

  StructureTree& tree_;
  std::uint32_t rank_ = 0;
};

}  // namespace bifolio::pdf
