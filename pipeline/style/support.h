// What becomes of each property in each book: the facts of the manual's table (`bifolio properties`).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/style_sheet.h"

namespace bifolio::style {

enum class Support : unsigned char { Full, Partial, None };

struct PropertySupport {
  std::string_view property;
  Support pdf = Support::Full, epub = Support::Full;
  std::string_view remark;  ///< Markdown; what is missing or different
  /// The keywords that the PDF passes over, each followed by a space; `*`: every value. Whoever writes one is told the remark.
  std::string_view unobeyed = {};
};

/// Every property that a row understands, sorted by name. In the EPUB, full means that the declaration reaches the reading system,
/// rewritten where old ones need it.
std::vector<PropertySupport> property_support();

/// Why the PDF passes over the value, which the property accepts: a row's remark. Empty when it obeys, or says so when it is used.
std::string_view why_unobeyed(std::string_view property, std::span<model::Token const> value);

/// Names of CSS that only the EPUB keeps, sorted.
std::vector<std::string_view> epub_only_properties();

}  // namespace bifolio::style
