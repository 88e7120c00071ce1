#include "unit/style/style_fixture.h"

#include <chrono>

namespace bifolio::style::test {
namespace {

using model::Origin;
using model::PseudoElement;
using testing::HasSubstr;

TEST(Cascade, OriginsThenSpecificityThenOrder) {
  const Styled s("p#a.x", {{Origin::UserAgent, "#a { color: red; widows: 3; orphans: 3 }"},
                           {Origin::Theme, "p { color: lime; widows: 4 }"},
                           {Origin::Author, "p { color: blue } p { color: navy }"}});
  EXPECT_EQ(s["a"].color, Color::rgb(0, 0, 128));
  EXPECT_EQ(s["a"].widows, 4);
  EXPECT_EQ(s["a"].orphans, 3);
}

TEST(Cascade, ImportanceTurnsOriginsRound) {
  const Styled s("p#a[style=widows:9;orphans:9!important]",
                 {{Origin::UserAgent, "p { color: red !important }"},
                  {Origin::Author, "p { color: lime !important; widows: 2 !important; orphans: 3 !important }"}});
  EXPECT_EQ(s["a"].color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s["a"].widows, 2);
  EXPECT_EQ(s["a"].orphans, 9);
}

TEST(Cascade, LayersStandBelowWhatIsUnlayered) {
  const Styled s(
      "p#a",
      "p { widows: 1 } @layer two, one; @layer one { #a { widows: 2; orphans: 2; color: red !important } }"
      "@layer two { #a { orphans: 3; color: lime !important } @layer inner { #a { orphans: 9 } } } p { color: blue !important }");
  EXPECT_EQ(s["a"].widows, 1);
  EXPECT_EQ(s["a"].orphans, 2);
  EXPECT_EQ(s["a"].color, Color::rgb(0, 255, 0));
}

TEST(Cascade, InheritedPropertiesInheritAndOthersDoNot) {
  const Styled s("div#d(p#a)", "div { color: red; margin-top: 3pt; font-size: 20pt }");
  EXPECT_EQ(s["a"].color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s["a"].font_size, pt(20));
  EXPECT_EQ(s["a"].margin.top.value.length, Length());
}

TEST(Cascade, WideKeywords) {
  const Styled s("div#d(p#a)", {{Origin::UserAgent, "p { margin-top: 7pt; color: lime }"},
                                {Origin::Author,
                                 "div { margin-left: 5pt; color: red; border: 1pt solid }"
                                 "p { margin-left: inherit; margin-top: 1pt; margin-top: revert; color: blue; color: unset; "
                                 "border: inherit; widows: 9; widows: initial }"}});
  EXPECT_EQ(s["a"].margin.left.value.length, pt(5));
  EXPECT_EQ(s["a"].margin.top.value.length, pt(7));
  EXPECT_EQ(s["a"].color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s["a"].border.left.width, pt(1));
  EXPECT_EQ(s["a"].widows, 2);
}

TEST(Cascade, AllResetsEverythingButDirection) {
  const Styled s("div#d(p#a[dir=rtl])", "div { color: red; margin-top: 1pt } p { margin-top: 2pt; all: initial }");
  EXPECT_EQ(s["a"].color, Color::black());
  EXPECT_EQ(s["a"].margin.top.value.length, Length());
  EXPECT_EQ(s["a"].direction, model::Direction::Rtl);
}

TEST(Cascade, FontRelativeUnits) {
  const Styled s(
      "div#d(p#a)",
      "html { font-size: 10pt } div { font-size: 2em; line-height: 1.5 }"
      "p { font-size: 50%; margin: 1em 2rem 1lh 3ex; line-height: 120%; text-indent: 1in; padding-top: calc(1em + 5%) }");
  EXPECT_EQ(s["d"].font_size, pt(20));
  EXPECT_EQ(s["a"].font_size, pt(10));
  EXPECT_EQ(s["a"].margin.top.value.length, pt(10));
  EXPECT_EQ(s["a"].margin.right.value.length, pt(20));
  EXPECT_EQ(s["a"].margin.bottom.value.length, pt(12));
  EXPECT_EQ(s["a"].margin.left.value.length, pt(15));
  EXPECT_EQ(s["a"].text_indent.length, pt(72));
  EXPECT_EQ(s["a"].padding.top, (model::LengthPercentage{pt(10), 5000, {}}));
}

TEST(Cascade, ALineHeightInEmFollowsTheFontSizeWhereverItIsSaid) {
  const auto s = computed("font: italic bold 12pt/2em 'A B', serif; font-size: 20pt");
  EXPECT_EQ(s.line_height.length, pt(40));
  EXPECT_EQ(s.font_style, model::FontStyle::Italic);
  EXPECT_EQ(s.font_family, (std::vector<std::string>{"A B", "serif"}));
}

TEST(Cascade, CurrentColorIsTheFinalColor) {
  const auto s = computed("border: 1px solid; background: currentcolor; color: red");
  EXPECT_EQ(s.border.top.color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s.background_color, Color::rgb(255, 0, 0));
}

TEST(Cascade, ABorderWithoutALineHasNoWidth) {
  EXPECT_EQ(computed("border-width: 5pt").border.top.width, Length());
  EXPECT_EQ(computed("border-style: solid").border.top.width, Length::from_px(3));
}

TEST(Cascade, FloatsAndAbsoluteBoxesAreBlocks) {
  const Styled s("em#a, em#b, em#c", "#a { float: left } #b { position: absolute; float: left } #c { float: footnote }");
  EXPECT_EQ(s["a"].display, model::Display::Block);
  EXPECT_EQ(s["b"].float_, model::Float::None);
  EXPECT_EQ(s["c"].display, model::Display::Block);
}

TEST(Cascade, VariablesSubstituteInheritAndFallBack) {
  const Styled s("div#d(p#a)",
                 "html { --size: 3pt; --c: red } div { --c: var(--none, lime) }"
                 "p { margin-top: var(--size); color: var(--c); widows: var(--nothing, 7); padding: calc(2 * var(--size)) }");
  EXPECT_EQ(s.said(), "");
  EXPECT_EQ(s["a"].margin.top.value.length, pt(3));
  EXPECT_EQ(s["a"].color, Color::rgb(0, 255, 0));
  EXPECT_EQ(s["a"].widows, 7);
  EXPECT_EQ(s["a"].padding.left.length, pt(6));
}

TEST(Cascade, VariablesInACycleHaveNoValue) {
  const Styled s("p#a", "p { --a: var(--b); --b: var(--a); --c: 1; color: red; color: var(--a); widows: 5; widows: var(--c)}");
  EXPECT_EQ(s["a"].color, Color::black());
  EXPECT_EQ(s["a"].widows, 1);
  EXPECT_THAT(s.said(), HasSubstr("“--a” has no value: it refers to itself"));
}

TEST(Cascade, WhatRefersToACycleMayFallBack) {
  const Styled s("p#x",
                 "p { --a: var(--b); --b: var(--a); --c: var(--a, 3pt); --d: var(--d, 4pt); --e:; margin: var(--c); "
                 "padding: var(--e) 2pt; text-indent: var(--d, 5pt) }");
  EXPECT_EQ(s["x"].margin.top.value.length, pt(3));
  EXPECT_EQ(s["x"].padding.top.length, pt(2));
  EXPECT_EQ(s["x"].text_indent.length, pt(5));
}

TEST(Cascade, FloatsRootAndFlexItemsAreBlocks) {
  const Styled s("span#a, span#b(em#c), div#d(em#e)",
                 "#a { float: left } #b { display: inline-block; position: absolute; float: left } #d { display: flex } "
                 "#c { display: table-cell; float: right }");
  EXPECT_EQ(s["a"].display, model::Display::Block);
  EXPECT_EQ(s["b"].display, model::Display::Block);
  EXPECT_EQ(s["b"].float_, model::Float::None);
  EXPECT_EQ(s["c"].display, model::Display::Block);
  EXPECT_EQ(s["e"].display, model::Display::Block);
}

TEST(Cascade, CurrentColorStaysSoThroughInheritance) {
  const Styled s("div#a(p#b(em#c))",
                 "#a { color: red; border: 1pt solid; text-shadow: 1pt 1pt } #b { color: blue; border: inherit; "
                 "background-color: currentcolor } #c { color: lime; background-color: inherit; border-color: color-mix(in srgb, "
                 "currentcolor, black) }");
  EXPECT_EQ(s["a"].border.top.color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s["b"].border.top.color, Color::rgb(0, 0, 255));
  EXPECT_EQ(s["b"].text_shadow[0].color, Color::rgb(0, 0, 255));
  EXPECT_EQ(s["c"].background_color, Color::rgb(0, 255, 0));
  EXPECT_EQ(s["c"].border.top.color.channels[1], 32768);
}

TEST(Cascade, LayersReverseForImportantDeclarations) {
  const Styled s("p#x",
                 "@layer low, high; @layer high { p { color: red; margin: 1pt !important } @layer { p { color: blue } } } "
                 "@layer low { p { color: lime; margin: 2pt !important } } p { margin: 3pt !important; padding: 4pt } "
                 "@layer high { p { padding: 5pt; text-indent: 6pt } } @layer low { p { text-indent: 7pt } } "
                 "@layer high { p#x { text-indent: revert-layer } }");
  EXPECT_EQ(s["x"].color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s["x"].margin.top.value.length, pt(2));
  EXPECT_EQ(s["x"].padding.top.length, pt(4));
  EXPECT_EQ(s["x"].text_indent.length, pt(7));
}

TEST(Cascade, RevertGoesBackAnOrigin) {
  const Styled s("p#x", {{Origin::UserAgent, "p { margin: 1pt; color: red }"},
                         {Origin::Theme, "p { margin: 2pt; --v: 9pt }"},
                         {Origin::Author, "p { margin: 3pt; margin: revert; color: blue; all: revert; text-indent: 4pt }"}});
  EXPECT_EQ(s["x"].margin.top.value.length, pt(2));
  EXPECT_EQ(s["x"].color, Color::rgb(255, 0, 0));
  EXPECT_EQ(s["x"].text_indent.length, pt(4));
}

TEST(Cascade, TheRootsRemIsItsOwnButInItsFontSize) {
  const Styled s("p#x", "html { font-size: 2rem; margin: 1rem } p { padding: 1rem }");
  EXPECT_EQ(s.styled.style_of(s.tree.document.root()).margin.top.value.length, pt(24));
  EXPECT_EQ(s["x"].padding.top.length, pt(24));
}

TEST(Cascade, FontsAreAskedForTheirUnits) {
  Tree tree("p#x");
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(source_text(sources, sources.add("a.css", "p { font-size: 20pt; width: 2ex; margin: 1lh }")),
                               Origin::Author, sink));
  const auto measure = [](model::ComputedStyle const& style, std::vector<model::FontFace> const&) {
    return model::FontUnits{style.font_size.scaled(1, 4), {}, {}, {}, style.font_size.scaled(3, 1)};
  };
  const auto styled = cascade(tree.document, sheets, {model::MediaType::Print, measure}, sink);
  EXPECT_EQ(styled.style_of(tree.id("x")).width.value.length, pt(10));
  EXPECT_EQ(styled.style_of(tree.id("x")).margin.top.value.length, pt(60));
}

TEST(Cascade, VariablesThatDoubleThemselvesEnd) {
  std::string css = "p { --v0: a a a a a a a a;";
  for (int i = 1; i < 60; ++i)
    css += "--v" + std::to_string(i) + ": var(--v" + std::to_string(i - 1) + ") var(--v" + std::to_string(i - 1) + ");";
  const Styled s("p#a", css + " font-family: var(--v59) }");
  EXPECT_THAT(s.said(), HasSubstr("style/invalid-variable"));
}

TEST(Cascade, MediaAndSupports) {
  const std::string css =
      "@media print { p { widows: 3 } } @media screen { p { widows: 4 } }"
      "@media not screen { p { orphans: 3 } } @media (min-width: 400px) and (max-width: 700px) { p { color: red } }"
      "@media (width >= 5000px) or (unknown: x) { p { color: blue } }"
      "@supports (widows: 2) and (not (widows: red)) { p { margin-top: 1pt } } @supports (display: holo) { p { margin-top: 2pt } }"
      "@supports selector(:has(a)) { p { margin-left: 1pt } }";
  const Styled print("p#a", css), screen("p#a", css, model::MediaType::Screen);
  EXPECT_EQ(print.said(), "1:204 style/unknown-media “unknown” is no media feature\n");
  EXPECT_EQ(print["a"].widows, 3);
  EXPECT_EQ(screen["a"].widows, 4);
  EXPECT_EQ(print["a"].orphans, 3);
  EXPECT_EQ(screen["a"].orphans, 2);
  EXPECT_EQ(screen["a"].color, Color::rgb(255, 0, 0));
  EXPECT_EQ(print["a"].margin.top.value.length, pt(1));
  EXPECT_EQ(print["a"].margin.left.value.length, pt(1));
}

TEST(Cascade, PseudoElementsThatGenerateNothingAreNotThere) {
  const Styled s(
      "p#a, ul(li#l)",
      "p::before { content: 'x' counter(n) } p::after { color: red } ::marker { color: blue } p:first-letter { color: red }");
  ASSERT_NE(s.pseudo("a", PseudoElement::Before), nullptr);
  EXPECT_EQ(s.pseudo("a", PseudoElement::Before)->content.size(), 2U);
  EXPECT_EQ(s.pseudo("a", PseudoElement::After), nullptr);
  EXPECT_EQ(s.pseudo("a", PseudoElement::Marker), nullptr);
  EXPECT_NE(s.pseudo("a", PseudoElement::FirstLetter), nullptr);
}

TEST(Cascade, LanguageAndHintsComeFromAttributes) {
  const Styled s(
      "div#d[lang=de](p#a[align=center], p#b[xml:lang=fr]), ol#o[type=i], table(tr(td#t[width=50%][valign=top])), img#i[width=100]",
      {{Origin::UserAgent, "p { text-align: justify }"}, {Origin::Author, "#b { text-align: left }"}});
  EXPECT_EQ(s["a"].lang, "de");
  EXPECT_EQ(s["b"].lang, "fr");
  EXPECT_EQ(s["a"].text_align, model::TextAlign::Center);
  EXPECT_EQ(s["o"].list_style_type, "lower-roman");
  EXPECT_EQ(s["t"].width.value.percent, 50000);
  EXPECT_EQ(s["i"].width.value.length, pt(75));
}

TEST(Cascade, EqualStylesAreOneStyle) {
  const Styled s("p#a, p#b, div#c(em), p.x#d", "p { color: red } .x { color: red }");
  EXPECT_EQ(s.styled.of_node[s.tree.id("a").index()], s.styled.of_node[s.tree.id("d").index()]);
  EXPECT_EQ(model::verify(s.styled, s.tree.document), std::vector<std::string>{});
}

TEST(Cascade, FontVariantsInheritEachAlone) {
  const Styled s("div#d(p#a)",
                 "div { font-variant-numeric: oldstyle-nums; font-feature-settings: 'ss01' } p { font-variant-numeric: lining-nums "
                 "tabular-nums }");
  const auto tags = [](model::ComputedStyle const& style) {
    std::string out;
    for (auto const& f : style.font_features) out += std::string(f.tag, 4) + ' ';
    return out;
  };
  EXPECT_EQ(tags(s["d"]), "onum ss01 ");
  EXPECT_EQ(tags(s["a"]), "lnum tnum ss01 ");
}

TEST(Cascade, LogicalEdgesFollowTheDirection) {
  const Styled s("p#a, p#b[dir=rtl]", "p { margin-inline: 1pt 2pt; padding-inline-start: 3pt; border-inline-end: 1pt solid }");
  EXPECT_EQ(s["a"].margin.left.value.length, pt(1));
  EXPECT_EQ(s["b"].margin.left.value.length, pt(2));
  EXPECT_EQ(s["b"].padding.right.length, pt(3));
  EXPECT_EQ(s["b"].border.left.width, pt(1));
}

TEST(Cascade, FiveThousandRulesOverABookAreQuick) {
  std::string css;
  for (int i = 0; i < 5000; ++i)
    css += "section .c" + std::to_string(i % 900) + " > p.k" + std::to_string(i) + " { margin-top: " + std::to_string(i % 7) +
           "pt; color: red }\n";
  css += "p { text-indent: 1em } section p + p { widows: 3 } div ~ p { orphans: 3 }";
  Tree book("p");
  for (int i = 0; i < 60'000; ++i) {
    const model::NodeId p = book.document.append_element(book.document.body(), model::Tag::P, {});
    book.document.set_attribute(p, "class", "k" + std::to_string(i % 5000));
  }
  SourceSet sources;
  DiagnosticSink sink;
  const auto begin = std::chrono::steady_clock::now();
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(source_text(sources, sources.add("s", css)), Origin::Author, sink));
  const auto styled = cascade(book.document, sheets, model::MediaType::Print, sink);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  RecordProperty("milliseconds", static_cast<int>(took.count()));
  EXPECT_LT(took.count(), 20'000) << "generous: sanitizers, and machines under load";
  EXPECT_LT(styled.styles.size(), 20U);
}

}  // namespace
}  // namespace bifolio::style::test
