// Which anchor calls which footnote: found before any box is made, because notes stand at their chapter's end and calls in its
// text.
#pragma once

#include <unordered_map>
#include <vector>

#include "model/box_tree.h"
#include "model/document.h"

namespace bifolio::boxes {

struct Notes {
  std::unordered_map<model::NodeId, model::NodeId> call_of_note, note_of_call;  ///< looked up, never iterated
  /// By note, as generation meets them.
  std::unordered_map<model::NodeId, model::BoxId> call_boxes, bodies;
  std::vector<model::NodeId> in_order;  ///< notes whose body is made
};

/// Each footnote's first displayed reference is its call. A note that only unreached notes call keeps no call: one is made at its
/// place.
Notes find_notes(model::Document const& document, model::StyledDocument const& styled);

}  // namespace bifolio::boxes
