#include "resolve/slug.h"

#include <gtest/gtest.h>

#include "resolve/section_roles.h"
#include "unit/boxes/tiny_document.h"

namespace bifolio::resolve {
namespace {

TEST(Slug, LowersLettersAndDropsPunctuation) {
  EXPECT_EQ(slug("Is the Threat from the South Real?"), "is-the-threat-from-the-south-real");
  EXPECT_EQ(slug("C++ & Rust: a_b"), "c--rust-a_b");
}

TEST(Slug, KeepsLettersOfAllScripts) {
  EXPECT_EQ(slug("Über Größe"), "über-größe");
  EXPECT_EQ(slug("ЁЖ и ЎІ — да"), "ёж-и-ўі--да");
  EXPECT_EQ(slug("Άλφα ΩΜΕΓΑ"), "άλφα-ωμεγα");
  EXPECT_EQ(slug("第一章「始まり」"), "第一章始まり");
}

TEST(Slug, MayBeEmpty) { EXPECT_EQ(slug("?!…"), ""); }

TEST(XmlName, LeavesValidNames) { EXPECT_EQ(xml_name("über-größe.1"), "über-größe.1"); }

TEST(XmlName, MendsOthers) {
  EXPECT_EQ(xml_name("2024-report"), "_2024-report");
  EXPECT_EQ(xml_name("a b:c"), "a-b-c");
}

model::Role role_of(std::string_view markup) {
  const model::Document d = tests::from_markup(markup);
  return section_role(d, d[d.body()].first_child);
}

TEST(SectionRole, IsReadFromTitleClassOrId) {
  EXPECT_EQ(role_of("<h1>Preface</h1>"), model::Role::Preface);
  EXPECT_EQ(role_of("<h1>Part Two</h1>"), model::Role::Part);
  EXPECT_EQ(role_of("<h1>Part IV: The Sea</h1>"), model::Role::Part);
  EXPECT_EQ(role_of("<h1>Part of the Story</h1>"), model::Role::Chapter);
  EXPECT_EQ(role_of("<h1>Appendix B: Tables</h1>"), model::Role::Appendix);
  EXPECT_EQ(role_of("<h1 class=\"foreword\">To the reader</h1>"), model::Role::Foreword);
  EXPECT_EQ(role_of("<h1 id=\"glossary\">Words</h1>"), model::Role::Glossary);
  EXPECT_EQ(role_of("<h1>Vorwort</h1>"), model::Role::Preface);
  EXPECT_EQ(role_of("<h1>Chapter 1</h1>"), model::Role::Chapter);
}

}  // namespace
}  // namespace bifolio::resolve
