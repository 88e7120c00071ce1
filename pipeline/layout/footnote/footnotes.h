// Footnotes' bodies: laid out at the footnote area's width and cut into parts, between which a note may be divided (css-gcpm-3 §2).
// Changes with what footnotes look like inside.
#pragma once

#include "layout/block/galley.h"
#include "layout/context.h"

namespace bifolio::layout {

/// Lays out the bodies of the footnotes that the galley's slabs call, in order of their calls, and those that they call in turn.
/// Those that the galley has already come first.
/// Slab::footnotes then lists for each slab all that it brings with it, so that galley.notes stand in the slabs' order.
void add_notes(LayoutContext& context, Galley& galley, Length width);

/// Whether the note's first part can be laid out anew, with all behind it, for pages of another width.
bool can_be_resumed(NoteBody const& note);
NoteBody resumed_note(LayoutContext& context, NoteBody const& note, Length width);

}  // namespace bifolio::layout
