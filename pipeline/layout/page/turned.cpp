#include "layout/page/turned.h"

#include <utility>
#include <vector>

#include "layout/diagnostics.h"
#include "model/writing.h"

namespace bifolio::layout {
namespace {

using model::BoxTree;
using model::ComputedStyle;
using model::WritingMode;

/// Page edges to the flow's: css-writing-modes-4 §6.4.
template <class T>
Edges<T> turned(Edges<T> const& e, FlowTurn const& turn) {
  return turn.from_left ? Edges<T>{.top = e.left, .right = e.bottom, .bottom = e.right, .left = e.top}
                        : Edges<T>{.top = e.right, .right = e.bottom, .bottom = e.left, .left = e.top};
}

/// The share of the room that is left over, from the other end.
model::LengthPercentage from_other_end(model::LengthPercentage const& value) { return {-value.length, 100000 - value.percent}; }

void turn_position(model::Position& position, FlowTurn const& turn) {
  position = {position.y, turn.from_left ? position.x : from_other_end(position.x)};
}

void turn_shadow(model::Shadow& shadow, FlowTurn const& turn) {
  const Length x = shadow.x;
  shadow.x = shadow.y;
  shadow.y = turn.from_left ? x : -x;
}

void turn_radii(ComputedStyle& style, FlowTurn const& turn) {
  auto const r = style.border_radius;
  style.border_radius = turn.from_left ? std::array{r[0], r[3], r[2], r[1]} : std::array{r[1], r[2], r[3], r[0]};
  for (model::CornerRadius& radius : style.border_radius) std::swap(radius.horizontal, radius.vertical);
}

void turn_background(ComputedStyle& style, FlowTurn const& turn) {
  for (model::Position& position : style.background_position) turn_position(position, turn);
  for (model::BackgroundSize& size : style.background_size) std::swap(size.width, size.height);
  for (model::BackgroundRepeats& repeat : style.background_repeat) std::swap(repeat.x, repeat.y);
  for (model::BackgroundImage& image : style.background_image)
    for (model::Gradient& gradient : image.gradient) {
      const std::int32_t angle = turn.from_left ? 270000 - gradient.angle : gradient.angle - 90000;
      gradient.angle = (angle % 360000 + 360000) % 360000;
      std::swap(gradient.radius_x, gradient.radius_y);
      turn_position(gradient.center, turn);
    }
}

/// Line-over is the right side: where lines follow each other from the left, that is towards the next line.
model::RubyPosition other_side(model::RubyPosition position) {
  using enum model::RubyPosition;
  switch (position) {
    case Alternate: return AlternateUnder;
    case AlternateUnder: return Alternate;
    case Over:
    case InterCharacter: return Under;
    case Under: return Over;
  }
  return position;
}

void turn_style(ComputedStyle& style, FlowTurn const& turn) {
  style.margin = turned(style.margin, turn);
  style.padding = turned(style.padding, turn);
  style.border = turned(style.border, turn);
  style.inset = turned(style.inset, turn);
  std::swap(style.width, style.height);
  std::swap(style.min_width, style.min_height);
  std::swap(style.max_width, style.max_height);
  std::swap(style.overflow_x, style.overflow_y);
  std::swap(style.aspect_ratio_width, style.aspect_ratio_height);
  turn_radii(style, turn);
  turn_background(style, turn);
  turn_position(style.object_position, turn);
  for (model::Shadow& shadow : style.box_shadow) turn_shadow(shadow, turn);
  for (model::Shadow& shadow : style.text_shadow) turn_shadow(shadow, turn);
  if (!turn.from_left) return;
  style.ruby_position = other_side(style.ruby_position);
  style.text_emphasis_left = !style.text_emphasis_left;
}

/// Moves and turns: a point (x, y) of the flow is (right − y, top + x) of the page, or (left + y, top + x).
struct Turner {
  FlowTurn turn;
  Rect area;

  Point at(Point p) const { return {turn.from_left ? area.x + p.y : area.right() - p.y, area.y + p.x}; }
  Rect at(Rect const& r) const {
    return {turn.from_left ? area.x + r.y : area.right() - r.bottom(), area.y + r.x, r.height, r.width};
  }
  void path(model::Path& path) const {
    for (model::PathPoint& step : path) step.point = at(step.point);
  }

  void operator()(model::GlyphRun& run) const { run.origin = at(run.origin); }
  void operator()(model::FilledRect& fill) const { fill.rect = at(fill.rect); }
  void operator()(model::StrokedLine& line) const { line.from = at(line.from), line.to = at(line.to); }
  void operator()(model::PlacedImage& image) const { image.rect = at(image.rect), image.clip = at(image.clip); }
  void operator()(model::LinkArea& link) const { link.rect = at(link.rect); }
  void operator()(model::Anchor& anchor) const { anchor.point = at(anchor.point); }
  void operator()(model::FilledPath& fill) const {
    path(fill.path);
    for (model::TileFill& tile : fill.tiles) {
      tile.tile = at(tile.tile);
      std::swap(tile.step.width, tile.step.height);
      for (model::GradientFill& gradient : tile.gradient) {
        gradient.from = at(gradient.from), gradient.to = at(gradient.to);
        std::swap(gradient.radius_x, gradient.radius_y);
      }
    }
  }
  void operator()(model::StrokedPath& stroke) const { path(stroke.path); }
  void operator()(model::GroupBegin& group) const {
    path(group.clip);
    for (model::Transform& transform : group.transform) transform.origin = at(transform.origin);
  }
  void operator()(model::GroupEnd&) const {}
};

/// Running elements stand in margin boxes, whose lines are horizontal.
std::vector<bool> boxes_of_running_elements(BoxTree const& tree) {
  std::vector<bool> found(tree.boxes.size(), false);
  for (model::RunningElement const& element : tree.running) found[element.body.index()] = true;
  for (std::size_t i = 0; i < tree.boxes.size(); ++i)  // parents stand before their children
    if (tree.boxes[i].parent && found[tree.boxes[i].parent.index()]) found[i] = true;
  return found;
}

/// Numbers of the styles that the flow has of its own, which stand behind the others.
struct FlowStyles {
  std::size_t count;
  model::StyleId of(model::StyleId style) const { return style ? model::StyleId(style.index() + count) : style; }
};

model::ImageSize turned(model::ImageSize size) {
  std::swap(size.width, size.height);
  std::swap(size.has_width, size.has_height);
  std::swap(size.preserved_ratio.x, size.preserved_ratio.y);
  return size;
}

}  // namespace

Rect FlowTurn::flow_area(Rect const& page_area) const {
  return vertical ? Rect{{}, {}, page_area.height, page_area.width} : page_area;
}

FlowTurn flow_turn(BoxTree const& tree) {
  const WritingMode mode = model::principal_writing_mode(tree);
  return {.vertical = model::is_vertical(mode), .from_left = mode == WritingMode::VerticalLr || mode == WritingMode::SidewaysLr};
}

BoxTree turned_tree(BoxTree const& tree, DiagnosticSink& sink) {
  const WritingMode mode = model::principal_writing_mode(tree);
  const FlowTurn turn = flow_turn(tree);
  if (mode == WritingMode::SidewaysLr)
    sink.report_once(kinds::approximated, "writing-mode", tree[tree.root()].span,
                     "writing-mode: sideways-lr is set with its letters turned to the right, as in vertical-lr");
  BoxTree made;
  made.boxes = tree.boxes;
  made.footnotes = tree.footnotes;
  made.strings = tree.strings;
  made.counters = tree.counters;
  made.bookmarks = tree.bookmarks;
  made.running = tree.running;
  made.pages = tree.pages;
  made.nth_patterns = tree.nth_patterns;
  made.counter_styles = tree.counter_styles;
  const FlowStyles flow{tree.styles.size()};
  made.styles = tree.styles;
  for (ComputedStyle& style : made.styles) style.writing_mode = WritingMode::HorizontalTb;
  for (ComputedStyle const& style : tree.styles) {
    made.styles.push_back(style);
    turn_style(made.styles.back(), turn);
    made.styles.back().writing_mode = mode;
  }
  const std::vector<bool> running = boxes_of_running_elements(tree);
  for (std::size_t i = 0; i < made.boxes.size(); ++i) {
    if (running[i]) continue;
    made.boxes[i].style = flow.of(made.boxes[i].style);
    made.boxes[i].first_line = flow.of(made.boxes[i].first_line);
  }
  for (auto const& [styles, style] : tree.first_line_styles)
    made.first_line_styles[{flow.of(styles.first), flow.of(styles.second)}] = flow.of(style);
  return made;
}

model::Resources turned_resources(model::Resources const& resources) {
  model::Resources made;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    model::Resource const& image = resources[model::ResourceId(i)];
    made.add({.url = image.url,
              .name = image.name,
              .bytes = {},
              .format = image.format,
              .size = turned(image.size),
              .orientation = image.orientation,
              .hash = image.hash});
  }
  return made;
}

void turn_fragments(std::vector<model::Fragment>& fragments, std::size_t first, FlowTurn const& turn, Rect const& area) {
  if (!turn.vertical) return;
  for (std::size_t i = first; i < fragments.size(); ++i) std::visit(Turner{turn, area}, fragments[i].content);
}

void report_other_modes(BoxTree const& tree, DiagnosticSink& sink) {
  const WritingMode mode = model::principal_writing_mode(tree);
  for (model::Box const& box : tree.boxes) {
    if (!box.element || box.kind == model::BoxKind::Text || tree.styles[box.style.index()].writing_mode == mode) continue;
    if (box.parent == model::BoxId() || box.element == tree[tree.root()].element) continue;
    sink.report_once(kinds::unsupported, "writing-mode", box.span,
                     "a writing mode other than the whole document's is not supported: it is set as the rest");
    return;
  }
}

}  // namespace bifolio::layout
