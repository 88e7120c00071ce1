// A table's structure made regular: PDF/UA wants every row as wide as the first, spans within the table, and bodies beside heads.
// One reason to change: what a regular table is (ISO 32000-1 §14.8.4.3.4, ISO 14289-1 §7.5).
#pragma once

#include "pdf/structure/structure_tree.h"

namespace bifolio::pdf {

/// Requires the newest table: all elements added after `table` are inside it.
void complete_table(StructureTree& tree, ElementId table);

}  // namespace bifolio::pdf
