// Generated content, counters, named strings, bookmarks, footnotes and running elements in the box tree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "boxes/boxes.h"
#include "boxes/counters.h"
#include "model/quote_marks.h"
#include "unit/boxes/tiny_document.h"

namespace bifolio {
namespace {

using namespace model;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Kind = ContentItem::Kind;

ContentItem item(Kind kind, std::string text = {}) {
  ContentItem out;
  out.kind = kind;
  out.text = std::move(text);
  return out;
}

ContentItem target(Kind kind, std::string text) {
  ContentItem out = item(kind, std::move(text));
  out.target = "href";
  out.target_is_attribute = true;
  return out;
}

/// A document with styles that a test completes by tag before boxes are made.
class Scene {
 public:
  explicit Scene(std::string_view markup, tests::Restyle const& restyle = {})
      : document(tests::from_markup(markup)), styled(tests::styled(document, restyle)) {}

  Scene& pseudo(Tag tag, PseudoElement which, ContentList content, std::function<void(ComputedStyle&)> const& change = {}) {
    for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
      if (!document.is_element(n, tag)) continue;
      ComputedStyle style = anonymous_style(styled.style_of(n), Display::Inline);
      style.content_normal = false;
      style.content = content;
      if (change) change(style);
      styled.styles.push_back(std::move(style));
      styled.pseudo_elements[{n, which}] = StyleId(styled.styles.size() - 1);
    }
    return *this;
  }

  std::string boxes() {
    tree = bifolio::boxes::generate(document, styled, {}, sink);
    EXPECT_EQ(verify(tree), std::vector<std::string>());
    return dump(tree, document);
  }
  std::vector<std::string_view> kinds() const {
    std::vector<std::string_view> out;
    for (Diagnostic const& d : sink.all()) out.push_back(d.kind);
    return out;
  }

  Document document;
  StyledDocument styled;
  BoxTree tree;
  DiagnosticSink sink;
};

TEST(GeneratedContent, BeforeAndAfterHoldTextAndAttributes) {
  Scene scene("<p title=\"T\">x</p>");
  scene.pseudo(Tag::P, PseudoElement::Before, {item(Kind::Text, "["), item(Kind::Attribute, "title"), item(Kind::Text, "] ")});
  EXPECT_THAT(scene.boxes(), HasSubstr("block p\n      inline p::before\n        text \"[T] \"\n      text \"x\"\n"));
}

TEST(GeneratedContent, QuotesNestByLanguage) {
  const tests::Restyle german = [](Document const&, NodeId, ComputedStyle& s) { s.lang = "de-AT"; };
  Scene scene("<p><q>a<q>b</q></q></p>", german);
  scene.pseudo(Tag::Q, PseudoElement::Before, {item(Kind::OpenQuote)})
      .pseudo(Tag::Q, PseudoElement::After, {item(Kind::CloseQuote)});
  const std::string dump = scene.boxes();
  EXPECT_THAT(dump,
              HasSubstr("text \"„\"\n        text \"a\"\n        inline q\n          inline q::before\n            text \"‚\"\n"));
  EXPECT_THAT(dump, HasSubstr("text \"‘\"\n        inline q::after\n          text \"“\"\n"));
}

TEST(GeneratedContent, CountersNumberHeadingsAndSections) {
  Scene scene("<h1>A</h1><h2>a</h2><h2>b</h2><h1>B</h1><h2>c</h2>", [](Document const& d, NodeId n, ComputedStyle& s) {
    if (d[n].tag == Tag::H1) s.counter_increment = {{"chapter", 1}}, s.counter_reset = {{"section", 0}};
    if (d[n].tag == Tag::H2) s.counter_increment = {{"section", 1}};
  });
  ContentItem roman = item(Kind::Counter, "chapter");
  roman.style = "upper-roman";
  scene.pseudo(Tag::H2, PseudoElement::Before, {roman, item(Kind::Text, "."), item(Kind::Counter, "section")});
  const std::string dump = scene.boxes();
  EXPECT_THAT(dump, HasSubstr("text \"I.1\""));
  EXPECT_THAT(dump, HasSubstr("text \"I.2\""));
  EXPECT_THAT(dump, HasSubstr("text \"II.1\""));
}

TEST(GeneratedContent, CountersOfNestedListsAreJoined) {
  Scene scene("<ol><li>a<ol><li>b</li><li>c</li></ol></li></ol>");
  ContentItem all = item(Kind::Counters, "list-item");
  all.separator = ".";
  scene.pseudo(Tag::Li, PseudoElement::Marker, {all, item(Kind::Text, " ")});
  const std::string dump = scene.boxes();
  EXPECT_THAT(dump, HasSubstr("marker \"1 \""));
  EXPECT_THAT(dump, HasSubstr("marker \"1.2 \""));
}

TEST(GeneratedContent, PageOfATargetIsLeftToLayout) {
  Scene scene("<p><a href=\"#x\">see</a></p><h2 id=\"x\">X</h2>");
  ContentItem leader = item(Kind::Leader, ".");
  scene.pseudo(Tag::A, PseudoElement::After, {leader, target(Kind::TargetCounter, "page")});
  EXPECT_THAT(scene.boxes(),
              HasSubstr("inline a::after\n          leader a::after \".\"\n          target-counter a::after \"x\"\n"));
}

TEST(GeneratedContent, CountersAndTextOfLaterTargetsAreKnown) {
  Scene scene("<p><a href=\"#x\">see</a></p><h2>W</h2><h2 id=\"x\">The  X</h2>", [](Document const& d, NodeId n, ComputedStyle& s) {
    if (d[n].tag == Tag::H2) s.counter_increment = {{"section", 1}};
  });
  scene.pseudo(
      Tag::A, PseudoElement::After,
      {item(Kind::Text, " "), target(Kind::TargetCounter, "section"), item(Kind::Text, " "), target(Kind::TargetText, {})});
  EXPECT_THAT(scene.boxes(), HasSubstr("text \" 2 The X\""));
  EXPECT_TRUE(scene.sink.all().empty());
}

TEST(GeneratedContent, MissingTargetIsReported) {
  Scene scene("<p><a href=\"#none\">see</a></p>");
  scene.pseudo(Tag::A, PseudoElement::After, {target(Kind::TargetText, {})});
  scene.boxes();
  EXPECT_THAT(scene.kinds(), ElementsAre("boxes/missing-target"));
}

TEST(GeneratedContent, HeadingsSetStringsAndBookmarks) {
  Scene scene("<h1>The <em>Sea</em><a role=\"doc-noteref\" href=\"#n\">1</a></h1>",
              [](Document const& d, NodeId n, ComputedStyle& s) {
                if (d[n].tag != Tag::H1) return;
                s.bookmark_level = 1;
                s.string_set = {{"title", {item(Kind::ContentText)}}};
              });
  const std::string dump = scene.boxes();
  EXPECT_THAT(dump, HasSubstr("string title \"The Sea\" at block h1\n"));
  EXPECT_THAT(dump, HasSubstr("bookmark 1 \"The Sea\" at block h1\n"));
}

const tests::Restyle footnotes = [](Document const& d, NodeId n, ComputedStyle& s) {
  if (d[n].role == Role::Footnote) s.float_ = Float::Footnote;
};

TEST(Footnotes, AnAuthoredReferenceIsTheCall) {
  Scene scene(
      "<p>a<a role=\"doc-noteref\" href=\"#n\">7</a> b<a role=\"doc-noteref\" href=\"#n\">7</a></p><section role=\"doc-endnotes\">"
      "<aside role=\"doc-footnote\" id=\"n\"><p><span class=\"note-number\">7.</span> N.</p></aside></section>",
      footnotes);
  EXPECT_EQ(
      scene.boxes(),
      "block html\n  block body\n    block p\n      text \"a\"\n      footnote-call a href=\"#n\" → note 0\n        text \"7\"\n"
      "      text \" b\"\n      inline a href=\"#n\"\n        text \"7\"\nnote 0\n  block aside#n\n    block p\n"
      "      inline aside::footnote-marker\n        text \"7. \"\n      text \"N.\"\n");
}

TEST(Footnotes, ANoteWithoutReferenceIsCalledWhereItStands) {
  Scene scene("<p>a<span role=\"doc-footnote\">N.</span> b<span role=\"doc-footnote\">M.</span></p>", footnotes);
  EXPECT_EQ(scene.boxes(),
            "block html\n  block body\n    block p\n      text \"a\"\n      footnote-call span::footnote-call → note 0\n        "
            "text \"1\"\n"
            "      text \" b\"\n      footnote-call span::footnote-call → note 1\n        text \"2\"\nnote 0\n  block span\n"
            "    inline span::footnote-marker\n      text \"1. \"\n    text \"N.\"\nnote 1\n  block span\n    inline "
            "span::footnote-marker\n"
            "      text \"2. \"\n    text \"M.\"\n");
}

TEST(Footnotes, NotesThatOnlyCallEachOtherAreStillShown) {
  Scene scene(
      "<p>x</p><aside role=\"doc-footnote\" id=\"a\"><a role=\"doc-noteref\" href=\"#b\">1</a></aside>"
      "<aside role=\"doc-footnote\" id=\"b\"><a role=\"doc-noteref\" href=\"#a\">2</a></aside>",
      footnotes);
  const std::string dump = scene.boxes();
  EXPECT_EQ(scene.tree.footnotes.size(), 2U);
  EXPECT_THAT(dump, HasSubstr("footnote-call aside::footnote-call → note 0"));
  EXPECT_THAT(dump, HasSubstr("footnote-call a href=\"#b\" → note 1"));
}

TEST(Footnotes, AHiddenReferenceDoesNotHideItsNote) {
  Scene scene("<p>x<em><a role=\"doc-noteref\" href=\"#a\">1</a></em></p><aside role=\"doc-footnote\" id=\"a\">A</aside>",
              [](Document const& d, NodeId n, ComputedStyle& s) {
                footnotes(d, n, s);
                if (d[n].tag == Tag::Em) s.display = Display::None;
              });
  scene.boxes();
  EXPECT_EQ(scene.tree.footnotes.size(), 1U);
}

TEST(RunningElements, LeaveTheFlowAndKnowWhatFollows) {
  Scene scene("<header>Head</header><p>a</p>", [](Document const& d, NodeId n, ComputedStyle& s) {
    if (d[n].tag == Tag::Header) s.position = PositionScheme::Running, s.running_name = "head";
  });
  EXPECT_EQ(scene.boxes(),
            "block html\n  block body\n    block p\n      text \"a\"\nrunning head\n  block header\n    text \"Head\"\n");
  ASSERT_EQ(scene.tree.running.size(), 1U);
  EXPECT_EQ(scene.document[scene.tree[scene.tree.running[0].at].element].tag, Tag::P);
}

TEST(Displays, UnsupportedOnesAreSaidOnce) {
  Scene scene("<div>a</div><div>b</div>", [](Document const& d, NodeId n, ComputedStyle& s) {
    if (d[n].tag == Tag::Div) s.display = Display::Flex;
  });
  EXPECT_THAT(scene.boxes(), HasSubstr("block div\n      text \"a\"\n    block div\n"));
  EXPECT_THAT(scene.kinds(), ElementsAre("boxes/unsupported-display"));
}

TEST(Counters, ScopesEndWithTheirParent) {
  boxes::Counters counters;
  counters.reset("a", 1);
  counters.open();
  counters.reset("a", 5);
  counters.increment("a", 1);
  EXPECT_THAT(counters.values("a"), ElementsAre(1, 6));
  counters.reset("a", 8);  // a sibling's reset replaces the counter
  EXPECT_THAT(counters.values("a"), ElementsAre(1, 8));
  counters.close();
  EXPECT_THAT(counters.values("a"), ElementsAre(1));
  counters.increment("b", 2147483647);
  counters.increment("b", 1);
  EXPECT_EQ(counters.value("b"), 2147483647);
}

TEST(Quotes, LongestLanguagePrefixDecides) {
  EXPECT_EQ(model::quote_marks("de-CH-1901")[0], "«");
  EXPECT_EQ(model::quote_marks("den")[0], "“");
  EXPECT_EQ(model::quote_marks("FR")[0], "«");
}

TEST(HostileInput, TheDeepestDocumentIsFine) {
  std::string markup;
  for (int i = 0; i < max_depth - 4; ++i) markup += i % 2 ? "<b>" : "<td>";
  markup += "x";
  Scene scene(markup);
  EXPECT_THAT(scene.boxes(), HasSubstr("text \"x\""));
}

TEST(HostileInput, ManyBlankTextsAreLinear) {
  std::string markup = "<p>a</p>";
  for (int i = 0; i < 20000; ++i) markup += " <wbr>";
  markup += "<p>b</p>";
  Scene scene(markup);
  EXPECT_THAT(scene.boxes(), HasSubstr("text \"b\""));
}

}  // namespace
}  // namespace bifolio
