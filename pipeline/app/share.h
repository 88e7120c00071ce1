// Where the shipped style sheets and fonts are: beside the installed binary, or in the source tree that it was built from.
#pragma once

#include <string>

namespace bifolio::app {

/// The folder that holds styles/ and fonts/: $BIFOLIO_SHARE, or ../share/bifolio from the binary, or the source tree.
/// Throws EnvironmentError when none of them does.
std::string share_folder();

}  // namespace bifolio::app
