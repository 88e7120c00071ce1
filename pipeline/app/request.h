// What the user asked for, independent of how the command line says it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/styled_document.h"
#include "parse/parse.h"

namespace bifolio::app {

enum class Stage : std::uint8_t { Document, Styles, Boxes, Pages, Lines };
/// How `inspect` prints: for people, or for programs (styles only).
enum class InspectForm : std::uint8_t { Text, Json };
enum class DiagnosticsForm : std::uint8_t { Text, Json };
enum class Verbosity : std::uint8_t { Quiet, Normal, Verbose };

/// The documented exit codes.
enum class ExitCode : int {
  Done = 0,
  InputErrors = 1,
  Usage = 2,
  Warnings = 3,
  CheckFailed = 4,
  InputOutput = 5,
  LimitHit = 6,
  Internal = 70,
};

/// One publication and what to make of it.
struct Request {
  std::vector<std::string> inputs;                            ///< in reading order; "-" is standard input
  std::optional<parse::Format> format;                        ///< of all inputs; else by name, else by content
  std::vector<std::string> styles;                            ///< names of shipped themes, or paths
  std::vector<std::pair<std::string, std::string>> settings;  ///< --set, in order
  std::vector<std::string> hyphenation;                       ///< files of divided words
  bool epub = true, pdf = true;
  bool system_fonts = false;  ///< whether the machine's own fonts may be used
  std::string output;         ///< empty: the first input's name, in the current folder
  unsigned threads = 1;
};

struct CommandLine {
  Request request;
  DiagnosticsForm diagnostics = DiagnosticsForm::Text;
  Verbosity verbosity = Verbosity::Normal;
  bool warnings_are_errors = false;
  bool inspect = false;
  Stage stage = Stage::Document;
  InspectForm form = InspectForm::Text;
  model::MediaType media = model::MediaType::Print;
  bool explain = false;
  bool explain_style = false;
};

}  // namespace bifolio::app
