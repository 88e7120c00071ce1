// Box generation on small documents: what boxes come of which elements, told by the box tree's own dump.
#include "boxes/boxes.h"

#include <gtest/gtest.h>

#include "unit/boxes/tiny_document.h"

namespace bifolio {
namespace {

using namespace model;
using tests::from_markup;
using tests::Restyle;

struct Result {
  std::string dump;
  std::vector<std::string> broken;
  DiagnosticSink sink;
  BoxTree tree;
};

Result generate(Document const& document, StyledDocument const& styled, Resources const& resources = {}) {
  Result result;
  result.tree = boxes::generate(document, styled, resources, result.sink);
  result.dump = dump(result.tree, document);
  result.broken = verify(result.tree);
  return result;
}

/// The dump of what stands in `body`, two levels out.
std::string body_boxes(std::string_view markup, Restyle const& restyle = {}) {
  const Document document = from_markup(markup);
  const Result result = generate(document, tests::styled(document, restyle));
  EXPECT_EQ(result.broken, std::vector<std::string>());
  std::string out;
  std::string_view rest = result.dump;
  for (int line = 0; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    if (line >= 2)
      out += std::string(rest.substr(rest.substr(0, 4) == "    " ? 4 : 0, end - (rest.substr(0, 4) == "    " ? 4 : 0))) + '\n';
    rest.remove_prefix(end + 1);
  }
  return out;
}

TEST(Boxes, ParagraphHoldsTextAndInlineBoxes) {
  EXPECT_EQ(body_boxes("<p>One <em>two</em> three</p>"),
            "block p\n  text \"One \"\n  inline em\n    text \"two\"\n  text \" three\"\n");
}

TEST(Boxes, WhiteSpaceBetweenBlocksMakesNoBox) {
  EXPECT_EQ(body_boxes("<p>a</p>\n  <p>b</p>\n"), "block p\n  text \"a\"\nblock p\n  text \"b\"\n");
}

TEST(Boxes, InlineRunBesideBlocksGetsAnonymousBlock) {
  EXPECT_EQ(body_boxes("<div>one <b>two</b><p>three</p>\nfour</div>"),
            "block div\n  anonymous block\n    text \"one \"\n    inline b\n      text \"two\"\n  block p\n    text \"three\"\n"
            "  anonymous block\n    text \"four\"\n");
}

TEST(Boxes, BlockInInlineSplitsAllInlineBoxesAroundIt) {
  EXPECT_EQ(body_boxes("<div><em id=\"x\">a<b>b<p>c</p>d</b></em></div>"),
            "block div\n  anonymous block\n    inline em#x\n      text \"a\"\n      inline b\n        text \"b\"\n  block p\n    "
            "text \"c\"\n"
            "  anonymous block\n    inline em\n      inline b\n        text \"d\"\n");
}

TEST(Boxes, WhiteSpaceCollapsesAcrossInlineBoundaries) {
  EXPECT_EQ(body_boxes("<p>  a \n <em> b </em> c\t</p>"), "block p\n  text \"a \"\n  inline em\n    text \"b \"\n  text \"c\"\n");
}

TEST(Boxes, SpacesAroundForcedBreaksGo) {
  EXPECT_EQ(body_boxes("<p>a <br>\n b</p>"), "block p\n  text \"a\"\n  line-break br\n  text \"b\"\n");
}

TEST(Boxes, LineBreakBetweenIdeographsLeavesNoSpace) {
  EXPECT_EQ(body_boxes("<p>日本\n語\r\nKorea</p>"), "block p\n  text \"日本語 Korea\"\n");
}

TEST(Boxes, PreservedWhiteSpaceStaysAndLineEndsAreLineFeeds) {
  EXPECT_EQ(body_boxes("<pre>a  b\r\n\tc\n</pre>"), "block pre\n  text \"a  b\\n\\tc\"\n");
}

TEST(Boxes, PreservedBreaksKeepLinesAndDropSpacesAroundThem) {
  const Restyle restyle = [](Document const&, NodeId, ComputedStyle& s) {
    s.white_space_collapse = WhiteSpaceCollapse::PreserveBreaks;
  };
  EXPECT_EQ(body_boxes("<p>a  b \r\n  c</p>", restyle), "block p\n  text \"a b\\nc\"\n");
}

TEST(Boxes, UnchangedTextIsAViewOfTheDocument) {
  static constexpr std::string_view markup = "<p> plain </p>";
  const Document document = from_markup(markup);
  const Result result = generate(document, tests::styled(document));
  std::string_view text;
  for (Box const& box : result.tree.boxes)
    if (box.kind == BoxKind::Text) text = box.text;
  EXPECT_EQ(text, "plain");
  EXPECT_EQ(text.data(), markup.data() + 4);
}

TEST(Boxes, UndisplayedElementsMakeNothing) {
  const Restyle restyle = [](Document const& d, NodeId n, ComputedStyle& s) {
    if (d[n].tag == Tag::Em) s.display = Display::None;
  };
  EXPECT_EQ(body_boxes("<p>a<em>b</em></p>", restyle), "block p\n  text \"a\"\n");
}

TEST(Boxes, ContentsPassesItsChildrenOn) {
  const Restyle restyle = [](Document const& d, NodeId n, ComputedStyle& s) {
    if (d[n].tag == Tag::Div) s.display = Display::Contents;
  };
  EXPECT_EQ(body_boxes("<div><p>a</p></div>", restyle), "block p\n  text \"a\"\n");
}

TEST(Boxes, ListMarkersCountFromStartAndValue) {
  EXPECT_EQ(body_boxes("<ol start=\"3\"><li>a</li><li value=\"9\">b</li><li>c</li></ol>"),
            "block ol\n  block li\n    marker \"3. \"\n    text \"a\"\n  block li\n    marker \"9. \"\n    text \"b\"\n"
            "  block li\n    marker \"10. \"\n    text \"c\"\n");
}

TEST(Boxes, ReversedListCountsDown) {
  EXPECT_EQ(body_boxes("<ol reversed=\"\"><li>a</li><li>b</li></ol>"),
            "block ol\n  block li\n    marker \"2. \"\n    text \"a\"\n  block li\n    marker \"1. \"\n    text \"b\"\n");
}

TEST(Boxes, NestedListsCountForThemselves) {
  EXPECT_EQ(body_boxes("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>"),
            "block ol\n  block li\n    marker \"1. \"\n    anonymous block\n      text \"a\"\n    block ol\n      block li\n"
            "        marker \"1. \"\n        text \"b\"\n  block li\n    marker \"2. \"\n    text \"c\"\n");
}

TEST(Boxes, InsideMarkerIsPartOfTheLine) {
  const Restyle restyle = [](Document const&, NodeId, ComputedStyle& s) { s.list_style_position = ListStylePosition::Inside; };
  EXPECT_EQ(body_boxes("<ul><li>a</li></ul>", restyle),
            "block ul\n  block li\n    inline li::marker\n      text \"• \"\n    text \"a\"\n");
}

TEST(Boxes, TablePartsStandInTheirPlaces) {
  EXPECT_EQ(
      body_boxes("<table><caption>T</caption> <tfoot><tr><td>f</td></tr></tfoot>\n<thead><tr><th>h</th></tr></thead> "
                 "<tr><td>a</td> <td>b</td></tr></table>"),
      "table-wrapper table\n  table-caption caption\n    text \"T\"\n  table table\n    table-row-group thead\n      table-row tr\n"
      "        table-cell th\n          text \"h\"\n    anonymous table-row-group\n      table-row tr\n        table-cell td\n"
      "          text \"a\"\n        table-cell td column=1\n          text \"b\"\n    table-row-group tfoot\n      table-row tr\n"
      "        table-cell td\n          text \"f\"\n");
}

TEST(Boxes, SpansMoveLaterCells) {
  EXPECT_EQ(
      body_boxes("<table><tbody><tr><td rowspan=\"9\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td></tr></tbody></table>"),
      "table-wrapper table\n  table table\n    table-row-group tbody\n      table-row tr\n        table-cell td rowspan=2\n"
      "          text \"a\"\n        table-cell td column=1 colspan=2\n          text \"b\"\n      table-row tr\n"
      "        table-cell td column=1\n          text \"c\"\n");
}

TEST(Boxes, LooseCellsGetATable) {
  EXPECT_EQ(body_boxes("<div>x<td>a</td> <td>b</td></div>"),
            "block div\n  anonymous block\n    text \"x\"\n  anonymous table-wrapper\n    anonymous table\n      anonymous "
            "table-row-group\n"
            "        anonymous table-row\n          table-cell td\n            text \"a\"\n          table-cell td column=1\n"
            "            text \"b\"\n");
}

TEST(Boxes, StrangersInATableGetACell) {
  EXPECT_EQ(body_boxes("<table><tr> <b>a</b> <i>b</i> </tr></table>"),
            "table-wrapper table\n  table table\n    anonymous table-row-group\n      table-row tr\n        anonymous table-cell\n"
            "          inline b\n            text \"a\"\n          text \" \"\n          inline i\n            text \"b\"\n");
}

TEST(Boxes, UnreadableImageShowsItsAlternativeText) {
  EXPECT_EQ(body_boxes("<p>See <img src=\"x.png\" alt=\"a cat\">.</p>"),
            "block p\n  text \"See \"\n  inline img\n    text \"a cat\"\n  text \".\"\n");
}

TEST(Boxes, ImageWithResourceIsReplaced) {
  const Document document = from_markup("<p><img src=\"x.png\" alt=\"a cat\" id=\"i\"></p>");
  Resources resources;
  Resource resource;
  resource.url = "x.png";
  resources.add(resource);
  const Result result = generate(document, tests::styled(document), resources);
  EXPECT_NE(result.dump.find("image img#i alt=\"a cat\"\n"), std::string::npos);
  EXPECT_EQ(result.broken, std::vector<std::string>());
}

TEST(Boxes, CheckboxesAreText) {
  EXPECT_EQ(body_boxes("<p><input type=\"checkbox\" checked=\"\"> done</p>"),
            "block p\n  inline input\n    text \"☑\"\n  text \" done\"\n");
}

TEST(Boxes, MathWithoutSupportSaysSoAndKeepsItsText) {
  const Document document = from_markup("<p><math alttext=\"x squared\"></math></p>");
  const Result result = generate(document, tests::styled(document));
  EXPECT_NE(result.dump.find("text \"x squared\""), std::string::npos);
  ASSERT_EQ(result.sink.all().size(), 1U);
  EXPECT_EQ(result.sink.all()[0].kind, "boxes/unsupported-element");
}

TEST(Boxes, RubyHasBasesAndAnnotations) {
  const Document document = from_markup("<p><ruby>漢<rt>かん</rt></ruby><ruby>字<rt>じ</rt></ruby></p>");
  const Result result = generate(document, tests::styled(document));
  EXPECT_NE(
      result.dump.find("inline ruby\n        anonymous inline\n          text \"漢\"\n        inline rt\n          text \"かん\""),
      std::string::npos)
      << result.dump;
  EXPECT_TRUE(result.sink.all().empty());
}

TEST(Boxes, FloatAmongTextStaysInItsLine) {
  const Restyle restyle = [](Document const& d, NodeId n, ComputedStyle& s) {
    if (d[n].tag == Tag::Aside) s.float_ = Float::Left;
  };
  EXPECT_EQ(body_boxes("<div>a<aside>b</aside> c</div>", restyle),
            "block div\n  text \"a\"\n  inline-block aside\n    text \"b\"\n  text \" c\"\n");
}

TEST(Boxes, DeepNestingOfSplitInlinesStaysBounded) {
  std::string markup = "<div>";
  for (int i = 0; i < 200; ++i) markup += "<b>";
  for (int i = 0; i < 50; ++i) markup += "x<p>y</p>";
  for (int i = 0; i < 200; ++i) markup += "</b>";
  markup += "</div>";
  const Document document = from_markup(markup);
  const Result result = generate(document, tests::styled(document));
  EXPECT_EQ(result.broken, std::vector<std::string>());
  EXPECT_LT(result.tree.boxes.size(), 500U);
}

TEST(Boxes, TreesOfTheSameStylesAreEqual) {
  const Document document = from_markup("<p>One <em>two</em></p><ul><li>x</li></ul>");
  const StyledDocument print = tests::styled(document);
  StyledDocument screen = tests::styled(document);
  screen.media = MediaType::Screen;
  std::reverse(screen.styles.begin(), screen.styles.end());  // other ids, same values
  for (StyleId& id : screen.of_node)
    if (id) id = StyleId(screen.styles.size() - 1 - id.index());
  for (auto& [context, page] : screen.pages) page = {};
  const Result a = generate(document, print), b = generate(document, screen);
  EXPECT_TRUE(a.tree == b.tree);
  const Document other = from_markup("<p>One <em>tvo</em></p><ul><li>x</li></ul>");
  EXPECT_FALSE(a.tree == generate(other, tests::styled(other)).tree);
}

}  // namespace
}  // namespace bifolio
