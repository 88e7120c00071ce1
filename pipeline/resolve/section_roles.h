// What kind of section a heading opens in a book: by its id, its class or its words. A table. Changes with the words we know.
#pragma once

#include "model/document.h"

namespace bifolio::resolve {

/// Chapter when nothing says otherwise.
model::Role section_role(model::Document const& document, model::NodeId heading);

/// The class of a section that DPUB-ARIA has no role for: "imprint" (headed "Copyright"), "about-author". Empty for the others.
std::string_view section_class(model::Document const& document, model::NodeId heading);

}  // namespace bifolio::resolve
