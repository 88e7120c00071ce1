// What layout has to say about content: every kind that this stage raises, declared once.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::layout::kinds {

/// Something stands beyond the edge of its page: wider than the measure, or taller than the page.
inline constexpr DiagnosticKind overflow{"layout/overflow", Severity::Warning};
/// A table is wider than its room: its columns are made narrower than they should be.
inline constexpr DiagnosticKind table_narrowed{"layout/table-narrowed", Severity::Warning};
/// An image was made smaller than its size so that it fits on a page.
inline constexpr DiagnosticKind image_scaled{"layout/image-scaled", Severity::Note};
/// A property's value that we read but lay out in another way.
inline constexpr DiagnosticKind unsupported{"layout/unsupported", Severity::Warning};
/// Drawn in a simpler form than the sheet asks for.
inline constexpr DiagnosticKind approximated{"layout/approximated", Severity::Note};
/// A box with a fixed height is taller than it, since its content goes on over pages.
inline constexpr DiagnosticKind height_exceeded{"layout/height-exceeded", Severity::Note};
/// Pages of one flow are of different widths, and what goes on on one of them cannot be set anew for it.
inline constexpr DiagnosticKind page_width_varies{"layout/page-width-varies", Severity::Warning};
/// Margins leave no room on the page.
inline constexpr DiagnosticKind no_room{"layout/no-room", Severity::Warning};
/// Page numbers in the text did not settle.
inline constexpr DiagnosticKind unstable_references{"layout/unstable-references", Severity::Warning};
/// No font has the character: nothing is shown for it.
inline constexpr DiagnosticKind missing_glyph{"layout/missing-glyph", Severity::Error};
/// None of the families that a style names is there; a fallback stands in.
inline constexpr DiagnosticKind missing_family{"layout/missing-family", Severity::Warning};
/// The font has no small capitals; reduced capitals stand in for them.
inline constexpr DiagnosticKind synthesised_caps{"layout/synthesised-caps", Severity::Warning};
inline constexpr DiagnosticKind synthesised_position{"layout/synthesised-position", Severity::Warning};
/// A family has no bold, or no italic; another face of it is made bold or slanted.
inline constexpr DiagnosticKind synthesised_style{"layout/synthesised-style", Severity::Warning};
/// A font of the machine was used, so that the book may be another elsewhere.
inline constexpr DiagnosticKind system_font{"layout/system-font", Severity::Note};
/// Words are to be hyphenated in a language that we have no patterns for.
inline constexpr DiagnosticKind no_hyphenation{"layout/no-hyphenation", Severity::Warning};
/// Text, or an image in it, is wider than its line and could not be broken.
inline constexpr DiagnosticKind overfull_line{"layout/overfull-line", Severity::Warning};
/// A running head is too long for any margin; the pages show its beginning.
inline constexpr DiagnosticKind head_shortened{"layout/head-shortened", Severity::Warning};

}  // namespace bifolio::layout::kinds
