// --set KEY=VALUE: front matter from the command line. It is read by the same parser as front matter and wins over the document's.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/metadata.h"

namespace bifolio::app {

/// Problems are reported in a source named "--set", which is added to `sources`.
void apply_settings(std::vector<std::pair<std::string, std::string>> const& settings, model::Metadata& metadata, SourceSet& sources,
                    DiagnosticSink& sink);

}  // namespace bifolio::app
