// What the style stage says about style sheets. Everything it does not understand is said once, with its place, and kept.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::style {

inline constexpr DiagnosticKind syntax_error{"style/syntax", Severity::Warning};
inline constexpr DiagnosticKind nested_too_deep{"style/nested-too-deep", Severity::Warning};
inline constexpr DiagnosticKind unknown_property{"style/unknown-property", Severity::Warning};
inline constexpr DiagnosticKind unsupported_property{"style/unsupported-property", Severity::Note};
inline constexpr DiagnosticKind unknown_value{"style/unknown-value", Severity::Warning};
inline constexpr DiagnosticKind unsupported_value{"style/unsupported-value", Severity::Note};
inline constexpr DiagnosticKind unknown_selector{"style/unknown-selector", Severity::Warning};
inline constexpr DiagnosticKind unknown_at_rule{"style/unknown-at-rule", Severity::Warning};
inline constexpr DiagnosticKind unknown_descriptor{"style/unknown-descriptor", Severity::Warning};
inline constexpr DiagnosticKind unknown_counter_style{"style/unknown-counter-style", Severity::Warning};
inline constexpr DiagnosticKind unknown_media{"style/unknown-media", Severity::Warning};
inline constexpr DiagnosticKind import_failed{"style/import", Severity::Warning};
inline constexpr DiagnosticKind invalid_variable{"style/invalid-variable", Severity::Warning};
inline constexpr DiagnosticKind too_many_page_patterns{"style/too-many-page-patterns", Severity::Warning};
inline constexpr DiagnosticKind too_costly{"style/too-costly", Severity::Warning};

}  // namespace bifolio::style
