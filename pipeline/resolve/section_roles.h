// What kind of section a heading opens in a book: by its id, its class or its words. A table. Changes with the words we know.
#pragma once

#include "model/document.h"

namespace bifolio::resolve {

/// Chapter when nothing says otherwise.
model::Role section_role(model::Document const& document, model::NodeId heading);

/// Whether the heading is an imprint's: "Copyright", "Impressum". DPUB-ARIA has no role for it; the class `imprint` says it.
bool heads_imprint(model::Document const& document, model::NodeId heading);

}  // namespace bifolio::resolve
