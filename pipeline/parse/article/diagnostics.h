// What the plain-text article parser has to say. Changes when it leaves out or chooses something else.
#pragma once

#include "base/diagnostics.h"

namespace bifolio::parse {

inline constexpr DiagnosticKind notes_heading{"article/notes-heading", Severity::Note};

}  // namespace bifolio::parse
