#include "text/breaks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bifolio::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The text with | at allowed and || at mandatory breaks.
std::string broken(std::string_view text, std::string_view language = "en", Strictness strictness = Strictness::Auto) {
  const std::vector<BreakClass> breaks = line_breaks(text, language, strictness);
  EXPECT_EQ(breaks.size(), text.size() + 1);
  std::string result;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (breaks[i] == BreakClass::Allowed) result += '|';
    if (breaks[i] == BreakClass::Mandatory) result += "||";
    if (i < text.size()) result += text[i];
  }
  return result;
}

// UAX 14, LB21a: points and presentation forms are Hebrew, too; Armenian is not.
TEST(LineBreaks, behind_hyphens_between_hebrew_words) {
  EXPECT_EQ(broken("א-ב א־ב א‐ב", "he"), "א-|ב |א־|ב |א‐|ב||");
  EXPECT_EQ(broken("אָ-בּ", "he"), "אָ-|בּ||");
  EXPECT_EQ(broken("\uFB2A-\uFB2B", "he"), "\uFB2A-|\uFB2B||");
  EXPECT_EQ(broken("א-a", "he"), "א-a||");
  EXPECT_EQ(broken("\u058A-א", "he"), broken("\u058A-א", "en"));
}

TEST(LineBreaks, after_spaces_hyphens_and_dashes) {
  EXPECT_EQ(broken("one two-three — four"), "one |two-|three |— |four||");
  EXPECT_EQ(broken("(a) “b” 1,000.5 c's"), "(a) |“b” |1,000.5 |c's||");
  EXPECT_EQ(broken("10 %, § 5"), "10 |%, |§ |5||");
}

TEST(LineBreaks, never_at_a_no_break_space) { EXPECT_EQ(broken("a\u00A0b c"), "a\u00A0b |c||"); }

TEST(LineBreaks, line_ends_are_mandatory) {
  EXPECT_EQ(broken("a\nb\r\nc"), "a\n||b\r\n||c||");
  EXPECT_EQ(broken("a\u2028b"), "a\u2028||b||");
  EXPECT_EQ(broken(""), "||");
}

TEST(LineBreaks, zero_width_space_and_soft_hyphen_allow) {
  EXPECT_EQ(broken("ab\u200Bcd"), "ab\u200B|cd||");
  EXPECT_EQ(broken("ab\u00ADcd"), "ab\u00AD|cd||");
}

TEST(LineBreaks, between_ideographs_but_not_before_their_punctuation) { EXPECT_EQ(broken("日本語。文", "ja"), "日|本|語。|文||"); }

TEST(LineBreaks, strictness_decides_small_kana) {
  EXPECT_EQ(broken("あぁ", "ja", Strictness::Strict), "あぁ||");
  EXPECT_EQ(broken("あぁ", "ja", Strictness::Loose), "あ|ぁ||");
  EXPECT_EQ(broken("あぁ", "ja", Strictness::Auto), "あぁ||");
}

TEST(LineBreaks, thai_is_broken_by_dictionary) { EXPECT_EQ(broken("สวัสดีครับ", "th"), "สวัสดี|ครับ||"); }

TEST(LineBreaks, anywhere_breaks_between_clusters_only) {
  EXPECT_EQ(broken("ab e\u0301", "en", Strictness::Anywhere), "a|b| |e\u0301||");
}

TEST(LineBreaks, web_addresses_break_at_their_punctuation) {
  EXPECT_EQ(broken("see https://www.example.com/a_b/c?d=e&f.html."),
            "see |https://|www|.example|.com/|a|_b/|c|?|d|=|e|&|f|.html.||");
  EXPECT_EQ(broken("www.example.org/x"), "www|.example|.org/|x||");
}

TEST(LineBreaks, other_words_keep_their_punctuation_together) {
  EXPECT_EQ(broken("a.b.c e_mail f=g 3.14"), "a.b.c |e_mail |f=g |3.14||");
  EXPECT_EQ(broken("wow: x"), "wow: |x||");
}

TEST(LineBreaks, odd_language_tags_are_taken_as_none) {
  EXPECT_EQ(broken("a b", "@@@"), "a |b||");
  EXPECT_EQ(broken("a b", std::string(500, 'x')), "a |b||");
}

TEST(LineBreaks, megabytes_without_a_space_take_linear_time) {
  const std::string text(2'000'000, 'w');
  EXPECT_EQ(line_breaks(text, "en", Strictness::Auto).back(), BreakClass::Mandatory);
}

TEST(Graphemes, marks_joiners_and_flags_stay_together) {
  EXPECT_THAT(grapheme_boundaries("abc"), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(grapheme_boundaries("e\u0301x"), ElementsAre(0, 3, 4));
  EXPECT_THAT(grapheme_boundaries("\r\n"), ElementsAre(0, 2));
  EXPECT_THAT(grapheme_boundaries("👩‍👩‍👧!"), ElementsAre(0, 18, 19));
  EXPECT_THAT(grapheme_boundaries("🇨🇭🇫🇷"), ElementsAre(0, 8, 16));
  EXPECT_THAT(grapheme_boundaries(""), ElementsAre(0));
}

TEST(Words, without_spaces_and_punctuation) {
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  EXPECT_THAT(words("Don't stop, 42!", "en"), ElementsAre(Pair(0, 5), Pair(6, 10), Pair(12, 14)));
  EXPECT_THAT(words(" … ", "en"), IsEmpty());
}

TEST(CaseMapping, follows_the_language) {
  EXPECT_EQ(map_case("iıIİ", CaseMapping::Upper, "tr"), "İIIİ");
  EXPECT_EQ(map_case("iI", CaseMapping::Lower, "tr"), "iı");
  EXPECT_EQ(map_case("iI", CaseMapping::Lower, "en"), "ii");
  EXPECT_EQ(map_case("Straße", CaseMapping::Upper, "de"), "STRASSE");
  EXPECT_EQ(map_case("ΟΔΟΣ ΣΑΣ", CaseMapping::Lower, "el"), "οδος σας");
  EXPECT_EQ(map_case("άλφα", CaseMapping::Upper, "el"), "ΑΛΦΑ");
  EXPECT_EQ(map_case("ﬁne ŉ", CaseMapping::Upper, "en"), "FINE ʼN");
}

TEST(CaseMapping, capitalize_changes_first_letters_only) {
  EXPECT_EQ(map_case("the iPhone's don't “quote” USA", CaseMapping::Capitalize, "en"), "The IPhone's Don't “Quote” USA");
  EXPECT_EQ(map_case("ijsland", CaseMapping::Capitalize, "nl"), "IJsland");
  EXPECT_EQ(map_case("ǆungla", CaseMapping::Capitalize, "hr"), "ǅungla");
  EXPECT_EQ(map_case("", CaseMapping::Upper, "en"), "");
}

TEST(CaseMapping, grows_as_needed) {
  std::string text, expected;
  for (int i = 0; i < 5000; ++i) text += "ΐ", expected += "Ι\u0308\u0301";
  EXPECT_TRUE(map_case(text, CaseMapping::Upper, "en") == expected);
}

}  // namespace
}  // namespace bifolio::text
