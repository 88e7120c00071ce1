#include "unit/style/style_fixture.h"

namespace bifolio::style::test {
namespace {

using model::MarginBoxPosition;
using model::PageContext;
using testing::HasSubstr;

model::PageStyle const& page(Styled const& s, PageContext const& context) { return model::page_style(s.styled, context); }
model::ComputedStyle const* box(Styled const& s, PageContext const& context, MarginBoxPosition position) {
  const model::StyleId id = page(s, context).margin_boxes[static_cast<std::size_t>(position)].style;
  return id ? &s.styled.styles[id.index()] : nullptr;
}
double mm(double n) { return n * 72 / 25.4; }

TEST(Pages, ADocumentWithoutPageRulesHasA4WithoutMargins) {
  const Styled s("p#a", "");
  EXPECT_EQ(page(s, {"", true, false, false, 0}).size, (Size{pt(595.276), pt(841.89)}));
  EXPECT_EQ(model::verify(s.styled, s.tree.document), std::vector<std::string>{});
}

TEST(Pages, SizeByNameOrientationAndLengths) {
  EXPECT_EQ(page(Styled("p", "@page { size: A5 landscape }"), {}).size, (Size{pt(mm(210)), pt(mm(148))}));
  EXPECT_EQ(page(Styled("p", "@page { size: 140mm 216mm }"), {}).size.height, pt(mm(216)));
  EXPECT_EQ(page(Styled("p", "@page { size: letter; margin: 10% 1in auto }"), {}).margin,
            (Edges<Length>{pt(79.2), pt(72), Length(), pt(72)}));
  EXPECT_THAT(Styled("p", "@page { size: A11 }").said(), HasSubstr("1:9 style/unknown-value"));
}

TEST(Pages, SelectorsByNameSideAndSpecificity) {
  const Styled s(
      "section#a",
      "@page { margin: 1pt } @page :left { margin-left: 2pt } @page :first { margin-left: 3pt } @page chapter { margin-left: 4pt }"
      "@page chapter:right { margin-left: 5pt } @page :blank { margin-left: 6pt } section { page: chapter }");
  EXPECT_EQ(s.said(), "");
  const auto left = [&](PageContext const& c) { return page(s, c).margin.left; };
  EXPECT_EQ(left({"", false, false, false, 0}), pt(1));
  EXPECT_EQ(left({"", false, true, false, 0}), pt(2));
  EXPECT_EQ(left({"", true, true, false, 1}), pt(3));
  EXPECT_EQ(left({"chapter", true, true, false, 1}), pt(4));
  EXPECT_EQ(left({"chapter", false, false, false, 0}), pt(5));
  EXPECT_EQ(left({"", false, true, true, 0}), pt(6));
  EXPECT_EQ(left({"unknown", false, true, false, 0}), pt(2));
}

TEST(Pages, NthPatterns) {
  const Styled s("p", "@page :nth(3n+1) { margin: 7pt } @page :nth(2) { margin: 8pt }");
  ASSERT_EQ(s.styled.nth_patterns.size(), 2U);
  EXPECT_EQ(page(s, {"", false, false, false, 1}).margin.top, pt(7));
  EXPECT_EQ(page(s, {"", false, false, false, 2}).margin.top, pt(8));
  EXPECT_EQ(page(s, {"", false, false, false, 0}).margin.top, Length());
}

TEST(Pages, NthOfANamedGroup) {
  const Styled s("section#a",
                 "@page :nth(2 of chapter) { margin: 7pt } @page chapter:nth(3) { margin: 8pt } @page :nth(5) { margin: 9pt }"
                 "section { page: chapter }");
  EXPECT_EQ(s.said(), "");
  const auto matches = [&](std::string const& name, model::PageOrdinal ordinal) {
    return page(s, {name, false, false, false, model::nth_matches(s.styled.nth_patterns, name, ordinal)}).margin.top;
  };
  EXPECT_EQ(matches("chapter", {9, 2}), pt(7));
  EXPECT_EQ(matches("chapter", {3, 1}), pt(8));
  EXPECT_EQ(matches("", {3, 2}), Length());
  EXPECT_EQ(matches("", {5, 2}), pt(9));
  EXPECT_EQ(matches("chapter", {5, 1}), pt(9));
}

TEST(Pages, SixPatternsForPagesOfEachName) {
  std::string css;
  for (int i = 1; i < 7; ++i) css += "@page :nth(" + std::to_string(i) + " of a) {} @page :nth(" + std::to_string(i) + " of b) {}";
  EXPECT_EQ(Styled("p", css).said(), "");
  EXPECT_EQ(Styled("p", css + "@page :nth(9) {}").kinds(), std::vector<std::string>{"style/too-many-page-patterns"});
}

TEST(Pages, TooManyPatternsAreReported) {
  std::string css;
  for (int i = 1; i < 9; ++i) css += "@page :nth(" + std::to_string(i) + ") { margin: 1pt }";
  const Styled s("p", css);
  EXPECT_EQ(s.kinds(), std::vector<std::string>{"style/too-many-page-patterns"});
}

TEST(Pages, MarginBoxesInheritFromThePageAndThePageFromTheRoot) {
  const Styled s(
      "p",
      "html { font: 10pt X; color: red } @page { font-size: 8pt; @top-right { content: string(t) ' ' counter(page) } @bottom-left "
      "{ color: blue } }"
      "@page :first { @top-right { content: none } } @page :left { @top-right { text-align: center; margin-left: 1em } }");
  auto const* b = box(s, {}, MarginBoxPosition::TopRight);
  ASSERT_NE(b, nullptr);
  EXPECT_EQ(b->content.size(), 3U);
  EXPECT_EQ(b->font_size, pt(8));
  EXPECT_EQ(b->font_family, std::vector<std::string>{"X"});
  EXPECT_EQ(b->color, Color::rgb(255, 0, 0));
  EXPECT_EQ(b->text_align, model::TextAlign::Right);
  EXPECT_EQ(b->vertical_align.kind, model::VerticalAlign::Kind::Middle);
  EXPECT_EQ(box(s, {}, MarginBoxPosition::BottomLeft), nullptr);
  EXPECT_EQ(box(s, {"", true, false, false, 0}, MarginBoxPosition::TopRight), nullptr);
  auto const* left = box(s, {"", false, true, false, 0}, MarginBoxPosition::TopRight);
  ASSERT_NE(left, nullptr);
  EXPECT_EQ(left->text_align, model::TextAlign::Center);
  EXPECT_EQ(left->margin.left.value.length, pt(8));
}

TEST(Pages, FootnoteAreaBleedAndMarks) {
  const Styled s("p", "@page { bleed: 3mm; marks: crop cross; @footnote { border-top: 1pt solid; max-height: 50% } }");
  EXPECT_EQ(s.said(), "");
  EXPECT_EQ(page(s, {}).bleed, pt(mm(3)));
  EXPECT_TRUE(page(s, {}).crop_marks && page(s, {}).cross_marks);
  EXPECT_EQ(s.styled.styles[page(s, {}).footnote_area.index()].border.top.width, pt(1));
}

TEST(Pages, ViewportUnitsAreOfTheFirstPagesArea) {
  const Styled s("p#a", "@page { size: 100pt 200pt; margin: 10pt } p { width: 50vw; height: 10vh }");
  EXPECT_EQ(s["a"].width.value.length, pt(40));
  EXPECT_EQ(s["a"].height.value.length, pt(18));
}

TEST(Pages, MistakesAreReportedAtTheirPlace) {
  EXPECT_EQ(
      Styled("p", "@page :frist { margin: 0 }").said(),
      "1:1 style/unknown-selector “:frist” is not understood as a page selector; the rule is left out; did you mean “first”?\n");
  EXPECT_THAT(Styled("p", "@page { @top-centre { content: 'x' } }").said(),
              HasSubstr("1:9 style/unknown-at-rule @top-centre is not known in @page; did you mean “top-center”?"));
}

TEST(AtRules, FontFaces) {
  const Styled s("p",
                 "@font-face { font-family: 'My Font'; src: local(X), url(a.woff2) format('woff2'), url('b.ttf'); font-weight: 300 "
                 "700; font-style: italic;"
                 "unicode-range: U+26, U+4E00-9FFF, U+04?? }");
  EXPECT_EQ(s.said(), "");
  ASSERT_EQ(s.styled.font_faces.size(), 1U);
  model::FontFace const& f = s.styled.font_faces[0];
  EXPECT_EQ(f.family, "My Font");
  ASSERT_EQ(f.sources.size(), 3U);
  EXPECT_TRUE(f.sources[0].is_local);
  EXPECT_EQ(f.sources[1].name, "a.woff2");
  EXPECT_EQ(f.sources[2].name, "b.ttf");
  EXPECT_EQ(f.weight_high, 700);
  EXPECT_EQ(f.unicode_range, (std::vector<std::pair<char32_t, char32_t>>{{0x26, 0x26}, {0x4E00, 0x9FFF}, {0x400, 0x4FF}}));
  EXPECT_THAT(Styled("p", "@font-face { font-famly: x }").said(),
              HasSubstr("style/unknown-descriptor “font-famly” is not known in @font-face; did you mean “font-family”?"));
}

TEST(AtRules, CounterStylesExtendOthers) {
  const Styled s("p",
                 "@counter-style a { system: extends decimal; suffix: ') '; range: 1 3, 7 infinite } @counter-style b { system: "
                 "extends a; pad: "
                 "2 '0' } @counter-style x { system: extends y } @counter-style y { system: extends x; prefix: '!' }");
  EXPECT_EQ(s.said(), "");
  model::CounterStyle const& b = s.styled.counter_styles.at("b");
  EXPECT_EQ(b.suffix, ") ");
  EXPECT_EQ(b.pad_length, 2);
  EXPECT_EQ(b.symbols.size(), 10U);
  EXPECT_EQ(b.ranges.size(), 2U);
  EXPECT_EQ(s.styled.counter_styles.at("x").symbols.size(), 10U);  // a circle is decimal
}

TEST(AtRules, RegisteredProperties) {
  const Styled s(
      "section(p#a)",
      "@property --w { syntax: '<integer>'; inherits: false; initial-value: 4 } @property --o { syntax: '*'; inherits: true }"
      "section { --w: 9; --o: 8 } p { widows: var(--w); orphans: var(--o) } section { orphans: var(--w) }");
  EXPECT_EQ(s.said(), "");
  EXPECT_EQ(s["a"].widows, 4);
  EXPECT_EQ(s["a"].orphans, 8);
  EXPECT_THAT(Styled("p", "@property --x { syntax: '<length>'; inherits: false }").said(), HasSubstr("@property needs"));
  EXPECT_THAT(Styled("p", "@property x {}").said(), HasSubstr("@property lacks the name"));
}

TEST(AtRules, MediaFeatures) {
  const auto met = [](std::string const& query) {
    return Styled("p#a", "@media " + query + " { p { widows: 9 } }")["a"].widows == 9;
  };
  EXPECT_TRUE(met("(min-resolution: 2dppx)"));
  EXPECT_TRUE(met("(orientation: portrait) and (color)"));
  EXPECT_TRUE(met("(aspect-ratio < 1/1)"));
  EXPECT_TRUE(met("not (monochrome)"));
  EXPECT_TRUE(met("only print and (prefers-color-scheme: light)"));
  EXPECT_TRUE(met("(400px <= width <= 1000px)"));
  EXPECT_FALSE(met("print (color)"));
  EXPECT_FALSE(met("amzn-kf8"));
  EXPECT_THAT(Styled("p", "@media pritn { p { top: 0 } }").said(), HasSubstr("“pritn” is no medium; did you mean “print”?"));
  EXPECT_THAT(Styled("p", "@media (min-wdth: 1px) { p { top: 0 } }").said(), HasSubstr("did you mean “min-width”?"));
}

TEST(AtRules, CounterStyles) {
  const Styled s("p",
                 "@counter-style stars { system: symbolic; symbols: '*' † ‡; suffix: ' '; range: 1 12 } @counter-style n { system: "
                 "additive; additive-symbols: 10 X, 1 I }"
                 "@counter-style broken { system: alphabetic; symbols: a }");
  ASSERT_EQ(s.styled.counter_styles.size(), 2U);
  EXPECT_EQ(s.styled.counter_styles.at("stars").symbols, (std::vector<std::string>{"*", "†", "‡"}));
  EXPECT_EQ(s.styled.counter_styles.at("stars").ranges.at(0).second, 12);
  EXPECT_EQ(s.styled.counter_styles.at("n").additive_symbols.size(), 2U);
  EXPECT_THAT(s.said(), HasSubstr("“broken” has too few symbols"));
}

}  // namespace
}  // namespace bifolio::style::test
