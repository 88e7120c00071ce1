// The resolve stage's door: Document to Document. Sections, ids, notes, cross-references, contents, title matter, metadata.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/document.h"

namespace bifolio::resolve {

/// What the command line or project file decides beyond the source itself.
struct Options {
  std::string default_language = "en";  ///< used, with a note, when neither the source nor its text says
  std::string fallback_title;           ///< used, with a warning, when neither metadata nor a heading gives one (the file's name)
  bool table_of_contents = true;        ///< of books; articles have none
};

/// Joins the documents of one publication, in order, into one: the metadata is the first's, completed by the others'. With the
/// parts' `paths`, links from file to file ("other.md#id") become links within the publication.
model::Document join(std::vector<model::Document> parts, DiagnosticSink& sink, std::vector<std::string> const& paths = {});

/// After this: ids are unique, every internal reference points somewhere or is diagnosed, outline and metadata are complete
/// (title, language and identifier are never empty).
model::Document resolve(model::Document document, Options const& options, DiagnosticSink& sink);

}  // namespace bifolio::resolve
