// WrittenFile: the elements of one of the EPUB's content documents, as a selector sees them there. What the book divides between
// files, and what the EPUB leaves out or adds, changes which elements are siblings.
#pragma once

#include <vector>

#include "model/document.h"

namespace bifolio::model {

struct WrittenFile {
  Document document;
  std::vector<NodeId> original;   ///< by node of `document`: the node of the whole book's; none for what the EPUB adds
  std::vector<NodeId> continued;  ///< the elements of `document` that began in an earlier file, ascending

  /// The node of the book that this one is; none for what the EPUB adds.
  NodeId original_of(NodeId node) const { return node.index() < original.size() ? original[node.index()] : NodeId(); }
};

}  // namespace bifolio::model
