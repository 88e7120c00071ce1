// Computed styles as JSON, for programs: what `bifolio inspect --stage styles --format json` prints. Its shape is described in the
// manual; a change of it is a change of the program's interface.
#pragma once

#include <string>

#include "model/document.h"
#include "model/styled_document.h"

namespace bifolio::app {

/// {"media", "styles": [{property: value …} …], "elements": [{"tag", "id", "class", "style", "pseudo": {name: style}, "parent"}
/// …]}: elements in document order; styles and parents by their numbers.
std::string styles_json(model::StyledDocument const& styled, model::Document const& document);

}  // namespace bifolio::app
