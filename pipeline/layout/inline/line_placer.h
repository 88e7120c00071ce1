// What makes fragments of a line's atoms: order and inline boxes are place.cpp's, text and objects place_atoms.cpp's, lines along
// the text place_decorations.cpp's. Changes with what is known of the line meanwhile.
#pragma once

#include "layout/inline/line_content.h"
#include "layout/inline/text_decoration.h"

namespace bifolio::layout {

/// A visually contiguous part of an inline box that shows something of its own.
struct BoxRange {
  std::uint32_t box = 0;  ///< in LineContent::boxes
  Length left, right;     ///< of its border box
  std::size_t last = 0;   ///< position of its last atom in visual order
  bool has_start = false, has_end = false;
};

class LinePlacer {
 public:
  LinePlacer(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, Line& placed)
      : context_(context), paragraph_(paragraph), shaped_(shaped), line_(line), placed_(placed) {}
  void run();

 private:
  void find_ranges();
  void extend_ranges(std::uint32_t box, std::size_t position, Atom const& atom);
  void add_to_range(BoxRange& range, Atom const& atom) const;
  bool shows(std::uint32_t box) const;
  bool is_relative(std::uint32_t box) const;
  void note_extents();
  Length baseline(std::uint32_t box) const { return placed_.baseline + line_.boxes[box].shift; }

  void emit_backgrounds();
  void find_extents();
  std::vector<DecoratedSpan> decorated_text(std::uint32_t box) const;
  bool stops_decorations(model::BoxId box) const;
  void emit_decorations(DecorationLayer layer);
  void emit_atoms();
  void emit_run(Atom const& atom);
  void emit_shadows(model::GlyphRun const& run, model::BoxId box, model::ComputedStyle const& style);
  void emit_object(Atom const& atom);
  void emit_leader(Atom const& atom);
  void emit_links();
  void emit_anchors();
  void fade_boxes();
  std::uint32_t add_glyphs(Atom const& atom, std::string_view text, bool copies_source);
  Rect border_box(BoxRange const& range) const;

  LayoutContext& context_;
  Paragraph const& paragraph_;
  ShapedStretch const& shaped_;
  LineContent& line_;
  Line& placed_;
  std::vector<std::uint32_t> order_;
  std::vector<std::pair<std::size_t, std::size_t>> extents_;  ///< for each box: once they are needed
  std::vector<BoxRange> ranges_;
  std::vector<std::uint32_t> range_of_;  ///< for each box: its last range plus 1, or 0
};

}  // namespace bifolio::layout
