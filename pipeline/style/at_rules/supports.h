// @supports (css-conditional-3 §6): asked of our own tables.
#pragma once

#include "model/style_sheet.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {

struct SupportsSource {
  model::StyleSheet& sheet;
  std::string_view text;
};

/// The condition in sheet.tokens[range]. What is not understood is false.
bool supports(SupportsSource source, model::TokenRange range);
/// As above for what stands in @import's supports(): a condition, or a declaration without its parentheses.
bool supports_in_import(SupportsSource source, model::TokenRange range);

}  // namespace bifolio::style
