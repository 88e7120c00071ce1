// The PDF writer's door: pages to the bytes of a tagged PDF 1.7 file. It makes no layout decision.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostics.h"
#include "model/box_tree.h"
#include "model/document.h"
#include "model/paged_document.h"
#include "model/resources.h"
#include "text/fonts.h"

namespace bifolio::pdf {

struct Publication {
  model::Document const& document;
  model::BoxTree const& boxes;  ///< generated for MediaType::Print
  model::PagedDocument const& paged;
  model::Resources const& resources;
  text::Fonts const& fonts;
  std::int64_t modified;  ///< seconds since 1970-01-01 UTC
  unsigned threads = 1;
};

std::string write(Publication const& publication, DiagnosticSink& sink);

}  // namespace bifolio::pdf
