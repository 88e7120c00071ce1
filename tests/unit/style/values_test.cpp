#include "unit/style/style_fixture.h"

namespace bifolio::style::test {
namespace {

using model::ContentItem;
using testing::HasSubstr;

TEST(Values, AbsoluteUnits) {
  EXPECT_EQ(computed("margin-top: 96px").margin.top.value.length, pt(72));
  EXPECT_EQ(computed("margin-top: 2.54cm").margin.top.value.length, pt(72));
  EXPECT_EQ(computed("margin-top: 101.6Q").margin.top.value.length, pt(72));
  EXPECT_EQ(computed("margin-top: -6pc").margin.top.value.length, pt(-72));
}

TEST(Values, Math) {
  EXPECT_EQ(computed("width: calc((1in - 2 * 6pt) / 2)").width.value.length, pt(30));
  EXPECT_EQ(computed("width: min(1in, 10pt, 2cm)").width.value.length, pt(10));
  EXPECT_EQ(computed("width: clamp(1pt, 50pt, 20pt)").width.value.length, pt(20));
  EXPECT_EQ(computed("margin-left: calc(50% - 3pt)").margin.left.value, (model::LengthPercentage{pt(-3), 50000, {}}));
  EXPECT_EQ(computed("line-height: calc(1 + .5)").line_height.thousandths, 1500);
  EXPECT_THAT(complaint("width: calc(1pt + 2)"), HasSubstr("style/unknown-value"));
  EXPECT_EQ(computed("width: calc(1pt / 0)").width.value.length, Length::max());
}

TEST(Values, MathWithPercentagesIsResolvedByLayout) {
  const auto least = computed("width: min(50%, 20pt)").width.value;
  EXPECT_TRUE(least.has_percentage());
  EXPECT_EQ(least.resolve(pt(30)), pt(15));
  EXPECT_EQ(least.resolve(pt(100)), pt(20));
  EXPECT_EQ(least, computed("width: min(50%, 20pt)").width.value);
  EXPECT_NE(least, computed("width: min(50%, 21pt)").width.value);
  EXPECT_EQ(computed("width: calc(2 * max(10%, 1pt) - (5% + 1pt))").width.value.resolve(pt(100)), pt(14));
  EXPECT_EQ(computed("width: clamp(1pt, 10%, 3pt)").width.value.resolve(pt(200)), pt(3));
  EXPECT_EQ(computed("width: round(up, 33%, 10pt)").width.value.resolve(pt(100)), pt(40));
  EXPECT_EQ(computed("width: calc(10pt * sign(1% - 2pt))").width.value.resolve(pt(100)), pt(0));
  EXPECT_EQ(computed("margin-left: calc(10pt * sign(1% - 2pt))").margin.left.value.resolve(pt(100)), pt(-10));
  EXPECT_EQ(computed("font-size: max(50%, 7pt)").font_size, pt(7));
  EXPECT_THAT(complaint("border-top-width: calc(1pt * sign(5% - 2pt))"), HasSubstr("style/unknown-value"));
}

TEST(Values, ColorsOfEveryForm) {
  const Color orange = Color::rgb(255, 165, 0);
  for (const std::string text : {"orange", "#ffa500", "#FFA500ff", "rgb(255, 165, 0)", "rgb(100% 64.706% 0%)",
                                 "hsl(38.824deg 100% 50%)", "hwb(38.824 0% 0%)"}) {
    const Color c = computed("color: " + text).color;
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(c.channels[i], orange.channels[i], 40) << text;
  }
  EXPECT_NEAR(computed("color: lab(54.29 80.80 69.89)").color.channels[0], 65535, 300);
  EXPECT_NEAR(computed("color: oklch(62.8% 0.2577 29.23)").color.channels[0], 65535, 300);
  EXPECT_EQ(computed("color: device-cmyk(0 .5 100% 0)").color, (Color{ColorSpace::DeviceCmyk, {0, 32768, 65535, 0}, 65535}));
  EXPECT_EQ(computed("background: rgb(0 0 0 / 50%)").background_color.alpha, 32768);
  EXPECT_TRUE(computed("background: transparent").background_color.is_transparent());
  EXPECT_THAT(complaint("color: #12345"), HasSubstr("style/unknown-value"));
  EXPECT_THAT(complaint("color: rgb(1 2)"), HasSubstr("style/unknown-value"));
}

TEST(Values, ContentLists) {
  const auto s = computed(
      "content: 'a' counter(page) counters(h, '.', upper-roman) attr(href) open-quote url(x.png) string(chapter, last)"
      " target-counter(attr(href), page) leader('. ') element(head)");
  ASSERT_EQ(s.content.size(), 10U);
  EXPECT_EQ(s.content[2].separator, ".");
  EXPECT_EQ(s.content[2].style, "upper-roman");
  EXPECT_EQ(s.content[6].which, ContentItem::Which::Last);
  EXPECT_EQ(s.content[7].kind, ContentItem::Kind::TargetCounter);
  EXPECT_TRUE(s.content[7].target_is_attribute);
  EXPECT_EQ(s.content[7].target, "href");
  EXPECT_EQ(s.content[8].text, ". ");
  EXPECT_FALSE(computed("content: none").content_normal);
}

TEST(Values, CountersStringsAndQuotes) {
  const auto s =
      computed("counter-reset: a b 3; counter-increment: a; string-set: t content(text), u 'x' attr(id); quotes: '«' '»' '“' '”'");
  EXPECT_EQ(s.counter_reset, (std::vector<model::CounterChange>{{"a", 0}, {"b", 3}}));
  EXPECT_EQ(s.counter_increment, (std::vector<model::CounterChange>{{"a", 1}}));
  ASSERT_EQ(s.string_set.size(), 2U);
  EXPECT_EQ(s.string_set[1].value.size(), 2U);
  EXPECT_EQ(s.quotes.size(), 4U);
}

TEST(Values, Shorthands) {
  const auto s = computed(
      "margin: 1pt 2pt 3pt; padding: 4pt; border-color: red lime; border-style: solid; border-width: 1pt 2pt 3pt 4pt; inset: auto "
      "5pt");
  EXPECT_EQ(s.margin.left.value.length, pt(2));
  EXPECT_EQ(s.margin.bottom.value.length, pt(3));
  EXPECT_EQ(s.padding.left.length, pt(4));
  EXPECT_EQ(s.border.left.color, Color::rgb(0, 255, 0));
  EXPECT_EQ(s.border.left.width, pt(4));
  EXPECT_TRUE(s.inset.top.is_auto());
  EXPECT_EQ(s.inset.left.value.length, pt(5));
  const auto radius = computed("border-radius: 1pt 2pt / 3pt").border_radius[3];
  EXPECT_EQ(radius.horizontal.length, pt(2));
  EXPECT_EQ(radius.vertical.length, pt(3));
}

TEST(Values, FontShorthandResetsWhatItDoesNotSay) {
  const auto s = computed("font-weight: 900; font-variant: small-caps oldstyle-nums; font: condensed 10pt Times New Roman, SERIF");
  EXPECT_EQ(s.font_weight, 400);
  EXPECT_EQ(s.font_variant_caps, model::FontVariantCaps::Normal);
  EXPECT_TRUE(s.font_features.empty());
  EXPECT_EQ(s.font_stretch, 75000);
  EXPECT_EQ(s.font_family, (std::vector<std::string>{"Times New Roman", "serif"}));
}

TEST(Values, TextProperties) {
  const auto s = computed(
      "white-space: pre-wrap; text-indent: 1em hanging; text-wrap: balance; hyphenate-limit-chars: 6 3; tab-size: 2em;"
      "hanging-punctuation: first allow-end; text-decoration: underline wavy red 2pt; letter-spacing: normal; initial-letter: 3 2");
  EXPECT_EQ(s.white_space_collapse, model::WhiteSpaceCollapse::Preserve);
  EXPECT_TRUE(s.text_indent_hanging);
  EXPECT_EQ(s.text_wrap, model::TextWrap::Balance);
  EXPECT_EQ(s.hyphenate_limit_chars, (std::array<std::int32_t, 3>{6, 3, 3}));
  EXPECT_EQ(s.tab_size_length, pt(24));
  EXPECT_TRUE(s.hanging_punctuation_first && s.hanging_punctuation_allow_end);
  EXPECT_TRUE(s.text_decoration_line.underline);
  EXPECT_EQ(s.text_decoration_style, model::TextDecorationStyle::Wavy);
  EXPECT_FALSE(s.text_decoration_color_is_current);
  EXPECT_EQ(s.initial_letter_size, 3000);
  EXPECT_EQ(s.initial_letter_sink, 2);
}

TEST(Values, BreaksUnderOldNames) {
  const auto s = computed("page-break-before: always; page-break-inside: avoid; break-after: recto; page: chapter");
  EXPECT_EQ(s.break_before, model::BreakBetween::Page);
  EXPECT_EQ(s.break_inside, model::BreakInside::Avoid);
  EXPECT_EQ(s.break_after, model::BreakBetween::Recto);
  EXPECT_EQ(s.page, "chapter");
}

TEST(Values, DisplayInOneAndTwoWords) {
  EXPECT_EQ(computed("display: inline flow-root").display, model::Display::InlineBlock);
  EXPECT_EQ(computed("display: LIST-ITEM").display, model::Display::ListItem);
  EXPECT_THAT(complaint("display: hologram"),
              HasSubstr("1:5 style/unknown-value “hologram” is not a value of “display” that is supported"));
}

TEST(Values, NegativeWhereItMakesNoSenseIsNoValue) {
  EXPECT_THAT(complaint("padding: -1pt"), HasSubstr("style/unknown-value"));
  EXPECT_THAT(complaint("font-size: -1pt"), HasSubstr("style/unknown-value"));
  EXPECT_THAT(complaint("orphans: 0"), HasSubstr("style/unknown-value"));
}

TEST(Values, TrailingTokensSpoilAValue) { EXPECT_THAT(complaint("color: red blue"), HasSubstr("style/unknown-value")); }

}  // namespace
}  // namespace bifolio::style::test
