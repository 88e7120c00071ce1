#include "unit/style/style_fixture.h"

namespace bifolio::style::test {
namespace {

using testing::HasSubstr;

model::StyleSheet parse(SourceSet& sources, std::string text, DiagnosticSink& sink) {
  return parse_sheet(source_text(sources, sources.add("s.css", std::move(text))), model::Origin::Author, sink);
}

TEST(Syntax, EveryRuleAndDeclarationKnowsItsPlace) {
  SourceSet sources;
  DiagnosticSink sink;
  const auto sheet = parse(sources, "p { color: red; }\n@media print { em { top: 0 } }", sink);
  ASSERT_EQ(sheet.rules.size(), 2U);
  EXPECT_EQ(sheet.rules[0].span, (Span{SourceId(std::size_t{0}), 0, 17}));
  EXPECT_EQ(sheet.rules[0].declarations[0].span, (Span{SourceId(std::size_t{0}), 4, 14}));
  EXPECT_EQ(sheet.rules[1].rules[0].span.begin, 33U);
}

TEST(Syntax, EscapesInNamesAndStrings) {
  const Styled s("p#a.a.b", ".\\61.\\62 { background: \\72 ed; list-style-type: '\\201C\\\nx' }");
  EXPECT_EQ(s.said(), "");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s["a"].list_style_type, "\"“x\"");
}

TEST(Syntax, ABrokenDeclarationCostsOnlyItself) {
  const Styled s("p#a", "p { color; background: red; widows: 4 }");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s["a"].widows, 4);
  EXPECT_EQ(s.said(), "1:5 style/syntax “:” is missing after “color”; the declaration is left out\n");
}

TEST(Syntax, ABadStringEndsAtItsLine) {
  const Styled s("p#a", "p { content: 'abc\n; background: red }");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s.said(), "1:14 style/syntax a string cannot go on in the next line; a quotation mark is missing\n");
}

TEST(Syntax, AStrayBraceIsReportedAndPassed) {
  const Styled s("p#a", "} p { background: red }");
  EXPECT_THAT(s.said(), HasSubstr("1:1 style/syntax"));
}

// css-nesting-1: the specification's kinds of examples, in our words.
TEST(Syntax, NestedRulesAreRelativeToTheirParent) {
  constexpr std::string_view tree = "section#s.part(h2#h, p#p.x(em#e), div#d(p#q))";
  const auto red = [&](std::string const& css) {
    const Styled s(tree, css);
    EXPECT_EQ(s.said(), "") << css;
    return s.red();
  };
  EXPECT_EQ(red("section { p { background: red } }"), "p q");
  EXPECT_EQ(red("section { > p { background: red } }"), "p");
  EXPECT_EQ(red("h2 { + p { background: red } ~ div { background: red } }"), "p d");
  EXPECT_EQ(red("p { &.x { background: red } }"), "p");
  EXPECT_EQ(red("p { div & { background: red } }"), "q");
  EXPECT_EQ(red(".part, #nothing { & > h2, em { background: red } }"), "h e");
  EXPECT_EQ(red("section { div { p { background: red } } }"), "q");
  EXPECT_EQ(red("p { &:not(.x) { background: red } }"), "q");
  EXPECT_EQ(red("section { @media print { background: red; > div { background: red } } }"), "s d");
  EXPECT_EQ(red("p { @supports (color: red) { @layer x { &:first-of-type { background: red } } } }"), "p q");
  EXPECT_EQ(red("p::before { em { background: red } }"), "");
}

TEST(Syntax, DeclarationsBehindNestedRulesKeepTheirPlace) {
  const Styled s("p#a", "p { widows: 3; &#a { widows: 4 } widows: 5; orphans: 7 }");
  EXPECT_EQ(s.said(), "");
  EXPECT_EQ(s["a"].widows, 4);  // the nested rule is more specific
  EXPECT_EQ(s["a"].orphans, 7);
  const Styled t("p#a", "p { & { widows: 4 } widows: 5 }");
  EXPECT_EQ(t["a"].widows, 5);
}

TEST(Syntax, NestingTakesTheLargestSpecificityOfItsParents) {
  const Styled s("p#a(em#e)", "#none, p { em { background: red } } html body p em { background: blue }");
  EXPECT_EQ(s.red(), "e");
}

TEST(Syntax, WhatLacksItsEndIsSaid) {
  const auto said = [](std::string const& css) { return Styled("p#a", css).said(); };
  EXPECT_EQ(said("p { widows: 3"), "1:3 style/syntax the block that begins here is not closed; a “}” is missing\n");
  EXPECT_THAT(said("p { font-family: 'x"), HasSubstr("1:18 style/syntax the string that begins here is not closed"));
  EXPECT_THAT(said("p { margin: calc(1px"), HasSubstr("1:13 style/syntax the bracket that opens here is not closed"));
  EXPECT_THAT(said("p {} /* x"), HasSubstr("1:6 style/syntax the comment that begins here is not closed"));
  EXPECT_THAT(said("@media print { p {} "), HasSubstr("the block that begins here is not closed"));
  EXPECT_THAT(said("p { background: url(x"), HasSubstr("1:17 style/syntax the url( that begins here is not closed"));
  EXPECT_THAT(said("p { background: url(a b) }"), HasSubstr("1:17 style/syntax this url() holds a character"));
  EXPECT_THAT(said("@page"), HasSubstr("@page lacks its block"));
  EXPECT_THAT(said("p { color: red em { top: 0 } }"), HasSubstr("1:5 style/syntax a declaration cannot hold a block"));
}

TEST(Syntax, RulesThatStandTooLateAreSaid) {
  const auto said = [](std::string const& css) { return Styled("p#a", css).said(); };
  EXPECT_THAT(said("p {} @import 'x.css';"), HasSubstr("1:6 style/syntax @import must stand before all other rules"));
  EXPECT_THAT(said("p {} @namespace 'x';"), HasSubstr("@namespace must stand before"));
  EXPECT_THAT(said("p {} @charset 'utf-8';"), HasSubstr("@charset counts only at the very beginning"));
  EXPECT_EQ(said("@charset \"utf-8\"; @layer a; @namespace 'http://www.w3.org/1999/xhtml'; p {}"), "");
}

TEST(Syntax, CustomPropertiesHoldAnythingThatIsBalanced) {
  const Styled s("p#a", "p { --x: {a: b; c} d; --y: ; --z: a ] b; background: red }");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s.said(), "1:30 style/syntax this can be no custom property's value; the declaration is left out\n");
}

TEST(Syntax, UnicodeRangesNumbersAndEscapes) {
  const Styled s("p#a", "p { widows: 1e1; text-indent: +.5e1pt; margin-top: 1E-1in; b\\61 ckground: r\\65\nd }");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s["a"].text_indent, (model::LengthPercentage{pt(5), 0, {}}));
  EXPECT_THAT(s.kinds(), testing::ElementsAre("style/unknown-value"));  // 1e1 is no integer
}

TEST(Syntax, UnclosedThingsEndWithTheSheet) {
  const Styled s("p#a", "p { background: red; font-family: 'x");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s["a"].font_family, std::vector<std::string>{"x"});
}

TEST(Syntax, CommentsAndHtmlCommentsAreNoMatter) {
  const Styled s("p#a", "<!-- /* p { */ p/**/{ back/* x */ground: red; background: red /* ! */ ! /**/ important } -->");
  EXPECT_EQ(s.red(), "a");
}

TEST(Syntax, ImportantInAnyCase) {
  const Styled s("p#a", "p { background: red ! IMPORTANT } p { background: blue }");
  EXPECT_EQ(s.red(), "a");
}

TEST(Syntax, UnknownAtRulesAreReportedWithTheNearestName) {
  const Styled s("p#a", "@meida print { p { color: red } }\np { background: red }");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s.said(), "1:1 style/unknown-at-rule @meida is not known; did you mean “media”?\n");
}

TEST(Syntax, TheSameUnknownThingIsSaidOnce) {
  const Styled s("p#a", "p { colour: red } em { colour: blue } b { margin: 3 } i { margin: 3 }");
  EXPECT_EQ(s.said(),
            "1:5 style/unknown-property “colour” is not a property; did you mean “color”?\n"
            "1:43 style/unknown-value “3” is not a value of “margin” that is supported\n");
}

TEST(Syntax, WhatCssHasAndWeDoNotIsANote) {
  const Styled s("p#a", "p { transition: 1px 1px red; -moz-hyphens: auto }");
  ASSERT_EQ(s.sink.all().size(), 2U);
  EXPECT_EQ(s.sink.all()[0].kind, "style/unsupported-property");
  EXPECT_EQ(s.sink.all()[0].severity, Severity::Note);
}

TEST(Syntax, ImportsAreFollowedOnceAndCyclesEnd) {
  SourceSet sources;
  DiagnosticSink sink;
  const SourceId main = sources.add("main.css", "@import 'a.css'; @import url(b.css) screen; p { background: red }");
  const Importer importer = [&](std::string_view url, std::string_view, Span) {
    if (url == "a.css") return sources.add("a.css", "@import 'main.css'; p { widows: 9; background: blue }");
    return url == "main.css" ? main : sources.add("b.css", "p { widows: 8 }");
  };
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(sources, main, model::Origin::Author, importer, sink));
  const Tree tree("p#a");
  const auto styled = cascade(tree.document, sheets, model::MediaType::Print, sink);
  EXPECT_EQ(styled.style_of(tree.id("a")).widows, 9);
  EXPECT_EQ(styled.style_of(tree.id("a")).background_color, Color::rgb(255, 0, 0));
  ASSERT_EQ(sink.all().size(), 1U);
  EXPECT_EQ(sink.all()[0].kind, "style/import");
}

class Hostile : public testing::TestWithParam<std::string> {};

TEST_P(Hostile, EndsWithTokensInProportion) {
  constexpr std::size_t times = 200'000;
  std::string text = "p { color: red; x: ";
  for (std::size_t i = 0; i < times; ++i) text += GetParam();
  const Styled s("p#a", text);
  EXPECT_FALSE(s.sink.all().empty());
  EXPECT_LT(s.sheets[0].tokens.size(), 8 * times);
}
INSTANTIATE_TEST_SUITE_P(Syntax, Hostile,
                         testing::Values("(", "[", "{", "f(", "}", ")", "\\", "'", "a:b{", "@x{", "url(", "!", "\t1e9"));

TEST(Syntax, DeeplyNestedGroupsStopAtALimit) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "@media all {";
  const Styled s("p#a", text + " p { color: red }");
  EXPECT_THAT(s.kinds(), testing::Contains("style/nested-too-deep"));
}

}  // namespace
}  // namespace bifolio::style::test
