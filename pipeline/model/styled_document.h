// StyledDocument: the cascade's product. For each element an interned computed style, its pseudo-elements' styles, and
// the page styles for every kind of page that the document can have. Read beside the Document that it was made from.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "model/computed_style.h"
#include "model/document.h"

namespace bifolio::model {

enum class MediaType : std::uint8_t { Print, Screen };

enum class PseudoElement : std::uint8_t { None, Before, After, Marker, FirstLetter, FirstLine, FootnoteCall, FootnoteMarker };
inline constexpr std::size_t pseudo_element_count = static_cast<std::size_t>(PseudoElement::FootnoteMarker) + 1;

/// Clockwise from the top left corner (css-page-3 §5.1).
enum class MarginBoxPosition : std::uint8_t {
  TopLeftCorner,
  TopLeft,
  TopCenter,
  TopRight,
  TopRightCorner,
  RightTop,
  RightMiddle,
  RightBottom,
  BottomRightCorner,
  BottomRight,
  BottomCenter,
  BottomLeft,
  BottomLeftCorner,
  LeftBottom,
  LeftMiddle,
  LeftTop,
};
inline constexpr std::size_t margin_box_count = static_cast<std::size_t>(MarginBoxPosition::LeftTop) + 1;

/// What tells one kind of page from another (css-page-3 §3.1).
struct PageContext {
  std::string name;  ///< the `page` property's value; empty: auto
  bool first = false, left = false, blank = false;
  std::uint32_t nth_matches = 0;  ///< bit i: the page matches StyledDocument::nth_patterns[i]
  friend auto operator<=>(PageContext const&, PageContext const&) = default;
};

/// An+B of :nth().
struct NthPattern {
  std::int32_t a = 0, b = 0;
  friend bool operator==(NthPattern const&, NthPattern const&) = default;
};

/// What an :nth() asks of a page.
struct PagePattern {
  NthPattern nth;
  std::string name = {};  ///< of the pages that it may select; empty: all
  bool of_group = false;  ///< pages are counted from the beginning of their group on (css-gcpm-3 §3), else from the document's
  friend bool operator==(PagePattern const&, PagePattern const&) = default;
};

struct MarginBox {
  StyleId style;  ///< none: the box is not generated; its content is style's `content`
  Span span;      ///< of the declaration that gives it its content
  friend bool operator==(MarginBox const&, MarginBox const&) = default;
};

/// A page context's computed values. Margins are resolved against the page's own size.
struct PageStyle {
  Size size = {Length::from_points(595.276), Length::from_points(841.89)};  ///< of the trimmed page: A4
  Edges<Length> margin;
  StyleId style;          ///< padding, border, background, counters and the inherited properties of the page context
  StyleId footnote_area;  ///< @footnote; its max-height, border-top, padding …
  std::array<MarginBox, margin_box_count> margin_boxes;
  Length bleed;
  bool crop_marks = false, cross_marks = false;
  std::int32_t rotation = 0;  ///< page-orientation: the finished page is turned by 0, 90 (rotate-right) or -90 degrees
  friend bool operator==(PageStyle const&, PageStyle const&) = default;
};

/// A @counter-style rule, or a predefined style, ready for use (css-counter-styles-3).
struct CounterStyle {
  enum class System : std::uint8_t { Cyclic, Numeric, Alphabetic, Symbolic, Fixed, Additive };
  System system = System::Symbolic;
  std::vector<std::string> symbols;
  std::vector<std::pair<std::int32_t, std::string>> additive_symbols;
  std::int32_t first_symbol_value = 1;
  std::string prefix, suffix = ". ", negative_prefix = "-", negative_suffix, fallback = "decimal";
  std::vector<std::pair<std::int32_t, std::int32_t>> ranges;  ///< first and last value of each; none: what the system can do
  std::string extends;            ///< another style's name: it has what this one does not say, until resolve_counter_styles
  std::vector<std::string> said;  ///< with `extends`: the descriptors that this one says
  std::int32_t pad_length = 0;
  std::string pad_symbol;
  friend bool operator==(CounterStyle const&, CounterStyle const&) = default;
};

/// A @font-face rule: an author's font file for a family.
struct FontFace {
  /// One entry of `src`, in the author's order of preference.
  struct Source {
    std::string name;       ///< a path; of local(), a font's full or PostScript name
    bool is_local = false;  ///< local(): a font that is there already
    std::string fragment;   ///< behind the path's "#": which face of a collection, a number from 0 or a PostScript name
    friend bool operator==(Source const&, Source const&) = default;
  };
  std::string family;
  std::int32_t weight_low = 0, weight_high = 0;    ///< 0: auto
  std::int32_t stretch_low = 0, stretch_high = 0;  ///< 1/1000 of a percent; 0: auto
  bool style_auto = true;
  FontStyle style = FontStyle::Normal;
  std::int32_t oblique_low = 14000, oblique_high = 14000;  ///< of `oblique`, in 1/1000 of a degree
  std::vector<Source> sources;
  Span span;
  std::vector<std::pair<char32_t, char32_t>> unicode_range;
  std::vector<FontFeature> features;
  std::vector<FontVariation> variations;
  std::int32_t ascent_override = -1, descent_override = -1, line_gap_override = -1;  ///< 1/1000 of the font size; -1: the font's
  std::int32_t size_adjust = 1000;                                                   ///< 1/1000 of the font size
  friend bool operator==(FontFace const&, FontFace const&) = default;
};

/// What @font-feature-values says of one name: numbers for the fonts of a family.
struct FontFeatureValues {
  std::string family;
  FontAlternate alternate;
  std::vector<std::int32_t> values;
  friend bool operator==(FontFeatureValues const&, FontFeatureValues const&) = default;
};

struct StyledDocument {
  MediaType media = MediaType::Print;
  std::vector<ComputedStyle> styles;  ///< distinct styles; StyleId is the index
  std::vector<StyleId> of_node;       ///< by NodeId; none for text nodes and nodes outside the tree
  /// Only pseudo-elements that some rule gives a style (or ::marker of list items). Sorted by node, then pseudo-element.
  std::map<std::pair<NodeId, PseudoElement>, StyleId> pseudo_elements;
  std::vector<PagePattern> nth_patterns;
  std::map<PageContext, PageStyle> pages;
  std::map<std::string, CounterStyle> counter_styles;  ///< the author's @counter-style rules
  std::vector<FontFace> font_faces;
  std::vector<FontFeatureValues> font_feature_values;  ///< the later win

  ComputedStyle const& style_of(NodeId element) const { return styles[of_node[element.index()].index()]; }
};

/// The page style for a context. Unknown names fall back to the unnamed page; requires what the cascade always makes: the four
/// contexts {first, left} of the unnamed page.
PageStyle const& page_style(StyledDocument const& styled, PageContext const& context);

/// Whether the 1-based `page_number` matches An+B.
bool matches(NthPattern const& pattern, std::int64_t page_number);

/// A page's place, 1-based: in the document, and in the group of pages that it belongs to.
struct PageOrdinal {
  std::int64_t in_document = 1, in_group = 1;
};
/// Which of the patterns the page matches, as PageContext::nth_matches.
std::uint32_t nth_matches(std::vector<PagePattern> const& patterns, std::string const& name, PageOrdinal const& page);

std::vector<std::string> verify(StyledDocument const& styled, Document const& document);

}  // namespace bifolio::model
