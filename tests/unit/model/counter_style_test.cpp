// Counter values in predefined and in authors' styles.
#include <gtest/gtest.h>

#include "model/box_tree.h"
#include "model/counter_style.h"

namespace bifolio::model {
namespace {

std::string text(std::int32_t value, std::string_view style) { return counter_text(value, style, {}); }

TEST(CounterStyle, DecimalHasSignAndPadding) {
  EXPECT_EQ(text(0, "decimal"), "0");
  EXPECT_EQ(text(-7, "decimal"), "-7");
  EXPECT_EQ(text(7, "decimal-leading-zero"), "07");
  EXPECT_EQ(text(-7, "decimal-leading-zero"), "-7");
  EXPECT_EQ(text(INT32_MIN, "decimal"), "-2147483648");
}

TEST(CounterStyle, RomanNumeralsFallBackBeyondTheirRange) {
  EXPECT_EQ(text(1994, "lower-roman"), "mcmxciv");
  EXPECT_EQ(text(3999, "upper-roman"), "MMMCMXCIX");
  EXPECT_EQ(text(4000, "upper-roman"), "4000");
  EXPECT_EQ(text(0, "upper-roman"), "0");
}

TEST(CounterStyle, LettersGoOnAfterTheAlphabet) {
  EXPECT_EQ(text(26, "lower-alpha"), "z");
  EXPECT_EQ(text(27, "lower-latin"), "aa");
  EXPECT_EQ(text(703, "upper-alpha"), "AAA");
  EXPECT_EQ(text(24, "lower-greek"), "ω");
  EXPECT_EQ(text(0, "lower-alpha"), "0");
}

TEST(CounterStyle, AdditiveScripts) {
  EXPECT_EQ(text(1234, "armenian"), "ՌՄԼԴ");
  EXPECT_EQ(text(11, "georgian"), "ია");
  EXPECT_EQ(text(15, "hebrew"), "טו");
  EXPECT_EQ(text(123, "hebrew"), "קכג");
}

TEST(CounterStyle, CountingInEastAsia) {
  EXPECT_EQ(text(120, "cjk-decimal"), "一二〇");
  EXPECT_EQ(text(11, "simp-chinese-informal"), "十一");
  EXPECT_EQ(text(1001, "simp-chinese-informal"), "一千零一");
  EXPECT_EQ(text(1001, "japanese-informal"), "千一");
  EXPECT_EQ(text(-5, "korean-hangul-formal"), "마이너스 오");
  EXPECT_EQ(text(13, "cjk-earthly-branch"), "一三");
  EXPECT_EQ(text(100, "ethiopic-numeric"), "፻");
  EXPECT_EQ(text(78010092, "ethiopic-numeric"), "፸፰፻፩፼፺፪");
}

TEST(CounterStyle, MarkersHaveTheStylesSuffix) {
  EXPECT_EQ(marker_text(3, "decimal", {}), "3. ");
  EXPECT_EQ(marker_text(3, "disc", {}), "• ");
  EXPECT_EQ(marker_text(3, "none", {}), "");
  EXPECT_EQ(marker_text(3, "no-such-style", {}), "3. ");
}

TEST(CounterStyle, AuthorsStylesComeFirstAndMayNotLoop) {
  CounterStyle stars;
  stars.system = CounterStyle::System::Symbolic;
  stars.symbols = {"*", "†"};
  stars.fallback = "loop";
  CounterStyle loop;
  loop.system = CounterStyle::System::Fixed;
  loop.symbols = {"x"};
  loop.fallback = "stars";
  const std::map<std::string, CounterStyle> author = {{"stars", stars}, {"loop", loop}};
  EXPECT_EQ(counter_text(3, "stars", author), "**");
  EXPECT_EQ(counter_text(4, "stars", author), "††");
  EXPECT_EQ(counter_text(1000000, "stars", author), "1000000");
  EXPECT_EQ(counter_text(-1, "stars", author), "-1");
}

TEST(CounterStyle, RangesSayWhatAStyleWrites) {
  CounterStyle stars;
  stars.symbols = {"*"};
  stars.fallback = "lower-roman";
  stars.ranges = {{-2, -1}, {2, 3}};
  const std::map<std::string, CounterStyle> author = {{"stars", stars}};
  EXPECT_EQ(counter_text(-2, "stars", author), "-**");
  EXPECT_EQ(counter_text(0, "stars", author), "0");
  EXPECT_EQ(counter_text(1, "stars", author), "i");
  EXPECT_EQ(counter_text(3, "stars", author), "***");
  EXPECT_EQ(counter_text(4, "stars", author), "iv");
}

TEST(CounterStyle, AStyleThatExtendsSaysOnlyWhatDiffers) {
  CounterStyle bracketed;
  bracketed.extends = "padded";
  bracketed.said = {"suffix"};
  bracketed.suffix = ") ";
  CounterStyle padded;
  padded.extends = "lower-alpha";
  padded.said = {"pad"};
  padded.pad_length = 2, padded.pad_symbol = "_";
  CounterStyle a, b, unknown;
  a.extends = "b", b.extends = "a", unknown.extends = "no-such-style";
  std::map<std::string, CounterStyle> author = {
      {"bracketed", bracketed}, {"padded", padded}, {"a", a}, {"b", b}, {"unknown", unknown}};
  resolve_counter_styles(author);
  EXPECT_EQ(marker_text(3, "bracketed", author), "_c) ");
  EXPECT_EQ(marker_text(3, "padded", author), "_c. ");
  EXPECT_EQ(counter_text(12, "a", author), "12");
  EXPECT_EQ(counter_text(12, "b", author), "12");
  EXPECT_EQ(counter_text(12, "unknown", author), "12");
}

TEST(CounterStyle, AnonymousStylesAreTheirName) {
  CounterStyle style;
  style.system = CounterStyle::System::Cyclic;
  style.symbols = {"\"", "\\"};
  const std::string name = anonymous_counter_style_name(style);
  EXPECT_EQ(name, "symbols(cyclic \"\\\"\" \"\\\\\")");
  EXPECT_EQ(text(1, name), "\"");
  EXPECT_EQ(text(2, name), "\\");
  EXPECT_EQ(marker_text(3, name, {}), "\" ");
  EXPECT_EQ(text(7, "\"fixed\""), "fixed");
}

TEST(CounterStyle, LonghandStylesLeaveLargeNumbersToDigits) {
  EXPECT_EQ(text(10000, "japanese-informal"), "一〇〇〇〇");
  EXPECT_EQ(text(-10000, "japanese-informal"), "-10000");
  EXPECT_EQ(text(-1, "ethiopic-numeric"), "-1");
}

TEST(CounterStyle, WhatBrowsersKnowBesideTheSpecification) {
  EXPECT_EQ(text(15, "hangul"), "가가");
  EXPECT_EQ(text(3, "urdu"), "۳");
  EXPECT_EQ(marker_text(5, "ethiopic-halehame-ti-er", {}), "ረ፦");
}

}  // namespace
}  // namespace bifolio::model
