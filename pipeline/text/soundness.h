// Whether a font file's tables are what OpenType demands of them, as far as text would be lost or misplaced if they were not.
// Changes with what is demanded.
#pragma once

#include <string>

#include "text/handles.h"

namespace bifolio::text {

/// What is wrong with the tables of one face of a file; empty: nothing.
std::string damage_of(hb_face_t* face, std::uint32_t index);

}  // namespace bifolio::text
