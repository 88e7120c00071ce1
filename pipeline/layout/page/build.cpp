#include "layout/page/build.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "base/numbers.h"
#include "layout/block/decoration.h"
#include "layout/block/flow.h"
#include "layout/block/geometry.h"
#include "layout/block/interest.h"
#include "layout/diagnostics.h"
#include "layout/footnote/note_lines.h"
#include "layout/page/margin_boxes.h"
#include "layout/page/page_area.h"
#include "layout/page/page_decoration.h"
#include "layout/page/placer.h"
#include "layout/page/turned.h"
#include "layout/page/unseen.h"

namespace bifolio::layout {
namespace {

using model::Artifact;
using model::BoxId;
using model::BoxTree;
using model::ComputedStyle;
using model::Fragment;
using model::Page;
using model::PagedDocument;
using model::PageStyle;

/// Fragments of fixed boxes come again on every page: so many on one page, and in a short book so many on all of them.
constexpr std::size_t most_repeated = 1000, most_repeated_in_all = 500'000;

std::string in_points(Length length) { return to_decimal(length.points(), 1) + " pt"; }

class Builder {
 public:
  Builder(BoxTree const& tree, Services const& services, std::deque<ChapterLayout>& chapters, DiagnosticSink& sink)
      : tree_(tree), services_(services), chapters_(chapters), sink_(sink) {
    has_run_.resize(tree.running.size());
    for (model::StringAssignment const& assignment : tree.strings) assignments_.emplace_back(assignment.box, &assignment);
    std::stable_sort(assignments_.begin(), assignments_.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  }

  PagedDocument build(std::vector<PagePlan> const& plans) {
    join_glyphs();
    find_fixed();
    paged_.pages.reserve(plans.size());
    most_repeated_ = std::max(most_repeated, most_repeated_in_all / std::max<std::size_t>(plans.size(), 1));
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (i == 0 || plans[i].chapter != plans[i - 1].chapter) start_chapter(plans[i].chapter);
      add_page(plans[i], static_cast<std::int32_t>(plans.size()));
    }
    for (ChapterLayout& chapter : chapters_) {
      paged_.strings.take(std::move(chapter.output.strings));
      sink_.take(std::move(chapter.sink));
    }
    paged_.strings.take(std::move(output_.strings));
    paged_.glyphs = std::move(output_.glyphs);
    return std::move(paged_);
  }

 private:
  void join_glyphs() {
    for (ChapterLayout& chapter : chapters_) {
      glyph_bases_.push_back(static_cast<std::uint32_t>(output_.glyphs.size()));
      output_.glyphs.insert(output_.glyphs.end(), chapter.output.glyphs.begin(), chapter.output.glyphs.end());
      std::vector<model::PlacedGlyph>().swap(chapter.output.glyphs);
    }
  }

  void find_fixed();
  void start_chapter(std::size_t chapter) { placer_.emplace(tree_, chapters_[chapter].galley, glyph_bases_[chapter]); }

  void add_page(PagePlan const& plan, std::int32_t count);
  void add_flow(Page& page, PagePlan const& plan, Rect const& area, model::PageStart& start);
  enum class FixedLayer : std::uint8_t { Below, Above };
  void add_fixed(Page& page, Rect const& area, FixedLayer layer);
  Length add_notes(Page& page, PagePlan const& plan, PageStyle const& style, Rect const& area);
  Length floats_height(PagePlan const& plan, bool at_top) const;
  void add_floats(Page& page, PagePlan const& plan, Point at, bool at_top);
  void add_slab(Page& page, Slab const& slab, Point at, std::uint32_t glyph_base);
  void note_begun(std::vector<BegunBox> const& begun);
  void run(model::RunningElement const& element, bool at_start);
  void run_the_rest();
  void report_overflow(PagePlan const& plan, Placed const& placed, Rect const& area, Length page_width);
  void report_unseen(Page const& page);
  Span place_of(BoxId box) const;

  BoxTree const& tree_;
  FlowTurn turn_ = flow_turn(tree_);
  Services const& services_;
  std::deque<ChapterLayout>& chapters_;
  DiagnosticSink& sink_;
  PagedDocument paged_;
  Output output_;
  std::vector<std::uint32_t> glyph_bases_;
  bool is_overflow_said_ = false;  ///< of the page that is being built
  std::optional<Placer> placer_;
  DocumentCounters document_counters_;
  NamedStrings strings_;
  RunningElements elements_;
  LastContents last_margins_;
  /// The boxes that stand on every page, with what is added to their glyphs.
  std::vector<std::pair<FixedBox const*, std::uint32_t>> fixed_;
  std::size_t most_repeated_ = most_repeated;
  std::vector<bool> has_run_;  ///< of tree.running, which have been reached
  std::vector<std::pair<BoxId, model::StringAssignment const*>> assignments_;
};

void Builder::add_page(PagePlan const& plan, std::int32_t count) {
  PageStyle const& style = model::page_style(tree_, plan.context);
  Page page;
  page.size = style.size;
  page.bleed = style.bleed;
  page.crop_marks = style.crop_marks;
  page.cross_marks = style.cross_marks;
  page.rotation = style.rotation;
  page.label = plan.label;
  page.blank = plan.context.blank;
  document_counters_.start_page();
  strings_.start_page();
  elements_.start_page();
  model::PageStart start;
  start.label = plan.label;
  append_page_decoration({page.fragments, &services_.resources, {}}, tree_, style);
  const Rect page_area = content_area(tree_, style);
  const Rect area = turn_.flow_area(page_area);
  const std::size_t background = page.fragments.size();
  is_overflow_said_ = false;
  if (!page.blank) {
    add_flow(page, plan, area, start);
    add_floats(page, plan, {area.x, area.y}, true);
    const Length notes_top = add_notes(page, plan, style, area);
    add_floats(page, plan, {area.x, notes_top - floats_height(plan, false)}, false);
    turn_fragments(page.fragments, background, turn_, page_area);
  }
  if (!is_overflow_said_) report_unseen(page);
  if (paged_.pages.size() + 1 == static_cast<std::size_t>(count)) run_the_rest();
  LayoutContext context{tree_, services_, output_, sink_, page_area.height};
  MarginFragments margins = lay_out_margin_boxes(
      context, style, {plan.number, count, plan.counters, document_counters_, strings_, elements_, last_margins_});
  page.fragments.insert(page.fragments.begin() + static_cast<std::ptrdiff_t>(background),
                        std::make_move_iterator(margins.below.begin()), std::make_move_iterator(margins.below.end()));
  std::move(margins.above.begin(), margins.above.end(), std::back_inserter(page.fragments));
  paged_.pages.push_back(std::move(page));
  paged_.page_map.pages.push_back(std::move(start));
}

void Builder::add_flow(Page& page, PagePlan const& plan, Rect const& area, model::PageStart& start) {
  Placed placed;
  if (!plan.floats_alone)
    placed = placer_->place({plan.first, plan.last, plan.carry_in, plan.carry_out, plan.columns, plan.stretch, plan.stretch_step},
                            {area.x, area.y + floats_height(plan, true)});
  report_overflow(plan, placed, area, turn_.vertical ? area.width : page.size.width);
  std::move(placed.backgrounds.begin(), placed.backgrounds.end(), std::back_inserter(page.fragments));
  start.place = placed.place;
  note_begun(placed.begun);
  add_fixed(page, area, FixedLayer::Below);
  std::move(placed.content.begin(), placed.content.end(), std::back_inserter(page.fragments));
  add_fixed(page, area, FixedLayer::Above);
}

/// css-position-3 §2.1: fixed boxes stand on every page; they are content on the first and artifacts on the others.
void Builder::add_fixed(Page& page, Rect const& area, FixedLayer layer) {
  const bool is_first = paged_.pages.empty();
  std::size_t repeated = 0;
  for (auto const& [fixed, glyph_base] : fixed_) {
    if ((fixed->z_index < 0) != (layer == FixedLayer::Below)) continue;
    repeated += fixed->fragments.size();
    if (!is_first && repeated > most_repeated_) {
      sink_.report_once(kinds::unsupported, "fixed", place_of(fixed->box),
                        "too much stands in the same place on every page; from here on it is on the first page only");
      return;
    }
    for (Fragment const& fragment : fixed->fragments) {
      if (!is_first && std::holds_alternative<model::Anchor>(fragment.content)) continue;
      page.fragments.push_back(moved(fragment, {area.x, area.y}, glyph_base));
      Artifact& artifact = page.fragments.back().artifact;
      if (!is_first && artifact == Artifact::None) artifact = Artifact::Layout;
    }
  }
}

/// What is laid out in two parts of a chapter counts once.
void Builder::find_fixed() {
  std::map<BoxId, std::size_t> known;
  for (std::size_t i = 0; i < chapters_.size(); ++i)
    for (FixedBox const& fixed : chapters_[i].output.fixed) {
      const auto [at, is_new] = known.try_emplace(fixed.box, fixed_.size());
      if (is_new)
        fixed_.emplace_back(&fixed, glyph_bases_[i]);
      else
        fixed_[at->second] = {&fixed, glyph_bases_[i]};
    }
}

/// The strings that boxes on the page set, and the running elements whose places are there, in order.
void Builder::note_begun(std::vector<BegunBox> const& begun) {
  for (BegunBox const& b : begun) {
    auto at =
        std::lower_bound(assignments_.begin(), assignments_.end(), b.box, [](auto const& a, BoxId box) { return a.first < box; });
    for (; at != assignments_.end() && at->first == b.box; ++at)
      strings_.assign(at->second->name, at->second->value.substr(0, longest_head), b.at_start);
    for (model::CounterAssignment const& counter : counters_at(tree_, b.box))
      document_counters_.assign(counter.name, counter.values, b.at_start);
    for (model::RunningElement const& element : running_at(tree_, b.box)) run(element, b.at_start);
  }
}

void Builder::run(model::RunningElement const& element, bool at_start) {
  elements_.assign(element.name, element.body, at_start);
  has_run_[static_cast<std::size_t>(&element - tree_.running.data())] = true;
}

/// Running elements behind all content belong to the last page.
void Builder::run_the_rest() {
  for (model::RunningElement const& element : tree_.running)
    if (!has_run_[static_cast<std::size_t>(&element - tree_.running.data())]) run(element, false);
}

/// Of the page floats at the page's top, or those at its foot.
Length Builder::floats_height(PagePlan const& plan, bool at_top) const {
  Length height;
  for (std::uint32_t i = plan.floats_begin; i < plan.floats_end; ++i) {
    PageFloat const& page_float = chapters_[plan.chapter].galley.page_floats[i];
    if (page_float.at_top == at_top) height += page_float.height;
  }
  return height;
}

/// One below the other, in the order of their places.
void Builder::add_floats(Page& page, PagePlan const& plan, Point at, bool at_top) {
  for (std::uint32_t i = plan.floats_begin; i < plan.floats_end; ++i) {
    PageFloat const& page_float = chapters_[plan.chapter].galley.page_floats[i];
    if (page_float.at_top != at_top) continue;
    add_slab(page, page_float.slab, at, glyph_bases_[plan.chapter]);
    at.y += page_float.height;
  }
}

/// A slab that stands outside the flow.
void Builder::add_slab(Page& page, Slab const& slab, Point at, std::uint32_t glyph_base) {
  at.x += slab.x;
  for (Fragment const& fragment : slab.fragments) page.fragments.push_back(moved(fragment, at, glyph_base));
  std::vector<BegunBox> begun;
  for (const BoxId box : slab.begun) begun.push_back({box, at, false});
  note_begun(begun);
}

/// The footnote area stands at the foot of the content area: a rule, then the notes (css-gcpm-3 §2.5). Returns where it begins.
Length Builder::add_notes(Page& page, PagePlan const& plan, PageStyle const& style, Rect const& area) {
  if (!(plan.notes_begin < plan.notes_end)) return area.bottom();
  const NoteArea notes = note_area(tree_, style, area);
  const std::vector<NoteLine> lines = lines_of_notes(tree_, chapters_[plan.chapter].galley, plan, notes.width);
  if (lines.empty()) return area.bottom();
  const Length height = height_of(lines);
  Length y = max(area.bottom() - notes.below - height, area.y + notes.above);  // of too tall notes the beginning is seen
  if (notes.style) append_note_area({page.fragments, &services_.resources, {}}, *notes.style, {area.x, y, area.width, height});
  const Length top = y - notes.above;
  for (NoteLine const& line : lines) {
    for (auto const& [part, x] : line.parts) add_slab(page, part->slab, {area.x + notes.left + x, y}, glyph_bases_[plan.chapter]);
    y += line.height;
  }
  return top;
}

Span Builder::place_of(BoxId box) const {
  for (; box; box = tree_[box].parent)
    if (tree_[box].span) return tree_[box].span;
  return {};
}

void Builder::report_unseen(Page const& page) {
  const auto unseen = first_unseen(page, output_.glyphs);
  if (!unseen) return;
  const BoxId box = page.fragments[*unseen].box;
  sink_.report_counted(kinds::overflow, "unseen " + std::to_string(tree_[box].style.value), place_of(box),
                       "text stands outside page " + page.label + ", where it is not seen");
}

void Builder::report_overflow(PagePlan const& plan, Placed const& placed, Rect const& area, Length page_width) {
  const Length beyond = area.x + placed.right - page_width;
  is_overflow_said_ = beyond > Length() || plan.overfull > Length();
  if (beyond > Length())
    sink_.report(kinds::overflow, place_of(placed.widest),
                 "what is set here runs " + in_points(beyond) + " beyond the edge of page " + plan.label);
  if (plan.overfull > Length())
    sink_.report(kinds::overflow, place_of(placed.tallest),
                 "what is set here is " + in_points(plan.overfull) + " too tall for page " + plan.label);
}

}  // namespace

PagedDocument build_pages(BoxTree const& tree, Services const& services, std::deque<ChapterLayout>& chapters,
                          std::vector<PagePlan> const& plans, DiagnosticSink& sink) {
  return Builder(tree, services, chapters, sink).build(plans);
}

}  // namespace bifolio::layout
