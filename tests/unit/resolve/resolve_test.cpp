// Resolving small documents: what their dump says afterwards, and what the sink heard.
#include "resolve/resolve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/boxes/tiny_document.h"

namespace bifolio {
namespace {

using namespace model;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Metadata titled(std::string title, PublicationType type = PublicationType::Article) {
  Metadata metadata;
  metadata.title = std::move(title);
  metadata.language = "en";
  metadata.type = type;
  metadata.type_given = true;
  return metadata;
}

struct Resolved {
  Document document;
  DiagnosticSink sink;

  std::string dump() const {
    const SourceSet none;
    return model::dump(without_places(), none);
  }
  std::vector<std::string_view> kinds() const {
    std::vector<std::string_view> out;
    for (Diagnostic const& d : sink.all()) out.push_back(d.kind);
    return out;
  }

 private:
  /// The markup's offsets are not what these tests are about.
  Document without_places() const {
    Document copy;
    struct Copier {
      Document const& from;
      Document& to;
      void run(NodeId node, NodeId parent) {
        if (from[node].kind == NodeKind::Text) {
          to.append_text(parent, from[node].text, {});
          return;
        }
        const NodeId made = to.append_element(parent, from[node].tag, {}, from[node].role);
        for (Attribute const& a : from.attributes(node)) to.set_attribute(made, a.name, a.value);
        for (NodeId c = from[node].first_child; c; c = from[c].next) run(c, made);
      }
    };
    for (NodeId c = document[document.body()].first_child; c; c = document[c].next) Copier{document, copy}.run(c, copy.body());
    return copy;
  }
};

Resolved resolved(std::string_view markup, Metadata metadata = titled("T"), resolve::Options const& options = {}) {
  Resolved result;
  Document document = tests::from_markup(markup);
  document.metadata = std::move(metadata);
  result.document = resolve::resolve(std::move(document), options, result.sink);
  EXPECT_EQ(verify(result.document), std::vector<std::string>());
  return result;
}

TEST(Resolve, HeadingsOpenSectionsAndGetIds) {
  const Resolved r = resolved("<h2>One</h2><p>a</p><h3>Two</h3><p>b</p><h2>One</h2>");
  EXPECT_EQ(
      r.dump(),
      "header class=\"title-block\"\n  h1#t class=\"title\"\n    \"T\"\nsection\n  h2#one\n    \"One\"\n  p\n    \"a\"\n  section\n"
      "    h3#two\n      \"Two\"\n    p\n      \"b\"\nsection\n  h2#one-1\n    \"One\"\n");
  EXPECT_TRUE(r.sink.all().empty());
}

TEST(Resolve, ExplicitSectionsAreKept) {
  const Resolved r = resolved("<section><h2>One</h2><h3>Two</h3></section><h2>Three</h2>");
  EXPECT_THAT(
      r.dump(),
      HasSubstr("section\n  h2#one\n    \"One\"\n  section\n    h3#two\n      \"Two\"\nsection\n  h2#three\n    \"Three\"\n"));
}

TEST(Resolve, OutlineHoldsHeadingsWithParents) {
  const Resolved r = resolved("<h2>One</h2><h3>Two</h3><blockquote><h2>Quoted</h2></blockquote><h2>Three</h2>");
  std::vector<std::string> titles;
  std::vector<int> parents;
  for (OutlineEntry const& e : r.document.outline) titles.push_back(e.title), parents.push_back(e.parent);
  EXPECT_THAT(titles, ElementsAre("T", "One", "Two", "Three"));
  EXPECT_THAT(parents, ElementsAre(-1, 0, 1, 0));
}

TEST(Resolve, SkippedLevelIsNoted) {
  EXPECT_THAT(resolved("<h2>One</h2><h4>Two</h4>").kinds(), ElementsAre("resolve/skipped-heading-level"));
}

TEST(Resolve, TitleInTheTextIsSaidOnce) {
  const Resolved r = resolved("<h1 id=\"mine\">The <em>Title</em></h1><p>a</p>", titled("The Title"));
  EXPECT_EQ(r.dump(),
            "header class=\"title-block\"\n  h1#mine class=\"title\"\n    \"The \"\n    em\n      \"Title\"\np\n  \"a\"\n");
}

TEST(Resolve, SoleFirstHeadingIsTheTitle) {
  Metadata metadata;
  metadata.language = "en";
  const Resolved r = resolved("<h1>Found</h1><p>a</p><h2>b</h2>", metadata);
  EXPECT_EQ(r.document.metadata.title, "Found");
  EXPECT_EQ(r.document.metadata.type, PublicationType::Article);
  EXPECT_TRUE(r.sink.all().empty());
}

TEST(Resolve, WithoutHeadingTheFileNameIsTheTitle) {
  Metadata metadata;
  metadata.language = "en";
  const Resolved r =
      resolved("<p>a</p>", metadata, {.default_language = "en", .fallback_title = "notes", .table_of_contents = true});
  EXPECT_EQ(r.document.metadata.title, "notes");
  EXPECT_THAT(r.kinds(), ElementsAre("resolve/no-title"));
}

TEST(Resolve, SeveralFirstLevelHeadingsMakeABookAndStay) {
  Metadata metadata;
  metadata.language = "en";
  const Resolved r = resolved("<h1>Chapter 1</h1><p>a</p><h1>Chapter 2</h1><p>b</p>", metadata);
  EXPECT_EQ(r.document.metadata.type, PublicationType::Book);
  EXPECT_THAT(r.dump(), HasSubstr("section [doc-chapter]\n  h1#chapter-1"));
  EXPECT_THAT(r.dump(), HasSubstr("section [doc-chapter]\n  h1#chapter-2"));
}

TEST(Resolve, LanguageIdentifierAndLangAttributeAreNeverEmpty) {
  const Resolved r = resolved("<p>a</p>", [] {
    Metadata m = titled("T");
    m.language.clear();
    return m;
  }());
  EXPECT_EQ(r.document.metadata.language, "en");
  EXPECT_EQ(r.document.attribute(r.document.root(), "lang"), "en");
  ASSERT_EQ(r.document.metadata.identifiers.size(), 1U);
  EXPECT_EQ(r.document.metadata.identifiers[0].scheme, "uuid");
  EXPECT_EQ(r.document.metadata.identifiers[0].value.size(), 36U);
  EXPECT_THAT(r.kinds(), ElementsAre("resolve/no-language"));
}

TEST(Resolve, HeadingsOpenNoSectionsWhereNestingLeavesNoRoom) {
  std::string markup = "<h2>a</h2>";
  for (int i = 0; i < max_depth - 6; ++i) markup += "<div>";
  markup += "deep";
  for (int i = 0; i < max_depth - 6; ++i) markup += "</div>";
  const Resolved r = resolved(markup, titled("T"));
  EXPECT_THAT(r.kinds(), ElementsAre("resolve/nested-too-deep"));
  EXPECT_THAT(r.dump(), Not(HasSubstr("\nsection")));
  EXPECT_THAT(r.dump(), HasSubstr("\"deep\""));
}

TEST(Resolve, BylineAndDateStandInTheTitleBlock) {
  Metadata metadata = titled("T");
  Contributor author;
  author.name = "Ada King";
  author.title = "Analyst";
  metadata.creators = {author};
  metadata.date = {"22 August, 2024", "2024-08-22"};
  metadata.subtitle = "On engines";
  EXPECT_THAT(resolved("<p>a</p>", metadata).dump(),
              HasSubstr("  p [doc-subtitle] class=\"subtitle\"\n    \"On engines\"\n  p class=\"byline\"\n    \"By \"\n    span "
                        "class=\"author\"\n"
                        "      \"Ada King\"\n    \", \"\n    span class=\"author-title\"\n      \"Analyst\"\n  p class=\"date\"\n"
                        "    time datetime=\"2024-08-22\"\n      \"22 August, 2024\"\n"));
}

TEST(Resolve, BookGetsTitlePageImprintAndContents) {
  Metadata metadata = titled("B", PublicationType::Book);
  metadata.rights = "© Nobody";
  metadata.language = "de";
  const Resolved r = resolved("<h1>Preface</h1><h2>x</h2><h3>deep</h3><h1>One</h1>", metadata);
  EXPECT_EQ(
      r.dump(),
      "section class=\"titlepage\"\n  h1#b class=\"title\"\n    \"B\"\nsection class=\"imprint\"\n  p class=\"imprint-title\"\n    "
      "\"B\"\n"
      "  p class=\"rights\"\n    \"© Nobody\"\nnav [doc-toc] class=\"toc\"\n  h1#contents class=\"toc-title\"\n    \"Inhalt\"\n"
      "  ol class=\"toc-list\"\n    li class=\"toc-level-1\"\n      a href=\"#preface\"\n        \"Preface\"\n      ol "
      "class=\"toc-list\"\n"
      "        li class=\"toc-level-2\"\n          a href=\"#x\"\n            \"x\"\n    li class=\"toc-level-1\"\n      a "
      "href=\"#one\"\n"
      "        \"One\"\nsection [doc-preface]\n  h1#preface\n    \"Preface\"\n  section\n    h2#x\n      \"x\"\n    section\n      "
      "h3#deep\n"
      "        \"deep\"\nsection [doc-chapter]\n  h1#one\n    \"One\"\n");
}

TEST(Resolve, TitlePageNamesAuthorsInOneLine) {
  Metadata metadata = titled("B", PublicationType::Book);
  metadata.creators.resize(2);
  metadata.creators[0].name = "Ada";
  metadata.creators[1].name = "Max";
  EXPECT_THAT(resolved("<h1>One</h1>", metadata).dump(),
              HasSubstr("  p class=\"byline\"\n    span class=\"author\"\n      \"Ada\"\n    \" and \"\n"
                        "    span class=\"author\"\n      \"Max\"\n"));
}

TEST(Resolve, ChaptersOfAPartAreChapters) {
  const Resolved r = resolved("<h1>Part One</h1><h2>The Sea</h2>", titled("B", PublicationType::Book));
  EXPECT_THAT(r.dump(), HasSubstr("section [doc-part]\n  h1#part-one\n    \"Part One\"\n  section [doc-chapter]\n    h2#the-sea"));
}

TEST(Resolve, PlaceholderBecomesTheContentsOfAnArticle) {
  const Resolved r = resolved("<p>[TOC]</p><h2>One</h2>");
  EXPECT_THAT(
      r.dump(),
      HasSubstr("nav [doc-toc] class=\"toc\"\n  h2#contents class=\"toc-title\"\n    \"Contents\"\n  ol class=\"toc-list\"\n"
                "    li class=\"toc-level-1\"\n      a href=\"#one\""));
}

constexpr std::string_view note_markup =
    "<p>a<a role=\"doc-noteref\" href=\"#fn-x\">x</a> b<a role=\"doc-noteref\" href=\"#fn-y\">y</a>"
    "<a role=\"doc-noteref\" href=\"#fn-x\">x</a></p>"
    "<aside role=\"doc-footnote\" id=\"fn-y\"><p>Y.</p></aside><aside role=\"doc-footnote\" id=\"fn-x\"><p>X.</p></aside><p>c</p>";

TEST(Resolve, NotesAreNumberedByFirstReferenceAndGathered) {
  const Resolved r = resolved(note_markup);
  EXPECT_THAT(
      r.dump(),
      HasSubstr(
          "p\n  \"a\"\n  a#fnref-fn-x [doc-noteref] href=\"#fn-x\"\n    \"1\"\n  \" b\"\n"
          "  a#fnref-fn-y [doc-noteref] href=\"#fn-y\"\n    \"2\"\n  a#fnref-fn-x-1 [doc-noteref] href=\"#fn-x\"\n    \"1\"\np\n"
          "  \"c\"\nsection [doc-endnotes] class=\"footnotes\" aria-label=\"Notes\"\n  aside#fn-x [doc-footnote]\n    p\n"
          "      span class=\"note-number\"\n        \"1.\"\n      \" \"\n      \"X.\"\n      \" \"\n"
          "      a [doc-backlink] class=\"backlink\" href=\"#fnref-fn-x\" aria-label=\"Back to reference 1\"\n        \"↩\"\n"
          "  aside#fn-y [doc-footnote]\n"));
  EXPECT_TRUE(r.sink.all().empty());
}

TEST(Resolve, EachChapterOfABookHasItsOwnNotes) {
  const Resolved r = resolved(
      "<h1>One</h1><p><a role=\"doc-noteref\" href=\"#n1\">1</a></p><h1>Two</h1><p><a role=\"doc-noteref\" href=\"#n2\">2</a></p>"
      "<aside role=\"doc-footnote\" id=\"n1\"><p>N.</p></aside><aside role=\"doc-footnote\" id=\"n2\"><p>M.</p></aside>",
      titled("B", PublicationType::Book));
  const std::string dump = r.dump();
  EXPECT_THAT(dump, HasSubstr("a#fnref-n2 [doc-noteref] href=\"#n2\"\n      \"1\"\n  section [doc-endnotes]"));
  EXPECT_LT(dump.find("aside#n1"), dump.find("h1#two"));
}

TEST(Resolve, UndefinedAndUnusedNotesAreReported) {
  const Resolved r =
      resolved("<p><a role=\"doc-noteref\" href=\"#none\">?</a></p><aside role=\"doc-footnote\" id=\"n\"><p>N.</p></aside>");
  EXPECT_THAT(r.kinds(), ElementsAre("resolve/undefined-note", "resolve/unused-note"));
  EXPECT_THAT(r.dump(), HasSubstr("p\n  a\n    \"?\"\naside#n class=\"unused-note\"\n"));
}

TEST(Resolve, LinksToNothingBecomeText) {
  const Resolved r = resolved("<h2>Café au lait</h2><p><a href=\"#caf%C3%A9-au-lait\">a</a><a href=\"#no\">b</a></p>");
  EXPECT_THAT(r.dump(), HasSubstr("a href=\"#café-au-lait\"\n      \"a\"\n    a\n      \"b\"\n"));
  EXPECT_THAT(r.kinds(), ElementsAre("resolve/broken-link"));
}

TEST(Resolve, DuplicateIdsAreRenamedAndReported) {
  const Resolved r = resolved("<p id=\"a\">1</p><p id=\"a\">2</p><h2>A</h2>");
  EXPECT_THAT(r.dump(), HasSubstr("p#a\n  \"1\"\np#a-1\n  \"2\"\nsection\n  h2#a-2\n"));
  EXPECT_THAT(r.kinds(), ElementsAre("resolve/duplicate-id"));
}

TEST(Resolve, BiographyIsAddedUnlessTheTextHasIt) {
  Metadata metadata = titled("T");
  Contributor author;
  author.name = "Ada King";
  author.biography = "She counts.\n\nAnd more.";
  metadata.creators = {author};
  EXPECT_THAT(resolved("<p>a</p>", metadata).dump(), HasSubstr("section class=\"about-author\"\n  h2#about-ada-king\n    \"About "
                                                               "Ada King\"\n  p\n    \"She counts.\"\n  p\n    \"And more.\"\n"));
  EXPECT_THAT(resolved("<p>She counts.</p><p>a</p>",
                       [&] {
                         Metadata m = metadata;
                         m.creators[0].biography = "She  counts.";
                         return m;
                       }())
                  .dump(),
              Not(HasSubstr("about-author")));
}

TEST(Resolve, ResolvedDocumentsStayAsTheyAre) {
  for (const PublicationType type : {PublicationType::Article, PublicationType::Book}) {
    std::string markup = "<h1>One</h1>" + std::string(note_markup) + "<h2>1.1</h2><p>x</p><h1>Two</h1><p>[TOC]</p>";
    Metadata metadata = titled("B", type);
    Contributor author;
    author.name = "Ada";
    author.biography = "Bio.";
    metadata.creators = {author};
    metadata.rights = "© x";
    Resolved first = resolved(markup, metadata);
    const std::string before = first.dump();
    Resolved second;
    second.document = resolve::resolve(std::move(first.document), {}, second.sink);
    EXPECT_EQ(second.dump(), before);
  }
}

TEST(Resolve, ManyHeadingsTakeLinearTime) {
  std::string markup;
  for (int i = 0; i < 20000; ++i) markup += "<h2>Same</h2><p><a href=\"#same-7\">x</a></p>";
  const Resolved r = resolved(markup);
  EXPECT_EQ(r.document.outline.size(), 20001U);
  EXPECT_EQ(r.document.outline.back().id, "same-19999");
}

Document part(std::string_view markup) { return tests::from_markup(markup); }

TEST(Join, LinksBetweenFilesLeadWithinTheBook) {
  DiagnosticSink sink;
  std::vector<Document> parts;
  parts.push_back(
      part("<h1>A</h1><p><a href=\"sub/b.md#same\">x</a><a href=\"sub/b.md\">y</a><a href=\"#only-b\">z</a></p><h2>Same</h2>"));
  parts.push_back(part("<h1>B</h1><h2>Same</h2><p><a href=\"#same\">x</a><a href=\"../a.md#same\">y</a></p><h2>Only B</h2>"));
  Resolved r;
  r.document = resolve::join(std::move(parts), r.sink, {"a.md", "./sub/b.md"});
  EXPECT_EQ(r.document.metadata.type, PublicationType::Book);
  EXPECT_EQ(r.dump(),
            "h1#a\n  \"A\"\np\n  a href=\"#same-1\"\n    \"x\"\n  a href=\"#b\"\n    \"y\"\n  a href=\"#only-b\"\n    "
            "\"z\"\nh2#same\n  \"Same\"\n"
            "h1#b\n  \"B\"\nh2#same-1\n  \"Same\"\np\n  a href=\"#same-1\"\n    \"x\"\n  a href=\"#same\"\n    \"y\"\nh2#only-b\n  "
            "\"Only B\"\n");
}

TEST(Join, NotesWithTheSameLabelStayWithTheirFile) {
  constexpr std::string_view markup =
      "<h1>H</h1><p><a role=\"doc-noteref\" href=\"#fn-1\">1</a></p><aside role=\"doc-footnote\" id=\"fn-1\"><p>N.</p></aside>";
  std::vector<Document> parts;
  parts.push_back(part(markup));
  parts.push_back(part(markup));
  DiagnosticSink sink;
  const Document joined = resolve::join(std::move(parts), sink);
  EXPECT_TRUE(sink.all().empty());
  std::vector<std::string> hrefs;
  for (NodeId n = joined.body(); n; n = next_in_order(joined, n, joined.body()))
    if (joined.is_element(n, Tag::A)) hrefs.emplace_back(joined.attribute(n, "href"));
  EXPECT_THAT(hrefs, ElementsAre("#fn-1", "#fn-1-1"));
}

TEST(Join, LaterPartsTitleOpensItsChapterAndLanguageIsKept) {
  std::vector<Document> parts;
  parts.push_back(part(""));
  parts.back().metadata = titled("Book");
  parts.push_back(part("<p>a</p>"));
  parts.back().metadata.title = "Kapitel";
  parts.back().metadata.language = "de";
  Resolved r;
  r.document = resolve::join(std::move(parts), r.sink);
  EXPECT_EQ(r.document.metadata.title, "Book");
  EXPECT_EQ(r.dump(), "h1#kapitel lang=\"de\"\n  \"Kapitel\"\np lang=\"de\"\n  \"a\"\n");
}

}  // namespace
}  // namespace bifolio
