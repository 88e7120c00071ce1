#include "unit/style/style_fixture.h"

#include "base/files.h"

namespace bifolio::style::test {
namespace {

using model::Origin;
using testing::HasSubstr;
using testing::Not;

std::string lowered(std::string const& css, Origin origin = Origin::Author, std::string_view document = "p") {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(source_text(sources, sources.add("path/to/my.css", css)), origin, sink));
  const Tree tree(document);
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
  const std::string css = lowered(":root { --c: red } .dark { --c: blue } p { color: var(--c) }", Origin::Author, "p, div.dark(p)");
  EXPECT_THAT(css, HasSubstr("--c: blue"));
  EXPECT_THAT(css, HasSubstr("  color: red;\n  color: var(--c);\n"));
}

TEST(Lower, WritesOutModernSelectors) {
  EXPECT_THAT(lowered(":is(h1, h2).x { color: red }"), HasSubstr("h1.x,\nh2.x {"));
  EXPECT_THAT(lowered(":where(article, section) > p { color: red }"), HasSubstr("article > p,\nsection > p {"));
  EXPECT_THAT(lowered("p:not(.a, .b) { color: red }"), HasSubstr("p:not(.a):not(.b) {"));
}

std::string lowered_in(std::string_view document, std::string const& css) { return lowered(css, Origin::Author, document); }

TEST(Lower, NestedRulesAreFlat) {
  EXPECT_EQ(
      lowered_in("section(h2, p)", "section { color: red; > h2, &.x { top: 0 } @media (color) { p { left: 0 } } color: blue }"),
      "section {\n  color: red;\n}\nsection > h2,\nsection.x {\n  top: 0;\n}\n@media (color) {\n  section p {\n    left: 0;\n  "
      "}\n}\n"
      "section {\n  color: blue;\n}\n");
}

TEST(Lower, SelectorsThatReadersDoNotKnowBecomeClasses) {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(
      source_text(sources,
                  sources.add("s.css", "figure:has(> img) { top: 0 } li:nth-child(2 of .x) { left: 0 } p:has(b) { top: 1px }")),
      Origin::Author, sink));
  const Tree tree("figure#f(img), figure#g, ul(li.x, li, li#third.x)");
  const auto sheet = lower(sheets, tree.document, sink);
  EXPECT_EQ(sheet.files[0].css, "figure.has-img {\n  top: 0;\n}\nli.nth-child-2-of-x {\n  left: 0;\n}\n");
  ASSERT_EQ(sheet.classes.size(), 2U);
  EXPECT_EQ(sheet.classes[0].element, tree.id("f"));
  EXPECT_EQ(sheet.classes[0].name, "has-img");
  EXPECT_EQ(sheet.classes[1].element, tree.id("third"));
}

TEST(Lower, ThousandsOfRelationsAreAllFound) {
  constexpr std::size_t rules = 2000;
  std::string css, document = "p";
  for (std::size_t i = 0; i < rules; ++i) {
    const std::string n = std::to_string(i);
    css += ".c" + n + ":has(.d" + n + ") { top: 0 }";
    document += ", p.c" + n + "(i, b, i, b.d" + n + ")";
  }
  const std::string written = lowered(css, Origin::Author, document);
  EXPECT_EQ(static_cast<std::size_t>(std::count(written.begin(), written.end(), '{')), rules);
}

TEST(Lower, ListsOfLanguagesLinksAndNegationsAreWrittenOut) {
  EXPECT_THAT(lowered("p:lang(de, fr) { top: 0 }"), HasSubstr("p:lang(de),\np:lang(fr) {"));
  EXPECT_THAT(lowered("a:any-link { top: 0 }"), HasSubstr("a:link"));
  EXPECT_THAT(lowered_in("p.a.b, p", "p:not(.a.b) { top: 0 }"), HasSubstr("p:not(.is-a-b) {"));
  EXPECT_THAT(lowered(":is(article em, b) i { top: 0 }"), HasSubstr("article em i,\nb i {"));
  EXPECT_THAT(lowered("li::marker, p { color: red }"), HasSubstr("li::marker {\n  color: red;\n}\np {"));
}

TEST(Lower, LayersAreWrittenInTheirOrderAndStillLose) {
  EXPECT_EQ(lowered("@layer base, late; @layer late { p { color: blue } } /* b */ @layer base { p { color: red } }"),
            "/* b */\np {\n  color: red;\n}\np {\n  color: blue;\n}\n");
  EXPECT_EQ(lowered_in("p#x.y", "@layer a { #x { color: red; top: 0 } } p { color: blue } em { color: green }"),
            "#x {\n  color: red;\n  top: 0;\n}\np:not(#_) {\n  color: blue;\n}\nem {\n  color: green;\n}\n");
}

TEST(Lower, AnAuthorsRuleWinsOverAThemesMoreSpecificOne) {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(source_text(sources, sources.add("theme.css", "section h1 { color: blue; margin-top: 1em }")),
                               Origin::Theme, sink));
  sheets.push_back(parse_sheet(source_text(sources, sources.add("my.css", "h1 { color: red } h1 { left: 0 } p { margin: 0 }")),
                               Origin::Author, sink));
  const auto sheet = lower(sheets, Tree("section(h1, p)").document, sink);
  ASSERT_EQ(sheet.files.size(), 2U);
  EXPECT_EQ(sheet.files[1].css, "html h1 {\n  color: red;\n}\nh1 {\n  left: 0;\n}\np {\n  margin: 0;\n}\n");
}

TEST(Lower, SupportsIsResolved) {
  EXPECT_EQ(lowered("@supports (widows: 2) { p { top: 0 } } @supports (display: holo) { p { top: 1px } } @supports not (x: y) { p "
                    "{ left: 0 } }"),
            "p {\n  top: 0;\n}\np {\n  left: 0;\n}\n");
}

TEST(Lower, VariablesWithOneValueWhereTheyAreUsedAreWrittenOut) {
  EXPECT_EQ(lowered_in("div.dark(p)", ":root { --c: red } .dark { --c: blue } .dark p { color: var(--c) }"),
            ".dark p {\n  color: blue;\n}\n");
  EXPECT_EQ(lowered("@property --x { syntax: '*'; inherits: false; initial-value: 3em } p { margin-top: var(--x) }"),
            "p {\n  margin-top: 3em;\n}\n");
}

TEST(Lower, OlderReadersGetAFallback) {
  EXPECT_EQ(lowered("p { display: flex; width: min(100%, 20em); overflow-wrap: anywhere; inset: 0 1px }"),
            "p {\n  display: block;\n  display: flex;\n  width: 100%;\n  width: min(100%, 20em);\n  word-wrap: anywhere;\n"
            "  overflow-wrap: anywhere;\n  top: 0;\n  right: 1px;\n  bottom: 0;\n  left: 1px;\n}\n");
  EXPECT_EQ(lowered("p { color: #11223380; margin-top: 3lh; font-size: 5vw }"),
            "p {\n  color: rgba(17, 34, 51, 0.502);\n  margin-top: 4.2em;\n  font-size: 1.875em;\n}\n");
  EXPECT_THAT(lowered("p::first-letter { initial-letter: 3 }"), HasSubstr("float: left;\n  font-size: 5em;"));
}

TEST(Lower, NamespacesAreDeclaredWhereTheyAreNeeded) {
  EXPECT_EQ(lowered_in("svg",
                       "@namespace s 'http://www.w3.org/2000/svg'; @namespace h 'http://www.w3.org/1999/xhtml'; "
                       "s|svg { top: 0 } h|p { left: 0 }"),
            "@namespace svg \"http://www.w3.org/2000/svg\";\nsvg|svg {\n  top: 0;\n}\np {\n  left: 0;\n}\n");
}

TEST(Lower, ExplainsWhatABookDoesNotUse) {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(parse_sheet(
      source_text(sources,
                  sources.add("s.css", "@media screen { p { top: 0 } }\n@page { margin: 0 }\nh6 { top: 0 }\np { filter: none }")),
      Origin::Author, sink));
  const Tree tree("p");
  std::string said;
  for (Unused const& u : explain(sheets, tree.document, lower(sheets, tree.document, sink)))
    said += std::to_string(static_cast<int>(u.book)) + ' ' + u.what + ": " + u.why + '\n';
  EXPECT_EQ(said,
            "1 @media screen: the PDF is print, and this is not for it\n"
            "0 @page: it is about pages\n"
            "2 h6: nothing in this book matches it\n"
            "1 filter: it is not supported in the PDF\n");
}

TEST(Lower, HostileSheetsTakeLinearTime) {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "a" + std::to_string(i) + ",";
  std::string nested = many + "b{";
  for (int i = 0; i < 3000; ++i) nested += "& &{top:0}left:0;";
  EXPECT_LT(lowered(nested + "}").size(), 100'000'000U);
  std::string variables = ":root{";
  for (int i = 0; i < 20000; ++i) variables += "--v" + std::to_string(i + 1) + ":var(--v" + std::to_string(i) + ");";
  EXPECT_FALSE(lowered(variables + "} p { color: var(--v1, red) }").empty());
  for (const char c : {'(', '{', '[', '"', '&', ':', '@', ',', '\\'}) lowered(std::string(1'000'000, c));
  std::string negations = "p";
  for (int i = 0; i < 100'000; ++i) negations += ":not(";
  lowered(negations + "{}");
}

TEST(Lower, RewritesLogicalPropertiesAndDropsDirection) {
  EXPECT_EQ(lowered("p { margin-inline: 1em 2em; padding-block-start: 1%; direction: rtl }"),
            "p {\n  margin-right: 1em;\n  margin-left: 2em;\n  padding-top: 1%;\n}\n");
}

TEST(Lower, NeverFreezesTheSizeOfText) {
  const std::string css = lowered(
      "html { font: 10pt/15pt \"My Font\", serif; margin: 0 } body { font-size: 10pt } h1 { font-size: 15pt; line-height: 18pt; "
      "margin: 30pt 0 } p { text-indent: 12pt; border-top: 1px solid }");
  EXPECT_EQ(css,
            "html {\n  font-family: \"My Font\", serif;\n  line-height: 1.5em;\n  margin: 0;\n}\n"
            "h1 {\n  font-size: 1.5em;\n  line-height: 1.2em;\n  margin: 2em 0;\n}\n"
            "p {\n  text-indent: 1.2rem;\n  border-top: 1px solid;\n}\n");
}

TEST(Lower, UnknownThingsStay) {
  EXPECT_EQ(lowered("p { box-shadow: 0 0 1px red; colour: red } @keyframes x { from { top: 0 } }"),
            "p {\n  box-shadow: 0 0 1px red;\n  colour: red;\n}\n@keyframes x { from { top: 0 } }\n");
}

TEST(Lower, TheUserAgentSheetStaysBehind) {
  EXPECT_EQ(lowered("p { margin: 1em 0 } .align-left { text-align: left }", Origin::UserAgent), "");
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
