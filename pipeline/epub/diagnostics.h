// Everything that the EPUB writer can say about the content.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::epub {

inline constexpr DiagnosticKind attribute_left_out{"epub/attribute-left-out", Severity::Note};
inline constexpr DiagnosticKind character_not_allowed{"epub/character-not-allowed", Severity::Warning};
inline constexpr DiagnosticKind element_not_allowed{"epub/element-not-allowed", Severity::Note};
inline constexpr DiagnosticKind font_not_embedded{"epub/font-not-embedded", Severity::Warning};
/// A font of the machine, so that the book may be another elsewhere.
inline constexpr DiagnosticKind system_font{"epub/system-font", Severity::Note};
inline constexpr DiagnosticKind duplicate_id{"epub/duplicate-id", Severity::Warning};
inline constexpr DiagnosticKind link_left_out{"epub/link-left-out", Severity::Warning};
inline constexpr DiagnosticKind page_without_place{"epub/page-without-place", Severity::Note};
inline constexpr DiagnosticKind style_resource_missing{"epub/style-resource-missing", Severity::Warning};
inline constexpr DiagnosticKind cover_missing{"epub/cover-missing", Severity::Error};
inline constexpr DiagnosticKind block_over_size_limit{"epub/block-over-size-limit", Severity::Note};

}  // namespace bifolio::epub
