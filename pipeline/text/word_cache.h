// The shaper's cache of words: what HarfBuzz made of a word, in font units, so that one entry serves every size. Inside text/ only.
// Changes with what a shaped word holds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/hash.h"

namespace bifolio::text {

/// A glyph in font units; `cluster` counts bytes from the word's start.
struct UnitGlyph {
  std::uint32_t glyph = 0, cluster = 0;
  std::int32_t advance = 0, x_offset = 0, y_offset = 0;
  bool unsafe_to_break = false;
};

struct GlyphRange {
  std::uint32_t first = 0, count = 0;
};

/// Open addressing over words kept in an arena. It holds what fits and says when it is full; dropping it changes no result.
class WordCache {
 public:
  static constexpr std::size_t longest_word = 64;  ///< bytes; longer ones seldom come twice
  static constexpr std::size_t capacity = 1 << 15;

  bool is_full() const { return size_ >= capacity; }

  GlyphRange const* find(std::string_view word) const {
    if (slots_.empty()) return nullptr;
    Slot const& slot = slots_[position(word, hash64(word))];
    return slot.word.data() == nullptr ? nullptr : &slot.glyphs;
  }

  /// Requires that the word is not there and not empty.
  void insert(std::string_view word, GlyphRange glyphs) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    const std::uint64_t hash = hash64(word);
    slots_[position(word, hash)] = {hash, words_.store(word), glyphs};
    ++size_;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::string_view word;
    GlyphRange glyphs;
  };

  std::size_t position(std::string_view word, std::uint64_t hash) const {
    std::size_t at = (hash ^ hash >> 29) & (slots_.size() - 1);
    while (slots_[at].word.data() != nullptr && (slots_[at].hash != hash || slots_[at].word != word))
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    for (Slot& slot : old)
      if (slot.word.data() != nullptr) slots_[position(slot.word, slot.hash)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  Arena words_;
};

}  // namespace bifolio::text
