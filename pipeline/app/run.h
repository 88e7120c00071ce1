// The program: a command line in, books and reports out, an exit code back. main() only calls it.
#pragma once

#include "app/request.h"

namespace bifolio::app {

ExitCode run(int argc, char const* const* argv);

}  // namespace bifolio::app
