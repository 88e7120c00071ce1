// The setting of footnotes at the foot of a page: how much of them finds room, and what dividing one costs. The page breaker's.
// Changes when notes are to be divided by another measure.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/page/breaker.h"

namespace bifolio::layout {

namespace cost {
inline constexpr std::int64_t late_note = 10'000'000;  ///< a footnote begins after the page of its call
}

/// Where notes stand.
struct NoteRoom {
  Length height, width;
};

class NoteSetter {
 public:
  explicit NoteSetter(Flow const& flow);

  /// Places notes from `at` on, up to the `called`-th, into the room; moves `at` and adds to `used`. Returns what it costs.
  std::int64_t set(NotePosition& at, std::uint32_t called, NoteRoom const& room, Length& used) const;
  /// The height of the notes from `at` on, up to the `called`-th; where they are taller than the room, something more than that.
  /// Requires at.note < called.
  std::int64_t height(NotePosition const& at, std::uint32_t called, NoteRoom const& room) const;

 private:
  struct Filled;
  Filled fill(NotePosition at, std::uint32_t called, NoteRoom const& room) const;
  NoteShape shape(std::uint32_t note) const { return shapes_.empty() ? NoteShape() : shapes_[note]; }

  std::vector<NoteHeights> const& notes_;
  std::vector<NoteShape> const& shapes_;
  std::vector<std::int64_t> before_;  ///< [i]: total height of the notes before note i
};

}  // namespace bifolio::layout
