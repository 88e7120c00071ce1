// Notes beside each other in the lines of a footnote area (css-gcpm-3 §2.6, footnote-display): what of them fits in a line. Pure.
// The page breaker asks it how much room notes take, page building where they stand. Changes with what may share a line.
#pragma once

#include "base/length.h"

namespace bifolio::layout {

/// A footnote as its neighbours in a line of notes see it.
struct NoteShape {
  bool shares = false;  ///< it is one line, and may stand beside others
  Length width;         ///< of its text
  Length gap;           ///< to the note before it
};

class NotePacker {
 public:
  /// `width` is the footnote area's. Places are from the edge at which lines begin.
  explicit NotePacker(Length width) : width_(width) {}

  struct Place {
    bool new_line = true;
    Length x;      ///< where it begins
    Length grows;  ///< how much taller the notes are with it
  };
  Place place(NoteShape const& shape, Length height) const {
    const Length x = used_ + shape.gap;
    if (!shape.shares || !open_ || x + shape.width > width_) return {true, {}, height};
    return {false, x, max(height - line_, {})};
  }
  void put(NoteShape const& shape, Length height) {
    const Place at = place(shape, height);
    line_ = at.new_line ? height : line_ + at.grows;
    used_ = at.x + shape.width;
    open_ = shape.shares;
  }

 private:
  Length width_, used_, line_;
  bool open_ = false;  ///< another note may stand in the last line
};

}  // namespace bifolio::layout
