// What box generation has to say about the content: its diagnostic kinds, each declared once.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::boxes {

inline constexpr DiagnosticKind unsupported_display{"boxes/unsupported-display", Severity::Warning};
inline constexpr DiagnosticKind unsupported_element{"boxes/unsupported-element", Severity::Error};
inline constexpr DiagnosticKind unsupported_content{"boxes/unsupported-content", Severity::Warning};
inline constexpr DiagnosticKind nothing_shown{"boxes/nothing-shown", Severity::Warning};
inline constexpr DiagnosticKind missing_target{"boxes/missing-target", Severity::Warning};
inline constexpr DiagnosticKind unused_running_element{"boxes/unused-running-element", Severity::Error};
inline constexpr DiagnosticKind table_too_wide{"boxes/table-too-wide", Severity::Warning};

}  // namespace bifolio::boxes
