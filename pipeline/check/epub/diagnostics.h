// The kinds of findings in a finished EPUB. Each is an error of ours, not the author's: exit code 4.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::check {

inline constexpr DiagnosticKind epub_container{"check/epub-container", Severity::Error};
inline constexpr DiagnosticKind epub_syntax{"check/epub-syntax", Severity::Error};
inline constexpr DiagnosticKind epub_package{"check/epub-package", Severity::Error};
inline constexpr DiagnosticKind epub_metadata{"check/epub-metadata", Severity::Error};
inline constexpr DiagnosticKind epub_manifest{"check/epub-manifest", Severity::Error};
inline constexpr DiagnosticKind epub_spine{"check/epub-spine", Severity::Error};
inline constexpr DiagnosticKind epub_navigation{"check/epub-navigation", Severity::Error};
inline constexpr DiagnosticKind epub_content{"check/epub-content", Severity::Error};
inline constexpr DiagnosticKind epub_identifier{"check/epub-identifier", Severity::Error};
inline constexpr DiagnosticKind epub_link{"check/epub-link", Severity::Error};
inline constexpr DiagnosticKind epub_resource{"check/epub-resource", Severity::Error};
inline constexpr DiagnosticKind epub_style_sheet{"check/epub-style-sheet", Severity::Error};
inline constexpr DiagnosticKind epub_accessibility{"check/epub-accessibility", Severity::Error};

}  // namespace bifolio::check
