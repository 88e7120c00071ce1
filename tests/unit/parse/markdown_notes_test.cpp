// Footnotes: numbers, ids, places, and what is wrong with them.
#include <gtest/gtest.h>

#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

TEST(MarkdownNotes, AreNumberedByFirstReferenceAndCollectedAtTheEnd) {
  EXPECT_EQ(markdown("x[^b] y[^a] z[^b]\n\n[^a]: A\n\n[^b]: B\n"),
            "<p>x<a [doc-noteref] href='#fn-b' id='fnref-b'>1</a> y<a [doc-noteref] href='#fn-a' id='fnref-a'>2</a> "
            "z<a [doc-noteref] href='#fn-b' id='fnref-b-2'>1</a></p><section [doc-endnotes] class='footnotes'>"
            "<aside [doc-footnote] id='fn-b'><p>B</p></aside><aside [doc-footnote] id='fn-a'><p>A</p></aside></section>");
}

TEST(MarkdownNotes, HoldBlocksAndFurtherNotes) {
  const Parsed p = parsed("x[^1]\n\n[^1]: a\n\n    b[^2]\n\n        code\n\n[^2]: c\n");
  EXPECT_EQ(p.kinds(), "");
  EXPECT_NE(markup(p.document).find("<pre><code>code\n</code></pre></aside><aside [doc-footnote] id='fn-2'>"), std::string::npos);
}

TEST(MarkdownNotes, UndefinedOnesStayAsText) {
  const Parsed p = parsed("x[^nope]");
  EXPECT_EQ(markup(p.document), "<p>x[^nope]</p>");
  EXPECT_EQ(p.place_of("markdown/undefined-footnote"), "[^nope]");
}

TEST(MarkdownNotes, UnusedOnesAreKeptAndSaid) {
  const Parsed p = parsed("x\n\n[^u]: text\n");
  EXPECT_EQ(p.place_of("markdown/unused-footnote"), "[^u]:");
  EXPECT_NE(markup(p.document).find("<p>text</p>"), std::string::npos);
}

TEST(MarkdownNotes, DefinedTwiceTheFirstWins) {
  const Parsed p = parsed("x[^a]\n\n[^a]: one\n\n[^A]: two\n");
  EXPECT_EQ(p.count("markdown/duplicate-footnote"), 1u);
  EXPECT_TRUE(model::verify(p.document).empty());
  EXPECT_NE(markup(p.document).find("id='fn-a'><p>one</p>"), std::string::npos);
}

TEST(MarkdownNotes, InsideALinkFollowIt) {
  EXPECT_EQ(markdown("[a[^1]](/u)b\n\n[^1]: n\n").substr(0, 74),
            "<p><a href='/u'>a</a><a [doc-noteref] href='#fn-1' id='fnref-1'>1</a>b</p>");
}

}  // namespace
}  // namespace bifolio::parse::tests
