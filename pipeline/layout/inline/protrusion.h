// Protrusion: how far the characters at a line's edges stand in the margin, so that the edge looks straight. Changes with what
// makes an edge look so.
#pragma once

#include "layout/context.h"
#include "layout/inline/paragraph.h"
#include "layout/inline/shape.h"

namespace bifolio::layout {

/// Of one line: at its start and at its end.
struct LineProtrusion {
  Length start, end;
  Length sum() const { return start + end; }
};

/// Finds what the lines of one stretch may have: those of a justified paragraph whose `text-justify` is `auto`.
class ProtrusionFinder {
 public:
  ProtrusionFinder(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped);
  bool any() const { return any_; }

  /// Of the character that begins at `at`, on a line that begins there.
  Length before(std::uint32_t at, Piece const& piece, text::Item const& item) const;
  /// Of the character that ends at `end`, on a line that ends there.
  Length after(std::uint32_t end, Piece const& piece, text::Item const& item) const;
  /// Of the hyphen that is inserted after it.
  Length of_hyphen(Piece const& piece, text::Item const& item) const;

 private:
  enum class Edge : std::uint8_t { Start, End };
  Length of(char32_t character, Piece const& piece, text::Item const& item, Edge edge) const;

  LayoutContext& context_;
  Paragraph const& paragraph_;
  ShapedStretch const& shaped_;
  bool any_ = false;
};

}  // namespace bifolio::layout
