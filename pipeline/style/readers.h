// The readers of properties whose values are more than one keyword or one length, and of the shorthands. Each reads a value
// straight to where it lives in the computed style; properties.cpp says which property uses which.
#pragma once

#include "model/computed_style.h"
#include "style/fields.h"
#include "style/values/reader.h"

namespace bifolio::style {

using model::ComputedStyle;
using Read = bool (*)(ValueReader&, ComputedStyle&);

// css-fonts-4 (readers_font.cpp)
bool read_font_family(ValueReader&, ComputedStyle&);
bool read_font_size(ValueReader&, ComputedStyle&);
bool read_font_weight(ValueReader&, ComputedStyle&);
bool read_font_stretch(ValueReader&, ComputedStyle&);
bool read_font_style(ValueReader&, ComputedStyle&);
bool read_font_size_adjust(ValueReader&, ComputedStyle&);
bool read_font_synthesis(ValueReader&, ComputedStyle&);
bool read_font_language_override(ValueReader&, ComputedStyle&);
bool read_font(ValueReader&, ComputedStyle&);

// css-fonts-4 §6–§8 (readers_font_features.cpp)
bool read_font_ligatures(ValueReader&, ComputedStyle&);
bool read_font_numeric(ValueReader&, ComputedStyle&);
bool read_font_east_asian(ValueReader&, ComputedStyle&);
bool read_font_alternates(ValueReader&, ComputedStyle&);
bool read_font_feature_settings(ValueReader&, ComputedStyle&);
bool read_font_variation_settings(ValueReader&, ComputedStyle&);
bool read_font_variant(ValueReader&, ComputedStyle&);
/// The keywords of a group of InheritedStyle::font_feature_groups: 0 ligatures, 1 numeric, 2 East Asian, 3 alternates.
void print_font_features(std::string& out, std::vector<model::FontFeature> const& features, std::size_t group);
void print_alternate_functions(std::string& out, std::vector<model::FontAlternate> const& alternates);

// css-text-4, css-inline-3 (readers_text.cpp)
bool read_text_color(ValueReader&, ComputedStyle&);
bool read_line_height(ValueReader&, ComputedStyle&);
bool read_text_align(ValueReader&, ComputedStyle&);
bool read_text_justify(ValueReader&, ComputedStyle&);
bool read_text_indent(ValueReader&, ComputedStyle&);
bool read_text_wrap(ValueReader&, ComputedStyle&);
bool read_text_wrap_mode(ValueReader&, ComputedStyle&);
bool read_text_wrap_style(ValueReader&, ComputedStyle&);
bool read_white_space(ValueReader&, ComputedStyle&);
bool read_letter_spacing(ValueReader&, ComputedStyle&);
bool read_word_spacing(ValueReader&, ComputedStyle&);
bool read_tab_size(ValueReader&, ComputedStyle&);
bool read_hyphenate_character(ValueReader&, ComputedStyle&);
bool read_hyphenate_limit_chars(ValueReader&, ComputedStyle&);
bool read_hyphenate_limit_lines(ValueReader&, ComputedStyle&);
bool read_hanging_punctuation(ValueReader&, ComputedStyle&);
bool read_font_expansion(ValueReader&, ComputedStyle&);
bool read_looseness(ValueReader&, ComputedStyle&);
bool read_protrusion(ValueReader&, ComputedStyle&);
bool read_letter_adjustment(ValueReader&, ComputedStyle&);
bool read_vertical_align(ValueReader&, ComputedStyle&);
bool read_initial_letter(ValueReader&, ComputedStyle&);

// css-text-decor-4 §2 (readers_text_decoration.cpp)
bool read_text_underline_position(ValueReader&, ComputedStyle&);
bool read_text_decoration_line(ValueReader&, ComputedStyle&);
bool read_text_decoration_color(ValueReader&, ComputedStyle&);
bool read_text_decoration_thickness(ValueReader&, ComputedStyle&);
bool read_text_underline_offset(ValueReader&, ComputedStyle&);
bool read_text_decoration(ValueReader&, ComputedStyle&);

// css-text-4 §9, css-text-decor-4 §3, css-ruby-1, css-writing-modes-4 (readers_scripts.cpp)
bool read_text_autospace(ValueReader&, ComputedStyle&);
bool read_text_spacing(ValueReader&, ComputedStyle&);
bool read_text_emphasis_style(ValueReader&, ComputedStyle&);
bool read_text_emphasis_color(ValueReader&, ComputedStyle&);
bool read_text_emphasis_position(ValueReader&, ComputedStyle&);
bool read_text_emphasis(ValueReader&, ComputedStyle&);
bool read_text_combine_upright(ValueReader&, ComputedStyle&);
bool read_ruby_position(ValueReader&, ComputedStyle&);

// css-lists-3, css-content-3, css-gcpm-3, css-page-3 (readers_content.cpp)
bool read_list_style_type(ValueReader&, ComputedStyle&);
bool read_list_style_image(ValueReader&, ComputedStyle&);
bool read_list_style(ValueReader&, ComputedStyle&);
bool read_quotes(ValueReader&, ComputedStyle&);
bool read_counter_reset(ValueReader&, ComputedStyle&);
bool read_counter_increment(ValueReader&, ComputedStyle&);
bool read_counter_set(ValueReader&, ComputedStyle&);
bool read_content(ValueReader&, ComputedStyle&);
bool read_string_set(ValueReader&, ComputedStyle&);
bool read_bookmark_level(ValueReader&, ComputedStyle&);
bool read_bookmark_label(ValueReader&, ComputedStyle&);
bool read_page(ValueReader&, ComputedStyle&);
bool read_page_break_before(ValueReader&, ComputedStyle&);
bool read_page_break_after(ValueReader&, ComputedStyle&);
bool read_page_break_inside(ValueReader&, ComputedStyle&);

// CSS 2.1 §8–§11, css-backgrounds-3, css-display-3 (readers_box.cpp)
bool read_display(ValueReader&, ComputedStyle&);
bool read_position(ValueReader&, ComputedStyle&);
bool read_overflow(ValueReader&, ComputedStyle&);
bool read_z_index(ValueReader&, ComputedStyle&);
bool read_opacity(ValueReader&, ComputedStyle&);
bool read_border_spacing(ValueReader&, ComputedStyle&);
bool read_border_radius(ValueReader&, ComputedStyle&);
std::optional<model::CornerRadius> read_corner_radius(ValueReader&);

// css-backgrounds-3 §3 (readers_background.cpp)
bool read_background_image(ValueReader&, ComputedStyle&);
bool read_background_position(ValueReader&, ComputedStyle&);
bool read_background_position_x(ValueReader&, ComputedStyle&);
bool read_background_position_y(ValueReader&, ComputedStyle&);
bool read_background_size(ValueReader&, ComputedStyle&);
bool read_background_repeat(ValueReader&, ComputedStyle&);
bool read_background_origin(ValueReader&, ComputedStyle&);
bool read_background_clip(ValueReader&, ComputedStyle&);
bool read_background_attachment(ValueReader&, ComputedStyle&);
bool read_background(ValueReader&, ComputedStyle&);

// css-backgrounds-3 §5 (readers_border_image.cpp)
bool read_border_image_source(ValueReader&, ComputedStyle&);
bool read_border_image_slice(ValueReader&, ComputedStyle&);
bool read_border_image_width(ValueReader&, ComputedStyle&);
bool read_border_image_outset(ValueReader&, ComputedStyle&);
bool read_border_image_repeat(ValueReader&, ComputedStyle&);
bool read_border_image(ValueReader&, ComputedStyle&);
bool read_border(ValueReader&, ComputedStyle&);

// css-transforms-2 (readers_transform.cpp)
bool read_transform(ValueReader&, ComputedStyle&);
bool read_transform_origin(ValueReader&, ComputedStyle&);
bool read_translate(ValueReader&, ComputedStyle&);
bool read_rotate(ValueReader&, ComputedStyle&);
bool read_scale(ValueReader&, ComputedStyle&);

// css-ui-4, css-images-4, css-sizing-4, css-multicol-1, css-align-3 (readers_paint.cpp)
bool read_box_shadow(ValueReader&, ComputedStyle&);
bool read_text_shadow(ValueReader&, ComputedStyle&);
bool read_outline_style(ValueReader&, ComputedStyle&);
bool read_outline_offset(ValueReader&, ComputedStyle&);
bool read_outline(ValueReader&, ComputedStyle&);
bool read_object_position(ValueReader&, ComputedStyle&);
bool read_aspect_ratio(ValueReader&, ComputedStyle&);
bool read_image_resolution(ValueReader&, ComputedStyle&);
bool read_column_count(ValueReader&, ComputedStyle&);
bool read_column_width(ValueReader&, ComputedStyle&);
bool read_block_step_size(ValueReader&, ComputedStyle&);
bool read_block_step(ValueReader&, ComputedStyle&);
bool read_columns(ValueReader&, ComputedStyle&);
bool read_column_rule(ValueReader&, ComputedStyle&);
bool read_column_gap(ValueReader&, ComputedStyle&);
bool read_row_gap(ValueReader&, ComputedStyle&);
bool read_gaps(ValueReader&, ComputedStyle&);

/// `auto`, the content keywords or a length-percentage for width and its like; `none` in place of `auto` for max-width.
enum class DimensionForm { Size, Minimum, Maximum, Margin, Inset };
std::optional<model::Dimension> read_dimension(ValueReader& in, DimensionForm form);
std::optional<Length> read_border_width(ValueReader& in);
/// <line-width> || <line-style> || <color>; what is not said is initial.
std::optional<model::Border> read_border_side(ValueReader& in);

}  // namespace bifolio::style
