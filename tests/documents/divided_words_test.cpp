// Words that the end of a line divides are whole in what other people's tools copy, whatever the division does to their spelling.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "documents/tools.h"

namespace bifolio::tests {
namespace {

constexpr char narrow[] =
    "@page { size: 100pt 700pt; margin: 6pt } .title-block { display: none }\n"
    "html { font: 10pt/12pt 'Linux Libertine O', 'DejaVu Sans'; hyphens: auto; hyphenate-limit-chars: 4 2 2 }\n"
    "p { margin: 0; width: 40pt }\n";

std::vector<std::string> words_of(std::string const& text) {
  std::vector<std::string> words;
  std::stringstream in(text);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

TEST(DividedWords, AreCopiedWhole) {
  BIFOLIO_NEED_TOOL("pdftotext");
  const TemporaryFolder folder;
  const std::pair<std::string, std::string> texts[] = {
      {"en-GB", "extraordinary typography acknowledgement well-established"},
      {"de", "Donaudampfschifffahrt Rindfleischetikettierung Buchdruckerkunst"},
      {"hu", "asszonnyal vendéggel asszonnyal"},
      {"ca", "paral·lel intel·ligentment"},
      {"fr", "l’automatisation extraordinairement"},
      {"ru", "переносится достопримечательность"},
  };
  for (auto const& [language, text] : texts) {
    const std::string source = folder / (language + ".md"), pdf = folder / (language + ".pdf");
    std::ofstream(source) << "---\ntitle: T\nlang: " << language << "\n---\n" << text << '\n';
    std::ofstream(folder / "narrow.css") << narrow;
    const Result made = run(bifolio() + " " + source + " --style none " + (folder / "narrow.css") + " -o " + pdf);
    ASSERT_EQ(made.exit_code, 0) << made.err;
    EXPECT_EQ(words_of(run("pdftotext " + pdf + " -").out), words_of(text)) << language;
  }
}

}  // namespace
}  // namespace bifolio::tests
