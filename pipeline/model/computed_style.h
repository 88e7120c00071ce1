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
  std::int32_t font_oblique_angle = 14000;  ///< of `oblique`, in 1/1000 of a degree
  FontKerning font_kerning = FontKerning::Auto;
  FontVariantCaps font_variant_caps = FontVariantCaps::Normal;
  FontVariantPosition font_variant_position = FontVariantPosition::Normal;
  /// font-variant-ligatures, -numeric, -east-asian and -alternates as OpenType features, then font-feature-settings.
  std::vector<FontFeature> font_features;
  /// What font_features is joined from, so that each of the five properties inherits alone. Only the cascade reads it.
  std::array<std::vector<FontFeature>, 5> font_feature_groups;
  std::vector<FontAlternate> font_alternates;  ///< font-variant-alternates' values that @font-feature-values gives a number
  std::vector<FontVariation> font_variations;
  std::int32_t font_size_adjust = -1;  ///< the measure below in 1/1000 of the font size; -1: none, -2: the first font's own
  FontSizeAdjustMetric font_size_adjust_metric = FontSizeAdjustMetric::ExHeight;
  FontOpticalSizing font_optical_sizing = FontOpticalSizing::Auto;
  FontVariantEmoji font_variant_emoji = FontVariantEmoji::Normal;
  std::string font_language_override;  ///< an OpenType language system; empty: normal
  FontPalette font_palette = FontPalette::Normal;
  bool font_synthesis_weight = true, font_synthesis_style = true, font_synthesis_small_caps = true, font_synthesis_position = true;
  // css-color-4, css-display-3
  Color color = Color::black();
  Visibility visibility = Visibility::Visible;
  // css-inline-3, css-text-4
  LineHeight line_height;
  TextAlign text_align = TextAlign::Start;
  TextAlignLast text_align_last = TextAlignLast::Auto;
  std::string text_align_character;  ///< text-align: <string>: cells of a column are aligned on it (css-text-4 §7.1); empty: none
  TextJustify text_justify = TextJustify::Auto;
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
  HyphenateLimitLast hyphenate_limit_last = HyphenateLimitLast::None;
  LengthPercentage hyphenate_limit_zone;
  bool hanging_punctuation_first = false, hanging_punctuation_last = false, hanging_punctuation_allow_end = false;
  bool hanging_punctuation_force_end = false;
  /// Microtypography, which CSS has no words for: the most that letters are drawn wider or narrower by, how much of their due the
  /// characters at the edges stand in the margin, and the most that is put between letters, of the font size; in thousandths.
  std::int32_t font_expansion = 20, protrusion = 1000, letter_adjustment = 20;
  TextAutospace text_autospace;
  TextSpacingTrim text_spacing_trim = TextSpacingTrim::Normal;
  // css-text-decor-4
  TextEmphasis text_emphasis_style;
  Color text_emphasis_color = Color::black();
  bool text_emphasis_color_is_current = true;
  bool text_emphasis_under = false, text_emphasis_left = false;
  TextDecorationSkipInk text_decoration_skip_ink = TextDecorationSkipInk::Auto;
  TextUnderlinePosition text_underline_position = TextUnderlinePosition::Auto;
  std::vector<Shadow> text_shadow;
  // css-writing-modes-4, html: the content language (BCP 47), from lang attributes
  Direction direction = Direction::Ltr;
  WritingMode writing_mode = WritingMode::HorizontalTb;
  TextOrientation text_orientation = TextOrientation::Mixed;
  std::int32_t text_combine_upright = 0;  ///< 0: none; -1: all; else so many digits at most
  std::string lang;
  // css-ruby-1
  RubyPosition ruby_position = RubyPosition::Alternate;
  RubyAlign ruby_align = RubyAlign::SpaceAround;
  RubyMerge ruby_merge = RubyMerge::Separate;
  RubyOverhang ruby_overhang = RubyOverhang::Auto;
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
  // css-images-4: image-resolution, in 1/1000 of a dot per px
  std::int32_t image_resolution = 1000;
  bool image_resolution_from_image = false, image_resolution_snap = false;
  // css-break-4
  std::int32_t orphans = 2, widows = 2;
  // css-line-grid-1
  LineSnap line_snap = LineSnap::None;

  friend bool operator==(InheritedStyle const&, InheritedStyle const&) = default;
};

/// Properties that do not inherit.
struct BoxStyle {
  Display display = Display::Inline;
  PositionScheme position = PositionScheme::Static;
  Float float_ = Float::None;
  FloatReference float_reference = FloatReference::Inline;
  Clear clear = Clear::None;
  BoxSizing box_sizing = BoxSizing::ContentBox;
  Overflow overflow_x = Overflow::Visible, overflow_y = Overflow::Visible;
  TextOverflow text_overflow = TextOverflow::Clip;
  Dimension width, height;
  Dimension min_width, min_height;
  Dimension max_width = Dimension::none(), max_height = Dimension::none();
  Edges<Dimension> margin = {Dimension::length({}), Dimension::length({}), Dimension::length({}), Dimension::length({})};
  Edges<LengthPercentage> padding;
  Edges<Border> border;
  std::array<CornerRadius, 4> border_radius;  ///< top left, top right, bottom right, bottom left
  BorderImage border_image;
  Edges<Dimension> inset;  ///< top, right, bottom, left
  std::int32_t z_index = 0;
  bool z_index_auto = true;
  Color background_color = Color::transparent();
  // css-backgrounds-3 §3: as many layers as images; shorter lists are repeated.
  std::vector<BackgroundImage> background_image = {{}};
  std::vector<Position> background_position = {{}};
  std::vector<BackgroundSize> background_size = {{}};
  std::vector<BackgroundRepeats> background_repeat = {{}};
  std::vector<BackgroundBox> background_origin = {BackgroundBox::PaddingBox}, background_clip = {BackgroundBox::BorderBox};
  std::vector<BackgroundAttachment> background_attachment = {BackgroundAttachment::Scroll};
  std::vector<Shadow> box_shadow;
  Border outline = {Length::from_px(3), BorderStyle::None, Color::black()};
  bool outline_style_auto = false;
  Length outline_offset;
  std::int32_t opacity = 65535;  ///< 65535 = 1
  // css-transforms-2: the three properties have one function or none, and come before those of `transform`, in this order
  std::vector<TransformFunction> translate, rotate, scale, transform;
  Position transform_origin = Position::center();
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
  Position object_position = Position::center();
  bool aspect_ratio_auto = true;                                 ///< replaced elements' own ratio wins
  std::int32_t aspect_ratio_width = 0, aspect_ratio_height = 0;  ///< in 1/1000; 0: none given
  // css-multicol-1
  std::int32_t column_count = 0;  ///< 0: auto
  Dimension column_width;         ///< a length or auto
  LengthPercentage column_gap, row_gap;
  bool column_gap_normal = true, row_gap_normal = true;  ///< normal is 1em between columns, 0 else
  Border column_rule = {Length::from_px(3), BorderStyle::None, Color::black()};
  ColumnSpan column_span = ColumnSpan::None;
  ColumnFill column_fill = ColumnFill::Balance;
  // css-break-4, css-page-3, css-gcpm-3, css-content-3
  BreakBetween break_before = BreakBetween::Auto, break_after = BreakBetween::Auto;
  BreakInside break_inside = BreakInside::Auto;
  BoxDecorationBreak box_decoration_break = BoxDecorationBreak::Slice;
  // css-line-grid-1, css-rhythm-1
  LineGrid line_grid = LineGrid::MatchParent;
  Length block_step_size;  ///< zero: none
  BlockStepAlign block_step_align = BlockStepAlign::Auto;
  BlockStepRound block_step_round = BlockStepRound::Up;
  PageDepth page_depth = PageDepth::Ragged;  ///< -bifolio-page-depth, of a page
  std::string page;                          ///< a page type's name; empty: auto
  FootnotePolicy footnote_policy = FootnotePolicy::Auto;
  FootnoteDisplay footnote_display = FootnoteDisplay::Block;
  std::int32_t bookmark_level = 0;  ///< 0: none
  BookmarkState bookmark_state = BookmarkState::Open;
  ContentList bookmark_label;
  bool content_normal = true;  ///< `content: normal`, or `none` when `content` is empty
  ContentList content;
  ContentList content_alt;  ///< what stands after the slash: the alternative text (css-content-3 §1.2)
  std::vector<CounterChange> counter_reset, counter_increment, counter_set;
  std::vector<StringSet> string_set;
  std::string running_name;              ///< with position: running(name)
  std::int32_t looseness = 0;            ///< lines more (or fewer) than would be best
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
