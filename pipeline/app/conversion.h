// The conversion: what the stages make of one request, in the order in which they run. The only place that knows that order.
#pragma once

#include <string>
#include <vector>

#include "app/font_faces.h"
#include "app/progress.h"
#include "app/request.h"
#include "base/diagnostics.h"
#include "model/box_tree.h"
#include "model/document.h"
#include "model/paged_document.h"
#include "model/resources.h"
#include "model/style_sheet.h"
#include "parse/parse.h"
#include "text/breaks.h"
#include "text/fonts.h"

namespace bifolio::app {

/// What both books are made from.
struct Publication {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<parse::Explanation> explanations;
  model::Document document;
  model::Resources resources;
  std::vector<model::StyleSheet> sheets;  ///< in cascade order: user agent, theme, author's
  FontPlaces font_places;
};

/// What one medium's cascade and box generation give.
struct MediaProducts {
  model::StyledDocument styled;
  model::BoxTree boxes;
};

/// The fonts and hyphenation patterns that layout and the writers use.
struct Typography {
  text::Fonts fonts;
  text::Hyphenator hyphenator;
};

struct Books {
  std::string epub, pdf;  ///< empty when not asked for
  std::size_t pages = 0, words = 0;
};

/// Reads and parses the inputs, joins and resolves them, reads images and style sheets. False when an input cannot be used at all
/// (the sink says why). Throws EnvironmentError.
bool read_publication(Request const& request, Publication& publication, Progress& progress);

MediaProducts style_and_generate(Publication const& publication, model::MediaType media, DiagnosticSink& sink);

/// The shipped families, the project's and those of the author's @font-face rules.
Typography load_typography(model::StyledDocument const& styled, Publication& publication);

model::PagedDocument lay_out(MediaProducts const& print, Publication const& publication, Typography& typography, unsigned threads,
                             DiagnosticSink& sink);

/// All of it. Books that were not made (unusable input) are empty.
Books convert(Request const& request, Publication& publication, Progress& progress);

/// dcterms:modified, PDF dates and archive times, in seconds since 1970: SOURCE_DATE_EPOCH, else the publication's own date, else
/// 2000-01-01, so that equal inputs give equal bytes. Throws std::invalid_argument for a malformed SOURCE_DATE_EPOCH.
std::int64_t modification_time(model::Metadata const& metadata, char const* source_date_epoch);

}  // namespace bifolio::app
