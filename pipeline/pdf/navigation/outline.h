// The outline (ISO 32000-1 §12.3.3): the bookmarks that a viewer shows beside the pages.
// One reason to change: what the outline holds.
#pragma once

#include "model/box_tree.h"
#include "model/document.h"
#include "pdf/navigation/destinations.h"

namespace bifolio::pdf {

struct Bookmark {
  int level = 1;
  std::string title;
  bool open = true;
  Place place;
};

/// The box tree's bookmarks, or the document's outline when it has none, with their places; those without a place are left out.
std::vector<Bookmark> find_bookmarks(model::BoxTree const& boxes, model::Document const& document,
                                     Destinations const& destinations);

/// The outline's root; none for no bookmarks.
Ref write_outline(ObjectWriter& objects, std::vector<Bookmark> const& bookmarks, std::vector<Ref> const& pages,
                  std::vector<PageFrame> const& frames);

}  // namespace bifolio::pdf
