// LineContent: one line between breaking and placing: its atoms in logical order, their glyphs, and the inline boxes that are open
// on it. Changes when a new kind of atom is due.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/context.h"
#include "layout/inline/inline_layout.h"
#include "layout/inline/line_breaker.h"
#include "layout/inline/paragraph.h"
#include "layout/inline/protrusion.h"
#include "layout/inline/shape.h"

namespace bifolio::layout {

/// Control: a bidi control, which shows nothing but keeps what is beside it apart (UAX 9, X9 and L2).
enum class AtomKind : std::uint8_t { Run, Open, Close, Object, Leader, Control };
inline bool shows_nothing(AtomKind kind) { return kind == AtomKind::Open || kind == AtomKind::Close || kind == AtomKind::Control; }

/// What moves as a whole when the line is put in visual order.
struct Atom {
  AtomKind kind = AtomKind::Run;
  std::uint8_t level = 0;
  std::uint32_t begin = 0, end = 0;  ///< local text
  std::size_t piece = 0;
  std::uint32_t item = 0;
  std::uint32_t box = 0;  ///< in LineContent::boxes: the innermost inline box around it (or the box that it opens or closes)
  std::uint32_t first_glyph = 0, glyph_count = 0;  ///< in LineContent::glyphs
  bool has_hyphen = false;                         ///< a hyphen was inserted
  bool has_ellipsis = false;                       ///< an ellipsis was inserted
  bool is_clone = false;                           ///< an edge at a break, not where the box begins or ends
  Length x, width;
};

/// An inline box (or the root inline box, or an object) on this line.
struct LineBoxPart {
  model::BoxId box;
  std::uint32_t parent = 0;
  InlineStyle const* style = nullptr;
  Length above, below;          ///< from its baseline, of its inline box (leading included) or of the object
  Length shift;                 ///< of its baseline, downwards from the root's
  std::uint32_t ruby_base = 0;  ///< as Piece::ruby_base
};

/// Punctuation at a line's end that may stand beyond its edge, or must.
struct Hang {
  Length width;
  bool always = false;
};

/// Where a line begins and ends in its stretch, and the room that it has.
struct LineCut {
  std::uint32_t begin = 0, end = 0;
  BreakKind kind = BreakKind::Space;
  bool last_of_stretch = false;
  Length x, width;  ///< the room for it, indent taken off
  Length indent = {};
  Hang hang = {};
  LineProtrusion protrusion = {};
  /// The changed spellings of the word whose division the line begins or ends with; null: unchanged.
  text::SpellingChange const *begins_with = nullptr, *ends_with = nullptr;
};

struct LineContent {
  LineCut cut;
  std::uint32_t visible_end = 0;
  Length hanging_spaces;            ///< the preserved ones at its end
  std::int32_t expansion = 100000;  ///< of its running text, in 1/1000 of a percent
  std::vector<Atom> atoms;
  std::vector<text::Glyph> glyphs;
  std::vector<LineBoxPart> boxes;  ///< [0] is the root inline box; parents stand before their children
  std::vector<std::uint32_t> footnotes;
  std::vector<model::BoxId> begun, anchored;
  std::vector<Length> anchored_at;
  model::DocumentPlace place;
};

/// Cuts a stretch into the contents of its lines, which must be asked for in order. Boxes that are open at the end of one stretch
/// are open at the beginning of the next.
class LineGatherer {
 public:
  LineGatherer(LayoutContext& context, Paragraph const& paragraph);
  void start_stretch(Stretch const& stretch, ShapedStretch const& shaped);
  /// The first line begins here; what is open then is open on it.
  void skip_to(std::size_t piece, std::uint32_t offset);
  LineContent next(LineCut const& cut);
  /// The first piece that no line has reached.
  std::size_t next_piece() const { return piece_; }

 private:
  LineBoxPart inline_part(Piece const& piece) const;
  void add_open_boxes(LineContent& line);
  bool take_piece(LineContent& line);
  void add_edge(LineContent& line, std::size_t index, AtomKind kind);
  void close_clones(LineContent& line);
  void include_fallback(LineContent& line, Atom const& atom);
  Length width_so_far(LineContent const& line);
  void open_box(LineContent& line, Piece const& piece);
  void close_box(LineContent& line, Piece const& piece);
  bool take_text(LineContent& line, Piece const& piece);
  Atom atom_of(AtomKind kind, std::uint32_t item, std::uint32_t begin, std::uint32_t end) const;
  void add_run(LineContent& line, std::uint32_t item, std::uint32_t begin, std::uint32_t end);
  void add_glyphs(LineContent& line, Atom& atom);
  void add_control(LineContent& line, std::uint32_t begin, std::uint32_t end);
  void add_object(LineContent& line, Piece const& piece, std::uint32_t begin);
  void report_missing_hyphen(Atom const& atom);
  void add_hyphen(LineContent& line);
  void respell_end(LineContent& line, Atom& atom) const;
  void respell_begin(LineContent& line) const;
  void replace_glyphs(LineContent& line, Atom& atom, std::vector<text::Glyph> const& glyphs) const;
  void drop_outer_spaces(LineContent& line);
  void begin_box(LineContent& line, model::BoxId box);
  void note_place(LineContent& line, Piece const& piece, std::uint32_t begin);

  LayoutContext& context_;
  Paragraph const& paragraph_;
  Stretch const* stretch_ = nullptr;
  ShapedStretch const* shaped_ = nullptr;
  std::size_t piece_ = 0;
  std::uint32_t item_ = 0;
  std::vector<std::size_t> open_;          ///< pieces that opened the boxes that are open where the next line begins
  std::vector<std::uint32_t> open_parts_;  ///< the same boxes in the current line's `boxes`; [0] is the root
  std::size_t measured_atoms_ = 0;         ///< of the current line
  Length measured_;                        ///< their width
  model::BoxId last_begun_;
  std::size_t counted_piece_ = static_cast<std::size_t>(-1);
  std::uint32_t counted_offset_ = 0, counted_ = 0;
};

/// Sets the line to its room: letters and word spaces together, a little letter-spacing when that is not enough; leaders take all
/// of it. Afterwards every atom has its width. Returns the sum.
enum class Filling : std::uint8_t { Natural, Shrink, Justify };
Length justify_line(Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, Filling filling);

/// The whole paragraph on one line, at its natural width.
Line set_one_line(LayoutContext& context, Paragraph const& paragraph);

/// CSS 2.1 §10.8: aligns the line's boxes; sets their shifts and the line's height and baseline.
void align_vertically(LineContent& line, Line& placed);

/// Puts the atoms in visual order from `x` on and makes the fragments.
void place_atoms(LayoutContext& context, Paragraph const& paragraph, ShapedStretch const& shaped, LineContent& line, Line& placed);

}  // namespace bifolio::layout
