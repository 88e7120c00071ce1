// Reports: diagnostics as text or JSON lines on standard error, and the exit code that they amount to.
#pragma once

#include <string>

#include "app/request.h"
#include "base/diagnostics.h"

namespace bifolio::app {

struct ReportOptions {
  DiagnosticsForm form = DiagnosticsForm::Text;
  Verbosity verbosity = Verbosity::Normal;
  bool color = false;
};

/// One line a diagnostic: "path:line:col: warning: message [kind]", its notes indented below; or one JSON object a line.
/// Quiet leaves only errors; Normal leaves out notes (Severity::Note) of text form; Verbose shows all. JSON shows all but when
/// quiet.
std::string format_diagnostics(std::vector<Diagnostic> const& diagnostics, SourceSet const& sources, ReportOptions const& options);

/// Of CheckFailed, LimitHit, InputErrors and Warnings the one that applies first, else Done.
ExitCode exit_code_for(std::vector<Diagnostic> const& diagnostics, bool warnings_are_errors);

}  // namespace bifolio::app
