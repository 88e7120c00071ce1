// ComputedStyle: the computed value of every property, for one element or box. Initialisers are the initial values.
// Lengths are absolute; only percentages, `auto` and `normal` are left to layout. Inherited properties come first.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/id.h"
#include "model/values.h"

namespace bifolio::model {

/// Properties that inherit (their group is shared by most elements of a document).
struct InheritedStyle {
  // css-fonts-4
  std::vector<std::string> font_family = {"serif"};
  Length font_size = Length::from_points(std::int64_t{12});
  std::int32_t font_weight = 400;
  std::int32_t font_stretch = 100000;  ///< 1/1000 of a percent
  FontStyle font_style = FontStyle::Normal;
  FontKerning font_kerning = FontKerning::Auto;
  FontVariantCaps font_variant_caps = FontVariantCaps::Normal;
  FontVariantPosition font_variant_position = FontVariantPosition::Normal;
  /// font-variant-ligatures, -numeric, -east-asian and -alternates as OpenType features, then font-feature-settings.
  std::vector<FontFeature> font_features;
  /// What font_features is joined from, so that each of the five properties inherits alone. Only the cascade reads it.
  std::array<std::vector<FontFeature>, 5> font_feature_groups;
  std::vector<FontVariation> font_variations;
  // css-color-4, css-display-3
  Color color = Color::black();
  Visibility visibility = Visibility::Visible;
  // css-inline-3, css-text-4
  LineHeight line_height;
  TextAlign text_align = TextAlign::Start;
  TextAlignLast text_align_last = TextAlignLast::Auto;
  LengthPercentage text_indent;
  bool text_indent_hanging = false, text_indent_each_line = false;
  TextTransform text_transform = TextTransform::None;
  TextWrap text_wrap = TextWrap::Wrap;
  WhiteSpaceCollapse white_space_collapse = WhiteSpaceCollapse::Collapse;
  OverflowWrap overflow_wrap = OverflowWrap::Normal;
  WordBreak word_break = WordBreak::Normal;
  LineBreakStrictness line_break = LineBreakStrictness::Auto;
  Length letter_spacing;
  LengthPercentage word_spacing;
  Length tab_size_length;  ///< when tab_size_spaces is 0
  std::int32_t tab_size_spaces = 8;
  Hyphens hyphens = Hyphens::Manual;
  std::string hyphenate_character;                                ///< empty: auto
  std::array<std::int32_t, 3> hyphenate_limit_chars = {5, 2, 2};  ///< word, before, after
  std::int32_t hyphenate_limit_lines = -1;                        ///< -1: no limit
  LengthPercentage hyphenate_limit_zone;
  bool hanging_punctuation_first = false, hanging_punctuation_last = false, hanging_punctuation_allow_end = false;
  // css-writing-modes-4, html: the content language (BCP 47), from lang attributes
  Direction direction = Direction::Ltr;
  std::string lang;
  // css-lists-3, css-content-3
  std::string list_style_type = "disc";  ///< a counter style's name, "none", or a string in double quotes
  std::string list_style_image;
  ListStylePosition list_style_position = ListStylePosition::Outside;
  std::vector<std::string> quotes;  ///< open, close, nested open, nested close …; empty with `quotes_auto`: by language
  bool quotes_auto = true;
  // css-tables-3
  BorderCollapse border_collapse = BorderCollapse::Separate;
  Length border_spacing_horizontal, border_spacing_vertical;
  CaptionSide caption_side = CaptionSide::Top;
  EmptyCells empty_cells = EmptyCells::Show;
  // css-break-4
  std::int32_t orphans = 2, widows = 2;

  friend bool operator==(InheritedStyle const&, InheritedStyle const&) = default;
};

/// Properties that do not inherit.
struct BoxStyle {
  Display display = Display::Inline;
  PositionScheme position = PositionScheme::Static;
  Float float_ = Float::None;
  Clear clear = Clear::None;
  BoxSizing box_sizing = BoxSizing::ContentBox;
  Overflow overflow = Overflow::Visible;
  Dimension width, height;
  Dimension min_width, min_height;
  Dimension max_width = Dimension::none(), max_height = Dimension::none();
  Edges<Dimension> margin = {Dimension::length({}), Dimension::length({}), Dimension::length({}), Dimension::length({})};
  Edges<LengthPercentage> padding;
  Edges<Border> border;
  std::array<LengthPercentage, 4> border_radius;  ///< top left, top right, bottom right, bottom left
  Edges<Dimension> inset;                         ///< top, right, bottom, left
  std::int32_t z_index = 0;
  bool z_index_auto = true;
  Color background_color = Color::transparent();
  std::string background_image;  ///< a URL; empty: none
  std::int32_t opacity = 65535;  ///< 65535 = 1
  VerticalAlign vertical_align;
  TextDecorationLine text_decoration_line;
  TextDecorationStyle text_decoration_style = TextDecorationStyle::Solid;
  Color text_decoration_color = Color::black();
  bool text_decoration_color_is_current = true;
  LengthPercentage text_decoration_thickness;  ///< zero: auto
  LengthPercentage text_underline_offset;      ///< zero: auto
  UnicodeBidi unicode_bidi = UnicodeBidi::Normal;
  TableLayout table_layout = TableLayout::Auto;
  ObjectFit object_fit = ObjectFit::Fill;
  // css-break-4, css-page-3, css-gcpm-3, css-content-3
  BreakBetween break_before = BreakBetween::Auto, break_after = BreakBetween::Auto;
  BreakInside break_inside = BreakInside::Auto;
  BoxDecorationBreak box_decoration_break = BoxDecorationBreak::Slice;
  std::string page;  ///< a page type's name; empty: auto
  FootnotePolicy footnote_policy = FootnotePolicy::Auto;
  FootnoteDisplay footnote_display = FootnoteDisplay::Block;
  std::int32_t bookmark_level = 0;  ///< 0: none
  BookmarkState bookmark_state = BookmarkState::Open;
  ContentList bookmark_label;
  bool content_normal = true;  ///< `content: normal`, or `none` when `content` is empty
  ContentList content;
  std::vector<CounterChange> counter_reset, counter_increment, counter_set;
  std::vector<StringSet> string_set;
  std::string running_name;              ///< with position: running(name)
  std::int32_t initial_letter_size = 0;  ///< 1/1000 of a line; 0: normal
  std::int32_t initial_letter_sink = 0;

  friend bool operator==(BoxStyle const&, BoxStyle const&) = default;
};

struct ComputedStyle : InheritedStyle, BoxStyle {
  friend bool operator==(ComputedStyle const&, ComputedStyle const&) = default;
};

using StyleId = Id<struct StyleTag>;

/// An anonymous box's style: what `parent` hands down, initial values else, and the given display (css-display-3 §2.5).
inline ComputedStyle anonymous_style(ComputedStyle const& parent, Display display) {
  ComputedStyle style;
  static_cast<InheritedStyle&>(style) = parent;
  style.display = display;
  return style;
}

}  // namespace bifolio::model
