// GFM's tables, by our own extension to cmark.
#include <gtest/gtest.h>

#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

constexpr std::string_view head = "<table><thead><tr><th scope='col'>a</th><th scope='col'>b</th></tr></thead>";

TEST(MarkdownTables, AlignmentsAreClasses) {
  EXPECT_EQ(markdown("a | b | c | d\n:- | :-: | -: | -\n1|2|3|4\n"),
            "<table><thead><tr><th scope='col' class='align-left'>a</th><th scope='col' class='align-center'>b</th>"
            "<th scope='col' class='align-right'>c</th><th scope='col'>d</th></tr></thead>"
            "<tbody><tr><td class='align-left'>1</td><td class='align-center'>2</td><td "
            "class='align-right'>3</td><td>4</td></tr></tbody></table>");
}

TEST(MarkdownTables, EscapedPipesAreText) {
  const Parsed p = parsed("|a|b|\n|-|-|\n|x \\| *y*|`p\\|q`|\n");
  EXPECT_EQ(markup(p.document),
            std::string(head) + "<tbody><tr><td>x | <em>y</em></td><td><code>p|q</code></td></tr></tbody></table>");
  const model::NodeId body = p.document[p.document[p.document.body()].first_child].last_child;
  const model::NodeId cell = p.document[p.document[body].first_child].first_child;
  EXPECT_EQ(p.slice(p.document[p.document[cell].last_child].span), "*y*");
}

TEST(MarkdownTables, ShortRowsAreFilled) {
  EXPECT_EQ(markdown("|a|b|\n|-|-|\n|1\n"), std::string(head) + "<tbody><tr><td>1</td><td></td></tr></tbody></table>");
}

TEST(MarkdownTables, SurplusCellsStayAndAreSaid) {
  const Parsed p = parsed("|a|b|\n|-|-|\n|1|2|3|4|\n");
  EXPECT_EQ(markup(p.document), std::string(head) + "<tbody><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></tbody></table>");
  EXPECT_EQ(p.place_of("markdown/table-extra-cells"), "3|4");
}

TEST(MarkdownTables, EndAtBlankLinesAndOtherBlocks) {
  EXPECT_EQ(markdown("|a|b|\n|-|-|\n\n1|2\n"), std::string(head) + "</table><p>1|2</p>");
  EXPECT_EQ(markdown("|a|b|\n|-|-|\n> q\n"), std::string(head) + "</table><blockquote><p>q</p></blockquote>");
  EXPECT_EQ(markdown("> |a|b|\n> |-|-|\nx|y\n"), "<blockquote>" + std::string(head) + "</table></blockquote><p>x|y</p>");
}

TEST(MarkdownTables, InterruptAParagraph) {
  EXPECT_EQ(markdown("text\na|b\n-|-\n"), "<p>text</p>" + std::string(head) + "</table>");
}

TEST(MarkdownTables, TheHeaderMustMatchTheDelimiterRow) { EXPECT_EQ(markdown("|a|b|\n|-|\n"), "<p>|a|b|\n|-|</p>"); }

TEST(MarkdownTables, CellsPlacesAreTrue) {
  const Parsed p = parsed("- x\n\n  | a | b |\n  |---|---|\n  | 1 | é2 |\n");
  std::string places;
  for (model::NodeId n = p.document.body(); n; n = model::next_in_order(p.document, n, p.document.body()))
    if (p.document.is_element(n, model::Tag::Td)) places += std::string(p.slice(p.document[n].span)) + ";";
  EXPECT_EQ(places, "1;é2;");
}

TEST(MarkdownTables, TooWideOnesStayText) {
  const Parsed p = parsed("|" + repeat("a|", 5000) + "\n|" + repeat("-|", 5000) + "\n" + repeat("a|\n", 2000));
  EXPECT_EQ(p.kinds(), "markdown/table-too-wide");
  EXPECT_EQ(p.document[p.document[p.document.body()].first_child].tag, model::Tag::P);
}

TEST(MarkdownTables, FillingIsBounded) {
  const Parsed p = parsed("|" + repeat("a|", 900) + "\n|" + repeat("-|", 900) + "\n" + repeat("a\n", 20000));
  EXPECT_EQ(p.count("markdown/table-ragged"), 1u);
  EXPECT_LT(p.document.size(), 200000u);
}

}  // namespace
}  // namespace bifolio::parse::tests
