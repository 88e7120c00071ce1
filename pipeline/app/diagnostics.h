// The kinds of diagnostics that only the application raises: what it finds when it reads and names files.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::app {

inline constexpr DiagnosticKind binary_input{"input/binary", Severity::Error};
inline constexpr DiagnosticKind foreign_encoding{"input/encoding", Severity::Note};
inline constexpr DiagnosticKind empty_input{"input/empty", Severity::Warning};
inline constexpr DiagnosticKind input_limit{"input/size-limit", Severity::Error};
inline constexpr DiagnosticKind image_unreadable{"image/unreadable", Severity::Error};
inline constexpr DiagnosticKind image_remote{"image/remote", Severity::Error};
/// A picture in a format that neither book takes goes in as another, with the same pixels.
inline constexpr DiagnosticKind image_converted{"image/converted", Severity::Note};
inline constexpr DiagnosticKind image_format{"image/unsupported-format", Severity::Error};
inline constexpr DiagnosticKind image_damaged{"image/damaged", Severity::Error};
inline constexpr DiagnosticKind image_limit{"image/size-limit", Severity::Error};
inline constexpr DiagnosticKind import_unreadable{"style/import-unreadable", Severity::Error};
inline constexpr DiagnosticKind font_missing{"font/missing-file", Severity::Warning};
inline constexpr DiagnosticKind font_unreadable{"font/unreadable", Severity::Error};
/// A font file that is there but is damaged, or may not be embedded, or is of a kind that we do not read.
inline constexpr DiagnosticKind font_unusable{"font/unusable-file", Severity::Warning};

/// Whether the kind says that a limit was hit (exit code 6): by convention, its id ends in "-limit".
constexpr bool is_limit(std::string_view kind) { return kind.ends_with("-limit"); }

}  // namespace bifolio::app
