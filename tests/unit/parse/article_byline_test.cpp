// Bylines to people: names, positions, institutions.
#include "parse/article/byline.h"

#include <gtest/gtest.h>

namespace bifolio::parse {
namespace {

/// "Jane Roe (Editor; The Press) + John Public".
std::string people(std::string_view text) {
  std::string out;
  for (model::Contributor const& person : parse_byline(text, {})) {
    if (!out.empty()) out += " + ";
    out += person.name;
    if (!person.title.empty() || !person.affiliation.empty())
      out += " (" + person.title + (person.affiliation.empty() ? "" : "; " + person.affiliation) + ")";
    EXPECT_EQ(person.role, "aut");
  }
  return out;
}

TEST(Byline, NamesOneOrSeveral) {
  EXPECT_EQ(people("By Jane Roe"), "Jane Roe");
  EXPECT_EQ(people("Jane Roe"), "Jane Roe");
  EXPECT_EQ(people("by Jane Roe and John Q. Public"), "Jane Roe + John Q. Public");
  EXPECT_EQ(people("By Jane Roe, John Q. Public and Anna Groß"), "Jane Roe + John Q. Public + Anna Groß");
  EXPECT_EQ(people("By Jane Roe & John Public"), "Jane Roe + John Public");
}

TEST(Byline, InOtherLanguages) {
  EXPECT_EQ(people("Von Johanna Müller und Karl Groß"), "Johanna Müller + Karl Groß");
  EXPECT_EQ(people("Par Jeanne Dupont et Luc Petit"), "Jeanne Dupont + Luc Petit");
}

TEST(Byline, GivesEachPersonTheirPosition) {
  EXPECT_EQ(people("By Jane Roe, Research Assistant"), "Jane Roe (Research Assistant)");
  EXPECT_EQ(people("By Jane Roe, Research Assistant, University of Girona"), "Jane Roe (Research Assistant; University of Girona)");
  EXPECT_EQ(people("By Jane Roe, Editor, and John Q. Public, Professor of History"),
            "Jane Roe (Editor) + John Q. Public (Professor of History)");
}

TEST(Byline, PassesOverADate) { EXPECT_EQ(people("By Jane Roe, 3 May 2023"), "Jane Roe"); }

TEST(Byline, OfNobodyNamesNobody) {
  EXPECT_EQ(people(""), "");
  EXPECT_EQ(people("By "), "");
}

}  // namespace
}  // namespace bifolio::parse
