#include "unit/style/style_fixture.h"

#include "base/files.h"

namespace bifolio::style::test {
namespace {

using model::Origin;
using testing::HasSubstr;
using testing::Not;

std::string lowered(std::string const& css, Origin origin = Origin::Author) {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(source_text(sources, sources.add("path/to/my.css", css)), origin, sink));
  const Tree tree("p");
  const auto sheet = lower(sheets, tree.document, sink);
  if (sheet.files.empty()) return "";
  EXPECT_EQ(sheet.files[0].name, "my.css");
  return sheet.files[0].css;
}

TEST(Lower, KeepsOrderClassesAndComments) {
  EXPECT_EQ(lowered("/* Notes */\n.note, p > em { color: #FF0000; font-style: italic }\n.b { color: blue !important }"),
            "/* Notes */\n.note,\np > em {\n  color: #FF0000;\n  font-style: italic;\n}\n.b {\n  color: blue !important;\n}\n");
}

TEST(Lower, LeavesOutWhatIsAboutPages) {
  EXPECT_EQ(lowered("@page { size: A4 } @media print { p { color: red } } h1 { string-set: t content(text); page: x } a::after { "
                    "content: target-counter(attr(href), page) }"),
            "");
}

TEST(Lower, UnwrapsScreenAndKeepsConditions) {
  EXPECT_EQ(lowered("@media screen { p { color: red } } @media (min-width: 30em) { p { color: blue } }"),
            "p {\n  color: red;\n}\n@media (min-width: 30em) {\n  p {\n    color: blue;\n  }\n}\n");
}

TEST(Lower, ResolvesConstants) {
  EXPECT_EQ(lowered(":root { --gap: 2em; --ink: device-cmyk(0 0 0 1) } p { margin: calc(var(--gap) / 4) 0; color: var(--ink) }"),
            "p {\n  margin: 0.5em 0;\n  color: rgb(0, 0, 0);\n}\n");
}

TEST(Lower, VariablesThatVaryStayWithAFallback) {
  const std::string css = lowered(":root { --c: red } .dark { --c: blue } p { color: var(--c) }");
  EXPECT_THAT(css, HasSubstr("--c: blue"));
  EXPECT_THAT(css, HasSubstr("  color: red;\n  color: var(--c);\n"));
}

TEST(Lower, WritesOutModernSelectors) {
  EXPECT_THAT(lowered(":is(h1, h2).x { color: red }"), HasSubstr("h1.x,\nh2.x {"));
  EXPECT_THAT(lowered(":where(article, section) > p { color: red }"), HasSubstr("article > p,\nsection > p {"));
  EXPECT_THAT(lowered("p:not(.a, .b) { color: red }"), HasSubstr("p:not(.a):not(.b) {"));
}

TEST(Lower, RewritesLogicalPropertiesAndDropsDirection) {
  EXPECT_EQ(lowered("p { margin-inline: 1em 2em; padding-block-start: 1%; direction: rtl }"),
            "p {\n  margin-left: 1em;\n  margin-right: 2em;\n  padding-top: 1%;\n}\n");
}

TEST(Lower, NeverFreezesTheSizeOfText) {
  const std::string css = lowered(
      "html { font: 10pt/15pt \"My Font\", serif; margin: 0 } body { font-size: 10pt } h1 { font-size: 15pt; line-height: 18pt; "
      "margin: 30pt 0 } p { text-indent: 12pt; border-top: 1px solid }");
  EXPECT_EQ(css,
            "html {\n  font-family: \"My Font\", serif;\n  line-height: 1.5;\n  margin: 0;\n}\n"
            "h1 {\n  font-size: 1.5em;\n  line-height: 1.2;\n  margin: 2em 0;\n}\n"
            "p {\n  text-indent: 1.2em;\n  border-top: 1px solid;\n}\n");
}

TEST(Lower, UnknownThingsStay) {
  EXPECT_EQ(lowered("p { box-shadow: 0 0 1px red; colour: red } @keyframes x { from { top: 0 } }"),
            "p {\n  box-shadow: 0 0 1px red;\n  colour: red;\n}\n@keyframes x { from { top: 0 } }\n");
}

TEST(Lower, OfTheUserAgentSheetOnlyOurClassesGoAlong) {
  EXPECT_EQ(lowered("p { margin: 1em 0 } .align-left { text-align: left } [role=\"doc-noteref\"] { font-size: 0.7em }",
                    Origin::UserAgent),
            ".align-left {\n  text-align: left;\n}\n[role=\"doc-noteref\"] {\n  font-size: 0.7em;\n}\n");
}

TEST(Lower, EveryOmissionIsAccountedFor) {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(
      source_text(sources, sources.add("s.css", "@page { size: A4 }\np { string-set: x 'y'; color: red }")), Origin::Author, sink));
  const auto sheet = lower(sheets, Tree("p").document, sink);
  ASSERT_EQ(sheet.omissions.size(), 2U);
  EXPECT_EQ(sheet.omissions[1].what, "string-set");
  EXPECT_EQ(sources[sheet.omissions[1].span.source].position(sheet.omissions[1].span.begin), (Position{2, 5}));
}

class Shipped : public testing::TestWithParam<std::string> {};

TEST_P(Shipped, ParsesWithoutAWordAndLowersToWhatParsesAgain) {
  SourceSet sources;
  DiagnosticSink sink;
  const std::string path = std::string(BIFOLIO_SOURCE_DIR) + "/styles/" + GetParam();
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(source_text(sources, sources.add(path, read_file(path))), Origin::Theme, sink));
  for (Diagnostic const& d : sink.all()) ADD_FAILURE() << d.message;
  const auto lowered = lower(sheets, Tree("p").document, sink);
  ASSERT_EQ(lowered.files.size(), 1U);
  EXPECT_THAT(lowered.files[0].css, Not(HasSubstr("@page")));
  EXPECT_THAT(lowered.files[0].css, Not(HasSubstr("@media print")));
  const auto again = parse_sheet(source_text(sources, sources.add("again", lowered.files[0].css)), Origin::Author, sink);
  EXPECT_GT(again.rules.size(), 10U);
}
INSTANTIATE_TEST_SUITE_P(Lower, Shipped, testing::Values("foundation.css", "common.css"));

}  // namespace
}  // namespace bifolio::style::test
