// What the PDF writer has to say about the content. Every kind that it raises is declared here, once.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::pdf {

/// A link to an id that no element of the publication has: its text stays, without the link.
inline constexpr DiagnosticKind missing_link_target{"pdf/missing-link-target", Severity::Error};
/// An image whose bytes are damaged or of a kind that PDF cannot hold: its place stays empty, its alternative text is kept.
inline constexpr DiagnosticKind unreadable_image{"pdf/unreadable-image", Severity::Error};
/// An image without alternative text: its file's name stands in.
inline constexpr DiagnosticKind missing_alternative_text{"pdf/missing-alternative-text", Severity::Warning};
/// An h3 that follows an h1: readers of the structure miss a level (PDF/UA-1 §7.4.2).
inline constexpr DiagnosticKind skipped_heading_level{"pdf/skipped-heading-level", Severity::Warning};
/// A font whose licence bits forbid embedding: it is embedded nevertheless, because the page cannot be shown without it.
inline constexpr DiagnosticKind restricted_font{"pdf/restricted-font", Severity::Warning};
/// A font that cannot be written into the file: its text stays for copying and reading aloud, but is not shown.
inline constexpr DiagnosticKind unusable_font{"pdf/unusable-font", Severity::Error};
/// A colour glyph that asks for a blend mode, a repeated gradient or another thing that we paint more simply.
inline constexpr DiagnosticKind approximated_glyph{"pdf/approximated-glyph", Severity::Warning};
/// A language tag that is not BCP 47: the text keeps its surroundings' language.
inline constexpr DiagnosticKind malformed_language{"pdf/malformed-language", Severity::Warning};
/// The publication has no title or no language: the file cannot say that it is accessible.
inline constexpr DiagnosticKind incomplete_metadata{"pdf/incomplete-metadata", Severity::Warning};

}  // namespace bifolio::pdf
