// PagedDocument: layout's product. Pages of fragments in paint order, each with the box it came from and its source text.
// Coordinates are from the top left corner of the page's trim box, y down. The PDF writer decides nothing that is here.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "model/box_tree.h"
#include "model/page_map.h"
#include "model/painting.h"

namespace bifolio::model {

/// One glyph of a run. `advance` is final: justification, letter-spacing and kerning are in it.
struct PlacedGlyph {
  std::uint32_t glyph = 0;    ///< glyph index in the font
  Length advance;             ///< along the line, in visual order; never negative in a run of ours
  Length x_offset, y_offset;  ///< y up, as OpenType's
  std::uint32_t cluster =
      0;  ///< byte offset in the run's text of the first character that it shows; text.size() for an inserted hyphen
  friend bool operator==(PlacedGlyph const&, PlacedGlyph const&) = default;
};

/// How a run's glyphs stand: on a horizontal line; on a vertical one turned clockwise, their baseline running down; or on a
/// vertical one upright, each centred on the line, the origin of the first being in the middle of its top edge.
enum class GlyphOrientation : std::uint8_t { Horizontal, Sideways, Upright };

/// Glyphs of one font, size, colour and direction on one baseline, in visual order, left to right.
struct GlyphRun {
  FontId font;
  Length font_size;
  std::int32_t horizontal_scale = 100000;          ///< 1/1000 of a percent: font expansion
  Point origin;                                    ///< of the first glyph, on the baseline
  std::uint32_t first_glyph = 0, glyph_count = 0;  ///< in PagedDocument::glyphs
  std::string_view text;  ///< what the glyphs say, in logical order, as it is to be copied: no inserted hyphens
  Color color;
  bool right_to_left = false;
  GlyphOrientation orientation = GlyphOrientation::Horizontal;
  /// The word goes on in the next line's run: an inserted hyphen is shown that is not part of the text.
  bool ends_in_hyphen = false;
  friend bool operator==(GlyphRun const&, GlyphRun const&) = default;
};

/// A filled rectangle: background, border side, rule, text decoration.
struct FilledRect {
  Rect rect;
  Color color;
  friend bool operator==(FilledRect const&, FilledRect const&) = default;
};

/// A stroked line: dotted and dashed borders and decorations. With `gap`, dashes of the length `dash` alternate with gaps (a dotted
/// line's dots are round and have no length); without it, both follow from the width.
struct StrokedLine {
  Point from, to;
  Length width;
  BorderStyle style = BorderStyle::Dashed;
  Color color;
  Length dash = {}, gap = {};
  friend bool operator==(StrokedLine const&, StrokedLine const&) = default;
};

struct PlacedImage {
  Rect rect;  ///< where the whole image goes
  Rect clip;  ///< what of it is seen; equal to rect when nothing is cut
  ResourceId image;
  friend bool operator==(PlacedImage const&, PlacedImage const&) = default;
};

/// A link's active area; one for each line. `href` as in Box.
struct LinkArea {
  Rect rect;
  std::string_view href;
  friend bool operator==(LinkArea const&, LinkArea const&) = default;
};

/// The place of an element that has an id, or of a bookmark's box: a destination.
struct Anchor {
  std::string_view id;  ///< empty for a bookmark's box without one
  Point point;
  friend bool operator==(Anchor const&, Anchor const&) = default;
};

/// What is not the author's content (PDF/UA: artifacts).
enum class Artifact : std::uint8_t { None, Header, Footer, PageNumber, Layout, Background, RepeatedTableHeader };

struct Fragment {
  BoxId box;  ///< none for margin boxes' content and page backgrounds
  Artifact artifact = Artifact::None;
  std::variant<GlyphRun, FilledRect, StrokedLine, PlacedImage, LinkArea, Anchor, FilledPath, StrokedPath, GroupBegin, GroupEnd>
      content;
  friend bool operator==(Fragment const&, Fragment const&) = default;
};

struct Page {
  Size size;  ///< of the trim box
  Length bleed;
  bool crop_marks = false, cross_marks = false;
  std::int32_t rotation = 0;  ///< the finished page is turned clockwise, in degrees: 0, 90 or -90
  std::string label;          ///< the page number as the sheet styles it ("iv"); what a viewer and the EPUB's page list show
  bool blank = false;         ///< only there so that the next page is a recto or verso
  std::vector<Fragment> fragments;
};

struct PagedDocument {
  std::vector<Page> pages;
  std::vector<PlacedGlyph> glyphs;
  PageMap page_map;
  Arena strings;  ///< text that is in neither the document nor the box tree: margin boxes, resolved counters
};

/// Every glyph range, font and box exists, clusters are within their texts, content has a box and artifacts say so, coordinates
/// have not overflowed, groups are balanced on each page, the page map has an entry for each page. (What runs over a page's edge is
/// content's fault, and diagnosed.)
std::vector<std::string> verify(PagedDocument const& paged, BoxTree const& tree);
/// One fragment a line: kind, box, place, text.
std::string dump(PagedDocument const& paged, BoxTree const& tree, Document const& document);

}  // namespace bifolio::model
