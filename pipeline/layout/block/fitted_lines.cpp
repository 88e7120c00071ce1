// Block flow, lines beside floats (CSS 2.1 §9.5). Inline layout is asked for lines of given widths; how wide they may be depends on
// where they stand and on the floats that stand on them. So a paragraph is set again from the first line that has other room than
// was thought, until all lines have theirs.
#include <algorithm>
#include <set>

#include "layout/block/flow.h"

namespace bifolio::layout {
namespace {

using model::BoxId;

constexpr std::size_t first_lines = 64;       ///< for so many lines room is looked for at first
constexpr std::size_t least_passes = 24;      ///< at least so many times a paragraph may be set
constexpr std::size_t most_placed_each = 24;  ///< so many floats may ask for passes of their own
constexpr std::size_t passes_for_float = 3;

constexpr int most_nested = 3;  ///< lines within lines that are set again and again would multiply: deeper ones are set once

/// How many inline-blocks the box stands in.
int nesting(model::BoxTree const& tree, BoxId box) {
  int count = 0;
  for (; box && count <= most_nested; box = tree[box].parent)
    count += tree[box].kind == model::BoxKind::InlineBlock && !model::is_out_of_flow(tree, box);
  return count;
}

}  // namespace

class FlowBuilder::LineFitting {
 public:
  LineFitting(FlowBuilder& flow, BoxId box) : flow_(flow), box_(box), top_(flow.total_), within_(flow.content_band()) {
    spaces_ = flow.line_spaces();
    look_for_room(0, top_);
  }

  FittedLines run();

 private:
  FloatContext& floats() { return flow_.floats_.back(); }
  LineSpace space_of(FreeBand const& band) const { return {band.left - within_.left, band.width()}; }
  LineSpace space_at(std::size_t line) const { return line < spaces_.narrow.size() ? spaces_.narrow[line] : spaces_.rest; }
  Length height_of(std::size_t line) const;
  void look_for_room(std::size_t line, Length y);
  bool walk();
  bool place_anchored(std::size_t line, Length y);
  void place_rest();
  void set_lines();

  FlowBuilder& flow_;
  BoxId box_;
  Length top_;
  FreeBand within_;
  LineSpaces spaces_;
  std::vector<Line> lines_;
  std::vector<Length> tops_;
  std::vector<std::pair<std::size_t, Length>> least_;  ///< by line: no higher than this
  std::set<BoxId> placed_;
  DiagnosticSink sink_;
  bool made_float_ = true;  ///< since the lines were set: what glyphs there are is its too
  std::size_t glyphs_ = 0;  ///< how many there were before the lines were set
};

Length FlowBuilder::LineFitting::height_of(std::size_t line) const {
  constexpr Length least = Length::from_points(std::int64_t{1});
  if (line < lines_.size() && lines_[line].height > Length()) return lines_[line].height;
  return max(flow_.context_.tree.style(box_).font_size, least);
}

/// From `line` on, which stands at `y`: the room that lines have if they are as high as they were.
void FlowBuilder::LineFitting::look_for_room(std::size_t line, Length y) {
  while (spaces_.narrow.size() < line) spaces_.narrow.push_back(spaces_.rest);
  spaces_.narrow.resize(line);
  const std::size_t last = line + std::max(first_lines, lines_.size());
  for (; line < last && floats().reaches_below(y); ++line) {
    for (auto const& [at, least] : least_)
      if (at == line) y = max(y, least);
    FreeBand band = floats().free(y, height_of(line), within_);
    const bool takes_no_room = within_.width() <= Length() || (line < lines_.size() && lines_[line].width == Length());
    while (band.width() <= Length() && band.is_beside() && !takes_no_room) {
      y = max(*floats().next_bottom(y, height_of(line), within_), y + Length::from_raw(1));
      band = floats().free(y, height_of(line), within_);
    }
    spaces_.narrow.push_back(space_of(band));
    y += height_of(line);
  }
}

void FlowBuilder::LineFitting::set_lines() {
  std::vector<model::PlacedGlyph>& glyphs = flow_.context_.output.glyphs;
  if (made_float_)
    glyphs_ = glyphs.size();
  else
    glyphs.resize(glyphs_);  // those of the lines that are set anew
  made_float_ = false;
  sink_ = {};
  LayoutContext trial = with_sink(flow_.context_, sink_);
  lines_ = lay_out_inline(trial, box_, spaces_);
}

/// Places the line's floats: beside it where they fit beside what stands before them, else below. Whether any was placed.
bool FlowBuilder::LineFitting::place_anchored(std::size_t index, Length y) {
  Line const& line = lines_[index];
  bool any = false;
  for (std::size_t i = 0; i < line.anchored.size(); ++i) {
    const BoxId box = line.anchored[i];
    if (!is_beside_float(flow_.context_.tree, box) || !placed_.insert(box).second) continue;
    MadeFloat made = flow_.make_float(box);
    made_float_ = true;
    if (flow_.is_too_tall(made)) {
      flow_.tall_floats_.push_back(box);
      continue;
    }
    const FreeBand band = floats().free(y, line.height, within_);
    const Length before = i < line.anchored_at.size() ? line.anchored_at[i] : Length();
    const bool fits = i < line.first_below && (before == Length() || before + made.atomic.size.width <= band.width());
    flow_.place_float(std::move(made), fits ? y : y + line.height);
    any = true;
  }
  return any;
}

/// Goes down the lines; returns false, with new room looked for, at the first line that stands where its room is another one.
bool FlowBuilder::LineFitting::walk() {
  Length y = top_;
  tops_.clear();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    for (auto const& [at, least] : least_)
      if (at == i) y = max(y, least);
    Line const& line = lines_[i];
    const LineSpace space = space_at(i);
    FreeBand band = floats().free(y, line.height, within_);
    const bool fits_nowhere = line.overflow > Length() || (band.width() <= Length() && line.width > Length());
    if (band.is_beside() && within_.width() > Length() && fits_nowhere) {
      // Nothing fits here: the line moves down.
      const Length next = max(*floats().next_bottom(y, line.height, within_), y + Length::from_raw(1));
      least_.emplace_back(i, next);
      look_for_room(i, next);
      return false;
    }
    if (place_anchored(i, y)) band = floats().free(y, line.height, within_);
    const LineSpace found = space_of(band);
    if (found.offset != space.offset || found.width != space.width) {
      look_for_room(i, y);
      return false;
    }
    tops_.push_back(y);
    y += line.height;
  }
  return true;
}

/// When lines do not settle, floats that have no place stand below them.
void FlowBuilder::LineFitting::place_rest() {
  for (Line const& line : lines_)
    for (const BoxId box : line.anchored)
      if (model::is_floating(flow_.context_.tree, box) && placed_.insert(box).second) flow_.tall_floats_.push_back(box);
}

FittedLines FlowBuilder::LineFitting::run() {
  std::size_t passes = least_passes;
  set_lines();
  std::size_t anchored = 0;
  for (Line const& line : lines_) anchored += line.anchored.size();
  passes += std::min(anchored, most_placed_each) * passes_for_float;
  bool settled = walk();
  for (; !settled && passes > 0; --passes) {
    set_lines();
    settled = walk();
  }
  place_rest();
  while (tops_.size() < lines_.size()) {  // it did not settle
    const std::size_t i = tops_.size();
    tops_.push_back(i == 0 ? top_ : tops_.back() + lines_[i - 1].height);
  }
  flow_.context_.sink.take(std::move(sink_));
  return {std::move(lines_), std::move(tops_)};
}

FittedLines FlowBuilder::fit_lines(BoxId box) { return LineFitting(*this, box).run(); }

/// Lines that are nested too deeply to be set again: below all floats, with their own below them.
bool FlowBuilder::add_nested_lines(BoxId box, FittedLines& fitted) {
  if (nesting(context_.tree, box) <= most_nested) return false;
  if (!fitted.lines.empty() && fitted.lines.front().phantom) return false;
  for (Line const& line : fitted.lines)
    for (const BoxId anchored : line.anchored)
      if (model::is_floating(context_.tree, anchored)) tall_floats_.push_back(anchored);
  settle();
  if (floats_.back().bottom() > total_) fill_to(ItemKind::Glue, floats_.back().bottom());
  add_lines(box, std::move(fitted));
  return true;
}

}  // namespace bifolio::layout
