// Hostile and broken inputs on the built binary: each ends with its documented exit code and a message that names file and place,
// keeps the text, and leaves nothing half-written. The limits of memory and processor time only stop a hang; they assert no speed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "documents/tools.h"

namespace bifolio::tests {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

constexpr int done = 0, input_errors = 1, usage = 2, input_output = 5, limit_hit = 6;

std::string times(std::size_t count, std::string const& text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

class Hostile : public testing::Test {
 protected:
  Result convert(std::string const& arguments) const {
    return run("ulimit -v 12000000 -t 300; exec " + bifolio() + " " + arguments + " -o " + folder / "book");
  }
  Result convert_text(std::string const& text, std::string const& name = "input.md") const {
    return convert(folder.write(name, text));
  }
  Result with_sheet(std::string const& css) const {
    return convert(folder.write("input.md", "# T\n\nText.\n") + " --style " + folder.write("sheet.css", css));
  }
  /// Both books are there, and the PDF says the word.
  void expect_word(std::string const& word) const {
    EXPECT_TRUE(std::filesystem::exists(folder / "book.epub"));
    BIFOLIO_NEED_TOOL("pdftotext");
    EXPECT_THAT(run("pdftotext " + folder / "book.pdf" + " -").out, HasSubstr(word));
  }
  void expect_nothing_written() const {
    for (auto const& entry : std::filesystem::directory_iterator(folder.path()))
      EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr("book"))) << "half-written or unasked for";
  }

  TemporaryFolder folder;
};

TEST_F(Hostile, DeepNestingHitsTheLimitAndKeepsTheText) {
  constexpr std::size_t levels = 10000;
  for (std::string const& text : {times(levels, ">") + " bottom\n", times(levels, "- ") + "bottom\n",
                                  times(levels, "*a ") + "bottom" + times(levels, "*") + "\n",
                                  times(levels, "<div>\n\n") + "bottom\n\n" + times(levels, "</div>\n\n"),
                                  times(levels, "<div>") + "bottom" + times(levels, "</div>") + "\n",
                                  "a " + times(levels, "<span>") + "bottom" + times(levels, "</span>") + "\n"}) {
    const Result result = convert_text(text);
    EXPECT_EQ(result.exit_code, limit_hit) << text.substr(0, 20) << result.err;
    EXPECT_THAT(result.err, HasSubstr("input.md:")) << text.substr(0, 20);
    EXPECT_THAT(result.err, HasSubstr("[parse/nesting-limit]")) << text.substr(0, 20);
    expect_word("bottom");
  }
}

TEST_F(Hostile, BracketsOfAnyDepthAreText) {
  for (std::string const end : {"\n", "](x)\n"}) {
    EXPECT_EQ(convert_text(times(10000, "[") + "bottom" + times(10000, "]") + end).exit_code, done);
    expect_word("bottom");
  }
}

TEST_F(Hostile, NestedStyleSheetsAreCutWithAMessage) {
  constexpr std::size_t levels = 10000;
  for (std::string const& css :
       {times(levels, "@media all {") + "p { color: red }" + times(levels, "}"),
        "p { width: " + times(levels, "calc(") + "1px" + times(levels, ")") + " }", times(levels, "p{") + times(levels, "}"),
        times(levels, ":not(") + "p" + times(levels, ")") + " { color: red }", times(levels, "[") + "{}"}) {
    const Result result = with_sheet(css);
    EXPECT_EQ(result.exit_code, done) << css.substr(0, 20) << result.err;
    EXPECT_THAT(result.err, HasSubstr("sheet.css:1:")) << css.substr(0, 20);
  }
}

TEST_F(Hostile, VariablesThatGrowExponentiallyAreRefused) {
  std::string css = ":root { --a0: 1px;";
  for (int i = 1; i < 200; ++i) css += "--a" + std::to_string(i) + ":" + times(2, " var(--a" + std::to_string(i - 1) + ")") + ";";
  const Result result = with_sheet(css + "} p { margin: var(--a199) }");
  EXPECT_EQ(result.exit_code, done);
  EXPECT_THAT(result.err, HasSubstr("[style/invalid-variable]"));
}

TEST_F(Hostile, LinesOfTwentyMegabytes) {
  for (std::string const name : {"input.md", "input.txt"}) {
    for (std::string const& text : {times(20000000, "a"), times(4000000, "word ")}) {
      const Result result = convert_text(text + "last\n", name);
      EXPECT_THAT(result.exit_code, AnyOf(done, limit_hit)) << name << result.err;
      EXPECT_TRUE(std::filesystem::exists(folder / "book.pdf")) << name;
    }
    expect_word("last");
  }
}

TEST_F(Hostile, AMegabyteOfOneThing) {
  for (std::string const unit : {" ", "\n",  "\r", "\t", "|", "`",  "_", "*",  "~",  "[", "![", "[^", "<",    "<a ",     "<!--",
                                 "&", "&a;", ">",  "-",  "#", "\\", "(", "\"", "a@", "$", "{",  ":",  "www.", "http://", "```\n"}) {
    const Result result = convert_text(times(1000000 / unit.size(), unit));
    EXPECT_THAT(result.exit_code, AnyOf(done, limit_hit)) << unit << result.err.substr(0, 1000);
    EXPECT_TRUE(std::filesystem::exists(folder / "book.pdf")) << unit;
  }
}

TEST_F(Hostile, TableBombs) {
  EXPECT_EQ(convert_text("|" + times(5000, "a|") + "\n|" + times(5000, "-|") + "\n" + times(2000, "|x|\n")).exit_code, done);
  EXPECT_EQ(convert_text(times(100000, "|") + "\n").exit_code, done);
  EXPECT_EQ(convert_text("|" + times(200, "a|") + "\n|" + times(200, "-|") + "\n|" + times(199, "b|") + "z|\n").exit_code, done);
  expect_word("z");  // a column has room for a letter only
  EXPECT_EQ(convert_text("|a|b|\n|-|-|\n" + times(10000, "|one|two|\n") + "|last|row|\n").exit_code, done);
  expect_word("last");
}

TEST_F(Hostile, ManyHeadingsNotesAndLinks) {
  EXPECT_EQ(convert_text("# First\n\n" + times(100000, "## Head\n\n")).exit_code, done);
  EXPECT_EQ(convert_text("# T {#t}\n\n" + times(50000, "[a](#t)\n\n") + "last\n").exit_code, done);
  expect_word("last");
  std::string notes;
  for (int i = 0; i < 50000; ++i) notes += "a[^" + std::to_string(i) + "] ";
  notes += "\n\n";
  for (int i = 0; i < 50000; ++i) notes += "[^" + std::to_string(i) + "]: note" + std::to_string(i) + "\n";
  EXPECT_EQ(convert_text(notes).exit_code, done);
  expect_word("note49999");
}

TEST_F(Hostile, AHeadingOfAMegabyteIsShortenedInRunningHeadsOnly) {
  const Result result = convert_text("# " + times(20000, "word ") + "last\n\nText.\n");
  EXPECT_EQ(result.exit_code, done) << result.err.substr(0, 1000);
  EXPECT_THAT(result.err, HasSubstr("[layout/head-shortened]"));
  expect_word("last");
}

TEST_F(Hostile, FrontMatterBombs) {
  std::string yaml = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i)
    yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + times(8, "*a" + std::to_string(i - 1) + ",") + "x]\n";
  const Result aliases = convert_text(yaml + "title: *a29\n---\n\nText.\n");
  EXPECT_EQ(aliases.exit_code, input_errors);
  EXPECT_THAT(aliases.err, HasSubstr("input.md:31:"));
  const Result deep = convert_text("---\ntitle: " + times(10000, "[") + times(10000, "]") + "\n---\n\nText.\n");
  EXPECT_EQ(deep.exit_code, input_errors);
  EXPECT_THAT(deep.err, HasSubstr("input.md:2:"));
  expect_word("Text");
}

TEST_F(Hostile, BadBytesBecomeReplacementsThatAreNamed) {
  const Result nul = convert_text(std::string("# A\n\nfirst\0second\n", 18));
  EXPECT_EQ(nul.exit_code, input_errors);
  EXPECT_THAT(nul.err, HasSubstr("input.md:3:6: error: "));
  const Result bytes = convert_text("# A\n\nfirst\xFFsecond caf\xC3\xA9\n");
  EXPECT_EQ(bytes.exit_code, input_errors);
  EXPECT_THAT(bytes.err, HasSubstr("input.md:3:6: error: "));
  const Result surrogate = convert_text(std::string("\xFF\xFEh\0i\0 \0\x00\xD8x\0", 12), "input.txt");
  EXPECT_EQ(surrogate.exit_code, input_errors);
  EXPECT_THAT(surrogate.err, HasSubstr("input.txt:1:4: error: "));
}

TEST_F(Hostile, NoTextAtAllIsAWarning) {
  for (std::string const text : {"", "\xEF\xBB\xBF", " \n"}) {
    const Result result = convert_text(text);
    EXPECT_EQ(result.exit_code, done);
    EXPECT_THAT(result.err, HasSubstr("input.md:1:1: warning: the file has no text"));
  }
}

TEST_F(Hostile, FilesThatCannotBeReadOrWritten) {
  const std::string input = folder.write("input.md", "# A\n");
  for (std::string const& path : {folder / "none.md", folder.path().string(), input + "/through-a-file.md"}) {
    const Result result = convert(path);
    EXPECT_EQ(result.exit_code, input_output) << path;
    EXPECT_THAT(result.err, HasSubstr(path));
  }
  const Result sheet = convert(input + " --style " + folder / "none.css");
  EXPECT_THAT(sheet.exit_code, AnyOf(usage, input_output));
  EXPECT_THAT(sheet.err, HasSubstr("none.css"));
  EXPECT_EQ(run(bifolio() + " " + input + " -o " + input + "/out").exit_code, input_output);
  EXPECT_EQ(run(bifolio() + " " + input + " --to pdf -o - >/dev/full").exit_code, input_output);
  EXPECT_EQ(run(bifolio() + " " + input + " -o /proc/none/out").exit_code, input_output);
  EXPECT_EQ(convert(folder.write("binary.md", std::string("\x7F"
                                                          "ELF\2\1\1\0\0\0",
                                                          10)))
                .exit_code,
            input_errors);
  expect_nothing_written();
}

TEST_F(Hostile, DamagedImagesAreReportedAndTheirAlternativeShown) {
  folder.write("empty.png", "");
  folder.write("cut.jpg", std::string("\xFF\xD8\xFF\xE0\0\x10JFIF", 10));
  folder.write("absurd.png",
               std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x08\x02\0\0\0\0\0\0\0", 33));
  const Result result = convert_text("![first](empty.png)\n\n![second](cut.jpg)\n\n![third](absurd.png)\n");
  EXPECT_THAT(result.exit_code, AnyOf(input_errors, limit_hit)) << result.err;
  for (std::string const place : {"input.md:1:1: error", "input.md:3:1: error", "input.md:5:1: error"})
    EXPECT_THAT(result.err, HasSubstr(place));
  expect_word("second");
}

TEST_F(Hostile, ImportsThatLoopEnd) {
  folder.write("other.css", "@import \"sheet.css\";");
  const Result result = with_sheet("@import \"other.css\"; p { color: red }");
  EXPECT_EQ(result.exit_code, done);
  EXPECT_THAT(result.err, HasSubstr("other.css:1:1: warning: "));
}

// Font files that are cut off, turned in places, or no fonts at all: another face is taken, and nothing is lost.
TEST_F(Hostile, BrokenFontFilesAreSaidAndPassedOver) {
  std::string whole(4096, '\0');
  whole.replace(0, 12, std::string("\0\1\0\0\0\4\0\100\0\2\0\0", 12));  // a table directory that leads nowhere
  const std::string woff2_head = std::string("wOF2\0\1\0\0\xFF\xFF\xFF\xFF\xFF\xFF\0\0\xFF\xFF\xFF\xFF", 20) + whole;
  const std::string woff_head = std::string("wOFF\0\1\0\0\0\0\x10\x20\0\1\0\0\xFF\xFF\xFF\xFF", 20) + whole;
  for (std::string const& bytes : {std::string(), std::string("x"), whole, woff2_head, woff_head, std::string("OTTO") + whole,
                                   std::string("ttcf\0\2\0\0\xFF\xFF\xFF\xFF", 12) + whole}) {
    folder.write("broken.ttf", bytes);
    const Result result = with_sheet("@font-face { font-family: B; src: url(broken.ttf) }\nbody { font-family: B, serif }\n");
    EXPECT_EQ(result.exit_code, input_errors) << result.err;
    EXPECT_THAT(result.err, HasSubstr("sheet.css:1:1"));
    EXPECT_THAT(result.err, HasSubstr("[font/unreadable]"));
    expect_word("Text.");
  }
}

}  // namespace
}  // namespace bifolio::tests
