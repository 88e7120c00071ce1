// Markdown's inlines: emphasis, code, links, addresses.
#include <gtest/gtest.h>

#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

TEST(MarkdownInlines, EmphasisNestsAndRunsSplit) {
  EXPECT_EQ(markdown("*a **b** c*"), "<p><em>a <strong>b</strong> c</em></p>");
  EXPECT_EQ(markdown("***a** b*"), "<p><em><strong>a</strong> b</em></p>");
  EXPECT_EQ(markdown("**a*"), "<p>*<em>a</em></p>");
  EXPECT_EQ(markdown("snake_case_name and *a"), "<p>snake_case_name and *a</p>");
  EXPECT_EQ(markdown("*foo**bar*"), "<p><em>foo**bar</em></p>");
}

TEST(MarkdownInlines, StrikethroughTakesOneOrTwoTildes) {
  EXPECT_EQ(markdown("~~a~~ ~b~ ~~~c~~~ ~~d~"), "<p><s>a</s> <s>b</s> ~~~c~~~ ~~d~</p>");
}

TEST(MarkdownInlines, CodeSpans) {
  EXPECT_EQ(markdown("`` a`b `` ` ` `x\ny` ``"), "<p><code>a`b</code> <code> </code> <code>x y</code> ``</p>");
}

TEST(MarkdownInlines, EscapesAndCharacterReferences) {
  EXPECT_EQ(markdown("\\*a\\* \\q &copy; &#65; &nosuch;"), "<p>*a* \\q © A &nosuch;</p>");
}

TEST(MarkdownInlines, HardAndSoftBreaks) { EXPECT_EQ(markdown("a  \nb\\\nc \n d"), "<p>a<br>b<br>c\nd</p>"); }

TEST(MarkdownInlines, LinksWithTitlesAndParentheses) {
  EXPECT_EQ(markdown("[a](/u(1) 't') [b](<x y> \"q\") [c]()"),
            "<p><a href='/u(1)' title='t'>a</a> <a href='x y' title='q'>b</a> <a href=''>c</a></p>");
}

TEST(MarkdownInlines, LinksHoldNoLinks) { EXPECT_EQ(markdown("[a [b](/c) d](/e)"), "<p>[a <a href='/c'>b</a> d](/e)</p>"); }

TEST(MarkdownInlines, ReferencesInAllThreeForms) {
  const std::string definitions = "\n\n[Foo Bar]: /u 'T'\n[ẞ]: /s\n";
  EXPECT_EQ(markdown("[x][foo  bar] [FOO BAR][] [foo bar] [SS]" + definitions),
            "<p><a href='/u' title='T'>x</a> <a href='/u' title='T'>FOO BAR</a> <a href='/u' title='T'>foo bar</a> <a "
            "href='/s'>SS</a></p>");
}

TEST(MarkdownInlines, TheFirstDefinitionWins) { EXPECT_EQ(markdown("[a]\n\n[a]: /1\n[a]: /2\n"), "<p><a href='/1'>a</a></p>"); }

TEST(MarkdownInlines, UndefinedReferencesStayAndAreSaid) {
  const Parsed p = parsed("see [text][missing] and [plain]");
  EXPECT_EQ(markup(p.document), "<p>see [text][missing] and [plain]</p>");
  EXPECT_EQ(p.kinds(), "markdown/undefined-reference");
  EXPECT_EQ(p.place_of("markdown/undefined-reference"), "[text][missing]");
}

TEST(MarkdownInlines, BareWebAddresses) {
  EXPECT_EQ(markdown("www.a.com/x_y_z. (see http://a.b/c(d)) https://e.f?g=1&amp;"),
            "<p><a href='http://www.a.com/x_y_z'>www.a.com/x_y_z</a>. (see <a href='http://a.b/c(d)'>http://a.b/c(d)</a>) "
            "<a href='https://e.f?g=1'>https://e.f?g=1</a>&</p>");
  EXPECT_EQ(markdown("www.a_b.c xwww.a.b http:// www.x"), "<p>www.a_b.c xwww.a.b http:// <a href='http://www.x'>www.x</a></p>");
}

TEST(MarkdownInlines, BareMailAddresses) {
  EXPECT_EQ(markdown("me.x+y@a-b.org, mailto:a@b.co a@b a@b.c_ [a@b.co](/u)"),
            "<p><a href='mailto:me.x+y@a-b.org'>me.x+y@a-b.org</a>, <a href='mailto:a@b.co'>mailto:a@b.co</a> a@b a@b.c_ "
            "<a href='/u'>a@b.co</a></p>");
}

TEST(MarkdownInlines, AddressesInAngleBrackets) {
  EXPECT_EQ(markdown("<http://a.b/?q=1> <a@b.c> < no>"),
            "<p><a href='http://a.b/?q=1'>http://a.b/?q=1</a> <a href='mailto:a@b.c'>a@b.c</a> < no></p>");
}

TEST(MarkdownInlines, ScriptsInLinksAreLeftOut) {
  const Parsed p = parsed("[a](javascript:alert(1)) [b](JaVa&#x73;cript:x)");
  EXPECT_EQ(markup(p.document), "<p><a>a</a> <a>b</a></p>");
  EXPECT_EQ(p.count("html/unsafe-attribute"), 2u);
}

TEST(MarkdownInlines, TextIsAViewOfTheSourceAndItsPlaceIsTrue) {
  const Parsed p = parsed("aé *b* c\\_d\n`e` f");
  for (model::NodeId n = p.document.body(); n; n = model::next_in_order(p.document, n, p.document.body())) {
    model::Node const& node = p.document[n];
    if (node.kind != model::NodeKind::Text || p.document[node.parent].tag == model::Tag::Code) continue;
    EXPECT_EQ(p.slice(node.span), node.text);
    EXPECT_EQ(p.slice(node.span).data(), node.text.data());
  }
}

TEST(MarkdownInlines, ReferenceBombsAreBounded) {
  const Parsed p = parsed("[a]: /" + repeat("x", 50000) + "\n\n" + repeat("[a] ", 50000));
  EXPECT_EQ(p.count("markdown/reference-expansion"), 1u);
  EXPECT_LT(markup(p.document).size(), 3u << 20);
}

}  // namespace
}  // namespace bifolio::parse::tests
