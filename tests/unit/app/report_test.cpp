// Reports: diagnostics as lines of text or JSON, and the exit code that they amount to.
#include "app/report.h"

#include <gtest/gtest.h>

namespace bifolio::app {
namespace {

constexpr DiagnosticKind an_error{"test/error", Severity::Error};
constexpr DiagnosticKind a_warning{"test/warning", Severity::Warning};
constexpr DiagnosticKind a_note{"test/note", Severity::Note};
constexpr DiagnosticKind a_limit{"test/size-limit", Severity::Error};
constexpr DiagnosticKind a_check{"check/test", Severity::Error};

struct Report : testing::Test {
  SourceSet sources;
  SourceId source = sources.add("a.md", "one\ntwé three\n");
  DiagnosticSink sink;

  std::string format(ReportOptions const& options) const { return format_diagnostics(sink.all(), sources, options); }
  void say_one_of_each() {
    sink.report(an_error, {source, 4, 8}, "bad");
    sink.report(a_warning, {}, "odd");
    sink.report(a_note, {source, 9, 14}, "so");
  }
};

TEST_F(Report, ALineSaysPathPlaceSeverityMessageAndKind) {
  sink.report(a_warning, {source, 9, 14}, "odd", {{{source, 0, 3}, "the first is here"}, {{}, "and so on"}});
  EXPECT_EQ(format({}), "a.md:2:5: warning: odd [test/warning]\n  a.md:1:1: the first is here\n  and so on\n");
}

TEST_F(Report, WithoutAPlaceTheProgramSpeaks) {
  sink.report(an_error, {}, "bad");
  EXPECT_EQ(format({}), "bifolio: error: bad [test/error]\n");
}

TEST_F(Report, VerbosityChoosesWhatIsShown) {
  say_one_of_each();
  const std::string error = "a.md:2:1: error: bad [test/error]\n", warning = "bifolio: warning: odd [test/warning]\n",
                    note = "a.md:2:5: note: so [test/note]\n";
  EXPECT_EQ(format({DiagnosticsForm::Text, Verbosity::Quiet, false}), error);
  EXPECT_EQ(format({}), error + warning);
  EXPECT_EQ(format({DiagnosticsForm::Text, Verbosity::Verbose, false}), error + warning + note);
}

TEST_F(Report, ColorsOnlyTheSeverity) {
  sink.report(an_error, {}, "bad");
  EXPECT_EQ(format({DiagnosticsForm::Text, Verbosity::Normal, true}), "bifolio: \033[1;31merror: \033[0mbad [test/error]\n");
}

TEST_F(Report, KeepsControlCharactersFromTheTerminal) {
  sink.report(an_error, {}, "a\033[2Jb\nc\x7F");
  EXPECT_EQ(format({}), "bifolio: error: a [2Jb c  [test/error]\n");
}

TEST_F(Report, JsonIsOneObjectALine) {
  say_one_of_each();
  EXPECT_EQ(
      format({DiagnosticsForm::Json, Verbosity::Normal, false}),
      R"({"path":"a.md","line":2,"column":1,"endLine":2,"endColumn":4,"severity":"error","kind":"test/error","message":"bad"})"
      "\n"
      R"({"severity":"warning","kind":"test/warning","message":"odd"})"
      "\n"
      R"({"path":"a.md","line":2,"column":5,"endLine":2,"endColumn":10,"severity":"note","kind":"test/note","message":"so"})"
      "\n");
}

TEST_F(Report, JsonHoldsNotesAndAnyText) {
  sink.report(an_error, {}, "a \"b\" \n \xFF", {{{source, 0, 3}, "here"}});
  EXPECT_EQ(format({DiagnosticsForm::Json, Verbosity::Normal, false}),
            R"({"severity":"error","kind":"test/error","message":"a \"b\" \n )"
            "\xEF\xBF\xBD"
            R"(","notes":[{"path":"a.md","line":1,"column":1,"endLine":1,"endColumn":4,"message":"here"}]})"
            "\n");
}

TEST_F(Report, TheExitCodeIsTheGravest) {
  const auto code = [&](bool werror = false) { return exit_code_for(sink.all(), werror); };
  EXPECT_EQ(code(), ExitCode::Done);
  sink.report(a_note, {}, "");
  EXPECT_EQ(code(true), ExitCode::Done);
  sink.report(a_warning, {}, "");
  EXPECT_EQ(code(), ExitCode::Done);
  EXPECT_EQ(code(true), ExitCode::Warnings);
  sink.report(an_error, {}, "");
  EXPECT_EQ(code(true), ExitCode::InputErrors);
  sink.report(a_check, {}, "");
  EXPECT_EQ(code(), ExitCode::CheckFailed);
  sink.report(a_limit, {}, "");
  EXPECT_EQ(code(), ExitCode::LimitHit);
}

}  // namespace
}  // namespace bifolio::app
