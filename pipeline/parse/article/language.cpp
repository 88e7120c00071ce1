#include "parse/article/language.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "parse/article/features.h"

namespace bifolio::parse {
namespace {

constexpr std::size_t enough_text = 200'000;  // bytes looked at
constexpr int enough_hits = 5;

struct Language {
  std::string_view tag;
  std::array<std::string_view, 12> words;  // frequent, and rare in the others
};
constexpr Language languages[] = {
    {"en", {"the", "and", "of", "to", "that", "with", "was", "is", "for", "this", "from", "which"}},
    {"de", {"der", "und", "die", "das", "nicht", "ist", "mit", "den", "von", "ein", "auf", "sich"}},
    {"fr", {"les", "des", "et", "est", "dans", "une", "que", "pour", "qui", "pas", "sur", "avec"}},
    {"es", {"los", "las", "que", "el", "una", "por", "con", "para", "del", "se", "como", "más"}},
    {"it", {"che", "di", "il", "della", "per", "non", "una", "sono", "con", "gli", "nel", "più"}},
    {"pt", {"não", "que", "uma", "os", "com", "para", "dos", "em", "por", "mais", "foi", "ao"}},
    {"nl", {"het", "een", "van", "en", "niet", "dat", "zijn", "voor", "met", "wordt", "maar", "ook"}},
    {"pl", {"się", "nie", "na", "jest", "że", "do", "to", "z", "jak", "przez", "dla", "oraz"}},
    {"sv", {"och", "att", "det", "som", "inte", "är", "för", "med", "den", "ett", "på", "av"}},
    {"da", {"og", "at", "det", "ikke", "er", "af", "til", "som", "på", "med", "den", "blev"}},
    {"ru", {"и", "в", "не", "на", "что", "с", "это", "как", "по", "был", "его", "из"}},
    {"uk", {"і", "в", "не", "на", "що", "з", "це", "як", "та", "був", "його", "від"}},
    {"el", {"και", "το", "να", "του", "η", "της", "με", "που", "για", "στο", "είναι", "από"}},
};

// Spellings that only one side of the Atlantic uses.
constexpr std::string_view british[] = {"isation", "ise ",   "ised ",     "ising ", "our ",    "oured ",
                                        "defence", "centre", "programme", "whilst", "towards "};
constexpr std::string_view american[] = {"ization", "ize ",   "ized ",    "izing ", "color",  "favor",
                                         "defense", "center", "program ", "labor",  "toward "};

int count_all(std::string_view text, std::string_view needle) {
  int n = 0;
  for (std::size_t at = 0; (at = text.find(needle, at)) != std::string_view::npos; at += needle.size()) ++n;
  return n;
}

std::string_view without_marks(std::string_view word) {
  while (!word.empty() && std::string_view(".,;:!?\"'()[]").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  while (!word.empty() && std::string_view("\"'([").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  return word;
}

std::string english_variety(std::string_view text) {
  // "hour", "four" and "otherwise" are spelled so everywhere.
  int uk = -count_all(text, "hour ") - count_all(text, "four ") - count_all(text, "otherwise ") - count_all(text, "rise ") -
           count_all(text, "wise ") - count_all(text, " our ") - count_all(text, " your ");
  int us = 0;
  for (std::string_view spelling : british) uk += count_all(text, spelling);
  for (std::string_view spelling : american) us += count_all(text, spelling);
  if (uk >= 3 && uk > 2 * us) return "en-GB";
  if (us >= 3 && us > 2 * uk) return "en-US";
  return "en";
}

}  // namespace

std::string detect_language(std::string_view text) {
  std::string folded = fold_case(text.substr(0, enough_text));
  std::replace_if(folded.begin(), folded.end(), utf8::is_html_space, ' ');
  std::map<std::string_view, int> hits;
  int words = 0;
  for (std::string_view word : split_words(folded)) {
    ++words;
    word = without_marks(word);
    for (Language const& language : languages)
      hits[language.tag] += std::find(language.words.begin(), language.words.end(), word) != language.words.end();
  }
  const auto best = std::max_element(hits.begin(), hits.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  if (best == hits.end() || best->second < enough_hits || best->second * 20 < words) return {};
  const bool rivalled = std::any_of(hits.begin(), hits.end(),
                                    [&](auto const& h) { return h.first != best->first && h.second * 10 > best->second * 9; });
  if (rivalled) return {};
  return best->first == "en" ? english_variety(folded) : std::string(best->first);
}

}  // namespace bifolio::parse
