// References inside an EPUB: relative URLs against the file that they stand in (epub-33 §4.2.5).
#pragma once

#include <string>
#include <string_view>

namespace bifolio::check {

struct Reference {
  std::string path;      ///< from the archive's root, percent-decoded; empty for a remote URL
  std::string fragment;  ///< percent-decoded
  bool remote = false;   ///< has a scheme or an authority
};

Reference resolve_reference(std::string_view url, std::string_view from);

}  // namespace bifolio::check
