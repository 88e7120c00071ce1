// Font files in other wrappings, variable fonts and their instances, faces that have to be made up, and files that lie.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "text/subset.h"
#include "unit/text/fixture.h"

namespace bifolio::text {
namespace {

std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (const char c : text) {
    const std::size_t value = letters.find(c);
    if (value == letters.npos) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if ((count += 6) >= 8) out += static_cast<char>(bits >> (count -= 8));
  }
  return out;
}

// Made for these tests: rectangles for a, b, c, x, 0; the advance is 500 units, 600 at weight 900, 1000 at width 200.
constexpr std::string_view variable_woff2 = R"(
d09GMgABAAAAAAIAAAwAAAAABcwAAAGzAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAABmAATC84CoEQcjCDMAE2AiQDEAsQAAQgBYIgByAbzwQAjoTcROt/mOJC
iYeHufT9JO2QUDMXSAG5S1ENUI79hCNQgEKO5U1f/wOEG5y6yT+aYhPzOAp5Y5fQmIIbs0ADncBZHg3KA0kx3eYxJaFHMFs9XSGOLY1iXFXGtAFsexyma0+n
l9aTTvcOIIrJMUwHCVKMlgqMllmPgfpLJKZb7qL2ksTw/Evdd/ddKgAQGC6RGI3BbdU1zSqIq6TdENoqmmusRAXeQQToB4aiHOMxFZCBQEw2y/oHlQ3CsJXH
Ko7Ro0EgkWG2fmA1Jltpjzq9HnjCdjzTEylkRhsk0V+qHAOFfId33hVU5H15+uqV93lf9/Yo5n158u+f7aXlfVxQRpSBcp3ldRWM6SrooEsr5p5fw71QIHj8
4+6Xs8M2/++fpr/g+41H4OfyO2VW4nZyDKkEBO9/RxStjDNuCwBAZH2s9J8E+skESIg7+Kw8ZOx2mDfJDDZIgHKDjRMQlJslIEKZBVKRDRD6WxpLiaHWSpnx
doNyfEoWDNYchYEKtY9WVzP9G1RJLDG7kRmFjBsccV6jDgdUqtaiYc3OtJk+1JasHVWpVrUazeBqVWjunnI=)";
// The same shapes, not variable.
constexpr std::string_view plain_woff = R"(
d09GRgABAAAAAAKYAAoAAAAAA3wAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAABPUy8yAAABZAAAAC8AAABgR1RF/GNtYXAAAAGkAAAAPgAAAEwA6ADXZ2x5ZgAA
AfQAAAAkAAAAkE6UV3BoZWFkAAAA9AAAADYAAAA2HaKFPmhoZWEAAAEsAAAAIAAAACQD6gKMaG10eAAAAZQAAAAQAAAAEAJYAMhsb2NhAAAB5AAAABAAAAAQ
AGwAnG1heHAAAAFMAAAAGAAAACAACQAGbmFtZQAAAhgAAAByAAAA2GB7FMJwb3N0AAACjAAAAAwAAAAgAAMAAAABAAAAAQAAbkghU18PPPUAAwPoAAAAANaT
pAAAAAAA5zCeBgAyAAAAlgJYAAAAAwACAAAAAAAAeJxjYGRgYFb4b8HAwPiFwYgxjmEaA1AEBTACAFgtA3p4nGNgZGBgYGdgYQDRDAxMDGgAAAGZABB4nGNg
ZvzCOIGBlYEYwIjMsQcCIKXAUMGs8N+CgYFZgeEEXOEXpgiwHAMABbIG2AAB9AAyAAAAMgAyADIAMgAyeJxjYGBgYmBgYAZiESDJCKZZGCyANBcDB1COiUGB
wYAhmaHi/3+gGIidCGL/f/j/2v+F/3vBOqAAAEW2DbYAAAAAAAwADAAYACQAMAA8AEh4nGNgZDBiYGCYxhTBwMzAYCxoLGiUwhTxdwXDAIkDALl2GZN4nHXJ
vQ5EQBTF8f8wPnaDnkqlk3iCfQZRaadAJBOFxPsb4xYUe4qb3zkXSJlRXFFE/l4JSFy7rcnJxLFzSYjSH7d8acQBBZ1YU/ETx85jb826DdNyWLN718/SSqHH
YljZGJhYOHx/7vXfT/v+nAZwH5cAAHicY2BmwAsAAH0ABA==)";

class FontFiles : public ::testing::Test {
 protected:
  std::string write(std::string const& name, std::string_view bytes) {
    std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string folder_ = ::testing::TempDir() + "bifolio_font_files";
};

FaceSource in_family(std::string path) {
  return {.family = "F", .traits = {}, .path = std::move(path), .origin = FaceOrigin::Author};
}

std::int32_t advance_of_a(Fonts const& fonts, FontId font) { return fonts.advance(font, fonts.glyph_for(font, U'a')); }

TEST_F(FontFiles, woff_and_woff2_are_read) {
  for (auto const& [name, bytes] : {std::pair("f.woff", plain_woff), std::pair("f.woff2", variable_woff2)}) {
    FaceSource source{.family = {}, .traits = {}, .path = write(name, from_base64(bytes))};
    EXPECT_EQ(examine(source), "") << name;
    EXPECT_THAT(source.family, ::testing::AnyOf("Plain", "Vary"));
    Fonts one;
    one.add(source);
    EXPECT_EQ(advance_of_a(one, FontId(0)), 500) << name;
  }
}

TEST_F(FontFiles, damaged_wrappings_are_refused_and_never_crash) {
  for (const std::string_view original : {plain_woff, variable_woff2}) {
    const std::string whole = from_base64(original);
    for (std::size_t i = 0; i < whole.size(); i += 3) {
      std::string flipped = whole;
      flipped[i] = static_cast<char>(flipped[i] ^ (i % 2 == 0 ? 0xFF : 0x10));
      for (std::string const& bytes : {flipped, whole.substr(0, i)}) {
        FaceSource source = in_family(write("damaged", bytes));
        if (!examine(source).empty()) continue;
        Fonts one;
        one.add(source);
        const FontId font = one.match({"F"}, {.weight = 700});
        advance_of_a(one, font);
        try {
          subset_for_pdf(one, font, {1, 2, 3});
          subset_for_epub(one, one.registered(font), {U'a', U'b'});
        } catch (std::runtime_error const&) {
        }
      }
    }
  }
}

TEST_F(FontFiles, a_variable_font_is_what_is_asked_of_it) {
  FaceSource source{
      .family = {}, .traits = {}, .path = write("v.woff2", from_base64(variable_woff2)), .origin = FaceOrigin::Project};
  ASSERT_EQ(examine(source), "");
  EXPECT_EQ(source.weights, (Range{100, 900}));
  Fonts one;
  one.add(source);
  const auto advance = [&](FaceRequest const& request) { return advance_of_a(one, one.match({"Vary"}, request)); };
  EXPECT_EQ(advance({}), 500);
  EXPECT_EQ(advance({.weight = 900}), 600);
  EXPECT_EQ(advance({.weight = 650}), 550);
  EXPECT_EQ(advance({.stretch = 200000}), 1000);
  EXPECT_EQ(advance({.variations = {{axis_tag("wdth"), 150 * axis_unit}}}), 750);
  EXPECT_EQ(one.match({"Vary"}, {.weight = 900}), one.match({"Vary"}, {.weight = 900}));
  EXPECT_FALSE(one.synthesis(one.match({"Vary"}, {.weight = 900})).any());
  EXPECT_TRUE(one.synthesis(one.match({"Vary"}, {.slant = Slant::Italic})).slant > 0);
  const FontId bold = one.match({"Vary"}, {.weight = 900});
  EXPECT_EQ(advance_of_a(one, one.instance(bold, {{axis_tag("wdth"), 200 * axis_unit}})), 1100);
  EXPECT_EQ(one.instance(one.instance(bold, {{axis_tag("wght"), 400 * axis_unit}}), {}), FontId(0));
}

TEST_F(FontFiles, an_instance_is_embedded_as_a_static_font) {
  FaceSource source = in_family(write("v.woff2", from_base64(variable_woff2)));
  ASSERT_EQ(examine(source), "");
  Fonts one;
  one.add(source);
  const FontId bold = one.match({"F"}, {.weight = 900});
  const PdfSubset subset = subset_for_pdf(one, bold, {one.glyph_for(bold, U'a')});
  Fonts embedded;
  embedded.add(in_family(write("subset.ttf", subset.program)));
  EXPECT_EQ(embedded.advance(FontId(0), 1), 600);
  EXPECT_THAT(subset.program, ::testing::Not(::testing::HasSubstr("fvar")));
  EXPECT_THAT(subset_for_epub(one, FontId(0), {U'a'}), ::testing::HasSubstr("fvar"));
}

TEST_F(FontFiles, a_folder_is_registered_by_what_its_files_say) {
  write("p.woff", from_base64(plain_woff));
  write("broken.ttf", "this is no font");
  write("notes.txt", "no font either");
  Fonts all = load_fonts();
  const FontProblems problems = load_font_folder(all, folder_);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].first, ::testing::EndsWith("broken.ttf"));
  EXPECT_TRUE(all.has_family("plain"));
}

TEST(FontOrigins, a_nearer_family_hides_a_farther_one) {
  Fonts fonts;
  fonts.add({.family = "F", .traits = {.weight = 700}, .path = "/shipped"});
  fonts.add({.family = "f", .traits = {}, .path = "/author", .origin = FaceOrigin::Author});
  fonts.add({.family = "F", .traits = {}, .path = "/project", .origin = FaceOrigin::Project});
  EXPECT_EQ(fonts.source(fonts.match({"F"}, {.weight = 700})).path, "/author");
}

TEST(FontOrigins, faces_for_other_characters_complete_each_other) {
  Fonts fonts;
  fonts.add({.family = "F", .traits = {}, .path = "/all"});
  fonts.add({.family = "F", .traits = {}, .path = "/digits", .unicode_range = {{U'0', U'9'}}});
  EXPECT_EQ(fonts.source(fonts.match({"F"}, {})).path, "/all");  // the first available font has the space
  const std::vector<FontId> faces = fonts.closest_faces("F", {});
  ASSERT_EQ(faces.size(), 2U);
  EXPECT_EQ(fonts.source(faces[0]).path, "/digits");  // the last rule is asked first
}

TEST(Synthesis, only_where_the_family_lacks_it_and_it_is_allowed) {
  Fonts fonts;
  fonts.add({.family = "F", .traits = {}, .path = "/f"});
  const auto synthesis = [&](FaceRequest const& request) { return fonts.synthesis(fonts.match({"F"}, request)); };
  EXPECT_TRUE(synthesis({.weight = 600}).bold);
  EXPECT_FALSE(synthesis({.weight = 500}).bold);
  EXPECT_FALSE(synthesis({.weight = 700, .may_embolden = false}).bold);
  EXPECT_EQ(synthesis({.slant = Slant::Italic}).slant, 14000);
  EXPECT_EQ(synthesis({.slant = Slant::Oblique, .oblique_angle = -10000}).slant, -10000);
  EXPECT_EQ(synthesis({.slant = Slant::Italic, .may_slant = false}).slant, 0);
  const FontId bold = fonts.match({"F"}, {.weight = 700});
  EXPECT_EQ(fonts.without_synthesis(bold), FontId(0));
  EXPECT_EQ(fonts.registered(bold), FontId(0));
}

std::string family_of(std::string_view text, TextStyle const& s) {
  return fonts().source(itemize_one(text, s).items[0].font).family;
}

TEST(FontChoice, emoji_are_shown_as_the_text_says) {
  const TextStyle s = style();
  EXPECT_EQ(family_of("😀", s), "Noto Color Emoji");
  EXPECT_EQ(family_of("❤\uFE0F", s), "Noto Color Emoji");
  EXPECT_NE(family_of("❤\uFE0E", s), "Noto Color Emoji");
  EXPECT_EQ(family_of("👩‍👩‍👧", s), "Noto Color Emoji");
  EXPECT_EQ(family_of("1\uFE0F\u20E3", s), "Noto Color Emoji");
  EXPECT_EQ(family_of("1", s), "Linux Libertine O");
  TextStyle emoji = s;
  emoji.emoji = EmojiStyle::Emoji;
  EXPECT_EQ(family_of("❤", emoji), "Noto Color Emoji");
  EXPECT_EQ(family_of("1", emoji), "Linux Libertine O");
}

TEST(FontChoice, han_characters_take_the_face_of_their_language) {
  if (!fonts().has_family("Noto Serif CJK SC")) GTEST_SKIP() << "fonts-noto-cjk is not installed";
  EXPECT_EQ(family_of("骨", style("ja")), "Noto Serif CJK JP");
  EXPECT_EQ(family_of("骨", style("ko-KR")), "Noto Serif CJK KR");
  EXPECT_EQ(family_of("骨", style("zh")), "Noto Serif CJK SC");
  EXPECT_EQ(family_of("骨", style("zh-TW")), "Noto Serif CJK TC");
  EXPECT_EQ(family_of("骨", style("zh-Hant-HK")), "Noto Serif CJK TC");
  EXPECT_EQ(family_of("骨", style("en")), "Noto Serif CJK SC");
}

TEST(FontChoice, the_system_is_asked_only_where_it_may_be) {
  Fonts none;
  none.add({.family = "F", .traits = {}, .path = fonts().source(fonts().match({"serif"}, {})).path});
  EXPECT_FALSE(none.has_family("DejaVu Sans"));
  none.set_system_fonts(SystemFonts::Yes);
  EXPECT_FALSE(none.has_family("No Such Family At All"));
  if (!none.has_family("DejaVu Sans")) GTEST_SKIP() << "fontconfig does not know DejaVu Sans";
  EXPECT_EQ(none.source(none.match({"dejavu sans"}, {.weight = 700})).traits.weight, 700);
  const FontId stand_in = none.system_fallback(U"ب", 0x41726162, {}, "ar");
  ASSERT_TRUE(stand_in);
  EXPECT_TRUE(none.has_glyph(stand_in, U'ب'));
  EXPECT_EQ(none.source(stand_in).origin, FaceOrigin::System);
}

}  // namespace
}  // namespace bifolio::text
