// Vertical writing (css-writing-modes-4): the document is laid out along its lines as if they were horizontal, on pages whose sides
// are exchanged, and what is laid out is then turned to where it stands. Changes with the writing modes that we know.
#pragma once

#include "base/diagnostics.h"
#include "model/box_tree.h"
#include "model/paged_document.h"
#include "model/resources.h"

namespace bifolio::layout {

/// How the flow stands on the page.
struct FlowTurn {
  bool vertical = false;
  bool from_left = false;  ///< lines follow each other from left to right
  /// The page's area as the flow sees it: its lines' length is its width.
  Rect flow_area(Rect const& page_area) const;
};
FlowTurn flow_turn(model::BoxTree const& tree);

/// The tree with styles as the flow sees them: `top` is where the first line is, `left` where lines begin. The pages' own styles
/// stay as they are, with horizontal text; a footnote area's are the flow's already: its `border-top` is between the text and its
/// notes. `tree` must outlive it. Requires vertical writing.
model::BoxTree turned_tree(model::BoxTree const& tree, DiagnosticSink& sink);

/// Images' sizes as the flow sees them, without their bytes.
model::Resources turned_resources(model::Resources const& resources);

/// Turns what was laid out in flow_area(area) to its place in the page's area.
void turn_fragments(std::vector<model::Fragment>& fragments, std::size_t first, FlowTurn const& turn, Rect const& area);

/// Vertical writing that is not the whole document's is set along horizontal lines: says so.
void report_other_modes(model::BoxTree const& tree, DiagnosticSink& sink);

}  // namespace bifolio::layout
