#include "text/language.h"

#include <unicode/uloc.h>

#include <array>

#include "base/ascii.h"

namespace bifolio::text {
namespace {

using Buffer = std::array<char, ULOC_FULLNAME_CAPACITY>;

/// What ICU makes of a locale; empty where it makes nothing.
template <class Function>
std::string made_of(std::string const& locale, Function function) {
  Buffer buffer{};
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length = function(locale.c_str(), buffer.data(), static_cast<int32_t>(buffer.size()), &error);
  return U_SUCCESS(error) ? std::string(buffer.data(), static_cast<std::size_t>(length)) : std::string();
}

// BCP 47: with an extended language ("zh-yue") that one is meant.
std::string canonical(std::string const& tag) {
  return made_of(tag, [](char const* name, char* buffer, int32_t size, UErrorCode* error) {
    return uloc_forLanguageTag(name, buffer, size, nullptr, error);
  });
}

}  // namespace

// CLDR's likely subtags say in which script a language is written, by region.
std::string with_han_script(std::string_view language) {
  std::string lower = lower_case(language);
  const std::size_t first = lower.substr(0, lower.find('-')).size();
  const bool may_be_han = first == 3 || lower.starts_with("zh") || lower.find("-han") != std::string::npos;
  if (!may_be_han) return lower;
  const std::string locale = canonical(icu_locale(lower));
  const std::string script = made_of(made_of(locale, uloc_addLikelySubtags), uloc_getScript);
  if (script != "Hans" && script != "Hant" && script != "Hanb") return lower;
  const std::string region = made_of(locale, uloc_getCountry);
  return (script == "Hans" ? "zh-hans" : "zh-hant") + (region.empty() ? region : '-' + lower_case(region));
}

}  // namespace bifolio::text
