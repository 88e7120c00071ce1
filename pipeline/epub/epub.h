// The EPUB writer's door: the layout model to the bytes of an EPUB 3.3 file. It makes no style decision.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostics.h"
#include "model/box_tree.h"
#include "model/document.h"
#include "model/page_map.h"
#include "model/resources.h"
#include "model/style_sheet.h"
#include "text/fonts.h"

namespace bifolio::epub {

struct Publication {
  model::Document const& document;
  model::BoxTree const& boxes;  ///< generated for MediaType::Screen
  model::LoweredSheet const& style;
  model::PageMap const* pages;  ///< of the PDF made in the same run; null when none is
  model::Resources const& resources;
  text::Fonts const& fonts;
  std::int64_t modified;  ///< seconds since 1970-01-01 UTC: dcterms:modified and the archive's times
};

std::string write(Publication const& publication, DiagnosticSink& sink);

}  // namespace bifolio::epub
