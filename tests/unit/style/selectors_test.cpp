#include "unit/style/style_fixture.h"

#include "style/names.h"
#include "style/selectors/nth.h"

namespace bifolio::style::test {
namespace {

std::string matched(std::string_view tree, std::string const& selector) {
  const Styled s(tree, selector + " { background: red }");
  EXPECT_EQ(s.said(), "") << selector;
  return s.red();
}

constexpr std::string_view tree =
    "section#s.part(h1#h, p#a.x, p#b.x.y(em#e), div#d(p#c[lang=de-AT], p#f[title=A_Book]), ul#u(li#l1, li#l2.x, li#l3, li#l4.x))";

TEST(Selectors, TypeClassIdAndUniversal) {
  EXPECT_EQ(matched(tree, "p"), "a b c f");
  EXPECT_EQ(matched(tree, "P.x"), "a b");
  EXPECT_EQ(matched(tree, "#b.y"), "b");
  EXPECT_EQ(matched(tree, ".X"), "");
  EXPECT_EQ(matched(tree, "div > *"), "c f");
}

TEST(Selectors, Combinators) {
  EXPECT_EQ(matched(tree, "section p"), "a b c f");
  EXPECT_EQ(matched(tree, "section > p"), "a b");
  EXPECT_EQ(matched(tree, "h1 + p"), "a");
  EXPECT_EQ(matched(tree, "h1 ~ p"), "a b");
  EXPECT_EQ(matched(tree, "h1 ~ div p"), "c f");
  EXPECT_EQ(matched(tree, ".part > p ~ div > p + p"), "f");
  EXPECT_EQ(matched(tree, "p ~ h1"), "");
}

TEST(Selectors, Attributes) {
  EXPECT_EQ(matched(tree, "[title]"), "f");
  EXPECT_EQ(matched(tree, "[title='A_Book']"), "f");
  EXPECT_EQ(matched(tree, "[title=a_book]"), "");
  EXPECT_EQ(matched(tree, "[title=a_book i]"), "f");
  EXPECT_EQ(matched(tree, "[class~=y]"), "b");
  EXPECT_EQ(matched(tree, "[lang|=de]"), "c");
  EXPECT_EQ(matched(tree, "[title^=A_][title$=ook][title*='_B']"), "f");
}

// css-namespaces-3: every element is XHTML's but embedded roots.
TEST(Selectors, Namespaces) {
  constexpr std::string_view mixed = "p#p(svg#s, math#m)";
  const std::string declared = "@namespace h 'http://www.w3.org/1999/xhtml'; @namespace s url(http://www.w3.org/2000/svg); ";
  EXPECT_EQ(matched(mixed, declared + "h|*"), "p");
  EXPECT_EQ(matched(mixed, declared + "s|*"), "s");
  EXPECT_EQ(matched(mixed, declared + "*|svg"), "s");
  EXPECT_EQ(matched(mixed, declared + "|p"), "");
  EXPECT_EQ(matched(mixed, "@namespace 'http://www.w3.org/2000/svg'; p, svg"), "s");
  EXPECT_THAT(Styled(mixed, "x|p { top: 0 }").said(), testing::HasSubstr("no @namespace declares the prefix “x”"));
}

TEST(Selectors, LanguageRanges) {
  constexpr std::string_view tongues = "p#a[lang=de-CH], p#b[lang=fr-CH], p#c[lang=de-Latn-AT], p#d[lang=en]";
  EXPECT_EQ(matched(tongues, "p:lang(de)"), "a c");
  EXPECT_EQ(matched(tongues, "p:lang(\"*-CH\")"), "a b");
  EXPECT_EQ(matched(tongues, "p:lang(\\*-AT, en)"), "c d");
  EXPECT_EQ(matched(tongues, "p:lang(de-AT)"), "c");
}

TEST(Selectors, WhatPaperIsNeverInIsValidAndMatchesNothing) {
  EXPECT_EQ(matched(tree, "h1, p:hover, ::selection, p:fullscreen"), "h");
  EXPECT_THAT(Styled(tree, "p:hovr { top: 0 }").said(), testing::HasSubstr(":hovr is not known; did you mean “hover”?"));
  EXPECT_THAT(Styled(tree, "p:not(::before) { top: 0 }").said(), testing::HasSubstr("a pseudo-element cannot stand in here"));
  EXPECT_THAT(Styled(tree, "p:has(:has(a)) { top: 0 }").said(), testing::HasSubstr("style/unknown-selector"));
  EXPECT_EQ(matched(tree, "h1, :is(p:hovr, #e)"), "h e");
}

TEST(Selectors, RolesAreAttributes) {
  constexpr std::string_view notes = "aside#n[role=doc-footnote], section#c[role=doc-chapter](p#p)";
  EXPECT_EQ(matched(notes, "aside[role=\"doc-footnote\"]"), "n");
  EXPECT_EQ(matched(notes, "[role^=doc-ch] > p"), "p");
  EXPECT_EQ(matched(notes, "[role]"), "n c");
}

TEST(Selectors, Structure) {
  EXPECT_EQ(matched(tree, "li:first-child"), "l1");
  EXPECT_EQ(matched(tree, "li:last-child"), "l4");
  EXPECT_EQ(matched(tree, "li:nth-child(2n+1)"), "l1 l3");
  EXPECT_EQ(matched(tree, "li:nth-last-child(-n + 2)"), "l3 l4");
  EXPECT_EQ(matched(tree, "p:first-of-type"), "a c");
  EXPECT_EQ(matched(tree, "p:nth-of-type(2)"), "b f");
  EXPECT_EQ(matched(tree, "em:only-child"), "e");
  EXPECT_EQ(matched(tree, "li:nth-child(1 of .x)"), "l2");
  EXPECT_EQ(matched(tree, "li:nth-last-child(1 of .x)"), "l4");
  EXPECT_EQ(matched("p#a(\" \"), p#b(\"x\"), p#c(em)", "p:empty"), "a");
}

TEST(Selectors, ListsNegationAndRelation) {
  EXPECT_EQ(matched(tree, ":is(h1, em)"), "h e");
  EXPECT_EQ(matched(tree, ":where(section, nav) > :is(h1, .y)"), "h b");
  EXPECT_EQ(matched(tree, "p:not(.x, #f)"), "c");
  EXPECT_EQ(matched(tree, "p:has(em)"), "b");
  EXPECT_EQ(matched(tree, "p:has(+ div)"), "b");
  EXPECT_EQ(matched(tree, "p:has(~ ul)"), "a b");
  EXPECT_EQ(matched(tree, ":has(> li.x)"), "u");
  EXPECT_EQ(matched("div#o.k(div#i(p#p))", "div:has(.k p)"), "");
}

// Each cell asks the same of its table: what :has() found is kept, else large tables would use up what :has() may cost.
TEST(Selectors, RelationsAreFoundOnceAnAnchor) {
  std::string rows = "table#t(tr(td#first)";
  for (int i = 0; i < 6000; ++i) rows += ", tr(td)";
  const Styled s(rows + ")", "table:has(tr > :nth-child(8)) td { background: red } table:has(td) #first { background: red }");
  EXPECT_EQ(s.red(), "first");
  EXPECT_EQ(s.said(), "");
}

TEST(Selectors, LanguageAndDirection) {
  constexpr std::string_view languages = "div#a[lang=de-Latn-AT](p#b), div#c[lang=en][dir=rtl](p#d)";
  EXPECT_EQ(matched(languages, ":lang(de-AT)"), "a b");
  EXPECT_EQ(matched(languages, ":lang(\"*-AT\", en)"), "a b c d");
  EXPECT_EQ(matched(languages, "p:dir(rtl)"), "d");
}

TEST(Selectors, WhatPaperIsNeverInMatchesNothingAndIsNoMistake) {
  EXPECT_EQ(matched("a#a[href=x]", "a:hover, a:link:visited"), "");
}

TEST(Selectors, OneUnknownSelectorSpoilsTheRuleAndIsReportedAtItsPlace) {
  const Styled s("p#a", "p { color: red }\np, p:frist-child { background: red }");
  EXPECT_EQ(s.red(), "");
  EXPECT_EQ(s.said(), "2:6 style/unknown-selector the rule is left out: :frist-child is not known; did you mean “first-child”?\n");
}

TEST(Selectors, ForgivingListsKeepWhatTheyKnow) { EXPECT_EQ(matched("p#a, em#b", ":is(p, :unknown, ::x)"), "a"); }

TEST(Selectors, SpecificityDecides) {
  const Styled s(
      "div#d(p#a.x)",
      "#d p { color: red } p.x { color: blue } :where(#d) p.x { color: lime } :is(#d, em) p { widows: 5 } p.x { widows: 3 }");
  EXPECT_EQ(s["a"].color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s["a"].widows, 5);
}

TEST(Selectors, DeepDescendantChainsStayCheap) {
  Tree deep("p#p");
  model::NodeId parent = deep.document.body();
  for (int i = 0; i < 250; ++i) parent = deep.document.append_element(parent, model::Tag::Div, {});
  std::string chain = "em ";
  for (int i = 0; i < 40; ++i) chain += "div > div ";
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(source_text(sources, sources.add("s", "body em {} " + chain + "div { color: red }")),
                               model::Origin::Author, sink));
  const auto styled = cascade(deep.document, sheets, model::MediaType::Print, sink);
  EXPECT_EQ(styled.style_of(parent).color, Color::black());
}

TEST(Selectors, RelationsThatAskTooMuchGiveUpAndSaySo) {
  Tree flat("p");
  for (int i = 0; i < 12'000; ++i) flat.document.append_element(flat.document.body(), model::Tag::P, {});
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(
      parse_sheet(source_text(sources, sources.add("s", "p:has(~ :not(p)) { color: red }")), model::Origin::Author, sink));
  cascade(flat.document, sheets, model::MediaType::Print, sink);
  ASSERT_EQ(sink.all().size(), 1U);
  EXPECT_EQ(sink.all()[0].kind, "style/too-costly");
}

TEST(Nth, Forms) {
  using P = model::NthPattern;
  EXPECT_EQ(parse_nth("odd"), (P{2, 1}));
  EXPECT_EQ(parse_nth(" -N + 3 "), (P{-1, 3}));
  EXPECT_EQ(parse_nth("+5"), (P{0, 5}));
  EXPECT_EQ(parse_nth("3n-1"), (P{3, -1}));
  EXPECT_EQ(parse_nth("3 n"), std::nullopt);
  EXPECT_EQ(parse_nth("n + -1"), std::nullopt);
  EXPECT_EQ(parse_nth("2n+"), std::nullopt);
}

TEST(Names, NearestNameIsOnlyGivenWhenNear) {
  EXPECT_EQ(nearest_name("marign-top", {"margin-top", "margin-left"}), "margin-top");
  EXPECT_EQ(nearest_name("colour", {"color", "columns"}), "color");
  EXPECT_EQ(nearest_name("frobnicate", {"color", "columns"}), "");
}

}  // namespace
}  // namespace bifolio::style::test
