// The resolve stage's door: the phases in order. Changes only when a phase comes or goes.
#include "resolve/resolve.h"

#include <cassert>

#include "resolve/phases.h"

namespace bifolio::resolve {

model::Document resolve(model::Document document, Options const& options, DiagnosticSink& sink) {
  settle_content_models(document, sink);
  const model::NodeId title = complete_metadata(document, options, sink);
  settle_languages(document, sink);
  add_title_matter(document, title);
  add_biographies(document);
  name_admonitions(document);
  IdTable ids = settle_ids(document, sink);
  make_text_smart(document, sink);
  make_sections(document, sink);
  settle_notes(document, ids, sink);
  make_outline(document, sink);
  add_contents(document, ids, options);
  settle_links(document, ids, sink);
  assert(verify(document).empty());
  return document;
}

}  // namespace bifolio::resolve
