#include "text/shaping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/files.h"
#include "unit/text/fixture.h"

namespace bifolio::text {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

Feature feature(std::string_view tag, std::uint32_t value = 1) { return {{tag[0], tag[1], tag[2], tag[3]}, value}; }

std::vector<std::uint32_t> ids(std::vector<Glyph> const& glyphs) {
  std::vector<std::uint32_t> result;
  for (Glyph const& g : glyphs) result.push_back(g.glyph);
  return result;
}

std::vector<std::uint32_t> clusters(std::vector<Glyph> const& glyphs) {
  std::vector<std::uint32_t> result;
  for (Glyph const& g : glyphs) result.push_back(g.cluster);
  return result;
}

bool same(std::vector<Glyph> const& a, std::vector<Glyph> const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Glyph const& x, Glyph const& y) {
    return x.glyph == y.glyph && x.cluster == y.cluster && x.advance == y.advance && x.x_offset == y.x_offset &&
           x.y_offset == y.y_offset && x.unsafe_to_break == y.unsafe_to_break;
  });
}

TEST(Shaping, ligatures_form_and_can_be_switched_off) {
  TextStyle s = style();
  EXPECT_THAT(shape_one("office", s), SizeIs(4));  // ffi is one glyph
  EXPECT_THAT(clusters(shape_one("office", s)), ElementsAre(0, 1, 4, 5));
  s.common_ligatures = false;
  EXPECT_THAT(shape_one("office", s), SizeIs(6));
}

TEST(Shaping, kerning_narrows_and_can_be_switched_off) {
  TextStyle s = style();
  const Length kerned = width(shape_one("AVATAR", s));
  s.kerning = false;
  EXPECT_LT(kerned, width(shape_one("AVATAR", s)));
}

TEST(Shaping, features_change_glyphs) {
  TextStyle s = style();
  const std::vector<std::uint32_t> plain = ids(shape_one("abc 123", s));
  s.features = {feature("smcp")};
  const std::vector<std::uint32_t> small_caps = ids(shape_one("abc 123", s));
  EXPECT_NE(plain[0], small_caps[0]);
  EXPECT_EQ(plain[4], small_caps[4]);
  s.features = {feature("onum")};
  EXPECT_NE(plain[4], ids(shape_one("abc 123", s))[4]);
  s.features = {feature("onum"), feature("onum", 0)};  // the later wins
  EXPECT_EQ(plain, ids(shape_one("abc 123", s)));
}

TEST(Shaping, the_sum_of_advances_scales_with_the_size) {
  TextStyle s = style();
  const FontId font = fonts().match(s.families, s.request);
  const std::vector<Glyph> glyphs = shape_one("n", s);
  ASSERT_THAT(glyphs, SizeIs(1));
  EXPECT_EQ(glyphs[0].advance, fonts().metrics(font).scale(fonts().advance(font, glyphs[0].glyph), s.size));
  s.size = Length::from_points(std::int64_t{20});
  EXPECT_NEAR(shape_one("n", s)[0].advance.raw(), 2 * glyphs[0].advance.raw(), 1);
  s.size = Length();
  EXPECT_EQ(shape_one("n", s)[0].advance, Length());
}

TEST(Shaping, arabic_letters_join) {
  // Isolated, initial, medial and final beh are four glyphs.
  const std::vector<std::uint32_t> joined = ids(shape_one("ببب", style("ar")));
  const std::vector<std::uint32_t> alone = ids(shape_one("ب", style("ar")));
  ASSERT_GE(joined.size(), 3U);
  EXPECT_EQ(std::set<std::uint32_t>(joined.begin(), joined.end()).count(alone[0]), 0U);
  EXPECT_NE(joined.front(), joined.back());
}

TEST(Shaping, a_part_of_an_arabic_word_keeps_its_joined_forms) {
  const std::string text = "ببب";
  const TextStyle s = style("ar");
  const ItemizedText items = itemize_one(text, s);
  Shaper shaper(fonts());
  std::vector<Glyph> whole, parts;
  shaper.shape(text, items.items[0], 0, 6, s, whole);
  for (const std::uint32_t at : {4U, 2U, 0U}) shaper.shape(text, items.items[0], at, at + 2, s, parts);
  EXPECT_EQ(ids(whole), ids(parts));
}

TEST(Shaping, right_to_left_words_come_in_visual_order) {
  const std::vector<std::uint32_t> order = clusters(shape_one("אב גד", style("he")));
  EXPECT_THAT(order, ElementsAre(7, 5, 4, 2, 0));
}

TEST(Shaping, words_do_not_depend_on_what_was_shaped_before) {
  const std::string text = "AVAST the AVAST, office office";
  const TextStyle s = style();
  const ItemizedText items = itemize_one(text, s);
  Shaper used(fonts()), fresh(fonts());
  std::vector<Glyph> first, second, third;
  used.shape(text, items.items[0], 6, 20, s, first);
  first.clear();
  used.shape(text, items.items[0], 0, 30, s, first);
  used.shape(text, items.items[0], 0, 30, s, second);
  fresh.shape(text, items.items[0], 0, 30, s, third);
  EXPECT_TRUE(same(first, second));
  EXPECT_TRUE(same(first, third));
}

TEST(Shaping, pieces_give_what_the_whole_gives) {
  const std::string text = "To be, or not to be";
  const TextStyle s = style();
  const ItemizedText items = itemize_one(text, s);
  Shaper shaper(fonts());
  std::vector<Glyph> whole, pieces;
  shaper.shape(text, items.items[0], 0, static_cast<std::uint32_t>(text.size()), s, whole);
  shaper.shape(text, items.items[0], 0, 7, s, pieces);
  shaper.shape(text, items.items[0], 7, static_cast<std::uint32_t>(text.size()), s, pieces);
  EXPECT_TRUE(same(whole, pieces));
}

TEST(Shaping, threads_get_the_same_glyphs) {
  const std::string text = "Efficient shaffling of waffles: שלום, مرحبا, नमस्ते — ☑";
  const TextStyle s = style();
  std::vector<std::vector<Glyph>> results(4);
  std::vector<std::thread> threads;
  for (std::vector<Glyph>& result : results) threads.emplace_back([&] { result = shape_one(text, s); });
  for (std::thread& thread : threads) thread.join();
  for (std::vector<Glyph> const& result : results) EXPECT_TRUE(same(result, results[0]));
}

TEST(Shaping, soft_hyphens_and_joiners_leave_no_glyph) {
  EXPECT_EQ(ids(shape_one("ab\u00ADcd\u200Bef\u2060", style())), ids(shape_one("abcdef", style())));
  EXPECT_TRUE(shape_one("\u200B", style()).empty());
}

TEST(Shaping, tabs_and_line_ends_are_spaces) {
  const std::vector<std::uint32_t> expected = ids(shape_one("a b c", style()));
  EXPECT_EQ(ids(shape_one("a\tb\nc", style())), expected);
}

TEST(Shaping, decomposed_letters_are_composed) { EXPECT_EQ(ids(shape_one("e\u0301", style())), ids(shape_one("é", style()))); }

TEST(Shaping, a_word_of_a_megabyte_is_shaped_in_pieces) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "aé̂ffi";
  const std::vector<Glyph> glyphs = shape_one(text, style());
  EXPECT_GT(glyphs.size(), 300000U);
  EXPECT_TRUE(std::is_sorted(glyphs.begin(), glyphs.end(), [](Glyph const& a, Glyph const& b) { return a.cluster < b.cluster; }));
}

}  // namespace
}  // namespace bifolio::text
