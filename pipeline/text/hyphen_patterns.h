// Liang's hyphenation patterns ("Word Hy-phen-a-tion by Com-put-er", 1983): one level of a dictionary. Inside text/ only.
// Changes with the form in which patterns are kept. libhyphen itself needs three seconds to load the German dictionary; this
// table of the same patterns takes some thirty milliseconds, and a test holds both against each other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifolio::text {

/// How dividing a word at a place changes its letters ("asszony": "asz-szony"): `cut` of them, from `first` on as counted from the
/// place, become `before`, the hyphen, and `after`.
struct LetterChange {
  std::int32_t first = 0, cut = 0;
  std::u32string before, after;
};

/// A value between two letters: odd allows a division, even forbids it, the greatest of all matching patterns counts.
struct PatternValue {
  std::uint8_t value = 0;
  std::uint32_t change = 0;  ///< in HyphenPatterns, plus 1; 0: the letters stay
  bool allows() const { return (value & 1) != 0; }
};

/// A line of a dictionary. `change` is what stands behind the slash ("ff=f"); `first` and `cut` say, in letters of the pattern,
/// what it stands for; without a change it is empty.
struct PatternLine {
  std::u32string_view pattern, change;
  std::int32_t first = 0, cut = 0;
};

/// Which of the patterns that end at the same letter count.
enum class PatternChoice : std::uint8_t {
  All,      ///< Liang's rule
  Longest,  ///< libhyphen's: only the longest that may still become one; word lists are written for it, where a word overrides its
            ///< parts
};

class HyphenPatterns {
 public:
  /// `pattern` as it stands in a dictionary: letters with digits between them, "." for a word's edge. A later one with the same
  /// letters replaces the earlier.
  void add(PatternLine const& line);
  bool empty() const { return slots_.empty(); }

  /// result[i] is the value before letter i of `word`; result[0] is unused.
  std::vector<PatternValue> values(std::u32string_view word, PatternChoice choice) const;
  /// Null for a value that changes nothing. Valid as long as the patterns are.
  LetterChange const* change(PatternValue value) const { return value.change == 0 ? nullptr : &changes_[value.change - 1]; }

 private:
  static constexpr std::uint32_t no_values = 0xFFFFFFFF;
  /// A pattern's letters or the beginning of one; values only for whole patterns.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t letters = 0, count = 0;  ///< in letters_; no count: free
    std::uint32_t values = no_values;      ///< count + 1 of them in values_
  };
  std::size_t position(std::uint64_t hash, std::u32string_view letters) const;
  void apply(Slot const& slot, std::vector<PatternValue>& result, std::size_t begin) const;
  void grow();
  std::uint32_t add_change(PatternLine const& line, std::int32_t place);

  std::vector<char32_t> letters_;
  std::vector<PatternValue> values_;
  std::vector<Slot> slots_;
  std::vector<LetterChange> changes_;
  std::size_t used_ = 0;
};

}  // namespace bifolio::text
