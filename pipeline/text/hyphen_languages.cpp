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
    {"bs", "hr"}, {"sh", "hr"}, {"cnr", "hr"}, {"la", "it"}, {"mo", "ro"}, {"ms", "id"}, {"nb", "nn"}, {"nn", "nb"}, {"no", "nb"}};

/// Patterns of another script than the one that a tag asks for are of no use.
bool is_in_other_script(Tag const& tag, std::string const& language) {
  return !tag.script.empty() && tag.script != likely(language).script;
}

/// The near relation's tag; empty if there is none.
std::string relation_of(Tag const& tag) {
  for (auto const& [name, relation] : relations) {
    if (name != tag.language) continue;
    if (!is_in_other_script(tag, relation)) return relation;
    return std::string_view(relation) == "hr" && tag.script == "Cyrl" ? "sr" : "";
  }
  return {};
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
  const std::string language = tag.script.empty() ? tag.language : tag.language + '_' + tag.script;
  if (!tag.script.empty()) {
    append(names, language, tag.region);
    append(names, language, likely(language).region);
    append(names, language, "");
  }
  if (is_in_other_script(tag, tag.language)) return names;
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
  if (const std::string relation = relation_of(split(locale)); !relation.empty())
    for (std::string& other : own_names(relation, available)) names.push_back(std::move(other));
  return names;
}

bool divides_words(std::string_view language) {
  constexpr std::string_view whole = " ar bo dz fa he iw ja km ko ku lo my ps sd ug ur vi yi yue zh ";
  const Tag tag = split(icu_locale(language));
  constexpr std::string_view whole_scripts = " Arab Hebr Hans Hant Jpan Kore ";
  if (!tag.script.empty() && whole_scripts.find(' ' + tag.script + ' ') != std::string_view::npos) return false;
  if (tag.script == "Latn" && is_in_other_script(tag, tag.language)) return true;  // zh-Latn-pinyin
  return tag.language.empty() || whole.find(' ' + tag.language + ' ') == std::string_view::npos;
}

bool is_old_german(std::string_view language) {
  return split(icu_locale(language)).language == "de" && (std::string(language) + '-').find("-1901-") != std::string::npos;
}

std::string dictionary_package(std::string_view language) {
  constexpr std::string_view packaged =
      " af as be bg bn ca cs da de el es fr gl gu hi hr hu id is it kn lt lv ml mn mr nl no or pa pl ro ru sk sl sr sv ta te th uk "
      "zu ";
  const Tag tag = split(icu_locale(language));
  if (tag.language == "sr" && tag.script == "Latn") return "hyphen-sr";
  const bool is_own = !is_in_other_script(tag, tag.language);
  if (tag.language == "en" && is_own) return follows_british(tag) ? "hyphen-en-gb" : "hyphen-en-us";
  if (tag.language == "pt" && is_own) return tag.region.empty() || tag.region == "BR" ? "hyphen-pt-br" : "hyphen-pt-pt";
  if (tag.language == "et" && is_own) return "myspell-et";
  if (tag.language == "nb" || tag.language == "nn") return is_own ? "hyphen-no" : "";
  const auto has = [&](std::string const& name) { return packaged.find(' ' + name + ' ') != packaged.npos; };
  if (is_own && has(tag.language)) return "hyphen-" + tag.language;
  const std::string relation = relation_of(tag);
  return !relation.empty() && has(relation) ? "hyphen-" + relation : std::string();
}

}  // namespace bifolio::text
