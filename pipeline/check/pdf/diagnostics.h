// The kinds of findings in a finished PDF. Each is an error of ours, not the author's: exit code 4.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::check {

inline constexpr DiagnosticKind pdf_syntax{"check/pdf-syntax", Severity::Error};
inline constexpr DiagnosticKind pdf_header{"check/pdf-header", Severity::Error};
inline constexpr DiagnosticKind pdf_trailer{"check/pdf-trailer", Severity::Error};
inline constexpr DiagnosticKind pdf_catalog{"check/pdf-catalog", Severity::Error};
inline constexpr DiagnosticKind pdf_metadata{"check/pdf-metadata", Severity::Error};
inline constexpr DiagnosticKind pdf_tagging{"check/pdf-tagging", Severity::Error};
inline constexpr DiagnosticKind pdf_page{"check/pdf-page", Severity::Error};
inline constexpr DiagnosticKind pdf_font{"check/pdf-font", Severity::Error};
inline constexpr DiagnosticKind pdf_link{"check/pdf-link", Severity::Error};

}  // namespace bifolio::check
