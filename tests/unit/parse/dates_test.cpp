// Dates as people write them: found in a line of text, and as all that a field says.
#include "parse/dates.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolio::parse {
namespace {

std::string found(std::string_view text) {
  const auto date = find_date(text);
  return date ? date->iso : "";
}

std::string place(std::string_view text) {
  const auto date = find_date(text);
  return date ? std::string(text.substr(date->begin, date->end - date->begin)) : "";
}

TEST(Dates, AreFoundInAnyOrder) {
  for (char const* text :
       {"22 August 2024", "22 August, 2024", "August 22, 2024", "August 22nd 2024", "2024 August 22", "22nd of August 2024",
        "22 Aug. 2024", "AUGUST 22, 2024", "2024-08-22", "2024/8/22", "22.8.2024", "22. 8. 2024", "22/08/2024", "08/22/2024",
        "Thursday, 22 August 2024", "Published: August 22, 2024, 10:00"})
    EXPECT_EQ(found(text), "2024-08-22") << text;
}

TEST(Dates, AreFoundInOtherLanguages) {
  EXPECT_EQ(found("12. März 2024"), "2024-03-12");
  EXPECT_EQ(found("12. MÄRZ 2024"), "2024-03-12");
  EXPECT_EQ(found("3. Jänner 2023"), "2023-01-03");
  EXPECT_EQ(found("le 1er août 2024"), "2024-08-01");
  EXPECT_EQ(found("14 DÉCEMBRE 1999"), "1999-12-14");
  EXPECT_EQ(found("3 de marzo de 2024"), "2024-03-03");
  EXPECT_EQ(found("21 settembre 2024"), "2024-09-21");
  EXPECT_EQ(found("5 de fevereiro de 2020"), "2020-02-05");
  EXPECT_EQ(found("7 maart 2021"), "2021-03-07");
  EXPECT_EQ(found("11 listopada 1918"), "1918-11-11");
  EXPECT_EQ(found("9 мая 1945 года"), "1945-05-09");
  EXPECT_EQ(found("9 МАЯ 1945"), "1945-05-09");
  EXPECT_EQ(found("24 серпня 1991"), "1991-08-24");
}

TEST(Dates, HoldWhatIsSaidOfThem) {
  EXPECT_EQ(found("August 2024"), "2024-08");
  EXPECT_EQ(found("2024-08"), "2024-08");
  EXPECT_EQ(found("2024"), "2024");
  EXPECT_EQ(found("In 2024 all was well"), "");
}

TEST(Dates, AreFoundWhereTheyStand) {
  EXPECT_EQ(place("Posted on August 22nd, 2024 by Jane Roe"), "August 22nd, 2024");
  EXPECT_EQ(place("By Jane Roe | 22.8.2024 | 5 min"), "22.8.2024");
}

TEST(Dates, OfNoCalendarAreNone) {
  for (char const* text : {"2023-02-29", "31 April 2024", "2024-13", "2024-13-01", "0 May 2024", "32/01/2024", "31 February 2024"})
    EXPECT_EQ(found(text), "") << text;
  EXPECT_EQ(found("29 February 2024"), "2024-02-29");
}

TEST(Dates, AreNotMadeOfWordsThatBeginLikeMonths) {
  for (char const* text : {"12 decades 2024", "3 marathons 2024", "a list 3, 2024", "the 4 augments 2024", "Room 12, 2024 pages"})
    EXPECT_EQ(found(text), "") << text;
}

TEST(Dates, InVeryLongTextTakeNoTime) {
  EXPECT_EQ(found(std::string(20'000'000, '1')), "");
  EXPECT_EQ(found(""), "");
}

TEST(DateFields, AreUnderstoodInManyForms) {
  EXPECT_EQ(iso_date("2024"), "2024");
  EXPECT_EQ(iso_date("2024-3-1"), "2024-03-01");
  EXPECT_EQ(iso_date("2024-03-12T10:00:00Z"), "2024-03-12");
  EXPECT_EQ(iso_date("2024-03-12 10:00:00 +0200"), "2024-03-12");
  EXPECT_EQ(iso_date("March 12th, 2024"), "2024-03-12");
  EXPECT_EQ(iso_date("Tuesday, 12 Mar. 2024"), "2024-03-12");
  EXPECT_EQ(iso_date("12. März 2024"), "2024-03-12");
  EXPECT_EQ(iso_date("le 1er août 2024"), "2024-08-01");
  EXPECT_EQ(iso_date("3 de marzo de 2024"), "2024-03-03");
  EXPECT_EQ(iso_date("9 мая 1945 г."), "1945-05-09");
  EXPECT_EQ(iso_date("March 2024"), "2024-03");
  EXPECT_EQ(iso_date("12.03.2024"), "2024-03-12");
  EXPECT_EQ(iso_date("25/12/2024"), "2024-12-25");
  EXPECT_EQ(iso_date("12/25/2024"), "2024-12-25");
  EXPECT_EQ(iso_date("05/05/2024"), "2024-05-05");
}

TEST(DateFields, AreRefusedWhenTheySayMoreOrLess) {
  EXPECT_EQ(iso_date("2023-02-29"), "");
  EXPECT_EQ(iso_date("2024-13"), "");
  EXPECT_EQ(iso_date("03/12/2024"), "");
  EXPECT_EQ(iso_date("march on 2024 cities"), "");
  EXPECT_EQ(iso_date("12 March 2024 in Paris"), "");
  EXPECT_EQ(iso_date("1 or 2 March 2024"), "");
  EXPECT_EQ(iso_date("yesterday"), "");
  EXPECT_EQ(iso_date(""), "");
}

}  // namespace
}  // namespace bifolio::parse
