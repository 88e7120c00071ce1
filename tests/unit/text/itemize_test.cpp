#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/text/fixture.h"

namespace bifolio::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string family_of(Item const& item) { return fonts().source(item.font).family; }

std::string script_of(Item const& item) {
  std::string tag;
  for (int shift = 24; shift >= 0; shift -= 8) tag += static_cast<char>(item.script >> shift & 0xFF);
  return tag;
}

// Adjacent items that cover the text: the contract of ItemizedText.
void expect_covers(std::string_view text, ItemizedText const& result) {
  std::uint32_t at = 0;
  for (Item const& item : result.items) {
    EXPECT_EQ(item.begin, at);
    EXPECT_LT(item.begin, item.end);
    at = item.end;
  }
  EXPECT_EQ(at, text.size());
}

TEST(Itemize, plain_english_is_one_item) {
  const std::string text = "“It is a truth—universally acknowledged…”";
  const ItemizedText result = itemize_one(text, style());
  ASSERT_EQ(result.items.size(), 1U);
  EXPECT_EQ(script_of(result.items[0]), "Latn");
  EXPECT_EQ(family_of(result.items[0]), "Linux Libertine O");
  EXPECT_THAT(result.missing, IsEmpty());
  expect_covers(text, result);
}

TEST(Itemize, nothing_gives_nothing) { EXPECT_THAT(itemize_one("", style()).items, IsEmpty()); }

TEST(Itemize, styles_cut_items) {
  std::vector<TextStyle> styles{style(), style()};
  styles[1].request.slant = Slant::Italic;
  const std::string text = "one two three";
  const ItemizedText result = itemize(text, {{0, 4, 0}, {4, 8, 1}, {8, 13, 0}}, styles, BaseDirection::LeftToRight, fonts());
  ASSERT_EQ(result.items.size(), 3U);
  EXPECT_EQ(fonts().source(result.items[1].font).traits.slant, Slant::Italic);
  EXPECT_EQ(result.items[0].font, result.items[2].font);
  expect_covers(text, result);
}

TEST(Itemize, digits_between_hebrew_letters_keep_their_order) {
  // UAX 9: in a left-to-right paragraph the Hebrew is level 1 and the number within it level 2.
  const std::string text = "see שלום 123 עולם now";
  const ItemizedText result = itemize_one(text, style());
  expect_covers(text, result);
  std::vector<int> levels;
  for (Item const& item : result.items)
    if (levels.empty() || levels.back() != item.level) levels.push_back(item.level);
  EXPECT_THAT(levels, ElementsAre(0, 1, 2, 1, 0));
  std::string visual;
  for (const std::uint32_t i : visual_order(result.items))
    visual += text.substr(result.items[i].begin, result.items[i].end - result.items[i].begin) + "|";
  EXPECT_LT(visual.find("עולם"), visual.find("123"));
  EXPECT_LT(visual.find("123"), visual.find("שלום"));
}

TEST(Itemize, the_first_strong_letter_decides_the_direction) {
  EXPECT_EQ(itemize_one("שלום abc", style()).items.front().level, 1);
  EXPECT_EQ(itemize_one("abc שלום", style()).items.front().level, 0);
  EXPECT_EQ(itemize_one("abc", style(), BaseDirection::RightToLeft).items.front().level, 2);
}

TEST(Itemize, scripts_are_cut_and_punctuation_follows) {
  const std::string text = "abc, где (x) жж";
  const ItemizedText result = itemize_one(text, style());
  expect_covers(text, result);
  std::vector<std::string> scripts;
  for (Item const& item : result.items) scripts.push_back(script_of(item));
  EXPECT_THAT(scripts, ElementsAre("Latn", "Cyrl", "Latn", "Cyrl"));
  EXPECT_EQ(text.substr(result.items[2].begin, result.items[2].end - result.items[2].begin),
            "x");  // the bracket closes in its own script
}

TEST(Itemize, text_without_letters_takes_the_languages_script) {
  EXPECT_EQ(script_of(itemize_one("2026", style("en")).items[0]), "Latn");
  EXPECT_EQ(script_of(itemize_one("2026", style("ru")).items[0]), "Cyrl");
  EXPECT_EQ(script_of(itemize_one("2026", style("not a tag!")).items[0]), "Latn");
}

TEST(Itemize, missing_letters_come_from_the_fallback) {
  const std::string text = "a สวัสดี b";
  const ItemizedText result = itemize_one(text, style());
  expect_covers(text, result);
  EXPECT_THAT(result.missing, IsEmpty());
  bool thai = false;
  for (Item const& item : result.items) thai = thai || (script_of(item) == "Thai" && family_of(item) == "Noto Serif Thai");
  EXPECT_TRUE(thai);
}

TEST(Itemize, common_symbols_have_glyphs) {
  EXPECT_THAT(
      itemize_one(
          "→ ← ↑ ↓ ⇒ ✓ ✗ ☐ ☑ ☒ ↩ ★ ☆ № ≤ ≥ ≠ ± × ÷ ∞ √ ∑ ∫ ∂ ∈ ∀ ∃ • ‣ ◦ ■ □ ▲ ▶ ● ○ ◆ ♠ ♥ ♦ ♣ ♪ ™ © ® € £ ¥ § ¶ † ‡ … ‰ ″ ′ ⌘ ⏎ 😀",
          style())
          .missing,
      IsEmpty());
}

TEST(Itemize, a_mark_stays_with_its_base) {
  // Whatever font is chosen for the cluster, base and marks share it.
  for (std::string const text : {"x q̃́ y", "ｘ x̂", "க் a", "☎︎ b"}) {
    const ItemizedText result = itemize_one(text, style());
    expect_covers(text, result);
    for (std::size_t i = 0; i < result.items.size(); ++i)
      EXPECT_NE(static_cast<unsigned char>(text[result.items[i].begin]) & 0xFC, 0xCC) << "an item begins with a combining mark";
  }
}

TEST(Itemize, what_no_font_has_is_reported_once_each) {
  const std::string text = "a \xF3\xB0\x80\x80 b";  // a private-use character, U+F0000
  const ItemizedText result = itemize_one(text, style());
  ASSERT_EQ(result.missing.size(), 1U);
  EXPECT_EQ(result.missing[0].offset, 2U);
  EXPECT_EQ(result.missing[0].character, char32_t{0xF0000});
  expect_covers(text, result);
}

TEST(Itemize, ignorable_characters_need_no_glyph) {
  EXPECT_THAT(itemize_one("a\u00ADb\u200Bc\u2060d\uFEFFe\tf\ng", style()).missing, IsEmpty());
}

TEST(Itemize, control_characters_are_reported) { EXPECT_EQ(itemize_one(std::string_view("a\0b", 3), style()).missing.size(), 1U); }

TEST(Itemize, works_without_any_font) {
  const Fonts none;
  const ItemizedText result = itemize("abc", {{0, 3, 0}}, {style()}, BaseDirection::FromText, none);
  EXPECT_EQ(result.missing.size(), 3U);
  expect_covers("abc", result);
  Shaper shaper(none);
  std::vector<Glyph> glyphs;
  shaper.shape("abc", result.items[0], 0, 3, style(), glyphs);
  EXPECT_THAT(glyphs, IsEmpty());
}

TEST(Itemize, the_fast_path_gives_what_the_general_path_gives) {
  // A mark at the end forces the general path for the whole paragraph; the plain part must come out the same.
  for (std::string const text : {"Plain text, (with) brackets – and “quotes”", "x 2026 y", "naïve café"}) {
    const ItemizedText fast = itemize_one(text, style());
    const ItemizedText general = itemize_one(text, style(), BaseDirection::RightToLeft);
    ASSERT_EQ(fast.items.size(), 1U);
    for (Item const& item : general.items) {
      EXPECT_EQ(item.font, fast.items[0].font);
      EXPECT_EQ(item.script, fast.items[0].script);
    }
  }
}

}  // namespace
}  // namespace bifolio::text
