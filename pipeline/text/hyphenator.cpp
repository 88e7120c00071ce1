// Hyphenation: words to the places where they may be divided, by pattern dictionaries. Changes with css-text-4 §6.3's limits.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
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
  SpellingChange const* change = nullptr;
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
  const auto belongs = [](char32_t c) {  // with Catalan's l·l, and the joiners of Indic scripts
    return c == U'\'' || c == 0xB7 || c == 0x200C || c == 0x200D || is_word_character(c);
  };
  while (from < letters.size() && !is_word_character(letters[from].code_point)) ++from;
  std::size_t end = from;
  while (end < letters.size() && belongs(letters[end].code_point)) ++end;
  while (end > from && !is_word_character(letters[end - 1].code_point)) --end;
  return {from, end};
}

/// The words' changes of spelling, each kept once.
using Changes = std::set<SpellingChange>;

/// A word, and where what is found in it goes.
struct Dividing {
  HyphenDictionary const& dictionary;
  std::string_view word;
  std::vector<Letter> letters;
  Changes& changes;
  std::vector<Division> divisions;
};

std::string to_utf8(std::u32string_view text, bool capital) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, capital ? static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))) : c);
  return out;
}

/// The change at letter `at` of the word in bytes; letters that it brings are capitals where those that go are.
SpellingChange const* spelling_change(Dividing& dividing, LetterChange const& change, std::size_t at) {
  std::vector<Letter> const& letters = dividing.letters;
  const auto offset = [&](std::int64_t letter) {
    const auto i = static_cast<std::size_t>(std::max<std::int64_t>(letter, 0));
    return i < letters.size() ? letters[i].offset : static_cast<std::uint32_t>(dividing.word.size());
  };
  const auto place = static_cast<std::int64_t>(at);
  const std::int64_t first = std::min(place + change.first, place), last = std::max(place + change.first + change.cut, place);
  const char32_t seen = utf8::decode(dividing.word, offset(place - 1)).code_point;
  const bool capital = u_isupper(static_cast<UChar32>(seen)) &&
                       u_isupper(static_cast<UChar32>(utf8::decode(dividing.word, offset(place)).code_point));
  return &*dividing.changes
               .insert({offset(place) - offset(first), offset(last) - offset(place), to_utf8(change.before, capital),
                        to_utf8(change.after, capital)})
               .first;
}

void divide_run(Dividing& dividing, LetterRun run) {
  HyphenDictionary const& dictionary = dividing.dictionary;
  std::vector<Letter> const& letters = dividing.letters;
  std::u32string text;
  for (std::size_t i = run.begin; i < run.end; ++i) text += letters[i].code_point;
  const std::vector<LetterDivision> divisions = dictionary.divisions(text);
  const std::vector<int> before = letters_before(text);
  const auto count =
      static_cast<int>(std::count_if(text.begin(), text.end(), [](char32_t c) { return c != U'\'' && !is_mark(c); }));
  for (std::size_t i = 1; i < divisions.size(); ++i) {
    if (!divisions[i].allowed || is_mark(text[i])) continue;
    const int after = letters_after(text, i);
    if (before[i] < dictionary.least_before() || after < dictionary.least_after()) continue;
    LetterChange const* const change = divisions[i].change;
    dividing.divisions.push_back({letters[run.begin + i].offset, before[i], after, count,
                                  change == nullptr ? nullptr : spelling_change(dividing, *change, run.begin + i)});
  }
}

// A division never falls inside a grapheme cluster, whatever the patterns say.
void keep_clusters(std::string_view word, std::vector<Division>& divisions) {
  const std::vector<std::uint32_t> boundaries = grapheme_boundaries(word);
  std::erase_if(divisions, [&](Division const& d) { return !std::binary_search(boundaries.begin(), boundaries.end(), d.offset); });
}

std::vector<Division> divide(HyphenDictionary const& dictionary, std::string_view word, bool turkic, Changes& changes) {
  Dividing dividing{dictionary, word, read_letters(word, turkic), changes, {}};
  for (LetterRun run = next_run(dividing.letters, 0); run.begin < run.end; run = next_run(dividing.letters, run.end))
    divide_run(dividing, run);
  if (!dividing.divisions.empty()) keep_clusters(word, dividing.divisions);
  return std::move(dividing.divisions);
}

/// A word as exceptions are looked up: its letters without hyphens.
std::u32string exception_key(std::string_view word) {
  std::u32string key;
  for (Letter const& letter : read_letters(word, false))
    if (letter.code_point != U'-') key += letter.code_point;
  return key;
}

/// For each exception: the counts of letters before its hyphens.
struct Exceptions {
  std::string language;
  std::map<std::u32string, std::vector<std::size_t>> words;
};

bool is_within(std::string_view language, std::string_view range) {
  if (range.empty()) return true;
  if (language.size() < range.size() || (language.size() > range.size() && language[range.size()] != '-')) return false;
  return std::equal(range.begin(), range.end(), language.begin(), [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

/// Exceptions are the author's: no limit keeps them away.
constexpr int no_limit = 1000;

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
  std::vector<Exceptions> exceptions;
  Changes changes;

  Language& language(std::string_view tag);
  std::vector<Division> divide_word(Language const& known, std::string_view word, std::string_view tag);
};

std::vector<Division> Hyphenator::State::divide_word(Language const& known, std::string_view word, std::string_view tag) {
  if (!exceptions.empty()) {
    const std::u32string key = exception_key(word);
    for (Exceptions const& list : exceptions) {
      const auto found = is_within(tag, list.language) ? list.words.find(key) : list.words.end();
      if (found == list.words.end()) continue;
      const std::vector<Letter> letters = read_letters(word, false);
      std::vector<Division> divisions;
      for (const std::size_t at : found->second) divisions.push_back({letters[at].offset, no_limit, no_limit, no_limit});
      return divisions;
    }
  }
  return known.dictionary == nullptr ? std::vector<Division>() : divide(*known.dictionary, word, known.turkic, changes);
}

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

std::string Hyphenator::missing_patterns(std::string_view language) {
  if (!divides_words(language)) return {};
  const std::string package = dictionary_package(language);
  return "there are no hyphenation patterns for the language " + std::string(language) + "; its words are not divided" +
         (package.empty() ? std::string() : " (Debian has them in the package " + package + ")");
}

void Hyphenator::add_exception(std::string_view word, std::string_view language) {
  const std::scoped_lock lock(state_->mutex);
  std::vector<std::size_t> hyphens;
  std::size_t count = 0;
  for (Letter const& letter : read_letters(word, false)) letter.code_point == U'-' ? hyphens.push_back(count) : void(++count);
  auto list = std::find_if(state_->exceptions.begin(), state_->exceptions.end(),
                           [&](Exceptions const& known) { return known.language == language; });
  // The more a tag says, the sooner its words are looked up.
  if (list == state_->exceptions.end())
    list = state_->exceptions.insert(std::find_if(state_->exceptions.begin(), state_->exceptions.end(),
                                                  [&](Exceptions const& e) { return e.language.size() < language.size(); }),
                                     Exceptions{std::string(language), {}});
  list->words[exception_key(word)] = std::move(hyphens);
}

std::vector<HyphenPoint> Hyphenator::hyphenate(std::string_view word, std::string_view language, HyphenLimits const& limits) {
  const std::scoped_lock lock(state_->mutex);
  Language& known = state_->language(language);
  if (known.dictionary == nullptr && state_->exceptions.empty()) return {};
  if (known.words.size() >= most_words) known.words.clear();
  const auto [entry, is_new] = known.words.try_emplace(std::string(word));
  if (is_new) entry->second = state_->divide_word(known, word, language);
  std::vector<HyphenPoint> points;
  for (Division const& d : entry->second)
    if (d.run >= limits.word && d.before >= limits.before && d.after >= limits.after) points.push_back({d.offset, d.change});
  return points;
}

}  // namespace bifolio::text
