// Which dictionary file serves a language tag. Inside text/ only. Changes with the naming of dictionaries.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bifolio::text {

/// The dictionaries (hyph_*.dic) of `folders` by name ("en_GB"); an earlier folder's wins.
std::map<std::string, std::string, std::less<>> find_dictionaries(std::vector<std::string> const& folders);

/// The names to try for a BCP 47 tag, best first: "en-AU" gives en_AU, en_GB, en, …
std::vector<std::string> dictionary_names(std::string_view language,
                                          std::map<std::string, std::string, std::less<>> const& available);

/// Whether the language's words are divided at lines' ends at all: not in Chinese, Arabic and others.
bool divides_words(std::string_view language);
/// Whether the tag asks for German as it was written before 1996: de-1901, de-CH-1901.
bool is_old_german(std::string_view language);
/// Debian's package of the language's patterns; empty if it has none.
std::string dictionary_package(std::string_view language);

}  // namespace bifolio::text
