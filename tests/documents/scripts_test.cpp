// Texts in many scripts, converted by the built binary: their words come back from both books in the order of the language.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/tools.h"

namespace bifolio::tests {
namespace {

using testing::HasSubstr;

/// Without spaces and line ends, and without what pdftotext says about directions.
std::string squeezed(std::string const& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) <= ' ') continue;
    const std::string_view three = std::string_view(text).substr(i, 3);
    if (three >= "\u202A" && three <= "\u202E") {
      i += 2;
      continue;
    }
    out += text[i];
  }
  return out;
}

std::string folder() { return std::string(BIFOLIO_SOURCE_DIR) + "/tests/documents/scripts/"; }

/// Converts the document with its sheet to a name in the temporary folder.
std::string converted(TemporaryFolder const& temporary, std::string const& name) {
  const std::string path = temporary / name;
  const Result result = run(bifolio() + " --style none --style " + folder() + name + ".css " + folder() + name + ".md -o " + path);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return path;
}

TEST(Scripts, TheTextOfThePdfIsInLogicalOrder) {
  BIFOLIO_NEED_TOOL("pdftotext");
  const TemporaryFolder temporary;
  const std::string path = converted(temporary, "one-page");
  const std::string text = squeezed(run("pdftotext " + path + ".pdf -").out);
  for (const char* words : {"a page is a quiet machine for reading", "μια ήσυχη μηχανή για ανάγνωση", "тихая машина для чтения",
                            "một cỗ máy yên tĩnh để đọc", "حروفها تسمع ولا ترى", "אותיותיו נשמעות", "पृष्ठ पढ़ने का एक शांत यंत्र है",
                            "หน้าหนังสือเป็นเครื่องจักรเงียบสำหรับการอ่าน", "书页是安静的阅读机器，文字应当被“听见”，而不是被看见。",
                            "「見える」ものではない。1450年からbookという語も行の中にある。", "글자는 들려야 하고"})
    EXPECT_THAT(text, HasSubstr(squeezed(words))) << words;
}

TEST(Scripts, MarksJoinersAndLigaturesOfRightToLeftTextAreInOrder) {
  BIFOLIO_NEED_TOOL("pdftotext");
  const TemporaryFolder temporary;
  const std::string path = converted(temporary, "right-to-left");
  const std::string text = squeezed(run("pdftotext " + path + ".pdf -").out);
  for (const char* words :
       {"بابٌ أوَّلُ", "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ", "ثُمَّ كِتَابٌ", "می‌خواهم کتاب‌ها را", "ولا سلام الإسلام", "בָּרָא אֱלֹהִים", "שׂוֹכֵן"})
    EXPECT_THAT(text, HasSubstr(squeezed(words))) << words;
}

TEST(Scripts, TheEpubHasRubyAndIsValid) {
  BIFOLIO_NEED_TOOL("unzip");
  BIFOLIO_NEED_TOOL("epubcheck");
  BIFOLIO_NEED_TOOL("java");
  const TemporaryFolder temporary;
  const std::string path = converted(temporary, "one-page") + ".epub";
  EXPECT_THAT(run("unzip -p " + path + " 'EPUB/text/*.xhtml'").out, HasSubstr("<ruby>静<rt>しず</rt></ruby>"));
  EXPECT_EQ(run("java -jar /usr/share/java/epubcheck.jar " + path).exit_code, 0);
}

TEST(Fonts, AWidthAxisExpandsJustifiedText) {
  BIFOLIO_NEED_TOOL("pdffonts");
  const TemporaryFolder temporary;
  const std::string path = converted(temporary, "width-axis");
  const std::string fonts = run("pdffonts " + path + ".pdf").out;
  EXPECT_THAT(fonts, HasSubstr("102wdth"));
  EXPECT_THAT(fonts, HasSubstr("98.5wdth"));
}

TEST(Scripts, AVerticalBookOpensFromTheRight) {
  BIFOLIO_NEED_TOOL("qpdf");
  BIFOLIO_NEED_TOOL("pdftotext");
  BIFOLIO_NEED_TOOL("unzip");
  BIFOLIO_NEED_TOOL("epubcheck");
  BIFOLIO_NEED_TOOL("java");
  const TemporaryFolder temporary;
  const std::string path = converted(temporary, "vertical");
  EXPECT_EQ(run("qpdf --check " + path + ".pdf").exit_code, 0);
  EXPECT_THAT(run("qpdf --qdf --object-streams=disable " + path + ".pdf -").out, HasSubstr("/Direction /R2L"));
  const std::string text = squeezed(run("pdftotext -raw " + path + ".pdf -").out);
  for (const char* words : {"頁は上から下へ、行は右から左へ進む。", "年の数字は並んで進む。😀も立つ。", "注は頁の左に置かれる。"})
    EXPECT_THAT(text, HasSubstr(words));
  EXPECT_THAT(run("unzip -p " + path + ".epub EPUB/package.opf").out, HasSubstr("page-progression-direction=\"rtl\""));
  EXPECT_EQ(run("java -jar /usr/share/java/epubcheck.jar " + path + ".epub").exit_code, 0);
}

}  // namespace
}  // namespace bifolio::tests
