// Rows of the properties that inherit: fonts, colour, text, lists, tables. Changes when CSS gets another.
#include "style/rows.h"
#include "style/table/printers.h"
#include "style/table/tables.h"

namespace bifolio::style {
namespace {

using B = model::BoxStyle;
using I = model::InheritedStyle;
constexpr auto font_size = Phase::FontSize;
constexpr auto early = Phase::Early;

constexpr Property table[] = {
    // css-fonts-4
    row<Member<&I::font_family>>("font-family", read_font_family, early),
    row<Member<&I::font_size>>("font-size", read_font_size, font_size),
    row<Member<&I::font_weight>>("font-weight", read_font_weight, early),
    printed(row<Member<&I::font_stretch>>("font-stretch", read_font_stretch, early), print_font_stretch),
    printed(row<Member<&I::font_style>, Member<&I::font_oblique_angle>>("font-style", read_font_style, early), print_font_style),
    keyword_row<Member<&I::font_kerning>>("font-kerning", early),
    keyword_row<Member<&I::font_variant_caps>>("font-variant-caps", early),
    keyword_row<Member<&I::font_variant_position>>("font-variant-position", early),
    row<ElementOf<&I::font_feature_groups, 0>>("font-variant-ligatures", read_font_ligatures, early),
    row<ElementOf<&I::font_feature_groups, 1>>("font-variant-numeric", read_font_numeric, early),
    row<ElementOf<&I::font_feature_groups, 2>>("font-variant-east-asian", read_font_east_asian, early),
    printed(row<ElementOf<&I::font_feature_groups, 3>, Member<&I::font_alternates>>("font-variant-alternates", read_font_alternates,
                                                                                    early),
            print_font_alternates),
    printed(row<ElementOf<&I::font_feature_groups, 4>>("font-feature-settings", read_font_feature_settings, early),
            print_font_feature_settings),
    row<Member<&I::font_variations>>("font-variation-settings", read_font_variation_settings, early),
    printed(
        row<Member<&I::font_size_adjust>, Member<&I::font_size_adjust_metric>>("font-size-adjust", read_font_size_adjust, early),
        print_font_size_adjust),
    keyword_row<Member<&I::font_variant_emoji>>("font-variant-emoji", early),
    keyword_row<Member<&I::font_palette>>("font-palette", early),
    printed(row<Member<&I::font_language_override>>("font-language-override", read_font_language_override, early),
            print_font_language_override),
    keyword_row<Member<&I::font_optical_sizing>>("font-optical-sizing", early),
    switch_row<Member<&I::font_synthesis_weight>>("font-synthesis-weight"),
    switch_row<Member<&I::font_synthesis_style>>("font-synthesis-style"),
    switch_row<Member<&I::font_synthesis_small_caps>>("font-synthesis-small-caps"),
    switch_row<Member<&I::font_synthesis_position>>("font-synthesis-position"),
    // css-color-4, css-display-3
    row<Member<&I::color>>("color", read_text_color, early),
    keyword_row<Member<&I::visibility>>("visibility"),
    // css-inline-3, css-text-4
    row<Member<&I::line_height>>("line-height", read_line_height, early),
    printed(row<Member<&I::text_align>, Member<&I::text_align_character>>("text-align", read_text_align), print_text_align),
    keyword_row<Member<&I::text_align_last>>("text-align-last"),
    row<Member<&I::text_justify>>("text-justify", read_text_justify),
    printed(row<Member<&I::text_indent>, Member<&I::text_indent_hanging>, Member<&I::text_indent_each_line>>("text-indent",
                                                                                                             read_text_indent),
            print_text_indent),
    keyword_row<Member<&I::text_transform>>("text-transform"),
    row<Member<&I::text_wrap>>("text-wrap", read_text_wrap),
    keyword_row<Member<&I::white_space_collapse>>("white-space-collapse"),
    keyword_row<Member<&I::overflow_wrap>>("overflow-wrap"),
    keyword_row<Member<&I::word_break>>("word-break"),
    keyword_row<Member<&I::line_break>>("line-break"),
    row<Member<&I::letter_spacing>>("letter-spacing", read_letter_spacing),
    row<Member<&I::word_spacing>>("word-spacing", read_word_spacing),
    printed(row<Member<&I::tab_size_spaces>, Member<&I::tab_size_length>>("tab-size", read_tab_size), print_tab_size),
    keyword_row<Member<&I::hyphens>>("hyphens"),
    printed(row<Member<&I::hyphenate_character>>("hyphenate-character", read_hyphenate_character), print_hyphenate_character),
    row<Member<&I::hyphenate_limit_chars>>("hyphenate-limit-chars", read_hyphenate_limit_chars),
    printed(row<Member<&I::hyphenate_limit_lines>>("hyphenate-limit-lines", read_hyphenate_limit_lines),
            print_hyphenate_limit_lines),
    length_percentage_row<Member<&I::hyphenate_limit_zone>>("hyphenate-limit-zone"),
    keyword_row<Member<&I::hyphenate_limit_last>>("hyphenate-limit-last"),
    printed(
        row<Member<&I::hanging_punctuation_first>, Member<&I::hanging_punctuation_last>, Member<&I::hanging_punctuation_allow_end>,
            Member<&I::hanging_punctuation_force_end>>("hanging-punctuation", read_hanging_punctuation),
        print_hanging_punctuation),
    printed(row<Member<&I::font_expansion>>("-bifolio-font-expansion", read_font_expansion), print_font_expansion),
    printed(row<Member<&I::protrusion>>("-bifolio-protrusion", read_protrusion), print_protrusion),
    printed(row<Member<&I::letter_adjustment>>("-bifolio-letter-adjustment", read_letter_adjustment), print_letter_adjustment),
    row<Member<&I::text_autospace>>("text-autospace", read_text_autospace),
    keyword_row<Member<&I::text_spacing_trim>>("text-spacing-trim"),
    // css-text-decor-4
    row<Member<&I::text_emphasis_style>>("text-emphasis-style", read_text_emphasis_style),
    printed(row<Member<&I::text_emphasis_color>, Member<&I::text_emphasis_color_is_current>>("text-emphasis-color",
                                                                                             read_text_emphasis_color),
            print_text_emphasis_color),
    printed(
        row<Member<&I::text_emphasis_under>, Member<&I::text_emphasis_left>>("text-emphasis-position", read_text_emphasis_position),
        print_text_emphasis_position),
    keyword_row<Member<&I::text_decoration_skip_ink>>("text-decoration-skip-ink"),
    row<Member<&I::text_underline_position>>("text-underline-position", read_text_underline_position),
    row<Member<&I::text_shadow>>("text-shadow", read_text_shadow),
    // css-images-4
    printed(row<Member<&I::image_resolution>, Member<&I::image_resolution_from_image>, Member<&I::image_resolution_snap>>(
                "image-resolution", read_image_resolution),
            print_image_resolution),
    // css-writing-modes-4
    keyword_row<Member<&I::direction>>("direction", early),
    keyword_row<Member<&I::writing_mode>>("writing-mode", early),
    keyword_row<Member<&I::text_orientation>>("text-orientation"),
    printed(row<Member<&I::text_combine_upright>>("text-combine-upright", read_text_combine_upright), print_text_combine_upright),
    // css-ruby-1
    row<Member<&I::ruby_position>>("ruby-position", read_ruby_position),
    keyword_row<Member<&I::ruby_align>>("ruby-align"),
    keyword_row<Member<&I::ruby_merge>>("ruby-merge"),
    keyword_row<Member<&I::ruby_overhang>>("ruby-overhang"),
    // css-lists-3, css-content-3
    printed(row<Member<&I::list_style_type>>("list-style-type", read_list_style_type), print_list_style_type),
    printed(row<Member<&I::list_style_image>>("list-style-image", read_list_style_image), print_list_style_image),
    keyword_row<Member<&I::list_style_position>>("list-style-position"),
    printed(row<Member<&I::quotes>, Member<&I::quotes_auto>>("quotes", read_quotes), print_quotes),
    // css-tables-3
    keyword_row<Member<&I::border_collapse>>("border-collapse"),
    row<Member<&I::border_spacing_horizontal>, Member<&I::border_spacing_vertical>>("border-spacing", read_border_spacing),
    keyword_row<Member<&I::caption_side>>("caption-side"),
    keyword_row<Member<&I::empty_cells>>("empty-cells"),
    // css-break-4
    count_row<Member<&I::orphans>>("orphans"),
    count_row<Member<&I::widows>>("widows"),
    // css-line-grid-1
    keyword_row<Member<&I::line_snap>>("line-snap"),
};

}  // namespace

std::span<Property const> inherited_rows() { return table; }

}  // namespace bifolio::style
