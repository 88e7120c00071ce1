#include "text/hyphen_languages.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "text/language.h"

namespace bifolio::text {
namespace {

namespace fs = std::filesystem;

struct Tag {
  std::string language, script, region;
};

Tag split(std::string const& locale) {
  std::array<char, ULOC_FULLNAME_CAPACITY> buffer{};
  const auto part = [&](auto function) {
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = function(locale.c_str(), buffer.data(), static_cast<int32_t>(buffer.size()), &error);
    return U_SUCCESS(error) ? std::string(buffer.data(), static_cast<std::size_t>(length)) : std::string();
  };
  return {part(uloc_getLanguage), part(uloc_getScript), part(uloc_getCountry)};
}

// The tag with the script and region that are most likely where it does not say (CLDR's likely subtags): en → en_Latn_US.
Tag likely(std::string const& locale) {
  std::array<char, ULOC_FULLNAME_CAPACITY> buffer{};
  UErrorCode error = U_ZERO_ERROR;
  uloc_addLikelySubtags(locale.c_str(), buffer.data(), static_cast<int32_t>(buffer.size()), &error);
  return U_SUCCESS(error) ? split(buffer.data()) : Tag{};
}

// CLDR's parent locales: English outside these regions is written, and divided, as in Britain.
bool follows_british(Tag const& tag) {
  constexpr std::array american = {"", "US", "PH", "PR", "GU", "VI", "AS", "MP", "UM"};
  return tag.language == "en" && std::find(american.begin(), american.end(), tag.region) == american.end();
}

void append(std::vector<std::string>& names, std::string const& language, std::string const& subtag) {
  const std::string name = subtag.empty() ? language : language + "_" + subtag;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

std::map<std::string, std::string, std::less<>> find_dictionaries(std::vector<std::string> const& folders) {
  std::map<std::string, std::string, std::less<>> found;
  for (std::string const& folder : folders) {
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
      const std::string name = i->path().stem().string();
      if (i->path().extension() == ".dic" && name.starts_with("hyph_")) found.emplace(name.substr(5), i->path().string());
    }
  }
  return found;
}

std::vector<std::string> dictionary_names(std::string_view language,
                                          std::map<std::string, std::string, std::less<>> const& available) {
  const std::string locale = icu_locale(language);
  Tag tag = split(locale);
  if (tag.language.empty()) return {};
  if (tag.language == "no") tag.language = "nb";  // the macrolanguage: Bokmål is meant
  const Tag full = likely(tag.language);
  std::vector<std::string> names;
  const bool other_script = !tag.script.empty() && tag.script != full.script;
  if (!tag.script.empty()) append(names, tag.language, tag.script + (tag.region.empty() ? "" : "_" + tag.region));
  if (!tag.script.empty()) append(names, tag.language, tag.script);
  if (other_script) return names;  // patterns of another script are of no use
  if (!tag.region.empty()) append(names, tag.language, tag.region);
  if (follows_british(tag)) append(names, "en", "GB");
  if (!full.region.empty()) append(names, tag.language, full.region);
  append(names, tag.language, "");
  const std::string prefix = tag.language + "_";
  for (auto i = available.lower_bound(prefix); i != available.end() && i->first.starts_with(prefix); ++i)
    append(names, tag.language, i->first.substr(prefix.size()));
  return names;
}

}  // namespace bifolio::text
