// One hyphenation dictionary in libhyphen's format, whatever its encoding: one or two levels of patterns (the first finds where
// compounds join). Inside text/ only. Changes with the format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/hyphen_patterns.h"

namespace bifolio::text {

/// Whether a word may be divided at a place, and what becomes of its letters there; `change` lives as long as the dictionary.
struct LetterDivision {
  bool allowed = false;
  LetterChange const* change = nullptr;
};

/// Immutable after loading: any number of threads may divide words.
class HyphenDictionary {
 public:
  /// Empty (see operator bool) if the file has no patterns in an encoding that we know. Throws EnvironmentError if unreadable.
  explicit HyphenDictionary(std::string const& path);
  explicit operator bool() const { return !levels_.empty() && !levels_.back().patterns.empty(); }

  /// For each i: may `letters` be divided before letter i by the patterns? Letters are lower-case and composed, apostrophes "'".
  std::vector<LetterDivision> divisions(std::u32string_view letters) const;
  /// The fewest letters that the dictionary leaves at a word's beginning and end.
  int least_before() const { return levels_.back().left; }
  int least_after() const { return levels_.back().right; }

 private:
  struct Level {
    HyphenPatterns patterns;
    int left = 2, right = 2, compound_left = 0, compound_right = 0;
  };
  void read_line(std::u32string_view line);
  bool read_directive(std::u32string_view line);
  void divide_segment(std::u32string_view letters, std::size_t begin, std::size_t end, std::vector<LetterDivision>& out) const;
  void divide_part(std::u32string_view letters, std::size_t begin, std::size_t end, std::vector<LetterDivision>& out) const;

  std::vector<Level> levels_;
  PatternChoice choice_ = PatternChoice::All;  ///< word lists before the patterns are written for libhyphen's rule
  bool knows_apostrophes_ = false;             ///< else a word is divided as its parts between apostrophes
};

}  // namespace bifolio::text
