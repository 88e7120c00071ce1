#include "layout/page/paginate.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "layout/diagnostics.h"
#include "layout/footnote/note_lines.h"
#include "layout/page/break_chapter.h"
#include "layout/page/numbering.h"
#include "layout/page/page_area.h"
#include "layout/page/page_context.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxTree;
using model::BreakBetween;
using model::PageContext;

std::uint32_t carry_at(Galley const& galley, std::size_t item) {
  return item < galley.items.size() && galley.items[item].kind == ItemKind::Break ? galley.breaks[galley.items[item].index].carry
                                                                                  : 0;
}

/// On which side what follows the page's end has to begin.
BreakBetween side_at(Galley const& galley, std::size_t item) {
  const bool is_break = item < galley.items.size() && galley.items[item].kind == ItemKind::Break;
  return is_break ? galley.breaks[galley.items[item].index].side : BreakBetween::Page;
}

/// How the columns on the page are cut, in galley items.
std::vector<ColumnCut> columns_on_page(BoxTree const& tree, ChapterLayout const& chapter, PagePlan const& plan, PageStretch page) {
  if (chapter.flow.columns.empty()) return {};
  const PageRoom room = page_room(tree, model::page_style(tree, plan.context));
  page.room = room.height;
  page.room -= height_of(lines_of_notes(tree, chapter.galley, plan, room.note_width));
  if (plan.notes_begin < plan.notes_end) page.room -= room.note_overhead;
  for (std::uint32_t i = plan.floats_begin; i < plan.floats_end; ++i) page.room -= chapter.flow.floats[i];
  return in_galley_items(chapter.flow, chapter.galley, cut_columns(chapter.flow, page));
}

/// -bifolio-page-depth: justify. Lines on a grid stay on it.
void set_stretch(BoxTree const& tree, PageEnd const& end, PagePlan& plan) {
  model::PageStyle const& page = model::page_style(tree, plan.context);
  if (!page.style || page.style.index() >= tree.styles.size()) return;
  if (tree.styles[page.style.index()].page_depth != model::PageDepth::Justify) return;
  plan.stretch = end.missing;
  if (tree.style(tree.root()).line_grid == model::LineGrid::Create) plan.stretch_step = page_room(tree, page).line;
}

/// Pages in a row that are as wide as the first are looked at up to this number; more are taken for all that come.
constexpr std::size_t longest_run = 500;
/// Pages that are laid out beyond those that are kept, so that these end as they would if all were laid out.
constexpr std::size_t pages_ahead = 2;

class Paginator {
 public:
  Paginator(BoxTree const& tree, Services const& services, std::deque<ChapterLayout>& chapters)
      : tree_(tree), services_(services), chapters_(chapters) {}

  std::vector<PagePlan> run() {
    const std::size_t count = chapters_.size();
    for (std::size_t i = 0; i < count; ++i) {
      begin_chapter(i);
      if (chapters_[i].varies) {
        add_parts(i);
      } else {
        const std::vector<PageEnd> ends =
            break_chapter(chapters_[i], tree_, services_, [&](std::size_t page) { return room(page); });
        add_pages(i, 0, {ends.data(), ends.size()});
      }
      group_pages_[chapter_->group] += pages_.size() - base_;
    }
    number_pages(tree_, chapters_, pages_);
    return std::move(pages_);
  }

 private:
  void begin_chapter(std::size_t index);
  PageContext context(std::size_t page) const;
  FlowMeasure measure(std::size_t page) const { return measure_of(tree_, model::page_style(tree_, context(page))); }
  PageRoom room(std::size_t page) const { return page_room(tree_, model::page_style(tree_, context(page)), base_ + page + 1); }
  std::size_t run_length(std::size_t page) const;
  std::vector<PageEnd> break_part(ChapterLayout const& part, std::size_t page) const;
  void add_pages(std::size_t part, std::size_t page, std::span<PageEnd const> ends);
  void add_blank(std::size_t part);
  /// Pages that are laid out together, and where the flow goes on after them.
  struct Run {
    std::vector<PageEnd> ends;
    std::optional<FlowStart> next;
  };
  Run lay_out_run(ChapterLayout& part, FlowStart const& start, Waiting const& waiting, std::size_t page);
  void add_parts(std::size_t index);
  struct PageRange {
    std::size_t first = 0, count = 0;
  };
  std::vector<PageEnd> lay_out_pages(ChapterLayout& part, PartRequest request, Waiting const& waiting, PageRange pages);
  Span place_of(ChapterLayout const& part, PagePlan const& page) const;
  void report_width(ChapterLayout& part, std::size_t page, FlowMeasure const& width);
  void drop_beyond(ChapterLayout& part, FlowStart const& next) const;

  BoxTree const& tree_;
  Services const& services_;
  std::deque<ChapterLayout>& chapters_;
  std::vector<PagePlan> pages_;
  Chapter const* chapter_ = nullptr;  ///< the one that is paginated
  std::size_t base_ = 0;              ///< pages before it
  /// How many pages the groups have: those of the boxes that name their type, and those without a name.
  std::map<BoxId, std::size_t> group_pages_;
};

void Paginator::begin_chapter(std::size_t index) {
  chapter_ = &chapters_[index].chapter;
  std::string const& name = chapter_->page;
  base_ = pages_.size();
  if (!is_allowed(tree_, chapter_->side, pages_.size() + 1)) {
    PagePlan blank;
    blank.chapter = index;
    std::string const& before = pages_.empty() ? name : pages_.back().context.name;
    const std::size_t in_group = ++group_pages_[pages_.empty() ? chapter_->group : chapters_[pages_.back().chapter].chapter.group];
    blank.context = context_of(tree_, before, ordinal(pages_.size() + 1, in_group), pages_.empty());
    blank.context.blank = true;
    pages_.push_back(blank);
    ++base_;
  }
}

/// Of the chapter's page, counted from 0. :first is the document's first page, and the first of a group of pages of a named type.
PageContext Paginator::context(std::size_t page) const {
  const std::size_t number = base_ + page + 1;
  const bool first = page == 0 && (base_ == 0 || (chapter_->starts_group && !chapter_->page.empty()));
  const auto before = group_pages_.find(chapter_->group);
  const std::size_t in_group = (before == group_pages_.end() ? 0 : before->second) + page + 1;
  return context_of(tree_, chapter_->page, ordinal(number, in_group), first);
}

std::vector<PageEnd> Paginator::break_part(ChapterLayout const& part, std::size_t page) const {
  return break_pages(part.flow, [&](std::size_t i) { return room(page + i); });
}

/// A page within the chapter, so that its next one is on the other side.
void Paginator::add_blank(std::size_t part) {
  PagePlan blank;
  blank.chapter = part;
  const std::size_t in_group = ++group_pages_[chapter_->group] + pages_.size() - base_;
  blank.context = context_of(tree_, chapter_->page, ordinal(pages_.size() + 1, in_group), false);
  blank.context.blank = true;
  pages_.push_back(blank);
  ++base_;
}

/// The pages of a part, the first of which is the chapter's `page`-th.
void Paginator::add_pages(std::size_t part, std::size_t page, std::span<PageEnd const> ends) {
  ChapterLayout const& chapter = chapters_[part];
  std::size_t first = 0;
  std::uint32_t carry = 0;
  NotePosition notes;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    PagePlan plan;
    plan.chapter = part;
    plan.first = first;
    plan.last = ends[i].item < chapter.flow.items.size() ? chapter.flow.galley_item[ends[i].item] : chapter.galley.items.size();
    plan.carry_in = carry;
    plan.carry_out = carry_at(chapter.galley, plan.last);
    plan.notes_begin = notes;
    plan.notes_end = ends[i].notes;
    plan.floats_begin = i == 0 ? 0 : ends[i - 1].floats;
    plan.floats_end = ends[i].floats;
    plan.floats_alone = i > 0 && ends[i].item == ends[i - 1].item;
    plan.overfull = ends[i].overfull;
    plan.context = context(page + i);
    set_stretch(tree_, ends[i], plan);
    plan.columns =
        columns_on_page(tree_, chapter, plan, {i == 0 ? SIZE_MAX : ends[i - 1].item, ends[i].item, {}, ends[i].column_height});
    first = std::min(plan.last + 1, chapter.galley.items.size());
    carry = plan.carry_out;
    notes = plan.notes_end;
    const model::BreakBetween side = side_at(chapter.galley, plan.last);
    pages_.push_back(std::move(plan));
    if (!is_allowed(tree_, side, pages_.size() + 1)) add_blank(part);
  }
}

/// How many pages from the chapter's `page`-th on are as wide as that one.
std::size_t Paginator::run_length(std::size_t page) const {
  const FlowMeasure first = measure(page);
  std::size_t length = 1;
  while (length < longest_run && is_as_wide(measure(page + length), first)) ++length;
  return length < longest_run ? length : SIZE_MAX;
}

/// Lays out enough of the chapter for so many pages, and some more, and breaks it into pages.
std::vector<PageEnd> Paginator::lay_out_pages(ChapterLayout& part, PartRequest request, Waiting const& waiting, PageRange pages) {
  request.enough = Length::max();
  if (pages.count != SIZE_MAX) request.enough = request.measure.height * static_cast<std::int64_t>(pages.count + pages_ahead);
  const std::size_t glyphs = part.output.glyphs.size();  // of what is waiting
  for (;;) {
    part.output.glyphs.resize(glyphs);
    part.sink = {};
    lay_out_part(part, request, waiting, tree_, services_);
    part.flow.settings.clear();  // lines that go on elsewhere are as they were when their page ended
    std::vector<PageEnd> ends = break_part(part, pages.first);
    if (part.is_complete || ends.size() >= pages.count + pages_ahead) return ends;
    request.enough = request.enough * 2;
  }
}

/// The pages from the chapter's `page`-th on that are as wide as that one, and those after them within which nothing can be laid
/// out anew. There notes are as narrow as the narrowest of them asks for.
Paginator::Run Paginator::lay_out_run(ChapterLayout& part, FlowStart const& start, Waiting const& waiting, std::size_t page) {
  FlowMeasure measured = measure(page);
  const std::size_t wide = run_length(page);
  for (;;) {
    Run run;
    std::size_t kept = wide;
    for (PageRange pages{page, kept};; pages.count = kept + 1) {
      run.ends = lay_out_pages(part, {*chapter_, start, measured, {}}, waiting, pages);
      for (; kept < run.ends.size() && !run.next; kept += !run.next)
        run.next = start_after(*chapter_, start, part, run.ends[kept - 1]);
      if (run.next || part.is_complete) break;
    }
    run.ends.resize(std::min(kept, run.ends.size()));
    Length narrowest = measured.note_width;
    for (std::size_t i = wide; i < run.ends.size(); ++i) narrowest = min(narrowest, measure(page + i).note_width);
    if (narrowest == measured.note_width || part.galley.notes.empty()) return run;
    measured.note_width = narrowest;
  }
}

/// css-break-4 §5.1: what comes on a page of another width is laid out anew from there on. A page that ends where nothing can be
/// laid out anew, as within a row of a table, is followed by one that is set as it.
void Paginator::add_parts(std::size_t index) {
  FlowStart start = start_of(*chapter_);
  Waiting waiting;
  for (std::size_t at = index, page = 0;;) {
    ChapterLayout& part = chapters_[at];
    auto [ends, next] = lay_out_run(part, start, waiting, page);
    const std::size_t kept = ends.size();
    const std::size_t begun = pages_.size();
    const FlowMeasure width = measure(page);
    add_pages(at, page, {ends.data(), kept});
    report_width(part, begun, width);
    if (!next) return;
    drop_beyond(part, *next);
    chapters_.emplace_back();
    chapters_.back().output.inline_cache = std::move(part.output.inline_cache);
    waiting = waiting_after(part, ends[kept - 1], chapters_.back().output);
    start = *std::move(next);
    page += kept;
    at = chapters_.size() - 1;
  }
}

/// The place in the source of what a page begins with.
Span Paginator::place_of(ChapterLayout const& part, PagePlan const& page) const {
  for (std::size_t i = page.first; i < page.last; ++i) {
    Item const& item = part.galley.items[i];
    model::BoxId box = item.kind == ItemKind::Slab ? part.galley.slabs[item.index].box : model::BoxId();
    while (box && !tree_[box].span) box = tree_[box].parent;
    if (box) return tree_[box].span;
  }
  return {};
}

/// Says once that pages, from that of the book on, have lines of another width than they should.
void Paginator::report_width(ChapterLayout& part, std::size_t page, FlowMeasure const& width) {
  for (; page < pages_.size(); ++page)
    if (pages_[page].first < pages_[page].last &&
        !is_as_wide(measure_of(tree_, model::page_style(tree_, pages_[page].context)), width))
      part.sink.report_once(kinds::page_width_varies, chapter_->page, place_of(part, pages_[page]),
                            "what goes on on page " + std::to_string(page + 1) +
                                " is set as wide as on the page before, which ends where it cannot be set anew");
}

/// Leaves out what was said of content that is laid out again.
void Paginator::drop_beyond(ChapterLayout& part, FlowStart const& next) const {
  model::BoxId box = chapter_->steps[next.at.step].box;
  while (box && !tree_[box].span) box = tree_[box].parent;
  if (!box) return;
  const Span span = tree_[box].span;
  const auto from = next.at.part > 0 ? span.end : span.begin;
  const auto is_beyond = [&](Diagnostic const& d) { return d.span && d.span.source == span.source && d.span.begin >= from; };
  std::vector<Diagnostic> const& said = part.sink.all();
  if (std::none_of(said.begin(), said.end(), is_beyond)) return;
  DiagnosticSink kept;
  for (Diagnostic const& d : said)
    if (!is_beyond(d)) kept.report({d.kind, d.severity}, d.span, d.message, d.notes);
  part.sink = std::move(kept);
}

}  // namespace

NotePosition next_part(Galley const& galley, NotePosition at) {
  return at.part + 1 < galley.notes[at.note].parts.size() ? NotePosition{at.note, at.part + 1} : NotePosition{at.note + 1, 0};
}

std::vector<PagePlan> paginate(BoxTree const& tree, Services const& services, std::deque<ChapterLayout>& chapters) {
  return Paginator(tree, services, chapters).run();
}

}  // namespace bifolio::layout
