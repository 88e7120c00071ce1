// Smart text on single paragraphs, language by language; what holds of every text is tried on many.
#include "resolve/smart/smart_text.h"

#include <gtest/gtest.h>

#include <random>

#include "resolve/smart/conventions.h"

namespace bifolio::resolve {
namespace {

std::string smart(std::string_view text, std::string_view language = "en", std::string_view quotes = {}) {
  return smart_text(text, language, {}, quotes);
}

TEST(SmartText, quotes_open_and_close) {
  EXPECT_EQ(smart("\"Yes,\" he said."), "“Yes,” he said.");
  EXPECT_EQ(smart("She said \"no.\""), "She said “no.”");
  EXPECT_EQ(smart("(\"so\")"), "(“so”)");
  EXPECT_EQ(smart("he said---\"Stop!\""), "he said—“Stop!”");
  EXPECT_EQ(smart("\"I never---\""), "“I never—”");
  EXPECT_EQ(smart("pseudo-\"clever\""), "pseudo-“clever”");
  EXPECT_EQ(smart("\"What?\" \"Nothing.\""), "“What?” “Nothing.”");
  EXPECT_EQ(smart("\"unclosed, as a paragraph that goes on"), "“unclosed, as a paragraph that goes on");
}

TEST(SmartText, quotes_nest) {
  EXPECT_EQ(smart("\"She said 'no' twice,\" he said."), "“She said ‘no’ twice,” he said.");
  EXPECT_EQ(smart("\"'Stop' was all.\""), "“‘Stop’ was all.”");
  EXPECT_EQ(smart("\"He said 'no.'\""), "“He said ‘no.’”");
  EXPECT_EQ(smart("'A \"b\" c'"), "‘A “b” c’");
}

TEST(SmartText, apostrophes) {
  EXPECT_EQ(smart("It's the dogs' bowl; rock 'n' roll in the '90s, 'tis true."),
            "It’s the dogs’ bowl; rock ’n’ roll in the ’90s, ’tis true.");
  EXPECT_EQ(smart("'Twas the '60s and 'em"), "’Twas the ’60s and ’em");
  EXPECT_EQ(smart("O'Brien, d'Artagnan, y'all'd've"), "O’Brien, d’Artagnan, y’all’d’ve");
  EXPECT_EQ(smart("\"'Tis so,\" she said."), "“’Tis so,” she said.");
  EXPECT_EQ(smart("l'homme qu'il a", "fr"), "l’homme qu’il a");
  EXPECT_EQ(smart("'s Morgens en 't huis", "nl"), "’s Morgens en ’t huis");
  EXPECT_EQ(smart("1'000'000 Franken", "de-CH"), "1’000’000 Franken");
}

TEST(SmartText, primes) {
  EXPECT_EQ(smart("He is 5'10\" tall."), "He is 5′10″ tall.");
  EXPECT_EQ(smart("a 12\" record"), "a 12″ record");
  EXPECT_EQ(smart("\"a 6\" nail\""), "“a 6″ nail”");
  EXPECT_EQ(smart("\"in 1984\""), "“in 1984”");
}

TEST(SmartText, marks_of_languages) {
  EXPECT_EQ(smart("\"Ja, 'gut'\"", "de"), "„Ja, ‚gut‘“");
  EXPECT_EQ(smart("\"Ja, 'gut'\"", "de-CH"), "«Ja, ‹gut›»");
  EXPECT_EQ(smart("\"Oui\"", "fr"), "«\u202FOui\u202F»");
  EXPECT_EQ(smart("\" Oui \"", "fr"), "«\u202FOui\u202F»");
  EXPECT_EQ(smart("\"Oui\"", "fr-CA"), "«\u00A0Oui\u00A0»");
  EXPECT_EQ(smart("\"Sí\"", "es"), "«Sí»");
  EXPECT_EQ(smart("\"Tak\"", "pl"), "„Tak”");
  EXPECT_EQ(smart("\"Ja\"", "sv"), "”Ja”");
  EXPECT_EQ(smart("\"Да\"", "ru"), "«Да»");
  EXPECT_EQ(smart("\"Igen\"", "hu"), "„Igen”");
  EXPECT_EQ(smart("\"Yes, 'so'\"", "en", "british"), "‘Yes, “so”’");
  EXPECT_EQ(smart("\"Yes\"", "en", "»«›‹"), "»Yes«");
  EXPECT_EQ(smart("צה\"ל", "he"), "צה״ל");
}

TEST(SmartText, marks_of_more_languages) {
  const std::pair<std::string_view, std::string_view> expected[] = {
      {"en-GB", "“x ‘y’”"},  {"de-AT", "„x ‚y‘“"},  {"fr-CH", "«\u202Fx ‹y›\u202F»"},
      {"it", "«x “y”»"},     {"es-MX", "“x ‘y’”"},  {"ca", "«x “y”»"},
      {"pt-BR", "“x ‘y’”"},  {"pt-PT", "«x “y”»"},  {"el", "«x “y”»"},
      {"uk", "«x „y“»"},     {"bg", "„x ‚y‘“"},     {"cs", "„x ‚y‘“"},
      {"sk", "„x ‚y‘“"},     {"sl", "„x ‚y‘“"},     {"hr", "„x ‚y’”"},
      {"pl", "„x «y»”"},     {"ro", "„x «y»”"},     {"hu", "„x »y«”"},
      {"nl", "“x ‘y’”"},     {"da", "»x ›y‹«"},     {"nb", "«x ‘y’»"},
      {"sv", "”x ’y’”"},     {"fi", "”x ’y’”"},     {"is", "„x ‚y‘“"},
      {"et", "„x ‚y‘“"},     {"lt", "„x ‚y‘“"},     {"tr", "“x ‘y’”"},
      {"fa", "«x ‹y›»"},     {"ja", "「x 『y』」"}, {"zh-Hant", "「x 『y』」"},
      {"zh", "“x ‘y’”"},     {"ko", "“x ‘y’”"},     {"kk", "«x “y”»"},
      {"yue", "「x 『y』」"}};
  for (auto const& [language, text] : expected) EXPECT_EQ(smart("\"x 'y'\"", language), text) << language;
}

TEST(SmartText, quotes_without_spaces_around_them) {
  EXPECT_EQ(smart("他说：\"你好。\"她说\"好\"。", "zh"), "他说：“你好。”她说“好”。");
  EXPECT_EQ(smart("彼は'はい'と言った", "ja"), "彼は『はい』と言った");
  EXPECT_EQ(smart("He said:\"No.\" She:\"Yes.\""), "He said:“No.” She:“Yes.”");
}

TEST(SmartText, apostrophes_that_are_letters) {
  EXPECT_EQ(smart("Hawai'i, 'okina", "haw"), "Hawaiʻi, ʻokina");
  EXPECT_EQ(smart("o'zbek, ma'no, G'ani", "uz"), "oʻzbek, maʼno, Gʻani");
  EXPECT_EQ(smart("Hawai'i"), "Hawai’i");
}

TEST(SmartText, ordinals_and_currencies_do_not_break) {
  EXPECT_EQ(smart("am 5. Mai im 19. Jahrhundert, 1990. Danach", "de"), "am 5.\u00A0Mai im 19.\u00A0Jahrhundert, 1990. Danach");
  EXPECT_EQ(smart("dne 5. května 1990. Potom", "cs"), "dne 5.\u00A0května 1990. Potom");
  EXPECT_EQ(smart("In 1990. then", "en"), "In 1990. then");
  EXPECT_EQ(smart("10 км, 5 руб.", "ru"), "10\u00A0км, 5\u00A0руб.");
  EXPECT_EQ(smart("nr 5", "pl"), "nr\u00A05");
  EXPECT_EQ(smart("J.-P. Sartre, A--Z. Then"), "J.-P.\u00A0Sartre, A–Z. Then");
  EXPECT_EQ(smart("€ 5, CHF 20, S. 5 ff.", "de"), "€\u00A05, CHF\u00A020, S.\u00A05\u00A0ff.");
}

TEST(SmartText, spaced_ellipses_stay_together) {
  EXPECT_EQ(smart("so . . . and on. . . . End."), "so .\u00A0.\u00A0. and on.\u00A0.\u00A0.\u00A0. End.");
  EXPECT_EQ(smart("etc. . next"), "etc. . next");
}

TEST(SmartText, dashes_and_ellipses) {
  EXPECT_EQ(smart("1939--1945, so -- and---so..."), "1939–1945, so – and—so…");
  EXPECT_EQ(smart("such manners!--so much ease"), "such manners!–so much ease");
  EXPECT_EQ(smart("a <!-- b"), "a <!-- b");
  EXPECT_EQ(smart("The end...."), "The end….");
  EXPECT_EQ(smart("a <-- b --> c ----- d ...... e ../.. f"), "a <-- b --> c ----- d ...... e ../.. f");
  EXPECT_EQ(smart("run it with --quiet"), "run it with --quiet");
  EXPECT_EQ(smart("well-known"), "well-known");
}

TEST(SmartText, spaces_that_do_not_break) {
  EXPECT_EQ(smart("10 km, 5 %, § 12, p. 7, Dr. Who, J. R. R. Tolkien"),
            "10\u00A0km, 5\u00A0%, §\u00A012, p.\u00A07, Dr.\u00A0Who, J.\u00A0R.\u00A0R.\u00A0Tolkien");
  EXPECT_EQ(smart("z. B. 3 °C auf S. 7", "de"), "z.\u00A0B. 3\u00A0°C auf S.\u00A07");
  EXPECT_EQ(smart("k večeru s ním", "cs"), "k\u00A0večeru s\u00A0ním");
  EXPECT_EQ(smart("w domu i na wsi", "pl"), "w\u00A0domu i\u00A0na wsi");
  EXPECT_EQ(smart("Он — в доме, вряд ли", "ru"), "Он\u00A0— в\u00A0доме, вряд\u00A0ли");
  EXPECT_EQ(smart("10 000 m", "sv"), "10\u202F000\u00A0m");
  EXPECT_EQ(smart("So did I. Then in 1999 it was 5 past."), "So did I. Then in 1999 it was 5 past.");
}

TEST(SmartText, french_punctuation) {
  EXPECT_EQ(smart("Quoi ? Non ! Si : oui ; bien", "fr"), "Quoi\u202F? Non\u202F! Si\u00A0: oui\u202F; bien");
  EXPECT_EQ(smart("Quoi?! Non!", "fr"), "Quoi\u202F?! Non\u202F!");
  EXPECT_EQ(smart("à 10:30, voir http://a.b/c?d", "fr"), "à 10:30, voir http://a.b/c?d");
  EXPECT_EQ(smart("« Oui »", "fr"), "«\u202FOui\u202F»");
  EXPECT_EQ(smart("Quoi ?", "en"), "Quoi ?");
}

TEST(SmartText, each_part_can_be_switched_off) {
  const std::string_view text = "\"a\" -- b... 5 km";
  EXPECT_EQ(smart_text(text, "en", {.quotes = false}), "\"a\" – b… 5\u00A0km");
  EXPECT_EQ(smart_text(text, "en", {.dashes = false}), "“a” -- b… 5\u00A0km");
  EXPECT_EQ(smart_text(text, "en", {.ellipses = false}), "“a” – b... 5\u00A0km");
  EXPECT_EQ(smart_text(text, "en", {.spaces = false}), "“a” – b… 5 km");
  EXPECT_EQ(smart("(c) 2024 (r) 1/2"), "(c) 2024 (r) 1/2");
}

TEST(SmartText, typographic_text_stays_as_it_is) {
  for (std::string_view const text : {"“It’s ‘so’—” she said…", "„Ja“", "«\u202FOui\u202F»", "5′10″"}) EXPECT_EQ(smart(text), text);
}

TEST(SmartText, names_of_marks) {
  EXPECT_TRUE(smart::quote_marks_named("british"));
  EXPECT_TRUE(smart::quote_marks_named("fr-CH"));
  EXPECT_TRUE(smart::quote_marks_named("“ ” ‘ ’"));
  EXPECT_FALSE(smart::quote_marks_named("briitish"));
  EXPECT_FALSE(smart::quote_marks_named("“”"));
}

/// A text of what the rules look at, by chance.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view parts[] = {"\"", "'", " ", "-", ".", "a", "B", "7",  "km", "é", "“",
                                        "’",  "»", "(", ")", "?", ":", "—", "\n", "no", "п", " и "};
  std::string text;
  for (std::size_t n = random() % 24; n > 0; --n) text += parts[random() % std::size(parts)];
  return text;
}

TEST(SmartText, twice_is_the_same_as_once) {
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random_text(random);
    for (std::string_view const language : {"en", "fr", "ru", "de"}) {
      const std::string once = smart(text, language);
      ASSERT_EQ(smart(once, language), once) << language << ": " << text;
    }
  }
}

TEST(SmartText, takes_time_in_proportion) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "\"a' -- 'b\" ... 5 k\" ' ";
  EXPECT_GT(smart(text).size(), text.size());
  for (std::string const piece : {"\"", "'", "-", ".", " ", "1", "1.", "\" ", "1\"", "a.", "é'"}) {
    std::string run;
    while (run.size() < 50000) run += piece;
    for (std::string_view const language : {"en", "fr", "ru"}) EXPECT_GE(smart(run + '"', language).size(), run.size()) << piece;
  }
}

}  // namespace
}  // namespace bifolio::resolve
