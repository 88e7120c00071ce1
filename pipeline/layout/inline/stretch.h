// Stretches: a paragraph's text is laid out in parts that depend on each other only by what is open between them. Changes with the
// size of what is shaped and broken at once.
#pragma once

#include <cstdint>
#include <string_view>

#include "layout/inline/paragraph.h"

namespace bifolio::layout {

/// What lies between forced breaks is shaped and broken at once up to this many bytes; longer text goes through a window of this
/// size.
inline constexpr std::uint32_t largest_stretch = 64 * 1024;

/// Paragraph text [begin, end) with the pieces [first_piece, last_piece) that it touches; pieces may reach beyond it.
struct Stretch {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t next = 0;  ///< where the next one begins
  std::size_t first_piece = 0, last_piece = 0;
  bool ends_paragraph = false;  ///< nothing but lines of this stretch follows
  bool is_cut = false;          ///< the text goes on without a forced break: a window of something very long
};

/// Whether a forced break stands before the piece, with nothing but ends of inline boxes between them.
bool is_after_break(Paragraph const& paragraph, std::size_t piece);

/// The next stretch from paragraph offset `begin` and piece `first` on, of at most `most` bytes.
Stretch next_stretch(Paragraph const& paragraph, std::uint32_t begin, std::size_t first, std::uint32_t most = largest_stretch);

}  // namespace bifolio::layout
