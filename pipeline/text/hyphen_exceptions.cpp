#include "text/hyphen_exceptions.h"

#include <algorithm>

namespace bifolio::text {
namespace {

bool is_within(std::string_view language, std::string_view range) {
  if (range.empty()) return true;
  if (language.size() < range.size() || (language.size() > range.size() && language[range.size()] != '-')) return false;
  return std::equal(range.begin(), range.end(), language.begin(), [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

}  // namespace

HyphenExceptions::List& HyphenExceptions::list(std::string_view language) {
  const auto known = std::find_if(lists_.begin(), lists_.end(), [&](List const& l) { return l.language == language; });
  if (known != lists_.end()) return *known;
  const auto place = std::find_if(lists_.begin(), lists_.end(), [&](List const& l) { return l.language.size() < language.size(); });
  return *lists_.insert(place, List{std::string(language), {}, {}});
}

void HyphenExceptions::add(std::string_view word, std::string_view language) {
  const bool is_beginning = word.ends_with('*');
  if (is_beginning) word.remove_suffix(1);
  std::vector<std::size_t> hyphens;
  std::u32string key;
  for (Letter const& letter : read_letters(word, false))
    letter.code_point == U'-' ? hyphens.push_back(key.size()) : key.push_back(letter.code_point);
  List& words = list(language);
  (is_beginning ? words.beginnings : words.words)[key] = std::move(hyphens);
}

bool HyphenExceptions::find_part(std::u32string_view letters, std::string_view language, AuthoredPart& part) const {
  std::u32string key(letters);
  for (List const& list : lists_) {
    if (!is_within(language, list.language)) continue;
    if (const auto found = list.words.find(key); found != list.words.end())
      return part.end = part.begin + key.size(), part.divisions = found->second, true;
    if (list.beginnings.empty()) continue;
    for (std::u32string beginning = key; !beginning.empty(); beginning.pop_back()) {
      const auto found = list.beginnings.find(beginning);
      if (found != list.beginnings.end()) return part.end = part.begin + beginning.size(), part.divisions = found->second, true;
    }
  }
  return false;
}

std::vector<AuthoredPart> HyphenExceptions::find(std::vector<Letter> const& letters, std::string_view language) const {
  std::u32string text;
  for (Letter const& letter : letters) text += letter.code_point;
  AuthoredPart whole;
  if (find_part(text, language, whole)) return {whole};
  std::vector<AuthoredPart> parts;
  if (text.find(U'\'') == text.npos) return parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(U'\'', begin), text.size());
    AuthoredPart part{.begin = begin, .end = end, .divisions = {}};
    if (find_part(std::u32string_view(text).substr(begin, end - begin), language, part)) {
      for (std::size_t& division : part.divisions) division += begin;
      parts.push_back(std::move(part));
    }
    begin = end + 1;
  }
  return parts;
}

}  // namespace bifolio::text
