#include "layout/page/numbering.h"

#include <algorithm>

#include "model/note_numbers.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxTree;
using model::ComputedStyle;
using model::CounterChange;
using model::PageContext;
using model::PageStyle;

std::int32_t add_saturated(std::int32_t a, std::int32_t b) { return Length::from_raw(std::int64_t{a} + b).raw(); }

constexpr std::string_view page_counter = "page", note_counter = "footnote";

/// What stands in the plan's part of the flow and can call notes, in order, and the boxes of interest that begin there.
template <class Begin, class Visit>
void for_each_slab(ChapterLayout const& chapter, PagePlan const& plan, Begin const& begin, Visit const& visit) {
  const auto see = [&](Slab const& slab) {
    for (const BoxId box : slab.begun) begin(box);
    visit(slab);
  };
  for (std::size_t i = plan.first; i < plan.last; ++i) {
    Item const& item = chapter.galley.items[i];
    if (item.kind == ItemKind::Mark) begin(BoxId(std::size_t{item.index}));
    if (item.kind == ItemKind::Slab) see(chapter.galley.slabs[item.index]);
    if (item.kind == ItemKind::Aside) see(chapter.galley.asides[item.index].slab);
    if (item.kind == ItemKind::PageFloat) see(chapter.galley.page_floats[item.index].slab);
    if (item.kind == ItemKind::ColumnFloat) see(chapter.galley.column_floats[item.index].slab);
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
    if (item.kind == ItemKind::ColumnFloat)
      for (const BoxId box : chapter.galley.column_floats[item.index].slab.begun) visit(box);
  }
  for (std::uint32_t i = plan.floats_begin; i < plan.floats_end; ++i)
    for (const BoxId box : chapter.galley.page_floats[i].slab.begun) visit(box);
}

CounterChange const* change_of(std::string_view counter, std::vector<CounterChange> const& changes) {
  const auto found = std::find_if(changes.begin(), changes.end(), [&](CounterChange const& c) { return c.name == counter; });
  return found == changes.end() ? nullptr : &*found;
}
CounterChange const* page_change(std::vector<CounterChange> const& changes) { return change_of(page_counter, changes); }

/// What an element's style does to a counter that pages count too (css-lists-3 §4.2).
std::int32_t changed(std::string_view counter, ComputedStyle const& style, std::int32_t value) {
  if (CounterChange const* reset = change_of(counter, style.counter_reset)) value = reset->value;
  if (CounterChange const* increment = change_of(counter, style.counter_increment)) value = add_saturated(value, increment->value);
  if (CounterChange const* set = change_of(counter, style.counter_set)) value = set->value;
  return value;
}

/// The counter style in which the page shows its number, if it does.
std::string const* number_style(BoxTree const& tree, PageStyle const& page) {
  for (model::MarginBox const& box : page.margin_boxes) {
    if (!box.style) continue;
    for (model::ContentItem const& item : tree.styles[box.style.index()].content)
      if (item.kind == model::ContentItem::Kind::Counter && item.text == page_counter) return &item.style;
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

ComputedStyle const* style_of_page(BoxTree const& tree, PageContext const& context) {
  const model::StyleId id = model::page_style(tree, context).style;
  return id && id.index() < tree.styles.size() ? &tree.styles[id.index()] : nullptr;
}

// css-lists-3 §4.2, css-page-3 §6: the page counter grows by one on each page, unless the page's style says otherwise.
std::int32_t next_number(BoxTree const& tree, PageContext const& context, std::int32_t number) {
  std::int32_t step = 1;
  if (ComputedStyle const* style = style_of_page(tree, context)) {
    if (CounterChange const* reset = page_change(style->counter_reset)) number = reset->value;
    if (CounterChange const* increment = page_change(style->counter_increment)) step = increment->value;
    if (CounterChange const* set = page_change(style->counter_set)) return set->value;
  }
  return add_saturated(number, step);
}

void change(PageCounters& counters, std::vector<CounterChange> const& changes, bool adds) {
  for (CounterChange const& c : changes) {
    if (c.name == page_counter || c.name == note_counter) continue;
    auto at =
        std::lower_bound(counters.begin(), counters.end(), c.name, [](auto const& a, std::string const& b) { return a.first < b; });
    if (at == counters.end() || at->first != c.name) at = counters.insert(at, {c.name, 0});
    at->second = adds ? add_saturated(at->second, c.value) : c.value;
  }
}

}  // namespace

void number_pages(BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan>& pages) {
  std::int32_t number = 0;
  PageCounters counters;
  for (PagePlan& plan : pages) {
    number = next_number(tree, plan.context, number);
    if (!plan.context.blank)
      for_each_begun(chapters[plan.chapter], plan, [&](BoxId box) {
        number = changed(page_counter, tree.style(box), number);  // of the page on which it begins: the page has counted itself
      });
    plan.number = number;
    plan.label = label_of(tree, plan);
    if (ComputedStyle const* style = style_of_page(tree, plan.context)) {
      change(counters, style->counter_reset, false);
      change(counters, style->counter_increment, true);
      change(counters, style->counter_set, false);
    }
    plan.counters = counters;
  }
}

namespace {

/// css-gcpm-3 §2.4.2: where pages' styles reset the counter `footnote`, notes are numbered in the order of their calls from there
/// on, or from an element on that resets it.
void number_notes(BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan> const& pages,
                  std::vector<std::int32_t>& numbers) {
  if (tree.footnotes.empty() || !model::numbers_notes_by_page(tree.pages, tree.styles)) return;
  numbers.assign(tree.footnotes.size(), 0);
  std::int32_t number = 0;
  for (PagePlan const& plan : pages) {
    if (ComputedStyle const* style = style_of_page(tree, plan.context))
      for (CounterChange const& c : style->counter_reset)
        if (c.name == note_counter) number = c.value;
    if (plan.context.blank) continue;
    const auto begin = [&](BoxId box) { number = changed(note_counter, tree.style(box), number); };
    for_each_slab(chapters[plan.chapter], plan, begin, [&](Slab const& slab) {
      for (const std::uint32_t note : slab.footnotes) {
        if (note >= numbers.size()) continue;
        ComputedStyle const& style = tree.style(tree.footnotes[note].body);
        if (!change_of(note_counter, style.counter_increment)) number = add_saturated(number, 1);
        numbers[note] = number = changed(note_counter, style, number);
      }
    });
  }
}

}  // namespace

PageLabels page_labels(BoxTree const& tree, std::deque<ChapterLayout> const& chapters, std::vector<PagePlan> const& pages) {
  PageLabels labels;
  number_notes(tree, chapters, pages, labels.of_note);
  for (PagePlan const& plan : pages) {
    if (plan.context.blank) continue;
    ChapterLayout const& chapter = chapters[plan.chapter];
    const auto add = [&](BoxId box) {
      if (!tree[box].id.empty()) labels.of_element.emplace(tree[box].id, PageLabel{plan.label, plan.number});
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
