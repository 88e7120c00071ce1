// Page labels (ISO 32000-1 §12.4.2): the numbers that the pages show, told to the viewer as ranges.
// One reason to change: how labels are recognised.
#pragma once

#include <string>
#include <vector>

#include "model/paged_document.h"

namespace bifolio::pdf {

/// The number tree's /Nums array; empty when the labels are 1, 2, 3 … as viewers number pages anyway.
std::string page_label_ranges(std::vector<model::Page> const& pages);

}  // namespace bifolio::pdf
