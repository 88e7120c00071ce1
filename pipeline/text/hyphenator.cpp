// Hyphenation: words to the places where they may be divided, by pattern dictionaries. Changes with css-text-4 §6.3's limits.
#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/hyphen_dictionary.h"
#include "text/hyphen_exceptions.h"
#include "text/hyphen_languages.h"
#include "text/hyphen_letters.h"

namespace bifolio::text {
namespace {

constexpr std::size_t most_words = 1 << 16;  // cached for a language; then the cache starts anew

bool is_word_character(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (u_getCombiningClass(static_cast<UChar32>(c)) != 0 || u_isalpha(static_cast<UChar32>(c))) && c != 0xAA && c != 0xBA;
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
  bool old_german = false;
  std::vector<Division> divisions = {};
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

// German before 1996 divided ck as k-k and did not part st within a word. Nobody's patterns in Debian know it: those of today are
// read otherwise, and where st may be a joint ("Haus-tür") or not ("Fen-ster"), it stays whole.
void use_old_orthography(std::u32string_view text, std::vector<LetterDivision>& divisions) {
  static const LetterChange hard{.first = -1, .cut = 1, .before = U"k", .after = U""};
  for (std::size_t i = 1; i < divisions.size(); ++i) {
    if (!divisions[i].allowed) continue;
    if (text[i - 1] == U's' && text[i] == U't') divisions[i] = {};
    if (text.substr(i, 2) != U"ck") continue;
    divisions[i] = {};
    if (i + 2 < text.size()) divisions[i + 1] = {.allowed = true, .change = &hard};
    ++i;
  }
}

void divide_run(Dividing& dividing, LetterRun run) {
  HyphenDictionary const& dictionary = dividing.dictionary;
  std::vector<Letter> const& letters = dividing.letters;
  std::u32string text;
  for (std::size_t i = run.begin; i < run.end; ++i) text += letters[i].code_point;
  std::vector<LetterDivision> divisions = dictionary.divisions(text);
  if (dividing.old_german) use_old_orthography(text, divisions);
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

/// Exceptions are the author's: no limit keeps them away.
constexpr int no_limit = 1000;

struct Language {
  HyphenDictionary const* dictionary = nullptr;  // null: no patterns
  bool turkic = false, old_german = false;
  std::unordered_map<std::string, std::vector<Division>> words;  // looked up only, never iterated
};

std::vector<Division> divide(Language const& language, std::string_view word, Changes& changes) {
  Dividing dividing{*language.dictionary, word, read_letters(word, language.turkic), changes, language.old_german};
  for (LetterRun run = next_run(dividing.letters, 0); run.begin < run.end; run = next_run(dividing.letters, run.end))
    divide_run(dividing, run);
  if (!dividing.divisions.empty()) keep_clusters(word, dividing.divisions);
  return std::move(dividing.divisions);
}

}  // namespace

struct Hyphenator::State {
  std::map<std::string, std::string, std::less<>> available;
  std::mutex mutex;                                      // guards all below; a dictionary itself is immutable
  std::map<std::string, HyphenDictionary> dictionaries;  // by path
  std::map<std::string, Language, std::less<>> languages;
  HyphenExceptions exceptions;
  Changes changes;

  Language& language(std::string_view tag);
  std::vector<Division> divide_word(Language const& known, std::string_view word, std::string_view tag);
};

std::vector<Division> Hyphenator::State::divide_word(Language const& known, std::string_view word, std::string_view tag) {
  std::vector<Division> divisions;
  if (known.dictionary != nullptr) divisions = divide(known, word, changes);
  if (exceptions.empty()) return divisions;
  const std::vector<Letter> letters = read_letters(word, false);
  const auto offset = [&](std::size_t letter) {
    return letter < letters.size() ? letters[letter].offset : static_cast<std::uint32_t>(word.size());
  };
  for (AuthoredPart const& part : exceptions.find(letters, tag)) {
    std::erase_if(divisions, [&](Division const& d) { return d.offset >= offset(part.begin) && d.offset < offset(part.end); });
    for (const std::size_t at : part.divisions) divisions.push_back({offset(at), no_limit, no_limit, no_limit, nullptr});
  }
  std::sort(divisions.begin(), divisions.end(), [](Division const& a, Division const& b) { return a.offset < b.offset; });
  return divisions;
}

Language& Hyphenator::State::language(std::string_view tag) {
  if (const auto found = languages.find(tag); found != languages.end()) return found->second;
  Language& language = languages[std::string(tag)];
  language.turkic = is_turkic(tag);
  language.old_german = is_old_german(tag);
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
  state_->exceptions.add(word, language);
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
