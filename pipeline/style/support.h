// What becomes of each property in each book: the facts of the manual's table (`bifolio properties`).
#pragma once

#include <string_view>
#include <vector>

namespace bifolio::style {

enum class Support : unsigned char { Full, Partial, None };

struct PropertySupport {
  std::string_view property;
  Support pdf = Support::Full, epub = Support::Full;
  std::string_view remark;  ///< Markdown; what is missing or different
};

/// Every property that a row understands, sorted by name. In the EPUB, full means that the declaration reaches the reading system,
/// rewritten where old ones need it.
std::vector<PropertySupport> property_support();

/// Names of CSS that only the EPUB keeps, sorted.
std::vector<std::string_view> epub_only_properties();

}  // namespace bifolio::style
