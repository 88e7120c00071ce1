// The Markdown parser's door: CommonMark with GFM's extensions and YAML front matter to Document. Changes when Markdown needs more
// input.
#pragma once

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/document.h"

namespace bifolio::parse {

model::Document parse_markdown(SourceText source, DiagnosticSink& sink);
/// A YAML file with a publication's metadata: a document with an empty body.
model::Document parse_metadata_file(SourceText source, DiagnosticSink& sink);

}  // namespace bifolio::parse
