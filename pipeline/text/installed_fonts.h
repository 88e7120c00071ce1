// The machine's own fonts, through fontconfig: for a family that is asked for by name, for a font that local() names, and for
// characters that nothing else has. Inside text/ only. Changes with what is asked of the system.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/face_source.h"

namespace bifolio::text {

/// Every usable face of the family, by path and index; none if the system has no such family. Fonts that may not be embedded are
/// not usable.
std::vector<FaceSource> installed_family(std::string const& name);
/// The face with that full name or PostScript name (css-fonts-4 §4.3.1).
std::optional<FaceSource> installed_by_name(std::string const& name);
/// The face that fontconfig holds best for all of `cluster`.
std::optional<FaceSource> installed_for(std::u32string_view cluster, FaceRequest const& request, std::string const& language);

}  // namespace bifolio::text
