#include "layout/block/chapters.h"

#include <set>

#include "layout/column/column_geometry.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::BreakBetween;

/// Walks the flow. A break before a box's first child is a break before the box (css-break-4 §3.1.1), so a chapter begins after the
/// last Leaf or Close before its first leaf.
class Cutter {
 public:
  explicit Cutter(BoxTree const& tree) : tree_(tree) {}

  std::vector<Chapter> run() {
    if (!tree_.boxes.empty()) walk(tree_.root(), {"", {}});
    finish_chapter(steps_.size());
    return std::move(chapters_);
  }

 private:
  /// A page type, and the box that asks for it.
  struct PageType {
    std::string const& name;
    BoxId group;
  };

  void walk(BoxId box, PageType const& outer) {
    model::ComputedStyle const& style = tree_.style(box);
    const PageType page = style.page.empty() ? outer : PageType{style.page, box};
    if (model::is_out_of_flow(tree_, box)) return add_out_of_flow(box, page.name);
    force(style.break_before);
    const bool columns = tree_[box].kind == BoxKind::Block && is_multicol(style);
    if (is_leaf(tree_, box) || (columns && columns_ > 0)) {
      for (BoxId part : edge_rows(box, &model::Box::first_child)) force(tree_.style(part).break_before);
      reach_leaf(page);
      steps_.push_back({FlowStep::Kind::Leaf, box});
    } else {
      steps_.push_back({FlowStep::Kind::Open, box});
      columns_ += columns;
      for (BoxId child = first_flow_child(tree_, box); child; child = tree_[child].next) walk(child, page);
      columns_ -= columns;
      steps_.push_back({FlowStep::Kind::Close, box});
    }
    boundary_ = steps_.size();
    for (BoxId part : edge_rows(box, &model::Box::last_child)) force(tree_.style(part).break_after);
    force(style.break_after);
  }

  /// The first or last group of a table and its row: a break at their edge is one at the table's (css-break-4 §3.1.1).
  std::vector<BoxId> edge_rows(BoxId box, BoxId model::Box::*edge) const {
    if (tree_[box].kind != BoxKind::TableWrapper && tree_[box].kind != BoxKind::Table) return {};
    std::vector<BoxId> parts;
    for (BoxId part = tree_[box].*edge; part; part = tree_[part].*edge) {
      const BoxKind kind = tree_[part].kind;
      if (kind == BoxKind::TableRowGroup || kind == BoxKind::TableRow) parts.push_back(part);
      if (kind != BoxKind::Table && kind != BoxKind::TableRowGroup) break;
    }
    return parts;
  }

  /// css-break-4 §3.1: within columns, `always` ends the column only.
  void force(BreakBetween value) {
    if (is_forced(value) && (value != BreakBetween::Always || columns_ == 0)) forced_ = value, is_forced_ = true;
  }

  /// What is out of the flow breaks no page, and stands with what comes before it, where no break comes between.
  void add_out_of_flow(BoxId box, std::string const& page) {
    steps_.push_back({FlowStep::Kind::Leaf, box});
    if (has_leaf_ && !is_forced_ && page == page_) boundary_ = steps_.size();
  }

  void reach_leaf(PageType const& page) {
    if (!has_leaf_ || is_forced_ || page.name != page_) {
      if (has_leaf_) finish_chapter(boundary_);
      side_ = is_forced_ ? forced_ : BreakBetween::Page;
      page_ = page.name;
      group_ = page.group;
    }
    has_leaf_ = true;
    is_forced_ = false;
  }

  /// The steps from the last boundary to `end` are a chapter.
  void finish_chapter(std::size_t end) {
    Chapter chapter;
    chapter.side = side_;
    chapter.page = page_;
    chapter.group = group_;
    chapter.starts_group = groups_.insert(group_).second;
    chapter.earliest_page = chapters_.size() + 1;
    chapter.open = open_;
    chapter.steps.assign(steps_.begin() + static_cast<std::ptrdiff_t>(begin_), steps_.begin() + static_cast<std::ptrdiff_t>(end));
    for (FlowStep const& step : chapter.steps) {
      if (step.kind == FlowStep::Kind::Open)
        open_.push_back(step.box);
      else if (step.kind == FlowStep::Kind::Close)
        open_.pop_back();
    }
    begin_ = end;
    chapters_.push_back(std::move(chapter));
  }

  BoxTree const& tree_;
  std::vector<FlowStep> steps_;
  std::vector<Chapter> chapters_;
  std::vector<BoxId> open_;
  std::size_t begin_ = 0, boundary_ = 0;
  std::string page_;
  BreakBetween forced_ = BreakBetween::Page, side_ = BreakBetween::Page;
  int columns_ = 0;  ///< multi-column containers that are open
  bool is_forced_ = false, has_leaf_ = false;
  BoxId group_;
  std::set<BoxId> groups_;  ///< that have begun: one is not begun anew when its pages go on after those of another
};

void add_steps(BoxTree const& tree, BoxId box, std::vector<FlowStep>& steps) {
  if (model::is_out_of_flow(tree, box) || is_leaf(tree, box) || is_multicol(tree.style(box)))
    return steps.push_back({FlowStep::Kind::Leaf, box});
  steps.push_back({FlowStep::Kind::Open, box});
  for (BoxId child = first_flow_child(tree, box); child; child = tree[child].next) add_steps(tree, child, steps);
  steps.push_back({FlowStep::Kind::Close, box});
}

}  // namespace

BoxId marker_of(BoxTree const& tree, BoxId box) {
  const BoxId first = tree[box].first_child;
  return first && tree[first].kind == BoxKind::Marker ? first : BoxId();
}

BoxId first_flow_child(BoxTree const& tree, BoxId box) {
  const BoxId first = tree[box].first_child;
  return first && tree[first].kind == BoxKind::Marker ? tree[first].next : first;
}

bool is_leaf(BoxTree const& tree, BoxId box) {
  switch (tree[box].kind) {
    case BoxKind::Image:
    case BoxKind::TableWrapper:
    case BoxKind::Table: return true;
    default: break;
  }
  BoxId child = first_flow_child(tree, box);
  bool is_inline = !child;
  for (; child && model::is_out_of_flow(tree, child); child = tree[child].next)
    is_inline = is_inline || !model::is_block_level(tree, child);
  return child ? !model::is_block_level(tree, child) : is_inline;
}

bool is_forced(BreakBetween value) {
  switch (value) {
    case BreakBetween::Page:
    case BreakBetween::Left:
    case BreakBetween::Right:
    case BreakBetween::Recto:
    case BreakBetween::Verso:
    case BreakBetween::Always: return true;
    case BreakBetween::Auto:
    case BreakBetween::Avoid:
    case BreakBetween::AvoidPage:
    case BreakBetween::AvoidColumn:
    case BreakBetween::Column: return false;
  }
  return false;
}

bool is_avoided(BreakBetween value) { return value == BreakBetween::Avoid || value == BreakBetween::AvoidPage; }

std::vector<FlowStep> steps_through(BoxTree const& tree, BoxId box) {
  std::vector<FlowStep> steps;
  add_steps(tree, box, steps);
  return steps;
}

std::vector<BoxId> open_before(std::vector<FlowStep> const& steps, std::size_t first, std::size_t step, std::vector<BoxId> open) {
  for (std::size_t i = first; i < step; ++i) {
    if (steps[i].kind == FlowStep::Kind::Open) open.push_back(steps[i].box);
    if (steps[i].kind == FlowStep::Kind::Close && !open.empty()) open.pop_back();
  }
  return open;
}

std::vector<Chapter> cut_into_chapters(BoxTree const& tree) { return Cutter(tree).run(); }

}  // namespace bifolio::layout
