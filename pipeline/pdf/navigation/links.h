// Links (ISO 32000-1 §12.5.6.5): the areas that layout found, as annotations that belong to their structure element.
// One reason to change: what a link annotation says.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/paged_document.h"
#include "pdf/navigation/destinations.h"
#include "pdf/structure/box_structure.h"
#include "pdf/structure/parent_keys.h"

namespace bifolio::pdf {

class LinkWriter {
 public:
  LinkWriter(model::BoxTree const& boxes, Destinations const& destinations, BoxStructure& structure, ObjectWriter& objects,
             ParentKeys& keys)
      : boxes_(boxes), destinations_(destinations), structure_(structure), objects_(objects), keys_(keys) {}

  struct PagePlace {
    std::uint32_t page;
    PageFrame const& frame;
  };
  /// The annotation; none when the target is missing, which is reported.
  Ref write(PagePlace place, model::BoxId box, model::LinkArea const& area, DiagnosticSink& sink);

 private:
  ElementId owner(model::BoxId box);
  Ref uri_action(std::string_view href);
  std::string description(model::BoxId box, model::LinkArea const& area) const;

  model::BoxTree const& boxes_;
  Destinations const& destinations_;
  BoxStructure& structure_;
  ObjectWriter& objects_;
  ParentKeys& keys_;
  std::map<std::string_view, Ref> uri_actions_;  ///< shared: a long address must not be repeated on each line that its link covers
};

}  // namespace bifolio::pdf
