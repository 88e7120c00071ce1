// What the article parser sees in a piece of text without knowing the rest: names, positions, numbers, labels, endings.
#include "parse/article/features.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/article/language.h"
#include "parse/article/note_calls.h"
#include "unit/parse/parsed.h"

namespace bifolio::parse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Features, FoldingKeepsEveryLettersSize) {
  EXPECT_EQ(fold_case("ÀÉÞ×ß ÀÇa"), "àéþ×ß àça");
  EXPECT_EQ(fold_case("ПРОФЕССОР ЁЖ ЇЄҐІ"), "профессор ёж їєґі");
  EXPECT_EQ(fold_case("\xC3"), "\xC3");
  for (char const* text : {"ÀÉÞ×ß", "ПРОФЕССОР Ё", "𝔄Ω漢"})
    EXPECT_EQ(fold_case(text).size(), std::string_view(text).size()) << text;
}

TEST(Features, EndingsPassOverQuotesBracketsAndCalls) {
  EXPECT_EQ(ending_of("The end"), Ending::Open);
  EXPECT_EQ(ending_of("The end."), Ending::FullStop);
  EXPECT_EQ(ending_of("“The end.”"), Ending::FullStop);
  EXPECT_EQ(ending_of("(The end.)"), Ending::FullStop);
  EXPECT_EQ(ending_of("The end.[12]"), Ending::FullStop);
  EXPECT_EQ(ending_of("The end.[1][2]"), Ending::FullStop);
  EXPECT_EQ(ending_of("The end.¹²"), Ending::FullStop);
  EXPECT_EQ(ending_of("The end…"), Ending::FullStop);
  EXPECT_EQ(ending_of("The end?"), Ending::Question);
  EXPECT_EQ(ending_of("The end!»"), Ending::Exclamation);
  EXPECT_EQ(ending_of("The end:"), Ending::Colon);
  EXPECT_EQ(ending_of("The end,"), Ending::Comma);
  EXPECT_EQ(ending_of("The end –"), Ending::Other);
  EXPECT_EQ(ending_of("Area in m²"), Ending::Open) << "a unit is no call";
  EXPECT_EQ(ending_of(""), Ending::Other);
}

TEST(Features, CapitalsAreSeenInEveryScript) {
  EXPECT_TRUE(starts_with_capital("Über") && starts_with_capital("Éa") && starts_with_capital("Жук") &&
              starts_with_capital("漢字"));
  EXPECT_TRUE(starts_with_capital("“Quoted”") && starts_with_capital("12 Men"));
  EXPECT_FALSE(starts_with_capital("über") || starts_with_capital("жук") || starts_with_capital("“quoted”") ||
               starts_with_capital("…"));
  EXPECT_TRUE(is_all_capitals("THE TIDES, 2024") && is_all_capitals("ÜBER"));
  EXPECT_FALSE(is_all_capitals("THe") || is_all_capitals("A") || is_all_capitals("2024"));
  EXPECT_TRUE(is_title_case("The Tides of Time") && is_title_case("A History of the World"));
  EXPECT_FALSE(is_title_case("The tides were long and wide"));
}

TEST(Features, LabelsAreOneWordAndAColon) {
  EXPECT_EQ(label_of("Title: The Tides"), "title");
  EXPECT_EQ(without_label("Title: The Tides"), "The Tides");
  EXPECT_EQ(label_of("He said: no"), "");
  EXPECT_EQ(label_of("http://x"), "");
  EXPECT_EQ(without_label("The Tides"), "The Tides");
  EXPECT_TRUE(says_the_same("The TIDES ", "“the tides”"));
  EXPECT_FALSE(says_the_same("", ""));
}

TEST(Features, NamesOfPeople) {
  for (char const* name : {"Jane Roe", "J. Q. Public", "Oriol Marín", "J. R. de la Cruz", "Ludwig van Beethoven", "Élodie d’Arc",
                           "Anna-Lena Groß", "John Smith Jr.", "Іван Франко"})
    EXPECT_TRUE(is_person_name(name)) << name;
  for (char const* other : {"Jane", "jane roe", "The Quiet harbour", "Research Assistant", "University of Glasgow", "Chapter 12",
                            "A Day at the Sea With Us", "What Now?", "Part: One", "Jane Roe, London", ""})
    EXPECT_FALSE(is_person_name(other)) << other;
}

TEST(Features, OpeningsOfChapters) {
  for (char const* text :
       {"Chapter 12", "CHAPTER I", "PART ONE", "Kapitel 3", "Chapitre II", "XIV.", "Chapter 3: The Sea", "Глава 5", "ГЛАВА 5"})
    EXPECT_TRUE(is_chapter_opening(text)) << text;
  for (char const* text : {"Chapter", "I", "Part of the plan", "The Chapter 3", "Harbour", ""})
    EXPECT_FALSE(is_chapter_opening(text)) << text;
}

TEST(Features, NumbersOfSections) {
  EXPECT_EQ(section_number_depth("2. Methods"), 1);
  EXPECT_EQ(section_number_depth("2.1 Instruments"), 2);
  EXPECT_EQ(section_number_depth("2.1.3. Lamps"), 3);
  EXPECT_EQ(section_number_depth("2 men"), 0);
  EXPECT_EQ(section_number_depth("2024. A year"), 0);
  EXPECT_EQ(section_number_depth("Methods"), 0);
}

TEST(Features, Breadcrumbs) {
  EXPECT_THAT(breadcrumb_parts("Home / Asia / Title"), ElementsAre("Home", "Asia", "Title"));
  EXPECT_THAT(breadcrumb_parts("Home > Asia"), ElementsAre("Home", "Asia"));
  EXPECT_THAT(breadcrumb_parts("Home/Asia"), ElementsAre("Home", "Asia"));
  EXPECT_THAT(breadcrumb_parts("and/or what you like"), IsEmpty());
  EXPECT_THAT(breadcrumb_parts("Title"), IsEmpty());
}

TEST(Features, MarkersOfLists) {
  EXPECT_EQ(list_marker("• rope"), std::string_view("• ").size());
  EXPECT_EQ(list_marker("- rope"), 2u);
  EXPECT_EQ(list_marker("12. rope"), 4u);
  EXPECT_EQ(list_marker("(a) rope"), 4u);
  EXPECT_EQ(list_marker("a) rope"), 3u);
  EXPECT_EQ(list_marker("1984. A year"), 0u);
  EXPECT_EQ(list_marker("rope"), 0u);
  EXPECT_EQ(list_marker("1."), 0u);
}

TEST(Features, HeadingsOverTheAuthorsAndTheNotes) {
  std::string_view whom;
  for (char const* text : {"About the Author", "ABOUT THE AUTHORS", "About the author:", "Über die Autorin", "ÜBER DEN AUTOR",
                           "À propos de l’auteur", "Об авторе", "Про автора"})
    EXPECT_TRUE(is_about_heading(text, whom)) << text;
  EXPECT_TRUE(whom.empty());
  EXPECT_TRUE(is_about_heading("About Jane Roe", whom));
  EXPECT_EQ(whom, "Jane Roe");
  EXPECT_FALSE(is_about_heading("About the sea", whom));
  for (char const* text : {"Notes", "NOTES", "References:", "Anmerkungen", "ПРИМЕЧАНИЯ"})
    EXPECT_TRUE(is_notes_heading(text)) << text;
  EXPECT_FALSE(is_notes_heading("Notes on a scandal"));
}

TEST(Features, CaptionsAndBylines) {
  EXPECT_EQ(byline_opening("By Jane"), 3u);
  EXPECT_EQ(byline_opening("Written by Jane"), 11u);
  EXPECT_EQ(byline_opening("Byron"), 0u);
  EXPECT_EQ(caption_opening("Image: The sea"), 7u);
  EXPECT_EQ(caption_opening("Figure 2: The sea"), 10u);
  EXPECT_EQ(caption_opening("Figures are many"), 0u);
  EXPECT_TRUE(mentions_licence("(CC BY-SA 4.0)") && mentions_licence("© Jane Roe") && mentions_licence("Public domain"));
  EXPECT_FALSE(mentions_licence("The sea"));
}

TEST(NoteCalls, AreNumbersInBracketsOrRaised) {
  EXPECT_EQ(find_note_call("The sea.[12] And", 0).label, "12");
  EXPECT_EQ(find_note_call("The sea.¹² And", 0).label, "12");
  EXPECT_EQ(find_note_call("The sea.⁴", 0).begin, 8u);
  for (char const* text : {"[1] at the start", "an [a] letter", "[]", "[12345] digits", "5 m² of it", "10³", "no [12"})
    EXPECT_EQ(find_note_call(text, 0).begin, std::string_view::npos) << text;
  std::set<std::string> labels;
  collect_note_calls("One[1], two[3] and again[1].", labels);
  EXPECT_THAT(labels, ElementsAre("1", "3"));
  EXPECT_EQ(without_last_note_call("moored.[2][3]"), "moored.");
  EXPECT_EQ(without_last_note_call("moored."), "moored.");
}

TEST(Language, IsKnownByItsCommonestWords) {
  EXPECT_EQ(detect_language(
                tests::repeat("The sea is wide, and it was there that the men of the town were at work with their nets. ", 3)),
            "en");
  EXPECT_EQ(detect_language(tests::repeat(
                "Das Meer ist weit, und es war dort, dass die Männer der Stadt mit den Netzen bei der Arbeit waren. ", 3)),
            "de");
  EXPECT_EQ(
      detect_language(tests::repeat(
          "La mer est large, et c’est là que les hommes de la ville étaient au travail avec leurs filets dans les mains. ", 3)),
      "fr");
  EXPECT_EQ(detect_language(tests::repeat(
                "Море широкое, и это было там, где люди из города работали с сетями, и не было у них ничего на том берегу. ", 3)),
            "ru");
  EXPECT_EQ(detect_language(tests::repeat(
                "The colour of the harbour was in the centre of the programme, and it was realised towards the end. ", 3)),
            "en-GB");
  EXPECT_EQ(detect_language(tests::repeat(
                "The color of the harbor was in the center of the defense, and it was organized toward the end. ", 3)),
            "en-US");
  EXPECT_EQ(detect_language("zzz qqq xxx"), "");
  EXPECT_EQ(detect_language(""), "");
}

}  // namespace
}  // namespace bifolio::parse
