// Page markers: the places where the printed pages begin, as the content documents and the page list need them
// (epub-a11y-11 §4.1.2, page navigation). Changes with the page map.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "epub/links.h"
#include "epub/presence.h"
#include "model/page_map.h"

namespace bifolio::epub {

struct PageMarker {
  std::string label, id;
  model::NodeId node;        ///< a text node, or the element before or in which the marker stands
  std::uint32_t offset = 0;  ///< byte offset in the text node's text, at a grapheme cluster's start
};

class PageMarkers {
 public:
  PageMarkers() = default;
  /// `pages` may be null. A page whose place the EPUB does not show begins at the next node that it does show.
  PageMarkers(model::PageMap const* pages, model::Document const& document, Presence const& presence, Partition const& partition,
              Targets const& targets, DiagnosticSink& sink);

  std::vector<PageMarker> const& all() const { return markers_; }
  bool empty() const { return markers_.empty(); }
  /// The markers that stand in the text node, or directly at the element's start, by offset: indices in `all()`.
  std::vector<std::size_t> const& at(model::NodeId node) const;

 private:
  std::vector<PageMarker> markers_;
  std::map<model::NodeId, std::vector<std::size_t>> by_node_;
};

}  // namespace bifolio::epub
