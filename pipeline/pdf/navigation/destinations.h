// Destinations: where the publication's ids and bookmarked boxes ended up on the pages.
// One reason to change: what a link or an outline entry can point to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/paged_document.h"
#include "pdf/content/content_stream.h"
#include "pdf/haru/object_writer.h"

namespace bifolio::pdf {

struct Place {
  std::uint32_t page = 0;
  Point point;
};

class Destinations {
 public:
  explicit Destinations(model::PagedDocument const& paged);

  /// The id that `href` ("#id") names: as it stands, or with its percent-encoding resolved. Nothing if no page has it.
  std::optional<std::string_view> target(std::string_view href) const;
  /// The box's anchor, or else its first fragment.
  std::optional<Place> of_box(model::BoxTree const& boxes, model::BoxId box) const;
  std::optional<Place> of_id(std::string_view id) const;

  /// The name tree of all ids; none if there are none.
  Ref write_names(ObjectWriter& objects, std::vector<Ref> const& pages, std::vector<PageFrame> const& frames) const;

 private:
  std::map<std::string_view, Place> ids_;
  std::map<model::BoxId, Place> anchors_;
};

/// "[page /XYZ x y null]": keeps the viewer's magnification.
void append_destination(std::string& out, Place const& place, std::vector<Ref> const& pages, std::vector<PageFrame> const& frames);

}  // namespace bifolio::pdf
