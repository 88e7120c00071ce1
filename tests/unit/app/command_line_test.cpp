// The command line: what arguments ask for, and which are refused.
#include "app/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bifolio::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

std::variant<CommandLine, EarlyExit> parse(std::vector<char const*> arguments) {
  arguments.insert(arguments.begin(), "bifolio");
  return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

CommandLine accepted(std::vector<char const*> arguments) {
  auto result = parse(std::move(arguments));
  if (auto const* exit = std::get_if<EarlyExit>(&result)) ADD_FAILURE() << exit->text;
  return std::holds_alternative<CommandLine>(result) ? std::get<CommandLine>(result) : CommandLine{};
}

/// The message of a usage error.
std::string refused(std::vector<char const*> arguments) {
  const auto result = parse(std::move(arguments));
  auto const* const exit = std::get_if<EarlyExit>(&result);
  if (!exit) return "accepted";
  EXPECT_EQ(exit->code, ExitCode::Usage);
  return exit->text;
}

TEST(CommandLine, MakesBothBooksUnlessTold) {
  const CommandLine line = accepted({"a.md", "b.md"});
  EXPECT_THAT(line.request.inputs, ElementsAre("a.md", "b.md"));
  EXPECT_TRUE(line.request.epub && line.request.pdf);
  EXPECT_FALSE(line.inspect || line.warnings_are_errors);
  EXPECT_EQ(line.diagnostics, DiagnosticsForm::Text);
  EXPECT_GE(line.request.threads, 1u);
}

TEST(CommandLine, TakesTheBookFromTheOutputsName) {
  EXPECT_FALSE(accepted({"a.md", "-o", "x.pdf"}).request.epub);
  EXPECT_FALSE(accepted({"a.md", "-o", "x.epub"}).request.pdf);
  EXPECT_TRUE(accepted({"a.md", "-o", "out/"}).request.epub);
  EXPECT_TRUE(accepted({"a.md", "-o", ".pdf"}).request.epub) << "a name that is only an ending is a name";
}

TEST(CommandLine, TakesListsOfBooks) {
  EXPECT_TRUE(accepted({"a.md", "--to", "epub,pdf"}).request.pdf);
  EXPECT_TRUE(accepted({"a.md", "--to", "epub", "--to", "pdf"}).request.pdf);
  EXPECT_FALSE(accepted({"a.md", "--to", "pdf"}).request.epub);
}

TEST(CommandLine, OptionsTakeOneValueAndLeaveTheNextArgumentAlone) {
  const CommandLine line = accepted({"--style", "book", "--set", "lang=en", "--to", "epub", "a.md", "--to", "pdf", "b.md"});
  EXPECT_THAT(line.request.inputs, ElementsAre("a.md", "b.md"));
  EXPECT_THAT(line.request.styles, ElementsAre("book"));
}

TEST(CommandLine, TellsStyleSheetsFromInputs) {
  const CommandLine line = accepted({"a.md", "my.css", "--style", "book", "b.md"});
  EXPECT_THAT(line.request.inputs, ElementsAre("a.md", "b.md"));
  EXPECT_THAT(line.request.styles, ElementsAre("book", "my.css"));
}

TEST(CommandLine, SplitsSettingsAtTheFirstEqualsSign) {
  const CommandLine line = accepted({"a.md", "--set", "title=a=b", "--set", "date="});
  EXPECT_THAT(line.request.settings, ElementsAre(Pair("title", "a=b"), Pair("date", "")));
}

TEST(CommandLine, ReadsTheOtherOptions) {
  const CommandLine line =
      accepted({"a", "--from", "article", "--diagnostics", "json", "--werror", "--jobs", "3", "-v", "--style", "none"});
  EXPECT_EQ(line.request.format, parse::Format::Article);
  EXPECT_EQ(line.diagnostics, DiagnosticsForm::Json);
  EXPECT_TRUE(line.warnings_are_errors);
  EXPECT_EQ(line.request.threads, 3u);
  EXPECT_EQ(line.verbosity, Verbosity::Verbose);
  EXPECT_EQ(accepted({"a.md", "-q"}).verbosity, Verbosity::Quiet);
}

TEST(CommandLine, InspectsAStage) {
  const CommandLine line = accepted({"inspect", "a.txt", "--stage", "boxes", "--media", "screen", "--explain"});
  EXPECT_TRUE(line.inspect && line.explain);
  EXPECT_EQ(line.stage, Stage::Boxes);
  EXPECT_EQ(line.media, model::MediaType::Screen);
  EXPECT_THAT(line.request.inputs, ElementsAre("a.txt"));
  EXPECT_EQ(accepted({"inspect", "-"}).stage, Stage::Document);
  EXPECT_EQ(accepted({"inspect", "-", "--stage", "styles"}).form, InspectForm::Text);
  EXPECT_EQ(accepted({"inspect", "-", "--stage", "styles", "--format", "json"}).form, InspectForm::Json);
}

TEST(CommandLine, RefusesWhatMakesNoSense) {
  EXPECT_THAT(refused({}), HasSubstr("no INPUT"));
  EXPECT_THAT(refused({"my.css"}), HasSubstr("no INPUT"));
  EXPECT_THAT(refused({"a.md", "--to", "docx"}), HasSubstr("docx"));
  EXPECT_THAT(refused({"a.md", "--from", "docx"}), HasSubstr("docx"));
  EXPECT_THAT(refused({"a.md", "-o", "x.pdf", "--to", "epub"}), HasSubstr("x.pdf"));
  EXPECT_THAT(refused({"a.md", "-o", "x.pdf", "--to", "epub,pdf"}), HasSubstr("two books"));
  EXPECT_THAT(refused({"a.md", "-o", "-"}), HasSubstr("standard output"));
  EXPECT_THAT(refused({"-"}), HasSubstr("where to write"));
  EXPECT_THAT(refused({"-", "-", "-o", "x"}), HasSubstr("once"));
  EXPECT_THAT(refused({"a.md", "--set", "title"}), HasSubstr("KEY=VALUE"));
  EXPECT_THAT(refused({"a.md", "--set", "=x"}), HasSubstr("KEY=VALUE"));
  EXPECT_THAT(refused({"a.md", "--jobs", "0"}), HasSubstr("jobs"));
  EXPECT_THAT(refused({"a.md", "--diagnostics", "xml"}), HasSubstr("diagnostics"));
  EXPECT_THAT(refused({"a.md", "-q", "-v"}), HasSubstr("quiet"));
  EXPECT_THAT(refused({"a.md", "--bogus"}), HasSubstr("bogus"));
  EXPECT_THAT(refused({"inspect", "a.md", "--stage", "soup"}), HasSubstr("stage"));
  EXPECT_THAT(refused({"inspect", "a.md", "--stage", "boxes", "--format", "json"}), HasSubstr("--format json"));
}

TEST(CommandLine, HelpAndVersionEndWell) {
  for (char const* option : {"--help", "--version"}) {
    const auto result = parse({option});
    ASSERT_TRUE(std::holds_alternative<EarlyExit>(result)) << option;
    EXPECT_EQ(std::get<EarlyExit>(result).code, ExitCode::Done);
    EXPECT_THAT(std::get<EarlyExit>(result).text, HasSubstr("bifolio"));
  }
  EXPECT_THAT(std::get<EarlyExit>(parse({"--help"})).text, HasSubstr("Exit codes: 0 done"));
}

}  // namespace
}  // namespace bifolio::app
