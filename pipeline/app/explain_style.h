// --explain-style: what one of the two books does not use of the style sheets, and why.
#pragma once

#include <string>

#include "app/conversion.h"

namespace bifolio::app {

/// A line each, "path:line:col: EPUB: “h1” is left out: …", or one JSON object a line. The publication has been read.
std::string explain_style(Publication const& publication, DiagnosticsForm form);

}  // namespace bifolio::app
