// The page objects and their tree (ISO 32000-1 §7.7.3), balanced so that a viewer finds page 5000 in four steps.
// One reason to change: what a page object holds.
#pragma once

#include <vector>

#include "model/paged_document.h"
#include "pdf/content/page_content.h"
#include "pdf/haru/object_writer.h"

namespace bifolio::pdf {

PageFrame page_frame(model::Page const& page);

/// Page numbers are reserved at once, so that links and structure elements can name pages that are not written yet.
class PageTree {
 public:
  PageTree(ObjectWriter& objects, std::size_t count);

  std::vector<Ref> const& pages() const { return pages_; }
  Ref root() const { return root_; }
  struct Indices {
    std::size_t page;
    Ref contents;
  };
  void write_page(Indices at, model::Page const& page, PageParts const& parts, FontTable& fonts, ImageTable const& images);
  /// Writes the inner nodes.
  void finish();

 private:
  struct Node {
    Ref ref;
    std::size_t pages;
  };
  std::vector<Ref> reserve_above(std::size_t count);
  std::vector<Node> write_level(std::vector<Node> const& kids, std::vector<Ref> const& level, std::vector<Ref> const& above);

  ObjectWriter& objects_;
  std::vector<Ref> pages_, leaves_;
  Ref root_;
};

}  // namespace bifolio::pdf
