#include "unit/style/style_fixture.h"

#include <chrono>

namespace bifolio::style::test {
namespace {

using testing::Contains;
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
  EXPECT_THAT(s.kinds(), Contains("style/unknown-value"));
}

TEST(Syntax, AStrayBraceIsReportedAndPassed) {
  const Styled s("p#a", "} p { background: red }");
  EXPECT_THAT(s.said(), HasSubstr("1:1 style/syntax"));
}

TEST(Syntax, NestedRulesAreReportedAndPassed) {
  const Styled s("p#a", "p { em:hover { color: red } background: red; & b { color: blue } widows: 7 }");
  EXPECT_EQ(s.red(), "a");
  EXPECT_EQ(s["a"].widows, 7);
  EXPECT_EQ(s.kinds().size(), 2U);
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

TEST_P(Hostile, EndsInBoundedTime) {
  std::string text = "p { color: red; x: ";
  for (int i = 0; i < 1'000'000; ++i) text += GetParam();
  const auto begin = std::chrono::steady_clock::now();
  const Styled s("p#a", text);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  EXPECT_FALSE(s.sink.all().empty());
  EXPECT_LT(s.sheets[0].tokens.size(), 8'000'000U);
}
INSTANTIATE_TEST_SUITE_P(Syntax, Hostile,
                         testing::Values("(", "[", "{", "f(", "}", ")", "\\", "'", "a:b{", "@x{", "url(", "!", "\t1e9"));

TEST(Syntax, DeeplyNestedGroupsStopAtALimit) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "@media all {";
  const Styled s("p#a", text + " p { color: red }");
  EXPECT_THAT(s.kinds(), Contains("style/nested-too-deep"));
}

}  // namespace
}  // namespace bifolio::style::test
