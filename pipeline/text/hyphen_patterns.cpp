#include "text/hyphen_patterns.h"

#include <algorithm>

namespace bifolio::text {
namespace {

constexpr std::uint64_t hash_start = 0xcbf29ce484222325ULL;
constexpr std::uint64_t hash_step(std::uint64_t hash, char32_t letter) { return (hash ^ letter) * 0x100000001b3ULL; }

}  // namespace

// "schif3fahrt/ff=f,5,2": letters 5 and 6 become "ff-f". A dot at the pattern's beginning is not counted.
std::uint32_t HyphenPatterns::add_change(PatternLine const& line, std::int32_t place) {
  const std::size_t equals = std::min(line.change.find(U'='), line.change.size());
  const std::u32string_view after = line.change.substr(std::min(equals + 1, line.change.size()));
  const std::int32_t dot = line.pattern.starts_with(U'.') ? 1 : 0;
  changes_.push_back(
      {line.first - 1 + dot - place, line.cut, std::u32string(line.change.substr(0, equals)), std::u32string(after)});
  return static_cast<std::uint32_t>(changes_.size());
}

void HyphenPatterns::add(PatternLine const& line) {
  const std::size_t letters = letters_.size(), values = values_.size();
  PatternValue pending;
  for (const char32_t c : line.pattern) {
    if (c >= U'0' && c <= U'9') {
      pending = {static_cast<std::uint8_t>(c - U'0'), 0};
      if (!line.change.empty() && pending.allows())
        pending.change = add_change(line, static_cast<std::int32_t>(letters_.size() - letters));
    } else {
      letters_.push_back(c);
      values_.push_back(pending);
      pending = {};
    }
  }
  values_.push_back(pending);
  std::uint64_t hash = hash_start;
  for (std::size_t count = 1; letters + count <= letters_.size(); ++count) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    hash = hash_step(hash, letters_[letters + count - 1]);
    Slot& slot = slots_[position(hash, {letters_.data() + letters, count})];
    if (slot.count == 0) {
      slot = {hash, static_cast<std::uint32_t>(letters), static_cast<std::uint32_t>(count), no_values};
      ++used_;
    }
    if (letters + count == letters_.size()) slot.values = static_cast<std::uint32_t>(values);
  }
}

// The slot of these letters, or the free one where they belong.
std::size_t HyphenPatterns::position(std::uint64_t hash, std::u32string_view letters) const {
  std::size_t at = (hash ^ hash >> 31) & (slots_.size() - 1);
  for (; slots_[at].count != 0; at = (at + 1) & (slots_.size() - 1)) {
    Slot const& slot = slots_[at];
    if (slot.hash == hash && std::u32string_view(letters_.data() + slot.letters, slot.count) == letters) break;
  }
  return at;
}

void HyphenPatterns::grow() {
  std::vector<Slot> old(slots_.empty() ? 4096 : slots_.size() * 2);
  old.swap(slots_);
  for (Slot const& slot : old)
    if (slot.count != 0) slots_[position(slot.hash, {letters_.data() + slot.letters, slot.count})] = slot;
}

void HyphenPatterns::apply(Slot const& slot, std::vector<PatternValue>& result, std::size_t begin) const {
  for (std::size_t i = 0; i <= slot.count; ++i)
    if (values_[slot.values + i].value > result[begin + i].value) result[begin + i] = values_[slot.values + i];
}

std::vector<PatternValue> HyphenPatterns::values(std::u32string_view word, PatternChoice choice) const {
  std::u32string framed;
  framed.reserve(word.size() + 2);
  framed.append(1, U'.').append(word).append(1, U'.');
  std::vector<PatternValue> result(framed.size() + 1);
  std::size_t covered = 0;  // letters before here end a longer beginning of a pattern
  for (std::size_t begin = 0; begin < framed.size() && !slots_.empty(); ++begin) {
    std::uint64_t hash = hash_start;
    for (std::size_t end = begin + 1; end <= framed.size(); ++end) {
      hash = hash_step(hash, framed[end - 1]);
      Slot const& slot = slots_[position(hash, std::u32string_view(framed).substr(begin, end - begin))];
      if (slot.count == 0) break;
      const bool counts = choice == PatternChoice::All || end > covered;
      if (counts && slot.values != no_values) apply(slot, result, begin);
      covered = std::max(covered, end);
    }
  }
  result.erase(result.begin());  // the edge's dot
  result.resize(word.size());
  return result;
}

}  // namespace bifolio::text
