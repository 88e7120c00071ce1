// What the program makes of a case's inputs.
#pragma once

#include <map>
#include <string>

#include "cases/case_file.h"

namespace bifolio::tests {

/// Results by the names of the case's expectations, and "diagnostics", always: those of the furthest stage that a section asks for.
/// Throws std::runtime_error for a malformed case.
std::map<std::string, std::string> run_case(CaseFile const& file);

}  // namespace bifolio::tests
