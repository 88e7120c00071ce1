// What the contents say of headings that hold notes: resolve copies a heading's text, and only the sheet knows which of its
// elements are notes (css-gcpm-3 §2). Changes with what a heading's name is made of.
#pragma once

#include "boxes/generation.h"

namespace bifolio::boxes {

/// Once all boxes are made: in the contents, headings are named without their notes.
void leave_notes_out_of_contents(Generation& g);

}  // namespace bifolio::boxes
