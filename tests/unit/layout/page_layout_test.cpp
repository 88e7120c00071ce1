#include <gtest/gtest.h>

#include "unit/layout/page_fixture.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::BreakBetween;
using model::ContentItem;
using model::MarginBoxPosition;

model::MarginBox& margin_box(model::PageStyle& page, MarginBoxPosition position) {
  return page.margin_boxes[static_cast<std::size_t>(position)];
}

ContentItem item(ContentItem::Kind kind, std::string text, std::string style = "decimal") {
  ContentItem made;
  made.kind = kind;
  made.text = std::move(text);
  made.style = std::move(style);
  return made;
}

/// Every page of the type gets a margin box with this content.
void add_margin_box(TreeMaker& maker, std::string const& name, MarginBoxPosition position, model::ContentList content) {
  Style style;
  style.font_family = {"Linux Libertine O"};
  style.font_size = points(9);
  style.content_normal = false;
  style.content = std::move(content);
  const model::StyleId id = maker.add_style(style);
  for (const bool first : {false, true})
    for (const bool left : {false, true}) {
      auto [page, is_new] = maker.tree.pages.try_emplace({name, first, left, false, 0}, TreeMaker::page());
      margin_box(page->second, position).style = id;
    }
}

TEST(Pages, ShowTheirNumbers) {
  TreeMaker maker;
  add_margin_box(
      maker, "", MarginBoxPosition::BottomCenter,
      {item(ContentItem::Kind::Counter, "page"), item(ContentItem::Kind::Text, " of "), item(ContentItem::Kind::Counter, "pages")});
  for (int i = 0; i < 3; ++i) maker.block(80);
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 3u);
  EXPECT_EQ(text_on(paged.pages[1], model::Artifact::PageNumber), "2 of 3");
  EXPECT_TRUE(maker.broken.empty());
}

TEST(Pages, FrontMatterIsNumberedInRomanAndTheTextBeginsAtOne) {
  TreeMaker maker;
  add_margin_box(maker, "front", MarginBoxPosition::BottomCenter, {item(ContentItem::Kind::Counter, "page", "lower-roman")});
  add_margin_box(maker, "", MarginBoxPosition::BottomCenter, {item(ContentItem::Kind::Counter, "page")});
  for (int i = 0; i < 2; ++i) maker.block(80, [](Style& s) { s.page = "front"; });
  maker.block(80, [](Style& s) { s.counter_reset = {{"page", 1}}; });
  maker.block(80);
  const model::PagedDocument paged = maker.lay_out();
  std::vector<std::string> labels;
  for (model::Page const& page : paged.pages) labels.push_back(page.label);
  EXPECT_EQ(labels, (std::vector<std::string>{"i", "ii", "1", "2"}));
  ASSERT_EQ(paged.page_map.pages.size(), 4u);
  EXPECT_EQ(paged.page_map.pages[1].label, "ii");
}

TEST(Pages, RunningHeadsFollowTheStrings) {
  TreeMaker maker;
  add_margin_box(maker, "", MarginBoxPosition::TopCenter, {item(ContentItem::Kind::NamedString, "chapter")});
  const auto chapter = [&](std::string const& name) {
    const BoxId box = maker.block(80, [&](Style& s) { s.string_set = {{"chapter", {}}}; });
    maker.tree.strings.push_back({box, "chapter", name});
  };
  chapter("One");
  maker.block(80);
  chapter("Two");
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 3u);
  EXPECT_EQ(text_on(paged.pages[0], model::Artifact::Header), "One");
  EXPECT_EQ(text_on(paged.pages[1], model::Artifact::Header), "One");
  EXPECT_EQ(text_on(paged.pages[2], model::Artifact::Header), "Two");
}

TEST(Pages, TheFirstPageOfANamedTypeIsFirstInEachOfItsGroups) {
  TreeMaker maker;
  add_margin_box(maker, "chapter", MarginBoxPosition::TopCenter, {item(ContentItem::Kind::Text, "head")});
  for (const bool left : {false, true})
    margin_box(maker.tree.pages[{"chapter", true, left, false, 0}], MarginBoxPosition::TopCenter).style = {};
  for (int i = 0; i < 2; ++i) {
    maker.open([](Style& s) {
      s.page = "chapter";
      s.break_before = BreakBetween::Page;
    });
    maker.block(80);
    maker.block(80);
    maker.close();
  }
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 4u);
  EXPECT_EQ(text_on(paged.pages[0], model::Artifact::Header), "");
  EXPECT_EQ(text_on(paged.pages[1], model::Artifact::Header), "head");
  EXPECT_EQ(text_on(paged.pages[2], model::Artifact::Header), "");
  EXPECT_EQ(text_on(paged.pages[3], model::Artifact::Header), "head");
}

/// A paragraph with a call, and the note that it calls.
void add_note(TreeMaker& maker, std::string_view text) {
  maker.open([](Style&) {});
  maker.add_text("Text");
  const BoxId call = maker.open([](Style& s) { s.display = model::Display::Inline; }, BoxKind::FootnoteCall);
  maker.add_text("1");
  maker.close();
  maker.close();
  TreeMaker& m = maker;
  const BoxId body = m.open([](Style& s) { s.font_size = points(8); });
  m.add_text(text);
  m.close();
  // The body leaves the flow.
  model::Box& note = m.tree[body];
  model::Box& parent = m.tree[note.parent];
  parent.last_child = note.previous;
  (note.previous ? m.tree[note.previous].next : parent.first_child) = {};
  note.parent = note.previous = {};
  m.tree.footnotes.push_back({call, body});
}

TEST(Pages, FootnotesStandAtTheFootOfTheCallsPage) {
  TreeMaker maker;
  maker.block(20);
  add_note(maker, "The note.");
  const model::PagedDocument paged = maker.lay_out();
  ASSERT_EQ(paged.pages.size(), 1u);
  Length lowest;
  for (model::Fragment const& fragment : paged.pages[0].fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content); run && run->text == "The note.") lowest = run->origin.y;
  EXPECT_GT(lowest, points(140));
  EXPECT_LT(lowest, points(150));
}

/// Baselines of the runs that show the text.
std::vector<Length> baselines_of(model::Page const& page, std::string_view text) {
  std::vector<Length> baselines;
  for (model::Fragment const& fragment : page.fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content); run && run->text == text)
      baselines.push_back(run->origin.y);
  return baselines;
}

TEST(Pages, ShortNotesShareALineWhereTheirStyleSaysSo) {
  for (const bool compact : {false, true}) {
    TreeMaker maker;
    add_note(maker, "One.");
    add_note(maker, "Two.");
    if (compact)
      for (model::Footnote const& note : maker.tree.footnotes)
        maker.tree.styles[maker.tree[note.body].style.index()].footnote_display = model::FootnoteDisplay::Compact;
    const model::PagedDocument paged = maker.lay_out();
    EXPECT_EQ(baselines_of(paged.pages[0], "One.") == baselines_of(paged.pages[0], "Two."), compact);
  }
}

TEST(Pages, PageNumbersInTheTextObeyTheirOwnStyle) {
  TreeMaker maker;
  maker.open([](Style&) {});
  const BoxId reference = maker.open([](Style& s) { s.display = model::Display::Inline; }, BoxKind::TargetCounter);
  maker.tree[reference].text = "end";
  maker.tree[reference].counter_style = "upper-roman";
  maker.close();
  maker.close();
  maker.block(90);
  const BoxId end = maker.block(80);
  maker.tree[end].id = "end";
  EXPECT_EQ(text_on(maker.lay_out().pages[0]), "III");
}

TEST(Pages, PageNumbersInTheTextSettle) {
  TreeMaker maker;
  maker.open([](Style&) {});
  maker.add_text("See page ");
  const BoxId reference = maker.open([](Style& s) { s.display = model::Display::Inline; }, BoxKind::TargetCounter);
  maker.tree[reference].text = "end";
  maker.close();
  maker.close();
  for (int i = 0; i < 11; ++i) maker.block(80);
  const BoxId end = maker.block(80);
  maker.tree[end].id = "end";
  const model::PagedDocument paged = maker.lay_out();
  EXPECT_NE(text_on(paged.pages[0]).find(paged.pages.back().label), std::string::npos) << text_on(paged.pages[0]);
  EXPECT_TRUE(maker.sink.all().empty());
}

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += i % 7 == 3 ? "somewhat longer words " : "and so on ";
  return text;
}

/// Chapters of paragraphs under headings.
void add_book(TreeMaker& maker, int chapters) {
  for (int c = 0; c < chapters; ++c) {
    maker.open([](Style& s) {
      s.break_before = BreakBetween::Page;
      s.font_size = points(7);
    });
    for (int p = 0; p < 12; ++p) {
      maker.paragraph("Heading", [](Style& s) {
        s.break_after = BreakBetween::Avoid;
        s.font_weight = 700;
        s.margin.top = model::Dimension::length(points(6));
      });
      maker.paragraph(words(8 + (p * 37 + c * 11) % 60), [](Style& s) { s.text_align = model::TextAlign::Justify; });
    }
    maker.close();
  }
}

/// The boxes whose lines stand on a page, from top to bottom, one for each line.
std::vector<BoxId> lines_on(TreeMaker const& maker, model::Page const& page) {
  std::vector<BoxId> lines;
  Length y;
  for (model::Fragment const& fragment : page.fragments) {
    auto const* run = std::get_if<model::GlyphRun>(&fragment.content);
    if (!run || fragment.artifact != model::Artifact::None) continue;
    if (lines.empty() || run->origin.y > y) lines.push_back(maker.tree[fragment.box].parent);
    y = run->origin.y;
  }
  return lines;
}

TEST(Pages, HaveNeitherWidowsNorOrphansNorStrandedHeadings) {
  TreeMaker maker;
  add_book(maker, 6);
  const model::PagedDocument paged = maker.lay_out();
  std::map<BoxId, int> total;
  std::vector<std::vector<BoxId>> pages;
  for (model::Page const& page : paged.pages) pages.push_back(lines_on(maker, page));
  for (auto const& page : pages)
    for (const BoxId box : page) ++total[box];
  for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
    ASSERT_FALSE(pages[i].empty());
    ASSERT_FALSE(pages[i + 1].empty());
    const BoxId last = pages[i].back(), next = pages[i + 1].front();
    EXPECT_NE(maker.tree.style(last).font_weight, 700) << "a heading at the foot of page " << i + 1;
    if (last != next) continue;
    EXPECT_GE(std::count(pages[i].begin(), pages[i].end(), last), 2) << "an orphan on page " << i + 1;
    EXPECT_GE(std::count(pages[i + 1].begin(), pages[i + 1].end(), last), 2) << "a widow on page " << i + 2;
  }
}

TEST(Pages, AreTheSameForAnyNumberOfThreads) {
  TreeMaker maker;
  add_book(maker, 9);
  const model::PagedDocument one = maker.lay_out(1), four = maker.lay_out(4);
  ASSERT_EQ(one.pages.size(), four.pages.size());
  EXPECT_EQ(one.glyphs, four.glyphs);
  for (std::size_t i = 0; i < one.pages.size(); ++i) EXPECT_EQ(one.pages[i].fragments, four.pages[i].fragments) << "page " << i + 1;
  EXPECT_EQ(one.page_map, four.page_map);
}

TEST(Pages, AListMarkerStandsInTheMarginOnTheFirstLinesBaseline) {
  TreeMaker maker;
  maker.open([](Style& s) { s.padding.left.length = points(20); });
  maker.open([](Style& s) { s.display = model::Display::ListItem; });
  maker.open([](Style& s) { s.display = model::Display::Inline; }, BoxKind::Marker);
  maker.add_text("1.");
  maker.close();
  maker.paragraph("Item", [](Style&) {});
  maker.close();
  maker.close();
  const model::PagedDocument paged = maker.lay_out();
  model::GlyphRun const* marker = nullptr;
  model::GlyphRun const* text = nullptr;
  for (model::Fragment const& fragment : paged.pages[0].fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content)) (run->text == "1." ? marker : text) = run;
  ASSERT_TRUE(marker && text);
  EXPECT_EQ(marker->origin.y, text->origin.y);
  EXPECT_LT(marker->origin.x, points(70));
  EXPECT_EQ(text->origin.x, points(70));
}

}  // namespace
}  // namespace bifolio::layout
