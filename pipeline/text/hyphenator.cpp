// Hyphenation: words to the places where they may be divided, by pattern dictionaries. Changes with css-text-4 §6.3's limits.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/hyphen_dictionary.h"
#include "text/hyphen_languages.h"

namespace bifolio::text {
namespace {

constexpr std::size_t most_words = 1 << 16;  // cached for a language; then the cache starts anew

/// A letter of a word: composed, lower-case, and where it begins in the text.
struct Letter {
  char32_t code_point = 0;
  std::uint32_t offset = 0;
};

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

bool is_word_character(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (u_getCombiningClass(static_cast<UChar32>(c)) != 0 || u_isalpha(static_cast<UChar32>(c))) && c != 0xAA && c != 0xBA;
}

// One to one, so that letters keep their places: full case mapping could change their number.
char32_t lower(char32_t c, bool turkic) {
  if (turkic && c == U'I') return 0x131;
  if (c == 0x130) return U'i';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_turkic(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "tr" || primary == "az";
}

// The word's letters. Marks compose with the letter before them where Unicode has the letter composed.
std::vector<Letter> read_letters(std::string_view word, bool turkic) {
  UErrorCode error = U_ZERO_ERROR;
  icu::Normalizer2 const* nfc = icu::Normalizer2::getNFCInstance(error);
  std::vector<Letter> letters;
  for (std::uint32_t offset = 0; offset < word.size();) {
    const utf8::Decoded decoded = utf8::decode(word, offset);
    const char32_t c = is_apostrophe(decoded.code_point) ? U'\'' : lower(decoded.code_point, turkic);
    UChar32 composed = -1;
    if (c >= 0x300 && !letters.empty() && U_SUCCESS(error))
      composed = nfc->composePair(static_cast<UChar32>(letters.back().code_point), static_cast<UChar32>(c));
    if (composed >= 0) {
      letters.back().code_point = static_cast<char32_t>(composed);
    } else {
      letters.push_back({c, offset});
    }
    offset += decoded.length;
  }
  return letters;
}

/// A possible division, with how many letters it leaves on each side up to an apostrophe or the run's end, and the run's letters.
struct Division {
  std::uint32_t offset = 0;
  int before = 0, after = 0, run = 0;
};

bool is_mark(char32_t c) { return c >= 0x300 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND); }

// Letters from `at` up to the next apostrophe or the run's end; marks do not count.
int letters_after(std::u32string_view run, std::size_t at) {
  int count = 0;
  for (; at < run.size() && run[at] != U'\''; ++at) count += is_mark(run[at]) ? 0 : 1;
  return count;
}

// How many letters stand directly before each letter since the run's start or the last apostrophe.
std::vector<int> letters_before(std::u32string_view run) {
  std::vector<int> counts;
  int count = 0;
  for (const char32_t c : run) {
    counts.push_back(count);
    count = c == U'\'' ? 0 : count + (is_mark(c) ? 0 : 1);
  }
  return counts;
}

/// Letters [begin, end) of a word that are one run: letters, marks and apostrophes, which is what patterns know.
struct LetterRun {
  std::size_t begin = 0, end = 0;
};

LetterRun next_run(std::vector<Letter> const& letters, std::size_t from) {
  const auto belongs = [](char32_t c) { return c == U'\'' || is_word_character(c); };
  while (from < letters.size() && !is_word_character(letters[from].code_point)) ++from;
  std::size_t end = from;
  while (end < letters.size() && belongs(letters[end].code_point)) ++end;
  while (end > from && letters[end - 1].code_point == U'\'') --end;
  return {from, end};
}

void divide_run(HyphenDictionary const& dictionary, std::vector<Letter> const& letters, LetterRun run, std::vector<Division>& out) {
  std::u32string text;
  for (std::size_t i = run.begin; i < run.end; ++i) text += letters[i].code_point;
  const std::vector<bool> divisions = dictionary.divisions(text);
  const std::vector<int> before = letters_before(text);
  const auto count =
      static_cast<int>(std::count_if(text.begin(), text.end(), [](char32_t c) { return c != U'\'' && !is_mark(c); }));
  for (std::size_t i = 1; i < divisions.size(); ++i) {
    if (!divisions[i] || is_mark(text[i])) continue;
    const int after = letters_after(text, i);
    if (before[i] >= dictionary.least_before() && after >= dictionary.least_after())
      out.push_back({letters[run.begin + i].offset, before[i], after, count});
  }
}

// A division never falls inside a grapheme cluster, whatever the patterns say.
void keep_clusters(std::string_view word, std::vector<Division>& divisions) {
  const std::vector<std::uint32_t> boundaries = grapheme_boundaries(word);
  std::erase_if(divisions, [&](Division const& d) { return !std::binary_search(boundaries.begin(), boundaries.end(), d.offset); });
}

std::vector<Division> divide(HyphenDictionary const& dictionary, std::string_view word, bool turkic) {
  std::vector<Division> divisions;
  const std::vector<Letter> letters = read_letters(word, turkic);
  for (LetterRun run = next_run(letters, 0); run.begin < run.end; run = next_run(letters, run.end))
    divide_run(dictionary, letters, run, divisions);
  if (!divisions.empty()) keep_clusters(word, divisions);
  return divisions;
}

struct Language {
  HyphenDictionary const* dictionary = nullptr;  // null: no patterns
  bool turkic = false;
  std::unordered_map<std::string, std::vector<Division>> words;  // looked up only, never iterated
};

}  // namespace

struct Hyphenator::State {
  std::map<std::string, std::string, std::less<>> available;
  std::mutex mutex;                                      // guards all below; a dictionary itself is immutable
  std::map<std::string, HyphenDictionary> dictionaries;  // by path
  std::map<std::string, Language, std::less<>> languages;

  Language& language(std::string_view tag);
};

Language& Hyphenator::State::language(std::string_view tag) {
  if (const auto found = languages.find(tag); found != languages.end()) return found->second;
  Language& language = languages[std::string(tag)];
  language.turkic = is_turkic(tag);
  for (std::string const& name : dictionary_names(tag, available)) {
    const auto file = available.find(name);
    if (file == available.end()) continue;
    HyphenDictionary const& dictionary = dictionaries.try_emplace(file->second, file->second).first->second;
    if (!dictionary) continue;
    language.dictionary = &dictionary;
    break;
  }
  return language;
}

Hyphenator::Hyphenator(std::vector<std::string> folders) : state_(std::make_unique<State>()) {
  state_->available = find_dictionaries(folders);
}
Hyphenator::~Hyphenator() = default;
Hyphenator::Hyphenator(Hyphenator&&) noexcept = default;

bool Hyphenator::has_language(std::string_view language) {
  const std::scoped_lock lock(state_->mutex);
  return state_->language(language).dictionary != nullptr;
}

std::vector<HyphenPoint> Hyphenator::hyphenate(std::string_view word, std::string_view language, HyphenLimits const& limits) {
  const std::scoped_lock lock(state_->mutex);
  Language& known = state_->language(language);
  if (known.dictionary == nullptr) return {};
  if (known.words.size() >= most_words) known.words.clear();
  const auto [entry, is_new] = known.words.try_emplace(std::string(word));
  if (is_new) entry->second = divide(*known.dictionary, word, known.turkic);
  std::vector<HyphenPoint> points;
  for (Division const& d : entry->second)
    if (d.run >= limits.word && d.before >= limits.before && d.after >= limits.after) points.push_back({d.offset});
  return points;
}

}  // namespace bifolio::text
