// What the parsers have to say: each kind of diagnostic of the parse stage, declared once. Changes when a parser learns to notice
// something.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::parse {

// Bytes and text.
inline constexpr DiagnosticKind nul_character{"parse/nul-character", Severity::Error};
inline constexpr DiagnosticKind invalid_utf8{"parse/invalid-utf8", Severity::Error};
inline constexpr DiagnosticKind nesting_limit{"parse/nesting-limit", Severity::Warning};

// Markdown.
inline constexpr DiagnosticKind unclosed_fence{"markdown/unclosed-fence", Severity::Warning};
inline constexpr DiagnosticKind unclosed_html_block{"markdown/unclosed-html-block", Severity::Warning};
inline constexpr DiagnosticKind undefined_reference{"markdown/undefined-reference", Severity::Warning};
inline constexpr DiagnosticKind undefined_footnote{"markdown/undefined-footnote", Severity::Warning};
inline constexpr DiagnosticKind unused_footnote{"markdown/unused-footnote", Severity::Warning};
inline constexpr DiagnosticKind duplicate_footnote{"markdown/duplicate-footnote", Severity::Warning};
inline constexpr DiagnosticKind table_too_wide{"markdown/table-too-wide", Severity::Warning};
inline constexpr DiagnosticKind table_extra_cells{"markdown/table-extra-cells", Severity::Warning};
inline constexpr DiagnosticKind table_ragged{"markdown/table-ragged", Severity::Note};
inline constexpr DiagnosticKind reference_expansion{"markdown/reference-expansion", Severity::Warning};
inline constexpr DiagnosticKind empty_link{"markdown/empty-link", Severity::Warning};
inline constexpr DiagnosticKind ignored_attribute_block{"markdown/ignored-attributes", Severity::Warning};

// HTML, in Markdown or of its own.
inline constexpr DiagnosticKind unknown_element{"html/unknown-element", Severity::Warning};
inline constexpr DiagnosticKind dropped_element{"html/dropped-element", Severity::Error};
inline constexpr DiagnosticKind obsolete_element{"html/obsolete-element", Severity::Note};
inline constexpr DiagnosticKind unclosed_element{"html/unclosed-element", Severity::Warning};
inline constexpr DiagnosticKind stray_end_tag{"html/stray-end-tag", Severity::Warning};
inline constexpr DiagnosticKind block_in_paragraph{"html/block-in-paragraph", Severity::Warning};
inline constexpr DiagnosticKind invalid_attribute{"html/invalid-attribute", Severity::Warning};
inline constexpr DiagnosticKind dropped_attribute{"html/dropped-attribute", Severity::Warning};
inline constexpr DiagnosticKind unsafe_attribute{"html/unsafe-attribute", Severity::Warning};
inline constexpr DiagnosticKind duplicate_attribute{"html/duplicate-attribute", Severity::Warning};

// Front matter.
inline constexpr DiagnosticKind front_matter_syntax{"front-matter/syntax", Severity::Error};
inline constexpr DiagnosticKind front_matter_unclosed{"front-matter/unclosed", Severity::Warning};
inline constexpr DiagnosticKind front_matter_too_long{"front-matter/too-long", Severity::Error};
inline constexpr DiagnosticKind wrong_type{"front-matter/wrong-type", Severity::Error};
inline constexpr DiagnosticKind unknown_key{"front-matter/unknown-key", Severity::Note};
inline constexpr DiagnosticKind duplicate_key{"front-matter/duplicate-key", Severity::Warning};
inline constexpr DiagnosticKind invalid_identifier{"front-matter/invalid-identifier", Severity::Warning};
inline constexpr DiagnosticKind invalid_date{"front-matter/invalid-date", Severity::Warning};
inline constexpr DiagnosticKind invalid_value{"front-matter/invalid-value", Severity::Warning};

// The list of divided words.
inline constexpr DiagnosticKind malformed_hyphenation{"hyphenation/malformed", Severity::Warning};

}  // namespace bifolio::parse
