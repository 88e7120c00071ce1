#include "text/fonts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/files.h"
#include "text/language.h"
#include "unit/text/fixture.h"

namespace bifolio::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// CLDR says how a language is written in a region.
TEST(FontLanguage, is_written_with_han_letters) {
  EXPECT_EQ(with_han_script("zh-TW"), "zh-hant-tw");
  EXPECT_EQ(with_han_script("zh"), "zh-hans");
  EXPECT_EQ(with_han_script("zh-Hant-HK"), "zh-hant-hk");
  EXPECT_EQ(with_han_script("yue"), "zh-hant");
  EXPECT_EQ(with_han_script("yue-Hant-HK"), "zh-hant-hk");
  EXPECT_EQ(with_han_script("zh-yue-HK"), "zh-hant-hk");
  EXPECT_EQ(with_han_script("yue-CN"), "zh-hans-cn");
  EXPECT_EQ(with_han_script("nan-Latn"), "nan-latn");
  EXPECT_EQ(with_han_script("ja"), "ja");
}

/// Matching opens no file, so that these need none.
Fonts family_of(std::vector<FaceTraits> const& faces) {
  Fonts fonts;
  for (FaceTraits const& traits : faces) fonts.add({.family = "F", .traits = traits, .path = "/nowhere"});
  return fonts;
}

std::int32_t matched_weight(std::vector<std::int32_t> const& weights, std::int32_t wish) {
  std::vector<FaceTraits> faces;
  for (const std::int32_t weight : weights) faces.push_back({.weight = weight});
  const Fonts fonts = family_of(faces);
  return fonts.source(fonts.match({"F"}, {.weight = wish})).traits.weight;
}

/// A file with `bytes` that goes away with its owner.
struct TemporaryFile {
  std::string path;
  TemporaryFile(std::string const& name, std::string_view bytes) : path(::testing::TempDir() + name) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::remove(path.c_str()); }
};

Fonts one_font(std::string path, std::uint32_t index = 0) {
  Fonts fonts;
  fonts.add({.family = "F", .traits = {}, .path = std::move(path), .index = index});
  return fonts;
}

TEST(Fonts, weights_are_matched_as_css_says) {
  EXPECT_EQ(matched_weight({100, 400, 700}, 400), 400);
  EXPECT_EQ(matched_weight({300, 500, 700}, 400), 500);  // 400…500 look up to 500 first
  EXPECT_EQ(matched_weight({300, 600}, 450), 300);       // then below
  EXPECT_EQ(matched_weight({600, 900}, 450), 600);       // then above
  EXPECT_EQ(matched_weight({200, 400}, 300), 200);       // light wishes look lighter first
  EXPECT_EQ(matched_weight({400, 900}, 600), 900);       // bold wishes look bolder first
  EXPECT_EQ(matched_weight({400, 500}, 900), 500);
}

TEST(Fonts, slant_counts_before_weight_and_stretch_before_slant) {
  const Fonts fonts = family_of({{.weight = 700, .slant = Slant::Normal},
                                 {.weight = 400, .slant = Slant::Italic},
                                 {.weight = 400, .stretch = 75000, .slant = Slant::Normal}});
  const auto chosen = [&](FaceRequest const& request) { return fonts.registered(fonts.match({"F"}, request)).index(); };
  EXPECT_EQ(chosen({.weight = 700, .slant = Slant::Italic}), 1U);
  EXPECT_EQ(chosen({.weight = 400, .slant = Slant::Normal}), 0U);
  EXPECT_EQ(chosen({.weight = 700, .stretch = 80000, .slant = Slant::Italic}), 2U);
}

TEST(Fonts, oblique_stands_in_for_italic_before_upright) {
  const Fonts fonts = family_of({{.slant = Slant::Normal}, {.slant = Slant::Oblique}});
  EXPECT_EQ(fonts.match({"F"}, {.slant = Slant::Italic}).index(), 1U);
  EXPECT_EQ(fonts.match({"F"}, {.slant = Slant::Oblique}).index(), 1U);
  EXPECT_EQ(fonts.match({"F"}, {.slant = Slant::Normal}).index(), 0U);
}

TEST(Fonts, the_first_family_that_exists_wins_and_names_ignore_case) {
  Fonts fonts = family_of({{}});
  fonts.add({.family = "Größe", .traits = {}, .path = "/nowhere"});
  fonts.add_alias("serif", "f");
  EXPECT_EQ(fonts.match({"Unknown", "GRÖSSE", "F"}, {}).index(), 1U);
  EXPECT_TRUE(fonts.has_family("SERIF"));
  EXPECT_FALSE(fonts.has_family("sans-serif"));
  EXPECT_EQ(fonts.match({"Unknown", "Serif"}, {}).index(), 0U);
  EXPECT_THAT(fonts.families(), ElementsAre("F", "Größe"));
}

TEST(Fonts, unknown_families_get_the_fallbacks_first) {
  Fonts fonts = family_of({{}});
  fonts.add({.family = "G", .traits = {}, .path = "/nowhere"});
  EXPECT_EQ(fonts.match({"Unknown"}, {}).index(), 0U);
  fonts.set_fallback({"Missing", "g"});
  EXPECT_EQ(fonts.match({"Unknown"}, {}).index(), 1U);
  EXPECT_FALSE(Fonts().match({"Unknown"}, {}));
}

TEST(Fonts, a_later_face_with_the_same_traits_replaces_the_earlier) {
  Fonts fonts = family_of({{}});
  fonts.add({.family = "F", .traits = {}, .path = "/elsewhere"});
  EXPECT_EQ(fonts.source(fonts.match({"F"}, {})).path, "/elsewhere");
}

TEST(Fonts, characters_come_from_the_requested_family_then_from_the_fallback) {
  EXPECT_EQ(fonts().source(fonts().match_character({"Linux Libertine O"}, {}, U'a')).family, "Linux Libertine O");
  EXPECT_EQ(fonts().source(fonts().match_character({"Linux Libertine O"}, {}, U'ก')).family, "Noto Serif Thai");
  EXPECT_EQ(fonts().source(fonts().match_character({"monospace", "serif"}, {}, U'a')).family, "JetBrains Mono");
  EXPECT_FALSE(fonts().match_character({"Linux Libertine O"}, {}, 0xF0000));
}

TEST(Fonts, metrics_are_those_of_the_file) {
  const FontId font = fonts().match({"Linux Libertine O"}, {});
  FontMetrics const& m = fonts().metrics(font);
  EXPECT_EQ(m.units_per_em, 1000);
  EXPECT_GT(m.ascent, 600);
  EXPECT_LT(m.descent, -150);
  EXPECT_NEAR(m.x_height, 430, 20);
  EXPECT_NEAR(m.cap_height, 650, 20);
  EXPECT_EQ(m.italic_angle_thousandths, 0);
  const FontId italic = fonts().match({"Linux Libertine O"}, {.slant = Slant::Italic});
  EXPECT_NEAR(fonts().metrics(italic).italic_angle_thousandths, -12000, 1000);
  EXPECT_GT(fonts().advance(font, fonts().glyph_for(font, U'm')), fonts().advance(font, fonts().glyph_for(font, U'i')));
  EXPECT_EQ(fonts().postscript_name(font), "LinLibertineO");
  EXPECT_TRUE(fonts().has_feature(font, "smcp"));
  EXPECT_TRUE(fonts().has_feature(font, "kern"));
  EXPECT_FALSE(fonts().has_feature(font, "zzzz"));
  EXPECT_TRUE(fonts().has_glyph(font, U'ß'));
  EXPECT_FALSE(fonts().has_glyph(font, U'ก'));
}

TEST(Fonts, unreadable_and_damaged_files_are_named) {
  const TemporaryFile text("no_font.otf", "this is no font");
  const TemporaryFile empty("empty.otf", "");
  const std::string whole = read_file(fonts().source(fonts().match({"serif"}, {})).path);
  const TemporaryFile cut("cut.otf", std::string_view(whole).substr(0, 200));
  for (std::string const& path : {std::string("/nowhere/at/all.otf"), text.path, empty.path, cut.path, std::string("/tmp")}) {
    const Fonts broken = one_font(path);
    try {
      broken.metrics(FontId(0));
      FAIL() << path;
    } catch (EnvironmentError const& error) {
      EXPECT_EQ(error.path(), path);
    }
  }
  EXPECT_THROW(one_font(fonts().source(FontId(0)).path, 7).metrics(FontId(0)), EnvironmentError);
}

TEST(Fonts, truncated_and_flipped_fonts_never_crash) {
  const std::string whole = read_file(fonts().source(fonts().match({"serif"}, {})).path);
  TextStyle s = style();
  s.families = {"F"};
  for (int i = 1; i <= 24; ++i) {
    std::string bytes = whole.substr(0, i % 2 == 0 ? whole.size() : whole.size() * static_cast<std::size_t>(i) / 25);
    if (i % 2 == 0)
      for (std::size_t k = static_cast<std::size_t>(i); k < bytes.size(); k += 97 * static_cast<std::size_t>(i))
        bytes[k] = static_cast<char>(bytes[k] ^ 0x5A);
    const TemporaryFile file("damaged.otf", bytes);
    const Fonts broken = one_font(file.path);
    try {
      const ItemizedText items = itemize("Affe", {{0, 4, 0}}, {s}, BaseDirection::FromText, broken);
      Shaper shaper(broken);
      std::vector<Glyph> glyphs;
      for (Item const& item : items.items) shaper.shape("Affe", item, item.begin, item.end, s, glyphs);
      EXPECT_LE(glyphs.size(), 16U);
    } catch (EnvironmentError const& error) {
      EXPECT_EQ(error.path(), file.path);
    }
  }
}

TEST(Fonts, faces_are_opened_once_for_many_threads) {
  const Fonts shared = load_fonts();
  const FontId font = shared.match({"serif"}, {});
  std::vector<FontMetrics const*> seen(8);
  std::vector<std::thread> threads;
  for (FontMetrics const*& place : seen) threads.emplace_back([&] { place = &shared.metrics(font); });
  for (std::thread& thread : threads) thread.join();
  for (FontMetrics const* metrics : seen) EXPECT_EQ(metrics, seen[0]);
}

TEST(FontList, the_shipped_list_is_complete_here) {
  Fonts all;
  EXPECT_THAT(load_font_list(all, BIFOLIO_SOURCE_DIR "/fonts/fonts.toml"), IsEmpty());
  for (std::string const family : {"serif", "sans-serif", "monospace", "Linux Libertine O", "Linux Biolinum O", "JetBrains Mono"})
    EXPECT_TRUE(all.has_family(family)) << family;
}

TEST(FontList, a_scripts_own_family_is_preferred_to_one_of_many_scripts) {
  EXPECT_EQ(fonts().source(fonts().match_character({"serif"}, {}, U'ب')).family, "Noto Naskh Arabic");
  EXPECT_EQ(fonts().source(fonts().match_character({"serif"}, {}, U'न')).family, "Noto Serif Devanagari");
  EXPECT_EQ(fonts().source(fonts().match_character({"serif"}, {}, U'Ж')).family, "Linux Libertine O");
}

TEST(FontList, the_declared_traits_are_the_files) {
  for (std::size_t i = 0; i < fonts().face_count(); ++i) {
    const FontId font(i);
    FaceSource const& source = fonts().source(font);
    const bool slanted = fonts().metrics(font).italic_angle_thousandths != 0;
    EXPECT_EQ(slanted, source.traits.slant != Slant::Normal) << source.path;
  }
}

TEST(FontList, a_file_beside_the_list_is_preferred_and_missing_ones_are_returned) {
  const std::string folder = ::testing::TempDir() + "font_list";
  std::filesystem::create_directories(folder);
  const std::string system = fonts().source(fonts().match({"serif"}, {})).path;
  const std::string copy = folder + "/" + std::filesystem::path(system).filename().string();
  std::filesystem::copy_file(system, copy, std::filesystem::copy_options::overwrite_existing);
  std::ofstream(folder + "/fonts.toml")
      << "fallback = [\"A\"]\n[aliases]\nserif = \"A\"\n[[family]]\nname = \"A\"\n[[family.face]]\npath = \"" + system +
             "\"\n[[family.face]]\npath = \"/nowhere/x.otf\"\nweight = 700\nstyle = \"italic\"\n";
  Fonts list;
  EXPECT_THAT(load_font_list(list, folder + "/fonts.toml"), ElementsAre("/nowhere/x.otf"));
  EXPECT_EQ(list.source(list.match({"serif"}, {.weight = 700})).path, copy);
  std::filesystem::remove_all(folder);
}

TEST(FontList, mistakes_are_said_with_their_line) {
  const auto message = [](std::string_view text) -> std::string {
    const TemporaryFile file("bad.toml", text);
    Fonts list;
    try {
      load_font_list(list, file.path);
    } catch (EnvironmentError const& error) {
      return std::string(error.what()).substr(file.path.size() + 2);
    }
    return "";
  };
  EXPECT_THAT(message("[[family]\n"), ::testing::StartsWith("line 1: "));
  EXPECT_THAT(message("[[family]]\nname = \"A\"\n[[family.face]]\nweight = 400\n"), ::testing::StartsWith("line 3: \"path\""));
  EXPECT_THAT(message("[[family]]\nname = \"A\"\n[[family.face]]\npath = \"x\"\nweight = 4000\n"),
              ::testing::StartsWith("line 5: \"weight\""));
  EXPECT_THAT(message("[[family]]\nname = \"A\"\n[[family.face]]\npath = \"x\"\nstyle = \"bold\"\n"),
              ::testing::HasSubstr("style must be"));
  EXPECT_THAT(message("[[family]]\nname = 1\n"), ::testing::HasSubstr("\"name\""));
  EXPECT_THAT(message("x = 1\n"), ::testing::HasSubstr("[[family]]"));
}

}  // namespace
}  // namespace bifolio::text
