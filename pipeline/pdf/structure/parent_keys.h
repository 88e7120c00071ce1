// ParentKeys: the numbers by which annotations and forms name their entries in the parent tree (ISO 32000-1 §14.7.4.4); pages come
// before them. Changes with what may have one.
#pragma once

#include <vector>

#include "pdf/objects/syntax.h"

namespace bifolio::pdf {

class ParentKeys {
 public:
  explicit ParentKeys(std::size_t pages) : pages_(pages) {}
  /// A key for this entry: an element, or an array of elements by MCID.
  std::int64_t add(Ref entry) {
    entries_.push_back(entry);
    return static_cast<std::int64_t>(pages_ + entries_.size() - 1);
  }
  std::vector<Ref> const& entries() const { return entries_; }

 private:
  std::size_t pages_;
  std::vector<Ref> entries_;
};

}  // namespace bifolio::pdf
