// content/ converted by the built binary, and facts read back from the books by other people's tools.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "documents/tools.h"

namespace bifolio::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

class Books : public testing::TestWithParam<std::string> {
 protected:
  // Every test of a document reads the same two books.
  static std::string book(std::string const& name, std::string const& extension) {
    static const TemporaryFolder folder;
    const std::string path = folder / name;
    if (!std::filesystem::exists(path + ".epub")) {
      const Result result = run(bifolio() + " --werror" + content_inputs(name) + " -o " + path);
      EXPECT_EQ(result.exit_code, 0) << result.err;
    }
    return path + extension;
  }
  std::string epub() const { return book(GetParam(), ".epub"); }
  std::string pdf() const { return book(GetParam(), ".pdf"); }
};

INSTANTIATE_TEST_SUITE_P(Content, Books, testing::Values("article", "manual"), [](auto const& instance) { return instance.param; });

std::vector<std::string> words_of(std::string const& text) {
  std::vector<std::string> words;
  std::stringstream in(text);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// Line ends, spaces and what hyphenation may leave are no part of a word's spelling.
std::string squeezed(std::string const& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) <= ' ' || text[i] == '-') continue;
    if (text.compare(i, 2, "\u00AD") == 0)
      ++i;
    else if (text.compare(i, 3, "\u2010") == 0)
      i += 2;
    else
      out += text[i];
  }
  return out;
}

std::string without_markup(std::string const& xhtml) {
  std::string out;
  bool in_tag = false;
  for (const char c : xhtml.substr(std::min(xhtml.find("<body"), xhtml.size()))) {
    if (c == '<')
      in_tag = true;
    else if (c == '>')
      in_tag = false;
    else if (!in_tag)
      out += c;
  }
  for (auto const& [entity, character] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
    for (std::size_t at; (at = out.find(entity)) != std::string::npos;) out.replace(at, std::string(entity).size(), character);
  return out;
}

std::string epub_text(std::string const& epub) {
  std::string text;
  const Result list = run("unzip -Z1 " + epub);
  for (std::string const& name : words_of(list.out))
    if (name.ends_with(".xhtml") && !name.ends_with("nav.xhtml"))
      text += without_markup(run("unzip -p " + epub + " " + name).out) + '\n';
  return text;
}

TEST_P(Books, EpubcheckFindsNothing) {
  BIFOLIO_NEED_TOOL("epubcheck");
  BIFOLIO_NEED_TOOL("java");
  const Result result = run("java -jar /usr/share/java/epubcheck.jar " + epub() + " 2>&1");
  EXPECT_EQ(result.exit_code, 0) << result.out;
  EXPECT_THAT(result.out, HasSubstr("0 fatals / 0 errors / 0 warnings")) << result.out;
  EXPECT_THAT(result.out, Not(HasSubstr("WARNING"))) << result.out;
  EXPECT_THAT(result.out, Not(HasSubstr("ERROR"))) << result.out;
}

TEST_P(Books, QpdfFindsNothing) {
  BIFOLIO_NEED_TOOL("qpdf");
  const Result result = run("qpdf --check " + pdf());
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  EXPECT_THAT(result.out + result.err, Not(HasSubstr("WARNING")));
}

TEST_P(Books, EveryFontIsEmbeddedSubsetAndHasUnicode) {
  BIFOLIO_NEED_TOOL("pdffonts");
  const Result result = run("pdffonts " + pdf() + " | tail -n +3 | awk '{print $(NF-4), $(NF-3), $(NF-2)}' | sort -u");
  EXPECT_EQ(result.out, "yes yes yes\n");
}

TEST_P(Books, ThePdfIsTaggedAndItsStructureReadsAsADocument) {
  BIFOLIO_NEED_TOOL("pdfinfo");
  EXPECT_THAT(run("pdfinfo " + pdf()).out, testing::ContainsRegex("Tagged: +yes"));
  const std::string structure = run("pdfinfo -struct-text " + pdf()).out;
  EXPECT_TRUE(structure.starts_with("Document")) << structure.substr(0, 200);
  for (std::string const type : {"\n *H1", "\n *H2", "\n *P"}) EXPECT_THAT(structure, testing::ContainsRegex(type));
}

TEST_P(Books, EveryWordOfTheEpubIsInThePdf) {
  BIFOLIO_NEED_TOOL("pdftotext");
  BIFOLIO_NEED_TOOL("unzip");
  const std::string printed = squeezed(run("pdftotext -raw " + pdf() + " -").out);
  std::vector<std::string> lost;
  for (std::string const& word : words_of(epub_text(epub())))
    if (word != "↩" && printed.find(squeezed(word)) == std::string::npos) lost.push_back(word);
  EXPECT_THAT(lost, testing::IsEmpty());
}

TEST_P(Books, ThePageListNamesEveryPage) {
  BIFOLIO_NEED_TOOL("unzip");
  const Result nav = run("unzip -p " + epub() + " '*nav.xhtml'");
  const Result pages = run("pdfinfo " + pdf() + " | awk '/^Pages:/ {print $2}'");
  EXPECT_THAT(nav.out, HasSubstr("epub:type=\"page-list\""));
  const std::string list = nav.out.substr(std::min(nav.out.find("page-list"), nav.out.size()));
  std::size_t entries = 0;
  for (std::size_t at = 0; (at = list.find("<li", at)) != std::string::npos; ++at) ++entries;
  EXPECT_GT(entries, 0u);
  EXPECT_LE(entries, std::stoul("0" + pages.out));
}

TEST_P(Books, TheSameInputGivesTheSameBytesWithAnyNumberOfThreads) {
  const TemporaryFolder folder;
  for (std::string const jobs : {"1", "2", "7"}) {
    ASSERT_EQ(run(bifolio() + content_inputs(GetParam()) + " --jobs " + jobs + " -o " + folder / jobs).exit_code, 0);
    EXPECT_TRUE(read_whole(folder / (jobs + ".epub")) == read_whole(epub())) << jobs;
    EXPECT_TRUE(read_whole(folder / (jobs + ".pdf")) == read_whole(pdf())) << jobs;
  }
}

TEST_P(Books, SourceDateEpochIsTheDateOfBothBooks) {
  BIFOLIO_NEED_TOOL("pdfinfo");
  const TemporaryFolder folder;
  ASSERT_EQ(run("SOURCE_DATE_EPOCH=1000000000 " + bifolio() + content_inputs(GetParam()) + " -o " + folder / "x").exit_code, 0);
  EXPECT_THAT(run("unzip -p " + folder / "x.epub" + " '*.opf'").out, HasSubstr("2001-09-09T01:46:40Z"));
  EXPECT_THAT(run("TZ=UTC pdfinfo -isodates " + folder / "x.pdf").out, HasSubstr("2001-09-09T01:46:40"));
}

TEST(Article, EveryWordOfTheSourceIsInBothBooks) {
  BIFOLIO_NEED_TOOL("pdftotext");
  const TemporaryFolder folder;
  ASSERT_EQ(run(bifolio() + content_inputs("article") + " -o " + folder / "a").exit_code, 0);
  const std::string printed = squeezed(run("pdftotext -raw " + folder / "a.pdf" + " -").out),
                    reflowed = squeezed(epub_text(folder / "a.epub"));
  std::vector<std::string> lost;
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(BIFOLIO_SOURCE_DIR) / "content/article")) {
    if (entry.path().extension() != ".txt") continue;
    std::vector<std::string> words = words_of(read_whole(entry.path()));
    words.erase(std::remove(words.begin(), words.end(), "/"), words.end());  // between a breadcrumb's parts, which become metadata
    for (std::string const& word : words)
      if (printed.find(squeezed(word)) == std::string::npos || reflowed.find(squeezed(word)) == std::string::npos)
        lost.push_back(word);
  }
  EXPECT_THAT(lost, testing::IsEmpty());
}

// The user-agent sheet's one media rule is its last: without it nothing tells the media apart.
TEST(Media, BothBoxTreesAreEqualWhenNoMediaRuleStandsInTheWay) {
  namespace fs = std::filesystem;
  const TemporaryFolder share;
  for (char const* part : {"styles", "fonts"})
    fs::copy(fs::path(BIFOLIO_SOURCE_DIR) / part, share.path() / part, fs::copy_options::recursive);
  std::string base = read_whole(share / "styles/base.css");
  const std::size_t media = base.find("@media print {");
  ASSERT_NE(media, std::string::npos);
  share.write("styles/base.css", base.substr(0, media));
  const std::string chromium = std::string(BIFOLIO_SOURCE_DIR) + "/tests/chromium/";
  std::vector<std::string> documents = {content_inputs("article") + " --style none", content_inputs("manual") + " --style none"};
  documents.push_back("--style none " + chromium + "styles/elements.md " + chromium + "styles/elements.css");
  for (char const* name : {"margins", "lists", "lines", "tables", "floats", "columns", "sizes"})
    documents.push_back("--style none " + chromium + "layout/" + name + ".md " + chromium + "layout/" + name + ".css");
  for (std::string const& document : documents) {
    const std::string command =
        "BIFOLIO_SHARE='" + share.path().string() + "' " + bifolio() + " inspect -q --stage boxes " + document;
    const Result print = run(command + " --media print"), screen = run(command + " --media screen");
    EXPECT_EQ(print.exit_code, 0) << print.err;
    EXPECT_GT(print.out.size(), 500u);
    EXPECT_TRUE(print.out == screen.out) << document;
  }
}

}  // namespace
}  // namespace bifolio::tests
