// `bifolio inspect`: a stage's product as text, by the same printers that the cases use.
#pragma once

#include <string>

#include "app/conversion.h"

namespace bifolio::app {

/// Runs the pipeline as far as the stage needs. Empty when the input cannot be used (the sink says why).
std::string inspect(CommandLine const& line, Publication& publication, Progress& progress);

/// What the parser or resolve know of the publication as a whole: "title: The Tides", a line for each field that is not empty.
std::string dump_metadata(model::Metadata const& metadata);

/// "line:col title +7: +4 first line; +3 said twice".
std::string explain(Publication const& publication);

}  // namespace bifolio::app
