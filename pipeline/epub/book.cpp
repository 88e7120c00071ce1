#include "epub/book.h"

namespace bifolio::epub {

std::string const& ImageSet::use(model::ResourceId id) {
  const auto [entry, added] = by_hash_.try_emplace(resources_[id].hash, id);
  if (added) used_.push_back(id);
  return resources_[entry->second].name;
}

}  // namespace bifolio::epub
