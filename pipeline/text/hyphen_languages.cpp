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

/// Languages without patterns of their own are divided by a near relation's.
constexpr std::pair<std::string_view, char const*> relations[] = {
    {"bs", "hr"}, {"sh", "hr"}, {"cnr", "hr"}, {"la", "it"}, {"mo", "ro"}, {"nb", "nn"}, {"nn", "nb"}, {"no", "nb"}, {"prs", "fa"}};

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
      if (i->path().extension() != ".dic" || !name.starts_with("hyph_")) continue;
      std::string tag = name.substr(5);
      std::replace(tag.begin(), tag.end(), '-', '_');  // hyph_sr-Latn_RS.dic
      found.emplace(std::move(tag), i->path().string());
    }
  }
  return found;
}

namespace {

std::vector<std::string> own_names(std::string const& locale, std::map<std::string, std::string, std::less<>> const& available) {
  const Tag tag = split(locale);
  if (tag.language.empty()) return {};
  const Tag full = likely(tag.language);
  std::vector<std::string> names;
  const bool other_script = !tag.script.empty() && tag.script != full.script;
  const std::string language = tag.script.empty() ? tag.language : tag.language + '_' + tag.script;
  if (!tag.script.empty()) {
    append(names, language, tag.region);
    append(names, language, likely(language).region);
    append(names, language, "");
  }
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

}  // namespace

std::vector<std::string> dictionary_names(std::string_view language,
                                          std::map<std::string, std::string, std::less<>> const& available) {
  const std::string locale = icu_locale(language);
  std::vector<std::string> names = own_names(locale, available);
  const std::string primary = split(locale).language;
  for (auto const& [name, relation] : relations) {
    if (name != primary) continue;
    for (std::string& other : own_names(relation, available)) names.push_back(std::move(other));
  }
  return names;
}

bool divides_words(std::string_view language) {
  constexpr std::string_view whole = " ar bo dz fa he iw ja km ko ku lo my ps sd ug ur vi yi yue zh ";
  const std::string primary = split(icu_locale(language)).language;
  return primary.empty() || whole.find(' ' + primary + ' ') == std::string_view::npos;
}

std::string dictionary_package(std::string_view language) {
  constexpr std::string_view packaged =
      " af as be bg bn ca cs da de el es fr gl gu hi hr hu id is it kn lt lv ml mn mr nl no or pa pl ro ru sk sl sr sv ta te th uk "
      "zu ";
  const Tag tag = split(icu_locale(language));
  if (tag.language == "en") return follows_british(tag) ? "hyphen-en-gb" : "hyphen-en-us";
  if (tag.language == "pt") return tag.region.empty() || tag.region == "BR" ? "hyphen-pt-br" : "hyphen-pt-pt";
  if (tag.language == "et") return "myspell-et";
  std::string name = tag.language;
  if (name == "nb" || name == "nn") name = "no";
  for (auto const& [own, relation] : relations)
    if (name == own && packaged.find(' ' + name + ' ') == packaged.npos) name = relation;
  return packaged.find(' ' + name + ' ') != packaged.npos ? "hyphen-" + name : std::string();
}

}  // namespace bifolio::text
