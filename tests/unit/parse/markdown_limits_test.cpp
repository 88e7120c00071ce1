// Hostile Markdown: it costs work in proportion to its size, and no text is lost.
#include <gtest/gtest.h>

#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

using model::NodeId;

// The text is all there and the tree is sound.
void expect_sound(std::string text, std::string_view needle) {
  const Parsed p = parsed(std::move(text));
  EXPECT_TRUE(model::verify(p.document).empty());
  EXPECT_NE(model::text_content(p.document, p.document.body()).find(needle), std::string::npos);
}

TEST(MarkdownLimits, NestingIsBoundedAndSaid) {
  for (const std::string_view mark : {">", "- ", "1. ", "> - ", "*a **b ", "<div>", "<b>"}) {
    const Parsed p = parsed(repeat(mark, 10000) + "needle");
    EXPECT_TRUE(model::verify(p.document).empty()) << mark;
    EXPECT_NE(model::text_content(p.document, p.document.body()).find("needle"), std::string::npos) << mark;
  }
  EXPECT_EQ(parsed(repeat(">", 10000) + "x").count("parse/nesting-limit"), 1u);
}

TEST(MarkdownLimits, ClosedEmphasisTenThousandDeep) {
  expect_sound(repeat("*", 20000) + "needle" + repeat("*", 20000), "needle");
  expect_sound(repeat("[", 10000) + "needle" + repeat("](/u)", 10000), "needle");
}

// Each pattern, repeated, was quadratic in some Markdown parser.
TEST(MarkdownLimits, RepeatedPatternsLoseNoText) {
  for (const std::string_view pattern :
       {"[",    "]",    "![[]()", "[a](b",        "[a](<b", "a**b",    "a_ ",          "_a ",         "*~", "`a``b",
        "a@",   "a@b.", "_www.x", "(www.",        "<a ",    "a <!-- ", "a <?",         "x <a b=\"",   "&",  "\\",
        "[^a]", "[\n",  "|",      "|-|\n|-|-|\n", "a\n-\n", "~~~\n",   "<script>\n\n", "a <script> ", "\t", "\r"}) {
    const Parsed p = parsed(repeat(pattern, 5000) + "\n\nneedle");
    EXPECT_TRUE(model::verify(p.document).empty()) << pattern;
  }
  expect_sound(repeat("![[]()", 5000) + "\n\nneedle", "needle");
  expect_sound(repeat("a <script> ", 5000) + "\n\nneedle", "needle");
}

TEST(MarkdownLimits, ALineOfTwentyMegabytesIsOneNode) {
  const Parsed p = parsed(repeat("lorem ipsum ", 20'000'000 / 12));
  EXPECT_EQ(p.document.size(), 4u);
  EXPECT_EQ(p.kinds(), "");
}

TEST(MarkdownLimits, FourTimesTheInputIsFourTimesTheNodes) {
  const std::string_view chapter =
      "# A *b*\n\nText with `code`, [a link](/u) and www.a.com.[^1]\n\n- x\n- y\n\n|a|b|\n|-|-|\n|1|2|\n\n";
  const std::size_t once = parsed(repeat(chapter, 100)).document.size(), four = parsed(repeat(chapter, 400)).document.size();
  EXPECT_EQ(four - 2, 4 * (once - 2));
}

TEST(MarkdownLimits, YamlBombsAreBounded) {
  std::string yaml = "---\na: &a [x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'z'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    yaml += std::string(1, c) + ": &" + c + " [" + repeat("*" + before + ", ", 8) + "x]\n";
  }
  const Parsed p = parsed(yaml + "tags: *y\n---\nneedle\n");
  EXPECT_EQ(markup(p.document), "<p>needle</p>");
  for (auto const& [key, value] : p.document.metadata.other) EXPECT_LT(value.size(), 5000u) << key;
  EXPECT_EQ(parsed("---\na: " + repeat("[", 50000) + "\n---\nx\n").kinds(), "front-matter/syntax");
}

}  // namespace
}  // namespace bifolio::parse::tests
