// The program as people and scripts call it: what it prints, how it ends, what it leaves behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/tools.h"

namespace bifolio::tests {
namespace {

using testing::HasSubstr;

std::size_t files_in(TemporaryFolder const& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()));
}

TEST(CommandLine, HelpShowsExamplesAndExitCodes) {
  const Result result = run(bifolio() + " --help");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("Examples:"));
  EXPECT_THAT(result.out, HasSubstr("Exit codes: 0 done; 1 errors in the input"));
  EXPECT_EQ(result.err, "");
}

TEST(CommandLine, VersionIsOneLine) {
  const Result result = run(bifolio() + " --version");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, testing::MatchesRegex("bifolio [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(CommandLine, UsageErrorsExitWithTwoAndSayWhatIsWrong) {
  for (auto const& [arguments, message] : std::vector<std::pair<std::string, std::string>>{
           {"", "no INPUT given"},
           {"--nonsense a.md", "--nonsense"},
           {"a.md --to docx", "docx"},
           {"a.md --set title", "KEY=VALUE"},
           {"a.md -o -", "--to epub or --to pdf"},
           {"a.md --to pdf -o book.epub", "book.epub"},
           {"- --to pdf", "-o"},
           {"- - -o x", "once"},
           {"a.md --jobs 0", "--jobs"},
           {"a.md -q -v", "excludes"},
           {"a.md --from docx", "unknown format"},
       }) {
    const Result result = run(bifolio() + " " + arguments);
    EXPECT_EQ(result.exit_code, 2) << arguments;
    EXPECT_THAT(result.err, HasSubstr(message)) << arguments;
    EXPECT_EQ(result.out, "") << arguments;
  }
}

TEST(CommandLine, MakesBothBooksUnderTheInputsNameInTheCurrentFolder) {
  const TemporaryFolder folder;
  const std::string input = folder.write("tale.md", "# A tale\n\nOnce.\n");
  const TemporaryFolder here;
  const Result result = run("cd " + here.path().string() + " && " + bifolio() + " " + input);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(std::filesystem::exists(here / "tale.epub"));
  EXPECT_TRUE(std::filesystem::exists(here / "tale.pdf"));
  EXPECT_THAT(result.err, HasSubstr("tale.pdf: 1 page, "));
}

TEST(CommandLine, OutputNamesAFileAFolderOrAStem) {
  const TemporaryFolder folder;
  const std::string input = folder.write("tale.md", "# A tale\n\nOnce.\n"), base = folder.path().string();
  EXPECT_EQ(run(bifolio() + " " + input + " -o " + base + "/one.pdf").exit_code, 0);
  EXPECT_EQ(run(bifolio() + " " + input + " -o " + base + "/two").exit_code, 0);
  EXPECT_EQ(run(bifolio() + " " + input + " -o " + base + "/three/").exit_code, 0);
  for (std::string const name : {"one.pdf", "two.epub", "two.pdf", "three/tale.epub", "three/tale.pdf"})
    EXPECT_TRUE(std::filesystem::exists(folder / name)) << name;
  EXPECT_FALSE(std::filesystem::exists(folder / "one.epub"));
}

TEST(CommandLine, StandardInputToStandardOutput) {
  const Result result = run("printf '# Hi\\n\\nThere.\\n' | " + bifolio() + " - --to pdf -o -");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(result.out.starts_with("%PDF-1.7"));
  EXPECT_EQ(result.err, "");
}

TEST(CommandLine, QuietPrintsNothingWhenAllIsWell) {
  const TemporaryFolder folder;
  const Result result = run(bifolio() + " -q " + folder.write("a.md", "# A\n\nb\n") + " -o " + folder / "a");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out + result.err, "");
}

TEST(CommandLine, WerrorTurnsAWarningIntoExitCodeThree) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.md", "# A\n\nb\n"), sheet = folder.write("a.css", "p { colr: red }\n");
  const std::string command = bifolio() + " " + input + " --style " + sheet + " -o " + folder / "a";
  const Result lenient = run(command);
  EXPECT_EQ(lenient.exit_code, 0) << lenient.err;
  EXPECT_THAT(lenient.err, HasSubstr("a.css:1:5: warning: "));
  EXPECT_THAT(lenient.err, HasSubstr("color"));
  EXPECT_EQ(run(command + " --werror").exit_code, 3);
}

TEST(CommandLine, JsonDiagnosticsAreOneObjectALine) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.md", "# A\n\n![x](missing.png)\n");
  const Result result = run(bifolio() + " --diagnostics json " + input + " -o " + folder / "a");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("\"line\":3"));
  EXPECT_THAT(result.err, HasSubstr("\"kind\":\"image/unreadable\""));
  EXPECT_EQ(result.err.front(), '{');
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), std::count(result.err.begin(), result.err.end(), '}'));
}

TEST(CommandLine, TheManualHoldsTheTableOfProperties) {
  const Result result = run(bifolio() + " properties");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, read_whole(std::filesystem::path(BIFOLIO_SOURCE_DIR) / "content/manual/09-css-properties.md"))
      << "./dev update rewrites it";
}

TEST(CommandLine, SetWinsOverFrontMatter) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.md", "---\ntitle: Old\n---\n\nText.\n");
  const Result result = run(bifolio() + " inspect " + input + " --set 'title=New: \"one\"' --set lang=de");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("title: New: „one“\n")) << "German quotes";
  EXPECT_THAT(result.out, HasSubstr("language: de\n"));
}

TEST(Failure, MissingFileAndFolderAreInputOutputErrors) {
  const TemporaryFolder folder;
  const Result missing = run(bifolio() + " " + folder / "no.md" + " -o " + folder / "x");
  EXPECT_EQ(missing.exit_code, 5);
  EXPECT_THAT(missing.err, HasSubstr("no.md: No such file"));
  const Result directory = run(bifolio() + " " + folder.path().string() + " -o " + folder / "x");
  EXPECT_EQ(directory.exit_code, 5);
  EXPECT_THAT(directory.err, HasSubstr("Is a directory"));
  EXPECT_EQ(files_in(folder), 0u);
}

TEST(Failure, BinaryInputIsRefusedWithoutOutput) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.md", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  const Result result = run(bifolio() + " " + input + " -o " + folder / "x");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("a.md:1:1: error: "));
  EXPECT_THAT(result.err, HasSubstr("[input/binary]"));
  EXPECT_EQ(files_in(folder), 1u);
}

TEST(Failure, InvalidUtf8AndNulAreNamedWithTheirPlace) {
  const TemporaryFolder folder;
  const std::string text =
      std::string("# Caf\xC3\xA9 \xE2\x82\xAC\n\nzwei \xC3\xB6 a\xFF") + "b\n\nnul: " + std::string(1, '\0') + " end \xC3\xA9\n";
  const Result result = run(bifolio() + " " + folder.write("a.md", text) + " -o " + folder / "x");
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.err, HasSubstr("a.md:3:9: error: "));
  EXPECT_THAT(result.err, HasSubstr("a.md:5:6: error: "));
}

TEST(Failure, UnwritableOutputLeavesNothing) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.md", "# A\n");
  const Result into_file = run(bifolio() + " " + input + " -o " + input + "/x");
  EXPECT_EQ(into_file.exit_code, 5);
  EXPECT_THAT(into_file.err, HasSubstr(input));
  const Result full = run(bifolio() + " " + input + " --to pdf -o - > /dev/full");
  EXPECT_EQ(full.exit_code, 5);
  EXPECT_THAT(full.err, HasSubstr("No space left"));
  EXPECT_EQ(files_in(folder), 1u);
}

TEST(Failure, AMalformedSourceDateEpochIsSaid) {
  const TemporaryFolder folder;
  const Result result =
      run("SOURCE_DATE_EPOCH=yesterday " + bifolio() + " " + folder.write("a.md", "# A\n") + " -o " + folder / "x");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("SOURCE_DATE_EPOCH"));
}

TEST(Failure, DeepNestingHitsALimitAndLosesNoWord) {
  const TemporaryFolder folder;
  const std::string input = folder.write("a.md", std::string(10000, '>') + " bottom\n");
  const Result result = run(bifolio() + " " + input + " -o " + folder / "x");
  EXPECT_EQ(result.exit_code, 6) << result.err;
  EXPECT_THAT(result.err, HasSubstr("a.md:1:"));
  BIFOLIO_NEED_TOOL("unzip");
  EXPECT_THAT(run("unzip -p " + folder / "x.epub" + " 'EPUB/text/*.xhtml'").out, HasSubstr("bottom"));
}

}  // namespace
}  // namespace bifolio::tests
