// BoxStructure: the structure elements of a box tree, and which of them a box's content belongs to.
// One reason to change: which structure type an element or role of the document becomes.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "model/box_tree.h"
#include "model/document.h"
#include "model/resources.h"
#include "pdf/structure/structure_tree.h"

namespace bifolio::pdf {

struct BoxStructure {
  StructureTree tree;
  std::vector<ElementId> element_of_box;   ///< by BoxId: where the box's content goes; none for artifacts
  std::vector<std::uint32_t> rank_of_box;  ///< by BoxId: document order
  bool is_accessible = true;               ///< no heading level skipped, alternative text everywhere
};

struct StructureSource {
  model::Document const& document;
  model::BoxTree const& boxes;
  model::Resources const& resources;
};

BoxStructure build_structure(StructureSource const& source, DiagnosticSink& sink);

}  // namespace bifolio::pdf
