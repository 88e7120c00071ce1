#include "app/share.h"

#include <cstdlib>
#include <filesystem>

#include "base/files.h"

namespace bifolio::app {

namespace fs = std::filesystem;

std::string share_folder() {
  const auto holds_data = [](fs::path const& folder) {
    std::error_code error;
    return fs::exists(folder / "styles/base.css", error) && fs::exists(folder / "fonts/fonts.toml", error);
  };
  if (char const* const chosen = std::getenv("BIFOLIO_SHARE")) {
    if (holds_data(chosen)) return chosen;
    throw EnvironmentError(chosen, "BIFOLIO_SHARE names a folder without styles/base.css and fonts/fonts.toml");
  }
  std::error_code error;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path installed = binary.parent_path().parent_path() / "share/bifolio";
    if (holds_data(installed)) return installed.string();
  }
  if (holds_data(BIFOLIO_SOURCE_DIR)) return BIFOLIO_SOURCE_DIR;
  throw EnvironmentError("share/bifolio",
                         "the style sheets and fonts that belong to bifolio are missing; set BIFOLIO_SHARE to their folder");
}

}  // namespace bifolio::app
