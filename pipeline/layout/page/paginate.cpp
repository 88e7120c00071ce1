#include "layout/page/paginate.h"

#include <algorithm>

#include "layout/page/page_area.h"
#include "model/writing.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxTree;
using model::BreakBetween;
using model::CounterChange;
using model::PageContext;
using model::PageStyle;

/// The kind of page that the `number`-th page of the document (1-based) is.
PageContext context_of(BoxTree const& tree, std::string const& name, std::size_t number, bool first) {
  PageContext context;
  context.name = name;
  context.first = first;
  // css-page-3 §3.1: page 1 is a right page where pages progress left to right, else a left page.
  const bool rtl = model::pages_go_left(tree);
  context.left = (number % 2 == 0) != rtl;
  for (std::size_t i = 0; i < tree.nth_patterns.size() && i < 32; ++i)
    if (model::matches(tree.nth_patterns[i], static_cast<std::int64_t>(number))) context.nth_matches |= std::uint32_t{1} << i;
  return context;
}

/// Whether a chapter that begins on `side` may begin on the `number`-th page.
bool is_allowed(BoxTree const& tree, BreakBetween side, std::size_t number) {
  const bool rtl = model::pages_go_left(tree);
  const bool recto = number % 2 == 1;
  switch (side) {
    case BreakBetween::Recto: return recto;
    case BreakBetween::Verso: return !recto;
    case BreakBetween::Right: return recto != rtl;
    case BreakBetween::Left: return recto == rtl;
    case BreakBetween::Auto:
    case BreakBetween::Avoid:
    case BreakBetween::AvoidPage:
    case BreakBetween::AvoidColumn:
    case BreakBetween::Page:
    case BreakBetween::Column:
    case BreakBetween::Always: return true;
  }
  return true;
}

std::uint32_t carry_at(Galley const& galley, std::size_t item) {
  return item < galley.items.size() && galley.items[item].kind == ItemKind::Break ? galley.breaks[galley.items[item].index].carry
                                                                                  : 0;
}

/// How the columns on the page are cut, in galley items.
std::vector<ColumnCut> columns_on_page(BoxTree const& tree, ChapterLayout const& chapter, PagePlan const& plan, PageStretch page) {
  if (chapter.flow.columns.empty()) return {};
  const PageRoom room = page_room(tree, model::page_style(tree, plan.context));
  page.room = room.height;
  for (NotePosition at = plan.notes_begin; at < plan.notes_end; at = next_part(chapter.galley, at))
    if (at.part < chapter.flow.notes[at.note].size()) page.room -= chapter.flow.notes[at.note][at.part];
  if (plan.notes_begin < plan.notes_end) page.room -= room.note_overhead;
  for (std::uint32_t i = plan.floats_begin; i < plan.floats_end; ++i) page.room -= chapter.flow.floats[i];
  return in_galley_items(chapter.flow, chapter.galley, cut_columns(chapter.flow, page));
}

void add_chapter(BoxTree const& tree, ChapterLayout const& chapter, std::size_t index, std::vector<PagePlan>& pages) {
  std::string const& name = chapter.chapter.page;
  if (!is_allowed(tree, chapter.chapter.side, pages.size() + 1)) {
    PagePlan blank;
    blank.chapter = index;
    blank.context = context_of(tree, pages.empty() ? name : pages.back().context.name, pages.size() + 1, pages.empty());
    blank.context.blank = true;
    pages.push_back(blank);
  }
  const std::size_t base = pages.size();
  // :first is the document's first page, and the first of each run of pages of a named type.
  const auto is_first = [&](std::size_t page) {
    return page == 0 && (base == 0 || (chapter.chapter.starts_group && !name.empty()));
  };
  const auto context = [&](std::size_t page) { return context_of(tree, name, base + page + 1, is_first(page)); };
  const std::vector<PageEnd> ends =
      break_pages(chapter.flow, [&](std::size_t page) { return page_room(tree, model::page_style(tree, context(page))); });
  std::size_t first = 0;
  std::uint32_t carry = 0;
  NotePosition notes;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    PagePlan plan;
    plan.chapter = index;
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
    plan.context = context(i);
    plan.columns =
        columns_on_page(tree, chapter, plan, {i == 0 ? SIZE_MAX : ends[i - 1].item, ends[i].item, {}, ends[i].column_height});
    first = std::min(plan.last + 1, chapter.galley.items.size());
    carry = plan.carry_out;
    notes = plan.notes_end;
    pages.push_back(std::move(plan));
  }
}

/// Calls `visit` for each box of interest that begins in the plan's items.
template <class Visit>
void for_each_begun(ChapterLayout const& chapter, PagePlan const& plan, Visit const& visit) {
  for (std::size_t i = plan.first; i < plan.last; ++i) {
    Item const& item = chapter.galley.items[i];
    if (item.kind == ItemKind::Mark) visit(BoxId(std::size_t{item.index}));
    if (item.kind == ItemKind::Slab)
      for (const BoxId box : chapter.galley.slabs[item.index].begun) visit(box);
    if (item.kind == ItemKind::Aside)
      for (const BoxId box : chapter.galley.asides[item.index].slab.begun) visit(box);
  }
  for (std::uint32_t i = plan.floats_begin; i < plan.floats_end; ++i)
    for (const BoxId box : chapter.galley.page_floats[i].slab.begun) visit(box);
}

CounterChange const* page_change(std::vector<CounterChange> const& changes) {
  const auto found = std::find_if(changes.begin(), changes.end(), [](CounterChange const& c) { return c.name == "page"; });
  return found == changes.end() ? nullptr : &*found;
}

/// The counter style in which the page shows its number, if it does.
std::string const* number_style(BoxTree const& tree, PageStyle const& page) {
  for (model::MarginBox const& box : page.margin_boxes) {
    if (!box.style) continue;
    for (model::ContentItem const& item : tree.styles[box.style.index()].content)
      if (item.kind == model::ContentItem::Kind::Counter && item.text == "page") return &item.style;
  }
  return nullptr;
}

/// A page that does not show its number is labelled as the others of its type.
std::string label_of(BoxTree const& tree, PagePlan const& plan) {
  std::string const* style = number_style(tree, model::page_style(tree, plan.context));
  for (const bool left : {false, true})
    if (!style) style = number_style(tree, model::page_style(tree, {plan.context.name, false, left, false, 0}));
  return model::counter_text(plan.number, style ? *style : "decimal", tree.counter_styles);
}

// css-lists-3 §4.2, css-page-3 §7: the page counter grows by one on each page, unless the page's style says otherwise.
std::int32_t next_number(BoxTree const& tree, PageContext const& context, std::int32_t number) {
  const model::StyleId id = model::page_style(tree, context).style;
  std::int32_t step = 1;
  if (id && id.index() < tree.styles.size()) {
    model::ComputedStyle const& style = tree.styles[id.index()];
    if (CounterChange const* reset = page_change(style.counter_reset)) number = reset->value;
    if (CounterChange const* increment = page_change(style.counter_increment)) step = increment->value;
    if (CounterChange const* set = page_change(style.counter_set)) return set->value;
  }
  return number + step;
}

void number_pages(BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan>& pages) {
  std::int32_t number = 0;
  for (PagePlan& plan : pages) {
    number = next_number(tree, plan.context, number);
    if (!plan.context.blank)
      for_each_begun(chapters[plan.chapter], plan, [&](BoxId box) {
        // `counter-reset: page` on an element renumbers the page on which it begins; there is no page 0 in print.
        model::ComputedStyle const& style = tree.style(box);
        if (CounterChange const* reset = page_change(style.counter_reset)) number = std::max(reset->value, 1);
        if (CounterChange const* set = page_change(style.counter_set)) number = std::max(set->value, 1);
      });
    plan.number = number;
    plan.label = label_of(tree, plan);
  }
}

}  // namespace

NotePosition next_part(Galley const& galley, NotePosition at) {
  return at.part + 1 < galley.notes[at.note].parts.size() ? NotePosition{at.note, at.part + 1} : NotePosition{at.note + 1, 0};
}

std::vector<PagePlan> paginate(BoxTree const& tree, std::deque<ChapterLayout> const& chapters) {
  std::vector<PagePlan> pages;
  for (std::size_t i = 0; i < chapters.size(); ++i) add_chapter(tree, chapters[i], i, pages);
  number_pages(tree, chapters, pages);
  return pages;
}

PageLabels page_labels(BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan> const& pages) {
  PageLabels labels;
  for (PagePlan const& plan : pages) {
    if (plan.context.blank) continue;
    ChapterLayout const& chapter = chapters[plan.chapter];
    const auto add = [&](BoxId box) {
      if (!tree[box].id.empty()) labels.emplace(tree[box].id, PageLabel{plan.label, plan.number});
    };
    for_each_begun(chapter, plan, add);
    for (NotePosition at = plan.notes_begin; at < plan.notes_end;) {
      NoteBody const& note = chapter.galley.notes[at.note];
      if (at.part < note.parts.size())
        for (const BoxId box : note.parts[at.part].slab.begun) add(box);
      at = next_part(chapter.galley, at);
    }
  }
  return labels;
}

}  // namespace bifolio::layout
