// Where text may be broken: line break opportunities (UAX 14, css-text-4 §5), grapheme clusters, words and sentences (UAX 29),
// hyphenation.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bifolio::text {

enum class BreakClass : std::uint8_t { None, Allowed, Mandatory };
enum class Strictness : std::uint8_t { Auto, Loose, Normal, Strict, Anywhere };

/// For each byte offset 0 … text.size(): may a line end before it? The last is Mandatory. `language` chooses dictionaries and
/// rules.
std::vector<BreakClass> line_breaks(std::string_view text, std::string_view language, Strictness strictness);

/// Byte offsets at which grapheme clusters begin, and text.size().
std::vector<std::uint32_t> grapheme_boundaries(std::string_view text);

/// Words as UAX 29 sees them (no spaces, no punctuation), as [begin, end) pairs.
std::vector<std::pair<std::uint32_t, std::uint32_t>> words(std::string_view text, std::string_view language);

struct HyphenLimits {
  int word = 5, before = 2, after = 2;  ///< minimal characters (css-text-4 §6.3.2)
};

/// How a division changes a word's spelling: the bytes around the place become `before`, the hyphen, and `after`.
struct SpellingChange {
  std::uint32_t cut_before = 0, cut_after = 0;  ///< bytes on each side of the place that are replaced
  std::string before, after;
  friend auto operator<=>(SpellingChange const&, SpellingChange const&) = default;
};

/// A place inside a word where it may be divided.
struct HyphenPoint {
  std::uint32_t offset = 0;                ///< bytes from the word's start
  SpellingChange const* change = nullptr;  ///< null: none ("asszony" becomes "asz-szony"); lives as long as the Hyphenator
};

/// Pattern hyphenation by language. Safe to share between threads once the languages asked for are loaded.
class Hyphenator {
 public:
  /// `folders` are searched for hyph_<language>.dic, best match first ("en-GB": hyph_en_GB, hyph_en_US …).
  explicit Hyphenator(std::vector<std::string> folders);
  ~Hyphenator();
  Hyphenator(Hyphenator&&) noexcept;

  /// Whether there are patterns for the language; loads them.
  bool has_language(std::string_view language);
  /// Where the author wants `word` divided: at its hyphens, whatever patterns and limits say. In the language and those with more
  /// subtags ("de": de-CH too); "": in all. A "*" at its end: also in words that begin so. To be called before words are divided.
  void add_exception(std::string_view word, std::string_view language);
  /// What is to be said of a language without patterns; empty where none are missed.
  static std::string missing_patterns(std::string_view language);
  /// Points within `word` (letters and apostrophes; no spaces). Empty without patterns. Soft hyphens are the caller's.
  std::vector<HyphenPoint> hyphenate(std::string_view word, std::string_view language, HyphenLimits const& limits);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Upper- and lower-casing, title-casing of the first letter, by language (css-text-4 §2.1).
enum class CaseMapping : std::uint8_t { Upper, Lower, Capitalize };
std::string map_case(std::string_view text, CaseMapping mapping, std::string_view language);

}  // namespace bifolio::text
