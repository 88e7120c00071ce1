// Chapters: the document's flow, cut where a page break is forced (css-break-4 §3.1: break-before, break-after, a change of
// `page`). Each chapter can be laid out on its own. Changes with the rules for forced breaks.
#pragma once

#include <string>
#include <vector>

#include "layout/block/galley.h"
#include "model/box_tree.h"

namespace bifolio::layout {

/// One step through the block-level boxes in document order.
struct FlowStep {
  enum class Kind : std::uint8_t { Open, Leaf, Close } kind = Kind::Leaf;
  model::BoxId box;
};

struct Chapter {
  model::BreakBetween side = model::BreakBetween::Page;  ///< Page, Left, Right, Recto or Verso: where it begins
  std::string page;                                      ///< the page type's name; empty: auto
  model::BoxId group;                                    ///< the box that names the page type: its pages are a group; none: auto
  bool starts_group = false;                             ///< its first page is the first of the group
  std::size_t earliest_page = 1;                         ///< on which it may begin: every chapter before it has a page
  std::vector<model::BoxId> open;                        ///< boxes that began in earlier chapters, outermost first
  std::vector<FlowStep> steps;
  /// Whether :first may select its first page: of the document, or of the group.
  bool may_be_first() const { return earliest_page == 1 || (starts_group && !page.empty()); }
};

/// Where the layout of a chapter begins, or goes on.
struct FlowStart {
  ResumePlace at = {0, 0, 0};
  std::vector<model::BoxId> open;  ///< boxes that began before it, outermost first
  bool goes_on = false;            ///< after a page break that nothing forces: margins vanish there (css-break-4 §5.2)
};

/// Whether layout makes lines, a table, an image of the box, instead of going into its block-level children.
bool is_leaf(model::BoxTree const& tree, model::BoxId box);
/// The box's first child that is not its outside marker.
model::BoxId first_flow_child(model::BoxTree const& tree, model::BoxId box);
/// The box's outside marker, or none.
model::BoxId marker_of(model::BoxTree const& tree, model::BoxId box);

bool is_forced(model::BreakBetween value);
bool is_avoided(model::BreakBetween value);

/// The steps through a box that is a flow of its own.
std::vector<FlowStep> steps_through(model::BoxTree const& tree, model::BoxId box);
/// Boxes that are open before that step, outermost first, if `open` are before the first one.
std::vector<model::BoxId> open_before(std::vector<FlowStep> const& steps, std::size_t first, std::size_t step,
                                      std::vector<model::BoxId> open);

/// At least one.
std::vector<Chapter> cut_into_chapters(model::BoxTree const& tree);

}  // namespace bifolio::layout
