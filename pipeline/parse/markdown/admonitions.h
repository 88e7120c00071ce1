// Admonitions: a quotation whose first line is "[!NOTE]" and the like is a note, a tip or a warning (as GitHub's alerts). Used by
// emit_blocks.cpp. Changes with the kinds that there are.
#pragma once

#include <cstddef>
#include <string_view>

namespace bifolio::parse::markdown {

struct AdmonitionMarker {
  std::string_view kind;        ///< the class: note, tip, important, warning or caution; empty: no admonition
  std::size_t title_begin = 0;  ///< what follows on the marker's line is the author's own title; empty for the usual one
  std::size_t title_end = 0;
  std::size_t text_begin = 0;  ///< where the paragraph goes on
  bool has_title() const { return title_begin < title_end; }
};

/// Reads the marker at the beginning of a quotation's first paragraph.
AdmonitionMarker admonition_marker(std::string_view paragraph);

}  // namespace bifolio::parse::markdown
