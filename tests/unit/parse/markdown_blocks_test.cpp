// Markdown's blocks: what elements they become.
#include <gtest/gtest.h>

#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

TEST(MarkdownBlocks, HeadingsOfBothKinds) {
  EXPECT_EQ(markdown("# One\n\nTwo\n===\n\nThree\n---\n\n###### Six ##\n"), "<h1>One</h1><h1>Two</h1><h2>Three</h2><h6>Six</h6>");
}

TEST(MarkdownBlocks, HeadingAttributesAreTakenOff) {
  EXPECT_EQ(markdown("# Title {#top .wide lang=fr}\n"), "<h1 id='top' class='wide' lang='fr'>Title</h1>");
  EXPECT_EQ(markdown("# Set {x | y}\n"), "<h1>Set {x | y}</h1>");
}

TEST(MarkdownBlocks, TightListsHaveNoParagraphs) {
  EXPECT_EQ(markdown("- a\n- b\n"), "<ul><li>a</li><li>b</li></ul>");
  EXPECT_EQ(markdown("- a\n\n- b\n"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
}

TEST(MarkdownBlocks, OrderedListsKeepTheirStart) {
  EXPECT_EQ(markdown("3. a\n4. b\n"), "<ol start='3'><li>a</li><li>b</li></ol>");
  EXPECT_EQ(markdown("1) a\n"), "<ol><li>a</li></ol>");
}

TEST(MarkdownBlocks, TasksHaveBoxes) {
  EXPECT_EQ(markdown("- [ ] a\n- [x] b\n- c [ ]\n"),
            "<ul><li class='task-list-item'><input type='checkbox' disabled='disabled'> a</li>"
            "<li class='task-list-item'><input type='checkbox' disabled='disabled' checked='checked'> b</li><li>c [ ]</li></ul>");
}

TEST(MarkdownBlocks, QuotesNestWithLists) {
  EXPECT_EQ(markdown("> a\n> - b\n>   c\n"), "<blockquote><p>a</p><ul><li>b\nc</li></ul></blockquote>");
}

TEST(MarkdownBlocks, CodeKeepsItsLanguageAndText) {
  EXPECT_EQ(markdown("```c++ numbered\na <b>\n\n  *c*\n```\n"), "<pre><code class='language-c++'>a <b>\n\n  *c*\n</code></pre>");
  EXPECT_EQ(markdown("    a\n\n      b\n"), "<pre><code>a\n\n  b\n</code></pre>");
}

TEST(MarkdownBlocks, CodeInsideAQuoteHasItsLinesPlaces) {
  const Parsed p = parsed("> ```\n> one\n> two\n> ```\n");
  const model::NodeId pre = p.document[p.document[p.document.body()].first_child].first_child;
  const model::NodeId code = p.document[pre].first_child;
  EXPECT_EQ(p.slice(p.document[p.document[code].first_child].span), "one");
  EXPECT_EQ(p.slice(p.document[p.document[code].last_child].span), "two");
}

TEST(MarkdownBlocks, UnclosedFencesAreSaid) {
  const Parsed p = parsed("a\n\n~~~\ncode\n");
  EXPECT_EQ(p.kinds(), "markdown/unclosed-fence");
  EXPECT_EQ(p.place_of("markdown/unclosed-fence"), "~~~");
  EXPECT_EQ(parsed("> ```\n> a\n> ```\n").kinds(), "");
}

TEST(MarkdownBlocks, ALoneImageWithATitleIsAFigure) {
  EXPECT_EQ(markdown("![An *old* press](p.png \"The press\")\n"),
            "<figure><img src='p.png' alt='An old press'><figcaption>The press</figcaption></figure>");
  EXPECT_EQ(markdown("![x](p.png)\n"), "<p><img src='p.png' alt='x'></p>");
  EXPECT_EQ(markdown("![x](p.png \"t\") y\n"), "<p><img src='p.png' alt='x' title='t'> y</p>");
}

TEST(MarkdownBlocks, AllLineEndsWork) {
  const std::string expected = "<h1>T</h1><p>a\nb</p><ul><li>c</li></ul><pre><code>d\ne\n</code></pre>";
  EXPECT_EQ(markdown("# T\n\na\nb\n\n- c\n\n```\nd\ne\n```\n"), expected);
  EXPECT_EQ(markdown("# T\r\n\r\na\r\nb\r\n\r\n- c\r\n\r\n```\r\nd\r\ne\r\n```\r\n"), expected);
  EXPECT_EQ(markdown("# T\r\ra\rb\r\r- c\r\r```\rd\re\r```\r"), expected);
}

TEST(MarkdownBlocks, PlacesAreTrueWithEveryLineEnd) {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    const std::string e(end);
    const Parsed p = parsed("# T" + e + e + "> one" + e + "> *two* three" + e);
    const model::NodeId quote = p.document[p.document.body()].last_child;
    const model::NodeId paragraph = p.document[quote].first_child;
    EXPECT_EQ(p.slice(p.document[p.document[paragraph].last_child].span), " three");
    EXPECT_EQ(p.sources[p.source].position(p.document[p.document[paragraph].last_child].span.begin), (Position{4, 8}));
  }
}

TEST(MarkdownBlocks, SetextHeadingsHaveTheirTextsPlace) {
  const Parsed p = parsed("[a]: /x\n*One*\ntwo\n---\n\nnext [a]\n");
  const model::NodeId heading = p.document[p.document.body()].first_child;
  EXPECT_EQ(p.slice(p.document[p.document[heading].last_child].span), "\ntwo");
}

TEST(MarkdownBlocks, AFinalLineEndIsNotNeeded) {
  const Parsed p = parsed("    code");
  EXPECT_EQ(markup(p.document), "<pre><code>code\n</code></pre>");
  EXPECT_TRUE(model::verify(p.document).empty());
}

TEST(MarkdownBlocks, EmptySourcesGiveEmptyBodies) {
  EXPECT_EQ(markdown(""), "");
  EXPECT_EQ(markdown("\n\n \n"), "");
}

}  // namespace
}  // namespace bifolio::parse::tests
