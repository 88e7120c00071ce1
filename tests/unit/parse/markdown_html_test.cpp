// Raw HTML in Markdown.
#include <gtest/gtest.h>

#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

TEST(MarkdownHtml, InlineElementsKeepTheirAttributes) {
  EXPECT_EQ(markdown("a <abbr title=\"A &amp; B\" lang=en>AB</abbr> <kbd>C</kbd><br/>"),
            "<p>a <abbr title='A & B' lang='en'>AB</abbr> <kbd>C</kbd><br></p>");
}

TEST(MarkdownHtml, BlocksHoldMarkdown) {
  EXPECT_EQ(markdown("<div class=\"note\">\n\n*a*\n\n</div>\n\nb"), "<div class='note'><p><em>a</em></p></div><p>b</p>");
}

TEST(MarkdownHtml, RolesComeFromEpubTypes) {
  EXPECT_EQ(markdown("<section epub:type=\"dedication\">\n\nx\n\n</section>\n<aside role=doc-tip>y</aside>"),
            "<section [doc-dedication]><p>x</p></section><aside [doc-tip]>y</aside>");
}

TEST(MarkdownHtml, ScriptsAndHandlersAreLeftOut) {
  const Parsed p = parsed("a <script>alert('<b>')</script> b <i onclick=\"x()\">c</i> <a href=\" java\tscript:x\">d</a>");
  EXPECT_EQ(markup(p.document), "<p>a  b <i>c</i> <a>d</a></p>");
  EXPECT_EQ(p.kinds(), "html/dropped-element html/unsafe-attribute html/unsafe-attribute");
}

TEST(MarkdownHtml, AnUnclosedScriptLosesNoText) {
  const Parsed p = parsed("<script>\nfirst\n\nsecond\n");
  EXPECT_NE(markup(p.document).find("second"), std::string::npos);
  EXPECT_EQ(p.count("html/dropped-element"), 1u);
}

TEST(MarkdownHtml, ObsoleteElementsAreReplaced) {
  EXPECT_EQ(markdown("<tt>a</tt> <strike>b</strike> <big>c</big> <font color=red>d</font>\n\n<center>e</center>"),
            "<p><code>a</code> <s>b</s> <span style='font-size: larger'>c</span> <span style='color: red'>d</span></p>"
            "<div style='text-align: center'>e</div>");
}

TEST(MarkdownHtml, UnknownElementsKeepTheirContent) {
  const Parsed p = parsed("a <blink>b</blink> <blink>c</blink>");
  EXPECT_EQ(markup(p.document), "<p>a <span>b</span> <span>c</span></p>");
  EXPECT_EQ(p.kinds(), "html/unknown-element");
}

TEST(MarkdownHtml, MismatchedTagsAreMended) {
  const Parsed p = parsed("*a <b>c* d</b> <i>e");
  EXPECT_EQ(markup(p.document), "<p><em>a <b>c</b></em> d <i>e</i></p>");
  EXPECT_EQ(p.kinds(), "html/unclosed-element html/stray-end-tag html/unclosed-element");
  EXPECT_EQ(p.place_of("html/stray-end-tag"), "</b>");
}

TEST(MarkdownHtml, EndTagsThatHtmlLeavesOutAreNoFault) {
  const Parsed p = parsed("<ul><li>a<li>b</ul>\n<table><tr><td>1<td>2<tr><td>3</table>\n<p>x<p>y\n");
  EXPECT_EQ(markup(p.document),
            "<ul><li>a</li><li>b</li></ul><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table><p>x</p><p>y\n</p>");
  EXPECT_EQ(p.kinds(), "");
}

TEST(MarkdownHtml, BlockElementsInAParagraphBecomeSpans) {
  const Parsed p = parsed("a <div>b</div> c");
  EXPECT_EQ(markup(p.document), "<p>a <span>b</span> c</p>");
  EXPECT_EQ(p.kinds(), "html/block-in-paragraph");
}

TEST(MarkdownHtml, CommentsSayNothing) {
  EXPECT_EQ(markdown("a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf"), "<p>a  c</p><p>f</p>");
  EXPECT_EQ(parsed("<!-- a\n\nb").kinds(), "markdown/unclosed-html-block");
}

}  // namespace
}  // namespace bifolio::parse::tests
