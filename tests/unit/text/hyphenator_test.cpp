#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <hyphen.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "text/breaks.h"

// libhyphen does not free all that its dictionaries hold. It is only the oracle here; we are not to be blamed.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): LeakSanitizer's name
extern "C" const char* __lsan_default_suppressions() { return "leak:libhyphen"; }  // NOLINT(bugprone-reserved-identifier)

namespace bifolio::text {
namespace {

using ::testing::IsEmpty;

Hyphenator& system_hyphenator() {
  static Hyphenator hyphenator({"/usr/share/hyphen"});
  return hyphenator;
}

std::string divided(std::string_view word, std::string_view language, HyphenLimits limits = {}) {
  std::string result(word);
  std::vector<HyphenPoint> const points = system_hyphenator().hyphenate(word, language, limits);
  for (std::size_t i = points.size(); i > 0; --i) result.insert(points[i - 1].offset, 1, '-');
  return result;
}

TEST(Hyphenator, british_and_american_english_differ) {
  EXPECT_EQ(divided("hyphenation", "en-US"), "hy-phen-ation");
  EXPECT_EQ(divided("democracy", "en-US"), "democ-racy");
  EXPECT_EQ(divided("democracy", "en-GB"), "demo-cracy");
}

TEST(Hyphenator, a_language_without_region_takes_the_likely_one) {
  EXPECT_EQ(divided("democracy", "en"), "democ-racy");
  EXPECT_EQ(divided("democracy", "en-IE"), "demo-cracy");
  EXPECT_EQ(divided("democracy", "en-PH"), "democ-racy");
  EXPECT_TRUE(system_hyphenator().has_language("de-AT"));
  EXPECT_TRUE(system_hyphenator().has_language("nb"));
  EXPECT_TRUE(system_hyphenator().has_language("no"));
  EXPECT_FALSE(system_hyphenator().has_language("zh"));
  EXPECT_FALSE(system_hyphenator().has_language(""));
  EXPECT_FALSE(system_hyphenator().has_language("../../etc"));
}

TEST(Hyphenator, letters_beyond_ascii_keep_their_places) {
  EXPECT_EQ(divided("Überraschung", "de"), "Über-ra-schung");
  EXPECT_EQ(divided("Größenordnung", "de"), "Grö-ßen-ord-nung");
  EXPECT_EQ(divided("переносится", "ru"), "пе-ре-но-сит-ся");
}

TEST(Hyphenator, compounds_are_divided_at_their_joints_first) {
  EXPECT_EQ(divided("buchdruckerkunst", "de"), "buch-dru-cker-kunst");
  EXPECT_EQ(divided("programmiersprache", "de"), "pro-gram-mier-spra-che");
}

/// As `divided`, with what the divisions make of the letters around them.
std::string respelled(std::string_view word, std::string_view language) {
  std::string result(word);
  std::vector<HyphenPoint> const points = system_hyphenator().hyphenate(word, language, {.word = 3, .before = 1, .after = 1});
  for (std::size_t i = points.size(); i > 0; --i) {
    SpellingChange const none, &change = points[i - 1].change ? *points[i - 1].change : none;
    result.replace(points[i - 1].offset - change.cut_before, change.cut_before + change.cut_after,
                   change.before + "-" + change.after);
  }
  return result;
}

TEST(Hyphenator, divisions_may_change_the_spelling) {
  EXPECT_EQ(respelled("asszonnyal", "hu"), "asz-szony-nyal");
  EXPECT_EQ(respelled("ASSZONNYAL", "hu"), "ASZ-SZONY-NYAL");
  EXPECT_EQ(respelled("paral·lel", "ca"), "pa-ral-lel");
}

TEST(Hyphenator, dictionaries_say_what_changes_in_several_ways) {
  const std::string folder = ::testing::TempDir() + "respelling";
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/hyph_xx.dic") << "UTF-8\n.schif1fahrt/ff=f,5,2\nc1k/k=k\na1atje./=,2,1\nö1x/y=,1,1\nq1r/=,9,900\n";
  Hyphenator hyphenator({folder});
  const auto change = [&](std::string_view word) {
    const std::vector<HyphenPoint> points = hyphenator.hyphenate(word, "xx", {.word = 3, .before = 1, .after = 1});
    return points.size() == 1 && points[0].change ? *points[0].change : SpellingChange{};
  };
  EXPECT_EQ(change("schiffahrt"), (SpellingChange{1, 1, "ff", "f"}));
  EXPECT_EQ(change("zucker"), (SpellingChange{1, 1, "k", "k"}));
  EXPECT_EQ(change("omaatje"), (SpellingChange{0, 1, "", ""}));
  EXPECT_EQ(change("aöxa"), (SpellingChange{2, 0, "y", ""}));
  EXPECT_EQ(change("aqra").before, "");  // a range outside the word
  std::filesystem::remove_all(folder);
}

TEST(Hyphenator, languages_without_patterns_of_their_own_have_relations) {
  for (std::string_view const language : {"de-AT", "de-CH", "de-1901", "pt", "pt-AO", "sr-Latn", "sr-Latn-ME", "sr", "nn", "nb",
                                          "no", "la", "bs", "en-GB-oxendict", "es-419", "zh-Latn", "th", "hi"})
    EXPECT_EQ(system_hyphenator().has_language(language), language != "zh-Latn") << language;
  EXPECT_EQ(divided("imperator", "la"), divided("imperator", "it"));
  EXPECT_EQ(divided("beograd", "sr-Latn"), "beo-grad");
}

TEST(Hyphenator, missing_patterns_name_their_package) {
  EXPECT_THAT(Hyphenator::missing_patterns("de-AT"), ::testing::HasSubstr("hyphen-de)"));
  EXPECT_THAT(Hyphenator::missing_patterns("en-NZ"), ::testing::HasSubstr("hyphen-en-gb)"));
  EXPECT_THAT(Hyphenator::missing_patterns("pt"), ::testing::HasSubstr("hyphen-pt-br)"));
  EXPECT_THAT(Hyphenator::missing_patterns("fi"), ::testing::Not(::testing::HasSubstr("package")));
  EXPECT_EQ(Hyphenator::missing_patterns("zh-Hant"), "");
}

TEST(Hyphenator, the_authors_divisions_count_before_all) {
  Hyphenator hyphenator({"/usr/share/hyphen"});
  hyphenator.add_exception("Ur-instinkt", "de");
  hyphenator.add_exception("pi-ano", "");
  hyphenator.add_exception("piano", "en-GB");
  const auto offsets = [&](std::string_view word, std::string_view language) {
    std::vector<std::uint32_t> found;
    for (HyphenPoint const& point : hyphenator.hyphenate(word, language, {})) found.push_back(point.offset);
    return found;
  };
  EXPECT_THAT(offsets("URINSTINKT", "de-AT"), ::testing::ElementsAre(2U));
  EXPECT_THAT(offsets("piano", "it"), ::testing::ElementsAre(2U));
  EXPECT_THAT(offsets("Piano", "xx"), ::testing::ElementsAre(2U));
  EXPECT_THAT(offsets("piano", "en-GB"), IsEmpty());
  EXPECT_EQ(divided("democracy", "en-US"), "democ-racy");
}

TEST(Hyphenator, the_authors_words_count_between_apostrophes_and_as_beginnings) {
  Hyphenator hyphenator({"/usr/share/hyphen"});
  hyphenator.add_exception("mani-fest", "en");
  hyphenator.add_exception("demo-cra*", "en");
  hyphenator.add_exception("isti-tuto", "it");
  const auto divided_here = [&](std::string word, std::string_view language) {
    std::vector<HyphenPoint> const points = hyphenator.hyphenate(word, language, {});
    for (std::size_t i = points.size(); i > 0; --i) word.insert(points[i - 1].offset, 1, '-');
    return word;
  };
  EXPECT_EQ(divided_here("Manifest’s", "en"), "Mani-fest’s");
  EXPECT_EQ(divided_here("manifesto", "en"), divided("manifesto", "en"));
  EXPECT_EQ(divided_here("Democracies", "en-US"), "Demo-cra-cies");
  EXPECT_EQ(divided_here("dell’Istituto", "it"), "dell’Isti-tuto");
}

TEST(Hyphenator, old_german_divides_ck_and_keeps_st) {
  EXPECT_EQ(respelled("Zucker", "de-1901"), "Zuk-ker");
  EXPECT_EQ(respelled("DRUCKER", "de-CH-1901"), "DRUK-KER");
  EXPECT_EQ(respelled("Zucker", "de"), "Zu-cker");
  EXPECT_EQ(divided("Fenster", "de"), "Fens-ter");
  EXPECT_EQ(divided("Fenster", "de-1901"), "Fenster");
}

TEST(Hyphenator, patterns_of_another_script_are_of_no_use) {
  EXPECT_EQ(divided("Београд", "bs-Cyrl"), "Бео-град");
  EXPECT_FALSE(system_hyphenator().has_language("ru-Latn"));
  EXPECT_FALSE(system_hyphenator().has_language("hr-Cyrl-x-none"));
  EXPECT_THAT(Hyphenator::missing_patterns("ru-Latn"), ::testing::Not(::testing::HasSubstr("package")));
  EXPECT_THAT(Hyphenator::missing_patterns("sr-Latn"), ::testing::HasSubstr("hyphen-sr)"));
  EXPECT_THAT(Hyphenator::missing_patterns("nn"), ::testing::HasSubstr("hyphen-no)"));
  EXPECT_THAT(Hyphenator::missing_patterns("bs"), ::testing::HasSubstr("hyphen-hr)"));
  EXPECT_NE(Hyphenator::missing_patterns("zh-Latn-pinyin"), "");
  EXPECT_EQ(Hyphenator::missing_patterns("pa-Arab"), "");
  EXPECT_EQ(divided("perpustakaan", "ms"), divided("perpustakaan", "id"));
}

TEST(Hyphenator, decomposed_letters_are_never_cut) { EXPECT_EQ(divided("U\u0308berraschung", "de"), "U\u0308ber-ra-schung"); }

TEST(Hyphenator, upper_case_is_divided_like_lower_case) { EXPECT_EQ(divided("HYPHENATION", "en-US"), "HY-PHEN-ATION"); }

TEST(Hyphenator, limits_count_characters) {
  EXPECT_EQ(divided("hyphenation", "en-US", {.word = 12}), "hyphenation");
  EXPECT_EQ(divided("hyphenation", "en-US", {.word = 5, .before = 3, .after = 2}), "hyphen-ation");
  EXPECT_EQ(divided("hyphenation", "en-US", {.word = 5, .before = 2, .after = 6}), "hy-phenation");
  EXPECT_EQ(divided("Größe", "de", {.word = 5}), "Grö-ße");
  EXPECT_EQ(divided("Größe", "de", {.word = 6}), "Größe");
}

TEST(Hyphenator, apostrophes_are_never_touched) {
  for (std::string const word : {"couldn't", "couldn’t", "shouldn't've"}) {
    const std::string result = divided(word, "en-US");
    EXPECT_EQ(result.find("-'"), std::string::npos) << result;
    EXPECT_EQ(result.find("-n't"), std::string::npos) << result;
    EXPECT_EQ(result.find("-n’t"), std::string::npos) << result;
  }
  EXPECT_EQ(divided("l’automatisation", "fr"), "l’au-to-ma-ti-sa-tion");
}

TEST(Hyphenator, compounds_and_odd_words_are_handled) {
  EXPECT_EQ(divided("democracy-hyphenation", "en-US"), "democ-racy-hy-phen-ation");
  EXPECT_EQ(divided("", "en-US"), "");
  EXPECT_EQ(divided("''''", "en-US"), "''''");
  EXPECT_EQ(divided("12345678", "en-US"), "12345678");
  EXPECT_EQ(divided("日本語日本語", "en-US"), "日本語日本語");
  const std::string endless(100000, 'a');
  EXPECT_EQ(divided(endless, "en-US"), endless);
}

TEST(Hyphenator, without_patterns_words_stay_whole) {
  EXPECT_THAT(system_hyphenator().hyphenate("hyphenation", "xx", {}), IsEmpty());
  Hyphenator none({"/nowhere"});
  EXPECT_FALSE(none.has_language("en"));
}

TEST(Hyphenator, an_earlier_folder_wins_and_damaged_files_are_passed_over) {
  const std::string folder = ::testing::TempDir() + "hyphens";
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/hyph_xx_YY.dic") << "ISO8859-1\na1\xE9\n";
  std::ofstream(folder + "/hyph_en_US.dic") << "";
  Hyphenator hyphenator({folder, "/usr/share/hyphen"});
  ASSERT_TRUE(hyphenator.has_language("xx"));
  const std::vector<HyphenPoint> points = hyphenator.hyphenate("baéba", "xx", {});
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].offset, 2U);
  EXPECT_THAT(hyphenator.hyphenate("ba日ba", "xx", {}), IsEmpty());  // not in the dictionary's encoding
  std::filesystem::remove_all(folder);
}

// libhyphen's own divisions of a lower-case word, those that change the spelling left out: the oracle for our reading of its
// dictionaries.
std::string divided_by_libhyphen(HyphenDict* dictionary, std::string const& word) {
  std::vector<char> marks(word.size() + 5);
  char** replaced = nullptr;
  int *positions = nullptr, *cuts = nullptr;
  hnj_hyphen_hyphenate2(dictionary, word.data(), static_cast<int>(word.size()), marks.data(), nullptr, &replaced, &positions,
                        &cuts);
  std::string result;
  for (std::size_t i = 0; i < word.size(); ++i) {
    result += word[i];
    if ((marks[i] & 1) != 0 && (replaced == nullptr || replaced[i] == nullptr) && i + 1 < word.size()) result += '-';
  }
  for (std::size_t i = 0; replaced != nullptr && i < word.size(); ++i) std::free(replaced[i]);
  std::free(replaced);
  std::free(positions);
  std::free(cuts);
  return result;
}

TEST(Hyphenator, divides_as_libhyphen_does) {
  std::map<std::string, std::vector<std::string>> const words{
      {"en-US",
       {"typography", "extraordinary", "associate", "table", "project", "present", "record", "manuscript", "justification",
        "conversion", "paragraph", "acknowledgement", "university", "independent", "philosophy", "internationalization"}},
      {"en-GB",
       {"typography", "extraordinary", "associate", "photography", "manuscript", "justification", "acknowledgement", "colour"}},
      {"fr", {"typographie", "imprimerie", "constitution", "extraordinaire", "automatisation"}},
      {"it", {"tipografia", "biblioteca", "costituzione"}},
      {"nl", {"boekdrukkunst", "verantwoordelijkheid", "lettergreep", "bibliotheek"}},
      {"pt_PT", {"tipografia", "biblioteca", "extraordinario"}}};
  for (auto const& [language, list] : words) {
    const std::string name = language == "en-US" ? "en_US" : language == "en-GB" ? "en_GB" : language;
    HyphenDict* dictionary = hnj_hyphen_load(("/usr/share/hyphen/hyph_" + name + ".dic").c_str());
    ASSERT_NE(dictionary, nullptr) << name;
    for (std::string const& word : list) EXPECT_EQ(divided(word, language), divided_by_libhyphen(dictionary, word)) << language;
    hnj_hyphen_free(dictionary);
  }
}

TEST(Hyphenator, can_be_shared_between_threads) {
  Hyphenator hyphenator({"/usr/share/hyphen"});
  std::vector<std::size_t> counts(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts)
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i)
        count += hyphenator.hyphenate("hyphenation" + std::to_string(i % 50), i % 2 ? "en-US" : "de", {}).size();
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : counts) EXPECT_EQ(count, counts[0]);
}

}  // namespace
}  // namespace bifolio::text
