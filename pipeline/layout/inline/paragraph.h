// Paragraph: what the collect phase makes of a block container's inline-level boxes and the later phases read: one text, cut into
// pieces that know their boxes and styles and how to get back to the source. Changes when a new kind of inline content is due.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/block/atomic.h"
#include "layout/inline/inline_cache.h"
#include "layout/inline/mapped_text.h"
#include "model/box_tree.h"
#include "text/shaping.h"

namespace bifolio::layout {

enum class PieceKind : std::uint8_t {
  Text,
  Open,     ///< an inline box begins; no text
  Close,    ///< it ends; no text
  Object,   ///< an image or an inline-block: U+FFFC
  Leader,   ///< U+FFFC
  Tab,      ///< a preserved tab
  Control,  ///< a bidi control or U+200B that is not the author's text
  Anchor,   ///< a float or an absolutely positioned box stands here: no text, no break
  Break,    ///< a forced break: one byte of text that belongs to no line
};

struct Piece {
  PieceKind kind = PieceKind::Text;
  bool from_source = false;          ///< text that stands in a text node of the document
  bool combined = false;             ///< text-combine-upright: as one upright character of a vertical line
  bool copies_source = false;        ///< what is copied is the source's text, not what is shown (synthesised small capitals)
  std::uint32_t begin = 0, end = 0;  ///< in Paragraph::text
  model::BoxId box;
  std::uint32_t style = 0;              ///< in Paragraph::styles
  std::string_view shown;               ///< of Text: the same bytes, where they outlive layout
  std::string_view source;              ///< of Text: the box's text that is shown
  std::uint32_t map = 0, map_size = 0;  ///< in Paragraph::map; empty: `shown` is `source`
  std::uint32_t characters_before = 0;  ///< code points of the text node before `source` that are not white space
  std::uint32_t object = 0;             ///< in Paragraph::objects
  std::uint32_t origin = 0;             ///< bytes of the boxes' own text before it: the same whatever style it is shown in
  std::uint32_t ruby_base = 0;          ///< of Open and Close: the ruby base's number in Paragraph::ruby_bases plus 1; else 0
};

/// An image, an inline-block or a leader. Sizes are of the margin box.
struct InlineObject {
  model::BoxId box;
  Size size;
  Length baseline;                   ///< from its top
  Size image;                        ///< an image's content box
  AtomicBox atomic;                  ///< an inline-block's fragments
  FontId pattern_font;               ///< a leader's
  std::vector<text::Glyph> pattern;  ///< a leader's, once
};

/// A ruby annotation: laid out by itself, it stands over or under the bases that it belongs to (css-ruby-1 §2.2). Where annotations
/// are merged it is all of them.
struct RubyAnnotation {
  std::vector<model::BoxId> boxes;
  std::uint32_t first_base = 0, last_base = 0;  ///< in Paragraph::ruby_bases
  std::uint32_t level = 0;                      ///< 0 is next to the base on its side
  bool under = false;
  model::RubyAlign align = model::RubyAlign::SpaceAround;
  Length size;                             ///< of its letters
  Length width;                            ///< natural
  Length above, below;                     ///< of its letters, from its baseline
  Length shift;                            ///< of its baseline from its bases', downwards
  std::vector<model::Fragment> fragments;  ///< at its natural width, from its left end, on its baseline
  std::vector<std::uint32_t> footnotes;    ///< called in it
  std::vector<model::BoxId> begun;
};

/// A base and what its annotations need: room on both sides when they are wider.
struct RubyBase {
  std::uint32_t begin = 0, end = 0;  ///< in Paragraph::text
  std::uint32_t segment = 0;         ///< bases of one segment share annotation levels
  Length width;                      ///< natural
  Length start, finish;              ///< room before and after it
  Length above, below;               ///< what it and its annotations reach from its baseline
  bool joined = false;               ///< an annotation goes on over the next base: no line ends between them
};

/// Room before `at` in a base that is spread under a wider annotation; `cluster` is the character before.
struct RubyGap {
  std::uint32_t cluster = 0, at = 0;
  Length width;
};

struct Paragraph {
  std::string text;
  std::vector<Piece> pieces;
  /// For each piece, one past the place of the piece that opened the box around it, or 0; only where an inline box has
  /// box-decoration-break: clone.
  std::vector<std::uint32_t> parents;
  std::vector<MapPoint> map;
  std::vector<std::uint32_t> soft_hyphens;  ///< offsets in `text` where a U+00AD stood; sorted
  std::vector<InlineObject> objects;
  std::vector<RubyBase> ruby_bases;
  std::vector<RubyAnnotation> ruby_annotations;
  std::vector<RubyGap> ruby_gaps;          ///< in the order of the text
  std::vector<InlineStyle const*> styles;  ///< [0] is the container's
  /// Each of `styles` twice (2i and 2i+1): neighbouring pieces take turns, so that items never cross pieces.
  std::vector<text::TextStyle> text_styles;
  std::vector<text::StyleRange> ranges;
  model::BoxId container;  ///< none for a margin box's text
  text::BaseDirection direction = text::BaseDirection::LeftToRight;
  bool is_right_to_left() const { return direction == text::BaseDirection::RightToLeft; }
  bool has_break_spaces = false;       ///< white-space-collapse: break-spaces somewhere in it
  bool goes_on = false;                ///< in an anonymous block, after other blocks: its first line is not the block container's
  Length basis;                        ///< of percentages: the width of the containing block; zero for intrinsic sizes
  std::optional<Length> basis_height;  ///< as LineSpaces::height
  bool may_hang_end = false;           ///< hanging-punctuation: last, allow-end or force-end
  bool has_content = false;            ///< anything that makes a line box (CSS 2.1 §9.4.2)

  InlineStyle const& style(Piece const& piece) const { return *styles[piece.style]; }
  model::ComputedStyle const& computed(Piece const& piece) const { return *styles[piece.style]->computed; }
  model::ComputedStyle const& root() const { return *styles[0]->computed; }
};

/// Whether the box is anonymous and stands after other blocks: its first line is not its block container's.
bool is_after_block(model::BoxTree const& tree, model::BoxId box);

/// Whether the piece opens a box that has nothing in it but edges that take room: where a line may end before it, it stays on the
/// line.
bool is_empty_inline(Paragraph const& paragraph, std::size_t piece);

/// Whether the piece makes a line box where it stands (CSS 2.1 §9.4.2).
bool makes_line_box(Paragraph const& paragraph, Piece const& piece);

/// The offset in `piece.source` of what stands at `offset` of the paragraph. Requires piece.begin <= offset <= piece.end.
std::uint32_t source_offset(Paragraph const& paragraph, Piece const& piece, std::uint32_t offset);

/// The place in the boxes' own text of what ends at `offset`: it names the same place in the paragraph in other styles.
std::uint32_t origin_at(Paragraph const& paragraph, std::uint32_t offset);

/// The source's bytes that made the character at `offset`: exact unless white space before it in its box was collapsed.
Span source_span(model::BoxTree const& tree, Paragraph const& paragraph, Piece const& piece, std::uint32_t offset);

/// U+FFFC, in UTF-8.
inline constexpr std::string_view object_character = "\xEF\xBF\xBC";

}  // namespace bifolio::layout
