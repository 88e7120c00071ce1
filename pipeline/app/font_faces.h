// The author's fonts: @font-face rules and the folder beside the input, registered in the collection. Between text (which knows
// fonts) and style (which must not). Changes with where an author's fonts may come from.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/styled_document.h"
#include "text/fonts.h"

namespace bifolio::app {

/// Where a publication's fonts come from, besides its style sheets.
struct FontPlaces {
  std::vector<std::string> folders;  ///< that hold the project's font files
  text::SystemFonts system = text::SystemFonts::No;
};

text::Slant slant_of(model::FontStyle style);

/// The folders named `fonts` beside the inputs.
std::vector<std::string> font_folders(std::vector<std::string> const& inputs);

/// Our families, then the project's folders, then the faces of the style sheets: the later hide the earlier. Without a sink nothing
/// is said.
text::Fonts collect_fonts(FontPlaces const& places, std::vector<model::FontFace> const& faces, DiagnosticSink* sink);

}  // namespace bifolio::app
