// Name trees and number trees (ISO 32000-1 §7.9.6, §7.9.7), balanced: a viewer reads a handful of nodes for one key.
// One reason to change: the trees' shape.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pdf/haru/object_writer.h"

namespace bifolio::pdf {

/// Keys in ascending order of bytes, each with its value as PDF text. The root's number; none for an empty tree.
Ref write_name_tree(ObjectWriter& objects, std::vector<std::pair<std::string, std::string>> const& entries);

/// Values for the keys 0, 1, 2 …; the root's number.
Ref write_number_tree(ObjectWriter& objects, std::vector<Ref> const& values);

}  // namespace bifolio::pdf
