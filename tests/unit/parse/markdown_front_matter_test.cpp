// YAML front matter and metadata files.
#include <gtest/gtest.h>

#include "parse/metadata/identifiers.h"
#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

using model::Metadata;

TEST(FrontMatter, ReadsWhatABookSays) {
  const Parsed p = parsed(
      "---\ntitle: \"The Press: A History\"\nsubtitle: From Wood to Wire\nauthor:\n  - name: Oriol Marín\n    file-as: Marín, "
      "Oriol\n"
      "    affiliation: [A, {name: B}]\n    orcid: https://orcid.org/0000-0002-1825-0097\n  - Jane Roe\neditor: Max Mustermann\n"
      "date: 12 March 2024\nlang: en_gb\npublisher: Press\nisbn: 978-3-16-148410-0\nkeywords: a, b\ncover: {image: c.png, alt: "
      "Cover}\n"
      "series: {name: S, position: 2}\ntype: book\nstyle: [a.css, b.css]\n...\n# Hi\n");
  Metadata const& m = p.document.metadata;
  EXPECT_EQ(p.kinds(), "");
  EXPECT_EQ(m.title, "The Press: A History");
  EXPECT_EQ(m.subtitle, "From Wood to Wire");
  ASSERT_EQ(m.creators.size(), 2u);
  EXPECT_EQ(m.creators[0].name, "Oriol Marín");
  EXPECT_EQ(m.creators[0].affiliation, "A; B");
  EXPECT_EQ(m.creators[0].orcid, "0000-0002-1825-0097");
  EXPECT_EQ(p.slice(m.creators[1].span), "Jane Roe");
  ASSERT_EQ(m.contributors.size(), 1u);
  EXPECT_EQ(m.contributors[0].role, "edt");
  EXPECT_EQ(m.date, (model::Date{"12 March 2024", "2024-03-12"}));
  EXPECT_EQ(m.language, "en-GB");
  ASSERT_EQ(m.identifiers.size(), 1u);
  EXPECT_EQ(m.identifiers[0], (model::Identifier{"isbn", "9783161484100"}));
  EXPECT_EQ(m.subjects, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(m.cover, "c.png");
  EXPECT_EQ(p.slice(m.cover_span), "c.png");
  EXPECT_EQ(m.cover_alt, "Cover");
  EXPECT_EQ(m.collection + "/" + m.collection_position, "S/2");
  EXPECT_EQ(m.type, model::PublicationType::Book);
  EXPECT_EQ(m.style_sheets, (std::vector<std::string>{"a.css", "b.css"}));
  EXPECT_EQ(markup(p.document), "<h1>Hi</h1>");
}

TEST(FrontMatter, IsOnlyAtTheVeryStart) {
  EXPECT_EQ(markdown("---\n\na: b\n---\n"), "<hr><h2>a: b</h2>");
  EXPECT_EQ(parsed("x\n\n---\ntitle: t\n---\n").document.metadata.title, "");
  EXPECT_EQ(parsed("---\ntitle: t\n\nText\n").kinds(), "front-matter/unclosed");
}

TEST(FrontMatter, ErrorsHaveTheirPlaceInTheFile) {
  const Parsed p = parsed("---\ntitle: t\nauthor: [a\nlang: en\n---\nText\n");
  EXPECT_EQ(p.kinds(), "front-matter/syntax");
  EXPECT_GE(p.sources[p.source].position(p.sink.all()[0].span.begin).line, 3u);
  EXPECT_EQ(markup(p.document), "<p>Text</p>");
}

TEST(FrontMatter, WrongTypesAreSaidAndTheRestIsRead) {
  const Parsed p =
      parsed("---\r\ntitle: [a, b]\r\npublisher: P\r\nlang: 12345\r\nisbn: 978-3-16-148410-1\r\ndate: someday\r\n---\r\nx");
  EXPECT_EQ(p.kinds(),
            "front-matter/wrong-type front-matter/invalid-value front-matter/invalid-identifier front-matter/invalid-date");
  EXPECT_EQ(p.place_of("front-matter/invalid-identifier"), "978-3-16-148410-1");
  EXPECT_EQ(p.document.metadata.publisher, "P");
  EXPECT_EQ(p.document.metadata.identifiers[0], (model::Identifier{"", "978-3-16-148410-1"}));
  EXPECT_EQ(p.document.metadata.date.written, "someday");
}

TEST(FrontMatter, UnknownKeysAreKept) {
  const Parsed p = parsed("---\nfoo: [a, {b: c}]\n---\n");
  EXPECT_EQ(p.kinds(), "front-matter/unknown-key");
  ASSERT_EQ(p.document.metadata.other.size(), 1u);
  EXPECT_EQ(p.document.metadata.other[0].second, "a, b: c");
}

TEST(FrontMatter, WorksWithLoneCarriageReturns) {
  EXPECT_EQ(parsed("---\rtitle: t\rpublisher: p\r---\rx").document.metadata.publisher, "p");
}

TEST(FrontMatter, MetadataFilesHaveNoBody) {
  const Parsed p = parsed("title: Book\nauthor: A\n", Format::Metadata);
  EXPECT_EQ(p.document.metadata.title, "Book");
  EXPECT_EQ(markup(p.document), "");
}

TEST(Identifiers, AreCheckedAndNormalised) {
  std::string problem;
  using metadata::read_identifier;
  EXPECT_EQ(read_identifier("ISBN 0-306-40615-2", "", problem), (model::Identifier{"isbn", "0306406152"}));
  EXPECT_EQ(read_identifier("https://doi.org/10.1000/182", "", problem), (model::Identifier{"doi", "10.1000/182"}));
  EXPECT_EQ(read_identifier("urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "", problem),
            (model::Identifier{"uuid", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"}));
  EXPECT_EQ(read_identifier("https://a.b/c", "", problem), (model::Identifier{"uri", "https://a.b/c"}));
  EXPECT_EQ(read_identifier("ABC 12", "", problem), (model::Identifier{"", "ABC 12"}));
  EXPECT_EQ(problem, "");
  EXPECT_EQ(read_identifier("10.1000", "doi", problem).scheme, "");
  EXPECT_NE(problem, "");
  EXPECT_FALSE(metadata::normalize_orcid("0000-0002-1825-0098"));
}

TEST(FrontMatter, OfExcessiveLengthIsNotReadAndTheTextStays) {
  const Parsed p = parsed("---\ntitle: T\nrights: " + repeat("x", 70'000) + "\n---\nText.");
  EXPECT_EQ(p.kinds(), "front-matter/too-long");
  EXPECT_EQ(p.document.metadata.title, "");
  EXPECT_EQ(markup(p.document), "<p>Text.</p>");
}

}  // namespace
}  // namespace bifolio::parse::tests
