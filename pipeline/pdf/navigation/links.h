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

namespace bifolio::pdf {

class LinkWriter {
 public:
  LinkWriter(model::BoxTree const& boxes, Destinations const& destinations, BoxStructure& structure, ObjectWriter& objects)
      : boxes_(boxes), destinations_(destinations), structure_(structure), objects_(objects) {}

  struct PagePlace {
    std::uint32_t page;
    PageFrame const& frame;
  };
  /// The annotation; none when the target is missing, which is reported.
  Ref write(PagePlace place, model::BoxId box, model::LinkArea const& area, DiagnosticSink& sink);

  /// The annotations' elements. An annotation's StructParent is `first_key` and its index here.
  std::vector<ElementId> const& owners() const { return owners_; }
  void set_first_key(std::size_t key) { first_key_ = key; }

 private:
  ElementId owner(model::BoxId box);
  Ref uri_action(std::string_view href);
  std::string description(model::BoxId box, model::LinkArea const& area) const;

  model::BoxTree const& boxes_;
  Destinations const& destinations_;
  BoxStructure& structure_;
  ObjectWriter& objects_;
  std::vector<ElementId> owners_;
  std::map<std::string_view, Ref> uri_actions_;  ///< shared: a long address must not be repeated on each line that its link covers
  std::size_t first_key_ = 0;
};

}  // namespace bifolio::pdf
