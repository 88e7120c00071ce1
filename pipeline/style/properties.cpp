// The table of properties. A row: the name, where the value lives (which also says whether it inherits), how it is read.
#include "style/properties.h"

#include <algorithm>
#include <array>

#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/readers.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::BoxStyle;
using model::Declaration;
using model::Dimension;
using model::InheritedStyle;
using I = InheritedStyle;
using B = BoxStyle;
using Dimensions = Edges<Dimension>;
using Paddings = Edges<model::LengthPercentage>;
using model::Border;
constexpr auto Top = &Edges<Border>::top;
constexpr auto Right = &Edges<Border>::right;
constexpr auto Bottom = &Edges<Border>::bottom;
constexpr auto Left = &Edges<Border>::left;

constexpr auto font_size = Phase::FontSize;
template <class First, class Second, auto ReadValue>
constexpr Property pair(std::string_view name) {
  return shorthand<First, Second>(name, read_pair<First, Second, ReadValue>);
}
constexpr auto early = Phase::Early;

constexpr Property table[] = {
    // css-fonts-4
    row<Member<&I::font_family>>("font-family", read_font_family, early),
    row<Member<&I::font_size>>("font-size", read_font_size, font_size),
    row<Member<&I::font_weight>>("font-weight", read_font_weight, early),
    row<Member<&I::font_stretch>>("font-stretch", read_font_stretch, early),
    row<Member<&I::font_style>>("font-style", read_font_style, early),
    keyword_row<Member<&I::font_kerning>>("font-kerning", early),
    keyword_row<Member<&I::font_variant_caps>>("font-variant-caps", early),
    keyword_row<Member<&I::font_variant_position>>("font-variant-position", early),
    row<ElementOf<&I::font_feature_groups, 0>>("font-variant-ligatures", read_font_ligatures, early),
    row<ElementOf<&I::font_feature_groups, 1>>("font-variant-numeric", read_font_numeric, early),
    row<ElementOf<&I::font_feature_groups, 2>>("font-variant-east-asian", read_font_east_asian, early),
    row<ElementOf<&I::font_feature_groups, 3>>("font-variant-alternates", read_font_alternates, early),
    row<ElementOf<&I::font_feature_groups, 4>>("font-feature-settings", read_font_feature_settings, early),
    row<Member<&I::font_variations>>("font-variation-settings", read_font_variation_settings, early),
    // css-color-4, css-display-3
    color_row<Member<&I::color>>("color", early),
    keyword_row<Member<&I::visibility>>("visibility"),
    // css-inline-3, css-text-4
    row<Member<&I::line_height>>("line-height", read_line_height, early),
    keyword_row<Member<&I::text_align>>("text-align"),
    keyword_row<Member<&I::text_align_last>>("text-align-last"),
    row<Member<&I::text_indent>, Member<&I::text_indent_hanging>, Member<&I::text_indent_each_line>>("text-indent",
                                                                                                     read_text_indent),
    keyword_row<Member<&I::text_transform>>("text-transform"),
    row<Member<&I::text_wrap>>("text-wrap", read_text_wrap),
    keyword_row<Member<&I::white_space_collapse>>("white-space-collapse"),
    keyword_row<Member<&I::overflow_wrap>>("overflow-wrap"),
    keyword_row<Member<&I::word_break>>("word-break"),
    keyword_row<Member<&I::line_break>>("line-break"),
    row<Member<&I::letter_spacing>>("letter-spacing", read_letter_spacing),
    row<Member<&I::word_spacing>>("word-spacing", read_word_spacing),
    row<Member<&I::tab_size_spaces>, Member<&I::tab_size_length>>("tab-size", read_tab_size),
    keyword_row<Member<&I::hyphens>>("hyphens"),
    row<Member<&I::hyphenate_character>>("hyphenate-character", read_hyphenate_character),
    row<Member<&I::hyphenate_limit_chars>>("hyphenate-limit-chars", read_hyphenate_limit_chars),
    row<Member<&I::hyphenate_limit_lines>>("hyphenate-limit-lines", read_hyphenate_limit_lines),
    length_percentage_row<Member<&I::hyphenate_limit_zone>>("hyphenate-limit-zone"),
    row<Member<&I::hanging_punctuation_first>, Member<&I::hanging_punctuation_last>, Member<&I::hanging_punctuation_allow_end>>(
        "hanging-punctuation", read_hanging_punctuation),
    // css-writing-modes-4
    keyword_row<Member<&I::direction>>("direction", early),
    // css-lists-3, css-content-3
    row<Member<&I::list_style_type>>("list-style-type", read_list_style_type),
    row<Member<&I::list_style_image>>("list-style-image", read_list_style_image),
    keyword_row<Member<&I::list_style_position>>("list-style-position"),
    row<Member<&I::quotes>, Member<&I::quotes_auto>>("quotes", read_quotes),
    // css-tables-3
    keyword_row<Member<&I::border_collapse>>("border-collapse"),
    row<Member<&I::border_spacing_horizontal>, Member<&I::border_spacing_vertical>>("border-spacing", read_border_spacing),
    keyword_row<Member<&I::caption_side>>("caption-side"),
    keyword_row<Member<&I::empty_cells>>("empty-cells"),
    // css-break-4
    count_row<Member<&I::orphans>>("orphans"),
    count_row<Member<&I::widows>>("widows"),

    // css-display-3, CSS 2.1 §9–§11
    row<Member<&B::display>>("display", read_display),
    row<Member<&B::position>, Member<&B::running_name>>("position", read_position),
    keyword_row<Member<&B::float_>>("float"),
    keyword_row<Member<&B::clear>>("clear"),
    keyword_row<Member<&B::box_sizing>>("box-sizing"),
    keyword_row<Member<&B::overflow_x>>("overflow-x"),
    keyword_row<Member<&B::overflow_y>>("overflow-y"),
    dimension_row<Member<&B::width>, DimensionForm::Size>("width"),
    dimension_row<Member<&B::height>, DimensionForm::Size>("height"),
    dimension_row<Member<&B::min_width>, DimensionForm::Minimum>("min-width"),
    dimension_row<Member<&B::min_height>, DimensionForm::Minimum>("min-height"),
    dimension_row<Member<&B::max_width>, DimensionForm::Maximum>("max-width"),
    dimension_row<Member<&B::max_height>, DimensionForm::Maximum>("max-height"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::top>, DimensionForm::Margin>("margin-top"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::right>, DimensionForm::Margin>("margin-right"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::bottom>, DimensionForm::Margin>("margin-bottom"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::left>, DimensionForm::Margin>("margin-left"),
    padding_row<EdgeOf<&B::padding, &Paddings::top>>("padding-top"),
    padding_row<EdgeOf<&B::padding, &Paddings::right>>("padding-right"),
    padding_row<EdgeOf<&B::padding, &Paddings::bottom>>("padding-bottom"),
    padding_row<EdgeOf<&B::padding, &Paddings::left>>("padding-left"),
    border_width_row<Top>("border-top-width"),
    border_width_row<Right>("border-right-width"),
    border_width_row<Bottom>("border-bottom-width"),
    border_width_row<Left>("border-left-width"),
    border_style_row<Top>("border-top-style"),
    border_style_row<Right>("border-right-style"),
    border_style_row<Bottom>("border-bottom-style"),
    border_style_row<Left>("border-left-style"),
    border_color_row<Top>("border-top-color"),
    border_color_row<Right>("border-right-color"),
    border_color_row<Bottom>("border-bottom-color"),
    border_color_row<Left>("border-left-color"),
    radius_row<0>("border-top-left-radius"),
    radius_row<1>("border-top-right-radius"),
    radius_row<2>("border-bottom-right-radius"),
    radius_row<3>("border-bottom-left-radius"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::top>, DimensionForm::Inset>("top"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::right>, DimensionForm::Inset>("right"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::bottom>, DimensionForm::Inset>("bottom"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::left>, DimensionForm::Inset>("left"),
    row<Member<&B::z_index>, Member<&B::z_index_auto>>("z-index", read_z_index),
    // css-backgrounds-3, css-color-4
    color_row<Member<&B::background_color>>("background-color"),
    row<Member<&B::background_image>>("background-image", read_background_image),
    row<Member<&B::opacity>>("opacity", read_opacity),
    // css-inline-3, css-text-decor-4, css-writing-modes-4
    row<Member<&B::vertical_align>>("vertical-align", read_vertical_align),
    row<Member<&B::text_decoration_line>>("text-decoration-line", read_text_decoration_line),
    keyword_row<Member<&B::text_decoration_style>>("text-decoration-style"),
    row<Member<&B::text_decoration_color>, Member<&B::text_decoration_color_is_current>>("text-decoration-color",
                                                                                         read_text_decoration_color),
    row<Member<&B::text_decoration_thickness>>("text-decoration-thickness", read_text_decoration_thickness),
    row<Member<&B::text_underline_offset>>("text-underline-offset", read_text_underline_offset),
    keyword_row<Member<&B::unicode_bidi>>("unicode-bidi"),
    row<Member<&B::initial_letter_size>, Member<&B::initial_letter_sink>>("initial-letter", read_initial_letter),
    // css-tables-3, css-images-3
    keyword_row<Member<&B::table_layout>>("table-layout"),
    keyword_row<Member<&B::object_fit>>("object-fit"),
    // css-break-4, css-page-3, css-gcpm-3, css-content-3
    keyword_row<Member<&B::break_before>>("break-before"),
    keyword_row<Member<&B::break_after>>("break-after"),
    keyword_row<Member<&B::break_inside>>("break-inside"),
    keyword_row<Member<&B::box_decoration_break>>("box-decoration-break"),
    row<Member<&B::page>>("page", read_page),
    keyword_row<Member<&B::footnote_policy>>("footnote-policy"),
    keyword_row<Member<&B::footnote_display>>("footnote-display"),
    row<Member<&B::bookmark_level>>("bookmark-level", read_bookmark_level),
    keyword_row<Member<&B::bookmark_state>>("bookmark-state"),
    row<Member<&B::bookmark_label>>("bookmark-label", read_bookmark_label),
    row<Member<&B::content>, Member<&B::content_normal>>("content", read_content),
    row<Member<&B::counter_reset>>("counter-reset", read_counter_reset),
    row<Member<&B::counter_increment>>("counter-increment", read_counter_increment),
    row<Member<&B::counter_set>>("counter-set", read_counter_set),
    row<Member<&B::string_set>>("string-set", read_string_set),

    // Shorthands, in the order of their longhands
    shorthand<Member<&I::font_family>, Member<&I::font_size>, Member<&I::font_weight>, Member<&I::font_stretch>,
              Member<&I::font_style>, Member<&I::font_kerning>, Member<&I::font_variant_caps>, Member<&I::font_variant_position>,
              Member<&I::font_feature_groups>, Member<&I::font_variations>, Member<&I::line_height>>("font", read_font, font_size),
    shorthand<Member<&I::font_variant_caps>, Member<&I::font_variant_position>, Member<&I::font_feature_groups>>(
        "font-variant", read_font_variant, early),
    shorthand<Member<&I::white_space_collapse>, Member<&I::text_wrap>>("white-space", read_white_space),
    shorthand<Member<&I::list_style_type>, Member<&I::list_style_image>, Member<&I::list_style_position>>("list-style",
                                                                                                          read_list_style),
    shorthand<Member<&B::margin>>("margin", read_edges<&B::margin, read_margin>),
    shorthand<Member<&B::padding>>("padding", read_edges<&B::padding, read_padding>),
    shorthand<Member<&B::inset>>("inset", read_edges<&B::inset, read_inset>),
    border_shorthand("border-width", read_border_parts<&Border::width, read_border_width>,
                     copy_border_widths<Top, Right, Bottom, Left>),
    border_shorthand("border-style", read_border_parts<&Border::style, read_line_style>,
                     copy_border_styles<Top, Right, Bottom, Left>),
    border_shorthand("border-color", read_border_parts<&Border::color, read_line_color>,
                     copy_border_colors<Top, Right, Bottom, Left>),
    border_shorthand("border", read_sides<Top, Right, Bottom, Left>, copy_borders<Top, Right, Bottom, Left>),
    border_shorthand("border-top", read_sides<Top>, copy_borders<Top>),
    border_shorthand("border-right", read_sides<Right>, copy_borders<Right>),
    border_shorthand("border-bottom", read_sides<Bottom>, copy_borders<Bottom>),
    border_shorthand("border-left", read_sides<Left>, copy_borders<Left>),
    shorthand<Member<&B::overflow_x>, Member<&B::overflow_y>>("overflow", read_overflow),
    shorthand<Member<&B::border_radius>>("border-radius", read_border_radius),
    shorthand<Member<&B::background_color>, Member<&B::background_image>>("background", read_background),
    shorthand<Member<&B::text_decoration_line>, Member<&B::text_decoration_style>, Member<&B::text_decoration_color>,
              Member<&B::text_decoration_color_is_current>, Member<&B::text_decoration_thickness>>("text-decoration",
                                                                                                   read_text_decoration),
    // Logical properties of horizontal text (css-logical-1)
    shorthand<EdgeOf<&B::margin, &Dimensions::top>>("margin-block-start",
                                                    read_one<EdgeOf<&B::margin, &Dimensions::top>, read_margin>),
    shorthand<EdgeOf<&B::margin, &Dimensions::bottom>>("margin-block-end",
                                                       read_one<EdgeOf<&B::margin, &Dimensions::bottom>, read_margin>),
    shorthand<EdgeOf<&B::padding, &Paddings::top>>("padding-block-start",
                                                   read_one<EdgeOf<&B::padding, &Paddings::top>, read_padding>),
    shorthand<EdgeOf<&B::padding, &Paddings::bottom>>("padding-block-end",
                                                      read_one<EdgeOf<&B::padding, &Paddings::bottom>, read_padding>),
    shorthand<InlineStart<&B::margin>>("margin-inline-start", read_one<InlineStart<&B::margin>, read_margin>),
    shorthand<InlineEnd<&B::margin>>("margin-inline-end", read_one<InlineEnd<&B::margin>, read_margin>),
    shorthand<InlineStart<&B::padding>>("padding-inline-start", read_one<InlineStart<&B::padding>, read_padding>),
    shorthand<InlineEnd<&B::padding>>("padding-inline-end", read_one<InlineEnd<&B::padding>, read_padding>),
    shorthand<InlineStart<&B::inset>>("inset-inline-start", read_one<InlineStart<&B::inset>, read_inset>),
    shorthand<InlineEnd<&B::inset>>("inset-inline-end", read_one<InlineEnd<&B::inset>, read_inset>),
    shorthand<EdgeOf<&B::inset, &Dimensions::top>>("inset-block-start", read_one<EdgeOf<&B::inset, &Dimensions::top>, read_inset>),
    shorthand<EdgeOf<&B::inset, &Dimensions::bottom>>("inset-block-end",
                                                      read_one<EdgeOf<&B::inset, &Dimensions::bottom>, read_inset>),
    pair<EdgeOf<&B::margin, &Dimensions::top>, EdgeOf<&B::margin, &Dimensions::bottom>, read_margin>("margin-block"),
    pair<EdgeOf<&B::padding, &Paddings::top>, EdgeOf<&B::padding, &Paddings::bottom>, read_padding>("padding-block"),
    pair<EdgeOf<&B::inset, &Dimensions::top>, EdgeOf<&B::inset, &Dimensions::bottom>, read_inset>("inset-block"),
    pair<InlineStart<&B::margin>, InlineEnd<&B::margin>, read_margin>("margin-inline"),
    pair<InlineStart<&B::padding>, InlineEnd<&B::padding>, read_padding>("padding-inline"),
    pair<InlineStart<&B::inset>, InlineEnd<&B::inset>, read_inset>("inset-inline"),
    border_shorthand("border-block-start", read_sides<Top>, copy_borders<Top>),
    border_shorthand("border-block-end", read_sides<Bottom>, copy_borders<Bottom>),
    border_shorthand("border-block", read_sides<Top, Bottom>, copy_borders<Top, Bottom>),
    border_shorthand("border-inline", read_sides<Left, Right>, copy_borders<Left, Right>),
    border_shorthand("border-inline-start", read_inline_side<true>, copy_inline_side<true>),
    border_shorthand("border-inline-end", read_inline_side<false>, copy_inline_side<false>),
    shorthand<Member<&B::width>>("inline-size", read_size<Member<&B::width>, DimensionForm::Size>),
    shorthand<Member<&B::height>>("block-size", read_size<Member<&B::height>, DimensionForm::Size>),
    shorthand<Member<&B::min_width>>("min-inline-size", read_size<Member<&B::min_width>, DimensionForm::Minimum>),
    shorthand<Member<&B::min_height>>("min-block-size", read_size<Member<&B::min_height>, DimensionForm::Minimum>),
    shorthand<Member<&B::max_width>>("max-inline-size", read_size<Member<&B::max_width>, DimensionForm::Maximum>),
    shorthand<Member<&B::max_height>>("max-block-size", read_size<Member<&B::max_height>, DimensionForm::Maximum>),
    // Names of before
    shorthand<Member<&I::overflow_wrap>>("word-wrap", read_keyword<Member<&I::overflow_wrap>>),
    shorthand<Member<&I::font_stretch>>("font-width", read_font_stretch, early),
    shorthand<Member<&I::text_wrap>>("text-wrap-mode", read_text_wrap),
    shorthand<Member<&I::text_wrap>>("text-wrap-style", read_text_wrap),
    shorthand<Member<&B::break_before>>("page-break-before", read_page_break_before),
    shorthand<Member<&B::break_after>>("page-break-after", read_page_break_after),
    shorthand<Member<&B::break_inside>>("page-break-inside", read_keyword<Member<&B::break_inside>>),
    shorthand<Member<&I::hyphens>>("-webkit-hyphens", read_keyword<Member<&I::hyphens>>),
    shorthand<Member<&I::hyphens>>("-epub-hyphens", read_keyword<Member<&I::hyphens>>),
    everything_row("all"),
};

// Properties of CSS that a person may well write and that neither book obeys yet; they stay in the EPUB's sheet.
constexpr std::string_view unsupported[] = {
    "align-content",
    "align-items",
    "align-self",
    "animation",
    "aspect-ratio",
    "background-attachment",
    "background-clip",
    "background-origin",
    "background-position",
    "background-repeat",
    "background-size",
    "backdrop-filter",
    "border-image",
    "box-shadow",
    "clip",
    "clip-path",
    "color-scheme",
    "column-count",
    "column-fill",
    "column-gap",
    "column-rule",
    "column-span",
    "column-width",
    "columns",
    "contain",
    "cursor",
    "filter",
    "flex",
    "flex-basis",
    "flex-direction",
    "flex-flow",
    "flex-grow",
    "flex-shrink",
    "flex-wrap",
    "font-optical-sizing",
    "font-palette",
    "font-size-adjust",
    "font-synthesis",
    "gap",
    "grid",
    "grid-area",
    "grid-column",
    "grid-row",
    "grid-template",
    "grid-template-areas",
    "grid-template-columns",
    "grid-template-rows",
    "image-orientation",
    "image-rendering",
    "image-resolution",
    "isolation",
    "justify-content",
    "justify-items",
    "justify-self",
    "marker-side",
    "mask",
    "mix-blend-mode",
    "object-position",
    "order",
    "outline",
    "outline-color",
    "outline-offset",
    "outline-style",
    "outline-width",
    "place-content",
    "place-items",
    "pointer-events",
    "print-color-adjust",
    "resize",
    "row-gap",
    "ruby-align",
    "ruby-position",
    "scroll-behavior",
    "shape-outside",
    "speak",
    "text-combine-upright",
    "text-decoration-skip-ink",
    "text-emphasis",
    "text-emphasis-style",
    "text-justify",
    "text-orientation",
    "text-overflow",
    "text-rendering",
    "text-shadow",
    "text-size-adjust",
    "text-spacing-trim",
    "text-underline-position",
    "transform",
    "transform-origin",
    "transition",
    "user-select",
    "white-space-trim",
    "will-change",
    "writing-mode",
    "zoom",
};

std::string text_of(model::StyleSheet const& sheet, model::TokenRange range) { return serialize(sheet[range]); }

bool is_vendor_name(std::string_view name) { return name.starts_with('-'); }

void report(model::StyleSheet const& sheet, Declaration const& d, DiagnosticSink& sink) {
  const std::string name(d.name);
  switch (d.state) {
    case Declaration::State::Valid:
    case Declaration::State::HasVariable: return;
    case Declaration::State::UnknownProperty:
      sink.report_once(unknown_property, name, d.span, "“" + name + "” is not a property" + suggestion(d.name, property_names()));
      return;
    case Declaration::State::Unsupported:
      sink.report_once(unsupported_property, name, d.span, "“" + name + "” is not supported in the PDF; the EPUB keeps it");
      return;
    case Declaration::State::UnknownValue:
      sink.report_once(unknown_value, name + ':' + text_of(sheet, d.value), d.span,
                       "“" + text_of(sheet, d.value) + "” is not a value of “" + name + "” that is supported");
      return;
  }
}

}  // namespace

std::span<Property const> properties() { return table; }

std::uint16_t find_property(std::string_view lower_name) {
  static const auto index = [] {
    std::vector<std::pair<std::string_view, std::uint16_t>> sorted;
    for (std::size_t i = 0; i < std::size(table); ++i) sorted.emplace_back(table[i].name, static_cast<std::uint16_t>(i));
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }();
  const auto at =
      std::lower_bound(index.begin(), index.end(), lower_name, [](auto const& e, std::string_view n) { return e.first < n; });
  return at == index.end() || at->first != lower_name ? Declaration::no_property : at->second;
}

std::vector<std::string_view> const& property_names() {
  static const auto names = [] {
    std::vector<std::string_view> all;
    for (Property const& p : table) all.push_back(p.name);
    all.insert(all.end(), std::begin(unsupported), std::end(unsupported));
    return all;
  }();
  return names;
}

std::uint64_t hash_style(ComputedStyle const& style) {
  Hasher h;
  for (Property const& p : table)
    if (p.hash) p.hash(h, style);
  hash_value(h, style.lang);
  return h.value();
}

bool has_variable(std::span<model::Token const> value) {
  return std::any_of(value.begin(), value.end(),
                     [](model::Token const& t) { return t.kind == model::TokenKind::Function && same_name(t.text, "var"); });
}

void classify(model::StyleSheet const& sheet, Declaration& d) {
  d.state = Declaration::State::Valid;
  if (d.name.starts_with("--")) return;
  d.property = find_property(d.name);
  if (d.property == Declaration::no_property) {
    const bool known = is_vendor_name(d.name) || std::binary_search(std::begin(unsupported), std::end(unsupported), d.name);
    d.state = known ? Declaration::State::Unsupported : Declaration::State::UnknownProperty;
    return;
  }
  const auto value = sheet[d.value];
  if (has_variable(value)) {
    d.state = Declaration::State::HasVariable;
  } else if (!is_valid_value(table[d.property], value)) {
    d.state = Declaration::State::UnknownValue;
  }
}

void check_declarations(model::StyleSheet const& sheet, std::vector<Declaration>& declarations, DiagnosticSink& sink) {
  for (Declaration& d : declarations) {
    classify(sheet, d);
    report(sheet, d, sink);
  }
}

}  // namespace bifolio::style
