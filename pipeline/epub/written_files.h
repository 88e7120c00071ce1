// The content documents' elements before they are written, for whoever has to know what selectors match in them. Changes with what
// content_document.cpp writes.
#pragma once

#include <vector>

#include "epub/epub.h"
#include "model/written_file.h"

namespace bifolio::epub {

/// One for each file of the publication's partition, in order. Its style is not looked at.
std::vector<model::WrittenFile> written_files(Publication const& publication);

}  // namespace bifolio::epub
