// What resolving has to say about the content: its diagnostic kinds, each declared once.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::resolve {

inline constexpr DiagnosticKind no_title{"resolve/no-title", Severity::Warning};
inline constexpr DiagnosticKind no_language{"resolve/no-language", Severity::Note};
inline constexpr DiagnosticKind malformed_language{"resolve/malformed-language", Severity::Warning};
inline constexpr DiagnosticKind misplaced_element{"resolve/misplaced-element", Severity::Warning};
inline constexpr DiagnosticKind duplicate_id{"resolve/duplicate-id", Severity::Warning};
inline constexpr DiagnosticKind invalid_id{"resolve/invalid-id", Severity::Note};
inline constexpr DiagnosticKind broken_link{"resolve/broken-link", Severity::Warning};
inline constexpr DiagnosticKind skipped_level{"resolve/skipped-heading-level", Severity::Note};
inline constexpr DiagnosticKind undefined_note{"resolve/undefined-note", Severity::Error};
inline constexpr DiagnosticKind unused_note{"resolve/unused-note", Severity::Warning};
inline constexpr DiagnosticKind duplicate_note{"resolve/duplicate-note", Severity::Warning};
inline constexpr DiagnosticKind unknown_quotes{"resolve/unknown-quotes", Severity::Warning};
inline constexpr DiagnosticKind nested_too_deep{"resolve/nested-too-deep", Severity::Note};

}  // namespace bifolio::resolve
