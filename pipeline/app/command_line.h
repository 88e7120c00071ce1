// The command line: arguments to CommandLine, and the help that explains them.
#pragma once

#include <variant>

#include "app/request.h"

namespace bifolio::app {

/// What to print instead of working, on which stream, and how to end: help, version, or a usage error.
struct EarlyExit {
  std::string text;
  ExitCode code = ExitCode::Done;  ///< Done prints to standard output, Usage to standard error
};

std::variant<CommandLine, EarlyExit> parse_command_line(int argc, char const* const* argv);

}  // namespace bifolio::app
