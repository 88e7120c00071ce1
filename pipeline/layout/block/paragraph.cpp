// Block flow, the lines: a block container's lines become slabs with break opportunities between them, list markers stand beside
// the first.
#include <algorithm>

#include "layout/block/flow.h"
#include "layout/block/interest.h"
#include "layout/diagnostics.h"
#include "layout/inline/initial_letter.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::ComputedStyle;
using model::Direction;

/// Bytes of a paragraph behind which it is not laid out anew for a page of another width: each time all of it is read.
constexpr std::uint32_t longest_resumed = 256 * 1024;

/// Keeps the boxes that page layout wants to know of.
std::vector<BoxId> of_interest(model::BoxTree const& tree, std::vector<BoxId> const& begun) {
  std::vector<BoxId> kept;
  for (const BoxId box : begun)
    if (is_of_interest(tree, box)) kept.push_back(box);
  return kept;
}

/// Destinations for boxes that begin on the line, where inline layout has not made them.
void add_anchors(model::BoxTree const& tree, Slab& slab) {
  for (const BoxId box : slab.begun) {
    bool found = false;
    for (model::Fragment const& f : slab.fragments)
      found = found || (f.box == box && std::holds_alternative<model::Anchor>(f.content));
    if (!found) slab.fragments.push_back({box, model::Artifact::None, model::Anchor{tree[box].id, {}}});
  }
}

}  // namespace

Slab line_slab(model::BoxTree const& tree, BoxId box, Line&& line, Length x) {
  Slab slab;
  slab.x = x;
  slab.baseline = line.baseline;
  slab.right = slab.x + line.width;
  slab.fragments = std::move(line.fragments);
  slab.footnotes = std::move(line.footnotes);
  slab.escaped = std::move(line.escaped);
  slab.begun = of_interest(tree, line.begun);
  slab.place = line.place;
  slab.box = box;
  add_anchors(tree, slab);
  return slab;
}

void FlowBuilder::add_inline_content(BoxId box) {
  clear_initial_letter(box);
  FittedLines fitted;
  const std::size_t glyphs = context_.output.glyphs.size();
  if (!is_beside_floats()) {
    LineSpaces spaces = line_spaces();
    spaces.asks_for_others = is_page_flow_ && !columns_ && open_.back().varies && resumed_lines_ == LinePlace{};
    fitted.lines = lay_out_inline(context_, box, spaces);
    const auto has_float = [&](Line const& line) {
      return std::any_of(line.anchored.begin(), line.anchored.end(),
                         [&](BoxId anchored) { return is_beside_float(context_.tree, anchored); });
    };
    if (std::none_of(fitted.lines.begin(), fitted.lines.end(), has_float) || fitted.lines.front().phantom)
      return add_lines(box, std::move(fitted));
  } else if (fitted.lines = lay_out_inline(context_, box, line_spaces()); fitted.lines.empty() || fitted.lines.front().phantom) {
    return add_lines(box, std::move(fitted));
  }
  if (!add_nested_lines(box, fitted)) {
    context_.output.glyphs.resize(glyphs);  // they are set again, beside the floats
    settle();
    add_lines(box, fit_lines(box));
  }
  std::vector<BoxId> tall = std::move(tall_floats_);
  tall_floats_.clear();
  leaf_ = {};
  for (const BoxId tall_float : tall) add_in_flow(tall_float);
}

void FlowBuilder::add_lines(BoxId box, FittedLines fitted) {
  ComputedStyle const& style = context_.tree.style(box);
  if (!fitted.lines.empty() && fitted.lines.front().phantom) return add_phantom(fitted.lines.front());
  const std::size_t kept = lines_kept_for_notes(fitted.lines);
  const Size letter = fitted.lines.empty() ? Size() : fitted.lines.front().letter;
  std::vector<OtherLines> others;
  if (!fitted.lines.empty() && !fitted.lines.front().others.empty() && fitted.tops.empty() && may_vary(fitted.lines) &&
      letter.height == Length())
    others = std::move(fitted.lines.front().others);
  const bool after_heading = lines_since_heading_ == 0;
  OtherParagraph paragraph{0, 0, box, open_.back().width, {}};
  std::vector<bool> keeps_next;
  const Length height = fitted.lines.empty() ? Length() : fitted.lines.front().height;
  Length top, leading;
  for (std::size_t i = 0; i < fitted.lines.size(); ++i) {
    const bool is_fitted = i < fitted.tops.size();
    if (i == 0) {
      settle();
      leading = total_;
    } else {
      Line const& above = fitted.lines[i - 1];
      BreakPlace place =
          break_after({i, fitted.lines.size() - i, above.keep_with_next, above.ending, after_heading && i == 1}, style);
      place.cost += i < kept ? cost::avoid_inside : 0;
      add_line_break(fitted, i, place);
    }
    if (is_fitted && fitted.tops[i] > total_) advance(ItemKind::Glue, fitted.tops[i] - total_);
    keeps_next.push_back(fitted.lines[i].keep_with_next);
    if (i == 0) top = total_;
    add_line(box, std::move(fitted.lines[i]), i == 0 ? leading : total_);
    if (i == 0) paragraph.first = galley_.items.size() - 1;
  }
  if (galley_.items.empty()) return;
  paragraph.last = galley_.items.size() - 1;
  if (paragraph.last - paragraph.first + 2 != fitted.lines.size() * 2) others.clear();  // more than lines and breaks
  for (OtherLines const& other : others) {
    paragraph.count = line_count(other, keeps_next, after_heading, style);
    paragraph.count.line = height;
    galley_.other_paragraphs.push_back(paragraph);
  }
  if (letter.height > Length()) reach_below_lines(letter, top);
}

/// css-inline-3 §7.6.3: an initial letter that its paragraph is too short for is to the blocks that follow like a float.
void FlowBuilder::reach_below_lines(Size const& letter, Length top) {
  const bool rtl = open_.back().direction == model::Direction::Rtl;
  floats_.back().place(rtl ? FloatSide::Right : FloatSide::Left, letter, max(top, floats_.back().last_top()), content_band());
  letter_until_ = top + letter.height;
  beside_until_ = max(beside_until_, letter_until_);
}

/// A paragraph with an initial letter of its own does not stand beside another's.
void FlowBuilder::clear_initial_letter(BoxId box) {
  if (here() < letter_until_ && initial_letter_box(context_.tree, box)) push_below(letter_until_);
}

/// Before line `i`.
void FlowBuilder::add_line_break(FittedLines const& fitted, std::size_t i, BreakPlace const& place) {
  add_break_before(place, i < fitted.tops.size() ? fitted.tops[i] : total_);
  const LinePlace& next = fitted.lines[i - 1].end;
  if (leaf_ && leaf_ == open_.back().box && next.offset <= longest_resumed) make_resumable({step_, next.offset, next.piece});
}

/// css-gcpm-3 §2.7, footnote-policy: block: the paragraph goes with its note; so many of its lines stay together.
std::size_t FlowBuilder::lines_kept_for_notes(std::vector<Line> const& lines) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const std::uint32_t note : lines[i].footnotes)
      if (context_.tree.style(context_.tree.footnotes[note].body).footnote_policy == model::FootnotePolicy::Block) kept = i + 1;
  return kept;
}

/// `leading`: where positioned boxes would stand that come before everything on the line: floats do not push them down with it.
void FlowBuilder::add_line(BoxId box, Line line, Length leading) {
  for (std::size_t i = 0; i < line.anchored.size(); ++i) {
    if (!model::is_positioned_out(context_.tree, line.anchored[i])) continue;
    const Length before = i < line.anchored_at.size() ? line.anchored_at[i] : Length();
    const bool rtl = open_.back().direction == Direction::Rtl;
    const Length y = i >= line.first_below ? total_ + line.height : before > Length() ? total_ : leading;
    add_positioned(line.anchored[i], {open_.back().x + (rtl ? Length() : before), y}, open_.back().width - before);
  }
  const std::vector<BoxId> anchored_boxes = line.anchored;
  const Length height = line.height;
  const std::vector<InlineExtent> extents = std::move(line.extents);
  Slab slab = line_slab(context_.tree, box, std::move(line), open_.back().x);
  snap(slab, context_.tree.style(box), height);
  note_extents(extents);
  add_slab(std::move(slab), height);
  for (const BoxId anchored : anchored_boxes)
    if (model::is_floating(context_.tree, anchored) && !is_beside_float(context_.tree, anchored)) add_page_float(anchored);
}

/// No line box: margins meet through it. What it hands over begins where the next content does.
void FlowBuilder::add_phantom(Line const& line) {
  for (const BoxId begun : of_interest(context_.tree, line.begun)) marks_.push_back(begun.value);
  for (std::size_t i = 0; i < line.anchored.size(); ++i)
    if (model::is_positioned_out(context_.tree, line.anchored[i]))
      add_unsettled(line.anchored[i], line.anchored_at[i]);
    else
      add_out_of_flow(line.anchored[i]);
}

/// css-break-4 §3.3: orphans and widows; css-text-4 §6.3.6: a page should not end within a word.
BreakPlace FlowBuilder::break_after(LineEnd const& end, ComputedStyle const& style) const {
  const auto at_least = [](std::int32_t n) { return static_cast<std::size_t>(n > 1 ? n : 1); };
  BreakPlace place;
  if (end.above < at_least(style.orphans) || end.below < at_least(style.widows)) place.cost += cost::lone_line;
  if (end.keeps_next) place.cost += cost::avoid;
  if (end.after_heading) place.cost += cost::lone_line;
  if (end.ending != LineEnding::Whole) place.cost += cost::hyphen;
  if (end.ending != LineEnding::Divided) return place;
  switch (style.hyphenate_limit_last) {
    case model::HyphenateLimitLast::None: break;
    case model::HyphenateLimitLast::Always:
    case model::HyphenateLimitLast::Column: place.cost += cost::lone_line; break;
    case model::HyphenateLimitLast::Page: place.page_cost = cost::lone_line; break;
    case model::HyphenateLimitLast::Spread: place.spread_cost = cost::lone_line; break;
  }
  return place;
}

/// css-lists-3 §3.5: an outside marker stands at the principal box's start side, on its first line's baseline.
void FlowBuilder::add_markers(Slab& slab) {
  for (PendingMarker const& pending : markers_) {
    const Length width = intrinsic_inline_sizes(context_, pending.marker).max_content;
    std::vector<Line> lines = lay_out_inline(context_, pending.marker, {{}, {{}, width}});
    if (lines.empty()) continue;
    ComputedStyle const& style = context_.tree.style(pending.marker);
    const Length gap = style.font_size.scaled(2, 5);
    const bool rtl = pending.direction == Direction::Rtl;
    const Length x = rtl ? pending.edge + gap : pending.edge - gap - width;
    const Point by{x - slab.x, slab.baseline - lines[0].baseline};
    std::vector<model::Fragment> fragments;
    for (model::Fragment& fragment : lines[0].fragments) fragments.push_back(moved(std::move(fragment), by, 0));
    slab.fragments.insert(slab.fragments.begin(), std::make_move_iterator(fragments.begin()),
                          std::make_move_iterator(fragments.end()));
  }
  markers_.clear();
}

void FlowBuilder::await_marker(OpenBox const& item) {
  const BoxId marker = item.box ? marker_of(context_.tree, item.box) : BoxId();
  if (!marker) return;
  const Length edge = item.direction == Direction::Rtl ? item.x + item.width : item.x;
  markers_.push_back({marker, edge, item.direction, open_.size()});
}

/// A list item without a line gets one of its own for its marker, where its content begins.
void FlowBuilder::add_lone_marker(std::size_t depth) {
  if (markers_.empty() || markers_.back().depth != depth) return;
  const std::vector<Line> lines = lay_out_inline(context_, markers_.back().marker, {{}, {{}, open_.back().width}});
  if (lines.empty()) {
    markers_.pop_back();
    return;
  }
  if (!open_.back().begun) settle();
  const Length content = total_ - open_.back().top;
  if (content > Length()) go_back(open_.back(), content);
  Slab slab;
  slab.x = open_.back().x;
  slab.baseline = lines[0].baseline;
  slab.box = open_.back().box;
  add_slab(std::move(slab), lines[0].height);
  if (content > lines[0].height) add_space(content - lines[0].height);
}

}  // namespace bifolio::layout
