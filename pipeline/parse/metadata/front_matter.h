// YAML front matter and metadata files to model::Metadata. Errors go to the sink with their place; the document is parsed anyway.
// Changes with where metadata can stand; which keys there are is fields.cpp's business.
#pragma once

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/metadata.h"

namespace bifolio::parse::metadata {

struct TextRange {
  std::uint32_t begin, end;
};

/// Reads what stands between "---" at the source's very start and the next "---" or "..."; gives where the rest begins.
std::uint32_t read_front_matter(SourceText source, model::Metadata& metadata, DiagnosticSink& sink);
/// Reads a YAML mapping.
void read_metadata(SourceText source, TextRange range, model::Metadata& metadata, DiagnosticSink& sink);

}  // namespace bifolio::parse::metadata
