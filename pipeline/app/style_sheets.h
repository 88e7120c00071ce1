// Which style sheets a publication gets: base.css and foundation.css, a theme, the author's own; read with what they import.
#pragma once

#include <vector>

#include "app/conversion.h"

namespace bifolio::app {

/// In order: base, the theme, the trim sizes that were asked for, the author's sheets. The theme is the one that --style names,
/// else the front matter's, else the publication type's ("article", "book"). Throws EnvironmentError for a sheet that cannot be
/// read.
std::vector<model::StyleSheet> load_style_sheets(Request const& request, Publication& publication);

}  // namespace bifolio::app
