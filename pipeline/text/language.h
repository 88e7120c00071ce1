// Language tags as ICU takes them. Inside text/ only. Changes with what we accept as a tag.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::text {

/// The tag if it has the form of one (BCP 47: letters, digits and hyphens), else "", which is ICU's root.
inline std::string icu_locale(std::string_view language) {
  if (language.size() > 64) return {};
  for (const char c : language) {
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') return {};
  }
  return std::string(language);
}

/// A language written with Han letters as Chinese of their script: "zh-TW" is "zh-hant-tw", "yue-CN" is "zh-hans-cn". Others as
/// they are, in lower case.
std::string with_han_script(std::string_view language);

}  // namespace bifolio::text
